"""mirror meetings."""

import sqlalchemy as sa
from alembic import op

revision = "mirror"
down_revision = "owners"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "closing_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_closing_letter_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_closing_letter_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing_letter")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_closing_letter_meeting_id")),
    )
    with op.batch_alter_table("closing_letter", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_closing_letter_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "debrief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_debrief_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_debrief_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debrief")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_debrief_meeting_id")),
    )
    with op.batch_alter_table("debrief", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_debrief_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "route_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_route_place_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["meeting_table.id"],
            name=op.f("fk_route_place_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_place")),
        sa.UniqueConstraint("table_id", name=op.f("uq_route_place_table_id")),
    )
    with op.batch_alter_table("route_place", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_route_place_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "asked_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_asked_slip_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_asked_slip_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_slip")),
        sa.UniqueConstraint("contribution_id", name=op.f("uq_asked_slip_contribution_id")),
    )
    with op.batch_alter_table("asked_slip", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_asked_slip_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "route_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_route_note_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_route_note_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route_note")),
        sa.UniqueConstraint("contribution_id", name=op.f("uq_route_note_contribution_id")),
    )
    with op.batch_alter_table("route_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_route_note_organisation_id"), ["organisation_id"], unique=False
        )

    # ### end Alembic commands ###


def downgrade():
    with op.batch_alter_table("route_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_route_note_organisation_id"))

    op.drop_table("route_note")
    with op.batch_alter_table("asked_slip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_asked_slip_organisation_id"))

    op.drop_table("asked_slip")
    with op.batch_alter_table("route_place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_route_place_organisation_id"))

    op.drop_table("route_place")
    with op.batch_alter_table("debrief", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_debrief_organisation_id"))

    op.drop_table("debrief")
    with op.batch_alter_table("closing_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closing_letter_organisation_id"))

    op.drop_table("closing_letter")
    # ### end Alembic commands ###
