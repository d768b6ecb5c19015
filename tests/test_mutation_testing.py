"""The mutation run: what counts as noticed, when it fails, and that its page tells of the same functions."""

import re
from pathlib import Path

from tools.mutation_testing import FUNCTIONS, PATTERNS, failure, report, verdicts

PAGE = (Path(__file__).parent.parent / "docs" / "mutation-testing.md").read_text("utf-8")
NAMES = [pattern.replace("*", "1") for pattern in PATTERNS]


def test_only_changes_of_the_listed_functions_count() -> None:
    listing = f"    {NAMES[0]}: killed\n    summarizer.audit.x_other__mutmut_1: survived\n    {NAMES[1]}: survived\n"

    assert verdicts(listing) == {NAMES[0]: "killed", NAMES[1]: "survived"}


def test_the_report_counts_what_was_noticed_and_names_what_was_not() -> None:
    told = report({NAMES[0]: "killed", NAMES[1]: "timeout", NAMES[2]: "survived", NAMES[3]: "no tests"}, 90)

    assert "4 mutants, 50.0% noticed (1 killed, 1 no tests, 1 survived, 1 timeout), 1.5 minutes" in told
    assert told.endswith(f"  no tests: {NAMES[3]}\n  survived: {NAMES[2]}")


def test_a_run_fails_where_too_many_survive_or_a_function_is_gone() -> None:
    killed = dict.fromkeys([*NAMES, *(f"{NAMES[0]}{place:03}" for place in range(400))], "killed")
    names = list(killed)

    assert failure(killed) is None
    assert failure(killed | dict.fromkeys(names[:20], "survived")) is None
    assert failure(killed | dict.fromkeys(names[:21], "survived")) is not None
    assert failure(dict.fromkeys(NAMES, "killed") | dict.fromkeys(NAMES[:6], "survived")) is not None
    assert failure({name: verdict for name, verdict in killed.items() if name != NAMES[1]}) is not None


def test_the_page_names_the_functions_of_the_list() -> None:
    rows = re.findall(r"^\| `(summarizer\.[\w.]+)` \| (`.+`) \|$", PAGE, flags=re.MULTILINE)

    assert {module: tuple(re.findall(r"`(\w+)`", names)) for module, names in rows} == FUNCTIONS
