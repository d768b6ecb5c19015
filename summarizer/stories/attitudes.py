"""On which side of a matter a position stands, and how firmly: read from its stance and its words."""

import re
from dataclasses import dataclass

from summarizer.draft import Stance
from summarizer.grounding.clauses import Clause
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.signals import denies_plainly
from summarizer.grounding.words import words

# What somebody does with the matter; it is no part of the matter.
FOR = frozenset(
    """support supports supported supporting back backs backed backing favour favours favoured favor favors favored
    endorse endorses endorsed welcome welcomes welcomed embrace embraces embraced accept accepts accepted""".split()
)
AGAINST = frozenset(
    """oppose opposes opposed opposing reject rejects rejected rejecting rejection refuse refuses refused refusing deny
    denies denied denying against criticise criticises criticised criticize criticizes
    criticized condemn condemns condemned veto vetoes vetoed dismiss dismisses dismissed""".split()
)
_NEGATIVE: frozenset[Stance] = frozenset(("opposes", "rejects", "denies"))
_OPEN: frozenset[Stance] = frozenset(("undecided", "questions"))
_FIRMNESS: dict[Stance, int] = {"undecided": 0, "questions": 1}
_FIRM = 2
# A clause behind one of these gives a ground, time or condition; its denials do not turn the position round.
_ASIDE = re.compile(
    r",?\s\b(?:because|since|although|though|while|if|unless|until|after|before|when|as long as|so that|provided that"
    r"|just as|but)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r", (?:who|which|whom|whose) [^,]*,")
_LEAST_MAIN = 3
_RULED_OUT = re.compile(r"\brul(?:e|es|ed|ing) out\b", re.IGNORECASE)
_HEDGED = re.compile(  # "May" is a month
    r"\b(?:may|[Mm]ight|[Cc]ould|[Pp]erhaps|[Pp]ossibly|consider(?:s|ed|ing)?|open to|not rul\w+ out|partly|partially"
    r"|(?:ready|willing) to (?:discuss|talk|consider)|for now|reluctantly)\b"
)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|provided that|on condition|only when|only after|in exchange|in return|subject to|as long as)\b",
    re.IGNORECASE,
)
_CATEGORICAL = re.compile(
    r"\b(?:never|under no circumstances|categorically|unconditional(?:ly)?|flatly|absolutely|red line|at any price"
    r"|at all costs|in any form|once and for all)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Attitude:
    """`side` is 1 for, -1 against, 0 open; `firmness` grows with stance and categorical words, falls with hedges."""

    stance: Stance
    side: int
    firmness: int
    matter: tuple[str, ...]

    def is_opposed_to(self, other: "Attitude") -> bool:
        """Tell whether one affirms what the other denies, of the same matter; an open stance is opposed to none."""
        if not self.side or not other.side:
            return False
        is_contrary = opposite_word(Clause(self.matter), Clause(other.matter)) is not None
        return (self.side != other.side) != is_contrary

    def is_firmer_than(self, other: "Attitude") -> bool:
        """Tell whether the position has hardened; who questioned and now is in favour has not."""
        turns_in_favour = other.stance == "questions" and self.stance in ("supports", "welcomes")
        return self.firmness > other.firmness and not turns_in_favour

    def is_softer_than(self, other: "Attitude") -> bool:
        """Tell whether the position has softened."""
        turns_in_favour = other.stance == "questions" and self.stance in ("supports", "welcomes")
        return self.firmness < other.firmness or turns_in_favour


def attitude_of(stance: Stance, statement: str) -> Attitude:
    """Return a position's side and firmness.

    The side is that of the statement where it denies or turns something down ("would not be closed"), an even number
    of which is none ("does not oppose"); else it is that of the stance.
    """
    main = main_clause(statement)
    said = words(main)
    denials = sum(denies_plainly(word) or word in AGAINST for word in said) + len(_RULED_OUT.findall(main))
    side = -1 if denials % 2 else 1
    if not denials and stance in _NEGATIVE:
        side = -1
    if stance in _OPEN:
        side = 0
    firmness = _FIRMNESS.get(stance, _FIRM) - bool(_HEDGED.search(statement)) - bool(_CONDITIONAL.search(statement))
    firmness += bool(_CATEGORICAL.search(statement))
    matter = tuple(word for word in said if not denies_plainly(word) and word not in AGAINST and word not in FOR)
    return Attitude(stance, side, firmness, matter)


def main_clause(statement: str) -> str:
    """Return a statement up to its first ground, condition or time, relative clauses between commas left out."""
    bare = _RELATIVE.sub("", statement)
    main = _ASIDE.split(bare, maxsplit=1)[0]
    return main if len(main.split()) >= _LEAST_MAIN else bare
