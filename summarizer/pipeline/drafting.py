"""Ask a model for a draft: window by window, each with at most one repair, all within a budget (G9)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Protocol

from summarizer.article import Article, ArticleWarning, Passage
from summarizer.audit import audit
from summarizer.draft import Draft
from summarizer.errors import AuthenticationError, ModelError, QuotaError
from summarizer.grounding import Grounded, ground
from summarizer.local import PROMPT, LocalDraft, draft_locally, prompt_hash
from summarizer.mentions import Mentions, find_mentions
from summarizer.model import Budget, Message, Model, Reply, Request, Usage
from summarizer.pipeline.turns import others_first
from summarizer.prompting import Template, draft_messages, load, repair_messages
from summarizer.settings import Settings
from summarizer.summary import Audit

_REPAIRABLE_SALIENCE = 2
_MOST_LINES = 40
_SMALL_MODEL = (
    "a small local model labelled this article: figures, quotations and their places are exact, but what it says of"
    " them (what a number counts, a stance, an actor's kind) is often wrong"
)


Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Drafted:
    """The draft of a whole article, who made it, what it cost, and what went wrong on the way.

    `grounded` is what the article supports of the draft and `audit` what that leaves out, where that is known already.
    """

    draft: Draft
    model: str
    parameters: dict[str, str | int | float | bool | None]
    usage: Usage = field(default_factory=Usage)
    repair_requests: int = 0
    warnings: tuple[ArticleWarning, ...] = ()
    grounded: Grounded | None = None
    audit: Audit | None = None


class Drafter(Protocol):
    """Whoever turns an article and its mentions into a draft; `prompt` and its hash go into the receipt."""

    prompt: str
    prompt_hash: str

    async def draft(self, article: Article, mentions: Mentions) -> Drafted:
        """Return the draft. Raises ModelError."""
        ...


class WindowDrafter:
    """Ask a capable model for whole drafts, one window of the article after the other."""

    def __init__(self, model: Model, settings: Settings) -> None:
        self._template = load(settings.prompt)
        self._model = model
        self._settings = settings
        self.prompt = settings.prompt
        self.prompt_hash = self._template.hash

    async def draft(self, article: Article, mentions: Mentions) -> Drafted:
        """Return the merged draft of all windows; a window that fails costs the others nothing.

        Raises the ModelError of the first window where every window failed, and at once where no other could succeed.
        """
        return await _draft_by_windows(article, mentions, self._model, self._template, self._settings)


def first_requests(article: Article, settings: Settings) -> list[Request[Draft]]:
    """Return the question about each window as it is asked before anything is known, for all to be asked at once.

    Unlike `WindowDrafter`'s, a later one does not name the actors of the windows before it.
    """
    mentions, template = find_mentions(article), load(settings.prompt)
    return [
        Request(
            draft_messages(template, article, mentions, window), Draft, settings.max_output_tokens, _budget(settings, 0)
        )
        for window in islice(windows(article, settings.window_characters), settings.max_requests)
    ]


class QuestionDrafter:
    """Ask a small model many small questions, one a mention or sentence."""

    def __init__(self, model: Model, on_progress: Progress | None = None) -> None:
        self._model = model
        self._on_progress = on_progress
        self.prompt = PROMPT
        self.prompt_hash = prompt_hash()

    async def draft(self, article: Article, mentions: Mentions) -> Drafted:
        """Return the draft that the answers and the rules make. Raises ModelError where the engine fails."""
        answered = await draft_locally(article, mentions, self._model, progress=self._on_progress)
        return Drafted(
            draft=answered.draft,
            model=answered.model or "none",
            parameters=answered.parameters,
            usage=answered.usage,
            warnings=(ArticleWarning("small_model", _SMALL_MODEL), *_unlabelled(answered)),
        )


def _unlabelled(answered: LocalDraft) -> Iterator[ArticleWarning]:
    """Warn where labels are the rules' alone, since the model gave no usable answer or was not asked."""
    missing = answered.unanswered + answered.unasked
    if missing:
        asked = answered.questions + answered.unasked
        yield ArticleWarning("questions_unanswered", f"{missing} of {asked} questions have no usable answer")


async def _draft_by_windows(
    article: Article, mentions: Mentions, model: Model, template: Template, settings: Settings
) -> Drafted:
    drafts: list[Drafted] = []
    failures: list[ModelError] = []
    warnings: list[ArticleWarning] = []
    requests = 0
    for window in windows(article, settings.window_characters):
        budget = _budget(settings, requests)
        if budget.requests < 1:
            warnings.append(_warning("request_budget", "max_requests is spent; this part was not labelled", window))
            continue
        ask = _Asker(article, mentions, model, template, settings, budget)
        try:
            drafts.append(await ask.window(window, _known_actors(drafts)))
        except (AuthenticationError, QuotaError):
            raise
        except ModelError as error:
            failures.append(error)
            warnings.append(_warning("window_failed", f"{error.code}: this part was not labelled", window))
        requests += budget.spent
    if failures and not drafts:
        raise failures[0]
    return _merged(drafts, requests, warnings)


def windows(article: Article, characters: int) -> Iterator[tuple[Passage, ...]]:
    """Yield runs of whole citable passages of at most `characters`; each begins with the last one of the run before."""
    window: list[Passage] = []
    size = 0
    for passage in article.passages:
        if not passage.is_citable:
            continue
        length = passage.span.end - passage.span.start
        if window and size + length > characters:
            yield tuple(window)
            window = window[-1:]
            size = window[0].span.end - window[0].span.start
        window.append(passage)
        size += length
    if window:
        yield tuple(window)


def _budget(settings: Settings, spent: int) -> Budget:
    left = settings.window_requests if settings.max_requests is None else settings.max_requests - spent
    return Budget(min(settings.window_requests, left), settings.deadline_seconds)


def _known_actors(drafts: Sequence[Drafted]) -> list[str]:
    return list(dict.fromkeys(actor.name for drafted in drafts for actor in drafted.draft.actors))


def _warning(code: str, message: str, window: Sequence[Passage]) -> ArticleWarning:
    return ArticleWarning(code, message, window[0].span.start, window[-1].span.end)


def merge(drafts: Sequence[Draft]) -> Draft:
    """Return one draft with the items of all; the caps hold for each answer, not for their sum."""
    merged: dict[str, Any] = {
        name: [item for draft in drafts for item in getattr(draft, name)] for name in Draft.model_fields
    }
    return Draft.model_construct(**merged)


def _merged(drafts: Sequence[Drafted], requests: int, warnings: Sequence[ArticleWarning]) -> Drafted:
    usage = sum((drafted.usage for drafted in drafts), Usage())
    return Drafted(
        draft=merge([drafted.draft for drafted in drafts]),
        model=drafts[0].model if drafts else "none",
        parameters=drafts[0].parameters if drafts else {},
        usage=replace(usage, requests=requests),
        repair_requests=sum(drafted.repair_requests for drafted in drafts),
        warnings=(*warnings, *(warning for drafted in drafts for warning in drafted.warnings)),
        grounded=drafts[0].grounded if len(drafts) == 1 else None,
        audit=drafts[0].audit if len(drafts) == 1 else None,
    )


@dataclass(frozen=True)
class _Asker:
    """Asks about one window; draft and repair draw on one budget."""

    article: Article
    mentions: Mentions
    model: Model
    template: Template
    settings: Settings
    budget: Budget

    async def window(self, window: Sequence[Passage], known_actors: Sequence[str]) -> Drafted:
        """Return the window's draft, with the repair's items behind it."""
        messages = draft_messages(self.template, self.article, self.mentions, window, known_actors)
        reply = await self._ask(messages)
        drafted = Drafted(reply.value, reply.model, reply.parameters, reply.usage)
        if self.settings.repair == "never":
            return drafted
        await others_first()
        grounded = ground(reply.value, self.article, self.mentions)
        counts = audit(grounded.numbers, grounded.positions, self.mentions, grounded.dismissed)
        drafted = replace(drafted, grounded=grounded, audit=counts)
        open_points = _open_points(grounded, counts, window, self.mentions)
        if not open_points:
            return drafted
        before = self.budget.spent
        try:
            repair = await self._ask(repair_messages(self.template, messages, **open_points))
        except ModelError as error:
            message = f"{error.code}: the items below stay withheld"
            return replace(drafted, warnings=(_warning("repair_failed", message, window),))
        return replace(
            drafted,
            draft=merge([reply.value, repair.value]),
            grounded=None,
            audit=None,
            usage=reply.usage + repair.usage,
            repair_requests=self.budget.spent - before,
        )

    async def _ask(self, messages: tuple[Message, ...]) -> Reply[Draft]:
        return await self.model.ask(Request(messages, Draft, self.settings.max_output_tokens, self.budget))


def _open_points(
    grounded: Grounded, counts: Audit, window: Sequence[Passage], mentions: Mentions
) -> dict[str, list[str]]:
    """Return what one more request could settle in this window; empty where nothing salient is open."""
    numbers_left = {mention.start for mention in counts.numbers.unaccounted}
    quotations_left = {mention.start for mention in counts.quotations.unaccounted}
    inside = {passage.number for passage in window}
    numbers = [
        f"⟦{number.id}⟧ {number.mention.exact}"
        for number in grounded.numbers
        if not number.derived
        and number.mention.start in numbers_left
        and number.salience <= _REPAIRABLE_SALIENCE
        and number.evidence[0].passage in inside
    ]
    quotations = [
        f"⟦{quotation.id}⟧"
        for quotation in mentions.quotations
        if quotation.span.start in quotations_left and quotation.passage in inside
    ]
    withheld = [f"{item.section}: {item.item} ({item.reason})" for item in grounded.withheld]
    if not (numbers or quotations or withheld):
        return {}
    return {
        "withheld": withheld[:_MOST_LINES],
        "numbers": numbers[:_MOST_LINES],
        "quotations": quotations[:_MOST_LINES],
    }
