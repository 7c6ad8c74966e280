"""Keep on which day a programme was closed, for what managers look back on."""

import sqlalchemy as sa
from alembic import op

revision = "closed_on"
down_revision = "unsure"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("programme", sa.Column("closed_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE programme SET closed_on = (SELECT DATE(MAX(event.at)) FROM event"
        " WHERE event.what = 'programme.closed' AND event.subject_id = programme.id)"
        " WHERE state = 'closed'"
    )


def downgrade():
    op.drop_column("programme", "closed_on")
