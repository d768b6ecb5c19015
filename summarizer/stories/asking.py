"""What an open question asks for: its kind of answer, its names and its other words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.draft import QuestionKind
from summarizer.grounding.words import fold, key, words

Asked = Literal["who", "how many", "how much", "when", "where", "why", "whether", "other"]

STOP = frozenset(
    """a an the of in at on to for from by with as and or was were is are be been being has have had do does did will
    would can could may might should shall it its their his her he she they that this there these those who whom whose
    what which when where why how many much whether any if not about now still also""".split()
)
_ASKING: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    ("how many", re.compile(r"^how many\b", re.IGNORECASE)),
    ("how much", re.compile(r"^how much\b", re.IGNORECASE)),
    ("who", re.compile(r"^(?:who|whom|by whom)\b", re.IGNORECASE)),
    ("when", re.compile(r"^(?:when|on what (?:day|date)|since when)\b", re.IGNORECASE)),
    ("where", re.compile(r"^where\b", re.IGNORECASE)),
    ("why", re.compile(r"^(?:why|what caused)\b", re.IGNORECASE)),
    (
        "whether",
        re.compile(
            r"^(?:whether|if|is|are|was|were|do|does|did|has|have|had|will|would|can|could|may|might|should)\b",
            re.IGNORECASE,
        ),
    ),
)
_NAME = re.compile(
    r"(?<!^)(?<![.?!] )\b[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?: (?:(?:of|de|al|van|von) )?[^\W\d_a-zß-öø-ÿ][\w'’.-]*)*"
)
_TIME_WORDS = (
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|easter|christmas|today|tomorrow|yesterday|week|month|year|night|morning"
    r"|evening|noon|weekend|summer|winter|spring|autumn|\d{4}"
)
_WHEN_IT_IS = re.compile(
    rf",? (?:(?:before|by|until|in|on|this|next|last|of|late|early|the)\s)+(?:\d+ )?(?:{_TIME_WORDS})\b(?: \d+)?",
    re.IGNORECASE,
)
LEAST_SHARE = 0.75


@dataclass(frozen=True)
class Question:
    """A question taken apart: what it asks for, its names, its other words as `said` and by their keys (`content`)."""

    asked: Asked
    kind: QuestionKind
    names: tuple[str, ...]
    content: tuple[str, ...]
    said: tuple[str, ...]
    parties: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of names and words together."""
        return frozenset(self.content) | {key(word) for name in self.names for word in words(name)}

    def is_same(self, other: "Question") -> bool:
        """Tell whether two questions ask for the same, in the same or other words."""
        shared = len(self.keys & other.keys)
        return self.asked == other.asked and bool(shared) and shared >= LEAST_SHARE * len(self.keys | other.keys)


def question_of(question: str, kind: QuestionKind, parties: Sequence[str]) -> Question:
    """Take a question apart."""
    asked: Asked = next((kind for kind, pattern in _ASKING if pattern.match(question)), "other")
    bare = _WHEN_IT_IS.sub("", question)
    names = tuple(dict.fromkeys(fold(name.strip(".,;:'’")).removesuffix("'s") for name in _NAME.findall(bare)))
    of_names = {word for name in names for word in words(name)}
    content = [word for word in words(bare) if word not in STOP and word not in of_names]
    return Question(asked, kind, names, tuple(dict.fromkeys(map(key, content))), tuple(content), tuple(parties))
