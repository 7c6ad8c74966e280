"""A promise is sent first, and kept when everybody has been told."""

import sqlalchemy as sa
from alembic import op

revision = "telling"
down_revision = "own_page"
branch_labels = None
depends_on = None


def upgrade():

    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_on", sa.Date(), nullable=True))
    op.execute("UPDATE promise SET sent_on = told_on")


def downgrade():

    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.drop_column("sent_on")
