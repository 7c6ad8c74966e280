"""Let an organisation choose how long things about people are kept."""

import sqlalchemy as sa
from alembic import op

revision = "retention"
down_revision = "measures"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "retention_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kept", sa.String(length=32), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_retention_term_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_term")),
        sa.UniqueConstraint(
            "organisation_id", "kept", name=op.f("uq_retention_term_organisation_id_kept")
        ),
    )
    op.create_index(
        op.f("ix_retention_term_organisation_id"), "retention_term", ["organisation_id"]
    )


def downgrade():
    op.drop_table("retention_term")
