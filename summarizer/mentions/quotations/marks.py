"""Pair the quotation marks of one paragraph; apostrophes, elisions, feet and inches are no marks."""

import re
from typing import NamedTuple

# Every mark that can open or close a quotation somewhere, each with what may close it.
# German and Danish write „…“ and »…«, Swedish and Finnish ”…” and »…».
CLOSERS = {
    '"': '"”',
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”“",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "‹": "›",
    "›": "‹",
    "'": "'’",
    "‘": "’'",
    "‚": "‘’",
}
# No quotation of one paragraph holds more marks; the bound keeps texts made of opening marks linear.
MARKS_AHEAD = 300
SINGLE = frozenset("'‘’‚")
# These also stand for other things ("Read more »", a stray ”), so they open only where a closer follows.
NEEDS_CLOSER = frozenset("»›”'‘‚")
MARK = re.compile("[\"“”„‟«»‹›「」『』'‘’‚]")
_ELISION = re.compile(r"\d\ds?\b|n['’]|(?:em|til|till|tis|twas|cause|cos|bout|round|neath|tween|nuff|kay|cept)\b", re.I)
_STOP = re.compile(r"[.!?…](?=\s)")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d+)?$")
_OPENS_AFTER = frozenset(" \t\n\r\u00a0\u202f\u2009([{<-–—/:=…*_>,;\"“„«»‘'‹¿¡（：，。")
_SPACE = frozenset(" \t\n\r\u00a0\u202f\u2009")


class Paired(NamedTuple):
    """The words between two marks; `closed` is false where the paragraph ends first."""

    start: int
    end: int
    mark: str
    closed: bool


def pair_marks(text: str, marks: list[int], start: int, end: int) -> list[Paired]:
    """Return the outer quotations of the paragraph `text[start:end]`, whose marks stand there, in text order."""
    pairs: list[Paired] = []
    index = 0
    while index < len(marks):
        position = marks[index]
        if not _can_open(text, position, start):
            index += 1
            continue
        closer = _closing(text, marks, index)
        if closer is not None:
            pairs.append(Paired(position + 1, marks[closer], text[position], closed=True))
            index = closer + 1
        elif text[position] in NEEDS_CLOSER:
            if not _goes_on(text, position, end):
                index += 1
                continue
            pairs.append(Paired(position + 1, end, text[position], closed=False))
            index = len(marks)
        else:
            following = _next_opening(text, marks, index, start)
            stop = end if following is None else _sentence_end(text, position, marks[following])
            pairs.append(Paired(position + 1, stop, text[position], closed=False))
            index = len(marks) if following is None else following
    return pairs


def _goes_on(text: str, position: int, end: int) -> bool:
    """Tell whether the next paragraph repeats a single opening mark that has no end."""
    return text[position] in "‘‚" and text[end : end + 4].lstrip()[:1] == text[position]


def _can_open(text: str, position: int, start: int) -> bool:
    mark = text[position]
    if mark not in CLOSERS:
        return False
    following = text[position + 1 : position + 2]
    before = text[position - 1] if position > start else " "
    if mark in "“„«「『‟":
        return bool(following.strip()) or mark == "«"
    if not following or (following in _SPACE and mark != "»") or before not in _OPENS_AFTER:
        return False
    return mark not in SINGLE or not _ELISION.match(text, position + 1)


def _can_close(text: str, position: int) -> bool:
    mark = text[position]
    following = text[position + 1 : position + 2]
    before = text[position - 1]
    if mark in SINGLE:
        return before not in _SPACE and not following.isalnum()
    if mark != '"':
        return True
    if _INCHES.search(text, max(0, position - 8), position):
        return False
    return before not in _SPACE or not following.isalnum()


def _closing(text: str, marks: list[int], index: int) -> int | None:
    """Return which mark closes the one at an index; null where the paragraph, or a new quotation, comes first."""
    opening = text[marks[index]]
    if opening in SINGLE:
        return _closing_single(text, marks, index)
    depth = 1
    for candidate in range(index + 1, min(len(marks), index + MARKS_AHEAD)):
        position = marks[candidate]
        mark = text[position]
        if mark in CLOSERS[opening] or (mark == opening == "“" and not _precedes_word(text, position)):
            if not _can_close(text, position):
                if mark == '"' and before_word(text, position):
                    return None
                continue
            depth -= 1
            if depth == 0:
                return candidate
        elif mark == opening:
            depth += 1
    return None


def _precedes_word(text: str, position: int) -> bool:
    return bool(text[position + 1 : position + 2].strip(" .,;:!?)"))


def before_word(text: str, position: int) -> bool:
    """Tell whether a mark stands before a word and after a space, so that it opens."""
    return text[position - 1] in _SPACE and text[position + 1 : position + 2].isalnum()


def _closing_single(text: str, marks: list[int], index: int) -> int | None:
    """Return the closing single mark; that of a plural possessive only if no clearer one follows."""
    closers = CLOSERS[text[marks[index]]]
    doubtful: int | None = None
    for candidate in range(index + 1, min(len(marks), index + MARKS_AHEAD)):
        position = marks[candidate]
        if text[position] in "‘‚" or (text[position] == "'" and before_word(text, position)):
            break
        if text[position] not in closers or not _can_close(text, position):
            continue
        if not _is_possessive(text, position):
            return candidate
        doubtful = candidate if doubtful is None else doubtful
    return doubtful


def _is_possessive(text: str, position: int) -> bool:
    following = text[position + 1 : position + 3]
    return text[position - 1] in "sS" and following[:1] == " " and following[1:].isalpha()


def _next_opening(text: str, marks: list[int], index: int, start: int) -> int | None:
    for candidate in range(index + 1, len(marks)):
        position = marks[candidate]
        if text[position] not in NEEDS_CLOSER and _can_open(text, position, start):
            return candidate
    return None


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Return where the sentence of an unclosed quotation ends, before the next opening mark."""
    stop = _STOP.search(text, start, limit)
    return stop.end() if stop else limit
