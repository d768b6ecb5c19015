"""The words in which an edition is told; the same on the page and in Markdown."""

from collections.abc import Sequence
from datetime import datetime

from summarizer.edition import (
    CorrectedItem,
    Edition,
    GivenNumber,
    HeldPosition,
    Story,
    StoryNumber,
    StoryPosition,
    StoryQuestion,
)
from summarizer.report.layout import Layout
from summarizer.summary import SAID_BEFORE

_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CHANGES = {
    "new": "new",
    "unchanged": "",
    "updated": "updated",
    "revised_down": "revised down",
    "conflict": "in conflict",
    "different_counter": "another counter",
    "different_definition": "counted otherwise",
    "repeated": "",
    "softened": "softened",
    "hardened": "hardened",
    "reversed": "reversed",
    "denied": "denied",
}
_KINDS = {
    "disputed": "disputed",
    "not_stated": "not stated",
    "pending": "pending",
    "unexplained": "unexplained",
    "unverifiable": "cannot be verified",
}
_COPIES = {"identical": "same text", "wire": "same agency text", "near": "nearly the same text"}
_SECTIONS = {"open_questions": "question", "numbers": "number", "positions": "position", "actors": "actor"}


def day(iso: str | None, *, with_weekday: bool = False) -> str:
    """Return an ISO date or date-time as "26 March 2024"; anything else as it stands."""
    try:
        found = datetime.fromisoformat(iso or "")
    except ValueError:
        return iso or ""
    told = f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
    return f"{_WEEKDAYS[found.weekday()]}, {told}" if with_weekday else told


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 story", "2 stories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def contents(edition: Edition) -> str:
    """Say what the edition holds, in one sentence; of an empty day that it is one."""
    counts = edition.counts
    since = f" since {day(edition.since)}" if edition.since else ""
    if not edition.stories and not counts.new_articles:
        return f"Nothing new{since}: no new article and no story that changed."
    kinds = {"new": counts.new_stories, "changed": counts.changed_stories, "unchanged": counts.unchanged_stories}
    stories = ", ".join(f"{number:,} {kind}" for kind, number in kinds.items() if number)
    copies = f" and {count(counts.copies, 'copy', 'copies')}" if counts.copies else ""
    told = f"{count(counts.stories, 'story', 'stories')}{f' ({stories})' if stories else ''}"
    new = f", {counts.new_articles:,} of them new{since}" if since else ""
    return f"{told} from {count(counts.articles, 'article')}{copies}{new}."


def tallies(layout: Layout) -> str:
    """Say how much of a story was answered, is disputed and is open."""
    numbers = {
        count(len(layout.answered), "question") + " answered": layout.answered,
        count(len(layout.disputes), "disputed point"): layout.disputes,
        count(len(layout.questions), "open question"): layout.questions,
    }
    return ", ".join(told for told, items in numbers.items() if items)


def origin(story: Story) -> str:
    """Say from how many articles a story comes, its copies counted apart."""
    copies = sum(len(article.copies) for article in story.articles)
    told = count(len(story.articles), "article")
    return f"{told} and {count(copies, 'copy', 'copies')}" if copies else told


def change(item: StoryNumber | StoryPosition) -> str:
    """Return the word for what changed in a number or a position; empty where nothing did."""
    return _CHANGES[item.change]


def quantity(given: GivenNumber) -> str:
    """Return a figure in its article's own words, with its qualifier, and its unit where nothing else says it."""
    told = f"{SAID_BEFORE[given.qualifier]}{given.mention.exact}"
    is_bare = given.unit and not given.counted and given.unit not in told
    return f"{told} {given.unit}" if is_bare else told


def when(given: GivenNumber, *, with_date: bool) -> str:
    """Return the day that a figure stands for; the day of its article only where that is asked for."""
    return day(given.as_of or (given.date if with_date else None))


def stance(held: HeldPosition) -> str:
    """Return what a holder does with an issue, as a verb."""
    return "is undecided" if held.stance == "undecided" else held.stance


def unsaid_quotes(held: HeldPosition) -> list[str]:
    """Return the quoted words that the statement does not already hold."""
    statement = _folded(held.statement)
    return [quote.exact.strip(" ,") for quote in held.quotes if _folded(quote.exact).strip(" ,.") not in statement]


def question_state(question: StoryQuestion) -> str:
    """Say what kind of question it is and, of one that an earlier edition told, how long it has been open."""
    age = question.age_days
    told = _KINDS[question.kind]
    return f"{told}, open for {count(age, 'day')}" if age and question.status == "open" else told


def copy_kind(kind: str) -> str:
    """Say what makes an article a copy."""
    return _COPIES[kind]


def corrected(item: CorrectedItem) -> str:
    """Say which kind of item a correction took away, changed or added."""
    return f"{_SECTIONS.get(item.section, item.section)} {item.code}"


def joined(names: Sequence[str]) -> str:
    """Return names as people list them."""
    return ", ".join(names)


def _folded(text: str) -> str:
    return " ".join(text.split())
