"""Numbers in digits: the patterns, and their values, by the habits of the article's language."""

import re
import unicodedata

from summarizer.mentions.numbers.quantity import Number, tidy

_THIN = "\u00a0\u202f\u2009"
# Grouping (1,234 - 12,34,567 - 1 234 with a thin space - 10 000 - 1 234 567), decimals, those of tokenised text
# too ("32 . 99"), or a plain run.
ENGLISH = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?(?![\d])"
    rf"|\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?:\.\d+)?(?!\d)"
    rf"|\d{{1,3}}(?: \d{{3}})*? 000(?![\d.,]\d|\d)"
    rf"|(?<!\+)[1-9]\d?\d?(?: \d{{3}}){{2,}}(?!\d|[.,]\d)"
    rf"|\d{{1,3}} \. \d++(?! \. \d)"
    r"|\d+(?:\.\d+)?)"
)
# Any other language: runs of digits joined by one of the usual separators.
GENERAL = rf"\d+(?:[.,'’٫٬{_THIN}]\d+)*"
SPACED = rf"(?:\d{{1,3}}(?: \d{{3}})+(?:,\d+)?(?![\d]|[.,]\d)|{GENERAL})"
# More digits than this are a code; converting very long runs would fail.
LONGEST = 40
SPACE_GROUPING = frozenset("fr ru uk pl cs sk sv nb nn no fi bg hu pt es et lv lt".split())
DECIMAL_COMMA = frozenset(
    "fr de es it pt nl ru pl sv nb nn no da fi cs tr id uk el ro hu bg hr sr sk sl lt lv et ca vi"
    " is gl eu sq mk be az ka kk hy bs eo af lb".split()
)
FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


def uses_decimal_comma(language: str) -> bool:
    """Tell whether a language writes 3,5 for three and a half."""
    return language.lower().split("-")[0] in DECIMAL_COMMA


def value_of_english(digits: str) -> Number:
    """Return the value of digits in English grouping: commas and spaces group, the point is decimal."""
    if digits.isascii() and digits.isdigit():
        return int(digits)
    plain = "".join(digits.replace(",", "").split())
    return tidy(float(plain)) if "." in plain else int(plain)


def value_of_digits(digits: str, *, decimal_comma: bool) -> Number:
    """Return the value of digits in any grouping.

    Two kinds of separators: the last is the decimal one. One kind, more than once: grouping.
    One kind, once: grouping only if three digits follow and the language groups with it.
    """
    plain = digits.translate({ord("٫"): "," if decimal_comma else ".", ord("٬"): "'"})
    plain = re.sub(rf"['’\s{_THIN}]", "", plain)
    points, commas = plain.count("."), plain.count(",")
    decimal = ""
    if points and commas:
        decimal = "." if plain.rfind(".") > plain.rfind(",") else ","
    elif points == 1 or commas == 1:
        mark = "." if points else ","
        groups = mark == ("." if decimal_comma else ",") and len(plain.split(mark)[1]) == 3
        decimal = "" if groups else mark
    whole, _, rest = plain.rpartition(decimal) if decimal else (plain, "", "")
    whole = re.sub(r"[.,]", "", whole)
    return tidy(float(f"{int(whole)}.{_ascii(rest)}")) if rest else int(whole)


def value_of_fraction(sign: str) -> float:
    """Return the value of a single character such as ½."""
    return float(unicodedata.numeric(sign))


def _ascii(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)
