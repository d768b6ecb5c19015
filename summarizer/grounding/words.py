"""Words as the checks compare them: folded, reduced to a key, and the closed lists that carry meaning."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_SUFFIXES = (
    "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ings", "ing", "ions", "ion", "ments", "ment",
    "ures", "ure", "ers", "er", "ors", "or", "edly", "ed", "ies", "ied", "es", "ly", "s", "e", "y",
)  # fmt: skip

FUNCTION_WORDS = frozenset(
    """a about above according across after again against ago all along already also although am among amid an and any
    are around as at away back be became because become been before behind being below between both but by can
    cannot could did do does doing done down due during each either else even ever every few for from further
    get given go had has have having he her here hers him himself his how however i if in including indeed
    instead into is it its itself just least less like made make many may me might more most much must my near
    neither never no none nor not now of off on once one only onto or other others our out over own part per put
    rather really s same set several she should since so some still such take taken than that the their theirs
    them themselves then there these they this those though through thus to together too toward towards two
    under until up upon us use used very via was we well were what when where whether which while who whom whose
    why will with within without would yes yet you your said say says saying told tell tells according""".split()
)
NEGATIONS = frozenset(
    """not no never none nobody nothing neither nor without cannot n't denied denies deny denying denial refused
    refuses refuse refusing refusal rejected rejects reject rejecting rejection declined declines decline failed
    fails fail failing failure lack lacks lacked lacking unable unwilling unlikely hardly barely scarcely absent
    ruled rule rules stopped halted prevented prevents prevent preventing opposed opposes oppose opposing
    against dismissed dismisses dismiss unaware untrue false avoid avoids avoided avoiding""".split()
)
# Verbs that turn a plan or an offer down: losing one may turn the meaning, so it is doubted, not withheld.
REFUSALS = frozenset(
    """refused refuses refuse refusing rejected rejects reject rejecting declined declines decline failed fails fail
    failing failure lack lacks lacked lacking unable unwilling""".split()
)
_PLAIN_NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot n't".split())
HEDGES = frozenset(
    """would could may might alleged allegedly alleges reportedly reported presumed presumably apparent apparently
    likely unlikely possible possibly potential potentially perhaps probable probably suspected supposedly
    purported purportedly plan plans planned planning expect expects expected intend intends intended propose
    proposed proposes proposal seek seeks sought hope hopes hoped aim aims considering consider threatened
    threaten threatens accused accuses suggested suggests suggest believed believe believes if unless should""".split()
)
ATTRIBUTION_WORDS = frozenset(
    """according says said say saying states stated stating claims claimed claim claiming reports reported reporting
    reportedly alleges alleged allegedly alleging accuses accused accusing argues argued insists insisted adds
    added announces announced confirms confirmed denies denied tells told writes wrote warns warned estimates
    estimated believes believed blames blamed blaming demands demanded urges urged calls called describes
    described asserts asserted maintains maintained acknowledges acknowledged admits admitted suggests suggested
    explains explained notes noted promises promised vows vowed pledges pledged criticises criticised criticizes
    criticized condemns condemned welcomes welcomed rejects rejected dismisses dismissed supports supported
    opposes opposed assessment statement contends contended declares declared cites cited quoted per complains
    complained expects expected hopes hoped thinks thought""".split()
)
# Capitalised only because they begin a sentence: frequent openings of English news sentences.
COMMON_WORDS = FUNCTION_WORDS | frozenset(
    """about action activists agents aid air analysts animals another army article attack attackers attacks authorities
    bank board bombs border boys building business campaign candidates case cases charges children church cities
    citizens city civilians clashes coalition comments commission committee community companies company conflict
    congress consumers council country court courts crews crime critics customers data day days dead deal deaths
    defence defense delegates demonstrators detectives diplomats director doctors drivers earlier economists
    economy education efforts election elections emergency employees energy engineers environmentalists evidence
    executives experts families farmers fighters figures fire firefighters firms fishermen following food forces
    foreign former friends fuel full funding girls global government governments groups guards gunmen head
    health high home homes hospital hospitals hostages hours house human hundreds industry inflation information
    injured inspectors international investigators investors islands issues jobs journalists judges jury keep
    key labour last late later lawmakers lawyers leaders left legal lines local long low mayor mediators medics
    meanwhile media meeting meetings members men migrants military militants million millions minister ministers
    ministry money month months national nearby negotiations negotiators neighbours new news next nobody notably
    nurses observers offenders office officers official officials oil old opponents opposition organisations
    organisers organizations owners parents parliament participants parties partners passengers patients peace
    people police policy politicians polls population power present president press pressure previous prices
    prisoners private production profit programme project projects prosecutors protesters protests public
    quotations questions rebels recent records refugees relatives relief religious report reporters reports
    representatives rescue rescuers research researchers residents results revenue rising road rules sales
    schools scientists scores search second security senior services shareholders shares ships sides situation
    small social soldiers sources spokesman spokesperson spokeswoman staff state statement statements stocks
    storms strikes students supporters survivors talks tax teachers team teams technology terms thousands three
    time today tomorrow top total tourists towns trade traders traffic troops truce union unions university
    users victims video villagers violence visitors volunteers voters war warring water ways weather week weeks
    widespread witnesses women work workers world year years yesterday young upwards""".split()
)
# The closed table of G4: any name of a row may stand for another; demonyms beside their country.
_SAME_NAME = (
    ("us", "u.s", "usa", "united states", "america", "american", "americans"),
    ("un", "u.n", "united nations"),
    ("eu", "e.u", "european union"),
    ("uk", "u.k", "united kingdom", "britain", "great britain", "british", "briton", "britons"),
    ("france", "french"), ("germany", "german", "germans"), ("spain", "spanish"), ("netherlands", "dutch", "holland"),
    ("greece", "greek", "greeks"), ("turkey", "türkiye", "turkish"), ("china", "chinese"), ("denmark", "danish"),
    ("sweden", "swedish"), ("switzerland", "swiss"), ("poland", "polish"), ("ireland", "irish"), ("wales", "welsh"),
    ("scotland", "scottish", "scots"), ("thailand", "thai"), ("philippines", "filipino", "filipinos"),
    ("ukraine", "ukrainian", "ukrainians"), ("finland", "finnish"), ("norway", "norwegian"), ("portugal", "portuguese"),
    ("england", "english"), ("europe", "european", "europeans"), ("saudi arabia", "saudi", "saudis"),
    ("myanmar", "burma", "burmese"), ("afghanistan", "afghan", "afghans"), ("palestine", "palestinian", "palestinians"),
    ("iceland", "icelandic"), ("peru", "peruvian"), ("belgium", "belgian"), ("italy", "italian", "italians"),
    ("hungary", "hungarian"), ("argentina", "argentine", "argentinian"), ("brazil", "brazilian"),
)  # fmt: skip
_ROW_OF = {name: row for row in _SAME_NAME for name in row}
_DEMONYM_ENDINGS = ("n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "ite", "ites", "s")


def fold(text: str) -> str:
    """Return text in lower case with typography made plain: straight apostrophes, composed accents, single spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return " ".join(plain.casefold().split())


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": None, "\u200b": None})


def words(text: str) -> list[str]:
    """Return the folded words of a text, possessive endings removed."""
    return [_without_possessive(match.group()) for match in _WORD.finditer(fold(text))]


def _without_possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") else word


def key(word: str) -> str:
    """Return what two forms of one word share: "killed" and "killing" -> "kill"; a stem of at most six letters."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:6]


def content_keys(text: str) -> list[str]:
    """Return the keys of the words that carry content, in order, hyphenated words also in parts."""
    keys: list[str] = []
    for word in words(text):
        parts = [word] if "-" not in word else [word, *word.split("-")]
        keys += [key(part) for part in parts if part not in FUNCTION_WORDS and len(part) > 1]
    return keys


def run_of(text: str) -> str:
    """Return the words of a text as one padded string, so that `in` compares whole words in a row."""
    return f" {' '.join(word.replace('-', ' ') for word in words(text))} "


def is_negation(word: str) -> bool:
    """Tell whether a folded word denies or turns down what follows."""
    return word in NEGATIONS or word.endswith("n't")


def is_plain_negation(word: str) -> bool:
    """Tell whether a folded word is "not", "no", "never" or a kin of them."""
    return word in _PLAIN_NEGATIONS or word.endswith("n't")


def may_stand_for(name: str, known: frozenset[str], text: str) -> bool:
    """Tell whether a folded name word is another form of one in the article: the closed table, or a demonym."""
    row = _ROW_OF.get(name.removesuffix("."), ())
    if any(other in known or (" " in other and other in text) for other in row):
        return True
    return any(
        len(short) >= 4 and long.startswith(short) and long[len(short) :] in _DEMONYM_ENDINGS
        for short, long in ((name, other) if len(name) < len(other) else (other, name) for other in known)
    )
