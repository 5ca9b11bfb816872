"""Alembic runs the migrations over the connection that `Database.migrate` hands it."""

from __future__ import annotations

from alembic import context

from store.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
