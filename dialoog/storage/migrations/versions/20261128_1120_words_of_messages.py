"""Messages keep their words in each language, and opening words are kept until they leave."""

import sqlalchemy as sa
from alembic import op

revision = "words"
down_revision = "retention"
branch_labels = None
depends_on = None


def upgrade():

    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("translations", sa.JSON(), server_default="{}", nullable=False)
        )

    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("report_opening", sa.Text(), server_default="", nullable=False)
        )


def downgrade():

    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_column("report_opening")

    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_column("translations")
