"""Count who doesn't know among those who say whether they notice an action."""

import sqlalchemy as sa
from alembic import op

revision = "unsure"
down_revision = "showings"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("action_notice") as batch:
        batch.add_column(sa.Column("unsure", sa.Integer(), server_default="0", nullable=False))


def downgrade():
    with op.batch_alter_table("action_notice") as batch:
        batch.drop_column("unsure")
