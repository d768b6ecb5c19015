"""All articles of an edition become stories: copies first, then events, each with the ids that it had before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.edition import Reason, Story
from summarizer.stories.copies import FoundCopy, find_copies
from summarizer.stories.group import Link, group_articles, link_articles
from summarizer.stories.ids import new_id
from summarizer.stories.reasons import copy_reason, reasons_of
from summarizer.stories.story import Gathered, tell_story
from summarizer.stories.traits import Traits, traits_of
from summarizer.stories.types import Reported
from summarizer.stories.wording import wording_of


@dataclass(frozen=True)
class News:
    """What an edition is made of: all articles that count today, new ones and those of the stories that are followed.

    `texts` are those that are kept, by article id. `before` is how the stories stood in the edition to compare with,
    `known` how any edition since has them: they give ids, and keep together what was one story. `replaced` names, by
    the old article's id, the corrected one that takes its place.
    """

    reported: Sequence[Reported]
    texts: Mapping[str, Article]
    before: Sequence[Story]
    known: Sequence[Story]
    replaced: Mapping[str, str]
    today: str


def tell_stories(news: News) -> tuple[Story, ...]:
    """Return the stories, new, changed and unchanged, in no order that means anything but always the same one."""
    reported = {each.summary.article.id: each for each in sorted(news.reported, key=_came)}
    copies = _copies(reported, news)
    originals = [article for article in reported if article not in copies]
    traits = {
        article: traits_of(reported[article].summary, news.texts.get(article), reported[article].date)
        for article in originals
    }
    links = link_articles(list(traits.values()))
    groups = group_articles(originals, links, _together(news, traits))
    gathered = _Gathering(news, reported, copies, traits, links)
    stories = (tell_story(gathered.of(group), news.texts, today=news.today) for group in groups)
    return tuple(story for story in stories if story)


def _came(reported: Reported) -> tuple[str, str, str]:
    header = reported.summary.article
    return reported.date, header.published or "", header.id


def _copies(reported: Mapping[str, Reported], news: News) -> dict[str, FoundCopy]:
    """Return the copies by id: those known before, as long as their original is there, and those of today."""
    known = {
        copy.id: FoundCopy(copy.id, article.id, copy.kind)
        for story in (*news.known, *news.before)
        for article in story.articles
        for copy in article.copies
        if copy.id in reported and article.id in reported
    }
    held = {article.id for story in (*news.known, *news.before) for article in story.articles}
    wordings = [
        wording_of(each.summary, news.texts.get(article)) for article, each in reported.items() if article not in known
    ]
    return known | {copy.article: copy for copy in find_copies(wordings, held)}


def _together(news: News, traits: Mapping[str, Traits]) -> Iterator[list[str]]:
    """Yield the articles that were one story, a corrected article in the place of the old one."""
    for story in (*news.before, *news.known):
        articles = [news.replaced.get(article.id, article.id) for article in story.articles]
        here = sorted({article for article in articles if article in traits})
        if here:
            yield here


class _Gathering:
    """What the articles of one group need to become a story."""

    def __init__(
        self,
        news: News,
        reported: Mapping[str, Reported],
        copies: Mapping[str, FoundCopy],
        traits: Mapping[str, Traits],
        links: Sequence[Link],
    ) -> None:
        self._reported = reported
        self._traits = traits
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._links[link.one].append(link)
            self._links[link.other].append(link)
        self._copies: defaultdict[str, list[FoundCopy]] = defaultdict(list)
        for copy in copies.values():
            self._copies[copy.original].append(copy)
        self._titles = {article: _title(each) for article, each in reported.items()}
        self._corrected = set(news.replaced.values())
        self._before = _story_of(news.before, news.replaced)
        self._known = _story_of(news.known, news.replaced)

    def of(self, group: Sequence[str]) -> Gathered:
        """Return a group with its copies, its reasons and the stories that its articles were in."""
        articles = sorted(group, key=lambda article: _came(self._reported[article]))
        before, known = _stories(articles, self._before), _stories(articles, self._known)
        oldest = min((*before, *known), key=_age, default=None)
        copies = {
            article: [(one, self._reported[one.article]) for one in self._copies[article]] for article in articles
        }
        return Gathered(
            id=oldest.id if oldest else new_id("s", articles[0]),
            reported=[self._reported[article] for article in articles],
            copies=copies,
            reasons=tuple(self._reasons(articles, before or known)),
            before=before,
            has_corrections=not self._corrected.isdisjoint(articles),
        )

    def _reasons(self, articles: Sequence[str], before: Sequence[Story]) -> Iterator[Reason]:
        """Yield the reasons given before for what is here, and those of the articles and copies that came."""
        here = {*articles, *(copy.article for article in articles for copy in self._copies[article])}
        given = [reason for story in before for reason in story.reasons if reason.article in here]
        yield from given
        known = {reason.article for reason in given} | {one.id for story in before[:1] for one in story.articles}
        links = sorted({link for article in articles for link in self._links[article]}, key=lambda link: link.order)
        for reason in reasons_of(articles, links, self._traits, self._titles) if len(articles) > 1 else ():
            if reason.article not in known:
                yield reason
        for article in articles:
            yield from (copy_reason(copy, self._titles) for copy in self._copies[article] if copy.article not in known)


def _story_of(stories: Sequence[Story], replaced: Mapping[str, str]) -> dict[str, Story]:
    return {replaced.get(article.id, article.id): story for story in stories for article in story.articles}


def _stories(articles: Sequence[str], story_of: Mapping[str, Story]) -> list[Story]:
    """Return the stories that articles were in, the oldest first."""
    found = {story_of[article].id: story_of[article] for article in articles if article in story_of}
    return sorted(found.values(), key=_age)


def _age(story: Story) -> tuple[str, str]:
    return story.first_date, story.id


def _title(reported: Reported) -> str:
    header = reported.summary.article
    title = f"“{header.title}”" if header.title else "an article without a title"
    return f"{title} ({header.publisher})" if header.publisher else title
