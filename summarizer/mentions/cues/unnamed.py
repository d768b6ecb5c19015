"""Mark the cues whose source the article does not name, here or in the next sentence."""

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from summarizer.article import Article, Span
from summarizer.mentions.cues.anonymity import HINTS, anonymity_reason, is_anonymous, withholds_name
from summarizer.mentions.cues.antecedents import PRONOUNS
from summarizer.mentions.cues.sentence import Sentence
from summarizer.mentions.types import CueMention

_GOING_ON = ("They ", "He ", "She ", "The ", "Both ", "All ")


class Unnamed:
    """Knows where an article speaks of names that it withholds."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _hints(self) -> list[int]:
        """Where a word stands that every sentence about withheld names has; found once, since most have none."""
        text = self._article.text
        places: list[int] = []
        for word in HINTS:
            place = text.find(word)
            while place >= 0:
                places.append(place)
                place = text.find(word, place + 1)
        return sorted(places)

    def told_of(self, cue: CueMention, sentences: list[Span]) -> CueMention:
        """Return the cue with what the sentences that may speak of it tell of a source that it does not name."""
        source = cue.antecedent or cue.source
        if source is None or cue.source is None:
            return cue
        words = self._article.exact(source)
        may_be = bool(sentences) and words.lower() not in PRONOUNS
        if not (may_be and self._is_withheld(cue.source, source, sentences)) and not is_anonymous(words):
            return cue
        reasons = (anonymity_reason(self._article.text, one) for one in sentences)
        return replace(cue, anonymous=True, anonymity_reason=next((one for one in reasons if one), None))

    def _is_withheld(self, source: Span, meant: Span, sentences: list[Span]) -> bool:
        described = meant if self._article.exact(source).lower() in PRONOUNS else source
        return any(withholds_name(self._article.text, described, one) for one in sentences)

    def telling(self, sentence: Sentence) -> list[Span]:
        """Return which of this sentence and the next may speak of withheld names."""
        if not self._hints:
            return []
        spans = [sentence.span]
        following = self._article.passages[sentence.passage.number : sentence.passage.number + 1]
        if following and self._has_hint(Span(sentence.span.start, following[0].span.end + 1)):
            goes_on = self._next_sentence(sentence)
            spans = [sentence.span] if goes_on is None else [sentence.span, goes_on]
        return [span for span in spans if self._has_hint(span)]

    def _has_hint(self, span: Span) -> bool:
        return bisect_left(self._hints, span.start) < bisect_left(self._hints, span.end)

    def _next_sentence(self, sentence: Sentence) -> Span | None:
        """Return the sentence after, where it goes on about the same people ("They spoke on condition ...")."""
        passages = self._article.passages
        number = sentence.passage.number
        while number < len(passages) and passages[number].span.start < sentence.span.end:
            number += 1
        following = passages[number : number + 1]
        if not following or following[0].paragraph != passages[number - 1].paragraph:
            return None
        is_same = self._article.text.startswith(_GOING_ON, following[0].span.start)
        return following[0].span if is_same else None
