"""The tables of `ledger.sqlite`."""

VERSION = 1  # PRAGMA user_version

TABLES = """
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
