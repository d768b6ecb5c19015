"""Who acts or speaks: the rules' name groups and sources, with a kind that a table, a word or the model gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article, Span
from summarizer.draft import ActorDraft, ActorKind
from summarizer.local.ask import ActorReply, Answers, Question
from summarizer.local.kinds import group_at_start, is_office, is_state, kind_by_words
from summarizer.local.text import plain, sentence
from summarizer.mentions import CueMention, Mentions, NameMention

_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "state", "group", "document")
_NO_ACTOR = ("place", "other")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|across|outside|inside|around|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_ON_THE_WAY = re.compile(r"\b(?:at|from|to|into|of|off|towards?)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s+(?:of|for|by|from|on|at|in|with|to|such)\s+", re.IGNORECASE)
_GOES_ON_OTHERWISE = re.compile(r"[’']s?\b|-|\s+(?!(?:of|from|at|in|who|for|with|on)\b)[\w]")
_APPOSITION = re.compile(r",\s+(?:(?:the|a|an)\s+)?((?:[\w’'\-]+\s+){0,7}[\w’'\-]+),")
_NO_ROLE = re.compile(r"(?:[’']s|\b(?:and|or|of|the|a|an|as|by|for|that|with))$", re.IGNORECASE)
_MOST_ACTORS = 60
_CENTRAL_PASSAGES = 2
_ROLE = re.compile(r"^(?:(?:the|a|an)\s+)?((?:[\w’'\-]+\s+){0,7}[\w’'\-]+)$", re.IGNORECASE)


@dataclass(frozen=True)
class ActorCandidate:
    """One name group or unnamed source: how it is called, where, whether it speaks, and what rules know of it."""

    name: str
    aliases: tuple[str, ...]
    passages: tuple[int, ...]
    speaks: bool
    kind: ActorKind | None
    role: str | None
    question: Question[ActorReply] | None


def plan_actors(article: Article, mentions: Mentions) -> list[ActorCandidate]:
    """Return the names that speak, stand in the title or lead, or come twice, and the sources without a name."""
    sources = _sources(mentions)
    groups: dict[str, list[NameMention]] = {}
    for name in mentions.names:
        if article.passages[name.passage - 1].is_citable:
            groups.setdefault(name.group, []).append(name)
    named = [
        _named(names, sources, article)
        for names in groups.values()
        if _is_prominent(names, sources, article) and not _is_place(names, sources, article)
    ]
    return [*named, *_nameless(sources, mentions, article)][:_MOST_ACTORS]


def actor_drafts(candidates: Sequence[ActorCandidate], answers: Answers) -> list[ActorDraft]:
    """Return the actors; a name that the model takes for a place is left out unless it speaks."""
    return [
        ActorDraft(
            name=candidate.name,
            kind=kind,
            role=candidate.role,
            aliases=list(candidate.aliases)[:12],
            passages=list(candidate.passages)[:3],
            salience=_salience(candidate),
        )
        for candidate in candidates
        if (kind := _kind(candidate, answers)) is not None
    ]


def _kind(candidate: ActorCandidate, answers: Answers) -> ActorKind | None:
    if candidate.kind is not None:
        return candidate.kind
    reply = answers.to(candidate.question)
    said = next((kind for kind in _KINDS if reply and reply.kind == kind), None)
    return said or ("organisation" if candidate.speaks else None)


def _sources(mentions: Mentions) -> list[tuple[Span, CueMention]]:
    """Return the spans that name who says something or passes it on, each with its cue."""
    found: list[tuple[Span, CueMention]] = []
    for cue in mentions.cues:
        if cue.source is not None and not cue.unresolved:
            found.append((cue.antecedent or cue.source, cue))
        found += [(span, cue) for span in cue.via]
    return found


def _heads(name: NameMention, sources: list[tuple[Span, CueMention]], article: Article) -> bool:
    """Tell whether one of the sources is this name, titles and appositions aside."""
    return any(name.span in span and _is_head(name.span, span, article) for span, _ in sources)


def _is_head(name: Span, source: Span, article: Article) -> bool:
    """Tell whether a name is what a source phrase is about.

    "Ada Moss of The Globe" is Moss, "the minister of education Ana Ruiz" is Ruiz; "Moss's staff" is not Moss, "posts on
    the site Larkspur" are not Larkspur.
    """
    before, after = article.text[source.start : name.start], article.text[name.end : source.end]
    if _GOES_ON_OTHERWISE.match(after):
        return False
    title = before.rsplit(",", 1)[-1]
    preposition = _PREPOSITION.search(title)
    if preposition is None:
        return True
    return len(after) <= 2 and (is_office(title[: preposition.start()]) or is_office(title.strip(" .")))


def _is_prominent(names: list[NameMention], sources: list[tuple[Span, CueMention]], article: Article) -> bool:
    passages = {name.passage for name in names}
    first = [passage.number for passage in article.passages if passage.is_citable][:_CENTRAL_PASSAGES]
    is_known = any(is_state(name.exact) or _heads(name, sources, article) for name in names)
    return is_known or len(passages) > 1 or bool(passages & set(first))


def _is_place(names: list[NameMention], sources: list[tuple[Span, CueMention]], article: Article) -> bool:
    """Tell whether a name never speaks and is where things happen.

    One "in Doha" is enough for a name whose kind its words do not tell; a state or a court acts, unless all its
    mentions are of that kind.
    """
    if any(_heads(name, sources, article) for name in names):
        return False
    before = [article.text[max(0, name.span.start - 16) : name.span.start] for name in names]
    if all(_PLACE_BEFORE.search(text) or _ON_THE_WAY.search(text) for text in before):
        return True
    return _kind_of(names[0].exact) is None and any(_PLACE_BEFORE.search(text) for text in before)


def _kind_of(name: str) -> ActorKind | None:
    return "state" if is_state(name) else kind_by_words(name)


def _named(names: list[NameMention], sources: list[tuple[Span, CueMention]], article: Article) -> ActorCandidate:
    fullest = max(names, key=lambda name: len(name.exact))
    exact = " ".join(fullest.exact.split())
    passage = article.passages[fullest.passage - 1]
    role = _role(names, sources, article)
    kind: ActorKind | None = "person" if role and is_office(role) else _kind_of(exact)
    values = {"sentence": sentence(article, passage), "name": exact}
    question = Question(f"A{fullest.id}", "local.actor.v1", ActorReply, values, {"kind": (*_KINDS, *_NO_ACTOR)})
    return ActorCandidate(
        name=exact,
        aliases=tuple(dict.fromkeys(" ".join(name.exact.split()) for name in names if name.exact != fullest.exact)),
        passages=tuple(dict.fromkeys(name.passage for name in names)),
        speaks=any(_heads(name, sources, article) for name in names),
        kind=kind,
        role=role,
        question=None if kind else question,
    )


def _nameless(sources: list[tuple[Span, CueMention]], mentions: Mentions, article: Article) -> list[ActorCandidate]:
    """Return the sources that are no name ("a source briefed on the talks"), then groups that act."""
    found: dict[str, ActorCandidate] = {}
    for span, cue in sources:
        words = " ".join(article.exact(span).split())[:200]
        if any(_heads(name, [(span, cue)], article) for name in mentions.names):
            continue
        kind = kind_by_words(words) or "unnamed"
        if kind == "group" and cue.anonymous and not re.search(r"\b[A-Z]", words[1:]):
            kind = "unnamed"
        passage = article.passage_at(span.start).number
        key = _known_as(words, found) or plain(words)
        found[key] = _seen_again(found[key], words, passage) if key in found else _source(words, passage, kind)
    for each in article.passages:
        group = group_at_start(article.exact(each.span)) if each.kind == "sentence" else None
        if group and plain(group) not in found:
            found[plain(group)] = replace(_source(group, each.number, "group"), speaks=False)
    return list(found.values())


def _source(words: str, passage: int, kind: ActorKind) -> ActorCandidate:
    return ActorCandidate(words, (), (passage,), speaks=True, kind=kind, role=None, question=None)


def _seen_again(known: ActorCandidate, words: str, passage: int) -> ActorCandidate:
    aliases = known.aliases if words == known.name else tuple(dict.fromkeys((*known.aliases, words)))
    return replace(known, aliases=aliases, passages=tuple(dict.fromkeys((*known.passages, passage))))


def _known_as(words: str, found: dict[str, ActorCandidate]) -> str | None:
    """Return the key of the source that "the source" takes up again: the latest that begins with the same noun."""
    definite = re.match(r"the\s+(.+)", words, re.IGNORECASE)
    if definite is None:
        return None
    noun = plain(definite.group(1))
    return next((key for key in reversed(found) if re.match(rf"an?\s+{re.escape(noun)}\b", key)), None)


def _role(names: list[NameMention], sources: list[tuple[Span, CueMention]], article: Article) -> str | None:
    """Return the words before the name in a source ("Foreign ministry spokesperson"), or the office behind it."""
    for name in names:
        for span, _ in sources:
            if name.span in span and name.span.start > span.start and _is_head(name.span, span, article):
                found = _ROLE.match(article.text[span.start : name.span.start].strip().strip(",").strip())
                if found and not _NO_ROLE.search(found.group(1)):
                    return found.group(1)
        apposition = _APPOSITION.match(article.text[name.span.end : name.span.end + 120])
        if apposition and is_office(_PREPOSITION.split(apposition.group(1), maxsplit=1)[0]):
            return apposition.group(1)
    return None


def _salience(candidate: ActorCandidate) -> int:
    if min(candidate.passages) <= _CENTRAL_PASSAGES:
        return 1
    return 2 if candidate.speaks or len(candidate.passages) > 1 else 3
