"""Verification: a summary agrees with its article, and one changed byte is named."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import Article, Draft, Settings, Summarizer, Summary
from summarizer.testing import CannedModel
from summarizer.verification import seal, verify

TRUCE_TEXT = Path(__file__).parent.joinpath("data/articles/truce.txt").read_text("utf-8")
TRUCE = Article.from_text(TRUCE_TEXT)


def made() -> Summary:
    draft = {
        "gist": [{"text": "Qatar said talks on a Gaza truce are still ongoing.", "passages": [2]}],
        "actors": [{"name": "Hamas", "kind": "organisation", "passages": [2]}],
        "numbers": [{"mention": 2, "counted": "people"}],
    }
    with Summarizer(CannedModel(Draft.model_validate(draft)), settings=Settings(repair="never")) as summarizer:
        return summarizer.summarize(TRUCE)


SUMMARY = made()


def parts(summary: Summary, article: Article = TRUCE) -> set[str]:
    return {difference.part for difference in verify(summary, article)}


def changed(*path: Any, value: Any) -> Summary:
    stored = json.loads(SUMMARY.model_dump_json())
    place = stored
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return Summary.model_validate(stored)


def test_untouched_summary_agrees() -> None:
    assert verify(SUMMARY, TRUCE) == []
    assert verify(Summary.model_validate_json(SUMMARY.model_dump_json()), TRUCE) == []


@pytest.mark.parametrize(
    ("path", "value", "part"),
    [
        (("gist", 0, "text"), "Qatar said talks on a Gaza truce are still ongoinG.", "G1"),
        (("numbers", 1, "value"), 92414, "N2"),
        (("numbers", 1, "mention", "exact"), "92,414", "N2"),
        (("numbers", 1, "counted"), "peoplf", "N2"),
        (("actors", 0, "evidence", 0, "start"), 51, "A1"),
        (("article", "title"), "Qatar", "article"),
        (("receipt", "model"), "other", "receipt"),
        (("warnings", 0, "message"), "nothing", "warnings"),
        (("audit", "numbers", "found"), 99, "audit"),
        (("seal", "G1"), "0000000000000000", "G1"),
        (("gist",), [], "gist"),
        (("withheld",), [{"section": "gist", "item": "x", "code": "malformed", "reason": "y"}], "withheld"),
    ],
)
def test_changed_part_is_named(path: tuple[Any, ...], value: Any, part: str) -> None:
    assert part in parts(changed(*path, value=value))


def test_seal_can_be_computed_without_us() -> None:
    stored = json.loads(SUMMARY.model_dump_json(indent=2))
    sealed = {"gist": [item["id"] for item in stored["gist"]], "receipt": stored["receipt"]}
    sealed |= {item["id"]: item for item in (*stored["gist"], *stored["actors"], *stored["numbers"])}

    for name, part in sealed.items():
        written = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
        assert stored["seal"][name] == hashlib.sha256(written).hexdigest()[:16], name


def test_changed_figure_is_found_even_where_the_seal_was_made_anew() -> None:
    lie = changed("numbers", 1, "value", value=92414)
    resealed = lie.model_copy(update={"seal": seal(lie)})

    assert parts(resealed) == {"N2"}


def test_changed_byte_of_the_article_names_the_item_it_supports() -> None:
    article = Article.from_text(TRUCE_TEXT.replace("32,414", "92,414"))

    assert {"article", "N2"} <= parts(SUMMARY, article)


def test_line_ends_are_normalised_before_anything_is_compared() -> None:
    assert parts(SUMMARY, Article.from_text(TRUCE_TEXT.replace("\n", "\r\n"))) == set()
