"""What a whole line is when it is no sentence: a date, a caption, a credit."""

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|"
    "octubre|noviembre|diciembre"
)
_WEEKDAYS = (
    "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    "dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|"
    "domingo"
)
_PUBLISHED = (
    r"(?:first |last |originally )?(?:published|updated|posted|modified|created|date|publié|mis à jour|veröffentlicht|"
    r"aktualisiert|publicado|actualizado|stand)"
)
_DATE_WORD = (
    rf"(?:{_MONTHS})\.?|(?:{_WEEKDAYS})\.?|\d{{1,4}}(?:st|nd|rd|th|er)?\.?|\d{{1,2}}[:.h]\d{{2}}(?::\d{{2}})?h?|"
    r"\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|"
    r"[ap]\.?m\.?|gmt|utc|e[sd]?t|p[sd]?t|c[sde]?s?t|bst|ist|at|on|of|the|um|uhr|le|à|de|del|el|am|den|"
    rf"{_PUBLISHED}|\d+ (?:minutes?|hours?|days?|weeks?|months?) ago|(?:min|hrs?|hours?|minutes?|days?) ago"
)
_DATELINE = re.compile(rf"(?:{_DATE_WORD})(?:[\s,|•·:/–—-]+(?:{_DATE_WORD}))*[\s.,|:)]*", re.IGNORECASE)
_DATE_CORE = re.compile(
    rf"\b(?:{_MONTHS})\b|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\bago\b|^(?:{_WEEKDAYS})$",
    re.IGNORECASE,
)

_NAME = r"(?:[A-ZÀ-ÖØ-Þ@][\w.'’&@-]*|d[aeiu]|del|della|van|von|der|den|el|al|bin|ibn|la|le|and|of|for|the|via|by|y|et)"
_NAMES = rf"{_NAME}(?:(?:\s+|\s*[/,|&©]\s*){_NAME}){{0,11}}"
_AGENCY = (
    r"(?:AP|AFP|EPA|EFE|DPA|dpa|ANSA|PA|Reuters|REUTERS|Getty|Getty Images|Shutterstock|Alamy|Xinhua|Anadolu|TASS|"
    r"Bloomberg|Wikimedia Commons|Flickr|Zuma Press|iStock|Unsplash|Pixabay|Pexels)"
)
_LABEL = (
    r"(?:(?:File |Stock )?(?:Photo|Image|Picture|Photograph|Illustration|Graphic|Video|Screenshot|Foto|Imagen|Bild)s?"
    r"(?: credit| courtesy| source| by)?|Credits?|Photographer|Crédit(?:s)?(?: photo)?|Bildquelle|Créditos?|Quelle)"
)
_CREDIT = re.compile(
    rf"(?:{_LABEL}(?:\s*[:/|©]\s*|\s+(?:by|courtesy of)\s+)(?:©\s*)?{_NAMES}"
    rf"|{_AGENCY} (?:File )?(?:Photo|Photos|Image|Images|Video)(?:\s*/\s*{_NAMES})?"
    rf"|Image source, {_NAMES}|{_AGENCY}\s*/\s*{_NAMES}|{_NAMES}\s*/\s*{_AGENCY}|Getty Images|Shutterstock)\s*\.?"
)
_BRACKETED_CREDIT = re.compile(
    rf"[(\[](?:{_LABEL}\s*[:/]\s*{_NAMES}|{_NAMES}\s*/\s*{_AGENCY}"
    rf"|{_AGENCY} (?:File )?(?:Photos?|Images?|Video)(?:\s*[/,]\s*{_NAMES})?|{_AGENCY}\s*/\s*{_NAMES})[)\]]\.?$"
)
_CREDIT_HINTS = (
    "/|photo|image|picture|illustration|graphic|video|screenshot|foto|imagen|bild|credit|crédit|"
    "shutterstock|reporting by|writing by|editing by|quelle"
).split("|")
_TAIL_LABEL = r"(?:(?:Photo(?:graph)?|Image|Picture)s?(?: [Cc]redit| source)?|Credit)"
_CONTRIBUTED = re.compile(r".{3,150} contributed (?:reporting|to this (?:report|story|article))\b.{0,40}")
_TAIL_CREDIT = re.compile(rf"(?<=\s)(?:[|–—-]\s*)?{_TAIL_LABEL}: ?{_NAMES}\.?$")
_TAIL_HINT = re.compile(r"(?<=[eohtT]):")
_STAFF = re.compile(
    rf"[(\[]?(?:(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and (?:writing|editing))? by {_NAMES}"
    r"(?:\s+in\s+[A-Z]\w+)?[;,.]?\s*)+[)\]]?\.?"
)
_BYLINE = re.compile(rf"(?:By|BY|Par|Von|Por)[: ]\s*{_NAMES}(?:\s*[|•·–—-]\s*.{{0,40}})?")
_CAPTION = re.compile(
    r"(?:File photo|FILE PHOTO|FILE|Photo|Image|Picture|Caption|Illustration|Foto|Pictured|Légende|Bild)s?"
    r"\s*(?:[:–—]|-\s)\s*\S|Image caption,"
)
_PICTURED = re.compile(
    r"(?:\(pictured\b[^)]*\)|,? pictured(?: (?:here|above|below|left|right))?|"
    r", pictured (?:in|on|at|with|here) [^.,]{1,60})\.?$"
)
_LONGEST_CAPTION = 350


def is_dateline(line: str) -> bool:
    """Tell whether a line is a date and nothing else: "Monday, May 18, 2015", "Updated 3 hours ago"."""
    return len(line) <= 90 and bool(_DATELINE.fullmatch(line)) and bool(_DATE_CORE.search(line))


def is_credit(line: str) -> bool:
    """Tell whether a line only names who took a picture, or who wrote and edited the text."""
    if line.endswith("report.") or "contributed" in line:
        return len(line) <= 200 and bool(_CONTRIBUTED.fullmatch(line))
    if len(line) > 160 or not (":" in line or "/" in line or len(line) <= 80):
        return False
    folded = line.casefold()
    if not any(hint in folded for hint in _CREDIT_HINTS):
        return False
    return bool(_CREDIT.fullmatch(line.strip("()[]")) or _STAFF.fullmatch(line) or _BRACKETED_CREDIT.fullmatch(line))


def is_byline(line: str) -> bool:
    """Tell whether a line near the top names the author: "By Jane Doe"."""
    return len(line) <= 120 and bool(_BYLINE.fullmatch(line)) and not line.endswith(".")


def is_caption(line: str) -> bool:
    """Tell whether a line describes a picture."""
    if len(line) > _LONGEST_CAPTION:
        return False
    return bool(_CAPTION.match(line)) or ("pictured" in line and len(line) <= 160 and bool(_PICTURED.search(line)))


def tail_credit(block: str) -> int | None:
    """Return where the picture credit at the end of a block begins, or None."""
    tail = max(0, len(block) - 120)
    if block[-1] not in ")]" and not _may_hold_credit(block, tail):
        return None
    found = _TAIL_CREDIT.search(block, tail) or _BRACKETED_CREDIT.search(block, tail)
    return found.start() if found and block[: found.start()].strip() else None


def _may_hold_credit(block: str, tail: int) -> bool:
    return block.endswith((").", "].")) or (block.find(":", tail) >= 0 and bool(_TAIL_HINT.search(block, tail)))


def is_caption_before_credit(words: str) -> bool:
    """Tell whether the words before a credit are short enough for a caption."""
    return len(words) <= _LONGEST_CAPTION
