"""Alembic runs the migrations over the connection that `Database.migrate` hands it."""

from __future__ import annotations

from alembic import context

from store.traces import Left

context.configure(connection=context.config.attributes["connection"], target_metadata=Left.metadata)
with context.begin_transaction():
    context.run_migrations()
