"""walls of ideas."""

import sqlalchemy as sa
from alembic import op

revision = "wall"
down_revision = "reactions"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('cluster',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('table_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('paper_dots', sa.Integer(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('advice_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['advice_id'], ['advice.id'], name=op.f('fk_cluster_advice_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_cluster_organisation_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['table_id'], ['meeting_table.id'], name=op.f('fk_cluster_table_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cluster'))
    )
    with op.batch_alter_table('cluster', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cluster_advice_id'), ['advice_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cluster_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cluster_table_id'), ['table_id'], unique=False)

    op.create_table('wall',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('table_id', sa.Integer(), nullable=False),
    sa.Column('shown_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('choosing_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('chosen_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('present_on', sa.Date(), nullable=True),
    sa.Column('changes', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_wall_organisation_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['table_id'], ['meeting_table.id'], name=op.f('fk_wall_table_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wall')),
    sa.UniqueConstraint('table_id', name=op.f('uq_wall_table_id'))
    )
    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_wall_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('cluster_idea',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('cluster_id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['cluster_id'], ['cluster.id'], name=op.f('fk_cluster_idea_cluster_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['contribution_id'], ['contribution.id'], name=op.f('fk_cluster_idea_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_cluster_idea_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cluster_idea')),
    sa.UniqueConstraint('contribution_id', name=op.f('uq_cluster_idea_contribution_id'))
    )
    with op.batch_alter_table('cluster_idea', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cluster_idea_cluster_id'), ['cluster_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_cluster_idea_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('dot',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('cluster_id', sa.Integer(), nullable=False),
    sa.Column('device', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['cluster_id'], ['cluster.id'], name=op.f('fk_dot_cluster_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_dot_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dot')),
    sa.UniqueConstraint('cluster_id', 'device', name=op.f('uq_dot_cluster_id_device'))
    )
    with op.batch_alter_table('dot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_dot_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('moodboard',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('cluster_id', sa.Integer(), nullable=False),
    sa.Column('line', sa.String(length=160), nullable=False),
    sa.Column('alt', sa.String(length=300), nullable=False),
    sa.Column('picture', sa.LargeBinary(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('mark', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['cluster_id'], ['cluster.id'], name=op.f('fk_moodboard_cluster_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisation.id'], name=op.f('fk_moodboard_organisation_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moodboard')),
    sa.UniqueConstraint('cluster_id', name=op.f('uq_moodboard_cluster_id'))
    )
    with op.batch_alter_table('moodboard', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moodboard_organisation_id'), ['organisation_id'], unique=False)

    with op.batch_alter_table('advice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('votes', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('why', sa.Text(), server_default='', nullable=False))



def downgrade():
    with op.batch_alter_table('advice', schema=None) as batch_op:
        batch_op.drop_column('why')
        batch_op.drop_column('votes')

    with op.batch_alter_table('moodboard', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moodboard_organisation_id'))

    op.drop_table('moodboard')
    with op.batch_alter_table('dot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_dot_organisation_id'))

    op.drop_table('dot')
    with op.batch_alter_table('cluster_idea', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cluster_idea_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_cluster_idea_cluster_id'))

    op.drop_table('cluster_idea')
    with op.batch_alter_table('wall', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_wall_organisation_id'))

    op.drop_table('wall')
    with op.batch_alter_table('cluster', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cluster_table_id'))
        batch_op.drop_index(batch_op.f('ix_cluster_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_cluster_advice_id'))

    op.drop_table('cluster')
