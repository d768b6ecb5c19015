"""What a name's own words tell: states from a table, groups, organisations and documents from their last noun."""

import re

from summarizer.draft import ActorKind

_STATES = frozenset(
    " ".join(name.split())
    for name in """afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain,
    bangladesh, belarus, belgium, benin, bolivia, bosnia and herzegovina, botswana, brazil, britain, bulgaria,
    burkina faso, burundi, cambodia, cameroon, canada, chad, chile, china, colombia, congo, costa rica, croatia,
    cuba, cyprus, czech republic, denmark, ecuador, egypt, el salvador, eritrea, estonia, ethiopia, fiji, finland,
    france, gabon, gambia, germany, ghana, great britain, greece, guatemala, guinea, haiti, honduras, hungary,
    iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan,
    kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, liberia, libya, lithuania, luxembourg,
    madagascar, malawi, malaysia, mali, malta, mauritania, mexico, moldova, mongolia, montenegro, morocco,
    mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north
    macedonia, norway, oman, pakistan, panama, paraguay, peru, philippines, poland, portugal, qatar, romania,
    russia, rwanda, saudi arabia, senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south
    africa, south korea, south sudan, spain, sri lanka, sudan, sweden, switzerland, syria, taiwan, tajikistan,
    tanzania, thailand, togo, tunisia, turkey, türkiye, turkmenistan, uganda, uk, ukraine, united arab emirates,
    united kingdom, united states, united states of america, uruguay, us, usa, uzbekistan, venezuela, vietnam,
    yemen, zambia, zimbabwe""".split(",")
)
_LAST_NOUNS: dict[ActorKind, tuple[str, ...]] = {
    "group": tuple(
        """staff officials protesters protestors demonstrators residents families militants rebels sources critics
        supporters scientists researchers witnesses people workers students lawyers analysts experts doctors
        activists soldiers troops parties sides survivors relatives villagers lawmakers teachers prosecutors
        investigators authorities aides locals fans users members leaders police forces media hackers organisers
        organizers campaigners economists pilgrims""".split()
    ),
    "organisation": tuple(
        """ministry department agency council committee commission court parliament senate congress company corporation
        inc ltd plc university school hospital church bank union party army navy military government administration
        association federation foundation institute office service bureau club team group authority organisation
        organization network times post news tribunal embassy mission board league front movement""".split()
    ),
    "document": tuple(
        """report reports estimate estimates posting post posts message study survey poll statement resolution letter
        memo assessment data document documents filing figures analysis request ruling verdict decision law bill
        treaty""".split()
    ),
}
_LAST = {
    kind: re.compile(rf"(?:^|.*\s)(?:{'|'.join(nouns)})$", re.IGNORECASE | re.DOTALL)
    for kind, nouns in _LAST_NOUNS.items()
}
_DETERMINERS = "The|These|Those|Some|Many|Most|Other|All|His|Her|Their|Its|Our|No|Few|Several"
_GROUP_FIRST = re.compile(
    rf"(?:The\s+)?((?!(?:{_DETERMINERS})\b)[A-Z][\w\-]+\s+(?:[a-z\-]+\s+)?(?:{'|'.join(_LAST_NOUNS['group'])}))\s+[a-z]"
)
_OFFICES = """spokesman spokeswoman spokesperson minister president chairman chairwoman chairperson chair director
    secretary mayor governor senator ambassador general officer judge lawyer attorney professor doctor dr mr mrs ms
    sir king queen
    prince princess pope bishop chief leader founder author actor actress singer analyst expert economist journalist
    reporter editor manager coach captain executive ceo deputy commissioner prosecutor envoy diplomat
    official undersecretary""".split()
_ROLES = re.compile(rf"(?:\b|under|vice)(?:{'|'.join(_OFFICES)})\s*$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:of|for|on|in|at|who|which|that|from|with|by|briefed|close)\b.*$|,.*$", re.IGNORECASE | re.DOTALL
)


def is_office(role: str) -> bool:
    """Tell whether words before a name are an office that a person holds ("Foreign ministry spokesperson")."""
    return _ROLES.search(role) is not None


def is_state(name: str) -> bool:
    """Tell whether a name is a state's common name."""
    return " ".join(name.casefold().replace(".", "").removeprefix("the ").split()) in _STATES


def group_at_start(text: str) -> str | None:
    """Return the group that a sentence begins with ("Palestinian militants kidnapped ..."), or None."""
    found = _GROUP_FIRST.match(text)
    return found.group(1) if found else None


def kind_by_words(name: str) -> ActorKind | None:
    """Return the kind that the head noun of a phrase tells, None where it tells nothing."""
    head = _TAIL.sub("", name.strip())
    return next((kind for kind, nouns in _LAST.items() if nouns.match(head)), None)
