"""The tables of `ledger.sqlite`, in steps: a ledger of version n lacks the steps behind the n-th."""

_FIRST = """
CREATE TABLE recipes (
    id TEXT PRIMARY KEY, prompt TEXT NOT NULL, prompt_hash TEXT NOT NULL, schema_hash TEXT NOT NULL,
    model TEXT NOT NULL, parameters TEXT NOT NULL, used INTEGER NOT NULL
) STRICT;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, text TEXT, title TEXT, url TEXT, publisher TEXT, published TEXT, language TEXT NOT NULL,
    characters INTEGER NOT NULL
) STRICT;
CREATE TABLE paths (
    article_id TEXT NOT NULL REFERENCES articles (id), path TEXT NOT NULL, PRIMARY KEY (article_id, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE results (
    key TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles (id),
    recipe_id TEXT NOT NULL REFERENCES recipes (id),
    state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
    summary TEXT, code TEXT, reason TEXT, attempts INTEGER NOT NULL,
    CHECK ((state = 'done') = (summary IS NOT NULL)), CHECK ((state = 'failed') = (code IS NOT NULL))
) STRICT;
CREATE INDEX results_of_recipe ON results (recipe_id, state);
CREATE TABLE calls (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL REFERENCES results (key), prompt_hash TEXT NOT NULL, model TEXT NOT NULL,
    requests INTEGER NOT NULL, input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cost REAL,
    seconds REAL NOT NULL, reply TEXT, code TEXT
) STRICT;
CREATE INDEX calls_of_key ON calls (key);
CREATE TABLE unread (
    path TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, attempts INTEGER NOT NULL,
    PRIMARY KEY (path, reason)
) STRICT, WITHOUT ROWID;
"""

# Windows of articles that are asked by OpenAI's Batch API. `batch` is null while a window is to be asked again,
# `outcome` is null until its answer came; the rows of an article go once its result is saved.
_BATCHES = """
CREATE TABLE batches (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, recipe_id TEXT NOT NULL REFERENCES recipes (id),
    endpoint TEXT NOT NULL, parameters TEXT NOT NULL, file_id TEXT, batch_id TEXT UNIQUE,
    is_fetched INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE batch_windows (
    key TEXT NOT NULL, window INTEGER NOT NULL, windows INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id), recipe_id TEXT NOT NULL REFERENCES recipes (id),
    notes TEXT NOT NULL, batch INTEGER REFERENCES batches (id), outcome TEXT, PRIMARY KEY (key, window)
) STRICT, WITHOUT ROWID;
CREATE INDEX windows_of_batch ON batch_windows (batch);
CREATE INDEX windows_of_recipe ON batch_windows (recipe_id);
"""

# Editions as they were printed, what each was the first to hold, and the stories as they stood.
_EDITIONS = """
CREATE TABLE editions (date TEXT PRIMARY KEY, edition TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE edition_entries (
    entry TEXT PRIMARY KEY, date TEXT NOT NULL REFERENCES editions (date) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_entries_of_date ON edition_entries (date);
CREATE TABLE edition_stories (
    story TEXT NOT NULL, date TEXT NOT NULL REFERENCES editions (date) ON DELETE CASCADE, content TEXT,
    PRIMARY KEY (story, date)
) STRICT, WITHOUT ROWID;
CREATE INDEX edition_stories_of_date ON edition_stories (date);
CREATE INDEX results_of_article ON results (article_id);
"""

# Messages of digests: noted before they are sent, and again once Slack has them; a webhook tells no `ts`.
_SLACK = """
CREATE TABLE slack_messages (
    digest TEXT NOT NULL, channel TEXT NOT NULL, part TEXT NOT NULL, given_channel TEXT NOT NULL,
    content TEXT NOT NULL, started REAL NOT NULL, is_sent INTEGER NOT NULL DEFAULT 0, ts TEXT,
    PRIMARY KEY (digest, channel, part)
) STRICT, WITHOUT ROWID;
"""

# Answers about articles that have no result yet, by the SHA-256 of the question; those of an article go once its result
# is saved, and become its calls.
_ANSWERS = """
CREATE TABLE answers (
    key TEXT NOT NULL, question TEXT NOT NULL, parameters TEXT NOT NULL, model TEXT NOT NULL,
    requests INTEGER NOT NULL, input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cost REAL,
    seconds REAL NOT NULL, reply TEXT NOT NULL, PRIMARY KEY (key, question)
) STRICT, WITHOUT ROWID;
"""

STEPS = (_FIRST, _BATCHES, _EDITIONS, _SLACK, _ANSWERS)
VERSION = len(STEPS)  # PRAGMA user_version
