"""The places of the data elements

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("element", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=True))
    element = sa.table("element", sa.column("agreement"), sa.column("element"), sa.column("place"))
    before = element.alias("before")
    place = (
        sa.select(sa.func.count())
        .where(before.c.agreement == element.c.agreement, before.c.element <= element.c.element)
        .scalar_subquery()
    )
    op.execute(sa.update(element).values(place=place))  # until now rows stood in the order of their numbers
    with op.batch_alter_table("element", schema=None) as batch_op:
        batch_op.alter_column("place", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("element", schema=None) as batch_op:
        batch_op.drop_column("place")
