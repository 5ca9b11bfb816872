"""One database by its URL: SQLite in a folder by default, PostgreSQL when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_MS = 30_000
AWAY = (InterfaceError, OperationalError)  # the database does not answer, for now
TURN = 7_326  # the number of the lock under which PostgreSQL's tables are changed


class Database:
    """Sessions to read, and sessions to write: on SQLite one writer at a time, readers never wait."""

    def __init__(self, url: str) -> None:
        self.url = url
        sqlite = url.startswith("sqlite")
        self._reading = _engine(url, "BEGIN" if sqlite else None)
        self._writing = _engine(url, "BEGIN IMMEDIATE") if sqlite else self._reading

    @contextmanager
    def read(self) -> Iterator[Session]:
        """What is read here is one moment's; nothing is written."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """All of it is written, or nothing when it raises."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self, revision: str = "head") -> None:
        """Brings the tables up (or down) to a revision; of several services that start, one at a time."""
        with self._writing.connect() as connection:
            if not self.url.startswith("sqlite"):
                connection.execute(select(func.pg_advisory_xact_lock(TURN)))
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            if revision == "base" or revision.startswith("-"):
                command.downgrade(config, revision)
            else:
                command.upgrade(config, revision)
            connection.commit()

    def forget(self) -> None:
        """What was deleted leaves the files of SQLite at once; PostgreSQL clears its own in time.

        The log of SQLite still holds the former rows until it is folded into the base.
        """
        if self.url.startswith("sqlite"):
            connection = self._writing.raw_connection()  # a session would begin a transaction
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def close(self) -> None:
        self._reading.dispose()
        self._writing.dispose()


def _engine(url: str, begin: str | None) -> Engine:
    if begin is None:
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing behind our back
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")  # what was answered 202 survives a power cut
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")  # what is erased is written over
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
