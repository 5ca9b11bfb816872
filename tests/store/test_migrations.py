"""Migrations go up and down with data in the tables, and make the tables that the code knows."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from store import dossiers
from store.database import Database
from store.intake import accept
from store.tables import Base
from tests.store.made import submission


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    with database.read() as db:
        context = MigrationContext.configure(db.connection())
        assert compare_metadata(context, Base.metadata) == []


def test_up_again_and_down_with_data(database: Database) -> None:
    with database.write() as db:
        dossier = accept(db, submission(), room=5).dossier
    database.migrate()
    with database.read() as db:
        assert dossiers.get(db, dossier) is not None
    database.migrate("base")
    with database.read() as db:
        assert set(inspect(db.connection()).get_table_names()) <= {"alembic_version"}
    database.migrate()
