"""Accounts, sessions, handlers of cases; the audit log sealed line by line and closed to changes; drafts by owner."""

import sqlalchemy as sa
from alembic import op

from assistant.dossier.audit import Entry, chain
from assistant.dossier.tables import audit

revision = "0004"
down_revision = "0003"

_REFUSE_SQLITE = "CREATE TRIGGER audit_no_{low} BEFORE {word} ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
_REFUSE_POSTGRES = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'audit is append-only'; END $$",
    "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)


def upgrade() -> None:
    """Seal what is there, then close the log; all other tables are new but that of the drafts, which is copied."""
    _seal()
    _close()
    _drafts()
    op.create_table(
        "accounts",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(64), nullable=False),
        sa.Column("label", sa.String(64), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_table(
        "handlers",
        sa.Column("case_id", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(64), primary_key=True),
    )
    op.create_index("ix_handlers_account", "handlers", ["account"])


def _seal() -> None:
    for name in ("about", "digest"):
        op.add_column("audit", sa.Column(name, sa.String(64), nullable=False, server_default=""))
    db = op.get_bind()
    held = [Entry(**row) for row in db.execute(sa.select(audit).order_by(audit.c.number)).mappings()]
    for number, digest in chain(held):
        db.execute(sa.update(audit).where(audit.c.number == number).values(digest=digest))


def _close() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for word in ("UPDATE", "DELETE"):
            op.execute(_REFUSE_SQLITE.format(low=word.lower(), word=word))
    else:
        for statement in _REFUSE_POSTGRES:
            op.execute(statement)


def _drafts() -> None:
    """Two people may each keep a draft under the same name."""
    op.drop_index("ix_drafts_owner", "drafts")
    op.rename_table("drafts", "drafts_before")
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(64), primary_key=True),
        sa.Column("case_id", sa.String(64), nullable=False),
        sa.Column("base", sa.Integer),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
    )
    op.execute(
        "INSERT INTO drafts (id, owner, case_id, base, title, content, changed)"
        " SELECT id, owner, case_id, base, title, content, changed FROM drafts_before"
    )
    op.drop_table("drafts_before")
    op.create_index("ix_drafts_owner", "drafts", ["owner"])
