"""Quotations as journalists shorten them: "the talks ... failed", "[Hamas] was not interested", "[t]he talks"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.article import Span
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.locate.places import distance, locate, places
from summarizer.grounding.signals import is_claim_hedge, is_denial, is_hedge
from summarizer.grounding.words import words

_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_LEFT_OUT = re.compile(rf"(?P<dots>\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS})|\[(?P<inserted>[^\[\]]*)\]")
_IN_A_WORD = re.compile(r"\[(\w+)\](?=\w)|(?<=\w)\[(\w+)\]")
_MONTH = re.compile(r"\bMay\b")
_EDGES = " \t\n,;:"
_MOST_WORDS_FOR_A_BRACKET = 4
# Beside denials and hedges: who says it, and what only part of it holds for.
_TURNING = frozenset(
    """said says say told tells according claims claimed claiming argues argued insists insisted stated states announced
    confirmed wrote warned reports reported contends contended maintained asserts asserted only almost nearly former
    so-called whether until without less fewer""".split()
)
_PREPOSITIONS = frozenset("of in at by from for to with on near over against under the into about between".split())
_QUALIFYING = frozenset("about around nearly almost over under than least most to some approximately roughly".split())


def without_marks(quote: str) -> str:
    """Return a shortened quotation without its dots and brackets."""
    return _LEFT_OUT.sub(" ", _IN_A_WORD.sub(r"\1\2", quote))


def find_elided(quote: str, source: Source, near: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of a quotation's pieces, in order in one passage or quotation; empty where they are not.

    Raises NotSupportedError where brackets hold words that are not the article's, or where what is left out turns the
    meaning.
    """
    pieces, brackets = _parted(_IN_A_WORD.sub(r"\1\2", quote), source)
    if len(pieces) == 1 and pieces[0] != quote:
        span = locate(pieces[0], source.article, near=near)
        return (span,) if span else ()
    if len(pieces) < 2:
        return ()
    turning = ""
    for stretch in _stretches(pieces, source, near):
        for spans in _in_order(pieces, source.article.text, stretch):
            turning = _turning(spans, brackets, source)
            if not turning:
                return tuple(spans)
    if turning:
        raise NotSupportedError("quote_not_in_article", f"what it leaves out turns its meaning (“{turning}”)")
    return ()


def _parted(quote: str, source: Source) -> tuple[list[str], list[bool]]:
    """Return the pieces of a quotation, and of each gap between two whether only brackets stand in it.

    Raises NotSupportedError where a bracket holds words that are not the article's.
    """
    pieces: list[str] = []
    brackets: list[bool] = []
    done, is_bracket = 0, True
    for left_out in [*_LEFT_OUT.finditer(quote), None]:
        piece = quote[done : left_out.start() if left_out else len(quote)].strip(_EDGES)
        if piece:
            brackets += [is_bracket] if pieces else []
            pieces.append(piece)
            is_bracket = True
        if left_out:
            _check_inserted(left_out.group("inserted") or "", source)
            is_bracket = is_bracket and left_out.group("dots") is None
            done = left_out.end()
    return pieces, brackets


def _check_inserted(inserted: str, source: Source) -> None:
    own = words(inserted)
    unknown = next((word for word in own if word not in source.words), None)
    if unknown:
        raise NotSupportedError("quote_not_in_article", f"“{unknown}” in its brackets is not in the article")
    if turning := _turning_word(own):
        raise NotSupportedError("quote_not_in_article", f"“{turning}” in its brackets turns its meaning")


def _turning_word(own: Sequence[str]) -> str:
    """Return the first word that denies, hedges or attributes what follows, or an empty text."""
    for position, word in enumerate(own):
        checks = (is_denial, is_hedge, is_claim_hedge)
        if word in _TURNING or any(check(own, position) for check in checks):
            return word
    return ""


def _stretches(pieces: Sequence[str], source: Source, near: Sequence[Span]) -> Iterator[Span]:
    """Yield the passages and quotations that may hold all pieces, those near first."""
    passages = [source.article.passages[number - 1].span for number in source.passages_with_rarest(" ".join(pieces))]
    for passage in sorted(passages, key=lambda span: distance(span, near)):
        yield passage
        for quotation in source.index.quotations.over(passage):
            following = source.index.goes_on_in.get(quotation.id, quotation)
            yield Span(quotation.span.start, following.span.end)


def _in_order(pieces: Sequence[str], text: str, stretch: Span) -> Iterator[list[Span]]:
    """Yield the places of the pieces one behind the other, for every place of the first."""
    for first in places(pieces[0], text, stretch):
        spans = [first]
        for piece in pieces[1:]:
            spans += places(piece, text, Span(spans[-1].end, stretch.end))[:1]
        if len(spans) == len(pieces):
            yield spans


def _turning(spans: Sequence[Span], brackets: Sequence[bool], source: Source) -> str:
    """Return the words between the pieces that turn the meaning, or that a bracket cannot stand for."""
    for (one, other), is_bracket in zip(pairwise(spans), brackets, strict=True):
        left_out = _left_out(one, other, source)
        if left_out is None:
            return source.article.text[one.end : other.start].strip()
        own = words(_MONTH.sub("", left_out))
        if is_bracket and len(own) > _MOST_WORDS_FOR_A_BRACKET:
            return left_out.strip()
        turning = _turning_word(own) or _qualifier(own, other, source) or _other_agent(one, other, source)
        if turning:
            return turning
    return ""


def _qualifier(own: Sequence[str], piece: Span, source: Source) -> str:
    """Return "about" where it belongs to the figure that the next piece begins with."""
    return own[-1] if own and own[-1] in _QUALIFYING and source.article.text[piece.start].isdigit() else ""


def _other_agent(one: Span, other: Span, source: Source) -> str:
    """Return the name right before the next piece, where it is who acts ("Hamas fled and Israel took the town")."""
    text = source.article.text
    name = next(reversed(source.index.names.within(Span(one.end, other.start))), None)
    if name is None or text[name.span.end : other.start].strip():
        return ""
    before = words(text[one.end : name.span.start])
    return name.exact if before and before[-1] not in _PREPOSITIONS else ""


def _left_out(one: Span, other: Span, source: Source) -> str | None:
    """Return the text between two pieces, without who says them; None where two quotations are not one speech."""
    text = source.article.text
    first, second = (next(iter(source.index.quotations.over(span)), None) for span in (one, other))
    if first is None or second is None or first == second:
        return text[one.end : other.start]
    following = source.index.goes_on_in.get(first.id)
    if following != second:
        return None
    return f"{text[one.end : first.span.end]} {text[second.span.start : other.start]}"
