"""What each number counts: the model's answer where the sentence bears it out, the noun beside the number otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Article, Passage, Span
from summarizer.draft import NumberDraft
from summarizer.local.ask import Answers, CountedReply, Question
from summarizer.local.text import ARTICLES, FUNCTION_WORDS, clause, plain, sentence, stem, stems, words
from summarizer.mentions import Mentions, NumberMention

_TOKEN = re.compile(r"\s*(?:([^\W\d_]+(?:[’'\-][^\W_]+)*)|(\S))")
_STOPS = FUNCTION_WORDS - ARTICLES - {"and", "or"}
_FINITE = frozenset("remain remains remained say says said claim claims".split())
_VERB = re.compile(r"\w{2,}(?:ed|ing)")
_MOST_WORDS = 8
_MOST_REST = 5
_LEAD_PASSAGES = 4


@dataclass(frozen=True)
class NumberCandidate:
    """A number, with the question what it counts where the text beside it does not tell all."""

    mention: NumberMention
    passage: Passage
    question: Question[CountedReply] | None


def plan_numbers(article: Article, mentions: Mentions) -> list[NumberCandidate]:
    """Return every number of a citable passage, in text order."""
    candidates = []
    for mention in mentions.numbers:
        passage = article.passages[mention.passage - 1]
        if passage.is_citable:
            values = {"sentence": sentence(article, passage), "number": mention.exact}
            question = Question(mention.id, "local.counted.v1", CountedReply, values)
            is_plain = _is_plain(mention, passage, article, mentions)
            candidates.append(NumberCandidate(mention, passage, None if is_plain else question))
    return candidates


def _is_plain(mention: NumberMention, passage: Passage, article: Article, mentions: Mentions) -> bool:
    """Tell whether a number's clause holds nothing but counted nouns ("eight troops and 25 civilians")."""
    noun = noun_after(article, passage, mention.span)
    own = clause(article, passage, mention.span)
    others = [number for number in mentions.numbers if number.span in own and number.id != mention.id]
    known = stems(noun) | stems(mention.exact)
    for other in others:
        known |= stems(other.exact) | stems(noun_after(article, passage, other.span))
    return bool(noun) and stems(article.exact(own)) <= known


def number_drafts(
    candidates: Sequence[NumberCandidate], answers: Answers, article: Article, mentions: Mentions
) -> list[NumberDraft]:
    """Return one label a number; `counted` is null where neither the model nor the sentence tells."""
    drafts = []
    noun_before: dict[int, str] = {}
    for candidate in candidates:
        reply = answers.to(candidate.question)
        noun = noun_after(article, candidate.passage, candidate.mention.span)
        counted = _counted(reply.counted if reply else "", noun, noun_before, candidate, article)
        if noun:
            noun_before[candidate.mention.passage] = noun
        drafts.append(
            NumberDraft(
                mention=int(candidate.mention.id[1:]),
                counted=counted,
                as_of=_as_of(candidate, article, mentions),
                salience=2 if candidate.passage.number <= _LEAD_PASSAGES or counted else 3,
            )
        )
    return drafts


def _counted(
    answer: str, noun: str, noun_before: dict[int, str], candidate: NumberCandidate, article: Article
) -> str | None:
    """Join what the text plainly says and what the model adds, in words of the sentence alone.

    The noun beside the number is what it counts, whatever the model says; from the model come the words that say what
    happens to it, and only those of the same clause.
    """
    mention, passage = candidate.mention, candidate.passage
    said = _own_words(answer, article.exact(passage.span), mention)
    own_clause = article.exact(clause(article, passage, mention.span))
    if not noun:
        verb = _verb_after(article, passage, mention.span)
        if verb and noun_before.get(mention.passage):
            return f"{_last(noun_before[mention.passage])} {verb}"
        near = _within(said, own_clause)
        return " ".join(near or said) or verb or None
    if stem(plain(_last(noun))) in {stem(plain(word)) for word in said} and len(said) > 1:
        return " ".join(said)
    happens = [word for word in _within(said, own_clause) if stem(plain(word)) not in stems(noun)]
    return " ".join([noun, *(happens or _rest(noun, candidate, article))][:_MOST_WORDS])


def _rest(noun: str, candidate: NumberCandidate, article: Article) -> list[str]:
    """Return the few words behind the noun up to the clause's end ("remain in Gaza"), none where they go on."""
    own = clause(article, candidate.passage, candidate.mention.span)
    _, _, behind = article.text[candidate.mention.span.end : own.end].partition(noun.rsplit(maxsplit=1)[-1])
    rest = behind.strip(' .”"').split()
    if _VERB.fullmatch(noun.rsplit(maxsplit=1)[-1]) and len(noun.split()) > 1:
        return []
    if not rest or len(rest) > _MOST_REST or plain(rest[0]) in {"and", "or", "but"} or re.search(r"[\d“”\"]", behind):
        return []
    return rest


def _own_words(answer: str, text: str, mention: NumberMention) -> list[str]:
    """Return the answer's words that the sentence has in some form, digits and the number itself left out."""
    known, number = {stem(word) for word in words(text)}, set(words(mention.exact))
    kept = [
        word
        for word in answer.split()
        if (bare := plain(word.strip('.,;:"“”()'))) not in number
        and stem(bare) in known
        and not any(character.isdigit() for character in bare)
    ]
    while kept and plain(kept[0]) in FUNCTION_WORDS:
        kept = kept[1:]
    while kept and plain(kept[-1]) in FUNCTION_WORDS:
        kept = kept[:-1]
    return kept[:_MOST_WORDS]


def _within(said: list[str], text: str) -> list[str]:
    known = stems(text)
    return [word for word in said if stem(plain(word)) in known]


def noun_after(article: Article, passage: Passage, number: Span) -> str:
    """Return the noun phrase right behind a number ("Israeli and foreign prisoners"), or nothing."""
    text = article.text[number.end : passage.span.end]
    text = re.sub(r"^\s+of\s+(?:(?:the|its|their|all|these|those)\s+)?", " ", text)
    found: list[str] = []
    for token in _TOKEN.finditer(text):
        word = token.group(1)
        if not word or plain(word) in _STOPS | _FINITE or len(found) >= _MOST_WORDS:
            break
        if plain(word) in ARTICLES:
            break
        found.append(word)
    return " ".join(_trimmed(found, text))


def _trimmed(found: list[str], text: str) -> list[str]:
    """Cut a joined second phrase that is counted apart ("troops and 25 civilians") and a dangling and."""
    while found and plain(found[-1]) in {"and", "or"}:
        found = found[:-1]
    if "-" in text[:1]:
        return []
    verb = next((place for place, word in enumerate(found) if place and _VERB.fullmatch(word)), None)
    if verb is None:
        return found
    return found[: verb + 1] if verb == len(found) - 1 else found[:verb]


def _verb_after(article: Article, passage: Passage, number: Span) -> str:
    """Return what happens to a number that stands alone ("scores were freed" -> "freed")."""
    after = article.text[number.end : passage.span.end]
    match = re.match(
        r"\s+(?:of\s+(?:them|whom|those)\s+)?(?:were|was|are|is|have been|had been|has been)\s+(\w+)", after
    )
    return match.group(1) if match else ""


def _last(noun: str) -> str:
    """Return the head of a noun phrase: its last word that is no participle."""
    parts = noun.split()
    nouns = [word for place, word in enumerate(parts) if not (place and word.endswith(("ed", "ing")))]
    return nouns[-1]


def _as_of(candidate: NumberCandidate, article: Article, mentions: Mentions) -> str | None:
    """Return the date that follows the number within its clause, where that is the only one."""
    own = clause(article, candidate.passage, candidate.mention.span)
    dates = [
        date
        for date in mentions.dates
        if date.span in own
        and date.span.start >= candidate.mention.span.end
        and not any(cue.span.end + 1 == date.span.start for cue in mentions.cues)
    ]
    return dates[0].exact if len(dates) == 1 else None
