"""what people notice of agreements, and the stories they choose."""

import sqlalchemy as sa
from alembic import op

revision = "rounds"
down_revision = "wall"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("check_round") as batch_op:
        batch_op.add_column(sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))

    op.create_table(
        "agreement_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("check_answer_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_notice_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["check_answer_id"],
            ["check_answer.id"],
            name=op.f("fk_agreement_notice_check_answer_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_agreement_notice_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_notice")),
        sa.UniqueConstraint(
            "check_answer_id",
            "agreement_id",
            name=op.f("uq_agreement_notice_check_answer_id_agreement_id"),
        ),
    )
    for column in ("agreement_id", "check_answer_id", "organisation_id"):
        op.create_index(op.f(f"ix_agreement_notice_{column}"), "agreement_notice", [column])

    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("chosen_by", sa.String(length=160), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_story_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_story_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_story_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    for column in ("contribution_id", "organisation_id", "programme_id"):
        op.create_index(op.f(f"ix_story_{column}"), "story", [column])


def downgrade():
    op.drop_table("story")
    op.drop_table("agreement_notice")
    with op.batch_alter_table("check_round") as batch_op:
        batch_op.drop_column("settled_at")
