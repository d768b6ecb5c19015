"""The reply that tells one story: who says what, which numbers, what is disputed and open, and on which words."""

from collections.abc import Iterator

from summarizer.edition import (
    Copy,
    HeldPosition,
    Story,
    StoryActor,
    StoryArticle,
    StoryPosition,
    StoryQuestion,
)
from summarizer.slack.numbers import numbers_section, values
from summarizer.slack.parts import Line, Run, Section, line, more
from summarizer.slack.text import length, link
from summarizer.slack.wording import (
    SHOWN_SALIENCE,
    References,
    counted,
    day,
    headline_of,
    names,
    quoted,
)

_INLINE = 1_500
_CHANGED = {"softened", "hardened", "reversed", "denied"}


def story_opening(story: Story) -> Section:
    """Return the headline and since when there is what news."""
    facts = f" · {story.status}, {counted(len(story.articles), 'article')}, last changed {day(story.changed_date)}"
    return Section("", (line(headline_of(story), facts, depth=0),))


def story_again(story: Story) -> Section:
    """Return the head of a reply that goes on where another one was full."""
    headline = headline_of(story)
    if length(headline.text) > _INLINE:
        headline = Run("the story above", "bold")
    return Section("", (line("Continued: ", headline, depth=0),))


def story_sections(story: Story) -> list[Section]:
    """Return all of a story but its headline."""
    references = References(story)
    return [
        _gist(story, references),
        _actors(story),
        _positions(story, references),
        numbers_section(story, references),
        _disputes(story),
        _questions(story, references),
        _dates(story, references),
        references.section(),
        _sources(story),
        Section("Why these belong together", tuple(line(reason.text) for reason in story.reasons)),
    ]


def _gist(story: Story, references: References) -> Section:
    lines = (
        line(
            "new: " if sentence.is_new and story.status != "new" else "",
            *references.statement(sentence.text, sentence.evidence),
            _doubt(sentence.support),
            depth=0,
        )
        for sentence in story.gist
    )
    return Section("", tuple(lines))


def _actors(story: Story) -> Section:
    """Return who acts, as one paragraph: their evidence is that of what they do."""
    shown = [actor for actor in story.actors if actor.salience <= SHOWN_SALIENCE]
    rest = more(len(story.actors) - len(shown))
    return Section("Actors", (*map(_actor, shown), *rest))


def _actor(actor: StoryActor) -> Line:
    facts = filter(None, (actor.role, actor.affiliation, names(actor.aliases, "also ")))
    told = "; ".join(facts)
    return line(actor.name, f" ({told})" if told else "", depth=0)


def _positions(story: Story, references: References) -> Section:
    shown = [position for position in story.positions if position.salience <= SHOWN_SALIENCE]
    lines = [part for position in shown for part in _position(position, story, references)]
    return Section("Positions", (*lines, *more(len(story.positions) - len(shown))))


def _position(position: StoryPosition, story: Story, references: References) -> Iterator[Line]:
    issue = "" if position.issue.lower() in position.now.statement.lower() else f", on {position.issue}"
    target = f", to {position.target}" if position.target else ""
    why = f": {position.explanation}" if position.change in _CHANGED else ""
    change = "" if position.change == story.status == "new" else f" ({position.change}{why})"
    begin = Run(_holder(position), "bold"), Run(f" {position.now.stance}{issue}{target}{change}: ")
    yield line(*begin, *_held(position.now, references))
    if position.before:
        when = f"before, {day(position.before.date)}, {position.before.stance}: "
        yield line(when, *_held(position.before, references), depth=2)


def _holder(position: StoryPosition) -> str:
    return position.holder_name or f"Unknown speaker ({position.unresolved or 'not said'})"


def _held(held: HeldPosition, references: References) -> Iterator[Run]:
    yield from references.statement(held.statement, held.evidence, [quote.exact for quote in held.quotes])
    relayed = [names(held.relayed_by, "relayed by ")] if held.relayed_by else []
    doubts = ["unverified"] if held.support == "unverified" else []
    yield Run(f" ({'; '.join((*relayed, *doubts))})" if relayed or doubts else "")


def _disputes(story: Story) -> Section:
    positions = {position.id: position for position in story.positions}
    lines: list[Line] = []
    for dispute in story.disputes:
        lines.append(line(Run(dispute.issue, "bold"), " (new)" if dispute.is_new else ""))
        lines.extend(_side(positions[side]) if side in positions else _value(story, side) for side in dispute.sides)
    return Section("Disputed", tuple(lines))


def _side(position: StoryPosition) -> Line:
    words = position.now.quotes[0].exact if position.now.quotes else position.now.evidence[0].exact
    return line(Run(_holder(position), "bold"), f" {position.now.stance}: ", *quoted(words), depth=2)


def _value(story: Story, side: str) -> Line:
    number = next((number for number in story.numbers if number.id == side), None)
    if number is None:
        return line(f"{side}, which this edition does not hold", depth=2)
    return line(*values(number), depth=2)


def _questions(story: Story, references: References) -> Section:
    shown = [question for question in story.questions if question.salience <= SHOWN_SALIENCE]
    lines = [part for question in shown for part in _question(question, references)]
    return Section("Questions", (*lines, *more(len(story.questions) - len(shown))))


def _question(question: StoryQuestion, references: References) -> Iterator[Line]:
    age = "" if question.age_days is None else f" for {counted(question.age_days, 'day')}"
    states = {"new": "new", "open": f"open{age}", "answered": f"answered, was open{age}"}
    parties = names(question.parties, "; between ")
    since = f", since {day(question.opened)}" if question.opened and question.status != "new" else ""
    kind = question.kind.replace("_", " ")
    yield line(
        Run(question.question, "bold"),
        f" ({kind}) — {states[question.status]}{since}{parties}",
        references.to(question.evidence),
    )
    if question.answer:
        answer = question.answer
        yield line(f"answer, {references.publisher(answer.article)}: ", *quoted(answer.exact), depth=2)


def _dates(story: Story, references: References) -> Section:
    """Return the days that are still to come; those behind us are counted."""
    ahead = [event for event in story.dates if event.is_ahead]
    lines = (
        line(f"{day(event.date)}: ", *quoted(event.mention.exact), references.to(event.evidence)) for event in ahead
    )
    past = more(len(story.dates) - len(ahead), "in the past") if ahead else ()
    return Section("Dates ahead", (*lines, *past))


def _sources(story: Story) -> Section:
    lines: list[Line] = []
    for article in story.articles:
        lines.append(_source(article, "new, " if article.is_new else ""))
        lines.extend(_source(copy, f"{copy.kind} copy, ", depth=2) for copy in article.copies)
    return Section("Sources", tuple(lines))


def _source(article: StoryArticle | Copy, kind: str, depth: int = 1) -> Line:
    url = link(article.url)
    refused = "; its address is not one that can be linked" if article.url and not url else ""
    return line(
        f"{article.publisher or 'publisher not given'}: ",
        Run(article.title or "without a title", "plain", url),
        f" ({kind}{day(article.published)}{refused})",
        depth=depth,
    )


def _doubt(support: str) -> str:
    return " (unverified)" if support == "unverified" else ""


__all__ = ["story_again", "story_opening", "story_sections"]
