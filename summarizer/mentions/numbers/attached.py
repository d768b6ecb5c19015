"""What belongs to a number on both sides: sign, currency, fraction, scale, percent sign."""

import re

from summarizer.mentions.numbers.digits import FRACTIONS, value_of_fraction
from summarizer.mentions.numbers.lexicon import (
    CODE_WORDS,
    CODES,
    CURRENCY_WORDS,
    DENOMINATORS,
    DOLLARS,
    MONEY_SCALES,
    SCALES,
    SHORT_SCALES,
    SMALL,
    SYMBOLS,
    TENS,
)
from summarizer.mentions.numbers.nouns import is_plural
from summarizer.mentions.numbers.quantity import Number, Quantity, tidy, word_before
from summarizer.mentions.numbers.words import DENOMINATOR, SCALE_WORD, alternatives, denominator_of, value_of
from summarizer.mentions.triggers import any_word

_SYMBOLS = re.escape("".join(SYMBOLS))
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{alternatives(DOLLARS)})(?:(?<=[a-z.]{{2}}) )?)?[{_SYMBOLS}] ?[-−–]?\Z"
    rf"|(?<![^\W_])(?:{alternatives((*CODES, *CODE_WORDS))}) ?\Z"
)
_SIGN_BEFORE = re.compile(r"(?:(?:^|(?<=[\s(\[“\"']))[-−+]|\b(?<!plus or )(?:minus|negative) )\Z")
_UNITS = alternatives(word for word, value in SMALL.items() if 0 < value < 20)
_TENS = alternatives(TENS)
_SUFFIX_WORDS = (
    *"and per percent percents pct percentage percentile percentiles halves won rmb".split(),
    *(f"{word}s" for word in DENOMINATORS),
    *(*DENOMINATORS, *SCALES, *SHORT_SCALES, *MONEY_SCALES, *CURRENCY_WORDS, *CODES, *CODE_WORDS),
)
# "3 hundred and one", "6 crore and two hundred"
_TAIL = rf"(?<=hundred) and (?:{_UNITS}|{_TENS})\b|(?<!hundred) and (?:(?:{_UNITS}|{_TENS}) (?:hundred|thousand)\b)+"
_SUFFIX = re.compile(
    rf"(?P<mixed> \d/\d{{1,2}}\b| ?[{FRACTIONS}])?(?P<half> and (?:an?|{_UNITS}) {DENOMINATOR}s?\b)?"
    rf"(?P<below>[ -](?:{DENOMINATOR}(?<!s)s)\b)?(?P<over>/(?:2|3|4|5|6|8|10|16)(?![\d/]))?"
    rf"(?:(?P<scale>(?:[ -]{SCALE_WORD})+(?P<tail>{_TAIL})?)"
    rf"| ?(?P<short>(?:{alternatives(SHORT_SCALES)})\b)"
    rf"| ?(?P<money>(?:{alternatives(MONEY_SCALES)})\b))?"
    r"(?P<percent> ?%|[ -](?:per ?cents?|pct|percentage|percentiles?)\b(?:[ -]points?\b)?)?"
    rf"(?P<currency> ?[{_SYMBOLS}](?! ?\d)|[ -](?:{alternatives(CURRENCY_WORDS)})\b"
    rf"| ?(?:{alternatives((*CODES, 'rmb'))})\b| won\b)?"
)
# No suffix begins like this, which is far cheaper to see: with a mark, or with a word that opens none.
_STANDS_ALONE = re.compile(rf"[,.;:)?!”\"]| (?!{any_word(re.split('[ -]', word)[0] for word in _SUFFIX_WORDS)})[a-z]")


def complete(hit: re.Match[str], text: str, earliest: int, value: Number, form: str) -> Quantity:
    """Take in what belongs to the number on both sides, from `earliest` on: before it another number was read."""
    lower = hit.string
    first, end = hit.span()
    start, unit = _before(lower, text, first, earliest)
    suffix = None if _STANDS_ALONE.match(lower, end) else _SUFFIX.match(lower, end)
    if suffix and suffix["tail"] and word_before(lower, first) == "between":
        suffix = _SUFFIX.match(lower, end, suffix.start("tail"))
    if suffix is None or suffix.end() == end:
        signed = -value if start < first and _is_negative(lower[start:first]) else value
        plain = form == "digits" and unit is None and hit.group().isdigit()
        return Quantity(start, end, signed, form, unit, 1, plain)
    return _with_suffix(hit, suffix, text, (value, form, start, unit))


def _before(lower: str, text: str, start: int, earliest: int) -> tuple[int, str | None]:
    """Return where the number starts with its currency and sign, and the currency."""
    last = lower[start - 1 : start]
    word = word_before(lower, start)
    if last == " " and word not in _WORDS_BEFORE and word[-1:] not in SYMBOLS:
        return start, None
    unit = None
    if last in _MARKS or word in _CURRENCY_LETTERS or word[-1:] in SYMBOLS or last.isalpha():
        before = _CURRENCY_BEFORE.search(lower, max(earliest, start - 8), start)
        if before and _is_currency(before.group(), text[before.start() : before.end()]):
            unit = _currency_of(before.group().rstrip("-−– "))
            start = before.start()
            last = lower[start - 1 : start]
    if last in ("-", "−", "+") or word in ("minus", "negative"):
        sign = _SIGN_BEFORE.search(lower, max(earliest, start - 10), start)
        if sign:
            start = sign.start()
    return start, unit


_MARKS = frozenset([*SYMBOLS, ".", "-", "−", "–"])
_CURRENCY_LETTERS = frozenset([*CODES, *CODE_WORDS])
_WORDS_BEFORE = _CURRENCY_LETTERS | {"minus", "negative"}


_ENGLISH_WORDS = frozenset({"try", "php", "all", "top"})


def _is_currency(lower: str, written: str) -> bool:
    """Codes count only in capitals: "TRY 5", not "try 5"."""
    word = lower.strip(" .")
    return word not in _ENGLISH_WORDS or written.strip().isupper()


def _currency_of(symbol: str) -> str:
    symbol = symbol.strip()
    if symbol[-1:] == "$":
        return DOLLARS.get(symbol[:-1].strip(), "USD")
    if symbol in CODE_WORDS or symbol in CODES:
        return CODE_WORDS.get(symbol, symbol.upper())
    return SYMBOLS[symbol[-1]]


def _is_negative(sign: str) -> bool:
    return any(mark in sign for mark in ("-", "−", "minus", "negative"))


def _with_suffix(
    hit: re.Match[str],
    suffix: re.Match[str],
    text: str,
    core: tuple[Number, str, int, str | None],
) -> Quantity:
    value, form, start, unit = core
    lower = hit.string
    end = suffix.end()
    if any(suffix.group("mixed", "half", "below", "over")):
        value = _divided(value + _part(suffix["mixed"]) + _part(suffix["half"]), hit.group(), suffix)
    scale = _scale_of(suffix, text, has_currency=unit is not None)
    if scale is None:
        scale, end = 1, max(hit.end(), *(suffix.end(name) for name in ("mixed", "half", "below", "over")))
    else:
        found, end = _unit_after(suffix, text, unit, scale)
        unit = unit or found
    total = value * scale
    if suffix["tail"] and scale > 1:
        total += value_of(suffix["tail"].removeprefix(" and "))
    signed = -total if start < hit.start() and _is_negative(lower[start : hit.start()]) else total
    return Quantity(start, end, tidy(signed), form, unit, scale)


def _divided(value: Number, written: str, suffix: re.Match[str]) -> Number:
    """Divide by "fifths" or "/4"; a slash after more than two digits is none of a fraction.

    Decimals are spoken with "and": "two hundred and fifty-four hundredths" is 200.54.
    """
    if suffix["below"]:
        below = denominator_of(suffix["below"].strip(" -"))
        whole, _, part = written.rpartition(" and ")
        if whole and below in (10, 100, 1000) and value_of(part) < below:
            return tidy(value_of(whole) + value_of(part) / below)
        return tidy(value / below)
    if suffix["over"] and len(written) <= 2 and value < int(suffix["over"][1:]):
        return tidy(value / int(suffix["over"][1:]))
    return tidy(value)


def _part(words: str | None) -> Number:
    """Return what "1/2", "½" or "and a half" adds to a whole number."""
    if not words:
        return 0
    words = words.strip()
    if words in FRACTIONS:
        return value_of_fraction(words)
    if "/" in words:
        above, below = words.split("/")
        return int(above) / int(below) if int(below) else 0
    _, above, below = words.split()
    return (SMALL.get(above) or 1) / denominator_of(below)


def _scale_of(suffix: re.Match[str], text: str, *, has_currency: bool) -> int | None:
    """Return the factor; None where letters follow that are a scale only beside a currency."""
    if suffix["scale"]:
        factor = 1
        scale = suffix["scale"].removesuffix(suffix["tail"] or "")
        for word in re.split("[ -]", scale.strip(" -")):
            factor *= SCALES[word]
        return factor
    if suffix["short"]:
        return SHORT_SCALES[suffix["short"]]
    if suffix["money"]:
        letter = text[suffix.start("money") - 1 : suffix.end("money")]
        is_million = letter[0].isdigit() and (letter[1:] in ("M", "B") or _counts_millions(suffix))
        return MONEY_SCALES[suffix["money"]] if has_currency or suffix["currency"] or is_million else None
    return 1


def _counts_millions(suffix: re.Match[str]) -> bool:
    """Tell "1.1m vehicles", which are millions, from "a 3m wave" and "48m high"."""
    noun = _NOUN.match(suffix.string, suffix.end("money"))
    return bool(suffix["money"] == "m" and noun and is_plural(noun[1]) and noun[1] not in _MEASURED_IN_METRES)


# "rmb 10 usd 20": the second currency belongs to the second number.
_DIGIT = re.compile(r" ?\d")
_NOUN = re.compile(r" ((?:more |new |other )?[a-z]+)(?![\w-])")
_MEASURED_IN_METRES = frozenset(
    """
    waves walls swells surges floods fences towers masts pylons hurdles sprints races swimmers runners sprinters pools
    yachts boats ships dives cliffs statues trees poles buildings antennas telescopes mirrors rolls levels sets heats
    seconds years
    """.split()
)


def _unit_after(suffix: re.Match[str], text: str, unit: str | None, scale: int) -> tuple[str | None, int]:
    """Return the unit that follows, and where the number ends with it."""
    percent, currency = suffix["percent"], suffix["currency"]
    if percent:
        return ("percentage points" if "point" in percent else "percent"), suffix.end("percent")
    if not currency:
        return None, suffix.end()
    if unit and _DIGIT.match(suffix.string, suffix.end("currency")):
        return None, suffix.start("currency")
    name = _currency_after(currency.strip(" -"), text[suffix.start("currency") : suffix.end("currency")], unit, scale)
    return name, suffix.end() if name else suffix.start("currency")


def _currency_after(word: str, written: str, unit: str | None, scale: int) -> str | None:
    if word in SYMBOLS:
        return None if unit else SYMBOLS[word]
    if word == "won":
        return "KRW" if scale > 1 else None
    if word in CURRENCY_WORDS:
        return CURRENCY_WORDS[word]
    return CODE_WORDS.get(word, word.upper()) if _is_currency(word, written) else None
