"""Say of an owner whether it is a person or an organisation; until somebody says so, a person."""

import sqlalchemy as sa
from alembic import op

revision = "owner_kinds"
down_revision = "closed_on"
branch_labels = None
depends_on = None


def upgrade():
    for table in ("agreement", "action"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(
                sa.Column("owner_kind", sa.String(32), server_default="person", nullable=False)
            )


def downgrade():
    for table in ("action", "agreement"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("owner_kind")
