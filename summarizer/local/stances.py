"""Stances that words show: the saying verb itself, and signs in what is said that make a stance possible at all."""

import re

from summarizer.draft import Stance

_OF_VERB: dict[Stance, str] = {
    "denies": r"den(?:y|ies|ied|ying)|denial",
    "accuses": r"accus\w+|blam\w+|alleg\w+",
    "demands": r"demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on)|order(?:s|ed|ing)|insist\w*|"
    r"appeal\w*|request\w*",
    "warns": r"warn\w*|caution\w*",
    "promises": r"promis\w+|pledg\w+|vow\w*|guarantee\w*",
    "welcomes": r"welcom\w+|prais\w+|hail\w*|applaud\w*",
    "rejects": r"reject\w*|dismiss\w*|refus\w+|rebuff\w*",
    "announces": r"announc\w+|declar\w+|unveil\w*",
    "opposes": r"oppos\w+|condemn\w*|criti[cs]\w+|denounc\w+|protest\w*|object(?:s|ed|ing)?",
    "supports": r"support\w*|endors\w+|back(?:s|ed|ing)?|favou?r\w*|agree[sd]?|defend\w*",
    "questions": r"question\w*|doubt\w*|wonder\w*",
}
_CUES = {stance: re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE) for stance, verbs in _OF_VERB.items()}
_ASKS = re.compile(r"\bask(?:s|ed|ing)?\b", re.IGNORECASE)
_WH_WORD = re.compile(r"\W*(?:why|how|who|what|whether|if|when|where|which)\b", re.IGNORECASE)
_MORE_SIGNS: dict[Stance, str] = {
    "accuses": r"responsible|fault|guilty|lying|lied|violat\w+|fail\w*|to blame|crimes?|illegal\w*|refus\w+",
    "demands": r"must|should|need(?:s|ed)? to|ha(?:s|ve) to|immediate\w*",
    "promises": r"will|we'll|going to|commit\w*",
    "warns": r"could|may|might|risk\w*|danger\w*|threat\w*|if|unless",
    "rejects": r"(?:will|would|shall|must|can) (?:not|never)|won['’]t|cannot|can['’]t|unacceptable|no intention",
    "opposes": r"against|wrong|unfair\w*|bad|disgrace\w*|outrag\w+|unacceptable|concern\w*",
    "supports": r"good|great|right|in favou?r|happy|proud|important|success\w*",
    "welcomes": r"good news|glad|happy|pleased|grateful|thank\w*|positive",
    "undecided": r"consider\w*|undecided|not decided|whether|not sure|unclear",
    "questions": r"why|how can",
}
_SIGNS = {
    stance: re.compile(
        rf"\b(?:{'|'.join(part for part in (_OF_VERB.get(stance), _MORE_SIGNS.get(stance)) if part)})\b", re.IGNORECASE
    )
    for stance in {**_OF_VERB, **_MORE_SIGNS}
    if stance != "denies"
}


def stance_of_cue(cue: str, content: str, *, denies: bool) -> Stance | None:
    """Return the stance that a saying verb carries in itself ("warned"), None for a neutral one ("said").

    To ask is to demand, unless what is asked is a question.
    """
    if denies:
        return "denies"
    if _ASKS.search(cue):
        return "questions" if _WH_WORD.match(content) else "demands"
    return next((stance for stance, verb in _CUES.items() if verb.search(cue)), None)


def stances_in(content: str) -> tuple[Stance, ...]:
    """Return the stances that the words allow: plain assertion first, then each that has a sign in them."""
    return ("asserts", *(stance for stance, sign in _SIGNS.items() if sign.search(content)))
