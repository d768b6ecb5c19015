"""Change the code of a fixed list of functions in small ways and count the changes that the pure tests notice.

    .mutation/bin/python tools/mutation_testing.py [--keep]

It fails where less than 90 % are noticed or more than 20 survive.

docs/mutation-testing.md says how `.mutation` is made, and why each change that survived may. `pyproject.toml` names the
tests that are run. A run begins anew; with `--keep` only what changed since the last run is tested.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

MUTMUT = Path(sys.executable).parent / "mutmut"
WORK = Path("mutants")
# Pure functions with a verdict that lets a lie through when it is wrong; not those that run at import or only raise.
FUNCTIONS = {
    "summarizer.audit": ("audit", "_section"),
    "summarizer.grounding.clauses": ("content_of", "is_taken_back", "_scope"),
    "summarizer.grounding.figures": (
        "check_digits", "_clock_times", "_is_given", "_is_in_other_words", "_is_our_own_count",
    ),
    "summarizer.grounding.labels": ("head_of", "stands_by_another", "_places", "_distance"),
    "summarizer.grounding.opposites": (
        "opposite_word", "_pointed", "_by_key", "_by_prefix", "_by_next_word", "_next_words",
    ),
    "summarizer.grounding.polarity": ("_restates", "_any_near"),
    "summarizer.grounding.quantifiers": ("other_quantifiers", "_by_word"),
    "summarizer.grounding.quantities": (
        "same_quantity", "_in_base_units", "same_measure", "measures_alike", "_measure", "may_stand_for_quantity",
        "is_less_precise", "takes_another_noun", "counts_another_kind", "is_another_kind", "counts_in_other_words",
        "nouns_of", "is_currency",
    ),
    "summarizer.grounding.relations": ("check_relations", "_is_among", "_relations", "_last_name"),
    "summarizer.grounding.support": ("share", "_support", "_closer_passage"),
    "summarizer.mentions.numbers.digits": ("uses_decimal_comma", "value_of_english", "value_of_digits"),
    "summarizer.mentions.numbers.words": ("value_of", "end_of_first", "_begins_anew", "denominator_of"),
}  # fmt: skip
LEAST_SHARE = 0.9
MOST_SURVIVORS = 20
PATTERNS = tuple(f"{module}.x_{name}__mutmut_*" for module, names in FUNCTIONS.items() for name in names)


def verdicts(listing: str) -> dict[str, str]:
    """Return the verdict on each mutant of the list, from what `mutmut results` prints."""
    pairs = (line.strip().rpartition(": ") for line in listing.splitlines())
    return {name: verdict for name, _, verdict in pairs if any(fnmatchcase(name, pattern) for pattern in PATTERNS)}


def report(found: dict[str, str], seconds: float) -> str:
    """Return a line for each module, the sum, and the mutants that no test noticed."""
    lines = [f"{'module':40}{'functions':>10}{'mutants':>9}{'noticed':>9}"]
    for module, names in FUNCTIONS.items():
        mine = [verdict for name, verdict in found.items() if name.startswith(f"{module}.x_")]
        lines.append(f"{module:40}{len(names):10}{len(mine):9}{sum(map(is_noticed, mine)):9}")
    noticed = sum(map(is_noticed, found.values()))
    counts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(Counter(found.values()).items()))
    lines.append(f"{len(found)} mutants, {noticed / len(found):.1%} noticed ({counts}), {seconds / 60:.1f} minutes")
    lines += sorted(f"  {verdict}: {name}" for name, verdict in found.items() if not is_noticed(verdict))
    return "\n".join(lines)


def failure(found: dict[str, str]) -> str | None:
    """Return why the run fails, or None."""
    unknown = [pattern for pattern in PATTERNS if not any(fnmatchcase(name, pattern) for name in found)]
    if unknown:
        return f"nothing was changed in {', '.join(unknown)}: is it still there?"
    survivors = sum(not is_noticed(verdict) for verdict in found.values())
    is_enough = survivors <= MOST_SURVIVORS and survivors <= (1 - LEAST_SHARE) * len(found)
    return None if is_enough else f"too many survived: {survivors} of {len(found)}"


def is_noticed(verdict: str) -> bool:
    """Tell whether a test failed, or a loop did not end."""
    return verdict in ("killed", "timeout")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run mutmut on the list and print what it found."""
    parser = argparse.ArgumentParser(description="Mutation testing of a fixed list of functions.")
    parser.add_argument("--keep", action="store_true", help="test only what changed since the last run")
    if not parser.parse_args(arguments).keep:
        shutil.rmtree(WORK, ignore_errors=True)
    begun = time.monotonic()
    command = [str(MUTMUT), "run", "--max-children", "2", *PATTERNS]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - the tool beside this interpreter
    listing = subprocess.run(  # noqa: S603 - as above
        [str(MUTMUT), "results", "--all", "true"], check=True, capture_output=True, text=True
    ).stdout
    found = verdicts(listing)
    print(report(found, time.monotonic() - begun))
    sys.exit(failure(found))


if __name__ == "__main__":
    main()
