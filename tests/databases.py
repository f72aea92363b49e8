"""The two databases every test of what is kept in the case database runs on: a SQLite file and a PostgreSQL started for this session."""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

_LONGEST = 60  # characters; with what is added a socket's path must stay under 104


def _postgres_programs() -> Path | None:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: float(bin.parent.name))
    if versions:
        return versions[-1]
    found = shutil.which("pg_ctl")
    return Path(found).parent if found else None


def _open_to_all(as_server: list[str]) -> str:
    """A folder whose path is short enough for a socket and which the server's user may enter.

    The temporary folder may be neither: a data folder's, once a page was launched, or a private one of a runner.
    """
    for folder in (os.environ.get("TMPDIR", ""), "/tmp", "/var/tmp"):
        enters = [*as_server, "test", "-x", folder, "-a", "-d", folder]
        if 0 < len(folder) <= _LONGEST and subprocess.run(enters, check=False).returncode == 0:
            return folder
    return tempfile.gettempdir()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL, without a database name, of a private cluster that listens on a socket only."""
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (.ci/run installs Debian's package)")
    # The server refuses to run as root, and its user may not enter pytest's own folders.
    as_server = ["runuser", "-u", "postgres", "--"] if os.name == "posix" and os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="assistant-pg-", dir=_open_to_all(as_server)))
    if as_server:
        shutil.chown(folder, "postgres")
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*as_server, str(programs / program), "-D", str(data), *arguments],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    try:
        run("initdb", "--username=tester", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        # no test cuts the power of the server: what it flushes costs time on a slow disk and shows nothing
        options = f"-c listen_addresses='' -c max_connections=200 -c fsync=off -k {folder}"
        run("pg_ctl", "-w", "-t", "300", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql+psycopg://tester@/{{name}}?host={folder}"
        run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of its own for each test."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / '案卷' / 'cases.db'}"
    cluster: str = request.getfixturevalue("postgres")
    server, schema = (
        cluster.format(name="postgres"),
        f"t{uuid.uuid4().hex}",
    )  # a database each costs 8 MB of disk
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{schema}"
