"""methods that an organisation made its own."""

import sqlalchemy as sa
from alembic import op

revision = "own_methods"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "own_method",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("method", sa.JSON(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_own_method_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_method")),
        sa.UniqueConstraint("organisation_id", "key", name=op.f("uq_own_method_organisation_id_key")),
    )
    op.create_index(op.f("ix_own_method_organisation_id"), "own_method", ["organisation_id"])


def downgrade():
    op.drop_table("own_method")
