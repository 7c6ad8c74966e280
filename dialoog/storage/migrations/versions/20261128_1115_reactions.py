"""reactions."""

import sqlalchemy as sa
from alembic import op

revision = "reactions"
down_revision = "words"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "next_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("think_along", sa.Boolean(), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_next_message_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_next_message_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_next_message_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_message")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", name=op.f("uq_next_message_meeting_id_person_id")
        ),
    )
    with op.batch_alter_table("next_message", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_next_message_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_next_message_person_id"), ["person_id"], unique=False)

    op.create_table(
        "reaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("advice_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("aspect", sa.String(length=32), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("unsure", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["advice_id"], ["advice.id"], name=op.f("fk_reaction_advice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_reaction_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["meeting_table.id"],
            name=op.f("fk_reaction_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaction")),
        sa.UniqueConstraint(
            "advice_id", "table_id", "aspect", name=op.f("uq_reaction_advice_id_table_id_aspect")
        ),
    )
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reaction_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_reaction_table_id"), ["table_id"], unique=False)

    op.create_table(
        "reaction_contribution",
        sa.Column("reaction_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_reaction_contribution_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reaction_id"],
            ["reaction.id"],
            name=op.f("fk_reaction_contribution_reaction_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "reaction_id", "contribution_id", name=op.f("pk_reaction_contribution")
        ),
    )


def downgrade():
    op.drop_table("reaction_contribution")
    with op.batch_alter_table("reaction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reaction_table_id"))
        batch_op.drop_index(batch_op.f("ix_reaction_organisation_id"))

    op.drop_table("reaction")
    with op.batch_alter_table("next_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_next_message_person_id"))
        batch_op.drop_index(batch_op.f("ix_next_message_organisation_id"))

    op.drop_table("next_message")
