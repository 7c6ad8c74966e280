"""Plan what people hear after a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "updates"
down_revision = "rounds"
branch_labels = None
depends_on = None


def upgrade():

    op.create_table(
        "planned_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_planned_update_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_planned_update_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_planned_update_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_update")),
    )
    with op.batch_alter_table("planned_update", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_planned_update_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_planned_update_programme_id"), ["programme_id"], unique=False
        )


def downgrade():

    with op.batch_alter_table("planned_update", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_planned_update_programme_id"))
        batch_op.drop_index(batch_op.f("ix_planned_update_organisation_id"))

    op.drop_table("planned_update")
