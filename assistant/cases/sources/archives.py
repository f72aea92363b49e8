"""The cases in a packed archive of laws: the Markdown files of its 案例 folder."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from assistant.cases.model import Precedent
from assistant.cases.sources.base import Origin
from assistant.cases.sources.documents import told
from assistant.errors import InputError
from assistant.paper.encoding import decode

ARCHIVES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".zip")
_FOLDER = "案例"


def cases_of_archive(path: Path, origin: Origin) -> Iterator[Precedent]:
    """The cases of an archive.

    Raises:
        InputError: it cannot be unpacked, or has no case.
    """
    found = 0
    for name, data in _members(path):
        place = PurePosixPath(name)
        if _FOLDER in place.parts and place.suffix.lower() == ".md":
            found += 1
            yield told(decode(place.name, data), place.stem, origin)
    if not found:
        raise InputError(f"{path.name} 里没有“{_FOLDER}”文件夹", "请选择含案例的法规档案，或者解压后选文件夹")


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as packed:
                yield from (
                    (info.filename, packed.read(info)) for info in packed.infolist() if not info.is_dir()
                )
        else:
            with tarfile.open(path) as opened:
                for member in opened:
                    file = opened.extractfile(member) if member.isfile() else None
                    if file is not None and _FOLDER in member.name:
                        yield member.name, file.read()
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError) as error:
        raise InputError(f"{path.name} 解不开：{error}", "文件可能不完整，请重新取得") from error
