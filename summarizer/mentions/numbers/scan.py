"""Find what looks like a quantity, with its sign, scale, currency and percent sign."""

import re
from collections.abc import Iterator

from summarizer.mentions.numbers.digits import ENGLISH, FRACTIONS, LONGEST, value_of_english, value_of_fraction
from summarizer.mentions.numbers.lexicon import (
    CODE_WORDS,
    CODES,
    CURRENCY_WORDS,
    DENOMINATORS,
    DOLLARS,
    MONEY_SCALES,
    MULTIPLES,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SMALL,
    SYMBOLS,
    TENS,
    VERBS_OF_MULTIPLES,
)
from summarizer.mentions.numbers.quantity import Number, Quantity, tidy, word_before
from summarizer.mentions.numbers.words import (
    DENOMINATOR,
    SCALE_WORD,
    WORD_NUMBER,
    alternatives,
    denominator_of,
    value_of,
)
from summarizer.mentions.triggers import word_trigger

_UNITS = alternatives(word for word, value in SMALL.items() if 0 < value < 20)
_MANY = "hundreds|thousands|millions|billions|trillions|dozens|scores"
_VAGUE = (
    rf"(?:(?:tens|hundreds|thousands|dozens|scores) of )?(?:{_MANY})\b"
    rf"|(?:several|a few)(?:[ -]{SCALE_WORD})+|several\b|a few\b|a handful\b|a couple of\b"
)
_FRACTION = rf"(?:an?|{_UNITS})[ -]{DENOMINATOR}s?\b(?!-)(?! (?:of an? )?{SCALE_WORD})|half\b(?! (?:an? )?{SCALE_WORD})"
_ORDINAL = rf"(?:{alternatives(ORDINALS)})\b"
_FOLDS = "two three four five six seven eight ten hundred".split()
_FOLD = rf"(?:{'|'.join(_FOLDS)})fold"
# "one in five", "three out of 10"; two killed "in five days" are none.
_RATIO = (
    rf"(?:{_UNITS}|\d{{1,3}}) over (?:{_UNITS}|\d{{1,3}})(?=[.;,]|\Z)"
    rf"|(?:{_UNITS}|\d{{1,3}})(?: in| out of)(?: every)? (?:{_UNITS}|\d{{1,3}})\b"
    r"(?![,.]?\d|[ -](?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|decades?|percent|per cent|%)|%)"
)
# The first branch takes the usual number, before a word that is no "in", "of" or "over", past all slower ones.
_QUANTITY = re.compile(
    rf"(?P<bare>\d++(?= [a-hj-np-z]))|(?P<ratio>{_RATIO})|(?P<digits>{ENGLISH}|\.\d+|[{FRACTIONS}])"
    rf"|(?P<nth>(?:{alternatives(TENS)})[ -]{_ORDINAL})|(?P<fraction>{_FRACTION})"
    rf"|(?P<word>{WORD_NUMBER})|(?P<vague>{_VAGUE})"
    rf"|(?P<multiple>(?:{alternatives(MULTIPLES)})\b|{_FOLD}\b)|(?P<ordinal>{_ORDINAL})"
)
_WORDS = word_trigger(
    [
        *SMALL,
        *TENS,
        *SCALES,
        *MULTIPLES,
        *ORDINALS,
        *DENOMINATORS,
        *_MANY.split("|"),
        *"half halves tens several few handful couple".split(),
        *(f"{word}s" for word in DENOMINATORS),
        *(f"{word}fold" for word in _FOLDS),
    ],
)
_DIGITS = re.compile(r"[0-9]+")
_DIGITS_OF_ANY_SCRIPT = re.compile(rf"[\d{FRACTIONS}]+")
_PLAIN_DIGITS = frozenset("0123456789")
_SYMBOLS = re.escape("".join(SYMBOLS))
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{alternatives(DOLLARS)}) ?)?[{_SYMBOLS}] ?[-−–]?\Z"
    rf"|(?<![^\W_])(?:{alternatives((*CODES, *CODE_WORDS))}) ?\Z"
)
_SIGN_BEFORE = re.compile(r"(?:(?:^|(?<=[\s(\[“\"']))[-−+]|\b(?<!plus or )(?:minus|negative) )\Z")
_SUFFIX_WORDS = (
    *"and per percent percents pct percentage percentile percentiles halves won rmb".split(),
    *(f"{word}s" for word in DENOMINATORS),
    *(*DENOMINATORS, *SCALES, *SHORT_SCALES, *MONEY_SCALES, *CURRENCY_WORDS, *CODES, *CODE_WORDS),
)
_SUFFIX = re.compile(
    rf"(?P<mixed> \d/\d{{1,2}}\b| ?[{FRACTIONS}])?(?P<half> and (?:an?|{_UNITS}) {DENOMINATOR}s?\b)?"
    rf"(?P<below>[ -](?:{DENOMINATOR}(?<!s)s)\b)?(?P<over>/(?:2|3|4|5|6|8|10|16)(?![\d/]))?"
    rf"(?:(?P<scale>(?:[ -]{SCALE_WORD})+(?P<tail>(?<=hundred) and (?:{_UNITS}|{alternatives(TENS)})\b)?)"
    rf"| ?(?P<short>(?:{alternatives(SHORT_SCALES)})\b)"
    rf"| ?(?P<money>(?:{alternatives(MONEY_SCALES)})\b))?"
    r"(?P<percent> ?%|[ -](?:per ?cents?|pct|percentage|percentiles?)\b(?:[ -]points?\b)?)?"
    rf"(?P<currency> ?[{_SYMBOLS}](?! ?\d)|[ -](?:{alternatives(CURRENCY_WORDS)})\b"
    rf"| ?(?:{alternatives((*CODES, 'rmb'))})\b| won\b)?"
)
# No suffix begins like this, which is far cheaper to see: with a mark, or with a word that opens none.
_STANDS_ALONE = re.compile(
    rf"[,.;:)?!”\"]| (?!{word_trigger(re.split('[ -]', word)[0] for word in _SUFFIX_WORDS).pattern})[a-z]"
)


def scan(text: str, lower: str) -> Iterator[Quantity]:
    """Yield all quantities of a text in text order, traps included; `lower` is the text in lower case."""
    position = 0
    for start in _starts(lower):
        hit = _match(lower, start, position) if start >= position else None
        if hit is None:
            continue
        quantity = _READERS[str(hit.lastgroup)](hit, text)
        yield quantity if quantity.start >= position else quantity._replace(start=hit.start())
        position = quantity.end


def _starts(lower: str) -> list[int]:
    """Return where a quantity may start, or its first word after "a"."""
    starts = [word.start() for word in _WORDS.finditer(lower)]
    # The pattern with all scripts is four times as slow, and few articles have other digits than ours.
    has_others = any(letter not in _PLAIN_DIGITS and letter.isnumeric() for letter in set(lower))
    for digits in (_DIGITS_OF_ANY_SCRIPT if has_others else _DIGITS).finditer(lower):
        start = digits.start()
        is_decimal = start > 0 and lower[start - 1] == "." and not lower[start - 2 : start - 1].isalnum()
        starts.append(start - 1 if is_decimal else start)
    starts.sort()
    return starts


_ARTICLES = {"a ": "a ", "n ": "an ", "a-": "a-"}  # by their last two characters


def _match(lower: str, start: int, earliest: int) -> re.Match[str] | None:
    """Match a quantity at a trigger, with the article before it ("a hundred") where it belongs to it."""
    article = _ARTICLES.get(lower[start - 2 : start])
    if article and lower.endswith(article, earliest, start):
        first = start - len(article)
        if not lower[first - 1 : first].isalnum() and (hit := _QUANTITY.match(lower, first)):
            return hit
    return _QUANTITY.match(lower, start)


def _read_digits(hit: re.Match[str], text: str) -> Quantity:
    digits = hit.group()
    if len(digits) > LONGEST:
        return Quantity(hit.start(), hit.end(), None, "code")
    value = value_of_fraction(digits) if digits in FRACTIONS else value_of_english(digits)
    return _complete(hit, text, value, "digits")


def _read_word(hit: re.Match[str], text: str) -> Quantity:
    return _complete(hit, text, value_of(hit.group()), "word")


def _read_vague(hit: re.Match[str], _: str) -> Quantity:
    return Quantity(hit.start(), hit.end(), None, "vague", qualifier="vague")


def _read_fraction(hit: re.Match[str], _: str) -> Quantity:
    words = hit.group().replace("-", " ").split()
    numerator = 1 if words[0] in ("a", "an", "half") else SMALL[words[0]]
    return Quantity(hit.start(), hit.end(), tidy(numerator / denominator_of(words[-1])), "fraction")


def _read_ratio(hit: re.Match[str], _: str) -> Quantity:
    words = hit.group().split()
    above, below = _small(words[0]), _small(words[-1])
    if above < below:
        return Quantity(hit.start(), hit.end(), tidy(above / below), "ratio")
    form = "digits" if words[0].isdecimal() else "word"
    return Quantity(hit.start(), hit.start() + len(words[0]), above, form, plain=form == "digits")


def _small(word: str) -> int:
    return int(word) if word.isdecimal() else SMALL[word]


def _read_multiple(hit: re.Match[str], _: str) -> Quantity:
    word = hit.group()
    value = MULTIPLES.get(word) or value_of(word.removesuffix("fold"))
    change = VERBS_OF_MULTIPLES.get(word)
    return Quantity(hit.start(), hit.end(), tidy(value), "multiple", "times", change=change)


def _read_ordinal(hit: re.Match[str], _: str) -> Quantity:
    return Quantity(hit.start(), hit.end(), None, "ordinal")


_READERS = {
    "bare": _read_digits,
    "digits": _read_digits,
    "word": _read_word,
    "vague": _read_vague,
    "fraction": _read_fraction,
    "multiple": _read_multiple,
    "nth": _read_ordinal,
    "ordinal": _read_ordinal,
    "ratio": _read_ratio,
}


def _complete(hit: re.Match[str], text: str, value: Number, form: str) -> Quantity:
    """Take in what belongs to the number on both sides."""
    lower = hit.string
    first, end = hit.span()
    start, unit = _before(lower, text, first)
    suffix = None if _STANDS_ALONE.match(lower, end) else _SUFFIX.match(lower, end)
    if suffix is None or suffix.end() == end:
        signed = -value if start < first and _is_negative(lower[start:first]) else value
        plain = form == "digits" and unit is None and hit.group().isdigit()
        return Quantity(start, end, signed, form, unit, 1, plain)
    return _with_suffix(hit, suffix, text, (value, form, start, unit))


def _before(lower: str, text: str, start: int) -> tuple[int, str | None]:
    """Return where the number starts with its currency and sign, and the currency."""
    last = lower[start - 1 : start]
    word = word_before(lower, start)
    if last == " " and word not in _WORDS_BEFORE and word[-1:] not in SYMBOLS:
        return start, None
    unit = None
    if last in _MARKS or word in _CURRENCY_LETTERS or word[-1:] in SYMBOLS or last.isalpha():
        before = _CURRENCY_BEFORE.search(lower, max(0, start - 8), start)
        if before and _is_currency(before.group(), text[before.start() : before.end()]):
            unit = _currency_of(before.group().rstrip("-−– "))
            start = before.start()
            last = lower[start - 1 : start]
    if last in ("-", "−", "+") or word in ("minus", "negative"):
        sign = _SIGN_BEFORE.search(lower, max(0, start - 10), start)
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
    """Divide by "fifths" or "/4"; a slash after more than two digits is none of a fraction."""
    if suffix["below"]:
        return tidy(value / denominator_of(suffix["below"].strip(" -")))
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
        is_money = has_currency or bool(suffix["currency"]) or (letter[1:] in ("M", "B") and letter[0].isdigit())
        return MONEY_SCALES[suffix["money"]] if is_money else None
    return 1


def _unit_after(suffix: re.Match[str], text: str, unit: str | None, scale: int) -> tuple[str | None, int]:
    """Return the unit that follows, and where the number ends with it."""
    percent, currency = suffix["percent"], suffix["currency"]
    if percent:
        return ("percentage points" if "point" in percent else "percent"), suffix.end("percent")
    if not currency:
        return None, suffix.end()
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
