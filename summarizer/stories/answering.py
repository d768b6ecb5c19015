"""Which sentence answers an open question: the rules that close it, each of them strict."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.article import Article, Passage
from summarizer.grounding.clauses import Clause
from summarizer.grounding.forms import IRREGULAR_PARTICIPLES
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.signals import ATTRIBUTION_WORDS, denies_plainly, is_hedge
from summarizer.grounding.words import key, words
from summarizer.mentions import DateMention, Mentions, NameMention, NumberMention
from summarizer.stories.asking import LEAST_SHARE, STOP, Asked, Question
from summarizer.stories.quantities import SAID_BEFORE, unit_class

_STILL_OPEN = re.compile(
    r"\b(?:(?:not|never|n[’']t|yet to|no one|nobody|none) (?:\w+ ){0,2}(?:know\w*|clear|said?|say\w*|disclos\w*"
    r"|explain\w*|decid\w*|confirm\w*|identif\w*|establish\w*|nam\w+)|unclear|unknown|open question"
    r"|(?:is|remains?|still|left|also) open|whether|yet to|declined to|refused to|ask(?:s|ed|ing)?|wonder\w*"
    r"|questions?|mystery|speculat\w+)\b|\?",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|caused by|as a result of|(?:was|were) triggered by)\b", re.IGNORECASE
)
_CONCEDED = re.compile(
    r"\b(?:admit(?:s|ted)?|conced(?:es|ed)|acknowledg(?:es|ed)|confess(?:es|ed)|retract(?:s|ed)|withdrew|apologi[sz]ed)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:confirm(?:s|ed)|admit(?:s|ted)?|conced(?:es|ed)|acknowledg(?:es|ed)|verified|ruled|concluded|established"
    r"|proved|proven)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:demand\w*|call(?:s|ed|ing)? (?:for|on)|urg(?:es|ed|ing)|want(?:s|ed)?|hop(?:es|ed|ing)|pray\w*|insist\w*"
    r"|expect\w*|promis\w*|vow\w*|pledg\w*|threaten\w*|as if)\b",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|on|off|outside|inside|to)\W+(?:\w+\W+){0,4}?\Z", re.IGNORECASE)
_LEAST_WORDS = 2
_LEAST_WORDS_WITHOUT_NAMES = 3
_SUBJECT_REACH = 3
_AUXILIARIES = frozenset("has have had will would is was were been be now then also later reportedly".split())
_UNSURE = frozenset("accused suspected alleged allegedly charged".split())


@dataclass(frozen=True)
class _Sentence:
    """A sentence with what the rules found in it; `actors` are the names of the article's actors."""

    text: str
    start: int
    words: tuple[str, ...]
    numbers: tuple[NumberMention, ...]
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    actors: Sequence[str]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all its words."""
        return frozenset(map(key, self.words))

    def before(self, position: int) -> str:
        """Return its text before a position of the article."""
        return self.text[: position - self.start]

    def is_hedged(self, *, apart_from: str = "will") -> bool:
        """Tell whether it only holds something possible, planned or alleged; "will" may be part of an answer."""
        return any(
            (is_hedge(self.words, place) and word not in (apart_from, "would")) or word in _UNSURE
            for place, word in enumerate(self.words)
        )


def find_answer(question: Question, article: Article, mentions: Mentions, actors: Sequence[str]) -> Passage | None:
    """Return the first sentence of an article that answers the question; None where none surely does.

    `actors` are the names of the article's actors.
    """
    least = _LEAST_WORDS if question.names else _LEAST_WORDS_WITHOUT_NAMES
    if len(question.names) + len(question.content) < least or question.asked not in _SUPPLIES:
        return None
    supplies = _is_conceded if question.kind == "disputed" else _SUPPLIES[question.asked]
    for passage, sentence in _sentences(article, mentions, actors):
        if _is_on_it(question, sentence) and supplies(question, sentence):
            return passage
    return None


def _sentences(article: Article, mentions: Mentions, actors: Sequence[str]) -> Iterator[tuple[Passage, _Sentence]]:
    for passage in article.passages:
        if passage.kind != "sentence":
            continue
        text = article.exact(passage.span)
        yield (
            passage,
            _Sentence(
                text=text,
                start=passage.span.start,
                words=tuple(words(text)),
                numbers=tuple(number for number in mentions.numbers if number.span in passage.span),
                dates=tuple(date for date in mentions.dates if date.span in passage.span),
                names=tuple(name for name in mentions.names if name.span in passage.span),
                actors=actors,
            ),
        )


def _is_on_it(question: Question, sentence: _Sentence) -> bool:
    """Tell whether a sentence names all names of the question and most of its other words, and leaves nothing open."""
    if _STILL_OPEN.search(sentence.text) or any(map(denies_plainly, sentence.words)):
        return False
    if not all(any(word in sentence.words for word in words(name)) for name in question.names):
        return False
    shared = sum(one in sentence.keys for one in question.content)
    if question.asked == "whether" and _contrary(question, sentence):
        shared += 1
    return shared >= LEAST_SHARE * len(question.content)


def _contrary(question: Question, sentence: _Sentence) -> str | None:
    """Return a word of the sentence that says the contrary of one of the question's."""
    return opposite_word(Clause(sentence.words), Clause(question.said))


def _is_conceded(question: Question, sentence: _Sentence) -> bool:
    """Tell whether a party of the question concedes it."""
    found = _CONCEDED.search(sentence.text)
    if found is None or sentence.is_hedged():
        return False
    before = set(words(sentence.text[: found.start()])[-6:])
    return any(before & set(words(party)) - STOP for party in question.parties)


def _names_the_doer(question: Question, sentence: _Sentence) -> bool:
    """Tell whether somebody new stands right before the question's verb, or behind "by"."""
    if not question.content or sentence.is_hedged():
        return False
    verb = question.content[0]
    for place, word in enumerate(sentence.words):
        if key(word) != verb:
            continue
        subject = _run_before(sentence.words[:place])
        for name in _new_names(question, sentence):
            named = list(words(name))
            if subject[-len(named) :] == named or _follows_by(sentence.words[place + 1 :], named):
                return True
    return False


def _run_before(before: Sequence[str]) -> list[str]:
    """Return the words before a verb, its auxiliaries left out."""
    run = list(before)
    for _ in range(_SUBJECT_REACH):
        if run and run[-1] in _AUXILIARIES:
            run.pop()
    return run


def _follows_by(following: Sequence[str], named: Sequence[str]) -> bool:
    return any(
        word == "by"
        and list(following[place + 1 :])[: len(named) + 3 :]
        and _starts_soon(following[place + 1 :], named)
        for place, word in enumerate(following)
    )


def _starts_soon(following: Sequence[str], named: Sequence[str]) -> bool:
    return any(list(following[start : start + len(named)]) == list(named) for start in range(_SUBJECT_REACH + 1))


def _new_names(question: Question, sentence: _Sentence) -> Iterator[str]:
    """Yield the names in a sentence that the question does not hold already."""
    known = set(question.content) | {key(word) for name in question.names for word in words(name)}
    for name in (*(spotted.exact for spotted in sentence.names), *sentence.actors):
        named = [word for place, word in enumerate(words(name)) if place or word not in STOP]
        if named and not known & set(map(key, named)) and f" {' '.join(named)} " in f" {' '.join(sentence.words)} ":
            yield " ".join(named)


def _counts(question: Question, sentence: _Sentence) -> bool:
    """Tell whether a plain number of the counted thing stands right beside the question's other words."""
    if not question.content or sentence.is_hedged():
        return False
    for number in sentence.numbers:
        before = words(sentence.before(number.span.start))
        after = words(sentence.text[number.span.end - sentence.start :])
        is_plain = number.qualifier in ("exact", "approximately")
        if is_plain and question.content[0] in {key(number.unit or ""), *map(key, after[:3])}:
            rest = after[
                1 + next((place for place, word in enumerate(after) if key(word) == question.content[0]), -1) :
            ]
            return _comes_next(question, rest) or _comes_next(question, before[::-1])
    return False


def _comes_next(question: Question, following: Sequence[str]) -> bool:
    """Tell whether the first word of substance is one of the question's: what stands between would be another fact."""
    known = question.keys - set(question.content[:1])
    return next((key(word) in known for word in following if word not in STOP), False)


def _measures(_: Question, sentence: _Sentence) -> bool:
    """Tell whether a plain amount of money or of a measure stands in the sentence."""
    return not sentence.is_hedged() and any(
        number.qualifier in ("exact", "approximately") and unit_class(number.unit) != "count"
        for number in sentence.numbers
    )


def _dates(_: Question, sentence: _Sentence) -> bool:
    """Tell whether a day stands in the sentence that is not the day on which somebody said it."""
    return not sentence.is_hedged() and any(
        date.value is not None and not SAID_BEFORE.search(sentence.before(date.span.start)) for date in sentence.dates
    )


def _places(question: Question, sentence: _Sentence) -> bool:
    """Tell whether a new name stands behind "in", "at" or their kin."""
    new = set(_new_names(question, sentence))
    return not sentence.is_hedged() and any(
        " ".join(words(name.exact)) in new
        and _PLACE_BEFORE.search(sentence.before(name.span.start))
        and not SAID_BEFORE.search(sentence.before(name.span.start))
        for name in sentence.names
    )


def _gives_the_cause(_: Question, sentence: _Sentence) -> bool:
    """Tell whether the sentence names a cause."""
    return not sentence.is_hedged() and bool(_BECAUSE.search(sentence.text))


def _has_happened(question: Question, sentence: _Sentence) -> bool:
    """Tell whether a sentence states as done what the question asks about, or its contrary.

    What cannot be verified is settled only by who confirms, admits or rules; what is not known, by that or by a plain
    statement that nobody is quoted for.
    """
    if sentence.is_hedged(apart_from="") or "will" in sentence.words or _WANTED.search(sentence.text):
        return False
    is_claim = question.kind == "unverifiable" or bool(set(sentence.words) & ATTRIBUTION_WORDS)
    if question.kind != "pending" and is_claim and not _SETTLED.search(sentence.text):
        return False
    contrary = _contrary(question, sentence)
    asked = set(question.content) | ({key(contrary)} if contrary else set())
    return any(_is_past(word) and key(word) in asked for word in sentence.words)


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR_PARTICIPLES


_SUPPLIES: dict[Asked, Callable[[Question, _Sentence], bool]] = {
    "who": _names_the_doer,
    "how many": _counts,
    "how much": _measures,
    "when": _dates,
    "where": _places,
    "why": _gives_the_cause,
    "whether": _has_happened,
}
