"""Where a sentence ends: at a terminator that is no abbreviation, initial, list number or inner mark."""

import re
from collections.abc import Iterator

_MARKS = "\"”’'»“‟«)\\]}」』）】"
# A run of terminators with the closing marks and note numbers that stick to it. French sets a space before its
# closing mark. Written to be linear: a run is tried at its first character only, and never backtracked into (an atomic
# group, since Python before 3.11.5 misreads possessive ones: https://github.com/python/cpython/issues/106052).
_CANDIDATE = re.compile(
    r"[.!?…؟۔।॥。！？](?<![.!?…؟۔।॥。！？]{2})(?:(?<![。！？])"
    rf"(?P<more>[.!?…؟۔।॥]*+)(?P<closing>(?>(?:[{_MARKS}]|[ \u00a0\u202f]»(?![^\s,.;:]))*))(?:\[\w{{1,3}}\])*(?=\s)"
    rf"|(?<=[。！？])[。！？]*+[{_MARKS}]*+(?=[^と]))"
)
_WORD_START = re.compile(r"[^\W_]")
_OPENING = re.compile(r"[\s\"“”„‟‘’'«»‹(\[{¿¡*•]*")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*\.?")
_WORD_BEFORE = re.compile(r"[^\s\"“„‟‘'’«»‹(\[{¿¡/–—]*+$")
_LONGEST_ABBREVIATION = 24

# A name always follows these, so they never end a sentence.
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen sen sens rep reps gov govs lt col sgt capt maj cpl pvt cmdr adm brig rev hon pres msgr "
    "det insp supt atty amb messrs mme mlle mmes drs profs gens vs cf e.g i.e viz approx ca resp incl esp "
    "hr fr dott sig sra srta dña doña don dipl ing bzw z.b d.h u.a ud uds mgr st".split()
)
# These stand before a number.
_NUMBERED = frozenset("rs no nos nr núm num fig figs p pp vol ch sec art para § n° nº ver op".split())
# These may stand at the end of a sentence, or inside one.
_ABBREVIATIONS = frozenset(
    "inc corp co cos ltd plc bros llc dept est ft mt mts ave blvd rd hwy jr sr esq assn assoc ass'n bldg univ min max "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo ont que alta "
    "al ed eds trans dist div gov't int'l nat'l tel ext ph.d m.d b.a m.a d.c u.s u.k u.n e.u a.k.a usd mio mrd "
    "std sec hrs mins mph lb lbs oz kg km cm mm bn tn ibid op.cit".split()
)
# A capital after "a.m." usually begins a sentence; these do not.
_AFTER_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?|[A-Z]{2,5}|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Eastern|Central|Mountain|Pacific|Greenwich|Israel|Beijing|Moscow|"
    r"London|Tokyo|Paris|Berlin)(?![a-z])"
)
# Words that begin a sentence far more often than they follow an abbreviation inside one.
_STARTERS = frozenset(
    "A An The This That These Those There Here He She It They We I You His Her Its Their Our My Your Who What "
    "When Where Why How Which While Whether If In On At By For From To With Without Within As After Before Since "
    "Until During Under Over Amid Among Although Though Because But And Or Nor So Yet Still Then Also However "
    "Moreover Meanwhile Nevertheless Instead Both Some Many Most More Several Few Each Every All Any No Not None "
    "One Two Three Last Next Earlier Later Now Today Yesterday Once Only Even Just According Asked Despite "
    "Following Speaking Officials Police Is Are Was Were Did Do Does Has Have Had Can Could Will Would Should "
    "It's He's She's They're We're I'm That's Le La Les Un Une Il Elle Ils Elles Ce Cette Selon Mais Et Dans En "
    "Pour Der Die Das Ein Eine Er Sie Es Wir Ich Im Am Auf Bei Nach Aber Und El Los Las Una Él Ella Ellos Según "
    "Pero Por Para".split()
)
_SAID_AFTER = re.compile(
    r"[\s\"”’']*(?:[A-Z][^\W\d_]*\.?(?:[-'’][^\W\d_]+)*\s+){1,4}"
    r"(?:said|says|asked|asks|wrote|writes|added|adds|replied|shouted|told|wondered|responded|tweeted|posted)"
    r"(?:\s*[.,;:]|\s+(?:in|on|at|as|after|before|during|when|while|reporters|journalists|him|her|them|me|us)\b)"
)
# Tokenised copy sets spaces around the point: "32 . 99 %". Four digits are more often a year that ends a sentence.
_SPACED_DECIMAL = re.compile(r"(?<!\d)\d{1,3} \Z")
_ORDINAL_BEFORE = re.compile(r"(?:^|\s)(?:am|vom|zum|zur|im|beim|der|den|dem|des|die|das|ab|bis|seit)\s+\d{1,3}$", re.I)


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the offsets at which the sentences of one block of text end, the last one at its end.

    The block has no white space at its ends. Each character is looked at a bounded number of times.
    """
    start = 0
    words_from = _first_word(text, 0)
    for candidate in _CANDIDATE.finditer(text):
        if words_from >= candidate.start() or not _ends_sentence(text, start, candidate):
            continue
        yield candidate.end()
        start = candidate.end()
        words_from = _first_word(text, start)
    yield len(text)


def is_complete(text: str) -> bool:
    """Tell whether a line ends as a sentence does: with a terminator that belongs to no abbreviation."""
    tail = text.rstrip()[-40:]
    # The pattern looks at the character after a terminator, so there must be one.
    candidates = list(_CANDIDATE.finditer(f"{tail}\n "))
    if not candidates or candidates[-1].end() < len(tail):
        return False
    word = _word_before(tail, 0, candidates[-1].start())
    return word.casefold() not in _TITLES and not (len(word) == 1 and word.isupper())


def _first_word(text: str, start: int) -> int:
    found = _WORD_START.search(text, start)
    return found.start() if found else len(text)


def _ends_sentence(text: str, start: int, candidate: re.Match[str]) -> bool:
    """Judge one terminator by the word before it and by what follows."""
    if candidate["more"] is None:
        return True
    end = text[candidate.start() : candidate.end("more")]
    opening = _OPENING.match(text, candidate.end())
    following = opening.end() if opening else candidate.end()
    if not _may_begin(text, following):
        return False
    if end[-1] in "!?":
        return not (candidate["closing"] and _SAID_AFTER.match(text, candidate.end()))
    if end in {"؟", "۔", "।", "॥"}:
        return True
    next_word = _NEXT_WORD.match(text, following)
    follower = next_word.group() if next_word else ""
    if end != ".":
        return follower in _STARTERS or bool(set(candidate["closing"]) & set("\"”’'»"))
    return _period_ends(text, start, candidate.start(), follower)


def _may_begin(text: str, position: int) -> bool:
    """Tell whether a sentence may begin here: not in lower case (but "iPhone"), nor with a dash or a comma."""
    if position >= len(text):
        return True
    first = text[position]
    if first.islower():
        return text[position + 1 : position + 2].isupper()
    return first.isalnum() or first in "$€£¥₹@#&"


def _word_before(text: str, start: int, position: int) -> str:
    before = text[max(start, position - _LONGEST_ABBREVIATION) : position]
    word = before.rpartition(" ")[2]
    if word.isalnum():
        return word  # most words, for which the pattern takes longer than all the rest
    found = _WORD_BEFORE.search(before)
    return found.group() if found else ""


def _period_ends(text: str, start: int, position: int, follower: str) -> bool:
    """Tell whether a single period ends the sentence that begins at `start`; `follower` is the next word."""
    word = _word_before(text, start, position)
    folded = word.casefold()
    if folded in _TITLES:
        return folded == "st" and follower in _STARTERS
    if folded in {"a.m", "p.m"}:
        return not _AFTER_TIME.match(follower)
    if folded in _NUMBERED and follower[:1].isdigit():
        return False
    if not word:
        return not (follower[:1].isdigit() and _SPACED_DECIMAL.search(text, max(start, position - 6), position))
    if word.isdigit():
        return not _is_list_number(text, start, position, word) and not _is_ordinal(text, position, follower)
    return follower in _STARTERS or not _is_abbreviation(word, folded)


def _is_abbreviation(word: str, folded: str) -> bool:
    """Tell whether the word is a listed abbreviation, an initial ("J"), or letters with periods ("U.S")."""
    is_initial = len(word) == 1 and word.isalpha()
    # "may" and "sun" are words; as abbreviations they are written with a capital.
    is_listed = folded in _ABBREVIATIONS and (word[0].isupper() or "." in word or folded in _SMALL)
    return is_initial or is_listed or ("." in word and all(len(part) <= 2 for part in word.split(".")))


_SMALL = frozenset("al ed eds est mph lb lbs oz kg km cm mm bn tn ibid hrs mins ext".split())


def _is_list_number(text: str, start: int, position: int, word: str) -> bool:
    """Tell whether the number opens the sentence, as "1." does in a list."""
    return len(word) <= 3 and not text[start : position - len(word)].strip()


def _is_ordinal(text: str, position: int, follower: str) -> bool:
    """Tell whether a number with a period is an ordinal, as in "am 3. Oktober"."""
    return follower not in _STARTERS and bool(_ORDINAL_BEFORE.search(text[max(0, position - 12) : position]))
