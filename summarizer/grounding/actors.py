"""Actors: every name must be the article's own (G4); a source that is missing is added from the text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.article import Passage
from summarizer.draft import ActorDraft, ActorKind
from summarizer.grounding.evidence import NotSupportedError, Source
from summarizer.grounding.roles import Carried, carry
from summarizer.grounding.words import run_of, words
from summarizer.summary import Actor, Attribution, Doubt, Evidence, Withheld

_ARTICLE_WORD = re.compile(r"^(?:the|a|an|an unnamed|one)\s+", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|judge|justice)\.? )+", re.IGNORECASE
)
_POST_NOMINALS = re.compile(r"(?:,? (?:KC|QC|SC|MP|MEP|MSP|MD|PhD|OBE|CBE|MBE|Jr\.?|Sr\.?|II|III))+$")
_PARTICLES = frozenset("al el de der den van von bin ibn da di la le of the and".split())
_KIND_WORDS: tuple[tuple[ActorKind, frozenset[str]], ...] = (
    (
        "organisation",
        frozenset(
            """ministry agency police government court company party university department office council army military
            navy church commission union committee parliament administration force forces authority bank board bureau
            association federation institute service corporation group network newspaper hospital school embassy senate
            congress team foundation organisation organization""".split()
        ),
    ),
    (
        "group",
        frozenset(
            """staff officials protesters residents families militants sources critics supporters scientists witnesses
            people workers students lawyers analysts experts doctors activists opponents soldiers troops survivors
            relatives villagers lawmakers teachers""".split()
        ),
    ),
    (
        "document",
        frozenset(
            "report statement assessment data study resolution document letter survey poll law memo email".split()
        ),
    ),
    ("unnamed", frozenset("source official person spokesman spokeswoman spokesperson witness diplomat".split())),
)


@dataclass
class ActorTable:
    """The actors of one summary while it is built: names resolve to ids, new ones are added from the text."""

    source: Source
    withheld: list[Withheld] = field(default_factory=list)
    _actors: dict[str, Actor] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)
    _by_last_word: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    _by_head: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    # Both since the last actor was learnt: who bears a name, and whose words follow a cue, by its id.
    attributions: dict[str, Attribution] = field(default_factory=dict, init=False)
    _found: dict[str, str | None] = field(default_factory=dict)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return the actors in the order in which they were added."""
        return tuple(self._actors.values())

    def add(self, draft: ActorDraft) -> None:
        """Add what the model says of an actor, merged into one that is there; raises NotSupportedError."""
        if not self.source.passages_with(draft.name):
            raise NotSupportedError("name_not_in_article", f"the article does not name “{draft.name}”")
        known = self._actors.get(self.find(draft.name) or "")
        identifier = known.id if known else f"A{len(self._actors) + 1}"
        aliases = [alias for alias in draft.aliases if self._is_named(alias, "alias", draft.name)]
        if known:
            aliases = [*known.aliases, *(name for name in (draft.name, *aliases) if name != known.name)]
        name = known.name if known else draft.name
        naming = self._naming((name, *aliases))
        cited = set(draft.passages)
        role = self._carried(draft.role, f"{name}, role", naming, cited)
        affiliation = self._carried(draft.affiliation, f"{name}, affiliation", naming, cited)
        is_weak = any(carried is not None and carried.is_weak for carried in (role, affiliation))
        doubts: tuple[Doubt, ...] = ("role_weak",) if is_weak else ()
        actor = Actor(
            id=identifier,
            salience=min(draft.salience, known.salience) if known else draft.salience,
            support="unverified" if doubts else "verified",
            doubts=doubts,
            repaired=None,
            name=name,
            kind=draft.kind,
            role=draft.role if role else (known.role if known else None),
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != name)),
            affiliation=draft.affiliation if affiliation else (known.affiliation if known else None),
            evidence=self._evidence(naming, cited),
        )
        self._learn(actor)

    def resolve(self, name: str, *, salience: int = 3) -> str:
        """Return the id of the actor that these words name, added if new; raises where the article lacks them."""
        phrase = _bare(name)
        known = self.find(name)
        if known:
            return known
        if not phrase or not self.source.passages_with(phrase):
            raise NotSupportedError("name_not_in_article", f"the article does not name “{name}”")
        identifier = f"A{len(self._actors) + 1}"
        actor = Actor(
            id=identifier,
            salience=salience,
            support="verified",
            doubts=(),
            repaired=None,
            name=phrase,
            kind=kind_of(phrase),
            role=None,
            aliases=(),
            affiliation=None,
            evidence=self._evidence(self._naming((phrase,)), set()),
        )
        self._learn(actor)
        return identifier

    def find(self, name: str) -> str | None:
        """Return the id of the one actor with this name or alias, or whose name ends so; None without exactly one.

        "the source" is the one actor whose name begins with "source" ("a source briefed on the talks").
        """
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> str | None:
        bare = _bare(name)
        wanted = run_of(bare).strip()
        if not wanted:
            return None
        if wanted in self._ids:
            return self._ids[wanted]
        alike = {identifier for other, identifier in self._by_last_word[wanted.split()[-1]] if _ends_alike(bare, other)}
        if name.lower().startswith("the ") and len(wanted.split()) == 1:
            alike |= self._by_head[wanted]
        group = self.source.name_groups.get(wanted)
        alike |= {self._ids[run] for run in self.source.names_of_group.get(group or "", ()) if run in self._ids}
        return alike.pop() if len(alike) == 1 else None

    def _learn(self, actor: Actor) -> None:
        """Store an actor under its names."""
        self._actors[actor.id] = actor
        self._found.clear()
        self.attributions = {}
        for name in (actor.name, *actor.aliases):
            bare = _bare(name)
            run = run_of(bare).strip()
            if run:
                run_words = run.split()
                self._ids.setdefault(run, actor.id)
                self._by_head[run_words[0]].add(actor.id)
                self._by_last_word[run_words[-1]].add((bare, actor.id))

    def _is_named(self, name: str, role: str, actor: str) -> bool:
        if self.source.passages_with(name):
            return True
        self._withhold(f"{actor}, {role}: {name}", f"the article does not name “{name}”")
        return False

    def _carried(self, label: str | None, role: str, naming: Sequence[Passage], cited: set[int]) -> Carried | None:
        """Return how the article carries a label, its passages cited too; None for none; withhold it visibly."""
        if not label:
            return None
        try:
            carried = carry(label, (*naming, *self._cited(cited)), self.source)
        except NotSupportedError as error:
            self._withhold(f"{role}: {label}", error.reason)
            return None
        cited |= carried.passages
        return carried

    def _cited(self, numbers: set[int]) -> list[Passage]:
        """Return the citable passages of the article with these numbers."""
        passages = self.source.article.passages
        there = [passages[number - 1] for number in sorted(numbers) if 1 <= number <= len(passages)]
        return [passage for passage in there if passage.is_citable]

    def _withhold(self, item: str, reason: str) -> None:
        self.withheld.append(Withheld(section="actors", item=item, code="not_in_article", reason=reason))

    def _naming(self, names: Sequence[str]) -> list[Passage]:
        """Return the passages that name the actor, in text order, sentences before the title."""
        naming = {passage.number: passage for name in names for passage in self.source.passages_with(name)}
        return sorted(naming.values(), key=lambda passage: (passage.kind == "title", passage.number))

    def _evidence(self, naming: Sequence[Passage], cited: set[int]) -> tuple[Evidence, ...]:
        """Return the cited passages that do name the actor; where none does, the first that does."""
        chosen = [passage for passage in naming if passage.number in cited] or naming[:1]
        return tuple(map(self.source.passage_evidence, chosen))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return a name without its leading article, its apposition, titles, and letters behind it.

    Of "The secretary general, Nunzio Galantino" that is the name; of "Basya, spokesman of the army" too; of
    "Mr Oyelaran KC" the surname.
    """
    return _TITLES.sub("", _POST_NOMINALS.sub("", _without_apposition(name)))


def _without_apposition(name: str) -> str:
    parts = [part.strip().strip('"“”') for part in name.split(",")]
    if len(parts) == 1:
        return _ARTICLE_WORD.sub("", parts[0])
    last = parts[-1]
    is_named_last = len(last.split()) > 1 and _is_proper(last) and not _is_proper(_ARTICLE_WORD.sub("", parts[0]))
    return _ARTICLE_WORD.sub("", last if is_named_last else parts[0])


def _is_proper(name: str) -> bool:
    """Tell whether every word of a name has a capital, particles aside."""
    return all(part[0].isupper() for part in name.replace("-", " ").split() if part not in _PARTICLES)


def _ends_alike(one: str, other: str) -> bool:
    """Tell whether the longer ends in the shorter: a proper name ("Ansari") or some words ("health ministry").

    "Israeli official data" is not "an AFP assessment of Israeli official data", since what follows "of" is not the
    head; "Israel" is not "Hamas and Israel".
    """
    short, long = sorted((one, other), key=len)
    if not _is_proper(short) and len(short.split()) < 2:
        return False
    short_run, long_run = run_of(short), run_of(long)
    is_end = len(short) > 2 and long_run.endswith(short_run)
    return is_end and not long_run.endswith((f" of{short_run}", f" and{short_run}", f" or{short_run}"))


def kind_of(name: str) -> ActorKind:
    """Return the kind that a name's own words tell; a person where they tell nothing and it is a proper name."""
    own_words = words(name)
    heads = own_words[-1:] if "and" in own_words else own_words[-1:] + own_words[:1]
    for kind, kind_words in _KIND_WORDS:
        if any(head in kind_words for head in heads):
            return kind
    if "and" in own_words:
        return "group"
    if not any(part[0].isupper() for part in name.split()):
        return "unnamed"
    return "person" if len(name.split()) > 1 else "organisation"
