"""Years, ranges of years, decades, centuries, quarters and numeric dates."""

import re

from summarizer.mentions.dates.calendar import day, month_after, period, years_period
from summarizer.mentions.dates.reading import Dated, Reading

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_ISO_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?![-\d])")
_RANGE = re.compile(
    r"(?P<to> ?[-–/] ?| to | till | until | through | and )(?P<last>[12]\d{3}|\d{2})(?![\d,.]\d|[\d%/]|-\d)"
)
_GLUED_BEFORE = re.compile(r"(?<!mid)(?<!pre)(?<!post)(?<=\w)[-‑]\Z|[\w$€£¥#@.,/]\Z")
_GLUED_AFTER = re.compile(r"(?!s\b)[a-z_]|[.,]\d")
_SLASHED = re.compile(r"(?:/ | / ?)(0?[1-9]|1[0-2])(?![\d/])")
_SLASHED_BEFORE = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2]) / ?\Z")
_DECADE = re.compile(r"[’']?s\b")
_QUARTER_AFTER = re.compile(r"[ -]q([1-4])\b")
_OPENING = re.compile(r"\b(?P<word>between|from) \Z")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|before|after|early|late|mid|year|years|of|to|through|throughout|fiscal"
    r"|spring|summer|autumn|fall|winter|circa|ca\.?|c\.|and|or|for|the|between|around|about|class of|born|died|back to"
    r"|his|her|its|their|a|as of|ending|ended|election|olympics|cup|pre|post)[ -]|[(\[’']|\bq[1-4] )\Z"
)
_STRICT_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|before|after|early|late|mid|year|the year|spring|summer|autumn|winter"
    r"|between|back to|born|died|the)[ -]|[(\[])\Z"
)
_COUNTS = re.compile(
    r"\b(?:over|more than|about|around|nearly|almost|some|approximately|roughly|at least|up to|fewer than|less than"
    r"|under|than|killed|killing|injured|injuring|of some|another|estimated"
    r"|exceed(?:s|ed|ing)?|no|number|room|flight|section|route"
    r"|page|resolution|no\.|chapter|apartment|suite|channel) \Z"
)
_YEAR_WORD_BEFORE = re.compile(r"\byear \Z")
_COUNTED_AFTER = re.compile(
    r" (?!(?:is|was|has|this|its|as|us|does|says|olympics|games|elections?|series|sales|earnings|attacks|events|polls"
    r"|results|protests|riots|championships|finals|awards|primaries|midterms|floods|fires|wildfires|terms|talks|years?)\b)"
    r"(?:[a-z-]+ )?(?:[a-z-]{3,}[^suia]s|people|men|women|children|troops|police|personnel|dead|staff)\b"
)
_UNIT_AFTER = re.compile(
    r" ?(?:%|°|per ?cent|km|kilo|metre|meter|miles|feet|tonne|tons|kg|years|days|hours|minutes|dollars|euros|pounds"
    r"|million|billion|gmt|utc|hrs|mah|mm|cc)\b"
)
_WORDY_BEFORE = re.compile(r"[^\W\d_]+[-.]?\Z")
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])")


def read_year(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Return the year, range of years, decade or ISO date at four digits, null where they count something."""
    if _GLUED_BEFORE.search(reading.lower, max(0, hit.start() - 5), hit.start()):
        return _numeric(hit, reading)
    if _GLUED_AFTER.match(reading.lower, hit.end()):
        return None
    return _iso(hit, reading) or _decade(hit, reading) or _years(hit, reading)


def _iso(hit: re.Match[str], reading: Reading) -> Dated | None:
    found = _ISO.match(reading.lower, hit.start())
    if found:
        parts = int(found[1]), int(found[3]), int(found[4])
        value = day(*parts)
        return Dated(*found.span(), value.isoformat()) if value else None
    month = _ISO_MONTH.match(reading.lower, hit.start())
    if month and int(month[2]) != int(month[1][2:]) + 1:
        return Dated(*month.span(), month.group())
    quarter = _QUARTER_AFTER.match(reading.lower, hit.end())
    if quarter:
        return Dated(hit.start(), quarter.end(), quarter_period(int(hit.group()), int(quarter[1])))
    return None


def _numeric(hit: re.Match[str], reading: Reading) -> Dated | None:
    """Read 31/12/2019 and 12/31/2019; where both readings are possible the value is null."""
    found = _NUMERIC.search(reading.lower, max(0, hit.start() - 6), hit.end() + 1)
    if found is None or found.end() != hit.end():
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    readings = {day(year, first, second), day(year, second, first)} - {None}
    value = next(iter(readings)) if len(readings) == 1 else None
    return Dated(*found.span(), value.isoformat() if value else None) if readings else None


def quarter_period(year: int, quarter: int) -> str | None:
    """Return a quarter of a year as an interval."""
    start = day(year, 3 * quarter - 2, 1)
    return period(start, month_after(start, 3)) if start else None


def _decade(hit: re.Match[str], reading: Reading) -> Dated | None:
    year = int(hit.group())
    tail = _DECADE.match(reading.lower, hit.end())
    if tail is None or year % 10:
        return None
    return Dated(hit.start(), tail.end(), years_period(year, 100 if year % 100 == 0 and year < 2000 else 10))


def _years(hit: re.Match[str], reading: Reading) -> Dated | None:
    lower, start = reading.lower, hit.start()
    opening = _OPENING.search(lower, max(0, start - 8), start)
    last = _RANGE.match(lower, hit.end())
    if last:
        dated = _range(hit, last, opening["word"] if opening else "")
        if dated:
            return dated
    if not _is_year(hit, reading):
        return None
    month = _SLASHED.match(lower, hit.end())
    if month:
        return Dated(start, month.end(), f"{hit.group()}-{int(month[1]):02}")
    month = _SLASHED_BEFORE.search(lower, max(0, start - 5), start)
    if month:
        return Dated(month.start(), hit.end(), f"{hit.group()}-{int(month[1]):02}")
    if reading.is_inside(start):
        return Dated(start, hit.end(), None)
    return Dated(start, hit.end(), hit.group())


def _range(hit: re.Match[str], last: re.Match[str], opening: str) -> Dated | None:
    """Read 2014-2018, 2013-14, "from 2014 to 2018", "between 2014 and 2018"."""
    join = last["to"].strip()
    if (join == "and" and opening != "between") or (join == "/" and len(last["last"]) == 4):
        return None
    first = int(hit.group())
    end = int(last["last"]) if len(last["last"]) == 4 else first // 100 * 100 + int(last["last"])
    if len(last["last"]) == 2 and not _is_short_range(first, end, join):
        return None
    if not first < end or not 1500 <= first < 2200 or end >= 2200:
        return None
    return Dated(hit.start(), last.end(), f"{first}-01-01/{end}-01-01")


def _is_short_range(first: int, end: int, join: str) -> bool:
    """Accept 2013-14 and 2015/16, and 1939-45 where the end cannot be a month."""
    if end == first + 1:
        return join in ("-", "–", "/")
    return join in ("-", "–") and end % 100 > 12


def _is_year(hit: re.Match[str], reading: Reading) -> bool:
    """Judge by what stands around four digits whether they name a year."""
    lower, year = reading.lower, int(hit.group())
    window = max(0, hit.start() - 16)
    if _UNIT_AFTER.match(lower, hit.end()) or _COUNTS.search(lower, window, hit.start()):
        return False
    is_counted = bool(_COUNTED_AFTER.match(lower, hit.end()))
    if 1900 <= year <= 2100:
        strict = _STRICT_BEFORE.search(lower, window, hit.start())
        return bool(strict) or not is_counted
    return not is_counted and bool(_STRICT_BEFORE.search(lower, window, hit.start()))
