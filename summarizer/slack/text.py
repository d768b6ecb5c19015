"""Words of articles and models as Slack may show them: nothing in them is live, nothing is hidden, nothing is lost.

`shown` writes characters that are invisible or that turn the direction of others in words (`⟨U+202E⟩`) and isolates
text that runs from right to left; blocks of rich or raw text need no more. `inert` also takes the life out of what
Slack reads in plain text: its three escapes (https://docs.slack.dev/messaging/formatting-message-text), and a word
joiner behind whatever could begin a mention, a link or an emoji (bold and its kin end with `mrkdwn: false`). Both can
be undone to the very characters.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

_JOINER = "\u2060"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
# Invisible, yet part of how words are written: joiners of Persian and of emoji, marks of direction without an override.
_HARMLESS = frozenset("\t\n\u200c\u200d\u200e\u200f\u061c")
# Arabic and Kaithi number signs: of the format category, but visible.
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Drawn as nothing, whatever their category: fillers, and all that Unicode keeps for such characters.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]")
_ESCAPE = re.compile("⟨U\\+([0-9A-F]{4,6})⟩")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MARKERS = re.compile(r"(?<=[@#:\n])(?=\S)|(?<=/)(?=/)|(?<=\.)(?=[^\W\d])|\A(?=[>*•\-])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_LONGEST_URL = 2_000


@lru_cache(maxsize=4_096)  # a message is measured, rendered and written as text
def shown(text: str) -> str:
    """Return text in which every character is visible and none reaches beyond its end."""
    safe = text.replace("⟨U+", "⟨U+27E8⟩U+")
    if not safe.isprintable() or _BLANK.search(safe):
        safe = "".join(map(_visible, safe))
    return f"{_ISOLATE}{safe}{_END_ISOLATE}" if _RIGHT_TO_LEFT.search(safe) else safe


def unshown(text: str) -> str:
    """Return the text that `shown` was given."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), re.sub(f"[{_ISOLATE}{_END_ISOLATE}]", "", text))


def inert(text: str) -> str:
    """Return text for Slack's plain text: visible as with `shown`, and no part of it live."""
    return escaped(_MARKERS.sub(_JOINER, shown(text)))


def escaped(text: str) -> str:
    """Return text with Slack's three escapes."""
    for character, entity in _ENTITIES:
        text = text.replace(character, entity)
    return text


def uninert(text: str) -> str:
    """Return the text that `inert` was given."""
    for character, entity in reversed(_ENTITIES):
        text = text.replace(entity, character)
    return unshown(text.replace(_JOINER, ""))


def link(url: str | None) -> str | None:
    """Return an address of an article's metadata as Slack may link it; None unless it is a plain http(s) one."""
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # a UnicodeError too: no such host, no such port
        return None
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", host):
        return None
    if parts.username is not None or parts.password is not None:
        return None  # "https://bank.example@evil.example": the eye reads another host than the browser
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe='/%:@!$&()*+,;=~-._?')}" if parts.fragment else ""
    whole = f"{parts.scheme}://{host}{port}{path}{query}{fragment}"
    return whole if len(whole) <= _LONGEST_URL else None


def length(text: str) -> int:
    """Return how long Slack's clients count a text: in UTF-16 units, so that an emoji counts two."""
    return len(text.encode("utf-16-le")) // 2


def _visible(character: str) -> str:
    if character in _HARMLESS or character in _VISIBLE:
        return character
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Zl", "Zp"} or _BLANK.match(character):
        return f"⟨U+{ord(character):04X}⟩"
    return character
