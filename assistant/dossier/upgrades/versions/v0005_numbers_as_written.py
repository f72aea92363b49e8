"""A number as it was written when it was given: an agency may write the later ones otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """One new column; it stays empty for numbers given before, until their paper asks for them again."""
    op.add_column("paper_numbers", sa.Column("written", sa.String(200), nullable=False, server_default=""))
