"""Compare the verifier and the rules with the hand-made gold: python tools/gold_report.py [--list].

The first table counts, per section, how many of the right draft items of `tests/gold/items.jsonl` are kept verified,
kept with a doubt (flagged), kept without one of their fields (in part), withheld, or about a number or quotation that
the rules did not find (no mention); the second compares the rules' mentions with `tests/gold/<article>.json`.
`--list` names every item and every mention behind the differences. Nothing but the standard output is written.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.article import Article, Span
from summarizer.draft import Draft
from summarizer.grounding import Grounded, ground
from summarizer.mentions import CueMention, Mentions, NumberMention, find_mentions

TESTS = Path(__file__).resolve().parent.parent / "tests"
SECTIONS = ("gist", "actors", "positions", "numbers", "open_questions")
VERDICTS = ("verified", "flagged", "in part", "withheld", "no mention")
Gold = dict[str, Any]


@dataclass
class Tally:
    """Right and counted cases per row of a table, with the words of the cases that differ."""

    right: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, row: str, note: str, *, is_right: bool) -> None:
        """Count one case; `note` is kept where it is not right."""
        self.counted[row] += 1
        self.right[row] += is_right
        if not is_right:
            self.notes.append(f"{row}: {note}")


@dataclass
class Verdicts:
    """What became of the right items: a count per section and verdict, and the words of those not verified."""

    sections: dict[str, Counter[str]] = field(default_factory=lambda: {section: Counter() for section in SECTIONS})
    notes: list[str] = field(default_factory=list)

    def add(self, row: Gold, verdict: str, reason: str) -> None:
        """Count one item."""
        self.sections[row["section"]][verdict] += 1
        if verdict != "verified":
            self.notes.append(f"{verdict}: {row['article']} {row['section']}: {said(row['item'])} ({reason})")


def main() -> None:
    """Print both tables for the articles asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[1])
    parser.add_argument("--articles", nargs="+", metavar="NAME", help="only these articles (file names without .json)")
    parser.add_argument("--list", action="store_true", help="name every item and mention that differs")
    arguments = parser.parse_args()
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((TESTS / "gold").glob("*.json"))]
    wanted = [gold for gold in golds if not arguments.articles or gold["article"] in arguments.articles]
    verdicts, tally = Verdicts(), Tally()
    for gold in wanted:
        article = read_article(gold)
        mentions = find_mentions(article)
        for row in read_items(gold["article"]):
            verdicts.add(row, *judge(row, article, mentions))
        compare_numbers(gold, mentions, tally)
        compare_quotations(gold, mentions, tally)
        compare_attributions(gold, mentions, tally)
        compare_dates(gold, mentions, tally)
    print_verdicts(verdicts)
    print_tally(tally)
    for note in (*verdicts.notes, *tally.notes) if arguments.list else ():
        print(note)


def read_article(gold: Gold) -> Article:
    """Return the article that a gold file annotates, with its publication date where one is known."""
    text = (TESTS / "data" / "articles" / f"{gold['article']}.txt").read_text("utf-8")
    return Article.from_text(text, published=gold["published"])


def read_items(name: str) -> list[dict[str, Any]]:
    """Return the right draft items of one article."""
    lines = (TESTS / "gold" / "items.jsonl").read_text("utf-8").split("\n")
    return [row for line in lines if line for row in [json.loads(line)] if row["article"] == name]


def said(item: dict[str, Any]) -> str:
    """Return the words that tell one item from the others."""
    fields = ("number", "statement", "text", "question", "name", "counted")
    return " / ".join(str(item[name]) for name in fields if item.get(name))


def number_id(words: str, passage: int, mentions: Mentions) -> int | None:
    """Return the n of the number mention that these words of a passage lie in, or None."""
    for mention in mentions.numbers:
        if mention.passage == passage and (words in mention.exact or mention.exact in words):
            return int(mention.id[1:])
    return None


def quotation_id(words: str, passages: list[int], mentions: Mentions) -> int | None:
    """Return the n of the quotation mention in these passages that holds the words, or None."""
    for mention in mentions.quotations:
        if mention.passage in passages and words in mention.exact:
            return int(mention.id[1:])
    return None


def draft_item(row: dict[str, Any], mentions: Mentions) -> dict[str, Any] | None:
    """Return the item in the draft's shape, ids in place of words; None where the rules found no such mention."""
    item = dict(row["item"])
    if row["section"] == "numbers":
        item["mention"] = number_id(item.pop("number"), item.pop("passage"), mentions)
        return None if item["mention"] is None else item
    if "quotations" in item:
        item["quotations"] = [quotation_id(words, item["passages"], mentions) for words in item["quotations"]]
        return None if None in item["quotations"] else item
    return item


def judge(row: dict[str, Any], article: Article, mentions: Mentions) -> tuple[str, str]:
    """Return verified, flagged, in part, withheld or no mention for one right item, and why."""
    item = draft_item(row, mentions)
    if item is None:
        return "no mention", "the rules found no such number or quotation"
    grounded = ground(Draft.model_validate({row["section"]: [item]}), article, mentions)
    reasons = "; ".join(f"{one.code}: {one.reason}" for one in grounded.withheld)
    doubts = kept_doubts(row["section"], item, grounded)
    if doubts is None:
        return "withheld", reasons or "not kept, and not listed as withheld"
    if reasons:
        return "in part", reasons
    return ("flagged", ", ".join(doubts)) if doubts else ("verified", "")


def kept_doubts(section: str, item: dict[str, Any], grounded: Grounded) -> tuple[str, ...] | None:
    """Return the doubts of the one item kept in a section; None where there is none."""
    if section == "numbers":
        kept = [number for number in grounded.numbers if number.id == f"N{item['mention']}" and number.counted]
    else:
        kept = list(getattr(grounded, section))
    return kept[0].doubts if kept else None


def span_of(part: Gold) -> Span:
    """Return the span of a gold part."""
    return Span(part["start"], part["end"])


def compare_numbers(gold: Gold, mentions: Mentions, tally: Tally) -> None:
    """Count numbers found and their fields, and numbers of the rules that the gold does not have."""
    used: set[str] = set()
    for number in gold["numbers"]:
        place = span_of(number["mention"])
        found = next((one for one in mentions.numbers if one.span.overlaps(place)), None)
        used |= {one.id for one in mentions.numbers if one.span.overlaps(place)}
        words = f"{gold['article']} {number['mention']['exact']!r}"
        if found is not None:
            compare_number(number, found, words, tally)
        if found is not None or not number["optional"]:
            tally.add("numbers found", words, is_right=found is not None)
    for mention in mentions.numbers:
        tally.add(
            "numbers of the rules in the gold", f"{gold['article']} {mention.exact!r}", is_right=mention.id in used
        )


def compare_number(number: Gold, found: NumberMention, words: str, tally: Tally) -> None:
    """Count the fields of one number that the rules found."""
    values = [number["value"], *number["value_also"]]
    tally.add(
        "numbers: value", f"{words} {found.value}", is_right=any(is_close(found.value, value) for value in values)
    )
    bounds = is_close(found.low, number["low"]) and is_close(found.high, number["high"])
    tally.add(
        "numbers: low and high", f"{words} {found.low}, {found.high}", is_right=bounds or bool(number["value_also"])
    )
    tally.add("numbers: qualifier", f"{words} {found.qualifier}", is_right=found.qualifier == number["qualifier"])
    unit = any(is_same_unit(found.unit, one) for one in number["units"])
    tally.add("numbers: unit", f"{words} {found.unit}", is_right=unit)
    tally.add("numbers: change", f"{words} {found.change}", is_right=found.change == number["change"])


def is_close(found: float | None, expected: float | None) -> bool:
    """Tell whether two values are the same to three digits, or both unknown."""
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= 0.001 * max(1, abs(expected))


def is_same_unit(found: str | None, expected: str | None) -> bool:
    """Tell whether two units are the same, singular or plural."""
    return (found or "").casefold().rstrip("s") == (expected or "").casefold().rstrip("s")


def compare_quotations(gold: Gold, mentions: Mentions, tally: Tally) -> None:
    """Count quotations found, their speakers, and quoted words rightly left out."""
    for quotation in gold["quotations"]:
        place = span_of(quotation["words"])
        found = next((one for one in mentions.quotations if same_words(one.span, place)), None)
        words = f"{gold['article']} {quotation['words']['exact'][:50]!r}"
        if not quotation["speech"]:
            tally.add("quoted words that are no speech left out", words, is_right=found is None)
            continue
        tally.add("quotations found", words, is_right=found is not None)
        cue = next((one for one in mentions.cues if found and found.id in one.quotations), None)
        speakers = [quotation["speaker"], *quotation["speaker_also"]]
        tally.add("quotations: speaker of all", words, is_right=is_speaker(cue, speakers, gold))
        if cue is not None and cue.source is not None and cue.unresolved is None:
            note = f"{words} {gold_text(gold)[cue.source.start : cue.source.end]!r}"
            tally.add("quotations: speaker of those answered", note, is_right=is_speaker(cue, speakers, gold))
    places = [span_of(quotation["words"]) for quotation in gold["quotations"]]
    for mention in mentions.quotations:
        known = any(same_words(mention.span, place) for place in places)
        tally.add("quotations of the rules in the gold", f"{gold['article']} {mention.exact[:50]!r}", is_right=known)


def same_words(one: Span, other: Span) -> bool:
    """Tell whether two spans are the same but for a mark or two at their ends."""
    return abs(one.start - other.start) <= 1 and abs(one.end - other.end) <= 1


def is_speaker(cue: CueMention | None, speakers: list[str | None], gold: Gold) -> bool:
    """Tell whether a cue names one of the speakers, or none where the article names none."""
    source = None if cue is None else cue.antecedent or cue.source
    if source is None:
        return speakers[0] is None
    return any(names_actor(gold_text(gold)[source.start : source.end], speaker, gold) for speaker in speakers)


def names_actor(words: str, actor_id: str | None, gold: Gold) -> bool:
    """Tell whether words are or hold a name of the actor, or are part of one."""
    names = [name for one in gold["actors"] if one["id"] == actor_id for name in (one["name"], *one["aliases"])]
    folded = words.casefold()
    return any(name.casefold() in folded or folded in name.casefold() for name in names)


def gold_text(gold: Gold) -> str:
    """Return the text that the offsets of a gold file refer to."""
    return read_article(gold).text


def compare_attributions(gold: Gold, mentions: Mentions, tally: Tally) -> None:
    """Count attributions whose cue, source, content and anonymity the rules give, and cues the gold does not have."""
    places = []
    for position in gold["positions"]:
        attribution = position["attribution"]
        if attribution["cue"] is None:
            continue
        places += [span_of(attribution["cue"]), *map(span_of, attribution["via_cues"])]
        found = matching_cue(attribution, mentions)
        if found is not None or not position["optional"]:
            words = f"{gold['article']} {position['content'][0]['exact'][:50]!r} {attribution['cue']['exact']!r}"
            tally.add("attributions: cue found", words, is_right=found is not None)
        if found is not None:
            compare_cue(gold, position, found, tally)
    for cue in mentions.cues:
        known = any(cue.span.overlaps(place) for place in places)
        tally.add(
            "cues of the rules in the gold", f"{gold['article']} {cue.exact!r} at {cue.span.start}", is_right=known
        )


def compare_cue(gold: Gold, position: Gold, found: CueMention, tally: Tally) -> None:
    """Count source, content and anonymity of one attribution that the rules found."""
    attribution = position["attribution"]
    source = "" if found.source is None else gold_text(gold)[found.source.start : found.source.end]
    note = f"{gold['article']} {position['content'][0]['exact'][:50]!r} by {source!r}"
    places = source_links(attribution)
    is_right = not source if not places else any(found.source and found.source.overlaps(place) for place in places)
    tally.add("attributions: source", note, is_right=bool(is_right))
    if position["holder"] and not position["optional"] and source and found.unresolved is None:
        holders = [position["holder"], *position["holder_also"]]
        tally.add("attributions: holder of those answered", note, is_right=is_speaker(found, holders, gold))
    content = any(found.content and found.content.overlaps(span_of(part)) for part in position["content"])
    tally.add("attributions: content overlaps", note, is_right=content)
    if attribution["anonymous"] is not None:
        tally.add("attributions: anonymous", note, is_right=found.anonymous == attribution["anonymous"])


def matching_cue(attribution: Gold, mentions: Mentions) -> CueMention | None:
    """Return the cue of the rules at the gold's cue, or None."""
    if attribution["cue"] is None:
        return None
    place = span_of(attribution["cue"])
    return next((cue for cue in mentions.cues if cue.span.overlaps(place)), None)


def source_links(attribution: Gold) -> list[Span]:
    """Return the spans that count as the source: the source itself, or another link of the chain."""
    return [span_of(link) for link in (attribution["source"], *attribution["via"]) if link is not None]


def compare_dates(gold: Gold, mentions: Mentions, tally: Tally) -> None:
    """Count dates found and their values."""
    for date in gold["dates"]:
        place = span_of(date["mention"])
        found = next((one for one in mentions.dates if one.span.overlaps(place)), None)
        words = f"{gold['article']} {date['mention']['exact']!r}"
        if found is None:
            if not date["optional"]:
                tally.add("dates found", words, is_right=False)
            continue
        tally.add("dates found", words, is_right=True)
        is_right = found.value in [date["value"], *date["value_also"]]
        tally.add("dates: value", f"{words} {found.value}", is_right=is_right)


def print_verdicts(verdicts: Verdicts) -> None:
    """Print what became of the right items, per section."""
    print(f"{'right items':<16}{'items':>8}" + "".join(f"{column:>12}" for column in VERDICTS))
    total: Counter[str] = Counter()
    for section in SECTIONS:
        total += verdicts.sections[section]
        print_verdict(section, verdicts.sections[section])
    print_verdict("all", total)


def print_verdict(name: str, counts: Counter[str]) -> None:
    """Print one row of the first table."""
    print(f"{name:<16}{counts.total():>8}" + "".join(f"{counts[column]:>12}" for column in VERDICTS))


def print_tally(tally: Tally) -> None:
    """Print how the rules compare with the gold."""
    print(f"\n{'rules against gold':<44}{'right':>8}{'of':>8}{'share':>8}")
    for row, counted in sorted(tally.counted.items()):
        print(f"{row:<44}{tally.right[row]:>8}{counted:>8}{tally.right[row] / counted:>8.2f}")


if __name__ == "__main__":
    main()
