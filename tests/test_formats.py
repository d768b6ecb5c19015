"""Mails, feeds, NewsML-G2, ninjs, PDF and compressed files: read whole, or refused with a code, within bounds."""

import gzip
import io
import json
import subprocess
import sys
import time
import tracemalloc
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest import SUFFIXES, pdf, read_article, read_articles
from summarizer.ingest.files import MAX_BYTES

SAMPLES = Path(__file__).parent / "data" / "ingest"
TITLE = "Harbour Bridge to Close for Two Years"
FIRST = "The council said on Friday that the harbour bridge would close for two years."
TEXT = "The council said that the bridge would close for two years."
RECORD = json.dumps({"text": TEXT})


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def outcomes(path: Path) -> list[str]:
    return [item.code if isinstance(item, ArticleError) else item.text for item in read_articles(path)]


def sample(name: str) -> list[Article | ArticleError]:
    return list(read_articles(SAMPLES / name))


def test_a_mail_is_its_plain_text_titled_by_its_subject() -> None:
    article = read_article(SAMPLES / "newsletter.eml")

    assert article.title == f"{TITLE} – Council"
    assert article.text == (
        f'{article.title}\n\n{FIRST}\n\n"We have no choice," said Mayor Renée Smith. The repair costs €5 million.'
    )
    assert (article.published, article.language) == ("2024-05-18T09:30:00+02:00", "en")


def test_a_mail_without_plain_text_is_read_as_a_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Bridge to Close"
    page = (SAMPLES / "wordpress.html").read_text("utf-8")
    message.set_content(page, subtype="html", charset="utf-8")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")

    article = read_article(written(tmp_path / "a.eml", message.as_bytes()))

    assert article.title == "Bridge to Close"
    assert "“We have no choice,” said Mayor Anna Smith" in article.text
    assert "CANARY" not in article.text


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "The mayor’s plan costs 5 million."),
        ("utf-8", "utf-8", "The mayor’s café plan."),
        ("koi8-r", "koi8-r", "Мэр сказал, что мост закроют."),
        ("iso-2022-jp", "iso-2022-jp", "市長は橋を閉鎖すると述べた。"),
        ("us-ascii", "utf-8", "The mayor’s café plan."),
        ("no-such-charset", "utf-8", "The mayor’s café plan."),
        ("base64", "cp1252", "The mayor’s plan costs 5 million."),
    ],
)
def test_a_mail_is_read_in_what_it_is_encoded_in(charset: str, encoding: str, text: str, tmp_path: Path) -> None:
    header = f"Subject: Plan\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"

    article = read_article(written(tmp_path / "a.eml", header.encode() + text.encode(encoding)))

    assert article.text == f"Plan\n\n{text}"


def test_a_subject_in_raw_utf8_is_read(tmp_path: Path) -> None:
    article = read_article(written(tmp_path / "a.eml", f"Subject: Café “Bridge”\n\n{TEXT}"))

    assert article.title == "Café “Bridge”"


def test_flowed_lines_of_a_mail_are_joined_to_paragraphs(tmp_path: Path) -> None:
    header = "Subject: Plan\nContent-Type: text/plain; format=flowed\n\n"

    article = read_article(
        written(tmp_path / "a.eml", header + "The mayor \r\nsaid so.\r\n\r\n From here on.\r\n-- \r\nX")
    )

    assert article.text == "Plan\n\nThe mayor said so.\n\nFrom here on.\n-- \nX\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("no header at all", "malformed"),
        ("Subject: x\n\n \n", "no_text"),
        ("Subject: x\nContent-Type: image/png\n\nabc", "no_text"),
        ("Subject: x\nContent-Type: multipart/mixed\n\nabc", "no_text"),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n!!!!", "no_text"),
    ],
)
def test_mails_without_text_are_refused(content: str, code: str, tmp_path: Path) -> None:
    assert outcomes(written(tmp_path / "a.eml", content)) == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"Subject: {'=?utf-8?q?a?= ' * 50_000}\n\n{TEXT}", "too_large"),
        (f"Subject: x\nContent-Type: {'a/b;' * 50_000}\n\n{TEXT}", "too_large"),
        ("Subject: x\nContent-Type: a/b\n" + " ;a=b\n" * 50_000 + f"\n{TEXT}", "too_large"),
        ("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nhello\n" * 300_000, "too_large"),
        ("".join(f"Content-Type: multipart/a; boundary={n}\n\n--{n}\n" for n in range(400)), "no_text"),
    ],
)
def test_mails_that_exhaust_their_parser_are_refused_at_once(content: str, code: str, tmp_path: Path) -> None:
    began = time.monotonic()

    assert outcomes(written(tmp_path / "a.eml", content)) == [code]
    assert time.monotonic() - began < 10  # a minute and more without the limits


def test_each_entry_of_a_feed_is_an_article() -> None:
    first, second, third = sample("feed.rss")

    assert isinstance(first, Article)
    assert first.text == (f"Harbour Bridge to Close & Reopen\n\n{FIRST}\n\nThe repair costs €5 million, AT&T said.")
    assert (first.url, first.publisher) == ("https://gazette.example.org/bridge", "The Example Gazette")
    assert (first.published, first.language) == ("2024-05-18T09:30:00+02:00", "en")
    assert isinstance(second, ArticleError)
    assert (second.code, second.path) == ("no_text", f"{SAMPLES}/feed.rss#2")
    assert isinstance(third, Article)
    assert third.paths == (f"{SAMPLES}/feed.rss#3",)


def test_an_atom_feed_is_read_under_both_suffixes(tmp_path: Path) -> None:
    article = read_article(SAMPLES / "feed.atom")
    as_xml = read_article(written(tmp_path / "feed.xml", (SAMPLES / "feed.atom").read_bytes()))

    assert article.text.endswith(
        "Le conseil a annoncé la fermeture du pont.\n\nLes travaux coûteront 5 millions d’euros."
    )
    assert (article.published, article.language) == ("2024-05-18T09:30:00+00:00", "fr")
    assert as_xml.id == article.id


def test_a_feed_that_breaks_off_keeps_its_whole_entries(tmp_path: Path) -> None:
    content = (SAMPLES / "feed.rss").read_bytes()
    cut = content[: content.index(b"would rise by 12 percent")]

    found = list(read_articles(written(tmp_path / "a.rss", cut)))

    assert [item.code if isinstance(item, ArticleError) else "" for item in found] == ["", "no_text", "malformed"]
    assert "breaks off after entry 2" in str(found[-1])


def test_a_feed_with_undeclared_entities_is_read(tmp_path: Path) -> None:
    content = (SAMPLES / "feed.rss").read_text("utf-8").replace("12 percent", "12&nbsp;percent")

    *_, last = outcomes(written(tmp_path / "a.rss", content))

    assert "rise by 12\u00a0percent in June" in last or "rise by 12 percent in June" in last


def test_a_feed_that_looks_like_a_place_is_not_opened(tmp_path: Path) -> None:
    assert outcomes(written(tmp_path / "a.rss", str(SAMPLES / "feed.rss"))) == ["malformed"]


def test_a_feed_without_entries_is_empty(tmp_path: Path) -> None:
    content = "<rss version='2.0'><channel><title>x</title></channel></rss>"

    assert outcomes(written(tmp_path / "a.xml", content)) == ["empty"]


def test_each_news_item_of_a_message_is_an_article() -> None:
    first, second, third = sample("newsml-g2.xml")

    assert isinstance(first, Article)
    assert first.text == f"{TITLE}\n\n{FIRST}\n\nThe repair costs 5 < 6 million euros."
    assert (first.publisher, first.published) == ("Example Agency", "2024-05-18T09:30:00+02:00")
    assert (first.language, first.url) == ("en", None)
    assert isinstance(second, Article)
    assert second.text == "Ferry Fares Rise\n\nThe ferry company said that fares would rise."
    assert second.url == "https://agency.example.org/ferry"
    assert isinstance(third, ArticleError)
    assert (third.code, third.path) == ("no_text", f"{SAMPLES}/newsml-g2.xml#3")


BOMB = '<!DOCTYPE newsItem [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><newsItem>&b;</newsItem>'
LEAK = '<!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/passwd">]><newsItem>&a;</newsItem>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB, "malformed"),
        (LEAK, "malformed"),
        ("<newsItem>", "malformed"),
        ("no xml", "malformed"),
        ('<?xml version="1.0" encoding="no-such"?><rss/>', "malformed"),
        ("<invoice/>", "unsupported"),
        ("<newsMessage/>", "no_text"),
        ("<newsItem/>", "no_text"),
        (
            f"<newsItem><contentSet><inlineXML>{'<p>' * 50_000}x{'</p>' * 50_000}</inlineXML></contentSet></newsItem>",
            "",
        ),
    ],
)
def test_other_and_hostile_xml_is_refused(content: str, code: str, tmp_path: Path) -> None:
    assert outcomes(written(tmp_path / "a.xml", content)) == [code or "malformed"]


@pytest.mark.parametrize(
    ("name", "url"), [("ninjs1.json", "https://agency.example.org/20240518/bridge"), ("ninjs3.json", None)]
)
def test_ninjs_is_read_in_its_versions(name: str, url: str | None) -> None:
    article = read_article(SAMPLES / name)

    assert article.text.startswith(f"{TITLE}\n\n{FIRST}")
    assert "CANARY" not in article.text
    assert (article.title, article.published, article.url) == (TITLE, "2024-05-18T09:30:00+02:00", url)


def test_a_pdf_is_its_text_layer() -> None:
    article = read_article(SAMPLES / "article.pdf")

    assert article.title == TITLE
    sentences = [article.exact(passage.span) for passage in article.passages if passage.kind == "sentence"]
    assert [" ".join(sentence.split()) for sentence in sentences] == [
        FIRST,
        "The repair costs 5 million euros, it said.",
        "“We have no choice,” said Mayor Anna Smith.",
    ]


def made_pdf(*, pages: int = 1, password: str | None = None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_page(PdfReader(SAMPLES / "article.pdf").pages[0])
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_with_a_password_is_refused_and_one_without_a_user_password_read(tmp_path: Path) -> None:
    assert outcomes(written(tmp_path / "a.pdf", made_pdf(password="secret"))) == ["encrypted"]
    assert TITLE in outcomes(written(tmp_path / "b.pdf", made_pdf(password="")))[0]


def test_broken_empty_and_endless_pdfs_are_refused(tmp_path: Path) -> None:
    blank = PdfWriter()
    blank.add_blank_page(100, 100)
    stream = io.BytesIO()
    blank.write(stream)

    assert outcomes(written(tmp_path / "a.pdf", b"%PDF-1.7\nbroken")) == ["malformed"]
    assert outcomes(written(tmp_path / "b.pdf", "no pdf")) == ["malformed"]
    assert outcomes(written(tmp_path / "c.pdf", stream.getvalue())) == ["no_text"]
    assert outcomes(written(tmp_path / "d.pdf", made_pdf(pages=201))) == ["too_large"]


def test_a_pdf_that_takes_too_long_or_too_much_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = written(tmp_path / "slow.py", "import time\ntime.sleep(60)")
    monkeypatch.setattr(pdf, "_SCRIPT", script)
    monkeypatch.setattr(pdf, "_MOST_SECONDS", 0.3)
    began = time.monotonic()

    assert outcomes(SAMPLES / "article.pdf") == ["too_large"]
    assert time.monotonic() - began < 30
    written(script, "import os\nos.abort()")
    monkeypatch.setattr(pdf, "_MOST_SECONDS", 30)
    assert outcomes(SAMPLES / "article.pdf") == ["too_large"]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_every_format_is_read_compressed_as_well(name: str, tmp_path: Path) -> None:
    plain = list(read_articles(SAMPLES / name))
    packed = list(read_articles(written(tmp_path / f"{name}.GZ", gzip.compress((SAMPLES / name).read_bytes()))))

    codes_or_ids = [
        [item.code if isinstance(item, ArticleError) else item.id for item in items] for items in (plain, packed)
    ]
    assert codes_or_ids[0] == codes_or_ids[1]


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.txt.gz", gzip.compress(b""), ["empty"]),
        ("a.txt.gz", b"no gzip", ["malformed"]),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-12], ["malformed"]),
        ("a.gz", gzip.compress(TEXT.encode()), ["unsupported"]),
        ("a.tar.gz", gzip.compress(TEXT.encode()), ["unsupported"]),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(TEXT.encode())), ["unsupported"]),
        ("a.txt.gz", gzip.compress(gzip.compress(TEXT.encode())), ["binary"]),
    ],
)
def test_damaged_and_nested_compression_is_refused(name: str, content: bytes, codes: list[str], tmp_path: Path) -> None:
    assert outcomes(written(tmp_path / name, content)) == codes


def test_lines_before_the_damage_of_a_compressed_file_are_kept(tmp_path: Path) -> None:
    content = gzip.compress(f"{RECORD}\n".encode()) + gzip.compress(f"{RECORD}\n{RECORD}".encode())[:-9]

    assert outcomes(written(tmp_path / "a.jsonl.gz", content))[:1] == [TEXT]
    assert outcomes(tmp_path / "a.jsonl.gz")[-1] == "malformed"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
def test_a_decompression_bomb_is_stopped_early(name: str, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        file.write(f"{RECORD}\n".encode() if name == "a.jsonl.gz" else b"")
        for _ in range(20):
            file.write(b"\0" * MAX_BYTES)  # 400 MB
    path = written(tmp_path / name, packed.getvalue())

    tracemalloc.start()
    *_, last = read_articles(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert isinstance(last, ArticleError)
    assert (last.code, last.path) == ("too_large", str(path))
    assert peak < 5 * MAX_BYTES


def test_many_lines_that_shrink_well_are_read_whole(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{TEXT} {number}"}) + "\n" for number in range(2_000))

    assert len(outcomes(written(tmp_path / "a.jsonl.gz", gzip.compress(lines.encode())))) == 2_000


@pytest.mark.parametrize("name", ["newsletter.eml", "feed.rss", "feed.atom", "newsml-g2.xml", "ninjs3.json"])
@given(edits=st.lists(st.tuples(st.integers(0, 5_000), st.binary(max_size=4)), min_size=1, max_size=6))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_samples_give_articles_or_coded_errors(
    name: str, edits: list[tuple[int, bytes]], tmp_path: Path
) -> None:
    content = bytearray((SAMPLES / name).read_bytes())
    for place, piece in edits:
        start = place % len(content)
        content[start : start + len(piece) + 1] = piece or b"<"

    found = list(read_articles(written(tmp_path / name, bytes(content))))

    assert found
    assert all(item.code if isinstance(item, ArticleError) else item.text.encode() for item in found)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_random_bytes_of_any_suffix_are_coded_errors(suffix: str, tmp_path: Path) -> None:
    noise = bytes((number * 7919 + number**2) % 251 for number in range(3_000))

    assert all(isinstance(item, ArticleError) for item in read_articles(written(tmp_path / f"a{suffix}", noise)))


def test_libraries_of_rare_formats_are_loaded_when_they_are_needed() -> None:
    script = "import sys, summarizer.ingest; print({'feedparser', 'pypdf', 'trafilatura'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
