"""What LangExtract and instructor's CitationMixin make of the same items, in an environment of their own."""

import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.mutation_bench.gold import GoldArticle, Item
from tools.mutation_bench.mutants import Mutant

WORKER = Path(__file__).with_name("rivals_worker.py")
RIVALS: dict[str, str] = {
    "langextract": "LangExtract",
    "langextract_strict": "LangExtract, strict",
    "citation": "CitationMixin",
}
# The fields that LangExtract gets, each as an extraction of its own.
_WORD_FIELDS: tuple[str, ...] = (
    *("text", "statement", "question", "holder", "target", "name"),
    *("affiliation", "exact", "number", "counted", "source"),
)
_QUOTED = re.compile(r"“([^”]+ [^”]+)”")
_LIST_FIELDS = ("aliases", "parties", "quotes")
_SECONDS_OF_A_BATCH = 900
_ITEMS_OF_A_BATCH = 250


@dataclass(frozen=True)
class RivalVerdict:
    """What one rival made of one item: caught or lost is True; None where it could not be asked or gave no answer."""

    rival: str
    is_caught: bool | None


def judge_with_rivals(python: Path, gold: GoldArticle, mutants: list[Mutant]) -> list[list[RivalVerdict]]:
    """Return the verdicts of all rivals on each item of one article, in the order of the items."""
    answers: dict[int, Item] = {}
    numbered = list(enumerate(mutants))
    for start in range(0, len(numbered), _ITEMS_OF_A_BATCH):
        batch = numbered[start : start + _ITEMS_OF_A_BATCH]
        requests = [request(number, mutant, gold) for number, mutant in batch if can_be_asked(mutant, gold)]
        answers |= {answer["id"]: answer for answer in ask(python, gold, requests)}
    return [verdicts(mutant, answers.get(number)) for number, mutant in numbered]


def can_be_asked(mutant: Mutant, gold: GoldArticle) -> bool:
    """Tell whether the cited passages exist: a model that cites nothing has no words to quote."""
    return all(1 <= number <= len(gold.article.passages) for number in passages_of(mutant))


def passages_of(mutant: Mutant) -> list[int]:
    """Return the numbers of the passages that an item cites, or that its number stands in."""
    if mutant.section == "numbers":
        return [mutant.item["passage"]]
    return list(mutant.item.get("passages") or mutant.right_passages)


def request(number: int, mutant: Mutant, gold: GoldArticle) -> Item:
    """Return what the rivals get of an item: its words, the words that it quotes or cites, and where those stand."""
    item = mutant.item
    words = [item[field] for field in _WORD_FIELDS if item.get(field)]
    words += [value for field in _LIST_FIELDS for value in item.get(field, ())]
    passages = [gold.article.passages[one - 1] for one in passages_of(mutant)]
    said = " ".join(str(item.get(field, "")) for field in ("text", "statement"))
    copied = [*item.get("quotes", ()), *(item[field] for field in ("exact",) if field in item), *_QUOTED.findall(said)]
    return {
        "id": number,
        "words": words,
        "quotes": copied or [gold.article.exact(passage.span) for passage in passages],
        "spans": [[passage.span.start, passage.span.end] for passage in passages],
    }


def ask(python: Path, gold: GoldArticle, requests: Iterable[Item]) -> list[Item]:
    """Return the answers of the worker; those that it gave in time where it had to be stopped."""
    first = {"article": gold.name, "text": gold.text}
    lines = "".join(f"{json.dumps(line)}\n" for line in (first, *requests))
    try:
        done = subprocess.run(  # noqa: S603 - the interpreter that the user names
            [python, WORKER], input=lines, capture_output=True, text=True, timeout=_SECONDS_OF_A_BATCH, check=False
        )
        output = done.stdout
    except subprocess.TimeoutExpired as error:
        output = (error.stdout or b"").decode()  # bytes in spite of text=True
    return [json.loads(line) for line in output.split("\n") if line.endswith("}")]


def verdicts(mutant: Mutant, answer: Item | None) -> list[RivalVerdict]:
    """Return one verdict a rival; words that CitationMixin rewrote are caught where the lie is in the quoted words."""
    found = []
    for rival in RIVALS:
        outcome = answer[rival] if answer else ""
        is_caught = None if outcome not in {"kept", "lost", "rewritten"} else outcome == "lost"
        if outcome == "rewritten":
            is_caught = mutant.field in {"quotes", "exact"}
        found.append(RivalVerdict(rival, is_caught))
    return found
