"""Signal words: those that deny, hedge or attribute what is said with them."""

from collections.abc import Sequence

_PLAIN_NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot".split())
_DENYING_WORDS = frozenset(
    """denied denies deny denying denial denials disputed disputes dispute disputing contradicted contradicts
    contradict refused refuses refuse refusing refusal rejected rejects reject rejecting rejection declined declines
    declining fails fail failed failing failure failures lack lacks lacked lacking unable unwilling unlikely hardly
    barely scarcely absent stopped halted prevented prevents prevent preventing opposed opposes oppose opposing
    dismissed dismisses dismiss unaware untrue false avoid avoids avoided avoiding exclude excluded excludes
    excluding doubt doubts doubted disappeared vanished absence contested contests contest impossible unclear
    unknown uncertain undecided unresolved""".split()
)
_PASSIVES = frozenset("thought believed expected said reported estimated considered known asked".split())
_VERBS_OF_DENIAL = frozenset(
    """denied denies deny denying disputed disputes dispute disputing contested contests contest rejected rejects reject
    rejecting""".split()
)
_LEAVING = frozenset("left leave leaves leaving remain remains remained".split())
_TURNING_DOWN = frozenset("turn turns turned turning vote votes voted voting shot".split())
_RULINGS = frozenset("rule rules ruled ruling".split())
# Words that deny only beside others: "yet to", "ruled out".
_DENYING_WITH_OTHERS = _RULINGS | frozenset("yet too open down out".split())
_HEDGES = frozenset(
    """will would could may might presumed presumably apparent apparently likely unlikely possible possibly potential
    potentially perhaps probable probably planned planning intend intends intended intention propose proposed
    proposes seek seeks sought hope hoped considering consider considers threatened threaten threatens feared fears
    seems seem appears appear projected exploring weighing mulling if unless should rumoured rumored""".split()
)
# Hedges that only say whose claim it is; a sentence that names somebody's claim keeps them.
CLAIM_HEDGES = frozenset(
    """alleged allegedly alleges allege reportedly reported suspected supposedly purported purportedly accused accuses
    accuse suggested suggests suggest believed believe believes thought thinks expect expects expected forecast
    forecasts predicted predicts plead pleaded charges charged""".split()
)
# A hedge only with an infinitive behind it: "plans to sell", "the right to buy", but "the plan".
_HEDGES_BEFORE_TO = frozenset(
    """plan plans aim aims aimed aiming hopes proposal proposals ready willing want wants wanted right option able free
    bid effort efforts promise promised promises pledge pledged pledges vow vowed vows threat offer offered offers
    try tried tries trying attempt attempts attempted asked ordered told urged invited set""".split()
)
# What keeps a hedge of the evidence in other words: "will be sentenced" for "is due to be sentenced".
_BEFORE_FUTURE_TO = frozenset("is are was were has have had yet still supposed".split())
_KEEPING_WORDS = _HEDGES_BEFORE_TO | frozenset(
    """will shall can must when once until target targets targeting goal wants seen conditional condition provided
    depend depends depending subject 'll future soon thought believed feared suspected reportedly allegedly alleged
    expects expected fears fear worry worried concerned due asks asked demanded demands demand urged urges hinted
    hints signalled signals indicated risks risk braced earliest predict predicts forecast forecasts foresee
    foresees next""".split()
)
# Every word that is_denial, is_hedge or keeps_hedge may be true of, "n't" aside.
MAY_DENY = _PLAIN_NEGATIONS | _DENYING_WORDS | _DENYING_WITH_OTHERS | {"without"}
MAY_HEDGE = _HEDGES | _HEDGES_BEFORE_TO | {"due"}
MAY_KEEP_HEDGE = _HEDGES | _KEEPING_WORDS | {"to"}
ATTRIBUTION_WORDS = frozenset(
    """according says said say saying states stated stating claims claimed claim claiming reports reported reporting
    reportedly alleges alleged allegedly alleging accuses accused accusing argues argued insists insisted adds added
    announces announced confirms confirmed denies denied tells told writes wrote warns warned estimates estimated
    believes believed blames blamed blaming demands demanded urges urged calls called describes described asserts
    asserted maintains maintained acknowledges acknowledged admits admitted suggests suggested explains explained
    notes noted promises promised vows vowed pledges pledged criticises criticised criticizes criticized condemns
    condemned welcomes welcomed rejects rejected dismisses dismissed supports supported opposes opposed assessment
    statement contends contended declares declared cites cited quoted per complains complained expects expected
    hopes hoped thinks thought sees considers regards regarded feels wants asks asked hails hailed
    praises praised disputes disputed contests questions questioned doubts say claim deny warn demand accuse blame
    reject believe report tell""".split()
)


def is_denial(text_words: Sequence[str], position: int) -> bool:
    """Tell whether a folded word denies or turns down what follows: "not", "refused", "ruled out"."""
    word = text_words[position]
    if is_plain_negation(word) or word in _DENYING_WORDS:
        return True
    return word in _DENYING_WITH_OTHERS and _denies_with_others(text_words, position)


def _denies_with_others(text_words: Sequence[str], position: int) -> bool:
    """Tell whether a word denies by the words around it: "yet to", "ruled out"."""
    word = text_words[position]
    following = text_words[position + 1 : position + 4]
    if (word == "yet" and _follows(text_words, position, "to")) or (word == "too" and "to" in following):
        return True
    if word == "open" and set(text_words[max(0, position - 1) : position]) & _LEAVING:
        return True
    if word == "down" and set(text_words[max(0, position - 2) : position]) & _TURNING_DOWN:
        return True
    if word == "out" and _follows(text_words, position, "of", "the", "question"):
        return True
    return word in _RULINGS and _follows(text_words, position, "out")


def _follows(text_words: Sequence[str], position: int, *following: str) -> bool:
    """Tell whether these words stand right behind a position."""
    return tuple(text_words[position + 1 : position + 1 + len(following)]) == following


def is_verb_of_denial(word: str) -> bool:
    """Tell whether a folded word is a verb that denies a whole claim, told before or behind it."""
    return word in _VERBS_OF_DENIAL


def is_hedge(text_words: Sequence[str], position: int) -> bool:
    """Tell whether a folded word leaves open whether what follows is so: "may", "plans to"."""
    word = text_words[position]
    if word == "due":
        return _follows(text_words, position, "to", "be")
    if word in _HEDGES_BEFORE_TO:
        return _follows(text_words, position, "to")
    return word in _HEDGES


def is_claim_hedge(text_words: Sequence[str], position: int) -> bool:
    """Tell whether a folded word says that what follows is somebody's claim: "alleged", "expects"."""
    return text_words[position] in CLAIM_HEDGES


def keeps_hedge(text_words: Sequence[str], position: int) -> bool:
    """Tell whether a folded word of the prose says that something is not yet, or not surely so: "will", "is to"."""
    word = text_words[position]
    if word == "to":
        return position > 0 and text_words[position - 1] in _BEFORE_FUTURE_TO
    return word in _HEDGES or word in _KEEPING_WORDS


def attributes(text_words: Sequence[str]) -> bool:
    """Tell whether folded prose says whose claim it tells: "Israel says", but not "thought to be dead"."""
    return not ATTRIBUTION_WORDS.isdisjoint(text_words) and any(
        word in ATTRIBUTION_WORDS and not (word in _PASSIVES and _follows(text_words, position, "to"))
        for position, word in enumerate(text_words)
    )


def denies_plainly(word: str) -> bool:
    """Tell whether a folded word is "not", "no", "never" or a kin of them."""
    return word in _PLAIN_NEGATIONS or word.endswith("n't")


def is_plain_negation(word: str) -> bool:
    """Tell whether a folded word denies plainly or is "without"."""
    return denies_plainly(word) or word == "without"
