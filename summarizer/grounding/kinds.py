"""What a number counts, as far as arithmetic needs it: which numbers may be added, and which may be part of which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from summarizer.mentions import NumberMention
from summarizer.mentions.numbers.lexicon import CURRENCY_WORDS, MEASURES

Group = Literal["people", "things"]

_MEASURES = frozenset({*MEASURES.values(), *CURRENCY_WORDS.values(), "percent", "percentage points"})
_CODE = re.compile(r"[A-Z]{3}\Z")
# Ages, court sentences, readings: they stand in rows, and a row of them is no sum.
_NEVER_ADDED = frozenset({"years", "times", "degrees", "degrees Celsius", "degrees Fahrenheit", "knots"})
GENERAL_NOUNS = frozenset("people persons individuals victims casualties fatalities deaths dead lives members".split())
_PEOPLE = GENERAL_NOUNS | frozenset(
    """
    troops soldiers civilians women men children boys girls adults officers police policemen policewomen personnel
    staff crew killed injured wounded missing survivors hostages prisoners captives detainees inmates passengers
    residents citizens migrants refugees seekers workers employees students pupils teachers patients doctors nurses
    journalists reporters lawmakers senators deputies ministers councillors legislators voters protesters
    demonstrators militants fighters rebels insurgents gunmen militiamen suspects defendants guards firefighters
    tourists visitors villagers pilgrims worshippers minors teenagers youths babies infants parents mothers fathers
    sons daughters players athletes fans farmers miners sailors pilots drivers rescuers volunteers medics officials
    diplomats activists delegates candidates servicemen reservists conscripts foreigners nationals locals guests
    colleagues relatives judges priests nuns monks bishops aides experts cadets recruits pirates bandits toddlers
    widows orphans spouses husbands wives neighbours captains sergeants marines paramedics
    """.split()
)
# What happens to people or is held by them; its parts may be told as people ("12 bodies: seven women and five men").
_EITHER = frozenset(
    """
    bodies corpses cases arrests injuries murders killings suicides infections jobs posts seats places beds votes
    tickets
    """.split()
)
# Endings of persons that are endings of things as well: "carriers", "reactors", "plants".
_PERSON_ENDING = re.compile(r"(?:ers|ors|ists|ians|ants|ents|ees|men|folk|mates)\Z")
_NOUN_WITHIN = 60
_APART = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("women girls females mothers daughters", "men boys males fathers sons"),
        (
            "civilians",
            "troops soldiers fighters militants servicemen officers police policemen gunmen rebels insurgents",
        ),
        ("children boys girls minors infants babies", "adults women men parents"),
        ("dead deaths fatalities killed", "injured wounded missing survivors"),
        ("passengers", "crew"),
        ("soldiers troops", "police policemen"),
    )
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a number measures or counts: a measure, or the noun that stands behind it, in lower case.

    `noun` is None where the number stands alone ("five in Homs"): it goes on with what was counted before;
    `is_name` marks a noun with a capital letter ("12 Republicans").
    """

    measure: str | None
    noun: str | None
    group: Group | None
    is_name: bool = False


def kinds_of(numbers: Sequence[NumberMention], text: str) -> dict[str, Kind]:
    """Return the kind of every number, in text order, by its id."""
    next_starts = [*(number.span.start for number in numbers), len(text)][1:]
    return {
        number.id: _kind(number, text[number.span.end : min(next_start, number.span.end + _NOUN_WITHIN)])
        for number, next_start in zip(numbers, next_starts, strict=bool(numbers))
    }


def _kind(number: NumberMention, behind: str) -> Kind:
    """Read the kind; a counted noun that does not stand behind the number was lent by a neighbour."""
    unit = number.unit
    if unit is None:
        return Kind(None, None, None)
    if is_measure(unit):
        return Kind(unit, None, None)
    if not _stands_in(unit, behind):
        return Kind(None, None, None)
    return Kind(None, unit.lower(), _group(unit), unit[0].isupper())


def _stands_in(unit: str, text: str) -> bool:
    """Tell whether a text has a unit between the bounds of words; patterns would have to be compiled one by one."""
    start = text.find(unit)
    while start >= 0:
        before, behind = text[max(0, start - 1) : start], text[start + len(unit) :][:1]
        if _is_letter(before) != _is_letter(unit[0]) and _is_letter(behind) != _is_letter(unit[-1]):
            return True
        start = text.find(unit, start + 1)
    return False


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def kind_of(number: NumberMention) -> Kind:
    """Return the kind of a number by its unit alone, where its text is not at hand."""
    return _kind(number, number.unit or "")


def is_measure(unit: str) -> bool:
    """Tell whether a unit is a measure, a currency, a share or a rate, and no counted noun."""
    return unit in _MEASURES or " per " in unit or bool(_CODE.match(unit))


def _group(noun: str) -> Group | None:
    """Return people or things; None for names ("12 Republicans") and for what may be either ("carriers")."""
    if noun in _PEOPLE:
        return "people"
    return None if noun[0].isupper() or noun in _EITHER or _PERSON_ENDING.search(noun) else "things"


def may_be_part(part: Kind, whole: Kind) -> bool:
    """Tell whether one number may be a part of the other, by what they count alone."""
    if not are_alike(part, whole):
        return False
    if part.noun in GENERAL_NOUNS and whole.noun is not None and part.noun != whole.noun:
        return whole.noun in GENERAL_NOUNS
    return not are_apart(part, whole)


def are_alike(one: Kind, other: Kind) -> bool:
    """Tell whether two numbers may be added: one measure, or counts that are not of people here and things there."""
    if one.measure or other.measure:
        return one.measure == other.measure and one.measure not in _NEVER_ADDED
    return not one.group or not other.group or one.group == other.group


def are_apart(one: Kind, other: Kind) -> bool:
    """Tell whether nobody can be both: women and men, troops and civilians."""
    return any(
        (one.noun in these and other.noun in those) or (one.noun in those and other.noun in these)
        for these, those in _APART
    )


def all_apart(kinds: Sequence[Kind]) -> bool:
    """Tell whether nobody can be counted in two of these numbers."""
    return all(are_apart(one, other) for one, other in combinations(kinds, 2))


def goes_on_with(part: Kind, whole: Kind) -> bool:
    """Tell whether a part counts the same as the whole: "33 people, eight in Homs"."""
    return part.noun is None or part.noun == whole.noun
