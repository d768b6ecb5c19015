"""Text of articles and models, made harmless for the places where it is shown (G7)."""

import re
from urllib.parse import urlsplit

# What CommonMark and its dialects read as markup or as an entity, and what they turn into links by themselves.
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+!|~@&$^]|:(?=//)|(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2})", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(\d*)([-=.)])")
# What rules the text around it: C0, C1, line separators, and the embeddings, overrides and isolates of bidi.
_RULING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_IN_NO_ADDRESS = re.compile(r"[\s<>\"'`{}|\\^]")


def plain(text: str) -> str:
    """Return text on one line, without characters that a terminal would act on (control, bidi, zero-width)."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def markdown(text: str) -> str:
    """Return text on one line that every Markdown renderer shows as it stands; a ruling character shows as its code."""
    escaped = _MARKUP.sub(lambda found: f"\\{found[0]}", one_line(text))
    return _LIST_MARK.sub(r"\1\\\2", escaped)


def one_line(text: str) -> str:
    """Return text with white space folded, in which a character that rules what stands around it shows as its code."""
    return _RULING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", " ".join(text.split()))


def web_address(url: str | None) -> str | None:
    """Return an address that a link may carry: http or https, a host, no user name, no character that ends a link."""
    if not url or not url.isprintable() or _IN_NO_ADDRESS.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc else None
