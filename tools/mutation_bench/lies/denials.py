"""Lies that drop a "not", or put one in."""

import re
from collections.abc import Iterator

from tools.mutation_bench.gold import GoldArticle, words_of
from tools.mutation_bench.mutants import Mutant, Slot, copied_slots, prose_slots
from tools.mutation_bench.words.meaning import AUXILIARIES, DENIERS, NEGATORS, PAST, PRESENT

# Order matters: the first that fits is used.
_DROPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\bcannot\b", "can"),
        (r"\bcan['’]t\b", "can"),
        (r"\bwon['’]t\b", "will"),
        (r"\b(\w+)n['’]t\b", r"\1"),
        (r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|do) not\b", r"\1"),
        (r"\bnot to\b", "to"),
        (r"\bnever\b ?", ""),
        (r"\bwithout\b", "with"),
        (
            r"\b(has|have|had|saw|sees|see|found|finds|wants|gave|gives|is|are|was|were) no\b(?! (?:fewer|less|more))",
            r"\1 a",
        ),
        (r"\bNeither (\w+) had\b", r"Both \1s had"),
        (r"\b(un)(known|true|reachable|likely|able)\b", r"\2"),
    )
)
_NOT_A_DENIAL = re.compile(r"\b(?:no (?:fewer|less|more) than|not only|nothing but|no longer)\b", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b({'|'.join(AUXILIARIES)})\b(?! not)", re.IGNORECASE)
_VERB = re.compile(rf"(?<=[\w’'.”\"] )({'|'.join((*PAST, *PRESENT))})\b")
_IN_A_CLAUSE = re.compile(
    r"\b(?:who|which|whom|after|before|when|since|while|until|once|than|although|though)\b[^,;.]*$", re.IGNORECASE
)
_PARTICIPLE_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|and|to|the|a|an|of|by|who|which|that|were|its|his|further)\s+$",
    re.IGNORECASE,
)


def negation_dropped(gold: GoldArticle) -> Iterator[Mutant]:
    """Drop the "not" of prose that denies something."""
    for slot in (*prose_slots(gold, "gist", "positions"), *copied_slots(gold)):
        for pattern, words in _DROPS:
            for match in pattern.finditer(slot.words):
                if not _NOT_A_DENIAL.search(slot.words[match.start() : match.end() + 12]):
                    yield slot.lie("negation_dropped", affirmed(slot.words, match, match.expand(words)))


def affirmed(text: str, match: re.Match[str], words: str) -> str:
    """Return a text without its denial, "did want" written as it is."""
    said = text[: match.start()] + words + text[match.end() :]
    said = re.sub(r"\b(sees|saw|has|have|had|found) a (boats|interviews)\b", r"\1 \2", said)
    said = re.sub(r"\ba (?=[aeiou])", "an ", said)
    return re.sub(r" {2,}", " ", said).strip()


def negation_added(gold: GoldArticle) -> Iterator[Mutant]:
    """Put a "not" or a "never" into prose that denies nothing."""
    for slot in prose_slots(gold, "gist", "positions"):
        if denies(slot.words):
            continue
        for match in _AUXILIARY.finditer(slot.words):
            if match.group().casefold() not in {"may", "might"} and not is_aside(slot.words, match):
                yield added(slot, match.end(), " not")
        for match in _VERB.finditer(slot.words):
            is_participle = _PARTICIPLE_BEFORE.search(slot.words[: match.start()])
            if not is_participle and not is_aside(slot.words, match):
                yield added(slot, match.start(), "never ")
                yield denied(slot, match)


def denies(text: str) -> bool:
    """Tell whether a text denies something already."""
    words = words_of(text)
    return any(word in NEGATORS or word in DENIERS or word.endswith(("n't", "n’t")) for word in words)


def is_aside(text: str, match: re.Match[str]) -> bool:
    """Tell whether a verb begins or ends its sentence, or stands in a clause that only says who, which or when."""
    is_edge = bool(re.search(r"\b(?:to|could|would|might|must|may|should) $", text[: match.start()]))
    is_edge = is_edge or match.start() == 0 or text[match.end() : match.end() + 1] in {",", "."}
    before = text[: match.start()]
    return is_edge or bool(_IN_A_CLAUSE.search(before) or re.search(r", [A-Z][\w’']+ $", before))


def added(slot: Slot, place: int, words: str) -> Mutant:
    """Return prose with words put in at a place."""
    return slot.lie("negation_added", slot.words[:place] + words + slot.words[place:])


def denied(slot: Slot, match: re.Match[str]) -> Mutant:
    """Return prose with "did not" or "does not" before a verb."""
    verb = match.group()
    words = f"did not {PAST[verb]}" if verb in PAST else f"does not {PRESENT[verb]}"
    return slot.lie("negation_added", slot.words[: match.start()] + words + slot.words[match.end() :])
