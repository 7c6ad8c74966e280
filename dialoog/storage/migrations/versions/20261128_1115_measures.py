"""the short measure, in counts."""

import sqlalchemy as sa
from alembic import op

revision = "measures"
down_revision = "mirror"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "measure_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(length=32), nullable=False),
        sa.Column("statement", sa.String(length=32), nullable=False),
        sa.Column("perspective", sa.String(length=32), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_measure_count_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_measure_count_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_count")),
        sa.UniqueConstraint(
            "programme_id",
            "moment",
            "statement",
            "perspective",
            "score",
            name="uq_measure_count_answer",
        ),
    )
    op.create_index(
        op.f("ix_measure_count_organisation_id"), "measure_count", ["organisation_id"]
    )
    op.create_index(op.f("ix_measure_count_programme_id"), "measure_count", ["programme_id"])

    op.create_table(
        "measure_taken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("moment", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_measure_taken_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_measure_taken_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_measure_taken_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_taken")),
        sa.UniqueConstraint(
            "programme_id",
            "moment",
            "person_id",
            name=op.f("uq_measure_taken_programme_id_moment_person_id"),
        ),
    )
    for column in ("organisation_id", "person_id", "programme_id"):
        op.create_index(op.f(f"ix_measure_taken_{column}"), "measure_taken", [column])


def downgrade():
    op.drop_table("measure_taken")
    op.drop_table("measure_count")
