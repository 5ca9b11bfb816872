"""What was learnt of a dossier after its report, beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("dossiers", sa.Column("notices", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("dossier", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossiers.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("dossier", "subject"),
    )
    op.create_index(op.f("ix_notices_dossier"), "notices", ["dossier"], unique=False)
    op.create_index(op.f("ix_notices_other"), "notices", ["other"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_notices_other"), table_name="notices")
    op.drop_index(op.f("ix_notices_dossier"), table_name="notices")
    op.drop_table("notices")
    op.drop_column("dossiers", "notices")
