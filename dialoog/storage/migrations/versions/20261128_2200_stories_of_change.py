"""Let words that somebody wrote with their answer be chosen as a story, when they agree."""

import sqlalchemy as sa
from alembic import op

revision = "stories_of_change"
down_revision = "owner_kinds"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column(
        "check_answer",
        sa.Column("quotable", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    with op.batch_alter_table("story") as batch:
        batch.alter_column("contribution_id", existing_type=sa.Integer(), nullable=True)
        batch.add_column(sa.Column("check_answer_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_story_check_answer_id"),
            "check_answer",
            ["check_answer_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch.create_index(op.f("ix_story_check_answer_id"), ["check_answer_id"])


def downgrade():
    op.execute("DELETE FROM story WHERE contribution_id IS NULL")
    with op.batch_alter_table("story") as batch:
        batch.drop_index(op.f("ix_story_check_answer_id"))
        batch.drop_constraint(op.f("fk_story_check_answer_id"), type_="foreignkey")
        batch.drop_column("check_answer_id")
        batch.alter_column("contribution_id", existing_type=sa.Integer(), nullable=False)
    op.drop_column("check_answer", "quotable")
