"""what tablets did at a table."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "table_steps"
down_revision = "fed"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "taken_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_taken_step_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["meeting_table.id"],
            name=op.f("fk_taken_step_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken_step")),
        sa.UniqueConstraint(
            "organisation_id", "step_id", name=op.f("uq_taken_step_organisation_id_step_id")
        ),
    )
    op.create_index("ix_taken_step_organisation_id", "taken_step", ["organisation_id"])
    op.create_index("ix_taken_step_table_id", "taken_step", ["table_id"])
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("phase_key", sa.String(length=40), nullable=False),
        sa.Column("perspective", sa.String(length=32), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_turns_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"], ["meeting_table.id"], name=op.f("fk_turns_table_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
        sa.UniqueConstraint(
            "table_id",
            "phase_key",
            "perspective",
            name=op.f("uq_turns_table_id_phase_key_perspective"),
        ),
    )
    op.create_index("ix_turns_organisation_id", "turns", ["organisation_id"])
    op.create_index("ix_turns_table_id", "turns", ["table_id"])
    _give_agreements_an_id()


def _give_agreements_an_id():
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.add_column(sa.Column("client_id", sa.Uuid(), nullable=True))
    agreement = sa.table("agreement", sa.column("id", sa.Integer), sa.column("client_id", sa.Uuid))
    connection = op.get_bind()
    for (number,) in connection.execute(sa.select(agreement.c.id)).all():
        connection.execute(
            sa.update(agreement).where(agreement.c.id == number).values(client_id=uuid4())
        )
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.alter_column("client_id", existing_type=sa.Uuid(), nullable=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_agreement_organisation_id_client_id"), ["organisation_id", "client_id"]
        )


def downgrade():
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_agreement_organisation_id_client_id"), type_="unique"
        )
        batch_op.drop_column("client_id")
    op.drop_table("turns")
    op.drop_table("taken_step")
