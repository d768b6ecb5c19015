"""Labels: what a number counts must be said of that number, not of its neighbour."""

import re
from collections.abc import Sequence

from summarizer.article import Span
from summarizer.grounding.evidence import Source
from summarizer.grounding.forms import IRREGULAR_PARTICIPLES
from summarizer.grounding.quantities import measures_alike
from summarizer.grounding.words import FUNCTION_WORDS, key, key_set, words
from summarizer.mentions import NumberMention

_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_PARTICIPLE_ENDINGS = ("ed", "ing")


def head_of(label: str) -> set[str]:
    """Return the key of a label's noun: the last word before a preposition, relative word or participle."""
    head = ""
    for word in words(label):
        is_end = word in FUNCTION_WORDS or word.endswith(_PARTICIPLE_ENDINGS) or word in IRREGULAR_PARTICIPLES
        if is_end and head:
            break
        head = "" if is_end else word
    return {key(head)} if head else set()


def stands_by_another(keys: Sequence[str], mention: NumberMention, source: Source) -> bool:
    """Tell whether each word of a label that the sentence has stands closer to another number of the same measure."""
    sentence = source.article.passages[mention.passage - 1].span
    others = [
        number.span
        for number in source.index.numbers.over(sentence)
        if number.id != mention.id and measures_alike(number, mention)
    ]
    places = _places(set(keys), sentence, source) if others else {}
    return bool(places) and all(
        min(_distance(place, other) for place in spans for other in others)
        < min(_distance(place, mention.span) for place in spans)
        for spans in places.values()
    )


def _places(keys: set[str], sentence: Span, source: Source) -> dict[str, list[Span]]:
    """Return where each of the keys stands in a sentence."""
    places: dict[str, list[Span]] = {}
    for match in _WORD.finditer(source.article.text, sentence.start, sentence.end):
        for one in keys & key_set(match.group()):
            places.setdefault(one, []).append(Span(match.start(), match.end()))
    return places


def _distance(one: Span, other: Span) -> int:
    """Return the number of characters between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
