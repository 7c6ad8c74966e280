"""Tickets: keys to one table for who guides it without an account."""

import sqlalchemy as sa
from alembic import op

revision = "tickets"
down_revision = "tasks"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "table_ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("guide", sa.String(length=80), nullable=False),
        sa.Column("first_time", sa.Boolean(), nullable=False),
        sa.Column("early", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_table_ticket_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["meeting_table.id"],
            name=op.f("fk_table_ticket_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_ticket")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_table_ticket_code_hash")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_table_ticket_key_hash")),
        sa.UniqueConstraint("table_id", name=op.f("uq_table_ticket_table_id")),
    )
    with op.batch_alter_table("table_ticket", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_table_ticket_organisation_id"), ["organisation_id"], unique=False
        )


def downgrade():
    op.drop_table("table_ticket")
