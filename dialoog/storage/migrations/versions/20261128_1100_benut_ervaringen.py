"""benut ervaringen."""

import sqlalchemy as sa
from alembic import op

revision = "cycles"
down_revision = "table_steps"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "cycle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.JSON(), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("collect_until", sa.Date(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_cycle_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_cycle_programme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.UniqueConstraint("programme_id", name=op.f("uq_cycle_programme_id")),
    )
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_cycle_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "cycle_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=True),
        sa.Column("client_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["person.id"], name=op.f("fk_cycle_pair_client_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_pair_cycle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["official_id"],
            ["person.id"],
            name=op.f("fk_cycle_pair_official_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_cycle_pair_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_pair")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_cycle_pair_key_hash")),
    )
    with op.batch_alter_table("cycle_pair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_pair_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cycle_pair_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cycle_pair_official_id"), ["official_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_cycle_pair_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "cycle_side",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_side_cycle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_cycle_side_meeting_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_cycle_side_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_side")),
        sa.UniqueConstraint("cycle_id", "side", name=op.f("uq_cycle_side_cycle_id_side")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_cycle_side_key_hash")),
    )
    with op.batch_alter_table("cycle_side", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_side_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cycle_side_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "cycle_theme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("advice_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["advice_id"], ["advice.id"], name=op.f("fk_cycle_theme_advice_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_theme_cycle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_cycle_theme_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_theme")),
    )
    with op.batch_alter_table("cycle_theme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_theme_advice_id"), ["advice_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cycle_theme_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cycle_theme_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "cycle_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("spoke_with", sa.Integer(), nullable=False),
        sa.Column("noticed", sa.String(length=32), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("needed", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_cycle_visit_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"],
            ["cycle_theme.id"],
            name=op.f("fk_cycle_visit_theme_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_cycle_visit_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_visit")),
    )
    with op.batch_alter_table("cycle_visit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_cycle_visit_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_cycle_visit_theme_id"), ["theme_id"], unique=False)

    op.create_table(
        "experience_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(length=80), nullable=False),
        sa.Column("age_group", sa.String(length=32), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_experience_card_cycle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_experience_card_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["cycle_pair.id"],
            name=op.f("fk_experience_card_pair_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experience_card")),
        sa.UniqueConstraint(
            "organisation_id",
            "client_id",
            name=op.f("uq_experience_card_organisation_id_client_id"),
        ),
    )
    with op.batch_alter_table("experience_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_experience_card_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_experience_card_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_experience_card_pair_id"), ["pair_id"], unique=False)

    op.create_table(
        "cycle_theme_card",
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["card_id"],
            ["experience_card.id"],
            name=op.f("fk_cycle_theme_card_card_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"],
            ["cycle_theme.id"],
            name=op.f("fk_cycle_theme_card_theme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("theme_id", "card_id", name=op.f("pk_cycle_theme_card")),
    )
    op.create_table(
        "cycle_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("side_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_cycle_view_contribution_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_cycle_view_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["side_id"], ["cycle_side.id"], name=op.f("fk_cycle_view_side_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"],
            ["cycle_theme.id"],
            name=op.f("fk_cycle_view_theme_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_view")),
    )
    with op.batch_alter_table("cycle_view", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_cycle_view_contribution_id"), ["contribution_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_cycle_view_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_cycle_view_side_id"), ["side_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cycle_view_theme_id"), ["theme_id"], unique=False)

    op.create_table(
        "experience_card_contribution",
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["card_id"],
            ["experience_card.id"],
            name=op.f("fk_experience_card_contribution_card_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"],
            ["contribution.id"],
            name=op.f("fk_experience_card_contribution_contribution_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "card_id", "contribution_id", name=op.f("pk_experience_card_contribution")
        ),
    )


def downgrade():
    op.drop_table("experience_card_contribution")
    with op.batch_alter_table("cycle_view", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_view_theme_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_view_side_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_view_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_view_contribution_id"))

    op.drop_table("cycle_view")
    op.drop_table("cycle_theme_card")
    with op.batch_alter_table("experience_card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_experience_card_pair_id"))
        batch_op.drop_index(batch_op.f("ix_experience_card_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_experience_card_cycle_id"))

    op.drop_table("experience_card")
    with op.batch_alter_table("cycle_visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_visit_theme_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_visit_organisation_id"))

    op.drop_table("cycle_visit")
    with op.batch_alter_table("cycle_theme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_theme_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_theme_cycle_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_theme_advice_id"))

    op.drop_table("cycle_theme")
    with op.batch_alter_table("cycle_side", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_side_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_side_meeting_id"))

    op.drop_table("cycle_side")
    with op.batch_alter_table("cycle_pair", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_pair_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_pair_official_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_pair_cycle_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_pair_client_id"))

    op.drop_table("cycle_pair")
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_organisation_id"))

    op.drop_table("cycle")
