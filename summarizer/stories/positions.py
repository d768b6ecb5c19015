"""Who holds what across articles: a ledger of actor and issue, what changed in it, and where sides stand opposed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from summarizer.edition import Dispute, HeldPosition, PositionChange, StoryPosition
from summarizer.grounding.words import content_keys, fold
from summarizer.stories.attitudes import Attitude, attitude_of
from summarizer.stories.counts import evidence_in, mention_in
from summarizer.stories.ids import Ids, new_id
from summarizer.stories.issues import Issue, Match, issue_of
from summarizer.stories.types import Cast, Reported
from summarizer.summary import Position


@dataclass(frozen=True)
class _Holding:
    """One position of one article with its holder; `is_gone` where only the last edition holds it."""

    held: HeldPosition
    holder: str | None
    holder_name: str | None
    holder_keys: frozenset[str]
    unresolved: str | None
    issue_label: str
    target: str | None
    target_keys: frozenset[str]
    salience: int
    is_new: bool
    published: str
    is_gone: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Article and position id."""
        return self.held.article, self.held.position

    @property
    def order(self) -> tuple[bool, str, str, str, int]:
        """Time order, then the order of the text; what is gone is oldest."""
        start = self.held.evidence[0].start
        return not self.is_gone, self.held.date or "", self.published, self.held.article, start

    @cached_property
    def issue(self) -> Issue:
        """What it is about."""
        return issue_of(self.held.stance, self.issue_label, self.held.statement, self.target_keys)

    @cached_property
    def attitude(self) -> Attitude:
        """On which side it stands."""
        return attitude_of(self.held.stance, self.held.statement)

    def match(self, other: "_Holding") -> Match | None:
        """Return how well the issues match, the names of both holders apart."""
        return self.issue.match(other.issue, apart_from=self.holder_keys | other.holder_keys)


@dataclass
class _Entry:
    """What one holder held on one issue through time."""

    holdings: list[_Holding] = field(default_factory=list)

    @property
    def now(self) -> _Holding:
        """The newest."""
        return max(self.holdings, key=lambda holding: holding.order)

    @property
    def old(self) -> _Holding | None:
        """The newest that the last edition knew."""
        known = [holding for holding in self.holdings if not holding.is_new]
        return max(known, key=lambda holding: holding.order) if known else None


def compare_positions(
    reported: Sequence[Reported], cast: Cast, before: Sequence[StoryPosition]
) -> tuple[tuple[StoryPosition, ...], tuple[Dispute, ...]]:
    """Return what each actor holds on each issue, with what changed, and the points on which holders stand opposed.

    `before` is what the last edition gave. The rules stand in docs/changes.md.
    """
    entries = _named(_entries(_holdings(reported, cast, before)), before)
    positions = [_position(entry, identifier) for identifier, entry in entries.items()]
    positions.sort(key=lambda item: (item.salience, item.now.date or "", item.now.evidence[0].start, item.id))
    return tuple(positions), _disputes(entries)


def _named(entries: Sequence[_Entry], before: Sequence[StoryPosition]) -> dict[str, _Entry]:
    """Return the entries that an article still holds, by id: that of the last edition, else a new one."""
    known = {(item.now.article, item.now.position): item.id for item in before}
    ids = Ids()
    named = {}
    for entry in entries:  # the oldest come first
        own = {known[holding.key] for holding in entry.holdings if holding.key in known}
        if not entry.now.is_gone:
            named[ids.take(own, new_id("p", *entry.holdings[0].key))] = entry
    return named


def _entries(holdings: Sequence[_Holding]) -> list[_Entry]:
    """Return the ledger: each position joins the best matching entry of its holder, else it opens one."""
    entries: list[_Entry] = []
    for holding in holdings:
        entry = _find(entries, holding)
        if entry is None:
            entry = _Entry()
            entries.append(entry)
        entry.holdings.append(holding)
    return entries


def _find(entries: Sequence[_Entry], holding: _Holding) -> _Entry | None:
    """Return the holder's entry on the same issue, or, where the two are not opposed, on nearly the same.

    One that is not opposed goes first. What one article reports of a holder at once is no change of mind.
    """
    copied = [entry for entry in entries if any(_is_copied(one, holding) for one in entry.holdings)]
    if copied or holding.holder is None:
        return next(iter(copied), None)
    own = [entry for entry in entries if entry.now.holder == holding.holder]
    same = [entry for entry in own if entry.now.match(holding) == "same" and _may_be_compared(entry.now, holding)]
    same = [entry for entry in same if not any(_are_told_at_once(one, holding) for one in entry.holdings)]
    same.sort(key=lambda entry: holding.attitude.is_opposed_to(entry.now.attitude))
    agreeing = [
        entry
        for entry in own
        if not holding.attitude.is_opposed_to(entry.now.attitude) and any(map(holding.match, entry.holdings))
    ]
    return next(iter((*same, *agreeing)), None)


def _is_copied(one: _Holding, other: _Holding) -> bool:
    """Tell whether two statements of one holder are word for word the same; of nobody named, too."""
    return one.holder == other.holder and fold(one.held.statement) == fold(other.held.statement)


def _are_told_at_once(one: _Holding, other: _Holding) -> bool:
    """Tell whether one article reports two opposed positions: both are held."""
    return one.held.article == other.held.article and one.attitude.is_opposed_to(other.attitude)


def _may_be_compared(one: _Holding, other: _Holding) -> bool:
    """Tell whether a reversal between two may be told: never on a position in doubt."""
    is_verified = one.held.support == other.held.support == "verified"
    return is_verified or not one.attitude.is_opposed_to(other.attitude)


def _position(entry: _Entry, identifier: str) -> StoryPosition:
    now, old = entry.now, entry.old
    change = _change(entry)
    before = old.held if old is not None and old is not now else None
    return StoryPosition(
        id=identifier,
        change=change,
        explanation=_EXPLANATIONS[change] if before or change == "new" else "No new article reports it.",
        holder=now.holder,
        holder_name=now.holder_name,
        unresolved=now.unresolved,
        issue=entry.holdings[0].issue_label,
        target=next((one.target for one in sorted(entry.holdings, key=lambda one: one.order) if one.target), None),
        salience=min(holding.salience for holding in entry.holdings),
        is_new=change != "repeated",
        now=now.held,
        before=before,
    )


def _change(entry: _Entry) -> PositionChange:
    """Return what became of a position since the last edition."""
    now, old = entry.now.attitude, entry.old.attitude if entry.old else None
    if old is None:
        return "new"
    if now.is_opposed_to(old):
        return "denied" if now.stance == "denies" else "reversed"
    if now.is_firmer_than(old):
        return "hardened"
    return "softened" if now.is_softer_than(old) else "repeated"


_EXPLANATIONS: dict[PositionChange, str] = {
    "new": "No earlier edition gave a position of this holder on this issue.",
    "repeated": "The same side on the same issue, in the same or other words.",
    "softened": "The same issue, with a weaker stance, a hedge or a condition.",
    "hardened": "The same issue, with a stronger stance or without the hedge or condition.",
    "reversed": "The same issue, and the opposite of what this holder held before.",
    "denied": "The same issue, and the holder denies what was reported of it before.",
}


def _holdings(reported: Sequence[Reported], cast: Cast, before: Sequence[StoryPosition]) -> list[_Holding]:
    """Return the positions of all articles, old ones first, each in time order."""
    found = [_holding(position, one, cast) for one in reported for position in one.summary.positions]
    present = {one.summary.article.id for one in reported}
    gone = [_gone(item, cast) for item in before if item.now.article not in present]
    return sorted(gone + found, key=lambda holding: (holding.is_new, holding.order, holding.key))


def _holding(position: Position, one: Reported, cast: Cast) -> _Holding:
    article = one.summary.article
    actor = cast.find(article.id, position.holder)
    named = {known.id: known.name for known in one.summary.actors}
    via = [cast.find(article.id, relay) for relay in position.attribution.via]
    return _Holding(
        held=HeldPosition(
            article=article.id,
            position=position.id,
            stance=position.stance,
            statement=position.statement,
            directness=position.directness,
            quotes=tuple(mention_in(article.id, quote) for quote in position.quotes),
            relayed_by=tuple(
                relay.name if relay else named.get(identifier, identifier)
                for relay, identifier in zip(via, position.attribution.via, strict=True)
            ),
            date=one.date,
            support=position.support,
            evidence=evidence_in(article.id, position.evidence),
        ),
        holder=actor.id if actor else None,
        holder_name=actor.name if actor else named.get(position.holder or ""),
        holder_keys=_keys_of(cast, actor.id if actor else None),
        unresolved=None if actor else position.attribution.unresolved or "the holder is no actor of the story",
        issue_label=position.issue,
        target=position.target,
        target_keys=_target_keys(position.target, cast),
        salience=position.salience,
        is_new=one.is_new,
        published=article.published or "",
    )


def _gone(item: StoryPosition, cast: Cast) -> _Holding:
    """Return a position that only the last edition holds."""
    actor = cast.named(item.holder_name)
    return _Holding(
        held=item.now,
        holder=actor.id if actor else item.holder,
        holder_name=item.holder_name,
        holder_keys=_keys_of(cast, actor.id if actor else None),
        unresolved=item.unresolved,
        issue_label=item.issue,
        target=item.target,
        target_keys=_target_keys(item.target, cast),
        salience=item.salience,
        is_new=False,
        published="",
        is_gone=True,
    )


def _keys_of(cast: Cast, holder: str | None) -> frozenset[str]:
    """Return the keys of an actor's names."""
    names = [name for actor in cast.actors if actor.id == holder for name in (actor.name, *actor.aliases)]
    return frozenset(one for name in names for one in content_keys(name))


def _target_keys(target: str | None, cast: Cast) -> frozenset[str]:
    """Return the keys of a target by all names that the story knows for it."""
    if target is None:
        return frozenset()
    actor = cast.named(target)
    return frozenset(content_keys(target)) | (_keys_of(cast, actor.id) if actor else frozenset())


def _disputes(entries: dict[str, _Entry]) -> tuple[Dispute, ...]:
    """Return each pair of holders who stand opposed on one issue, once for each pair of positions."""
    disputes = []
    for (one_id, one), (other_id, other) in combinations(entries.items(), 2):
        if not _are_opposed(one.now, other.now):
            continue
        was_known = one.old is not None and other.old is not None and _are_opposed(one.old, other.old)
        sides = tuple(sorted((one_id, other_id)))
        disputes.append(
            Dispute(
                id=new_id("d", *sides),
                kind="positions",
                issue=one.holdings[0].issue_label,
                is_new=not was_known,
                sides=sides,
            )
        )
    return tuple(sorted(disputes, key=lambda dispute: dispute.id))


def _are_opposed(one: _Holding, other: _Holding) -> bool:
    if one.holder is None or other.holder is None or one.holder == other.holder:
        return False
    if one.held.support != "verified" or other.held.support != "verified":
        return False
    if one.held.statement == other.held.statement:
        return False  # one sentence of two holders does not tell them apart
    return _match_across(one, other) == "same" and one.attitude.is_opposed_to(other.attitude)


def _match_across(one: _Holding, other: _Holding) -> Match | None:
    """Return how well the issues of two holders match; a target that is the other holder is no other target."""
    mine = one.issue.without_target() if one.issue.target & other.holder_keys else one.issue
    theirs = other.issue.without_target() if other.issue.target & one.holder_keys else other.issue
    return mine.match(theirs, apart_from=one.holder_keys | other.holder_keys)
