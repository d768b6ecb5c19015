"""Open questions that the text itself raises, by rules: a small model only restates the article here.

Each template is a plain question with the article's words; each cites the passage that raises it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from summarizer.article import Article, Passage, Span
from summarizer.draft import QuestionDraft, QuestionKind
from summarizer.local.kinds import kind_by_words
from summarizer.local.text import clause, sentence
from summarizer.mentions import Mentions

_MOST_QUESTIONS = 12
_MOST_QUOTED = 120
_BLAME = re.compile(
    r"\b(?:(?:trad|shift|exchang|swap)\w*\s+(?:the\s+)?(?:blame|accusations|accusing)|blam\w+\s+(?:each\s+other|one\s+another)"
    r"|accus\w+\s+(?:each\s+other|one\s+another)|mutual\s+(?:blame|accusations)|conflicting\s+(?:accounts|reports|claims)"
    r"|contradict\w*|disputed?\s+(?:the|that|by|whether)|at\s+odds\s+over)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:for|over|about)\s+((?:the|their|its|his|her|a|an)\s+[^,;.]{3,120})", re.IGNORECASE)
_PROCESS = re.compile(
    r"\b(talks|negotiations|discussions|consultations|investigation|inquiry|probe|trial|hearing|appeal|review|search|vote|"
    r"election|referendum|inquest|lawsuit)\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"\b(?:ongoing|under\s?way|continu(?:e|es|ed|ing)|still|pending|has\s+yet\s+to|have\s+yet\s+to|not\s+yet|await\w*|remains?\s+in|"
    r"launched|opened|is\s+expected|are\s+expected|scheduled|is\s+due|are\s+due|is\s+under|will\s+(?:be|begin|start|continue|resume))\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"^(?P<subject>(?:The|A|An|[A-Z])[^,;:“”\"]{1,80}?)\s+(?:is|are)\s+(?:expected|due|scheduled|set|planning|likely)\s+to\s+"
    r"(?P<rest>[^,;“”\"]{3,120}?)[.,;]?$"
)
_UNCLEAR = re.compile(
    r"\b(?:(?:not|n[o’']t|never)\s+(?:yet\s+)?(?:immediately\s+)?(?:clear|known|say|said|explain|disclosed?|specify|reveal(?:ed)?)|"
    r"unclear|unknown|unsure|uncertain)\s+(?P<asked>(?:exactly\s+)?(?:why|how|who|what|whether|if|when|where|which)\b[^,;.“”\"]{3,120})",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?P<what>(?:cause|motive|reason)s?\s+(?:of|for|behind)\s+[^,;.“”\"]{3,80}?)\s+(?:is|are|was|were|remains?|has|have)\s+"
    r"(?:not\b|still\b|yet\b|un\w+|under\s+investigation|being\s+investigated)",
    re.IGNORECASE,
)
_OF_PRONOUN = re.compile(r"\s+(?:of|for|behind)\s+(?:which|this|that|it|them)$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\bwill\s+(?:also\s+|then\s+|now\s+)?(?:decide|vote|rule|meet|consider|discuss|appeal|appear|determine|"
    r"be\s+(?:opened|held|decided|sentenced|tried|announced|released|published|investigated|reviewed))\b",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\b(?:allegedly|reportedly|alleged|purportedly|unconfirmed|rumou?red|suspected|presumed)\b", re.IGNORECASE
)
_INEXACT = re.compile(
    r"scores|dozens|hundreds|thousands|millions|billions|many|numerous|countless|tens of", re.IGNORECASE
)
_PLURAL = re.compile(r"(?!an?\b|the \w+\b(?<!s)|one\b)(?:[\w’'\-]+\s+){0,3}?(?:people|[\w\-]+(?<!s)s)\b", re.IGNORECASE)
_QUOTE_MARK = re.compile(r"[“”\"‘«»]")
_MOST_OF_A_RULE = 2
_LEAST_WORDS = 4
_LEADING = re.compile(
    r"^(?:including|although|though|while|but|and|as|since|because|when|after|however|also)\s+", re.IGNORECASE
)


def open_questions(article: Article, mentions: Mentions) -> list[QuestionDraft]:
    """Return the questions that the rules see, each wording once, those of the first sentences first within a kind."""
    found: dict[str, QuestionDraft] = {}
    for rule in _RULES:
        for question in islice(rule(article, mentions), _MOST_OF_A_RULE):
            found.setdefault(_same(question), question)
    return list(found.values())[:_MOST_QUESTIONS]


def _same(question: QuestionDraft) -> str:
    """Return what two questions share that ask the same; one dispute between the same parties is asked once."""
    return "|".join(question.parties) if question.kind == "disputed" and question.parties else question.question


def _disputed(article: Article, mentions: Mentions) -> Iterator[QuestionDraft]:
    """Two sides blame each other: who is right?"""
    for passage, text in _sentences(article):
        found = _BLAME.search(text)
        if not found:
            continue
        parties = _parties(passage, mentions)
        over = _OVER.search(text, found.end())
        if over:
            question = f"Who is responsible for {over.group(1).strip()}?"
        elif len(parties) > 1:
            question = f"Which account is right, that of {parties[0]} or that of {parties[1]}?"
        else:
            continue
        yield _draft(question, "disputed", passage, parties, salience=1)


def _parties(passage: Passage, mentions: Mentions) -> list[str]:
    """Return the speakers that the cues of a sentence name jointly, else its first two names."""
    names = [name for name in mentions.names if name.passage == passage.number]
    for cue in mentions.cues:
        if cue.passage == passage.number and cue.source is not None and _BLAME.search(cue.exact):
            joint = [name.exact for name in names if name.span in cue.source]
            if len(joint) > 1:
                return list(dict.fromkeys(joint))[:6]
    return []


def _speaker_lost(article: Article, mentions: Mentions) -> Iterator[QuestionDraft]:
    """A sentence that lost its subject: who said it?"""
    for cue in mentions.cues:
        passage = article.passages[cue.passage - 1]
        if not passage.is_citable or not cue.unresolved or not cue.quotations:
            continue
        quoted = next(quotation for quotation in mentions.quotations if quotation.id == cue.quotations[0])
        yield _draft(f"Who {cue.exact} “{_shortened(quoted.exact)}”?", "not_stated", passage, [], salience=2)


def _anonymous(article: Article, mentions: Mentions) -> Iterator[QuestionDraft]:
    """A source without a name: who is it, and does anybody else say so?"""
    asked: set[str] = set()
    for cue in mentions.cues:
        passage = article.passages[cue.passage - 1]
        if not (passage.is_citable and cue.anonymous and cue.source is not None):
            continue
        source = " ".join(article.exact(cue.antecedent or cue.source).split())
        if kind_by_words(source) in {"document", "organisation"}:
            continue
        head = re.sub(r"^(?:a|an|the|one)\s+", "", source, flags=re.IGNORECASE).casefold()
        if any(head.startswith(known) or known.startswith(head) for known in asked):
            continue
        asked.add(head)
        verb = "are" if _PLURAL.match(source) else "is"
        asked_of = f"Who {verb} “{source}”, and who else confirms this account?"
        yield _draft(asked_of, "unverifiable", passage, [], salience=2)


def _denied(article: Article, mentions: Mentions) -> Iterator[QuestionDraft]:
    """A denial: is it true?"""
    for cue in mentions.cues:
        passage = article.passages[cue.passage - 1]
        if not (passage.is_citable and cue.denies and cue.source is not None and cue.content is not None):
            continue
        holder = " ".join(article.exact(cue.antecedent or cue.source).split())
        content = _shortened(article.exact(cue.content))
        yield _draft(
            f"Is it true what {_running(holder)} {cue.exact}: “{content}”?", "disputed", passage, [], salience=2
        )


def _vague(article: Article, mentions: Mentions) -> Iterator[QuestionDraft]:
    """A vague quantity: how many?"""
    for mention in mentions.numbers:
        passage = article.passages[mention.passage - 1]
        if mention.qualifier != "vague" or not passage.is_citable or not _INEXACT.search(mention.exact):
            continue
        around = _clause(article, passage, mention.span)
        if around is None:
            continue
        yield _draft(f"How many exactly: “{_shortened(around)}”?", "not_stated", passage, [], salience=3)


def _pending(article: Article, _: Mentions) -> Iterator[QuestionDraft]:
    """Something is under way or expected: how does it end, will it happen?"""
    known: set[str] = set()
    for passage, text in _sentences(article):
        expected = _EXPECTED.match(text)
        if expected:
            subject = _running(expected.group("subject"))
            yield _draft(f"Will {subject} {expected.group('rest')}?", "pending", passage, [], salience=2)
            continue
        process = _PROCESS.search(text)
        if process and _UNFINISHED.search(text) and not known:
            known.add(process.group(1).casefold())
            question = f"What will be the outcome of the {process.group(1).casefold()}?"
            yield _draft(question, "pending", passage, [], salience=1)
    yield from _asked_of_clauses(article, _TO_COME, "What comes of it", "pending")


def _unconfirmed(article: Article, _: Mentions) -> Iterator[QuestionDraft]:
    """The text itself calls it alleged or reported: is it confirmed?"""
    return _asked_of_clauses(article, _UNCONFIRMED, "Is it confirmed", "unverifiable")


def _asked_of_clauses(
    article: Article, pattern: re.Pattern[str], asked: str, kind: QuestionKind
) -> Iterator[QuestionDraft]:
    """Yield a question about the clause around each sentence's first match."""
    for passage, _ in _sentences(article):
        found = pattern.search(article.text, passage.span.start, passage.span.end)
        around = _clause(article, passage, Span(found.start(), found.end())) if found else None
        if around is not None:
            yield _draft(f"{asked}: “{around}”?", kind, passage, [], salience=2)


def _clause(article: Article, passage: Passage, span: Span) -> str | None:
    """Return the clause around a span, to be quoted; None for a scrap, and for one with quotation marks in it."""
    around = _LEADING.sub("", " ".join(article.exact(clause(article, passage, span)).split()))
    return None if _QUOTE_MARK.search(around) or len(around.split()) < _LEAST_WORDS else _shortened(around)


def _unexplained(article: Article, _: Mentions) -> Iterator[QuestionDraft]:
    """The text says itself that something is not known."""
    for passage, text in _sentences(article):
        cause = _CAUSE.search(text)
        if cause:
            what = _OF_PRONOUN.sub("", cause.group("what"))
            yield _draft(f"What is the {what}?", "unexplained", passage, [], salience=2)
        unclear = _UNCLEAR.search(text)
        if unclear:
            asked = unclear.group("asked").strip()
            yield _draft(f"The article leaves open {asked}: what is known?", "not_stated", passage, [], salience=2)


def _sentences(article: Article) -> Iterator[tuple[Passage, str]]:
    """Yield the sentences proper, on one line; titles, captions and boilerplate raise no questions."""
    for passage in article.passages:
        if passage.kind == "sentence":
            yield passage, sentence(article, passage)


def _draft(question: str, kind: QuestionKind, passage: Passage, parties: list[str], *, salience: int) -> QuestionDraft:
    return QuestionDraft(
        question=question[:400], kind=kind, parties=parties[:6], passages=[passage.number], salience=salience
    )


def _shortened(words: str) -> str:
    """Return words on one line; long ones only up to a comma, or to the last whole word that fits."""
    line = " ".join(words.split()).rstrip(" .,;")
    if len(line) <= _MOST_QUOTED:
        return line
    first = re.match(rf"[^,;:]{{20,{_MOST_QUOTED}}}(?=[,;:])", line)
    return first.group() if first else line[:_MOST_QUOTED].rsplit(" ", 1)[0]


def _running(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "His", "Her", "Their", "Its"} else name


_RULES: tuple[Callable[[Article, Mentions], Iterator[QuestionDraft]], ...] = (
    _disputed,
    _speaker_lost,
    _pending,
    _unexplained,
    _anonymous,
    _denied,
    _unconfirmed,
    _vague,
)
