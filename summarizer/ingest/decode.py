"""Bytes to text: the mark, strict UTF-8, what the page declares, then a checked guess; never a silent replacement."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from summarizer.article import ArticleWarning
from summarizer.article.language import detect_language
from summarizer.errors import ArticleError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"\x89PNG", b"%PDF-", b"PK\x03\x04", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"RIFF")
_BINARY_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Encodings whose bytes are all ASCII, and so look like UTF-8.
_SEVEN_BIT = ("iso2022", "hz", "utf-7")
_HEAD_BYTES = 4_096
_SAMPLE_BYTES = 200_000
# Eight-bit encodings of western languages that differ from Windows-1252 in letters such a text does not hold.
_WESTERN = frozenset("fr en de es it pt nl da sv no nb fi is ca ga und".split())
# What text files and web pages are found in; rarer encodings are more often a wrong guess than a right one.
_FEWEST_BYTES_TO_GUESS = 3
_GUESSABLE = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859_2 iso8859_5 iso8859_6 iso8859_7 iso8859_8 "
    "iso8859_9 koi8_r koi8_u gb18030 big5 cp932 euc_jp cp949 tis_620"
).split()
# Runs that come from reading UTF-8 in an eight-bit encoding.
_MOJIBAKE = re.compile(r"Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]|\ufffd|[\u0080-\u009f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the notes a reader of it should see."""

    text: str
    notes: tuple[ArticleWarning, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """Return the text of a file; a guessed encoding is named in a note.

    Raises ArticleError: "binary" for what is no text, "undecodable" where no encoding gives a sane text.
    """
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    if marked is None and (content.startswith(_BINARY_STARTS) or b"\x00" in content):
        raise _binary(name)
    decoded = Decoded(_strictly(content, marked, name)) if marked else _unmarked(content, name)
    if is_garbled(decoded.text):
        raise _binary(name)
    return decoded


def is_garbled(text: str) -> bool:
    """Tell whether a text holds more control characters than a slip explains."""
    return len(_BINARY_CONTROLS.findall(text)) > max(2, len(text) // 200)


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding that a web page declares, where Python knows it."""
    found = _DECLARED.search(content[:_HEAD_BYTES])
    return _known(found.group(1).decode("ascii")) if found else None


def decode_page(content: bytes, name: str) -> Decoded:
    """Return the text of a web page, with the declared encoding where the bytes are not UTF-8."""
    return _decode_as(declared_encoding(content), content, name)


def decode_declared(content: bytes, charset: str, name: str) -> Decoded:
    """Return the text of a content whose charset is declared beside it, as that of a mail is."""
    return _decode_as(_known(charset), content, name)


def _decode_as(declared: str | None, content: bytes, name: str) -> Decoded:
    is_ascii_like = declared is not None and declared.startswith(_SEVEN_BIT)
    if declared and b"\x00" not in content and (is_ascii_like or not _is_utf8(content)):
        try:
            return Decoded(content.decode(declared))
        except UnicodeDecodeError:
            pass  # a wrong declaration: guess as for any other file
    return decode(content, name)


def _known(encoding: str) -> str | None:
    # Browsers read both names as Windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels).
    if encoding.casefold() in {"iso-8859-1", "latin1", "ascii", "us-ascii"}:
        return "cp1252"
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):  # the latter for a name with a null character
        return None
    # "base64" and the like are codecs as well, but not of text.
    return found.name if found._is_text_encoding else None  # noqa: SLF001 - no public way to ask


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, f"it is marked as {encoding}, but {error.reason} at byte {error.start}") from error


def _unmarked(content: bytes, name: str) -> Decoded:
    try:
        return Decoded(content.decode())
    except UnicodeDecodeError:
        return _guessed(content, name)


def _guessed(content: bytes, name: str) -> Decoded:
    encoding = _guess(content)
    text = content.decode(encoding, "ignore") if encoding else ""
    if encoding is None or not _is_sane(text):
        raise _undecodable(name, "it is no UTF-8, and no other encoding gives a sane text")
    message = f"The file is no UTF-8; it was read as {encoding}, which is a guess."
    return Decoded(_strictly(content, encoding, name), (ArticleWarning("encoding_guessed", message),))


def _guess(content: bytes) -> str | None:
    """Return the likely encoding; Windows-1252 where it reads as a western language, which most such files are in."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files are UTF-8

    if _is_western(content):
        return "cp1252"
    sample = content[:_SAMPLE_BYTES]
    if sum(byte > 0x7F for byte in sample) < _FEWEST_BYTES_TO_GUESS:
        return None
    matches = from_bytes(sample, cp_isolation=_GUESSABLE)
    return next((match.encoding for match in matches if _is_sane(str(match))), None)


def _is_western(content: bytes) -> bool:
    """Tell whether Windows-1252 reads the bytes as a western European language, or as too little to tell."""
    try:
        text = content[:_SAMPLE_BYTES].decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = [character for character in text if character.isalpha()]
    foreign = sum(character > "\x7f" for character in letters)
    return foreign <= 0.15 * len(letters) and _is_sane(text) and detect_language(text) in _WESTERN


def _is_sane(text: str) -> bool:
    """Tell whether a text reads like one: no replacement marks, no C1 controls, hardly any odd symbols."""
    if _MOJIBAKE.search(text):
        return False
    visible = [character for character in text[:5_000] if not character.isspace()]
    odd = sum(unicodedata.category(character) in {"Cc", "Cn", "Co", "So", "Sk", "Lm"} for character in visible)
    return bool(visible) and odd <= max(1, len(visible) // 50)


def _binary(name: str) -> ArticleError:
    advice = "Give the article as text; images and archives are not read, and a PDF only as .pdf."
    return ArticleError(f"{name}: holds no text", code="binary", path=name, advice=advice)


def _undecodable(name: str, reason: str) -> ArticleError:
    advice = "Save the file as UTF-8."
    return ArticleError(f"{name}: {reason}", code="undecodable", path=name, advice=advice)
