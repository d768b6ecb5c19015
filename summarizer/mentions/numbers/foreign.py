"""Numbers in languages other than English: digits only, with the language's grouping and decimals."""

import re
from collections.abc import Iterator

from summarizer.mentions.numbers.digits import (
    GENERAL,
    LONGEST,
    SPACE_GROUPING,
    SPACED,
    uses_decimal_comma,
    value_of_digits,
)
from summarizer.mentions.numbers.lexicon import CODES, DOLLARS, SYMBOLS
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
_PERCENT_WORDS = (
    "prozent|pour cent|por ciento|por cento|per cento|procent|procenta|процент|процента|процентов|відсотків|proc."
    "|بالمئة|في المئة|بالمائة|في المائة|yüzde|persen"
).split("|")
_MONTHS = (
    "janv|févr|mars|avril|mai|juin|juil|août|sept|octobre|novembre|déc|januar|jänner|februar|märz|april|juni|juli|august"
    "|oktober|november|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|octubre|noviembre|diciembre|gennaio"
    "|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro"
    "|outubro|novembro|dezembro|januari|februari|maart|mei|augustus|december|январ|феврал|март|апрел|мая|июн|июл|август"
    "|сентябр|октябр|ноябр|декабр|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд|stycz|lut|mar|kwiet"
    "|maj|czerw|lip|sierp|wrze|paźdz|listop|grud|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|اكتوبر"
    "|نوفمبر|ديسمبر|ocak|şubat|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
)
_SPACE = "[ \u00a0\u202f]"
_DAY = re.compile(rf"(?:er|º|ª|\.)?{_SPACE}(?:de |di )?(?:{_MONTHS})|[年月日時时分]|-\d\d-\d\d|[./]\d\d?[./]\d{{4}}")
_YEARS = range(1900, 2100)
_SYMBOLS = re.escape("".join(SYMBOLS))
_CODES = rf"(?:{alternatives(CODES)}|euros?)(?![^\W_])"
_SUFFIX = re.compile(
    rf"(?:{_SPACE}?(?P<glued>[{''.join(_GLUED_SCALES)}])(?P<rest>\d{{1,4}}(?!\d))?"
    rf"|{_SPACE}(?P<scale>{alternatives(form for form in _SCALES if form not in _GLUED_SCALES)})(?![^\W_]))?"
    rf"(?P<percent>{_SPACE}?[%٪％]|{_SPACE}(?:{alternatives(_PERCENT_WORDS)})(?![^\W_]))?"
    rf"(?P<currency>(?:{_SPACE}| de | di | d[’'])?(?:[{_SYMBOLS}]|{_CODES}))?"
)
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?:{alternatives(DOLLARS)}))?[{_SYMBOLS}]{_SPACE}?\Z|(?<![^\W_])(?:{alternatives(CODES)}){_SPACE}?\Z"
)


def scan_foreign(lower: str, language: str) -> Iterator[Quantity]:
    """Yield the digits of a text in text order, each with its percent sign, currency symbol and scale word.

    Years, and days before a month's name, come as the form `date`.
    """
    decimal_comma = uses_decimal_comma(language)
    pattern = SPACED if language.lower().split("-")[0] in SPACE_GROUPING else GENERAL
    position = 0
    for hit in re.finditer(pattern, lower):
        if hit.start() < position:
            continue
        quantity = _read(hit, position, decimal_comma=decimal_comma)
        yield quantity
        position = quantity.end


def _read(hit: re.Match[str], earliest: int, *, decimal_comma: bool) -> Quantity:
    digits, start, end, unit = hit.group(), hit.start(), hit.end(), None
    if len(digits) > LONGEST:
        return Quantity(start, end, None, "code")
    value = value_of_digits(digits, decimal_comma=decimal_comma)
    before = _CURRENCY_BEFORE.search(hit.string, max(earliest, start - 6), start)
    if before:
        start, unit = before.start(), _currency(before.group())
    suffix = _SUFFIX.match(hit.string, end)
    scale = 1
    if suffix and suffix.end() > end:
        end, scale = suffix.end(), _SCALES.get(suffix["glued"] or suffix["scale"] or "", 1)
        value = value * scale + int(suffix["rest"] or 0)
        unit = unit or _unit(suffix)
    is_plain = (start, end) == hit.span() and digits.isdecimal()
    if is_plain and ((value in _YEARS and len(digits) == 4) or _DAY.match(hit.string, end)):
        return Quantity(start, end, None, "date")
    return Quantity(start, end, tidy(value), "digits", unit, scale, plain=is_plain)


def _unit(suffix: re.Match[str]) -> str | None:
    if suffix["percent"]:
        return "percent"
    return _currency(suffix["currency"]) if suffix["currency"] else None


def _currency(written: str) -> str:
    word = written.strip(" \u00a0\u202f’'")
    if "euro" in word:
        return "EUR"
    if word[-1] == "$":
        return DOLLARS.get(word[:-1], "USD")
    return SYMBOLS.get(word[-1], word.split(" ")[-1].upper())
