"""The short message at the top: what is new, one line a story, what was corrected, what failed."""

from collections.abc import Iterator

from summarizer.edition import Correction, Edition, Failed, Story, StoryLine, StoryNumber, StoryPosition
from summarizer.slack.blocks import rendered, size
from summarizer.slack.packing import SIZE_LIMIT, within
from summarizer.slack.parts import Line, Run, Section, line, more
from summarizer.slack.text import length, link
from summarizer.slack.wording import SHOWN_SALIENCE, counted, day, headline_of, linked, valued

_HEADLINE_LIMIT = 300
_SENTENCE_LIMIT = 500
_CHANGE_LIMIT = 120
_CHANGES_SHOWN = 4
_ROOM_ASIDE = 1_500  # for corrections, for the lead, for unchanged stories, for failures, each
_ROOM_FRAMES = 600  # the header, and the frame of the list of stories


def title(edition: Edition) -> str:
    """Return the digest's name."""
    return f"News digest, {day(edition.date)}"


def top_sections(edition: Edition) -> list[Section]:
    """Return the sections of the message at the top. What has no room there is counted and stands in the thread."""
    before = [
        _opening(edition),
        _limited("Corrections", [part for it in edition.corrections for part in _correction(it)]),
        _limited("", _lead(edition)),
    ]
    behind = [
        _limited("Unchanged", [_unchanged(story) for story in edition.unchanged]),
        _limited("Without a summary", [_failed(failed) for failed in edition.failed]),
    ]
    room = SIZE_LIMIT - _ROOM_FRAMES - size(rendered([*before, *behind]))
    return [*before, _limited("Stories", [part for story in edition.stories for part in _story(story)], room), *behind]


def _opening(edition: Edition) -> Section:
    """Return the date window and the counts, and of an empty day that it is one."""
    window = f"since {day(edition.since)}" if edition.since else "the first edition"
    lines = [line(f"{window} ({edition.timezone}) · {_counts(edition)}", depth=0)]
    if not edition.stories and not edition.corrections:
        lines.append(line(Run("Nothing new: no article added to or changed a story.", "bold"), depth=0))
    return Section("", tuple(lines))


def left_over(edition: Edition) -> list[Section]:
    """Return in full what has no room at the top and no reply of its own: lead, unchanged stories, failures."""
    parts = (
        ("", _lead(edition)),
        ("Unchanged", [_unchanged(story) for story in edition.unchanged]),
        ("Without a summary", [_failed(failed) for failed in edition.failed]),
    )
    return [Section(title, tuple(lines)) for title, lines in parts if within(lines, _ROOM_ASIDE)[1]]


def _unchanged(story: StoryLine) -> Line:
    facts = f" · {counted(story.articles, 'article')}, last changed {day(story.changed_date)}"
    questions = f", {counted(story.open_questions, 'open question')}" if story.open_questions else ""
    return line(linked(story.headline, ()), facts, questions)


def _failed(failed: Failed) -> Line:
    others = f" and {counted(len(failed.paths) - 1, 'other path')}" if len(failed.paths) > 1 else ""
    return line(f"{failed.paths[0] if failed.paths else 'an article'}{others}: {failed.reason} ({failed.code})")


def _limited(title: str, lines: list[Line], room: int = _ROOM_ASIDE) -> Section:
    kept, left = within(lines, room)
    return Section(title, (*kept, *more(left, "in the thread")))


def _counts(edition: Edition) -> str:
    counts = edition.counts
    copies = f", {counted(counts.copies, 'copy', 'copies')} among them" if counts.copies else ""
    failed = f" · {counted(counts.failed, 'article')} without a summary" if counts.failed else ""
    waiting = f" · {counted(counts.waiting, 'article')} of later days" if counts.waiting else ""
    return (
        f"{counted(counts.articles, 'article')} ({counts.new_articles:,} new){copies} ·"
        f" {counted(counts.stories, 'story', 'stories')}: {counts.new_stories:,} new,"
        f" {counts.changed_stories:,} changed, {counts.unchanged_stories:,} unchanged{failed}{waiting}"
    )


def _correction(correction: Correction) -> Iterator[Line]:
    name = correction.title or correction.path
    sent = f"; no longer right: {counted(len(correction.sent), 'line')} of earlier digests" if correction.sent else ""
    yield line(
        Run(_short(name, _HEADLINE_LIMIT, "title"), "bold", link(correction.url)),
        f": its text has changed, {counted(len(correction.items), 'item')} with it{sent}",
    )


def _lead(edition: Edition) -> list[Line]:
    sentences = edition.lead.sentences if edition.lead else ()
    return [line(_short(sentence.text, _SENTENCE_LIMIT, "sentence"), depth=0) for sentence in sentences]


def _story(story: Story) -> Iterator[Line]:
    headline = headline_of(story)
    first = next((it for it in story.articles if it.id == story.headline.evidence[0].article), story.articles[0])
    others = f" and {counted(story.origins - 1, 'other')}" if story.origins > 1 else ""
    yield line(
        Run(_short(headline.text, _HEADLINE_LIMIT, "headline"), "bold", headline.url),
        f" — {_short(first.publisher or 'publisher not given', _CHANGE_LIMIT, 'publisher')}{others}: ",
        _short(story.gist[0].text, _SENTENCE_LIMIT, "sentence") if story.gist else "",
        " (unverified)" if story.gist and story.gist[0].support == "unverified" else "",
    )
    changes = [change for change in _changes(story) if length("".join(run.text for run in change)) <= _CHANGE_LIMIT]
    shown = [run for change in changes[:_CHANGES_SHOWN] for run in (Run("; "), *change)][1:]
    left = len(list(_changes(story))) - len(changes[:_CHANGES_SHOWN])
    rest = f"{'; ' if shown else ''}+{counted(left, 'more change')}" if left else ""
    yield line(f"{story.status}: " if shown or rest else story.status, *shown, rest, depth=2)


def _changes(story: Story) -> Iterator[tuple[Run, ...]]:
    """Yield what is new of a story that was known: numbers, positions, questions."""
    if story.status == "new":
        return
    for number in story.numbers:
        if number.salience <= SHOWN_SALIENCE and number.change != "unchanged" and number.given[0].is_new:
            yield _number_change(number)
    for position in story.positions:
        if position.salience <= SHOWN_SALIENCE and position.is_new:
            yield _position_change(position)
    for question in story.questions:
        if question.salience <= SHOWN_SALIENCE and question.status != "open":
            yield (Run(f"{'answered' if question.status == 'answered' else 'new question'}: {question.question}"),)


def _number_change(number: StoryNumber) -> tuple[Run, ...]:
    before = (*valued(number.before), Run(" → ")) if number.before else ()
    name = number.counted or number.unit or "a number"
    return (Run(f"{name}: "), *before, *valued(number.given[0]), Run(f" ({spoken(number.change)})"))


def _position_change(position: StoryPosition) -> tuple[Run, ...]:
    return (Run(f"{position.holder_name or 'unknown speaker'} on {position.issue}: {position.change}"),)


def spoken(code: str) -> str:
    """Return a code as words."""
    return code.replace("_", " ")


def _short(text: str, limit: int, what: str) -> str:
    """Return words whole, or say that they stand in the thread: nothing is cut in two."""
    return text if length(text) <= limit else f"[{what} of {length(text):,} characters, in the thread]"
