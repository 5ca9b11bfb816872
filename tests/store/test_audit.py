"""The audit is only ever added to, and whoever changes it anyway is found out."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store import audit
from store.database import Database

OFF = {
    "sqlite": ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"),
    "postgresql": ("ALTER TABLE audit DISABLE TRIGGER audit_no_change",),
}


@pytest.fixture
def filled(database: Database) -> Database:
    with database.write() as db:
        for number in range(5):
            audit.record(db, "alix", "decision", f"d{number}", {"version": number})
    return database


def test_a_whole_chain_is_found_whole(filled: Database) -> None:
    with filled.read() as db:
        checked = audit.verify(db)
    assert (checked.lines, checked.wrong) == (5, 0)


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'noa' WHERE seq = 3", "DELETE FROM audit"])
def test_the_database_itself_refuses_a_change(filled: Database, change: str) -> None:
    with pytest.raises(DBAPIError), filled.write() as db:
        db.execute(text(change))


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("UPDATE audit SET actor = 'noa' WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 5", 5),
    ],
)
def test_a_change_made_by_force_is_found(filled: Database, change: str, wrong: int) -> None:
    with filled.write() as db:
        for off in OFF[db.get_bind().dialect.name]:
            db.execute(text(off))
        db.execute(text(change))
    with filled.read() as db:
        assert audit.verify(db).wrong == wrong
