"""Give people a page of their own, and meetings a record that is read and locked."""

import sqlalchemy as sa
from alembic import op

revision = "own_page"
down_revision = "announcements"
branch_labels = None
depends_on = None


def _table(name, *columns):
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f(f"fk_{name}_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_organisation_id"), name, ["organisation_id"])


def _to(name, column, target, *, ondelete="CASCADE"):
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{name}_{column}"), ondelete=ondelete
    )


def _indexes(name, *columns):
    for column in columns:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(
            sa.Column("news", sa.String(length=32), nullable=False, server_default="everything")
        )
    with op.batch_alter_table("check_answer") as batch:
        batch.drop_constraint("fk_check_answer_person_id", type_="foreignkey")
        batch.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        batch.create_foreign_key(
            op.f("fk_check_answer_person_id"), "person", ["person_id"], ["id"], ondelete="SET NULL"
        )
    _table(
        "door",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _to("door", "person_id", "person"),
        sa.UniqueConstraint("person_id", name=op.f("uq_door_person_id")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_door_key_hash")),
        sa.UniqueConstraint("code", name=op.f("uq_door_code")),
    )
    _table(
        "record",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("locked_on", sa.Date(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("record", "meeting_id", "meeting"),
        _to("record", "message_id", "message", ondelete="SET NULL"),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_record_meeting_id")),
    )
    _table(
        "record_step",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        _to("record_step", "record_id", "record"),
        _to("record_step", "user_id", "user_account", ondelete="SET NULL"),
    )
    _indexes("record_step", "record_id")
    _table(
        "correction",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("correction", "meeting_id", "meeting"),
        _to("correction", "contribution_id", "contribution"),
    )
    _indexes("correction", "meeting_id", "contribution_id")
    _table(
        "approval",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _to("approval", "meeting_id", "meeting"),
        _to("approval", "table_id", "meeting_table", ondelete="SET NULL"),
        sa.UniqueConstraint("meeting_id", "mark", name=op.f("uq_approval_meeting_id_mark")),
    )
    _indexes("approval", "meeting_id", "table_id")


def downgrade():
    for name in ("approval", "correction", "record_step", "record", "door"):
        op.drop_table(name)
    with op.batch_alter_table("check_answer") as batch:
        batch.drop_constraint("fk_check_answer_person_id", type_="foreignkey")
        batch.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(
            op.f("fk_check_answer_person_id"), "person", ["person_id"], ["id"], ondelete="CASCADE"
        )
    with op.batch_alter_table("person") as batch:
        batch.drop_column("news")
