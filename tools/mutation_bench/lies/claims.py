"""Lies that turn what may be into what is, and what somebody says into what is so."""

import re
from collections.abc import Iterator

from tools.mutation_bench.gold import GoldArticle, RightItem, words_of
from tools.mutation_bench.mutants import Mutant, Slot, changed, copied_slots, prose_slots
from tools.mutation_bench.words.meaning import HEDGES, HEDGING_ADJECTIVES, HEDGING_ADVERBS

_ADVERBS = "|".join(HEDGING_ADVERBS)
_ADJECTIVES = "|".join(HEDGING_ADJECTIVES)
_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\b(There|there) (?:may|might|could|would|will) be\b", r"\1 are"),
        (r"\b(?:may|might|could|must) have (?=been\b)", "have "),
        (r"\b(?:may|might|could|must) have (?=\w+(?:ed|t|n)\b)", ""),
        (r"\b(?:may|might|could|will|would) be (?=\w+(?:ed|en)\b)", "got "),
        (r"(?<=s )(?:may|might|could|will) be\b", "are"),
        (r"\b(?:may|might|could|will) be\b", "is"),
        (r"\bwould be\b", "was"),
        (r"\b(?:will|would|might) (?=(?:then )?(?!not\b|be\b|have\b)[a-z]+\b)", "did "),
        (rf" (?:{_ADVERBS})\b", ""),
        (rf"\b(?:{_ADVERBS}) ", ""),
        (rf"\b(?:{_ADJECTIVES}) (?!that\b|by\b|to\b)(?=[a-z])", ""),
        (r"\b(?:thought|believed|presumed|said|expected|reported|feared) to be ", ""),
        (r"\b(?:plans|intends|hopes|wants|threatens|promised|agreed|proposed|is expected|is set) to (?=[a-z])", "did "),
        (r"\b(?:were|was|are|is) to (?=[a-z])", "did "),
        (r"\b(?:proposed|suggested) that (.+?) help\b", r"made \1 help"),
    )
)
_STILL_A_CLAIM = frozenset({"may", "might", "could", "alleged", *HEDGING_ADVERBS})
_DENIED_BEFORE = re.compile(r"(?:\b(?:not|never|no|nor|if|unless)|n['’]t)\b[^.;,]*$", re.IGNORECASE)
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|claim\w*|report(?:s|ed)|stat(?:es|ed|ing)|accord\w+|told|argu\w+|wrote|believ\w+|suggest\w*)\b"
)
_SAYS = (
    r"(?:says?|said|claims?|claimed|reports?|reported|believes?|states?|stated|argued|argues|theorized|writes|wrote"
    r"|asserts|asserted|concluded|explains|explained|adds|added|suggests?|held|considers)"
)
_SOURCE = r"[^,.;]{2,60}?"
_ATTRIBUTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (rf"^According to {_SOURCE}, (.+)$", r"\1"),
        (rf"^(.+?), according to {_SOURCE}\.$", r"\1."),
        (rf"^(.+), (?:the )?{_SOURCE} {_SAYS}(?: on \w+| from [\w ]+)?\.$", r"\1."),
        (rf"^(.+), {_SOURCE} told [\w ]+\.$", r"\1."),
        (rf"^(.+), said {_SOURCE}\.$", r"\1."),
        (r"^(.+), (?:AFP|[A-Z]\w+) found from [\w ]+\.$", r"\1."),
        (rf"^{_SOURCE} {_SAYS}(?: at a [\w’']+ station)? that (.+)$", r"\1"),
        (
            rf"^{_SOURCE} (?:says?|said|claims?|reports?) (?=(?:the|over|more|about|approximately|some|at|\d))(.+)$",
            r"\1",
        ),
        (rf"^(.+), {_SOURCE} suggest\.$", r"\1."),
        (r"^Estimates suggest (.+)$", r"\1"),
    )
)


def modality_dropped(gold: GoldArticle) -> Iterator[Mutant]:
    """State as plain what the article gives as possible, alleged, planned or promised."""
    for slot in (*prose_slots(gold, "gist", "positions"), *copied_slots(gold)):
        hedged = set(words_of(gold.cited_text(slot.right))) & set(HEDGES)
        if not hedged:
            continue
        places: set[int] = set()
        for pattern, words in _PLAIN:
            for match in pattern.finditer(slot.words):
                said = slot.words[: match.start()] + match.expand(words) + slot.words[match.end() :]
                is_denied = _DENIED_BEFORE.search(slot.words[: match.start()])
                if match.start() not in places and not is_denied and not hedged & set(words_of(said)):
                    places.add(match.start())
                    yield slot.lie("modality_dropped", said[:1].upper() + said[1:])


def claim_as_fact(gold: GoldArticle) -> Iterator[Mutant]:
    """Put into the gist, without its source, what the article only has somebody say."""
    for slot in prose_slots(gold, "gist", "positions"):
        if not is_attributed(gold, slot.right):
            continue
        found = ((pattern.match(slot.words), words) for pattern, words in _ATTRIBUTIONS)
        match, words = next((one for one in found if one[0]), (None, ""))
        if match is not None and not is_relayed(gold, slot, match):
            yield as_gist(slot, capital(match.expand(words)))
        if match is None and slot.field == "statement" and is_bare_claim(slot):
            yield as_gist(slot, slot.words)


def is_attributed(gold: GoldArticle, right: RightItem) -> bool:
    """Tell whether each cited passage has a position of the gold with a saying word.

    Where a gold has no positions at all, a saying word in each passage is enough.
    """
    cues = [position["attribution"]["cue"] for position in gold.gold["positions"] if position["attribution"]["cue"]]
    if not gold.gold["positions"]:
        return all(_SAYING.search(gold.passage_text(number)) for number in right.passages)
    spans = [gold.article.passages[number - 1].span for number in right.passages]
    return all(any(span.start <= cue["start"] < span.end for cue in cues) for span in spans)


def is_bare_claim(slot: Slot) -> bool:
    """Tell whether a statement does not name its holder and is of a kind that claims."""
    holder = slot.right.item.get("holder") or ""
    named = set(words_of(holder)) & set(words_of(slot.words)) - {"the", "of", "a"}
    saying = {"said", "says", "asked", "asks", "court", "council", "church", "department"}
    return not named and not saying & set(words_of(slot.words)) and slot.right.item["stance"] in {"asserts", "accuses"}


def is_relayed(gold: GoldArticle, slot: Slot, match: re.Match[str]) -> bool:
    """Tell whether what was left out only passes the claim on, or the rest still says that it is a claim."""
    rest = set(words_of(match.expand(r"\1")))
    left_out = set(words_of(slot.words)) - rest
    links = [link for one in gold.gold["positions"] for link in one["attribution"]["via"]]
    return bool(rest & _STILL_A_CLAIM) or any(set(words_of(link["exact"])) <= left_out for link in links)


def as_gist(slot: Slot, text: str) -> Mutant:
    """Return a gist sentence with this text that cites what the item cites."""
    gist = RightItem(
        slot.right.article, "gist", {"text": slot.words, "passages": list(slot.right.passages)}, paraphrase=False
    )
    return changed(gist, "claim_as_fact", "text", text)


def capital(text: str) -> str:
    """Return a text with a large first letter."""
    return text[:1].upper() + text[1:]
