"""Who holds what: the rules say who speaks and what is quoted, the model says with which stance and on which issue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.article import Article, Passage, Span
from summarizer.draft import PositionDraft, Stance
from summarizer.local.ask import Answers, HolderReply, PositionReply, Question, example_words
from summarizer.local.stances import stance_of_cue, stances_in
from summarizer.local.text import FUNCTION_WORDS, opening, plain, sentence, words
from summarizer.mentions import CueMention, Mentions, QuotationMention

NOBODY = "nobody"
_MOST_ISSUE_WORDS = 6
_MOST_STATEMENT = 400
_LEAD_PASSAGES = 4
_TAIL_PASSAGES = 20
_COUNT_CUES = re.compile(r"according to|per\b|by\b|estimate", re.IGNORECASE)


@dataclass(frozen=True)
class PositionCandidate:
    """One thing that somebody says: the speaker's words (None where the text lost them) and what is quoted of it."""

    holder: str | None
    passage: Passage
    content: Span
    quotations: tuple[QuotationMention, ...]
    stances: tuple[Stance, ...]
    question: Question[PositionReply] | None = None
    speaker: Question[HolderReply] | None = None


def plan_positions(article: Article, mentions: Mentions) -> list[PositionCandidate]:
    """Return one candidate a speaker and sentence, in text order, then the quotations that no cue covers."""
    joined: dict[tuple[int, str], PositionCandidate] = {}
    for cue in mentions.cues:
        candidate = _of_cue(cue, article, mentions)
        if candidate is None:
            continue
        key = (cue.passage, _identity(candidate.holder, mentions))
        joined[key] = _join(joined[key], candidate) if key in joined else candidate
    candidates = [_with_question(candidate, article) for candidate in joined.values()]
    covered = {quotation.id for candidate in candidates for quotation in candidate.quotations}
    return candidates + _uncued(article, mentions, covered)


def position_drafts(
    candidates: Sequence[PositionCandidate], answers: Answers, article: Article, mentions: Mentions
) -> list[PositionDraft]:
    """Return one position a candidate; a quotation that nobody says gives none."""
    drafts = []
    for candidate in candidates:
        speaker = answers.to(candidate.speaker)
        holder = candidate.holder
        if candidate.speaker is not None:
            if speaker is None or speaker.holder == NOBODY or speaker.holder not in article.text:
                continue
            holder = speaker.holder
        reply = answers.to(candidate.question)
        stance = _stance(reply, candidate)
        drafts.append(
            PositionDraft(
                holder=holder,
                stance=stance,
                issue=_issue(reply.issue if reply else "", candidate, article),
                target=_target(candidate, stance, mentions),
                statement=_statement(candidate, article),
                quotations=[int(quotation.id[1:]) for quotation in candidate.quotations][:8],
                passages=sorted({candidate.passage.number, *(q.passage for q in candidate.quotations)})[:12],
                salience=_salience(candidate),
            )
        )
    return drafts


def _of_cue(cue: CueMention, article: Article, mentions: Mentions) -> PositionCandidate | None:
    """Return what a cue says is said; None for boilerplate, for a bare cue, and for the source of a mere count."""
    passage = article.passages[cue.passage - 1]
    quotations = _quotations_of(cue, mentions)
    if not passage.is_citable or (cue.content is None and not quotations) or _is_source_of_count(cue, mentions):
        return None
    speaker = None if cue.unresolved else (cue.antecedent or cue.source)
    holder = _short(article.exact(speaker)) if speaker else None
    content = cue.content or quotations[0].span
    said = stance_of_cue(cue.exact, article.exact(content), denies=cue.denies)
    stances = (said,) if said else stances_in(_own_words(content, cue, article, mentions))
    return PositionCandidate(holder, passage, content, quotations, stances)


def _own_words(content: Span, cue: CueMention, article: Article, mentions: Mentions) -> str:
    """Return what a cue says is said, without what others say within it ("despite the sides shifting blame")."""
    text, position = "", content.start
    for other in mentions.cues:
        if other.id != cue.id and other.span in content and other.span.start >= position:
            text += article.text[position : other.span.start]
            position = max(other.span.end, other.content.end if other.content else 0)
    return text + article.text[position : content.end]


def _is_source_of_count(cue: CueMention, mentions: Mentions) -> bool:
    """Tell whether a cue only names whose figures a sentence gives: that is the numbers' attribution, no position."""
    if cue.content is None or cue.quotations or not _COUNT_CUES.match(cue.exact):
        return False
    return any(number.span in cue.content for number in mentions.numbers)


def _quotations_of(cue: CueMention, mentions: Mentions) -> tuple[QuotationMention, ...]:
    """Return a cue's quotations with those that continue them in later paragraphs."""
    chosen = set(cue.quotations)
    for quotation in mentions.quotations:
        if quotation.continues in chosen:
            chosen.add(quotation.id)
    return tuple(quotation for quotation in mentions.quotations if quotation.id in chosen)


def _identity(holder: str | None, mentions: Mentions) -> str:
    """Return what two namings of one speaker share: the group of the last name in them, else the words."""
    if holder is None:
        return ""
    inside = [name for name in mentions.names if holder.endswith(name.exact)]
    return inside[-1].group if inside else holder.casefold()


def _join(one: PositionCandidate, other: PositionCandidate) -> PositionCandidate:
    quotations = tuple(dict.fromkeys((*one.quotations, *other.quotations)))
    stances = tuple(dict.fromkeys((*one.stances, *other.stances)))
    return replace(one, quotations=quotations, stances=stances)


def _with_question(candidate: PositionCandidate, article: Article) -> PositionCandidate:
    if len(candidate.stances) == 1 and _is_settled(candidate, article):
        return candidate
    values = {"sentence": sentence(article, candidate.passage), "holder": candidate.holder or "the speaker"}
    key = f"P{candidate.passage.number}.{candidate.content.start}"
    question = Question(key, "local.position.v1", PositionReply, values, {"stance": candidate.stances})
    return replace(candidate, question=question)


def _is_settled(candidate: PositionCandidate, article: Article) -> bool:
    """Tell whether what is said is an issue already ("welcomed the UN resolution"): then nothing is left to ask."""
    content = article.exact(candidate.content)
    said = content if candidate.stances == ("asserts",) else opening(content)
    return len(words(said)) <= _MOST_ISSUE_WORDS and len(_trim(_words_of(said))) > 1


def _uncued(article: Article, mentions: Mentions, covered: set[str]) -> list[PositionCandidate]:
    """Return the quotations that no cue covers, with the question who speaks, closed to the names nearby."""
    candidates = []
    for quotation in mentions.quotations:
        passage = article.passages[quotation.passage - 1]
        if quotation.id in covered or quotation.continues or not passage.is_citable:
            continue
        names = _names_near(passage, mentions)
        if not names or passage.kind == "title":
            continue
        values = {"sentence": sentence(article, passage), "quotation": quotation.exact}
        speaker = Question(quotation.id, "local.holder.v1", HolderReply, values, {"holder": (*names, NOBODY)})
        candidates.append(
            PositionCandidate(None, passage, quotation.span, (quotation,), stances_in(quotation.exact), speaker=speaker)
        )
    return candidates


def _names_near(passage: Passage, mentions: Mentions) -> tuple[str, ...]:
    """Return the names of the sentence, then those of the one before."""
    own = [name.exact for name in mentions.names if name.passage == passage.number]
    before = [name.exact for name in mentions.names if name.passage == passage.number - 1]
    return tuple(dict.fromkeys((*own, *before)))


def _stance(reply: PositionReply | None, candidate: PositionCandidate) -> Stance:
    said = next((stance for stance in candidate.stances if reply and reply.stance == stance), None)
    return said or candidate.stances[0]


def _issue(answer: str, candidate: PositionCandidate, article: Article) -> str:
    """Return the longest run of the answer that stands in the sentence, else the first words of what is said."""
    text = article.exact(candidate.passage.span)
    leaked = set(words(answer)) & example_words() - set(words(text))
    run = [] if leaked else _trim(_longest_run(answer, text))
    content = article.exact(candidate.content)
    for other in (opening(content), content):
        if len(run) < 2:
            run = _trim(_words_of(other))
    return " ".join(run) or " ".join(content.split())[:200]


def _longest_run(answer: str, text: str) -> list[str]:
    """Return the longest row of the answer's words that the text has in the same row, as the text writes them."""
    written = re.findall(r"[^\W_]+(?:[’'.,\-][^\W_]+)*", text)
    folded, wanted = [plain(word) for word in written], [plain(word) for word in _words_of(answer)]
    best: list[str] = []
    for start in range(len(written)):
        for place in range(len(wanted)):
            length = 0
            while (
                start + length < len(folded)
                and place + length < len(wanted)
                and folded[start + length] == wanted[place + length]
            ):
                length += 1
            if length > len(best):
                best = written[start : start + length]
    return best


def _words_of(answer: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[’'.,\-][^\W_]+)*", answer)


def _trim(run: list[str]) -> list[str]:
    """Cut a run to six words that begin and end with a word of content."""
    while run and plain(run[0]) in FUNCTION_WORDS:
        run = run[1:]
    run = run[:_MOST_ISSUE_WORDS]
    while run and plain(run[-1]) in FUNCTION_WORDS:
        run = run[:-1]
    return run


def _target(candidate: PositionCandidate, stance: Stance, mentions: Mentions) -> str | None:
    """Return the first name in what is said, where the stance is directed at somebody."""
    if stance not in {"accuses", "demands"}:
        return None
    inside = [name.exact for name in mentions.names if name.span in candidate.content]
    return inside[0] if inside and inside[0] not in (candidate.holder or "") else None


def _statement(candidate: PositionCandidate, article: Article) -> str:
    """Return the sentence itself; of one that is too long, what is said, with its speaker before it."""
    whole = sentence(article, candidate.passage)
    if len(whole) <= _MOST_STATEMENT:
        return whole
    said = f"{candidate.holder or 'Said'}: {' '.join(article.exact(candidate.content).split())}"
    return said if len(said) <= _MOST_STATEMENT else f"{said[: _MOST_STATEMENT - 2].rsplit(' ', 1)[0]} …"


def _salience(candidate: PositionCandidate) -> int:
    if candidate.passage.number <= _LEAD_PASSAGES:
        return 1
    return 2 if candidate.passage.number <= _TAIL_PASSAGES else 3


def _short(name: str) -> str:
    return " ".join(name.split())[:200]
