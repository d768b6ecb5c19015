"""Quantifiers: "all", "most", "many", "some", "few" and "none" before the same noun say different things."""

from collections.abc import Iterator

from summarizer.grounding.words import FUNCTION_WORDS, key, words

_CLASSES = (
    "all every each entire both",
    "most majority",
    "many numerous multiple",
    "some several certain",
    "few hardly barely little",
    "none no neither",
)
_CLASS_OF = {word: line.split()[0] for line in _CLASSES for word in line.split()}
QUANTIFIERS = frozenset(_CLASS_OF)
_COMPARATIVES = frozenset("more less fewer longer later older higher lower".split())
_REACH = 6


def other_quantifiers(told: str, given: str) -> Iterator[str]:
    """Yield the quantifiers of the prose before a word that the evidence quantifies otherwise only."""
    told_classes = _by_word(told)
    given_classes = _by_word(given) if told_classes else {}
    for one, classes in told_classes.items():
        others = given_classes.get(one)
        if others and not classes & others:
            yield min(classes)


def _by_word(text: str) -> dict[str, set[str]]:
    """Return, for the key of each content word right behind a quantifier, the classes of its quantifiers."""
    found: dict[str, set[str]] = {}
    text_words = words(text)
    for position, word in enumerate(text_words):
        if word not in _CLASS_OF:
            continue
        following = text_words[position + 1 : position + 1 + _REACH]
        noun = next((other for other in following if other not in FUNCTION_WORDS), None)
        if noun is not None and not _COMPARATIVES & set(following[:1]):
            is_denied = "not" in text_words[max(0, position - 1) : position]
            found.setdefault(key(noun), set()).add("some" if is_denied else _CLASS_OF[word])
    return found
