"""owners."""

import sqlalchemy as sa
from alembic import op

revision = "owners"
down_revision = "telling"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.add_column(sa.Column("chased_for", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("chases", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("escalated_for", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("proposed_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("proposed_reason", sa.Text(), server_default="", nullable=False)
        )
    with op.batch_alter_table("action_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("moved_to", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("asked_for", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("by_owner", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    op.create_table(
        "action_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("finish_id", sa.Integer(), nullable=True),
        sa.Column("through", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_action_notice_action_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["finish_id"],
            ["action_step.id"],
            name=op.f("fk_action_notice_finish_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_action_notice_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_action_notice_user_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_notice")),
    )
    with op.batch_alter_table("action_notice", schema=None) as batch_op:
        for column in ("action_id", "finish_id", "organisation_id"):
            batch_op.create_index(batch_op.f(f"ix_action_notice_{column}"), [column], unique=False)

    op.create_table(
        "action_owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("weekly", sa.Boolean(), nullable=False),
        sa.Column("mailed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_action_owner_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_owner")),
        sa.UniqueConstraint(
            "organisation_id", "email", name=op.f("uq_action_owner_organisation_id_email")
        ),
        sa.UniqueConstraint("key_hash", name=op.f("uq_action_owner_key_hash")),
    )
    with op.batch_alter_table("action_owner", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_action_owner_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "chasing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("weekly", sa.Boolean(), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("most_late", sa.Integer(), nullable=False),
        sa.Column("escalate_after", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_chasing_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chasing")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_chasing_organisation_id")),
    )
    with op.batch_alter_table("chasing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_chasing_organisation_id"), ["organisation_id"], unique=False
        )


def downgrade():
    op.drop_table("chasing")
    op.drop_table("action_owner")
    op.drop_table("action_notice")
    with op.batch_alter_table("action_step", schema=None) as batch_op:
        batch_op.drop_column("by_owner")
        batch_op.drop_column("asked_for")
        batch_op.drop_column("moved_to")
    with op.batch_alter_table("action", schema=None) as batch_op:
        for column in ("proposed_reason", "proposed_on", "escalated_for", "chases", "chased_for"):
            batch_op.drop_column(column)
