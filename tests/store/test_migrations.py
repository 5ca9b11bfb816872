"""Migrations go up and down with data in the tables, and make the tables that the code knows."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from models.archive import Trace, TraceKind
from store import dossiers
from store.clock import now
from store.database import Database
from store.intake import accept
from store.notices import Notice
from store.traces import Demand, Left, leave
from tests.store.made import submission

CLIENT = Trace(kind=TraceKind.CLIENT, value="1")


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    with database.read() as db:
        context = MigrationContext.configure(db.connection())
        assert Notice.metadata is Left.metadata
        assert compare_metadata(context, Left.metadata) == []


def test_up_again_and_down_with_data(database: Database) -> None:
    with database.write() as db:
        dossier = accept(db, submission(), room=5).dossier
        version = dossiers.versions(db, dossier)[0]
        leave(db, version, Demand("1/2", "avance", now()), {CLIENT: ("client:1",)})
    for gone in ({"notices"}, set(), {"traces", "marks"}):
        database.migrate("-1")
        with database.read() as db:
            assert list(db.scalars(text("SELECT id FROM dossiers"))) == [dossier]
            assert not gone & set(inspect(db.connection()).get_table_names())
    database.migrate()
    with database.read() as db:
        assert dossiers.get(db, dossier) is not None
    database.migrate("base")
    with database.read() as db:
        assert set(inspect(db.connection()).get_table_names()) <= {"alembic_version"}
    database.migrate()
