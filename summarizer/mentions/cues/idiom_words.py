"""The closed list of cues of several words: verbs with the words after them, and adjectives after "is"."""

from typing import NamedTuple


class Idiom(NamedTuple):
    """The words after the first one, and the verb that it all amounts to."""

    words: tuple[str, ...]
    lemma: str


def _idioms(*rows: str) -> dict[str, tuple[Idiom, ...]]:
    """Return the idioms by their first word; a row is "verb forms: rest, rest ... = lemma"."""
    table: dict[str, tuple[Idiom, ...]] = {}
    for row in rows:
        forms, rest = row.split(": ")
        endings, lemma = rest.split(" = ")
        idioms = tuple(Idiom(tuple(ending.split()), lemma) for ending in endings.split(", "))
        for form in forms.split():
            table[form] = (*table.get(form, ()), *idioms)
    return table


IDIOMS = _idioms(
    "came come comes: to the conclusion that, to the view that, to the opinion that, to the decision that = conclude",
    "reached reach reaches drew draw draws: the conclusion that, the view that = conclude",
    "made make makes: clear that, it clear that, plain that, it plain that, the point that, the case that = state",
    "came come comes hit hits lashed lashes: out against = oppose",
    "came come comes: out in favour of, out in favor of, out in support of = support",
    "hit hits lashed lashes: out at, back at = criticise",
    "took take takes: aim at, issue with = criticise",
    "spoke speak speaks spoken: out against, out about = criticise",
    "went goes: on = continue",
)
ADJECTIVES = {
    **dict.fromkeys("critical dismissive contemptuous scathing".split(), ("of", "about")),
    "supportive": ("of",),
    "opposed": ("to",),
    **dict.fromkeys("concerned worried alarmed".split(), ("that", "about", "over", "clause")),
    **dict.fromkeys(
        "confident convinced adamant hopeful optimistic fearful sceptical skeptical".split(), ("that", "clause")
    ),
}
# "...," X shot back.
AFTER_QUOTATION = {"shot": "back", "hit": "back", "fired": "back", "chimed": "in", "weighed": "in", "cut": "in"}
IDIOMATIC = frozenset(IDIOMS) | frozenset(ADJECTIVES) | frozenset(AFTER_QUOTATION)
