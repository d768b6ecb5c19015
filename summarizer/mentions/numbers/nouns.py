"""The noun that a number counts, taken from the words that follow it."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.mentions.numbers.lexicon import SMALL, TENS
from summarizer.mentions.numbers.quantity import Place, Quantity

# Words between a number and its noun: "20 of the other", "200 more".
_LEADS = frozenset(
    """
    of the these those this that his her its their our my your all more other additional further extra so-called such
    them whom past last next
    """.split()
) | {*SMALL, *TENS}
_WORD = re.compile(
    r"[\s-]+[“\"‘(]?(?P<word>[^\W\d_]{1,5}-\d+[a-z]*|[^\W\d_]+(?:[-.][^\W\d_]+)*|\d[\d,]*)(?![\w])(?P<owner>[’']s\b|(?<=s)[’'](?=\s))?"
    r"(?P<mark>[^\s\w-])?"
)
_STOP = frozenset(
    """
    a about above according across after again against ago ahead all almost along already also although am amid
    among an and another any apart are around as aside at away back became because become been before began
    behind being below beneath beside between beyond both but by came can cannot could despite did do does
    done down due during each either else even ever every except far fell felt few fewer fled for found from
    gave get gets got had has have having he held her here him his how however i if in inside instead into is
    it its just kept last later least left less lost made make makes many may me might more most much must
    near nearly need needed neither never next no nor not now of off on once one only onto opposite or other others
    our out outside over overnight own past paid per plus put quite ran rather really rose said same saw say
    says sent several shall she should since so some soon still such take taken takes than that the their them
    then there these they this those though through throughout till to together told too took toward towards
    tried under unless unlike until unto up upon us versus via was we went were what when where whereas
    whether which while who whom whose why will with within without won would yet you your today yesterday
    tomorrow tonight monday tuesday wednesday thursday friday saturday sunday earlier altogether alone
    including include includes versus annually apiece respectively worldwide
    nationwide abroad elsewhere early late longer shorter higher lower taller deeper wider older younger
    larger smaller bigger better worse faster slower long wide tall deep high thick
    """.split()
)
# Words without a plural s that are counted.
_COUNTED = frozenset(
    """
    people men women children police troops personnel staff crew aircraft fish sheep cattle deer species series
    dead injured wounded missing killed homeless unemployed folk youth media data criteria phenomena teeth feet
    mice geese alumni offspring migrants militia infantry cavalry livestock poultry salmon bison headquarters
    means crossroads barracks helicopters spacecraft watercraft hovercraft servicemen servicewomen firemen
    policemen policewomen fishermen businessmen businesswomen congressmen congresswomen gunmen schoolchildren
    grandchildren craftsmen clergy countrymen lawmen oxen lives wives knives wolves halves bacteria fungi
    cacti nuclei syllabi theses crises bases analyses hypotheses diagnoses oases statesmen sportsmen
    fatalities seamen airmen cameramen chairmen
    """.split()
)
_NOT_PLURAL = frozenset(
    """
    previous various serious religious famous dangerous precious anonymous indigenous nervous
    continuous numerous enormous suspicious consecutive status virus bonus campus census focus corpus
    consensus crisis basis analysis business press access process success witness mass class boss glass
    cross loss congress chess illness address express less perhaps always besides afterwards sometimes
    """.split()
)
# Plurals that stand before the noun that is counted: "arms dealers".
_MODIFIERS = frozenset("sports arms women men news savings sales operations communications us".split())
_ADJECTIVE = re.compile(
    r".*(?:al|ic|ous|ful|less|ive|able|ible|an|ish|ese|ary|ern|ed|ing|ent|ant|i|ar|or|est|er)\Z|"
    r"(?:young|old|new|male|female|local|foreign|civilian|black|white|red|large|small|big|major|minor"
    r"|senior|junior|rich|poor|armed|dead|french|dutch|greek|swiss|thai|czech|welsh|arab|jewish|muslim"
    r"|christian|sunni|shia|private|public|state|high|low|long|short|full|other|military|police|army"
    r"|security|men|women|boys|girls|adults?|gold|silver|bronze|north|south|east|west|uk|us|eu)\Z"
)
# "half the staff", "a third of voters"; not "a third trust parliament".
_OF_WHOLE = re.compile(r"-| (?:of|the|this|that|its|his|her|their|our|my|your|all) ")
_ENDS_AT_ONCE = _STOP - _LEADS
_NOT_COUNTED = ("-strong", "-plus", "-odd", "-fold")
_ENOUGH = 7


class _Phrase(NamedTuple):
    """What was read of a noun phrase: its last noun so far, where it ends, and how many words there are."""

    word: str | None
    end: int
    length: int = 0
    is_joined: bool = False


def counted_noun(quantity: Quantity, place: Place) -> tuple[str | None, int]:
    """Return the head of the noun phrase after a number, as written, and where it ends; else null."""
    token = _WORD.match(place.lower, quantity.end, place.end)
    if token is None or token[1] in _ENDS_AT_ONCE:
        return None, quantity.end
    # The noun follows at once in most cases; only the others need the longer way.
    if is_plural(token[1]) and not token[2] and token[1] not in _MODIFIERS:
        start, end = token.span(1)
        return (None, quantity.end) if _EXPECTED.match(place.lower, end) else (place.text[start:end], end)
    return _head_of_phrase(quantity, place)


def _head_of_phrase(quantity: Quantity, place: Place) -> tuple[str | None, int]:
    """Read word by word up to the head: "250 Israeli and foreign prisoners"."""
    phrase, position, leads = _Phrase(None, quantity.end), quantity.end, True
    is_compound = place.lower.startswith("-", quantity.end)
    if is_compound and place.lower.startswith(_NOT_COUNTED, quantity.end):
        return None, quantity.end
    for _ in range(_ENOUGH):
        token = _WORD.match(place.lower, position, place.end)
        if token is None:
            break
        word, owner, mark = token.groups()
        position = token.end("owner") if owner else token.end("word")
        leads = leads and (word in _LEADS or word[0].isdigit()) and not mark
        if leads:
            continue
        if _ends_phrase(word, phrase):
            break
        phrase = _with_word(phrase, token, place)
        if is_compound or mark or _is_head(word, token, place):
            break
    return _head(phrase, quantity, place)


def _ends_phrase(word: str, phrase: _Phrase) -> bool:
    if word in ("and", "or") and phrase.word and _ADJECTIVE.match(phrase.word.lower()):
        return False
    return word in _STOP or word[0].isdigit() or (word.endswith("ed") and _is_noun(phrase.word))


def _with_word(phrase: _Phrase, token: re.Match[str], place: Place) -> _Phrase:
    """Add a word; "and" only joins adjectives, and "the army's" owns the noun that follows."""
    if token["word"] in ("and", "or"):
        return phrase._replace(is_joined=True)
    if token["owner"]:
        return phrase._replace(length=phrase.length + 1)
    word = place.text[token.start("word") : token.end("word")]
    return _Phrase(word, token.end("word"), phrase.length + 1)


def _is_head(word: str, token: re.Match[str], place: Place) -> bool:
    return is_plural(word) and not token["owner"] and not _is_modifier(word, token.end("word"), place)


def _head(phrase: _Phrase, quantity: Quantity, place: Place) -> tuple[str | None, int]:
    """Return the noun, unless the phrase broke off or the noun begins a clause of its own."""
    word = phrase.word
    if word is None or phrase.is_joined or _EXPECTED.match(place.lower, phrase.end):
        return None, quantity.end
    if is_plural(word.lower()) or (_may_be_singular(phrase, word, quantity, place) and _is_noun(word)):
        return word, phrase.end
    return None, quantity.end


def _may_be_singular(phrase: _Phrase, word: str, quantity: Quantity, place: Place) -> bool:
    following = place.lower[quantity.end : quantity.end + 2]
    if quantity.form == "fraction":
        return bool(_OF_WHOLE.match(place.lower, quantity.end, place.end)) or (
            phrase.length == 1 and "-" in place.lower[quantity.start : quantity.end]
        )
    return (
        quantity.value == 1
        or (following[:1] == "-" and following[1:].isalpha())
        or (phrase.length == 1 and word[0].isupper() and word.isalpha())
    )


def _is_modifier(word: str, position: int, place: Place) -> bool:
    """Tell whether a plural stands before the noun that is counted: "arms dealers"."""
    if word not in _MODIFIERS:
        return False
    token = _WORD.match(place.lower, position, place.end)
    return bool(token and is_plural(token["word"]))


# "the 427,000 analysts expected": the noun begins a clause and is not what is counted.
_EXPECTED = re.compile(r" (?:had )?(?:expected|forecast|predicted|projected|anticipated)\b")


@lru_cache(maxsize=8192)
def is_plural(lower: str) -> bool:
    """Tell whether a word in lower case looks like a plural noun."""
    if lower in _COUNTED:
        return True
    return (
        lower[-1] == "s"
        and len(lower) > 3
        and not lower.endswith(("ss", "us", "is"))
        and lower not in _NOT_PLURAL
        and lower not in _STOP
    )


def _is_noun(word: str | None) -> bool:
    return bool(word) and not str(word).lower().endswith(("ed", "ing", "ly"))
