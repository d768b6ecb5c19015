"""Why an article belongs to its story, in words for people: what it shares with an earlier one."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.edition import Reason, ReasonCode
from summarizer.grounding.common import COMMON
from summarizer.stories.copies import FoundCopy
from summarizer.stories.group import Link
from summarizer.stories.traits import CALENDAR, Traits

_MOST = 4  # of each kind
_SAME_TEXT = {
    "identical": "The same text as {other}.",
    "wire": "The same agency report as {other}.",
    "near": "The same text as {other}, but for a few words or closing paragraphs.",
}


def reasons_of(
    articles: Sequence[str], links: Sequence[Link], traits: Mapping[str, Traits], titles: Mapping[str, str]
) -> tuple[Reason, ...]:
    """Return why each article belongs with the one before it that it is most like; none for the first.

    `articles` are in the order in which they came; `titles` name an article for people.
    """
    place = {article: number for number, article in enumerate(articles)}
    best: dict[str, Link] = {}
    for link in links:
        if link.score > 0 and link.one in place and link.other in place:
            best.setdefault(max(link.one, link.other, key=place.__getitem__), link)
    return tuple(
        reason
        for article in articles
        if article in best
        for reason in _shared(article, traits[article], traits[_partner(article, best[article])], titles)
    )


def copy_reason(copy: FoundCopy, titles: Mapping[str, str]) -> Reason:
    """Return why a copy stands below its original."""
    return Reason(code="copy", article=copy.article, text=_SAME_TEXT[copy.kind].format(other=titles[copy.original]))


def _partner(article: str, link: Link) -> str:
    return link.other if article == link.one else link.one


def _shared(article: str, traits: Traits, other: Traits, titles: Mapping[str, str]) -> Iterable[Reason]:
    names = sorted(traits.names.keys() & other.names.keys(), key=lambda name: (-traits.names[name], name))
    actors = {name for one, name in traits.actors.items() if one in other.actors}
    told = " ".join(actors)
    others = {traits.shown[name] for name in names if traits.shown[name] not in told}
    numbers = {f"{value:,.10g} {word}" for value, word in _numbers(traits, other).items()}
    words = {traits.shown[word] for word in traits.lead.keys() & other.lead.keys() if word in traits.shown}
    found: tuple[tuple[ReasonCode, set[str], str], ...] = (
        ("actors", actors, "Has {what} as actors"),
        ("names", others, "Names {what}"),
        ("numbers", numbers, "Gives {what}"),
        ("dates", set(traits.days & other.days), "Names the day {what}"),
        ("words", words - COMMON - CALENDAR, "Opens with the words {what}"),
    )
    for code, shared, text in found:
        if shared:
            what = ", ".join(sorted(shared)[:_MOST])
            yield Reason(code=code, article=article, text=f"{text.format(what=what)}, like {titles[other.article]}.")


def _numbers(traits: Traits, other: Traits) -> dict[float, str]:
    """Return the shared figures, each with the first word of what it counts."""
    shared: dict[float, str] = {}
    for value, word in sorted(traits.numbers & other.numbers):
        shared.setdefault(value, traits.shown.get(word, word))
    return shared
