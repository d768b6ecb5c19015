"""Actors across the articles of a story. When in doubt two stay two: never are two people made one.

A person is known by the full name. A surname alone, or one with an initial, joins only where exactly one full name of
the story fits it and no text of the story gives that surname another first name. Bodies join by their full name, or by
an acronym that an article gives for it, states by the closed table of names. Bodies of which many places have one
("the police") stay apart where their affiliations differ. Unnamed sources stay with their article.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.edition import ArticleEvidence, StoryActor
from summarizer.grounding.common import COMMON
from summarizer.grounding.words import FUNCTION_WORDS, standard_name, words
from summarizer.mentions.names.words import DEMONYMS, TITLES
from summarizer.stories.ids import new_id
from summarizer.stories.names import PersonName, is_full, is_one_word, may_be_one, plain_name
from summarizer.stories.types import Cast, Reported
from summarizer.stories.wording import quoted
from summarizer.summary import Actor

_MOST_EVIDENCE = 3  # articles
_NO_FIRST_NAME = frozenset(word.lower() for word in (*TITLES, *DEMONYMS)) | FUNCTION_WORDS | COMMON
_COMMON_BODIES = frozenset(
    """ministry ministries minister police army military navy force forces government court parliament senate council
    office department authority authorities officials commission agency prosecutor prosecutors union party university
    hospital residents spokesman spokeswoman""".split()
)


@dataclass(frozen=True)
class _Known:
    """An actor of one article's summary."""

    article: str
    date: str
    actor: Actor

    @property
    def names(self) -> tuple[str, ...]:
        return (self.actor.name, *self.actor.aliases)

    @property
    def person(self) -> PersonName:
        """The fullest name that the article gives."""
        return max((PersonName(name) for name in self.names), key=lambda name: (is_full(name), len(name.words)))


def make_cast(reported: Sequence[Reported], texts: Mapping[str, Article], before: Sequence[StoryActor]) -> Cast:
    """Return the actors of a story, the most important first; who was known before keeps the id."""
    known = [
        _Known(each.summary.article.id, each.date, actor)
        for each in sorted(reported, key=lambda each: (each.date, each.summary.article.id))
        for actor in each.summary.actors
    ]
    persons = [one for one in known if one.actor.kind == "person"]
    others = [one for one in known if one.actor.kind != "person"]
    groups = [*_persons(persons, _first_names(reported, texts)), *_bodies(others)]
    identifiers = _identifiers(groups, before)
    actors = [_story_actor(group, identifier) for group, identifier in zip(groups, identifiers, strict=True)]
    return Cast(tuple(sorted(actors, key=lambda actor: (actor.salience, -len(actor.actors), actor.id))))


def _persons(known: Sequence[_Known], first_names: Callable[[str], frozenset[str]]) -> list[list[_Known]]:
    """Group people: full names first, then what has only a surname or an initial."""
    groups: list[list[_Known]] = []
    for one in sorted(known, key=lambda one: not is_full(one.person)):
        fitting = [group for group in groups if all(may_be_one(one.person, other.person) for other in group)]
        alike = [group for group in groups if any(may_be_one(one.person, other.person) for other in group)]
        others = {other.article for group in fitting for other in group}
        if len(fitting) == len(alike) == 1 and one.article not in others and _is_only(one, fitting[0], first_names):
            fitting[0].append(one)
        else:
            groups.append([one])
    return groups


def _is_only(one: _Known, group: Sequence[_Known], first_names: Callable[[str], frozenset[str]]) -> bool:
    """Tell whether the story gives the surname one first name; a full name that is the same needs no proof."""
    if any(one.person.words == other.person.words and is_full(one.person) for other in group):
        return True
    ours = {name.words[0] for name in (one.person, *(other.person for other in group)) if name.first}
    firsts = ours | first_names(one.person.last)
    return all(is_one_word(first, max(firsts, key=len)) for first in firsts)


def _first_names(reported: Sequence[Reported], texts: Mapping[str, Article]) -> Callable[[str], frozenset[str]]:
    """Return a function that gives the words with a capital before a surname in the story's texts."""
    text = "\n".join(_text(each, texts) for each in reported)

    def find(surname: str) -> frozenset[str]:
        before = re.findall(rf"\b([A-Z][\w-]*\.?) (?:\w{{1,3}}[ -]){{0,2}}(?i:{re.escape(surname)})\b", text)
        folded = {word for found in before for word in words(found)[:1]}
        return frozenset(word for word in folded if word.rstrip(".") not in _NO_FIRST_NAME)

    return find


def _text(reported: Reported, texts: Mapping[str, Article]) -> str:
    article = texts.get(reported.summary.article.id)
    if article:
        return article.text
    return "\n".join(part.exact for part in quoted(reported.summary))


def _bodies(known: Sequence[_Known]) -> list[list[_Known]]:
    """Group bodies, groups, states and documents by name; acronyms by the full name that some article gives them."""
    full_names = _full_names(known)
    states = {_state(one) for one in known if one.actor.kind == "state"}
    groups: defaultdict[str, list[_Known]] = defaultdict(list)
    for one in known:
        name = plain_name(one.actor.name)
        if one.actor.kind == "unnamed" or not name:
            groups[f"{one.article} {one.actor.id}"].append(one)
        else:
            groups[_state(one) if _state(one) in states else full_names.get(name, name)].append(one)
    return [part for name, group in groups.items() for part in _apart(name, group)]


def _state(one: _Known) -> str:
    return standard_name(plain_name(one.actor.name))


def _full_names(known: Iterable[_Known]) -> dict[str, str]:
    """Return the full name of each acronym that an article gives for one body, and no article for another."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in known:
        for name in one.names:
            if name.isupper() and len(name) > 1 and name != one.actor.name:
                found[plain_name(name)].add(plain_name(one.actor.name))
    return {acronym: names.pop() for acronym, names in found.items() if len(names) == 1}


def _apart(name: str, group: Sequence[_Known]) -> Iterator[list[_Known]]:
    """Yield the bodies of one name: together, but by affiliation where many have such a name: "the health ministry"."""
    homes = {_home(one) for one in group} - {None}
    if len(homes) <= 1 or _COMMON_BODIES.isdisjoint(name.split()):
        yield list(group)
        return
    by_home: defaultdict[str, list[_Known]] = defaultdict(list)
    for one in group:
        by_home[_home(one) or f"{one.article} {one.actor.id}"].append(one)
    yield from by_home.values()


def _home(one: _Known) -> str | None:
    """Return the beginning of an affiliation, which "Israel" and "Israeli" share."""
    return standard_name(plain_name(one.actor.affiliation))[:5] if one.actor.affiliation else None


def _identifiers(groups: Sequence[Sequence[_Known]], before: Sequence[StoryActor]) -> list[str]:
    """Return an id for each group: that of the actor known before with whom it shares most, else a new one."""
    earlier = {key: actor.id for actor in before for key in actor.actors}
    taken: set[str] = set()
    identifiers = []
    for group in groups:
        shared = [earlier[one.article, one.actor.id] for one in group if (one.article, one.actor.id) in earlier]
        wanted = sorted(set(shared) - taken, key=lambda identifier: (-shared.count(identifier), identifier))
        identifiers.append(wanted[0] if wanted else new_id("a", group[0].article, group[0].actor.id))
        taken.add(identifiers[-1])
    return identifiers


def _story_actor(group: Sequence[_Known], identifier: str) -> StoryActor:
    first = min(group, key=lambda one: (one.actor.salience, -len(one.actor.name), one.date, one.article))
    name = max((one.actor.name for one in group), key=lambda name: (len(name.split()), name == first.actor.name, name))
    newest = sorted(group, key=lambda one: (one.date, one.article), reverse=True)
    names = {name for one in group for name in one.names}
    return StoryActor(
        id=identifier,
        name=name,
        kind=first.actor.kind,
        role=next((one.actor.role for one in newest if one.actor.role), None),
        aliases=tuple(sorted(names - {name})),
        affiliation=next((one.actor.affiliation for one in newest if one.actor.affiliation), None),
        salience=first.actor.salience,
        actors=tuple(sorted((one.article, one.actor.id) for one in group)),
        evidence=tuple(
            ArticleEvidence(article=one.article, **part.model_dump())
            for one in newest[:_MOST_EVIDENCE]
            for part in one.actor.evidence[:1]
        ),
    )
