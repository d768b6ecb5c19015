"""What a number counts, as two articles may put it in other words: unit, counted thing, scope, definition, time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.edition import GivenNumber
from summarizer.grounding.words import content_keys, fold, key, words
from summarizer.mentions.numbers.lexicon import MEASURES

_Keys = frozenset[str]


def _keys(text: str) -> _Keys:
    return frozenset(map(key, text.split()))


_TAIL = re.compile(
    r"\s(?:in|at|by|from|since|after|during|on|with|across|near|because|when|who|that|under|inside|outside|so far|due"
    r" to)\s",
    re.IGNORECASE,
)
_CAPITAL_WORD = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w'’.\-]*")
# Words that say no more than that something is counted.
_GENERIC = _keys("people person number total toll count tally figure estimate overall altogether amount")
_PLACE_WORDS = _keys(
    """strip province region area state territory district county country nation nationwide city town village valley
    island coast capital world site scene place zone"""
)
_PEOPLE = _keys(
    """child children woman women man men civilian soldier police officer student pupil worker fighter migrant refugee
    tourist foreigner resident passenger nurse doctor teacher crew minor infant girl boy baby"""
)
_DEFINING = _keys("suspected probable presumed feared registered direct indirect excess unconfirmed")
_CONFIRMED = _keys("confirmed verified officially")
# Of such counts the next is never lower, unless it is corrected.
_CUMULATIVE = _keys(
    """killed injured drowned murdered executed infected case infection arrested rescued evacuated destroyed damaged
    recovered found burned collapsed sunk convicted charged sentenced signed signature vaccinated"""
)
_NEVER_CUMULATIVE = _keys(
    "missing trapped unaccounted remaining without held displaced homeless critical treated still"
)
_PERIODIC = re.compile(
    r"\b(?:daily|weekly|monthly|a day|per day|each day|every day|a week|per week|a month|a year|per year|overnight"
    r"|(?:in|over|within) (?:the )?(?:past|last|previous) (?:\w+ )?(?:hours?|days?|weeks?|months?|years?)"
    r"|24 hours)\b",
    re.IGNORECASE,
)
_DOERS = r"gunm[ae]n|shooters?|attackers?|assailants?|bombers?|pilots?|driver|crew|suspects?|perpetrators?|killers?"
# Only of those who did it, or whose vehicle it was, is it customary to say whether they are counted; "including the
# mayor" names one of the counted.
_WITH = re.compile(
    rf"(?<!not )\b(?:including|includes|counting|counts|with|among them) (?:the|its|his|her|their|both)"
    rf" (?P<whom>{_DOERS})\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:(?:excluding|excludes|not counting|not including|(?:does|did|do) not (?:include|count)|apart from|besides"
    rf"|other than|in addition to)(?: the| its| his| her| their)?|without the(?= (?:{_DOERS})\b)) (?P<whom>[\w’'-]+)",
    re.IGNORECASE,
)
_NEXT_NUMBER = re.compile(r"(?<![\w.,])\d")
_FORMER_BEFORE = re.compile(
    r"\b(?:from|rather than|instead of|not|previous(?:ly)?|earlier|initial(?:ly)?|originally)\W+"
    r"(?:(?!and\b|to\b)\w+\W+){0,3}\Z",
    re.IGNORECASE,
)
_FORMER_AFTER = re.compile(r"\A\W+(?:\w+\W+){0,4}?(?:reported|announced|given|counted) (?:earlier|previously|before)\b")
_ADDED_BEFORE = re.compile(r"\b(?:another|additional|further)\s\Z", re.IGNORECASE)
_ADDED_AFTER = re.compile(r"\A (?:more|additional|further)\b(?! than)", re.IGNORECASE)
_SINCE = re.compile(r"\A(?:since|from the start)\b", re.IGNORECASE)
_REVISED = re.compile(
    r"\b(?:revis(?:ed|es|ing|ion)|correct(?:ed|s|ing|ion)|recount(?:ed)?|adjusted|counted twice|double[- ]count\w*"
    r"|(?:lowered|reduced|scaled back|cut) (?:its|the|their|his|her) (?:\w+ )?(?:toll|count|figure|estimate|tally"
    r"|number))\b",
    re.IGNORECASE,
)
# In front of a day or place: it is where or when somebody said something, not where or when it was.
SAID_BEFORE = re.compile(
    r"\b(?:said|told|announced|reported|added|stated|wrote|confirmed)\W+(?:\w+\W+){0,3}?(?:on |late |early )*\Z",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:as of|as at|by|until|till|up to|through|to)\W+(?:the\W+|late\W+|early\W+)*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """What is counted: two numbers may be compared where these agree.

    `head` holds the keys of the counted thing, `around` those of its circumstances, `places` and `period` what limits
    it, `definition` what it counts in or leaves out ("+gunman", "-gunman", "suspect").
    """

    unit: str
    noun: str | None
    head: _Keys
    around: _Keys
    places: _Keys
    period: str | None
    definition: _Keys
    is_cumulative: bool

    def is_same(self, other: "Quantity", *, scopes: int) -> bool:
        """Tell whether two numbers count the same thing; `scopes` is how many places the story counts it for.

        A number without a place is one for the only place there is, never for one of several.
        """
        if self.unit != other.unit or self.head != other.head or not _same_noun(self, other):
            return False
        if self.period != other.period or not _agree(self.around, other.around):
            return False
        if not self.head and self.around != other.around:
            return False
        return self.places == other.places or (scopes <= 1 and not (self.places and other.places))


def quantity_of(given: GivenNumber) -> Quantity:
    """Return what a number counts, from its labels and the sentence around it."""
    counted, tail = _split(given.counted or "")
    scope_places, scope_around = _places_of(given.scope or "")
    tail_places, tail_around = _places_of(tail)
    first, *others = content_keys(counted) or [""]
    raw = frozenset((first, *(one for one in others if one not in _PLACE_WORDS))) - {""}
    people = scope_around & _PEOPLE
    head = (raw - _GENERIC - _DEFINING - _CONFIRMED) | people
    near = f"{given.counted or ''} {_clause(given)} {given.as_of or ''}"
    is_periodic = bool(_PERIODIC.search(near)) or "new" in words(counted)
    return Quantity(
        unit=unit_class(given.unit),
        noun=_noun(given.unit),
        head=head,
        around=(scope_around - people) | tail_around,
        places=scope_places | tail_places,
        period=_period(given),
        definition=(raw & _DEFINING) | _counted_in(given),
        is_cumulative=not is_periodic and bool(head & _CUMULATIVE) and not head & _NEVER_CUMULATIVE,
    )


def is_former(given: GivenNumber) -> bool:
    """Tell whether a sentence names a number as one that no longer holds: "rose from 8 to 13", "not 14 but 12"."""
    before, after = around(given)
    return bool(_FORMER_BEFORE.search(before[-60:]) or _FORMER_AFTER.search(after))


def is_revised(given: GivenNumber) -> bool:
    """Tell whether the evidence says that a count was revised, corrected or made anew."""
    return any(_REVISED.search(part.exact) for part in given.evidence)


def holds_until(given: GivenNumber) -> bool:
    """Tell whether the number's time is one up to which was counted ("by noon"), not the day of the event."""
    as_of = (given.as_of or "").split()
    return bool(as_of) and bool(_UP_TO.match(f"{as_of[0]} ") or any(map(_UP_TO.search, _before_as_of(given))))


def is_told_then(given: GivenNumber) -> bool:
    """Tell whether the number's time is only the day on which somebody gave it: "the ministry said on Wednesday"."""
    return any(map(SAID_BEFORE.search, _before_as_of(given)))


def _before_as_of(given: GivenNumber) -> list[str]:
    """Return what stands before the as-of words in the evidence."""
    as_of = given.as_of or ""
    found = [(part.exact, part.exact.find(as_of)) for part in given.evidence]
    return [text[:start] for text, start in found if as_of and start >= 0]


def around(given: GivenNumber) -> tuple[str, str]:
    """Return what stands before and behind a number in its sentence."""
    for part in given.evidence:
        if part.start <= given.mention.start and given.mention.end <= part.end:
            return part.exact[: given.mention.start - part.start], part.exact[given.mention.end - part.start :]
    return "", ""


def _clause(given: GivenNumber) -> str:
    """Return the words right around a number: as far as they may say for which stretch of time it is."""
    before, after = around(given)
    return f"{before[-40:]} {_NEXT_NUMBER.split(after)[0][:60]}"


def _split(counted: str) -> tuple[str, str]:
    """Return the counted thing and its circumstances: "people killed", "in the flood"."""
    found = _TAIL.search(counted)
    return (counted[: found.start()], counted[found.end() :]) if found else (counted, "")


def _places_of(text: str) -> tuple[_Keys, _Keys]:
    """Return the names in a scope, and the keys of its other words."""
    names = frozenset(word for found in _CAPITAL_WORD.findall(text) for word in words(found) if key(word) not in _THE)
    name_keys = {key(word) for word in names}
    others = frozenset(content_keys(text)) - name_keys - _PLACE_WORDS
    return frozenset(word for word in names if key(word) not in _PLACE_WORDS), others


_THE = _keys("the a an of")


def unit_class(unit: str | None) -> str:
    """Return what keeps numbers apart: percent, a currency, a measure; all counts are of one class."""
    if not unit:
        return "count"
    is_measure = unit.startswith("percent") or unit in _MEASURE_NAMES or " per " in unit
    return fold(unit) if is_measure or (unit.isupper() and len(unit) == 3) else "count"


_MEASURE_NAMES = frozenset(MEASURES.values())


def _noun(unit: str | None) -> str | None:
    """Return the key of the noun behind a count; none for people and for measures."""
    if not unit or unit_class(unit) != "count":
        return None
    found = [one for one in content_keys(unit) if one not in _GENERIC]
    return found[-1] if found else None


def _same_noun(one: Quantity, other: Quantity) -> bool:
    if one.noun is None or other.noun is None or one.noun == other.noun:
        return True
    return one.noun in one.head or other.noun in other.head


def _agree(one: _Keys, other: _Keys) -> bool:
    return not one or not other or bool(one & other)


def _period(given: GivenNumber) -> str | None:
    """Return what keeps a number apart in time: another year, the start of a longer count, or that it only adds."""
    before, after = around(given)
    if _ADDED_BEFORE.search(before) or _ADDED_AFTER.match(after):
        return f"added {given.value}"
    as_of = given.as_of or ""
    if _SINCE.match(as_of):
        return fold(as_of)
    year = re.search(r"\b(?:1[89]|20)\d\d\b", as_of)
    return None if year is None or (given.date or "").startswith(year[0]) else year[0]


def _counted_in(given: GivenNumber) -> _Keys:
    """Return whom a count includes or leaves out by name, as "+" and "-" keys."""
    _, after = around(given)
    others = (part.exact for part in given.evidence if given.mention.exact not in part.exact)
    texts = [_NEXT_NUMBER.split(after)[0], *others]
    return frozenset((*_signed("-", _WITHOUT, texts), *_signed("+", _WITH, texts)))


def _signed(sign: str, pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    return [f"{sign}{key(fold(found['whom']))}" for text in texts for found in pattern.finditer(text)]
