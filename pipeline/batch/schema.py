"""The tables of the ledger."""

from __future__ import annotations

from models.archive import DossierRow, FindingRow

# With the columns: a ledger that has others is of another version.
FORMAT = f"recevable/ledger/2 {' '.join(DossierRow.model_fields)}"
COLUMNS = tuple(DossierRow.model_fields)
FINDING = tuple(FindingRow.model_fields)
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dossiers (
    {", ".join(f'"{name}"' for name in COLUMNS)},
    spec TEXT NOT NULL, stamp TEXT NOT NULL, versions TEXT NOT NULL DEFAULT '', rank TEXT NOT NULL DEFAULT '',
    strikes INTEGER NOT NULL DEFAULT 0, seen INTEGER NOT NULL, PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dossiers_by_state ON dossiers (state, id);
CREATE TABLE IF NOT EXISTS pages (
    dossier TEXT, document TEXT, page INTEGER, state TEXT, grade TEXT, PRIMARY KEY (dossier, document, page)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings (
    {", ".join(f'"{name}"' for name in FINDING)}, rank INTEGER, PRIMARY KEY (dossier, rank)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS traces (
    id INTEGER PRIMARY KEY, dossier TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS traces_of_dossier ON traces (dossier);
CREATE INDEX IF NOT EXISTS traces_by_value ON traces (kind, value, dossier);
CREATE TABLE IF NOT EXISTS links (
    rule TEXT, first TEXT, second TEXT, value TEXT, content TEXT, PRIMARY KEY (rule, first, second, value)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_of_first ON links (first);
CREATE INDEX IF NOT EXISTS links_of_second ON links (second);
CREATE TABLE IF NOT EXISTS pace (
    run INTEGER, rank INTEGER, seconds REAL, pages INTEGER, dossiers INTEGER, PRIMARY KEY (run, rank)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS misplaced (path TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
"""
