"""What a person decides about one run."""

import hashlib
from dataclasses import dataclass
from typing import Self

from summarizer.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `of` equal parts of the inputs, by the hash of each path; `number` counts from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2/5". Raises ConfigurationError."""
        number, _, of = text.partition("/")
        if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            raise ConfigurationError(f"--shard {text} is no part of a whole", advice="Write --shard 2/5.")
        return cls(int(number), int(of))

    def __contains__(self, path: str) -> bool:
        return int.from_bytes(hashlib.sha256(path.encode()).digest()[:8]) % self.of == self.number - 1


@dataclass(frozen=True, slots=True)
class Options:
    """How many at once, which inputs, how much, and what to ask again; `limit` counts articles that are asked."""

    concurrency: int = 8
    shard: Shard | None = None
    limit: int | None = None
    max_cost: float | None = None
    retries_failed: bool = False
    asks_again: bool = False
    keeps_texts: bool = True
    keeps_replies: bool = True
