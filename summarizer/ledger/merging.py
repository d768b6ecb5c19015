"""Several ledgers into one: every record, path, failure, call and recipe; a summary wins over a failure.

Each ledger is taken over in one transaction. To do it again changes nothing; a ledger that went on meanwhile adds what
is new.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from summarizer.errors import ConfigurationError, StorageError
from summarizer.ledger.ledger import NAME, Ledger, open_ledger, read_ledger
from summarizer.ledger.lock import locked
from summarizer.ledger.types import Recipe

# A call has no name of its own: so many equal ones (article, tokens, reply, milliseconds) as the other ledger has, no
# more; two ledgers that share an equal one are taken to tell of the same. `attempts` tells a later result of
# one folder (--force, --retry-failed) from an earlier one.
_TAKE_OVER = """
INSERT OR IGNORE INTO main.recipes
    SELECT id, prompt, prompt_hash, schema_hash, model, parameters, 0 FROM source.recipes;
INSERT INTO main.articles SELECT id, text, title, url, publisher, published, language, characters FROM source.articles
    WHERE true ON CONFLICT (id) DO UPDATE SET text = excluded.text
    WHERE articles.text IS NULL AND excluded.text IS NOT NULL;
INSERT OR IGNORE INTO main.paths SELECT article_id, path FROM source.paths;
INSERT INTO main.results SELECT key, article_id, recipe_id, state, summary, code, reason, attempts FROM source.results
    WHERE true ON CONFLICT (key) DO UPDATE SET state = excluded.state, summary = excluded.summary,
        code = excluded.code, reason = excluded.reason, attempts = excluded.attempts
    WHERE results.state = 'failed' AND excluded.state = 'done'
        OR results.state = excluded.state AND results.attempts < excluded.attempts;
INSERT INTO main.calls SELECT
    NULL, key, prompt_hash, model, requests, input_tokens, output_tokens, cost, seconds, reply, code
    FROM source.calls AS new
    WHERE (SELECT count(*) FROM source.calls AS twin WHERE twin.key = new.key AND twin.id <= new.id AND {same})
        > (SELECT count(*) FROM main.calls AS twin WHERE twin.key = new.key AND {same})
    ORDER BY id;
DELETE FROM main.unread
    WHERE path IN (SELECT path FROM source.paths) AND path NOT IN (SELECT path FROM source.unread);
INSERT INTO main.unread SELECT path, code, reason, attempts FROM source.unread
    WHERE true ON CONFLICT (path, reason) DO UPDATE SET attempts = excluded.attempts
    WHERE unread.attempts < excluded.attempts
"""
_CALL = "prompt_hash model requests input_tokens output_tokens cost seconds reply code".split()
_STATEMENTS = _TAKE_OVER.format(same=" AND ".join(f"twin.{name} IS new.{name}" for name in _CALL)).split(";\n")


@contextmanager
def merged_ledger(sources: Sequence[Path], folder: Path) -> Iterator[Ledger]:
    """Take the ledgers of other folders over into that of `folder`, made where needed, and give it; all stay locked.

    All are examined before anything is written. Raises LockedError, OutputError, StorageError for a damaged ledger, or
    ConfigurationError where the folders were last run with different settings.
    """
    others = [path for path in dict.fromkeys(source.resolve() for source in sources) if path != folder.resolve()]
    with ExitStack() as stack:
        recipe = _common({path: _examined(path, stack) for path in others})
        ledger = stack.enter_context(open_ledger(folder, recipe))
        for path in others:
            ledger.take_over(path / NAME, _STATEMENTS)
        yield ledger


def _examined(folder: Path, stack: ExitStack) -> Recipe:
    """Lock a folder for the stack, and return the settings of its last run. Raises StorageError where it is damaged."""
    with read_ledger(folder):
        stack.enter_context(locked(folder))
    with read_ledger(folder) as ledger:
        if problems := list(ledger.problems()):
            advice = "Restore the file, or run this part again in another folder. Nothing was merged."
            raise StorageError(f"{folder / NAME} is damaged: {problems[0]}", advice=advice)
        return ledger.recipe


def _common(recipes: dict[Path, Recipe]) -> Recipe:
    """Return the one recipe of all folders: the lists of a folder are those of one."""
    if not recipes:
        raise ConfigurationError("there is no folder to merge beside OUT itself", advice="Name the parts' folders.")
    first, *more = recipes.items()
    for folder, recipe in more:
        if recipe.id != first[1].id:
            raise ConfigurationError(
                f"{first[0]} was last run with {_told(first[1])}, {folder} with {_told(recipe)}",
                advice="Run all parts with the same settings; what is done is not asked again.",
            )
    return first[1]


def _told(recipe: Recipe) -> str:
    return f"model {recipe.model!r}, prompt {recipe.prompt} ({recipe.prompt_hash[:8]}), {recipe.parameters}"
