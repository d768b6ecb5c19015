"""One run: the articles' lies and honest variations, each judged alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from summarizer.grounding import ground
from tools.mutation_bench.gold import GoldArticle
from tools.mutation_bench.honest import honest
from tools.mutation_bench.judge import Verdict, Verifier, judge, judge_honest
from tools.mutation_bench.lies import lies
from tools.mutation_bench.mutants import Mutant
from tools.mutation_bench.rivals import RivalVerdict, judge_with_rivals


@dataclass
class Judged:
    """The verdicts on lies, or on honest variations, with those of the rivals beside each."""

    verdicts: list[Verdict] = field(default_factory=list)
    rivals: list[list[RivalVerdict]] = field(default_factory=list)


def run(
    golds: list[GoldArticle],
    kinds: list[str] | None = None,
    *,
    verifier: Verifier = ground,
    rivals: Path | None = None,
) -> tuple[Judged, Judged]:
    """Return what became of the lies about the articles, and of the honest variations."""
    false, true = Judged(), Judged()
    for gold in golds:
        add(false, gold, lies(gold, kinds), partial(judge, gold=gold, verifier=verifier), rivals)
        add(true, gold, honest(gold, kinds), partial(judge_honest, gold=gold, verifier=verifier), rivals)
    return false, true


def add(
    judged: Judged,
    gold: GoldArticle,
    mutants: list[Mutant],
    judge_one: Callable[[Mutant], Verdict],
    rivals: Path | None,
) -> None:
    """Judge the items of one article, by the rivals too where there are any."""
    judged.verdicts += [judge_one(mutant) for mutant in mutants]
    judged.rivals += judge_with_rivals(rivals, gold, mutants) if rivals else [[] for _ in mutants]
