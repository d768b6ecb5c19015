"""Mails: the plain text, else the page, of the message itself; attachments are not read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from summarizer.article import Article
from summarizer.errors import ArticleError
from summarizer.ingest.dates import iso_date
from summarizer.ingest.decode import decode_declared
from summarizer.ingest.html import read_page
from summarizer.ingest.metadata import Metadata, build, located

_SIGNATURE = "-- "
# The library takes the square of a header's length in time and memory, and a thousandth of a second for each part.
_MOST_BYTES_OF_A_HEADER = 2_000
_MOST_BOUNDARIES = 500
# With the lines it goes on in; the library parses no other than these.
_PARSED_HEADER = re.compile(rb"^(?:content-[\w-]{1,40}|subject|date):.*(?:\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Mail:
    """What is used of a mail; `charset` is what it declares, right or wrong."""

    metadata: Metadata
    content: bytes
    charset: str
    is_page: bool
    is_flowed: bool
    drops_space: bool


def read_mail(content: bytes, name: str) -> Iterator[Article | ArticleError]:
    """Yield the article of one mail, titled by its subject; ArticleError "malformed" or "no_text" where it has none."""
    if content.count(b"\n--") > _MOST_BOUNDARIES:
        raise ArticleError(f"{name}: the mail has too many parts", code="too_large", path=name)
    if any(len(header.group()) > _MOST_BYTES_OF_A_HEADER for header in _PARSED_HEADER.finditer(content)):
        raise ArticleError(f"{name}: the mail has a header that is too long", code="too_large", path=name)
    try:
        mail = _mail(content)
    except Exception as error:  # a mail is anybody's, and the parser's errors are listed nowhere
        raise ArticleError(f"{name}: no mail: {error!r}", code="malformed", path=name) from error
    if mail is None or not mail.content.strip():
        raise ArticleError(f"{name}: the mail has no text", code="no_text", path=name)
    decoded = decode_declared(mail.content, mail.charset, name)
    if mail.is_page:
        yield read_page(decoded, (name,), known=mail.metadata)
        return
    text = decoded.text.replace("\r\n", "\n")
    text = _joined(text, drops_space=mail.drops_space) if mail.is_flowed else text
    yield build(text, located(mail.metadata, (name,), decoded.notes))


def _mail(content: bytes) -> _Mail | None:
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not message.keys():
        raise ValueError("no header")
    part = message.get_body(("plain", "html"))
    if part is None:
        return None
    body = part.get_payload(decode=True)
    return _Mail(
        metadata=_metadata(message),
        content=body if isinstance(body, bytes) else b"",
        charset=part.get_content_charset() or "",
        is_page=part.get_content_subtype() == "html",
        is_flowed=str(part.get_param("format", "")).casefold() == "flowed",
        drops_space=str(part.get_param("delsp", "")).casefold() == "yes",
    )


def _metadata(message: EmailMessage) -> Metadata:
    language = str(message.get("content-language", "")).partition(",")[0].strip()
    return Metadata(
        title=_subject(message), published=iso_date(str(message.get("date", ""))), language=language or None
    )


def _subject(message: EmailMessage) -> str | None:
    """Return the subject; one in raw UTF-8 as well, which the library would read with replacement marks."""
    raw = next((value for name, value in message.raw_items() if name.casefold() == "subject"), "")
    try:
        raw.encode("ascii")
    except UnicodeEncodeError:
        subject = raw.encode("utf-8", "surrogateescape").decode("utf-8", "ignore")
    else:
        subject = str(message.get("subject", ""))
    return " ".join(subject.split()) or None


def _joined(text: str, *, drops_space: bool) -> str:
    """Return format=flowed text with its paragraphs in one line each (RFC 3676)."""
    parts = []
    for line in text.split("\n"):
        unstuffed = line.removeprefix(" ")
        if not unstuffed.endswith(" ") or unstuffed == _SIGNATURE:
            parts.append(f"{unstuffed}\n")
        else:
            parts.append(unstuffed[:-1] if drops_space else unstuffed)
    return "".join(parts)
