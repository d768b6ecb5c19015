"""Ids that stay from edition to edition: made once from what opened the item, then handed on."""

from collections.abc import Iterable
from hashlib import sha256


def new_id(letter: str, *parts: str) -> str:
    """Return an id that the same parts always give."""
    return f"{letter}{sha256(chr(0).join(parts).encode()).hexdigest()[:12]}"


class Ids:
    """Hand each known id on once; who comes second gets a new one."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, known: Iterable[str], fresh: str) -> str:
        """Return the first of the known ids that nobody took, else the fresh one."""
        found = next((one for one in sorted(known) if one not in self._taken), fresh)
        self._taken.add(found)
        return found
