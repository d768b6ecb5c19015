"""An edition as Markdown: the order of the page; the words that lines stand on are numbered below each story."""

from collections.abc import Iterator, Sequence

from summarizer.edition import (
    ArticleEvidence,
    Correction,
    Edition,
    GivenNumber,
    HeldPosition,
    Story,
    StoryNumber,
    StoryPosition,
    StoryQuestion,
    StorySentence,
)
from summarizer.report import words
from summarizer.report.escaping import markdown as safe
from summarizer.report.layout import Layout, ToldDispute, lay_out
from summarizer.report.sources import Sources


def edition_markdown(edition: Edition) -> str:
    """Return an edition as Markdown that holds no HTML; what comes from an article or a model is escaped.

    Line breaks in quoted words become spaces, and a character that would reorder a line shows as its code.
    """
    return "\n".join(_Told(edition).lines()) + "\n"


class _Told:
    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._sources = Sources(edition)
        self._notes: dict[ArticleEvidence, int] = {}
        self._spans_days = False

    def lines(self) -> Iterator[str]:
        """Yield the lines: corrections and failures first, then the stories, then what did not change."""
        edition = self._edition
        yield f"# News digest, {words.day(edition.date, with_weekday=True)}"
        yield from ("", words.contents(edition))
        yield from self._corrections()
        if edition.failed:
            yield from ("", "## Not in this edition", "")
            yield from (
                f"- {safe(words.joined(failure.paths) or 'an article')}: {safe(failure.reason)} ({safe(failure.code)})"
                for failure in edition.failed
            )
        yield from self._lead()
        for story in edition.stories:
            yield from self._story(lay_out(story))
        yield from self._unchanged()
        yield from ("", "---", "", f"Dates are days in {safe(edition.timezone)}. Edition {safe(edition.id[:12])}.")

    # --- around the stories -------------------------------------------------------------------------------------

    def _corrections(self) -> Iterator[str]:
        if self._edition.corrections:
            yield from ("", "## Corrections")
        for correction in self._edition.corrections:
            yield from ("", f"### {self._link(correction.article_now)}", "")
            yield "The text of this article changed after an edition had used it."
            yield ""
            yield from self._corrected(correction)

    def _corrected(self, correction: Correction) -> Iterator[str]:
        for line in correction.sent:
            yield f"- No longer supported, in the edition of {safe(words.day(line.date))}: {safe(line.text)}"
        for item in correction.items:
            yield f"- **{words.corrected(item)}**" + (f" · was: {safe(item.before)}" if item.before else "")
            if item.now:
                yield f"  - is: {safe(item.now)}"
                yield from self._quoted(item.evidence, depth=2)

    def _lead(self) -> Iterator[str]:
        if not self._edition.lead:
            return
        yield ""
        for sentence in self._edition.lead.sentences:
            yield f"- {safe(sentence.text)}{_doubt(sentence.support)}"
            yield from self._quoted(sentence.evidence, depth=1)
        yield from ("", f"Written by {safe(self._edition.lead.model)}; each sentence was checked against the articles.")

    def _unchanged(self) -> Iterator[str]:
        if self._edition.unchanged:
            yield from ("", "## Unchanged", "")
        for line in self._edition.unchanged:
            told = f"{words.count(line.articles, 'article')}, since {safe(words.day(line.changed_date))}"
            if line.open_questions:
                told += f", {words.count(line.open_questions, 'open question')}"
            yield f"- {safe(line.headline.text)} ({told})"

    # --- one story ----------------------------------------------------------------------------------------------

    def _story(self, layout: Layout) -> Iterator[str]:
        story = layout.story
        self._notes = {}
        self._spans_days = layout.spans_days
        yield from ("", f"## {safe(story.headline.text)}", "")
        first = f", first on {safe(words.day(story.first_date))}" if story.status == "changed" else ""
        yield f"**{story.status}** · {words.origin(story)}{first}"
        yield from _section("What happened", (line for part in story.gist for line in self._sentence(part)))
        yield from self._changes(layout)
        yield from _section("What is disputed", (line for told in layout.disputes for line in self._dispute(told)))
        says = "Who else says what" if layout.disputes or layout.changed_positions else "Who says what"
        yield from _section(says, (line for group in layout.positions for line in self._positions(group)))
        yield from _section("What is open", (line for question in layout.questions for line in self._open(question)))
        yield from _section("By the numbers", (line for number in layout.numbers for line in self._number(number)))
        yield from _section("Coming up", self._ahead(layout))
        yield from _section("Who is who", _actors(layout))
        yield from _section("Articles", self._articles(story))
        yield from _section("Evidence", self._evidence())
        if layout.left_out:
            yield from ("", f"{words.count(layout.left_out, 'item')} of minor importance not shown.")

    def _changes(self, layout: Layout) -> Iterator[str]:
        since = f" since {safe(words.day(self._edition.since))}" if self._edition.since else ""
        if layout.has_changes:
            yield from ("", f"### What changed{since}", "")
        for number in layout.changed_numbers:
            if number.before:
                values = f"{_figure(number.before)} → {_figure(number.given[0])}"
                yield f"- **{words.change(number)}** {_what(number)}: {values}"
                yield f"  - {safe(number.explanation)}{_fallen(number)}"
                yield from self._given(f"was {_figure(number.before)}", number.before)
                yield from self._quoted(number.before.evidence, depth=2)
                yield from self._given(f"now {_figure(number.given[0])}", number.given[0])
                yield from self._quoted(number.given[0].evidence, depth=2)
        for position in layout.changed_positions:
            if position.before:
                yield f"- **{words.change(position)}** {_holder(position)} on {safe(position.issue)}"
                yield f"  - {safe(position.explanation)}"
                yield from self._holding(f"was {_how(position.before)}", position.before)
                yield from self._quoted(position.before.evidence, depth=2)
                yield from self._holding(f"now {_how(position.now)}", position.now)
                yield from self._quoted(position.now.evidence, depth=2)
        for question in layout.answered:
            yield f"- **answered** {safe(question.question)}"
            yield from self._quoted(question.evidence, depth=1, label="asked")
            yield from self._quoted((question.answer,) if question.answer else (), depth=1, label="answer")

    def _sentence(self, sentence: StorySentence) -> Iterator[str]:
        yield f"- {safe(sentence.text)}{_doubt(sentence.support)}{self._noted(sentence.evidence)}"

    def _dispute(self, told: ToldDispute) -> Iterator[str]:
        yield f"- {safe(told.dispute.issue)}"
        for position in told.positions:
            yield from self._holding(_stance(position), position.now)
        for number in told.numbers:
            yield from self._given(f"{_figure(number.given[0])} {_what(number)}", number.given[0])

    def _positions(self, group: Sequence[StoryPosition]) -> Iterator[str]:
        yield from self._holding(", ".join(_stance(position) for position in group), group[0].now, depth=0)

    def _open(self, question: StoryQuestion) -> Iterator[str]:
        yield f"- {safe(question.question)} ({words.question_state(question)}){self._noted(question.evidence)}"

    def _number(self, number: StoryNumber) -> Iterator[str]:
        first, *others = number.given
        yield from self._given(f"{_figure(first)} {_what(number)}", first, depth=0, with_date=self._spans_days)
        for given in others:
            yield from self._given(f"also given: {_figure(given)}", given, with_date=self._spans_days)
        if number.change not in {"new", "unchanged"}:
            yield f"  - {words.change(number)}: {safe(number.explanation)}"

    def _ahead(self, layout: Layout) -> Iterator[str]:
        for event in layout.ahead:
            yield f"- {safe(words.day(event.date))}{self._noted(event.evidence)}"

    def _articles(self, story: Story) -> Iterator[str]:
        for article in story.articles:
            yield f"- {self._named(article.id)}"
            yield from (f"  - {self._named(copy.id)}, {words.copy_kind(copy.kind)}" for copy in article.copies)

    # --- one item -----------------------------------------------------------------------------------------------

    def _holding(self, label: str, held: HeldPosition, *, depth: int = 1) -> Iterator[str]:
        quotes = "".join(f" “{safe(quote)}”" for quote in words.unsaid_quotes(held))
        note = self._noted(held.evidence)
        yield f"{'  ' * depth}- {label}: {safe(held.statement)}{quotes}{_doubt(held.support)}{note}"

    def _given(self, told: str, given: GivenNumber, *, depth: int = 1, with_date: bool = True) -> Iterator[str]:
        source = f", says {safe(given.source)}" if given.source else ""
        day = safe(words.when(given, with_date=with_date))
        when = f", {day}" if day else ""
        yield f"{'  ' * depth}- {told}{source}{when}{_doubt(given.support)}{self._noted(given.evidence)}"

    def _noted(self, evidence: Sequence[ArticleEvidence]) -> str:
        """Return the numbers below which the story's evidence stands."""
        numbers = [self._notes.setdefault(part, len(self._notes) + 1) for part in evidence]
        return f" \\[{', '.join(map(str, numbers))}\\]"

    def _evidence(self) -> Iterator[str]:
        for part, number in self._notes.items():
            yield f"{number}. “{safe(part.exact)}” — {self._named(part.article)}"

    def _quoted(self, evidence: Sequence[ArticleEvidence], *, depth: int = 1, label: str = "") -> Iterator[str]:
        for part in evidence:
            told = f"{label} " if label else ""
            yield f"{'  ' * depth}- {told}“{safe(part.exact)}” — {self._named(part.article)}"

    def _named(self, article: str) -> str:
        """Return an article as a link, with its publisher and date."""
        source = self._sources.find(article)
        told = [self._link(article), safe(source.name) if source.name != source.title else ""]
        return ", ".join(part for part in (*told, safe(words.day(source.published))) if part)

    def _link(self, article: str) -> str:
        source = self._sources.find(article)
        return f"[{safe(source.title)}](<{source.url}>)" if source.url else safe(source.title)


def _section(heading: str, items: Iterator[str]) -> Iterator[str]:
    """Yield a heading and its items; nothing where there are none."""
    lines = list(items)
    if lines:
        yield from ("", f"### {heading}", "", *lines)


def _actors(layout: Layout) -> Iterator[str]:
    for actor in layout.actors:
        yield "- " + ", ".join(safe(part) for part in (actor.name, actor.role, actor.affiliation) if part)


def _holder(position: StoryPosition) -> str:
    name = safe(position.holder_name or "Unnamed speaker")
    return f"**{name}**" + (f" ({safe(position.unresolved)})" if position.unresolved else "")


def _stance(position: StoryPosition) -> str:
    return f"{_holder(position)} {_how(position.now)}"


def _how(held: HeldPosition) -> str:
    via = f" (as told by {safe(words.joined(held.relayed_by))})" if held.relayed_by else ""
    return f"{words.stance(held)}{via}"


def _figure(given: GivenNumber) -> str:
    return f"**{safe(words.quantity(given))}**"


def _what(number: StoryNumber) -> str:
    return ", ".join(safe(part) for part in (number.counted or "what it counts is not labelled", number.scope) if part)


def _fallen(number: StoryNumber) -> str:
    return " Such a count does not fall by itself." if number.has_fallen else ""


def _doubt(support: str) -> str:
    return " **[unverified]**" if support == "unverified" else ""
