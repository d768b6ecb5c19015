"""Counts of verdicts per kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tools.mutation_bench.judge import Verdict
from tools.mutation_bench.rivals import RivalVerdict


@dataclass
class KindTally:
    """How many items of one kind there were, and what became of them; rivals: caught or lost, of those answered."""

    outcomes: Counter[str] = field(default_factory=Counter)
    caught: int = 0
    rivals_caught: Counter[str] = field(default_factory=Counter)
    rivals_judged: Counter[str] = field(default_factory=Counter)

    @property
    def judged(self) -> int:
        """The items that could be judged."""
        return self.outcomes.total() - self.outcomes["no mention"]

    @property
    def share(self) -> float:
        """The share of lies that were caught."""
        return self.caught / self.judged if self.judged else 0.0

    def add(self, verdict: Verdict, rivals: Iterable[RivalVerdict]) -> None:
        """Count one item."""
        self.outcomes[verdict.outcome] += 1
        self.caught += verdict.is_caught
        for rival in rivals:
            if rival.is_caught is not None:
                self.rivals_judged[rival.rival] += 1
                self.rivals_caught[rival.rival] += rival.is_caught

    def rival_share(self, rival: str) -> float | None:
        """Return the share that a rival caught or lost; None where it was not asked."""
        judged = self.rivals_judged[rival]
        return self.rivals_caught[rival] / judged if judged else None


def tally(verdicts: Iterable[Verdict], rivals: Iterable[list[RivalVerdict]]) -> dict[str, KindTally]:
    """Return the counts per kind in the order in which the kinds come, and those of all kinds under "all"."""
    kinds: dict[str, KindTally] = {}
    total = KindTally()
    for verdict, rival_verdicts in zip(verdicts, rivals, strict=True):
        kinds.setdefault(verdict.mutant.kind, KindTally()).add(verdict, rival_verdicts)
        total.add(verdict, rival_verdicts)
    return {**kinds, "all": total}
