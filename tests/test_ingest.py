"""Files to articles: every encoding, container and trap gives an article or an error that says why."""

import io
import json
import os
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import SUFFIXES, read_article, read_articles, read_standard_input
from summarizer.ingest.dates import iso_date
from summarizer.ingest.decode import decode, decode_page
from summarizer.ingest.files import MAX_BYTES, printable

SAMPLES = Path(__file__).parent / "data" / "ingest"
ENGLISH = (
    "Qatar said Tuesday that the “talks” between the two parties are ongoing – despite the parties’ blame. "
    "The owner of the café paid €5 for it, and she said that it was too much. "
) * 3
FRENCH = (
    "Le président a déclaré à Genève que les négociations se poursuivaient malgré les désaccords, "
    "et que l'été dernier avait été difficile. "
) * 3
RUSSIAN = "Правительство заявило во вторник, что переговоры продолжаются, несмотря на разногласия сторон. " * 4
ARABIC = "قال الوزير إن المحادثات مستمرة رغم الخلافات بين الطرفين في الدوحة يوم الثلاثاء. " * 4
RECORD = {"title": "Bridge to Close", "text": "The council said that the bridge would close.", "date": "2024-05-18"}


def failure(path: Path) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert caught.value.path is not None
    return caught.value


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode_is_read_without_a_guess(encoding: str) -> None:
    decoded = decode(ENGLISH.encode(encoding), "x.txt")

    assert decoded.text.removeprefix("\ufeff") == ENGLISH
    assert decoded.notes == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "latin-1"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (ARABIC, "cp1256"),
        ("The mayor’s plan.", "cp1252"),
    ],
)
def test_other_encodings_are_guessed_right_and_the_guess_is_noted(text: str, encoding: str, tmp_path: Path) -> None:
    article = read_article(written(tmp_path / "a.txt", text.encode(encoding)))

    assert article.text == text
    assert [note.code for note in article.notes] == ["encoding_guessed"]
    assert article.warnings[0].message.startswith("The file is no UTF-8; it was read as ")


@given(st.binary(min_size=1, max_size=400))
@settings(deadline=None, max_examples=60)
def test_any_bytes_give_a_text_that_can_be_encoded_or_one_of_two_errors(content: bytes) -> None:
    try:
        outcome = decode(content, "x.txt").text
    except ArticleError as error:
        outcome = error.code

    assert outcome in {"binary", "undecodable"} or outcome.encode().decode() == outcome


@pytest.mark.parametrize(
    "content", [b"\x80\x81\x82\x83\x84" * 10, b"\xff\xfeabc", bytes(range(128, 256)) * 4, b"ab\xff"]
)
def test_what_no_encoding_reads_is_undecodable(content: bytes, tmp_path: Path) -> None:
    assert failure(written(tmp_path / "a.txt", content)).code == "undecodable"


def test_line_ends_become_line_feeds_and_other_white_space_stays(tmp_path: Path) -> None:
    content = "A Title\r\n\r\nThe\u00a0council said\u2028it would close.\rMore was not said.\r\n"

    article = read_article(written(tmp_path / "a.txt", content))

    assert article.text == "A Title\n\nThe\u00a0council said\u2028it would close.\nMore was not said.\n"
    assert article.paths == (str(tmp_path / "a.txt"),)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7\nabc", b"a\x00b\x00c", b"\x01\x02\x03\x04" * 9]
)
def test_binary_content_is_refused_whatever_the_suffix(content: bytes, tmp_path: Path) -> None:
    assert failure(written(tmp_path / "picture.txt", content)).code == "binary"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl"])
@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_empty_files_are_an_error(name: str, content: bytes, tmp_path: Path) -> None:
    assert failure(written(tmp_path / name, content)).code in {"empty", "no_text", "malformed"}


def test_a_fifo_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert failure(tmp_path / "pipe.txt").code == "unreadable"


def test_directories_and_missing_files_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()

    assert failure(tmp_path / "folder.txt").code == "unreadable"
    assert failure(tmp_path / "missing.txt").code == "unreadable"
    assert failure(tmp_path / "nul\x00.txt").code == "unreadable"


def test_a_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.txt", ENGLISH)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # the tests may run as root, whom no mode stops

    assert failure(path).message == f"{path}: Permission denied"


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_more_than_the_cap_is_refused(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / name, b"")
    os.truncate(path, MAX_BYTES + 1_000_000)

    assert failure(path).code == "too_large"


def test_other_suffixes_are_unsupported_and_the_advice_names_the_readable_ones(tmp_path: Path) -> None:
    error = failure(written(tmp_path / "a.docx", ENGLISH))

    assert error.code == "unsupported"
    assert all(suffix in error.advice for suffix in SUFFIXES)


def test_a_path_that_is_no_utf8_is_printable(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    written(Path(path), ENGLISH)

    assert read_article(path).paths == (f"{tmp_path}/caf\\xe9.txt",)
    assert printable("plain.txt") == "plain.txt"


def test_front_matter_becomes_metadata_and_the_heading_the_title() -> None:
    article = read_article(SAMPLES / "french.md")

    assert article.text.startswith("Le pont du port fermera deux ans\n\nLe conseil a annoncé")
    assert article.title == "Le pont du port fermera deux ans"
    assert (article.published, article.publisher, article.language) == ("2024-05-18", "La Gazette", "fr")
    assert [passage.kind for passage in article.passages][-1] == "boilerplate"
    assert "**33 des 80 boutiques**" in article.text


@pytest.mark.parametrize(
    "content",
    ["---\nno mapping\n---\nThe council said so.", "---\n[unclosed: {\n---\nThe council said so.", "---\nThe council."],
)
def test_rules_that_hold_no_mapping_stay_text(content: str, tmp_path: Path) -> None:
    assert read_article(written(tmp_path / "a.md", content)).text == content


def test_front_matter_is_never_executed_nor_expanded(tmp_path: Path) -> None:
    content = "---\ntitle: !!python/object/apply:os.getcwd []\n---\nThe council said so."

    assert read_article(written(tmp_path / "a.md", content)).text == content


def test_an_arabic_article_is_read_in_its_sentences() -> None:
    article = read_article(SAMPLES / "arabic.txt")

    assert article.language == "ar"
    assert article.title == "إغلاق جسر الميناء لمدة عامين"
    assert [passage.kind for passage in article.passages] == ["title", "sentence", "sentence", "sentence", "sentence"]


def test_a_page_gives_its_article_without_comments_navigation_and_scripts() -> None:
    article = read_article(SAMPLES / "wordpress.html")

    assert article.title == "Harbour Bridge to Close for Two Years"
    assert article.publisher == "The Example Gazette"
    assert article.url == "https://gazette.example.org/2024/05/18/harbour-bridge/"
    assert article.published is not None
    assert article.published.startswith("2024-05-18")
    assert article.language == "en"
    assert "“We have no choice,” said Mayor Anna Smith" in article.text
    assert not any(word in article.text for word in ("CANARY", "Leave a Reply", "Sport", "Recent Posts"))


def test_a_page_without_an_article_is_an_error(tmp_path: Path) -> None:
    page = "<html><head><script>var text = 'SCRIPT-CANARY';</script></head><body></body></html>"

    assert failure(written(tmp_path / "a.html", page)).code == "no_text"


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = f'<html><head><meta charset="koi8-r"></head><body><p>{RUSSIAN}</p></body></html>'

    decoded = decode_page(page.encode("koi8-r"), "a.html")

    assert decoded.text == page
    assert decoded.notes == ()


def test_the_answer_of_a_news_api_is_read_and_its_cut_is_warned_of() -> None:
    article = read_article(SAMPLES / "newsapi.json")

    assert article.title == "Harbour Bridge to Close for Two Years"
    assert (article.publisher, article.published) == ("The Example Gazette", "2024-05-18T09:30:00+00:00")
    assert "truncated" in [warning.code for warning in article.warnings]


@pytest.mark.parametrize("field", ["text", "content", "body", "articleBody", "full_text", "maintext"])
@pytest.mark.parametrize("title", ["title", "headline"])
def test_usual_field_names_are_understood(field: str, title: str, tmp_path: Path) -> None:
    record = {title: "Bridge to Close", field: "The council said so.", "link": "https://a.example", "source": "Gazette"}

    article = read_article(written(tmp_path / "a.json", json.dumps(record)))

    assert article.text == "Bridge to Close\n\nThe council said so."
    assert (article.url, article.publisher) == ("https://a.example", "Gazette")


def test_markup_in_a_field_becomes_paragraphs(tmp_path: Path) -> None:
    body = "<p>The council said so.</p><script>SCRIPT</script><p>It costs 5 &lt; 6 <b>million</b>.</p>"

    article = read_article(written(tmp_path / "a.json", json.dumps({"body": body})))

    assert article.text == "The council said so.\n\nIt costs 5 < 6 million."


def test_several_articles_are_refused_where_one_is_wanted(tmp_path: Path) -> None:
    as_list = failure(written(tmp_path / "a.json", json.dumps([RECORD, RECORD])))
    as_lines = failure(written(tmp_path / "a.jsonl", f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n"))

    assert (as_list.code, as_lines.code) == ("several_articles", "several_articles")
    assert "mentions" in as_list.advice


def test_a_bad_line_is_named_and_the_next_lines_are_read(tmp_path: Path) -> None:
    good = json.dumps({**RECORD, "text": "One line\u2028in two."}, ensure_ascii=False).encode()
    lines = [b"\xef\xbb\xbf" + good, b"{broken", b"", b'"a string"', b'{"title": "no text"}', b"\xff\xfe", good]
    path = written(tmp_path / "a.jsonl", b"\n".join([*lines, b'{"text": "x \\ud800"}', good]))

    found = list(read_articles(path))

    outcomes = [item.code if isinstance(item, ArticleError) else item.title for item in found]
    title = RECORD["title"]
    assert outcomes == [title, "malformed", "malformed", "no_text", "undecodable", title, "undecodable", title]
    first = next(item for item in found if isinstance(item, ArticleError))
    assert first.message.startswith(f"{path}, line 2: ")


def test_a_bad_record_of_a_list_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = list(read_articles(written(tmp_path / "a.json", json.dumps([RECORD, {"title": "x"}, RECORD]))))

    assert [isinstance(item, Article) for item in found] == [True, False, True]
    assert "article 2" in str(found[1])


def test_lines_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", f"{json.dumps(RECORD)}\n" * 3)

    articles = read_articles(path)
    first = next(articles)
    articles.close()  # type: ignore[attr-defined] # a generator

    assert isinstance(first, Article)


@pytest.mark.parametrize("content", ["{", "[1, 2", "nonsense", "[" * 100_000])
def test_broken_json_is_malformed(content: str, tmp_path: Path) -> None:
    assert failure(written(tmp_path / "a.json", content)).code == "malformed"


def test_standard_input_takes_text_pages_and_one_record() -> None:
    text = read_standard_input(io.BytesIO(ENGLISH.encode()))
    page = read_standard_input(io.BytesIO((SAMPLES / "wordpress.html").read_bytes()))
    record = read_standard_input(io.BytesIO(json.dumps(RECORD).encode()))
    brace = read_standard_input(io.BytesIO(b"{sic} he said, and then he left."))

    assert text.text == ENGLISH
    assert page.title == "Harbour Bridge to Close for Two Years"
    assert record.title == "Bridge to Close"
    assert brace.text.startswith("{sic}")
    with pytest.raises(ArticleError):
        read_standard_input(io.BytesIO(b" \n"))


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-05-18", "2024-05-18"),
        ("2024-05-18T09:30:00Z", "2024-05-18T09:30:00+00:00"),
        ("2024-05-18 09:30", "2024-05-18T09:30:00"),
        ("Sat, 18 May 2024 09:30:00 +0200", "2024-05-18T09:30:00+02:00"),
        ("18 May 2024 09:30:00 GMT", "2024-05-18T09:30:00+00:00"),
        ("May 18, 2024", "2024-05-18"),
        ("Saturday, May 18, 2024", "2024-05-18"),
        ("05/06/2024", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_only_where_they_have_one_reading(value: str | None, iso: str | None) -> None:
    assert iso_date(value) == iso


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis wants it naive
@settings(deadline=None)
def test_rfc_2822_and_iso_dates_survive(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)

    assert iso_date(format_datetime(moment)) == iso_date(moment.isoformat()) == moment.isoformat()
