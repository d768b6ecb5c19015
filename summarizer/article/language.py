"""Which language a text is in, as ISO 639-1; "und" where it is too short to tell."""

import re
from collections.abc import Callable
from functools import cache

UNKNOWN = "und"

_SAMPLE_CHARACTERS = 1_200
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")  # the same in lower-case ASCII, and faster
_ENGLISH_WORDS = frozenset(
    "the of and to that was with for said by from were has have had are is his her its which who this at as it on be "
    "not but an or they he she we will would been their after about than when more into if there".split()
)
# Function words of English that hardly any other language writes like this.
_ENGLISH_ONLY = frozenset("the and that with which from this were have said their they would been who".split())
_FEWEST_WORDS = 12
_ENGLISH_SHARE = 0.22
_FEWEST_LETTERS = 20
_SHORT_LETTERS = 120
_SURE = 0.75
_LIKELY = 0.5

# Scripts that one language of the press writes.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_NAMES = {
    **dict.fromkeys(("english", "eng"), "en"),
    **dict.fromkeys(("french", "français", "francais", "fra", "fre"), "fr"),
    **dict.fromkeys(("german", "deutsch", "deu", "ger"), "de"),
    **dict.fromkeys(("spanish", "español", "espanol", "spa"), "es"),
    **dict.fromkeys(("italian", "italiano", "ita"), "it"),
    **dict.fromkeys(("portuguese", "português", "portugues", "por"), "pt"),
    **dict.fromkeys(("dutch", "nederlands", "nld", "dut"), "nl"),
    **dict.fromkeys(("russian", "русский", "rus"), "ru"),
    **dict.fromkeys(("ukrainian", "українська", "ukr"), "uk"),
    **dict.fromkeys(("arabic", "العربية", "ara"), "ar"),
    **dict.fromkeys(("chinese", "中文", "zho", "chi"), "zh"),
    **dict.fromkeys(("japanese", "日本語", "jpn"), "ja"),
    **dict.fromkeys(("korean", "한국어", "kor"), "ko"),
    **dict.fromkeys(("hindi", "हिन्दी", "hin"), "hi"),
    **dict.fromkeys(("turkish", "türkçe", "tur"), "tr"),
    **dict.fromkeys(("polish", "polski", "pol"), "pl"),
    **dict.fromkeys(("swedish", "svenska", "swe"), "sv"),
    **dict.fromkeys(("hebrew", "עברית", "heb", "iw"), "he"),
    **dict.fromkeys(("persian", "farsi", "فارسی", "fas", "per"), "fa"),
}


def primary_language(tag: str | None) -> str | None:
    """Return the primary subtag of a language tag or name ("en-US", "en_GB", "English": "en"), or None."""
    name = re.split(r"[-_]", tag.strip().casefold(), maxsplit=1)[0] if tag else ""
    if name in _NAMES:
        return _NAMES[name]
    return name if re.fullmatch(r"[a-z]{2,3}", name) and name != UNKNOWN else None


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that the beginning of the text is in, or "und".

    Clear English is told by its function words; anything else loads a classifier at the first call.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    if _is_clear_english(sample):
        return "en"
    letters = sum(map(str.isalpha, sample))
    return _language_of_script(sample, letters) or _classified(sample, letters)


def _is_clear_english(sample: str) -> bool:
    lower = sample.lower()
    words = (_ASCII_WORD if lower.isascii() else _WORD).findall(lower)
    if len(words) < _FEWEST_WORDS:
        return False
    common = [word for word in words if word in _ENGLISH_WORDS]
    return len(common) >= _ENGLISH_SHARE * len(words) and len(_ENGLISH_ONLY.intersection(common)) >= 2


def _language_of_script(sample: str, letters: int) -> str | None:
    if sample.isascii() or letters < 4:
        return None
    for language, script in _SCRIPTS:
        # Japanese mixes its own letters with Chinese ones, so a smaller share tells it.
        needed = 0.1 if language == "ja" else 0.5
        if len(script.findall(sample)) >= needed * letters:
            return language
    return None


def _classified(sample: str, letters: int) -> str:
    if letters < _FEWEST_LETTERS:
        return UNKNOWN
    language, probability = _classifier()(sample)
    needed = _SURE if letters < _SHORT_LETTERS else _LIKELY
    return language if probability >= needed and len(language) == 2 else UNKNOWN


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - takes a second to load

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def classify(sample: str) -> tuple[str, float]:
        language, probability = identifier.classify(sample)
        return str(language), float(probability)

    return classify
