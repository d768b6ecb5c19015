"""The sample article is full of traps: each is read, or left open, as the text bears out; no model is asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import Summarizer, Summary
from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.mentions import find_mentions
from summarizer.settings import Settings
from summarizer.testing import CannedModel

FOLDER = Path(__file__).parent
TRUCE = Article.from_text((FOLDER / "data" / "articles" / "truce.txt").read_text("utf-8"))
MENTIONS = find_mentions(TRUCE)


def summarized(**items: Any) -> Summary:
    """Return the summary that a canned model's items give."""
    model = CannedModel(Draft.model_validate(items))
    with Summarizer(model=model, settings=Settings(repair="never")) as summarizer:
        return summarizer.summarize(TRUCE)


def passage_with(words: str) -> int:
    return next(passage.number for passage in TRUCE.passages if words in TRUCE.exact(passage.span))


def quotation_with(words: str) -> int:
    return next(int(quotation.id[1:]) for quotation in MENTIONS.quotations if words in quotation.exact)


def position(holder: str | None, statement: str, words: str, **fields: Any) -> dict[str, Any]:
    """Return a position that cites the passage with some words."""
    shape = {"stance": "asserts", "issue": "negotiations", "passages": [passage_with(words)]}
    return {**shape, "holder": holder, "statement": statement, **fields}


def test_sum_of_the_presumed_dead_is_recognised() -> None:
    numbers = {number.mention.exact: number for number in summarized().numbers}

    assert numbers["33"].parts == (numbers["eight"].id, numbers["25"].id)


def test_figure_of_the_dead_has_a_chain_of_two() -> None:
    numbers = {number.mention.exact: number for number in summarized().numbers}
    attribution = numbers["1,160"].attribution

    assert attribution is not None
    assert attribution.source_span is not None
    assert attribution.source_span.exact == "an AFP assessment of Israeli official data"
    assert len(attribution.via) == 1


@pytest.mark.parametrize("claimed", ["Israel", "Netanyahu", "Qatar", None])
def test_speaker_of_the_sentence_without_subject_stays_unresolved(claimed: str | None) -> None:
    said = position(
        claimed,
        "The negotiating teams are still in Doha.",
        "stated that",
        quotations=[quotation_with("regardless of the comings")],
    )
    kept = summarized(positions=[said]).positions[0]

    assert kept.holder is None
    assert kept.attribution.unresolved == "subject missing in the text"


def test_anonymous_source_keeps_the_reason_that_the_text_states() -> None:
    said = position(
        "a source briefed on the talks", "Mossad officials remain in Doha.", "According to a source briefed"
    )
    kept = summarized(positions=[said]).positions[0]

    assert kept.attribution.anonymous
    assert kept.attribution.anonymity_reason == "due to the delicacy of the conversations"


def test_both_blames_keep_their_holders() -> None:
    blames = [
        position("Hamas", "Netanyahu and his government are responsible for the failure.", "According to Hamas"),
        position("Netanyahu’s staff", "Hamas was not interested in continuing negotiations.", "responded to X"),
    ]
    summary = summarized(positions=blames)
    names = {actor.id: actor.name for actor in summary.actors}

    assert [names[kept.holder or ""] for kept in summary.positions] == ["Hamas", "Netanyahu’s staff"]
    assert not summary.withheld


def test_network_x_is_no_actor() -> None:
    sources = {TRUCE.exact(cue.source) for cue in MENTIONS.cues if cue.source}

    assert "X" not in sources
    assert "X" not in {actor.name for actor in summarized().actors}


def test_same_draft_gives_the_same_items_from_an_object_and_from_a_line_of_a_batch_file() -> None:
    rows = [json.loads(line) for line in (FOLDER / "gold" / "items.jsonl").read_text("utf-8").split("\n") if line]
    gist = [row["item"] for row in rows if row["article"] == "truce" and row["section"] == "gist"][:4]
    line = json.dumps({"gist": gist})

    once, again = (
        summarized(**json.loads(line)),
        summarized(**Draft.model_validate_json(line).model_dump(mode="json", exclude={"malformed"})),
    )

    assert once.gist == again.gist
    assert once.audit == again.audit


def test_empty_draft_leaves_an_audit_that_lists_everything() -> None:
    audit = summarized().audit

    for section, found in ((audit.numbers, MENTIONS.numbers), (audit.quotations, MENTIONS.quotations)):
        listed = {mention.start for mention in (*section.unaccounted, *section.ignored)}
        assert section.accounted == 0
        assert {mention.span.start for mention in found} <= listed
    left = {mention.start for mention in (*audit.attributions.unaccounted, *audit.attributions.ignored)}
    assert {cue.span.start for cue in MENTIONS.cues} <= left
