"""Numbers in languages other than English: digits only, with the language's grouping and decimals."""

import re
from collections.abc import Iterator

from summarizer.mentions.numbers.digits import (
    GENERAL,
    SPACE_GROUPING,
    SPACED,
    uses_decimal_comma,
    value_of_digits,
)
from summarizer.mentions.numbers.lexicon import CODES, SYMBOLS
from summarizer.mentions.numbers.quantity import Quantity, tidy
from summarizer.mentions.numbers.words import alternatives

# Scale words, since "3,5 Millionen" read as 3.5 would be a wrong value; "|" parts forms.
_SCALE_FORMS = {
    10**3: "mille|mil|mila|tausend|tusen|tusind|duizend|tys.|tys|тыс.|тыс|тысяч"
    "|тысячи|тысяча|тис.|ألف|آلاف|bin|ribu|nghìn",
    10**6: "million|millions|millionen|mio.|mio|millón|millones|milione|milioni|milhão|milhões|miljoen|miljoner"
    "|millioner|млн|миллион|миллиона|миллионов|мільйонів"
    "|milion|miliony|milionów|مليون|ملايين|milyon|juta|triệu",
    10**9: "milliard|milliards|milliarde|milliarden|mrd.|mrd|miliardo|miliardi|miljard|miljarder|milliarder"
    "|bilhão|bilhões|mil millones|млрд|миллиард|миллиарда|миллиардов"
    "|miliard|miliardy|miliardów|مليار|مليارات|milyar|miliar|tỷ",
}
_GLUED_SCALES = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12}
_SCALES = {form: scale for scale, forms in _SCALE_FORMS.items() for form in forms.split("|")} | _GLUED_SCALES
_SPACE = "[ \u00a0\u202f]"
_SYMBOLS = re.escape("".join(SYMBOLS))
_CODES = rf"(?:{alternatives(CODES)}|euros?)(?![^\W_])"
_SUFFIX = re.compile(
    rf"(?:{_SPACE}?(?P<glued>[{''.join(_GLUED_SCALES)}])"
    rf"|{_SPACE}(?P<scale>{alternatives(form for form in _SCALES if form not in _GLUED_SCALES)})(?![^\W_]))?"
    rf"(?P<percent>{_SPACE}?[%٪％])?(?P<currency>(?:{_SPACE}| de | d[’'])?(?:[{_SYMBOLS}]|{_CODES}))?"
)
_CURRENCY_BEFORE = re.compile(rf"(?:[{_SYMBOLS}]|(?<![^\W_])(?:{alternatives(CODES)})){_SPACE}?\Z")


def scan_foreign(lower: str, language: str) -> Iterator[Quantity]:
    """Yield the digits of a text in text order, each with its percent sign, currency symbol and scale word."""
    decimal_comma = uses_decimal_comma(language)
    pattern = SPACED if language.lower().split("-")[0] in SPACE_GROUPING else GENERAL
    position = 0
    for hit in re.finditer(pattern, lower):
        value = value_of_digits(hit.group(), decimal_comma=decimal_comma)
        start, unit = hit.start(), None
        before = _CURRENCY_BEFORE.search(lower, max(position, start - 5), start)
        if before:
            start, unit = before.start(), _currency(before.group())
        end, scale = hit.end(), 1
        suffix = _SUFFIX.match(lower, hit.end())
        if suffix:
            end, scale = suffix.end(), _SCALES.get(suffix["glued"] or suffix["scale"] or "", 1)
            unit = unit or _unit(suffix)
        position = end
        is_plain = end == hit.end() and start == hit.start() and hit.group().isdecimal()
        yield Quantity(start, end, tidy(value * scale), "digits", unit, scale, plain=is_plain)


def _unit(suffix: re.Match[str]) -> str | None:
    if suffix["percent"]:
        return "percent"
    return _currency(suffix["currency"]) if suffix["currency"] else None


def _currency(written: str) -> str:
    word = written.strip(" \u00a0\u202f’'")
    if "euro" in word:
        return "EUR"
    return SYMBOLS.get(word[-1], word.split(" ")[-1].upper())
