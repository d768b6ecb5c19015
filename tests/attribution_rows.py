"""Compare what the rules find in news passages with what a reader expects, field by field.

A row of `tests/data/cues/*.jsonl` holds a passage and its attributions in text order. Each has the cue's words, its
source and, where they are not the usual ones, the antecedent, `unresolved`, `via`, `anonymous`, `reason`, `denies` and
the quotes that the speaker says. A list gives answers that are all right; null for `via` or `anonymous` leaves the
field open. `speech` holds quotations without a cue, `ignored` quoted words that are no speech with their rules,
`unsaid` the rules of words that are no cue, `optional` words that may be a cue, `continues` which quotation goes on
with which.
A field counts where the reader or the rules give it something else than the usual.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NotRequired, TypedDict

from summarizer.article import Article, Span
from summarizer.mentions import CueMention, Mentions, QuotationMention, find_mentions

ROWS = Path(__file__).parent / "data" / "cues"
Words = str | list[str] | None


class ExpectedCue(TypedDict):
    cue: str
    source: Words
    after: NotRequired[str]
    antecedent: NotRequired[Words]
    unresolved: NotRequired[bool]
    via: NotRequired[list[Words] | None]
    anonymous: NotRequired[bool | None]
    reason: NotRequired[str]
    denies: NotRequired[bool]
    quotes: NotRequired[list[str]]


class Row(TypedDict):
    about: str
    text: str
    cues: list[ExpectedCue]
    ignored: NotRequired[dict[str, str]]
    unsaid: NotRequired[list[str]]
    optional: NotRequired[list[str]]
    speech: NotRequired[list[str]]
    continues: NotRequired[dict[str, str]]


@dataclass
class Tally:
    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, note: str, *, is_right: bool) -> None:
        self.of[name] += 1
        self.right[name] += is_right
        if not is_right:
            self.wrong.append(f"{name}: {note}")

    def share(self, name: str) -> float:
        return self.right[name] / self.of[name]


def read_rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (ROWS / name).read_text("utf-8").splitlines()]


def score(rows: list[Row]) -> Tally:
    tally = Tally()
    for row in rows:
        Comparison(row, tally).compare()
    return tally


class Comparison:
    """One row against the rules."""

    def __init__(self, row: Row, tally: Tally) -> None:
        self.row = row
        self.tally = tally
        self.article = Article.from_text(row["text"], language="en")
        self.mentions: Mentions = find_mentions(self.article)
        self.pairs = [(expected, self.cue_at(place)) for expected, place in self.places()]

    def compare(self) -> None:
        for expected, found in self.pairs:
            self.add("cue found", expected["cue"], is_right=found is not None)
            if found is not None:
                self.compare_cue(expected, found)
        self.compare_cues_of_rules()
        self.compare_quotations()
        unsaid = [one.rule for one in self.mentions.ignored if one.section == "attributions"]
        if unsaid or self.row.get("unsaid"):
            self.add("nothing said", str(unsaid), is_right=unsaid == self.row.get("unsaid", []))

    def add(self, name: str, note: str, *, is_right: bool) -> None:
        self.tally.add(name, f"{self.row['about']}: {note}", is_right=is_right)

    def places(self) -> list[tuple[ExpectedCue, Span]]:
        """Find each cue outside quotations, from the place of the one before on."""
        spoken = [one.span for one in self.mentions.quotations]
        found, position = [], 0
        for expected in self.row["cues"]:
            if "after" in expected:
                position = self.article.text.index(expected["after"], position) + len(expected["after"])
            start = self.article.text.index(expected["cue"], position)
            while any(span.start <= start < span.end for span in spoken):
                start = self.article.text.index(expected["cue"], start + 1)
            position = start + len(expected["cue"])
            found.append((expected, Span(start, position)))
        return found

    def cue_at(self, place: Span) -> CueMention | None:
        return next((cue for cue in self.mentions.cues if cue.span.overlaps(place)), None)

    def exact(self, span: Span | None) -> str | None:
        return None if span is None else self.article.exact(span)

    def compare_cue(self, expected: ExpectedCue, found: CueMention) -> None:
        source = self.exact(found.source)
        note = f"{expected['cue']} by {source!r}"
        self.add("source", note, is_right=source in listed(expected["source"]))
        who, is_open = self.exact(found.antecedent), found.unresolved is not None
        if who or is_open or expected.get("antecedent") or expected.get("unresolved"):
            agrees = who in listed(expected.get("antecedent")) and is_open == expected.get("unresolved", False)
            self.add("who is meant", f"{note}: {who or found.unresolved}", is_right=agrees)
        via, wanted = [self.exact(span) for span in found.via], expected.get("via", [])
        if wanted is not None and (via or wanted):
            agrees = len(via) == len(wanted) and all(one in listed(w) for one, w in zip(via, wanted, strict=True))
            self.add("via", f"{note}: {via}", is_right=agrees)
        anonymous, reason = expected.get("anonymous", False), self.exact(found.anonymity_reason)
        if anonymous is not None and (anonymous or found.anonymous):
            self.add("anonymous", note, is_right=found.anonymous == anonymous)
        if reason or expected.get("reason"):
            self.add("reason of anonymity", f"{note}: {reason!r}", is_right=reason == expected.get("reason"))
        if found.denies or expected.get("denies"):
            self.add("denies", note, is_right=found.denies == expected.get("denies", False))

    def compare_cues_of_rules(self) -> None:
        known = [found.id for _, found in self.pairs if found is not None]
        for cue in self.mentions.cues:
            is_right = cue.id in known or any(words in cue.exact for words in self.row.get("optional", []))
            self.add("cue of the rules", cue.exact, is_right=is_right)

    def compare_quotations(self) -> None:
        speakers = {quote: expected for expected, _ in self.pairs for quote in expected.get("quotes", [])}
        expected_speech = [*speakers, *self.row.get("speech", [])]
        spoken = {one.exact: one for one in self.mentions.quotations}
        for words in expected_speech:
            self.add("speech found", words, is_right=words in spoken)
            if words in speakers:
                self.compare_speaker(spoken.get(words), speakers[words])
        for words in spoken:
            self.add("speech of the rules", words, is_right=words in expected_speech)
        rules = {one.exact: one.rule for one in self.mentions.ignored if one.section == "quotations"}
        for words in {**rules, **self.row.get("ignored", {})}:
            is_right = rules.get(words) == self.row.get("ignored", {}).get(words)
            self.add("no speech", f"{words}: {rules.get(words)}", is_right=is_right)
        ids = {one.id: one.exact for one in self.mentions.quotations}
        continued = {one.exact: ids[one.continues] for one in self.mentions.quotations if one.continues}
        for words in {**continued, **self.row.get("continues", {})}:
            is_right = continued.get(words) == self.row.get("continues", {}).get(words)
            self.add("continues", words, is_right=is_right)

    def compare_speaker(self, quotation: QuotationMention | None, expected: ExpectedCue) -> None:
        cue = next((one for one in self.mentions.cues if quotation and quotation.id in one.quotations), None)
        answer = None if cue is None or cue.unresolved else self.exact(cue.antecedent or cue.source)
        wanted = [] if expected.get("unresolved") else listed(expected.get("antecedent") or expected["source"])
        note = f"{quotation.exact if quotation else None} by {answer!r}"
        self.add("speaker of all", note, is_right=answer in wanted or (answer is None and not wanted))
        if answer is not None:
            self.add("speaker of those answered", note, is_right=answer in wanted)


def listed(words: Words) -> list[str | None]:
    return list(words) if isinstance(words, list) else [words]
