"""What this process has learnt of each endpoint and model; lost when it ends."""

from summarizer.llm.habits import Habits

Key = tuple[str, str, str]  # base URL, model, and the mode of the settings: a chosen mode says nothing about `auto`

_known: dict[Key, Habits] = {}


def recall(key: Key, first_guess: Habits) -> Habits:
    """Return what was learnt, else the first guess."""
    return _known.get(key, first_guess)


def remember(key: Key, habits: Habits) -> None:
    """Keep what was learnt for the later asks of this process."""
    _known[key] = habits


def forget() -> None:
    """Start as a new process would."""
    _known.clear()
