"""What a story tells in few words: its headline, its gist without repetitions, and the days that it names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.article import Article, Passage
from summarizer.edition import ArticleEvidence, ArticleMention, DatedEvent, StoryHeadline, StorySentence
from summarizer.grounding.words import content_keys, words
from summarizer.stories.types import Reported
from summarizer.stories.wording import Sentence, quoted
from summarizer.summary import DateItem, Evidence, GistSentence, Mention, Summary

_MOST_SENTENCES = 4
_REPEATED = 0.6  # of the words of the shorter sentence
_TOLD = 0.8
_DAY_LENGTH = len("2026-11-29")


def cited(article: str, evidence: Iterable[Evidence]) -> tuple[ArticleEvidence, ...]:
    """Return evidence of an article with the article's id."""
    return tuple(ArticleEvidence(article=article, **part.model_dump()) for part in evidence)


def mentioned(article: str, mention: Mention) -> ArticleMention:
    """Return a mention of an article with the article's id."""
    return ArticleMention(article=article, start=mention.start, end=mention.end, exact=mention.exact)


def choose_headline(newest: Sequence[Reported], texts: Mapping[str, Article]) -> StoryHeadline | None:
    """Return the title of the first article that has one, else the first sentence of a gist, else of an article.

    None where there is no sentence at all: neither is the text kept nor does the summary quote one.
    """
    for tells in (_title, _first_gist, _first_sentence):
        for each in newest:
            told = tells(each.summary, texts.get(each.summary.article.id))
            if told:
                text, evidence = told
                return StoryHeadline(text=text, evidence=cited(each.summary.article.id, evidence))
    return None


_Told = tuple[str, Sequence[Evidence]] | None


def _title(summary: Summary, _: Article | None) -> _Told:
    return (summary.headline.text, summary.headline.evidence) if summary.headline else None


def _first_gist(summary: Summary, _: Article | None) -> _Told:
    return (summary.gist[0].text, summary.gist[0].evidence) if summary.gist else None


def _first_sentence(summary: Summary, article: Article | None) -> _Told:
    sentences = quoted(summary)
    if article:
        first = next((passage for passage in article.passages if passage.is_citable), None)
        sentences = [passage_evidence(article, first)] if first else sentences
    return (sentences[0].exact, sentences[:1]) if sentences else None


def passage_evidence(article: Article, passage: Passage) -> Evidence:
    """Return a whole sentence of an article."""
    span = passage.span
    return Evidence(start=span.start, end=span.end, exact=article.exact(span), passage=passage.number)


def choose_gist(newest: Sequence[Reported], before: Sequence[StorySentence]) -> tuple[StorySentence, ...]:
    """Return up to four sentences, the newest article's first; what another has said is not said again.

    Verified sentences go before those in doubt.
    """
    known = [sentence.text for sentence in before]
    chosen: list[StorySentence] = []
    for each, sentence in sorted(_sentences(newest), key=lambda pair: pair[1].support != "verified"):
        if len(chosen) < _MOST_SENTENCES and not any(_is_repeated(sentence.text, other.text) for other in chosen):
            chosen.append(
                StorySentence(
                    text=sentence.text,
                    support=sentence.support,
                    is_new=each.is_new and not any(_says_the_same(sentence.text, text) for text in known),
                    evidence=cited(each.summary.article.id, sentence.evidence),
                )
            )
    return tuple(chosen)


def _sentences(newest: Sequence[Reported]) -> Iterator[tuple[Reported, GistSentence]]:
    for each in newest:
        yield from ((each, sentence) for sentence in each.summary.gist)


def _is_repeated(text: str, other: str) -> bool:
    """Tell whether two sentences share most of their words, figures aside: the newest figure is the one to tell."""
    ours, theirs = ({one for one in content_keys(part) if not one[0].isdigit()} for part in (text, other))
    return len(ours & theirs) >= _REPEATED * max(1, min(len(ours), len(theirs)))


def _says_the_same(text: str, other: str) -> bool:
    """Tell whether a sentence tells nothing that another one did not: no further words, figures or denials."""
    ours, theirs = set(content_keys(text)), set(content_keys(other))
    hard, other_hard = (set(Sentence(tuple(words(part))).hard) for part in (text, other))
    return hard <= other_hard and len(ours & theirs) >= _TOLD * len(ours)


def find_dated_events(
    newest: Sequence[Reported], texts: Mapping[str, Article], *, today: str
) -> tuple[DatedEvent, ...]:
    """Return the days that the articles name, each day once, in order of time: those ahead, and those of the gist."""
    found: dict[str, DatedEvent] = {}
    for each in newest:
        in_gist = {part.passage for sentence in each.summary.gist for part in sentence.evidence}
        for item in each.summary.dates:
            evidence = _sentence_of(item, each.summary, texts.get(each.summary.article.id))
            day = item.value or ""
            if evidence is None or len(day) != _DAY_LENGTH or (day <= today and evidence.passage not in in_gist):
                continue
            article = each.summary.article.id
            found.setdefault(
                day,
                DatedEvent(
                    date=day,
                    mention=mentioned(article, item.mention),
                    is_ahead=day > today,
                    evidence=cited(article, (evidence,)),
                ),
            )
    return tuple(found[day] for day in sorted(found))


def _sentence_of(item: DateItem, summary: Summary, article: Article | None) -> Evidence | None:
    """Return the sentence that names a day; where the text is not kept, one that the summary quotes."""
    start, end = item.mention.start, item.mention.end
    if article:
        return passage_evidence(article, article.passage_at(start))
    parts = (part for sentence in summary.gist for part in sentence.evidence)
    return next((part for part in parts if part.start <= start and end <= part.end), None)
