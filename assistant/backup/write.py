"""One file with everything: written while the program goes on, put in its place when it is whole."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, cast

from assistant.backup import contents
from assistant.dossier.failures import told_failures
from assistant.errors import InputError
from assistant.files import fresh, replacing, working
from assistant.sealing.cipher import Sealing
from assistant.settings import settings

_LEVEL = 3  # of gzip: texts shrink to a quarter, and a library of 75 MB takes three seconds
_COPY = 2**20
_STREAM: Literal["w|"] = "w|"


@dataclass(frozen=True, slots=True)
class Written:
    """What a backup holds.

    Attributes:
        files: how many.
        size: bytes of the backup.
        sha256: of the backup, to be compared after it was carried elsewhere.
        elsewhere: what belongs to it but lies outside the data folder, in Chinese.
    """

    files: int
    size: int
    sha256: str
    elsewhere: tuple[str, ...]


def write(target: Path, key: bytes = b"") -> Written:
    """Write a backup of the data folder.

    Args:
        target: the file to write; it must not be there yet.
        key: to seal it with, see ``cipher.read_key``; empty leaves it open.

    Raises:
        InputError: the file is there, or cannot be written.
        StoreError: a database is damaged, or the disk fails.
    """
    if target.exists():
        raise InputError(f"{target} 已经有了", "备份不盖掉旧的，请换一个文件名")
    with working("backup") as folder, replacing(target) as draft, told_failures():
        with fresh(draft) as out:
            held = _fill(out, key, folder)
        digest = hashlib.sha256()
        with draft.open("rb") as whole:
            while piece := whole.read(_COPY):
                digest.update(piece)
        size = draft.stat().st_size
    return Written(held, size, digest.hexdigest(), tuple(_elsewhere()))


def _fill(out: BinaryIO, key: bytes, folder: Path) -> int:
    sealing = Sealing(out, key) if key else None
    into = cast(IO[bytes], sealing or out)
    with (
        gzip.GzipFile("", "wb", _LEVEL, into) as packed,
        tarfile.open(None, _STREAM, packed, format=tarfile.PAX_FORMAT) as archive,
    ):
        rows = [_add(archive, name, path, folder) for name, path in contents.files(settings().home)]
        rows = [row for row in rows if row]
        about = {"format": contents.FORMAT, "made": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", "files": rows}
        _put(archive, contents.MANIFEST, json.dumps(about, ensure_ascii=False).encode())
    if sealing:
        sealing.close()
    return len(rows)


def _add(archive: tarfile.TarFile, name: str, path: Path, folder: Path) -> dict[str, Any]:
    """Put one file in; what has gone meanwhile (an attachment nobody refers to) is passed over."""
    source = path
    if contents.is_database(name):
        source = folder / "copy.db"
        source.unlink(missing_ok=True)
        contents.snapshot(path, source)
    try:
        stream = source.open("rb")
    except FileNotFoundError:
        return {}
    with stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
        stream.seek(0)
        archive.addfile(_header(name, size), stream)
    return {"name": name, "size": size, "sha256": digest}


def _put(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    archive.addfile(_header(name, len(content)), io.BytesIO(content))


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, 0o600
    header.mtime = int(datetime.now(UTC).timestamp())
    return header


def _elsewhere() -> list[str]:
    chosen, found = settings(), []
    if chosen.database_url and not chosen.database_url.startswith("sqlite"):
        found.append("案件库在 PostgreSQL 里（案件、账号、访问日志），请用 pg_dump 另行备份")
    elif chosen.database_url:
        found.append("案件库由 ASSISTANT_DATABASE_URL 指到别处，请另行备份那个文件")
    if chosen.templates is not None:
        found.append(f"本单位的模板在 {chosen.templates}，请另行备份")
    return found
