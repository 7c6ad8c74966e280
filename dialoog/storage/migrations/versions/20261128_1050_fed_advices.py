"""Find the advices that a contribution feeds without reading them all."""

from alembic import op

revision = "fed"
down_revision = "tickets"
branch_labels = None
depends_on = None


def upgrade():

    with op.batch_alter_table("advice_contribution", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_advice_contribution_contribution_id"), ["contribution_id"], unique=False
        )


def downgrade():

    with op.batch_alter_table("advice_contribution", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_advice_contribution_contribution_id"))
