"""Films and pictures by link on the public page."""

import sqlalchemy as sa
from alembic import op

revision = "showings"
down_revision = "updates"
branch_labels = None
depends_on = None


def upgrade():

    op.create_table(
        "showing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_showing_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_showing_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_showing")),
    )
    with op.batch_alter_table("showing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_showing_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_showing_programme_id"), ["programme_id"], unique=False)


def downgrade():

    with op.batch_alter_table("showing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_showing_programme_id"))
        batch_op.drop_index(batch_op.f("ix_showing_organisation_id"))

    op.drop_table("showing")
