"""Who reads a version, and until when nobody else may: several services on one database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("versions", sa.Column("holder", sa.String(), nullable=False, server_default=""))
    op.add_column("versions", sa.Column("until", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("versions", "until")
    op.drop_column("versions", "holder")
