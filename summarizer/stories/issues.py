"""Whether two positions are on the same issue: same target, and mostly the same words of substance."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.draft import Stance
from summarizer.grounding.clauses import Clause
from summarizer.grounding.opposites import opposite_word
from summarizer.grounding.signals import denies_plainly
from summarizer.grounding.words import content_keys, key, words
from summarizer.stories.attitudes import AGAINST, FOR, main_clause

Match = Literal["same", "close", "loose"]
_Keys = frozenset[str]

_CLOSE = 0.5
_LOOSE = 0.8
_SEVERAL = 2
_MANY = 3
_NAME = re.compile(r"(?<!^)\b[^\W\d_a-zß-öø-ÿ][\w'’.-]*")  # the first word has a capital anyhow
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
# Verbs that only repeat the stance in the statement.
_STANCE_VERBS: dict[Stance, _Keys] = {
    "demands": frozenset(map(key, "demand call urge ask insist want must should need".split())),
    "accuses": frozenset(map(key, "accuse blame charge".split())),
    "asserts": frozenset(map(key, "assert insist stress".split())),
    "announces": frozenset(map(key, "announce declare".split())),
    "promises": frozenset(map(key, "promise pledge vow".split())),
    "warns": frozenset(map(key, "warn caution".split())),
    "questions": frozenset(map(key, "question doubt".split())),
    "undecided": frozenset(map(key, "undecided unsure hesitate".split())),
}
_ALWAYS = frozenset(
    map(key, """company party union group organisation organization agency council club league minister ministry
    president repeat reiterate again still now already become""".split())
)  # fmt: skip


@dataclass(frozen=True)
class Issue:
    """What a position is about, as keys of words: `named` those of its label, `told` those of its statement."""

    target: _Keys
    named: _Keys
    told: _Keys
    stated: tuple[str, ...]
    figures: _Keys
    names: _Keys

    @property
    def words(self) -> _Keys:
        """The keys of label and statement."""
        return self.named | self.told

    def without_target(self) -> "Issue":
        """Return the same issue without a target."""
        return replace(self, target=frozenset())

    def match(self, other: "Issue", *, apart_from: _Keys = frozenset()) -> Match | None:
        """Return how well two issues match; None where they do not. Contrary words ("open", "close") count as shared.

        `apart_from` are keys that show nothing: the names of both holders. "same" is the one match on which a reversal
        may rest: each label is in the words of the other, too.
        """
        if self.target and other.target and not self.target & other.target:
            return None
        if self.figures and other.figures and self.figures != other.figures:
            return None
        if self.names - other.told - apart_from and other.names - self.told - apart_from:
            return None  # each names somebody or some place that the other does not
        mine, theirs = self.told - apart_from, other.told - apart_from
        shared = len(mine & theirs)
        smaller, whole = min(len(mine), len(theirs)), len(mine | theirs)
        is_contrary = shared > 0 and opposite_word(Clause(self.stated), Clause(other.stated)) is not None
        if is_contrary:
            shared, whole = shared + 1, whole - 1
        if not shared:
            return None
        is_short = shared == smaller and bool(self.named & other.named - apart_from)
        if (shared >= _SEVERAL or is_short) and shared >= _CLOSE * whole:
            unnamed = (self.named - other.words - apart_from, other.named - self.words - apart_from)
            most = 1 if is_contrary else 0  # "lift" in one label, "tighten" in the other
            return "same" if all(len(one) <= most for one in unnamed) else "close"
        return "loose" if shared >= _MANY and shared >= _LOOSE * smaller else None


def issue_of(stance: Stance, label: str, statement: str, target: Iterable[str]) -> Issue:
    """Return what a position is about, without the words for what the holder does with it."""
    ignored = _ALWAYS | _STANCE_VERBS.get(stance, frozenset()) | _ATTITUDE
    main = main_clause(statement)
    stated = [word for word in words(main) if not denies_plainly(word) and word not in _ATTITUDE_WORDS]
    named = frozenset(content_keys(label)) - ignored
    return Issue(
        target=frozenset(target),
        named=named,
        told=frozenset(content_keys(" ".join(stated))) - ignored,
        stated=tuple(stated),
        figures=frozenset(_FIGURE.findall(statement)),
        names=frozenset(one for name in _NAME.findall(main) for one in content_keys(name)),
    )


_ATTITUDE_WORDS = FOR | AGAINST
_ATTITUDE = frozenset(map(key, _ATTITUDE_WORDS))
