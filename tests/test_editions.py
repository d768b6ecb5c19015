"""The strategy of hostile editions keeps the edition's own promises."""

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings

from summarizer.edition import Edition
from tests.editions import Written, editions, written
from tests.hostile import HOSTILE


@given(editions())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_of_a_random_edition_is_exact(case: Written) -> None:
    for span in spans(case.edition.model_dump()):
        assert span["exact"] == case.texts[span["article"]][span["start"] : span["end"]]
        assert span["exact"].strip()
    assert Edition.model_validate_json(case.edition.model_dump_json()) == case.edition


def test_a_seed_writes_the_same_edition_again() -> None:
    assert written(7, HOSTILE, stories=3, items=3) == written(7, HOSTILE, stories=3, items=3)
    assert written(7, HOSTILE, stories=3, items=3) != written(8, HOSTILE, stories=3, items=3)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every mention and evidence below a value."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for child in value.values():
            yield from spans(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from spans(child)
