"""tasks."""

import sqlalchemy as sa
from alembic import op

revision = "tasks"
down_revision = "own_methods"
branch_labels = None
depends_on = None

FOREIGN = (
    ("advice_id", "advice", "CASCADE"),
    ("contribution_id", "contribution", "CASCADE"),
    ("done_by_id", "user_account", "SET NULL"),
    ("meeting_id", "meeting", "CASCADE"),
    ("organisation_id", "organisation", "CASCADE"),
    ("owner_id", "user_account", "SET NULL"),
    ("programme_id", "programme", "CASCADE"),
)
INDEXED = (
    "advice_id",
    "contribution_id",
    "due_on",
    "meeting_id",
    "organisation_id",
    "owner_id",
    "programme_id",
)


def upgrade():
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        sa.Column("advice_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_task_{column}"), ondelete=then
            )
            for column, table, then in FOREIGN
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint(
            "organisation_id",
            "kind",
            "subject",
            name=op.f("uq_task_organisation_id_kind_subject"),
        ),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        for column in INDEXED:
            batch_op.create_index(batch_op.f(f"ix_task_{column}"), [column], unique=False)


def downgrade():
    op.drop_table("task")
