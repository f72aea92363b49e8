"""From any earlier case database to the tables of today, step by step (Alembic; one file a step in ``versions``)."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from assistant.errors import StoreError

HEAD = "0005"
_VERSION_TABLE = "alembic_version"


def upgrade(connection: Connection) -> None:
    """Bring the tables up to date inside the transaction of ``connection``; all of it or nothing.

    Args:
        connection: in a write transaction that no other process shares (see ``database``).

    Raises:
        StoreError: the database was made by a newer program.
    """
    at = _version(connection)
    if at == HEAD:
        return
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(Path(__file__).parent))
    if at is not None and at not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(
            f"案件库由更新版本的程序建立（库结构 {at}）", "请升级本程序后再打开，以免损坏其中的内容"
        )

    environment = EnvironmentContext(Config(), scripts, fn=lambda rev, _: scripts._upgrade_revs(HEAD, rev))
    with environment:
        environment.configure(connection=connection)
        environment.run_migrations()


def _version(connection: Connection) -> str | None:
    """The step the database stands at; None for an empty one and for that of release 0.1.0."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()
