"""Words that several parts of a digest share: dates, publishers, headlines, numbered evidence."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from summarizer.edition import ArticleEvidence, GivenNumber, Story, StoryArticle, StoryHeadline
from summarizer.slack.parts import Line, Run, Section, line
from summarizer.slack.text import link
from summarizer.summary import SAID_BEFORE

SHOWN_SALIENCE = 2
_NAMES_SHOWN = 8


def day(iso: str | None) -> str:
    """Return an ISO date in words; as it is where it is none."""
    if iso is None:
        return "no date"
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {when:%B} {when.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def names(some: Sequence[str], before: str = "") -> str:
    """Return names in a row behind a word; the ninth and later are counted."""
    rest = f", +{len(some) - _NAMES_SHOWN} more" if len(some) > _NAMES_SHOWN else ""
    return f"{before}{', '.join(some[:_NAMES_SHOWN])}{rest}" if some else ""


def quoted(exact: str) -> tuple[Run, Run, Run]:
    """Return the exact words of an article in quotation marks."""
    return Run("“"), Run(exact, "quote"), Run("”")


def with_quotes(statement: str, quotes: Sequence[str]) -> Iterator[Run]:
    """Yield a statement in which the quoted words stand out; those that it does not hold follow in quotation marks."""
    rest, behind = statement, []
    for exact in quotes:
        before, found, after = rest.partition(exact)
        if found:
            yield from (Run(before), Run(exact, "quote"))
            rest = after
        else:
            behind.append(exact)
    yield Run(rest)
    for exact in behind:
        yield from (Run(" "), *quoted(exact))


def headline_of(story: Story) -> Run:
    """Return the headline in bold, linked to its article where that has a usable address."""
    return linked(story.headline, story.articles)


def linked(headline: StoryHeadline, articles: Iterable[StoryArticle]) -> Run:
    """Return a headline in bold, linked to the article that it is of."""
    urls = (article.url for article in articles if article.id == headline.evidence[0].article)
    return Run(headline.text, "bold", next(filter(None, map(link, urls)), None))


def valued(given: GivenNumber) -> tuple[Run, Run]:
    """Return a number's qualifier in our words, and its own words."""
    return Run(SAID_BEFORE[given.qualifier]), Run(given.mention.exact, "quote")


class References:
    """The evidence of one story, numbered in the order in which its items first stand on it."""

    def __init__(self, story: Story) -> None:
        self._publishers = {article.id: article.publisher for article in story.articles}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._evidence: list[ArticleEvidence] = []
        self._stands_above: set[int] = set()

    def statement(self, text: str, evidence: Sequence[ArticleEvidence], quotes: Sequence[str] = ()) -> Iterator[Run]:
        """Yield a statement and the numbers of its evidence.

        One that is a whole sentence of an article is a quotation; it is shown once and not listed again as evidence.
        """
        same = next((part for part in evidence if part.exact == text), None)
        if same is None:
            yield from with_quotes(text, quotes)
        elif self._number(same) in self._stands_above:
            yield Run("see")
        else:
            self._stands_above.add(self._number(same))
            yield from quoted(text)
        yield Run(self.to(evidence))

    def to(self, evidence: Iterable[ArticleEvidence]) -> str:
        """Return the numbers of evidence as the end of a line, ` [1, 4]`."""
        return f" [{', '.join(str(self._number(part)) for part in evidence)}]"

    def publisher(self, article: str, otherwise: str = "publisher not given") -> str:
        """Return who printed an article."""
        return self._publishers.get(article) or otherwise

    def section(self) -> Section:
        """Return the evidence that was referred to, verbatim."""
        below = [part for part in self._evidence if self._number(part) not in self._stands_above]
        return Section("Evidence", tuple(map(self._line, below)))

    def _number(self, evidence: ArticleEvidence) -> int:
        key = evidence.article, evidence.start, evidence.end
        if key not in self._numbers:
            self._evidence.append(evidence)
            self._numbers[key] = len(self._evidence)
        return self._numbers[key]

    def _line(self, evidence: ArticleEvidence) -> Line:
        whose = f"{self.publisher(evidence.article)}: " if len(self._publishers) > 1 else ""
        return line(f"[{self._number(evidence)}] {whose}", *quoted(evidence.exact), depth=0)
