"""Numbers of papers, counted by agency, kind of number and year."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two new tables; the others stay as they are."""
    op.create_table(
        "paper_series",
        sa.Column("agency", sa.String(200), primary_key=True),
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "paper_numbers",
        sa.Column("agency", sa.String(200), primary_key=True),
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.String(64), primary_key=True),
        sa.Column("party", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.UniqueConstraint("agency", "code", "year", "number"),
    )
