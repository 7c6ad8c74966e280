"""Let no outcome rest on fewer answers than may be shown."""

import sqlalchemy as sa
from alembic import op

revision = "leastfive"
down_revision = "stories_of_change"
branch_labels = None
depends_on = None


def upgrade():
    programme = sa.table("programme", sa.column("threshold_least", sa.Integer()))
    op.execute(
        programme.update().where(programme.c.threshold_least < 5).values(threshold_least=5)
    )


def downgrade():
    """Leave it: what was chosen before is not kept."""
