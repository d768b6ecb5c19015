"""What the verifier makes of one item that is judged alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.grounding import Grounded, ground
from summarizer.mentions import Mentions
from summarizer.summary import Actor, GistSentence, Number, OpenQuestion, Position
from tools.gold_report import draft_item
from tools.mutation_bench.gold import GoldArticle, folded
from tools.mutation_bench.mutants import Mutant
from tools.mutation_bench.words.numerals import FIGURE

Outcome = Literal["withheld", "repaired", "unverified", "kept", "no mention"]
Verifier = Callable[[Draft, Article, Mentions], Grounded]
Kept = GistSentence | Actor | Position | Number | OpenQuestion
_DOUBT_IS_ENOUGH = frozenset(
    """negation_dropped negation_added modality_dropped speaker_swapped claim_as_fact counted_noun label_word
    label_moved""".split()
)


@dataclass(frozen=True)
class Verdict:
    """What became of one mutant; `why` holds the codes and reasons, or the doubts."""

    mutant: Mutant
    outcome: Outcome
    why: str

    @property
    def is_caught(self) -> bool:
        """Tell whether nothing that is kept says the lie, or, for some kinds, whether it carries a doubt."""
        doubt_counts = self.outcome == "unverified" and self.mutant.kind in _DOUBT_IS_ENOUGH
        return self.outcome in {"withheld", "repaired"} or doubt_counts


def judge(mutant: Mutant, gold: GoldArticle, verifier: Verifier = ground) -> Verdict:
    """Return what the verifier makes of one lie."""
    grounded = verify(mutant, gold, verifier)
    if grounded is None:
        return Verdict(mutant, "no mention", "the rules found no such number or quotation")
    kept = items_of(mutant, grounded)
    lying = [item for item in kept if says_lie(item, mutant, grounded)]
    reasons = "; ".join(f"{one.code}: {one.reason}" for one in grounded.withheld)
    if lying:
        doubts = ", ".join(lying[0].doubts)
        return Verdict(mutant, "unverified" if doubts else "kept", doubts)
    is_repaired = bool(kept) and mutant.section not in {"actors", "numbers", "more_numbers"}
    return Verdict(mutant, "repaired" if is_repaired else "withheld", reasons)


def judge_honest(mutant: Mutant, gold: GoldArticle, verifier: Verifier = ground) -> Verdict:
    """Return what the verifier makes of one honest variation; a field that is lost counts as withheld."""
    grounded = verify(mutant, gold, verifier)
    if grounded is None:
        return Verdict(mutant, "no mention", "the rules found no such number or quotation")
    kept = items_of(mutant, grounded)
    if grounded.withheld or not kept:
        return Verdict(mutant, "withheld", "; ".join(f"{one.code}: {one.reason}" for one in grounded.withheld))
    doubts = ", ".join(kept[0].doubts)
    return Verdict(mutant, "unverified" if doubts else "kept", doubts)


def verify(mutant: Mutant, gold: GoldArticle, verifier: Verifier) -> Grounded | None:
    """Return what a draft of this one item becomes; None where the rules found no number or quotation for it."""
    said = mutant.item
    if mutant.field == "passages":  # its quotations are still those of the right passages
        said = {**said, "passages": list(mutant.right_passages)}
    item = draft_item({"section": mutant.section, "item": said}, gold.mentions)
    if item is None:
        return None
    if mutant.field == "passages":
        item = {**item, "passages": mutant.item["passages"]}
    return verifier(Draft.model_validate({mutant.section: [item]}), gold.article, gold.mentions)


def items_of(mutant: Mutant, grounded: Grounded) -> list[Kept]:
    """Return the kept items that an item may have become: numbers with a label, the actor itself, all of a section."""
    if mutant.section in {"numbers", "more_numbers"}:
        return [number for number in grounded.numbers if number.counted]
    if mutant.section == "actors":
        return [actor for actor in grounded.actors if actor.name == mutant.item["name"]]
    return list(getattr(grounded, mutant.section))


def says_lie(item: Kept, mutant: Mutant, grounded: Grounded) -> bool:
    """Tell whether a kept item still says the lie."""
    if mutant.field == "passages":
        return cites_lie(item, mutant)
    if mutant.kind == "claim_as_fact":
        return item.repaired is None
    said = [folded(words) for words in said_by(item, mutant.field, grounded)]
    lie = folded(mutant.lie)
    if mutant.field in {"text", "statement", "question"}:
        return any(lie in words for words in said)
    if mutant.field == "exact":
        return any(lie in FIGURE.findall(words) for words in said)
    if mutant.field in {"holder", "source"}:
        return any(is_name_of(lie, words, folded(mutant.before)) for words in said)
    return lie in said


def cites_lie(item: Kept, mutant: Mutant) -> bool:
    """Tell whether a kept item stands on a passage that it was falsely given, and on none that holds it."""
    shown = {part.passage for part in item.evidence}
    return bool(shown & set(mutant.item["passages"])) and not shown & set(mutant.right_passages)


def is_name_of(lie: str, name: str, right: str) -> bool:
    """Tell whether a kept name is the false one: alike to it, and not to the right one."""
    if right and (name in right or right in name):
        return lie == name
    return lie == name or name in lie or lie in name


def said_by(item: Kept, field: str, grounded: Grounded) -> Iterator[str]:
    """Yield what an item says in a field, with names in place of ids."""
    if field == "exact" and isinstance(item, Number):
        yield item.mention.exact
        return
    if field == "source" and isinstance(item, Number):
        yield from names_of(item.attribution.source if item.attribution else None, grounded)
        return
    value = getattr(item, field)
    for one in value if isinstance(value, tuple) else (value,):
        words = getattr(one, "exact", one)
        yield from names_of(words, grounded) if field in {"holder", "target", "parties"} else [words or ""]


def names_of(identifier: str | None, grounded: Grounded) -> Iterator[str]:
    """Yield the name of an actor's id; what is no id stays as it is."""
    named = [actor.name for actor in grounded.actors if actor.id == identifier]
    yield from named or [identifier or ""]
