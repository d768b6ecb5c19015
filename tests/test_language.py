"""The language of a text, and the primary part of language tags."""

import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.article.language import detect_language, primary_language

TRUCE = Path(__file__).parent / "data" / "articles" / "truce.txt"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police said five people were killed in the attack. The mayor condemned it and left.", "en"),
        ("Le gouvernement a annoncé mardi que les négociations se poursuivaient, malgré les désaccords.", "fr"),
        ("Die Regierung teilte am Dienstag mit, dass die Verhandlungen trotz der Unterschiede weitergehen.", "de"),
        ("De regering heeft dinsdag gezegd dat de onderhandelingen doorgaan, ondanks de verschillen.", "nl"),
        ("El gobierno dijo el martes que las negociaciones continúan pese a las diferencias.", "es"),
        ("قال الوزير إن المحادثات مستمرة رغم الخلافات بين الطرفين في الدوحة يوم الثلاثاء.", "ar"),
        ("Правительство заявило во вторник, что переговоры продолжаются, несмотря на разногласия.", "ru"),
        ("政府は火曜日、交渉が続いていると述べた。", "ja"),
        ("政府星期二表示，谈判仍在继续。", "zh"),
        ("정부는 화요일 협상이 계속되고 있다고 밝혔다.", "ko"),
    ],
)
def test_the_language_of_one_sentence_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "42", "OK", "Leave a Reply", "???", "asdf qwer zxcv uiop hjkl"])
def test_too_little_text_is_undetermined(text: str) -> None:
    assert detect_language(text) == "und"


def test_clear_english_loads_no_classifier() -> None:
    program = (
        "import sys; from pathlib import Path; from summarizer.article.language import detect_language;"
        f"assert detect_language(Path({str(TRUCE)!r}).read_text(encoding='utf-8')) == 'en';"
        "assert 'py3langid' not in sys.modules and 'numpy' not in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("en_GB", "en"),
        ("English", "en"),
        (" EN ", "en"),
        ("zh-Hans-CN", "zh"),
        ("fra", "fr"),
        ("Deutsch", "de"),
        ("yo", "yo"),
        ("", None),
        (None, None),
        ("und", None),
        ("unknown language", None),
    ],
)
def test_a_tag_or_name_gives_its_primary_language(tag: str | None, language: str | None) -> None:
    assert primary_language(tag) == language
