"""Names: a piece of prose may only name whom the article names (G4)."""

import re
from collections.abc import Iterator, Sequence

from summarizer.grounding.common import COMMON
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.words import FUNCTION_WORDS, key, may_stand_for, words
from summarizer.mentions.numbers.lexicon import SMALL, TENS

_CAPITALISED = re.compile(r"[^\W\d_][^\W_]*(?:[’'.\-][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[“\"‘'(]\s*)$")
_CALENDAR = frozenset("mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec".split())
_NUMBER_WORDS = frozenset((*SMALL, *TENS))
_TITLES = frozenset(
    """professor prof dr doctor sir dame lord lady king queen prince princess president vice prime chancellor senator
    congressman congresswoman governor mayor minister secretary general colonel captain major lieutenant sergeant
    admiral judge justice archbishop bishop cardinal pope rabbi imam sheikh emir chairman chairwoman""".split()
)
_BEFORE_NAME = re.compile(r"\.?(?: [A-Z][\w’'-]+)* [A-Z][\w’'-]+")
_COMMON_ENDINGS = ("ly", "tions", "ments", "ness", "ities")


def check_names(text: str, source: Source) -> None:
    """Raise for a name in the text whose words are not the article's."""
    strange = [written for written in _capitalised(text) if not _is_known(written, source)]
    for name in _foreign_names(strange, text, source) if strange else ():
        raise NotSupportedError("name_not_in_article", f"the article does not name “{name}”")


def _capitalised(text: str) -> list[str]:
    """Return the words that begin with a capital letter; most of a text has none, which is seen at once."""
    capital = " ".join([piece for piece in text.split() if not piece.islower()])
    return [written for written in _CAPITALISED.findall(capital) if written[0].isupper()]


def _foreign_names(strange: Sequence[str], text: str, source: Source) -> Iterator[str]:
    """Yield, of the capitalised words that the article lacks, those that are no common words where they stand."""
    for match in _CAPITALISED.finditer(text):
        written = match.group()
        if written not in strange:
            continue
        word = words(written)[0]
        is_title = word in _TITLES and _BEFORE_NAME.match(text, match.end())
        is_acronym = len(written) > 1 and written.isupper()
        is_first = _SENTENCE_START.search(text[: match.start()]) is not None
        if is_first and not is_title and not is_acronym and _is_common(word, source):
            continue
        yield written


def _is_known(written: str, source: Source) -> bool:
    """Tell whether a word is in the article, or another form of a name in it; or holds none."""
    word = next(iter(words(written)), "")
    known = source.words
    if not word or word in known or word in FUNCTION_WORDS or word in source.acronyms:
        return True
    if word.replace(".", "") in known or all(part in known for part in word.split("-")):
        return True
    return _is_calendar_name(word, source) or may_stand_for(word, known, source.passages_with)


def _is_calendar_name(word: str, source: Source) -> bool:
    """Tell whether the article has a weekday's or month's name in short ("Sept." for "September"), or the reverse."""
    return word[:3] in _CALENDAR and any(word[:length] in source.words for length in (3, 4))


def _is_common(word: str, source: Source) -> bool:
    is_inflected = any(form in source.words for form in (word.removesuffix("s"), f"{word}s", word.removesuffix("es")))
    is_inflected = is_inflected or (word.endswith(("ing", "ed")) and key(word) in source.keys)
    if all(part in _NUMBER_WORDS for part in word.split("-")):
        return True
    return word in COMMON or is_inflected or word.endswith(_COMMON_ENDINGS)
