"""What a run has done so far."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.ledger import Call


@dataclass
class Tally:
    """Counts of one run: articles that were asked, known from before, or could not be read, and what it cost."""

    done: int = 0
    failed: int = 0
    known: int = 0
    unread: int = 0
    active: int = 0
    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    started: float = field(default_factory=time.monotonic)

    @property
    def asked(self) -> int:
        """Return how many articles were asked and came to an end."""
        return self.done + self.failed

    @property
    def settled(self) -> int:
        """Return of how many inputs it is known what becomes of them."""
        return self.asked + self.known + self.unread

    @property
    def seconds(self) -> float:
        """Return how long the run goes on."""
        return time.monotonic() - self.started

    def count(self, calls: Sequence[Call]) -> None:
        """Add what calls have used."""
        for call in calls:
            self.requests += call.requests
            self.input_tokens += call.input_tokens
            self.output_tokens += call.output_tokens
            self.cost = None if self.cost is None or call.cost is None else self.cost + call.cost
