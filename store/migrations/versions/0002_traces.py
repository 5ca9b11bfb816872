"""What ties a dossier to others: its traces, and the marks by which they are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "traces",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("affair", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossiers.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_traces_affair"), "traces", ["affair"], unique=False)
    op.create_index(op.f("ix_traces_dossier"), "traces", ["dossier"], unique=False)
    op.create_table(
        "marks",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("trace", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["trace"], ["traces.id"]),
        sa.PrimaryKeyConstraint("mark", "trace"),
    )
    op.create_index(op.f("ix_marks_trace"), "marks", ["trace"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_marks_trace"), table_name="marks")
    op.drop_table("marks")
    op.drop_index(op.f("ix_traces_dossier"), table_name="traces")
    op.drop_index(op.f("ix_traces_affair"), table_name="traces")
    op.drop_table("traces")
