"""The mutation bench: its lies are lies, its verdicts can be trusted, and its docs name every kind."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.grounding import Grounded, ground
from tests.blind_verifier import BlindVerifier
from tools.mutation_bench.bench import run
from tools.mutation_bench.gold import GOLD, GoldArticle, RightItem, load
from tools.mutation_bench.honest import HONEST, honest
from tools.mutation_bench.judge import judge, judge_honest
from tools.mutation_bench.lies import LIES, lies
from tools.mutation_bench.mutants import Mutant, changed
from tools.mutation_bench.rivals import RivalVerdict, can_be_asked, judge_with_rivals, request, verdicts
from tools.mutation_bench.tables import END, START, as_markdown, honest_rows, lie_rows, write_docs
from tools.mutation_bench.tally import tally
from tools.mutation_bench.words.organisations import ORGANISATIONS
from tools.mutation_bench.words.people import PEOPLE
from tools.mutation_bench.words.places import CITIES, COUNTRIES

ROOT = Path(__file__).resolve().parent.parent
GOLDS = load(GOLD, None, None)
ARTICLES: dict[str, GoldArticle] = {gold.name: gold for gold in GOLDS}
TRUCE = ARTICLES["truce"]
MUTANTS: dict[str, list[Mutant]] = {}
for _gold in GOLDS:
    for _mutant in lies(_gold):
        MUTANTS.setdefault(_mutant.kind, []).append(_mutant)
# The kinds of variations that need accented letters, which the articles of the gold do not have.
NEED_ACCENTS = {"composed", "decomposed"}


def right(section: str, words: str) -> RightItem:
    """Return the right item of the sample article that holds these words."""
    return next(one for one in TRUCE.rights if one.section == section and words in json.dumps(one.item))


def gist(text: str, *passages: int) -> Mutant:
    item = RightItem("truce", "gist", {"text": "", "passages": list(passages)}, paraphrase=False)
    return changed(item, "digit", "text", text)


@pytest.mark.parametrize("kind", LIES)
def test_every_kind_of_lie_is_told_about_the_gold(kind: str) -> None:
    assert len(MUTANTS[kind]) >= 10


@pytest.mark.parametrize("kind", LIES)
def test_no_lie_is_the_right_item(kind: str) -> None:
    rights = {(one.article, json.dumps(one.item, sort_keys=True)) for gold in GOLDS for one in gold.rights}
    told = [(one.article, json.dumps(one.item, sort_keys=True)) for one in MUTANTS[kind] if one.section != "gist"]
    same = [one.lie for one in MUTANTS[kind] if one.lie == one.before and kind not in {"claim_as_fact", "label_moved"}]

    assert rights & set(told) == set()
    assert same == []


def test_there_are_three_thousand_lies_and_no_two_of_a_kind_are_the_same() -> None:
    assert sum(map(len, MUTANTS.values())) >= 3_000
    assert all(len({one.key for one in mutants}) == len(mutants) for mutants in MUTANTS.values())


def test_lies_are_the_same_in_another_process_with_other_hashes() -> None:
    program = (
        "from tools.mutation_bench.gold import GOLD, load; from tools.mutation_bench.lies import lies\n"
        "print([one.key for one in lies(load(GOLD, None, ['GUM_news_stampede'])[0])])"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert outputs[0] == outputs[1] == f"{[one.key for one in lies(ARTICLES['GUM_news_stampede'])]}\n"


def test_a_figure_is_changed_to_none_that_the_cited_sentences_have() -> None:
    figures = [figure for one in MUTANTS["digit"] if one.article == "truce" for figure in re.findall(r"\d+", one.lie)]

    assert figures
    assert [one.lie for one in MUTANTS["digit"] if "over 344" in one.lie or "more than 249" in one.lie] == []


def test_a_position_is_given_to_nobody_who_may_hold_it() -> None:
    swapped = {one.lie for one in MUTANTS["speaker_swapped"] if one.before == "Ansari" and one.field == "holder"}

    assert swapped
    assert not swapped & {"Majed al-Ansari", "Qatar", "Ansari"}


def test_a_sentence_that_denies_gets_no_second_denial() -> None:
    assert [one.lie for one in MUTANTS["negation_added"] if re.search(r"\b(?:not|no|never)\b", one.before)] == []


def test_ranges_and_years_get_no_bound_of_their_own() -> None:
    bounded = [
        re.findall(r"(?:more than|under) (?:19|20)\d\d\b|more than \S+ to \d", one.lie) for one in MUTANTS["qualifier"]
    ]

    assert [found for found in bounded if found] == []


def test_word_lists_are_long_enough() -> None:
    assert len(set(PEOPLE)) >= 60
    assert len(set(ORGANISATIONS)) >= 60
    assert len({*COUNTRIES, *CITIES}) >= 60


@pytest.mark.parametrize("kind", [kind for kind in HONEST if kind not in NEED_ACCENTS])
def test_every_honest_variation_occurs(kind: str) -> None:
    assert any(honest(gold, [kind]) for gold in GOLDS)


def test_a_blatant_lie_is_caught() -> None:
    verdict = judge(gist("The offensive killed 92,414 people in Gaza, the ministry says.", 13), TRUCE)

    assert verdict.is_caught
    assert verdict.outcome == "withheld"
    assert "92,414" in verdict.why


def test_an_honest_item_stays() -> None:
    verdict = judge_honest(honest(TRUCE, ["right_item"])[0], TRUCE)

    assert (verdict.outcome, verdict.why) == ("kept", "")


def test_a_repair_that_takes_the_lie_out_counts_as_caught() -> None:
    stripped = next(one for one in MUTANTS["claim_as_fact"] if "still in Gaza" in one.lie)
    verdict = judge(stripped, TRUCE)

    assert verdict.outcome == "repaired"
    assert verdict.is_caught


def test_a_doubt_is_enough_for_a_swapped_speaker_and_not_for_a_digit() -> None:
    holder = changed(right("positions", "approximately 130"), "speaker_swapped", "holder", "Egypt")
    doubted = [judge(holder, TRUCE, BlindVerifier(("holder_differs_from_rule",)))]
    number = gist("About 131 people remain.", 15)
    doubted.append(judge(number, TRUCE, BlindVerifier(("evidence_weak",))))

    assert [(one.outcome, one.is_caught) for one in doubted] == [("unverified", True), ("unverified", False)]


def test_an_item_that_keeps_its_false_passages_is_not_caught() -> None:
    false = next(one for one in MUTANTS["wrong_passage"] if one.article == "truce" and one.section == "gist")

    assert not judge(false, TRUCE, BlindVerifier()).is_caught


def test_a_blind_verifier_catches_nothing() -> None:
    told = [one for kind in LIES for one in [one for one in MUTANTS[kind] if one.article == "truce"][:8]]
    verdicts = [judge(one, TRUCE, BlindVerifier()) for one in told]

    assert len(verdicts) > 100
    assert [(one.mutant.kind, one.mutant.lie, one.outcome) for one in verdicts if one.is_caught] == []


def test_a_verifier_that_withholds_everything_loses_every_honest_item() -> None:
    nothing = Grounded((), (), (), (), (), (), frozenset())
    items = [one for one in honest(TRUCE, ["right_item"]) if one.section != "numbers"]

    assert {judge_honest(one, TRUCE, lambda *_: nothing).outcome for one in items} == {"withheld"}


def test_the_tables_count_what_was_judged(tmp_path: Path) -> None:
    false, true = run([TRUCE], ["digit", "right_item"])
    lied, told = tally(false.verdicts, false.rivals), tally(true.verdicts, true.rivals)

    assert lied["digit"].judged == len([one for one in MUTANTS["digit"] if one.article == "truce"])
    assert told["right_item"].judged == sum(not one.paraphrase for one in TRUCE.rights)
    page = tmp_path / "page.md"
    page.write_text(f"before\n{START}\nold\n{END}\nafter\n", "utf-8")
    write_docs((lie_rows(lied), honest_rows(told)), page)
    text = page.read_text("utf-8")
    assert as_markdown(lie_rows(lied)) in text
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")


def test_docs_name_every_kind_and_hold_a_table_of_each() -> None:
    text = (ROOT / "docs" / "mutation-bench.md").read_text("utf-8")
    tables = text.partition(START)[2].partition(END)[0]

    assert [kind for kind in (*LIES, *HONEST) if f"`{kind}`" not in text.partition(START)[0]] == []
    assert [kind for kind in (*LIES, *set(HONEST) - NEED_ACCENTS) if f"| `{kind}` |" not in tables] == []


def test_rivals_get_the_statement_the_names_and_the_cited_words() -> None:
    mutant = changed(right("positions", "approximately 130"), "speaker_swapped", "holder", "Egypt")
    asked = request(0, mutant, TRUCE)

    assert asked["words"] == ["Israel claims that approximately 130 people remain in Gaza.", "Egypt"]
    assert asked["quotes"] == [TRUCE.passage_text(15)]
    assert not can_be_asked(changed(right("gist", "ongoing"), "digit", "text", "x", passages=[99]), TRUCE)


def test_words_that_a_rival_rewrote_are_caught_where_the_lie_is_in_them() -> None:
    quoted = changed(right("positions", "approximately 130"), "altered_quote", "quotes", "x")
    answer = {"langextract": "kept", "langextract_strict": "lost", "citation": "rewritten"}

    assert [one.is_caught for one in verdicts(quoted, answer)] == [False, True, True]
    assert [one.is_caught for one in verdicts(gist("x", 1), answer)] == [False, True, False]
    assert [one.is_caught for one in verdicts(gist("x", 1), None)] == [None, None, None]


def test_a_rival_that_breaks_does_not_break_the_bench(tmp_path: Path) -> None:
    broken = tmp_path / "python"
    broken.write_text('#!/bin/sh\necho "{\\"id\\": 0, \\"langextract\\": \\"kept\\", \\"cit"\nexit 3\n', "utf-8")
    broken.chmod(0o755)

    assert judge_with_rivals(broken, TRUCE, [gist("x", 1)]) == [
        [RivalVerdict(rival, None) for rival in ("langextract", "langextract_strict", "citation")]
    ]


def test_the_real_verifier_is_the_default() -> None:
    assert judge(gist("Nobody in Bergen bakes bread.", 1), TRUCE) == judge(
        gist("Nobody in Bergen bakes bread.", 1), TRUCE, ground
    )
