"""The files of a folder, tar, zip or single file, read safely: sizes, counts and paths are checked before anything is used."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.errors import LibraryError

MAX_FILES = 50_000
MAX_FILE = 50 * 1024 * 1024
MAX_TOTAL = 2 * 1024 * 1024 * 1024
TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: its path within the source and its content."""

    path: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The lower-case ending, e.g. ``.md``."""
        return PurePosixPath(self.path).suffix.lower()


def is_archive(path: Path) -> bool:
    """Whether a path is a tar or zip by its name."""
    return path.name.lower().endswith((*TAR_SUFFIXES, ".zip"))


def read_files(path: Path) -> Iterator[SourceFile]:
    """All files of a folder, tar or zip, or the file itself, in order of their paths.

    Raises:
        LibraryError: for a damaged or hostile archive (too many or too large entries, paths leading out of it).
    """
    if path.is_dir():
        yield from _folder(path)
    elif path.name.lower().endswith(TAR_SUFFIXES):
        yield from _tar(path)
    elif path.name.lower().endswith(".zip"):
        yield from _zip(path)
    elif path.is_file():
        _check_size(path.name, path.stat().st_size, 0)
        yield SourceFile(path.name, path.read_bytes())
    else:
        raise LibraryError(f"找不到 {path}", "请检查路径")


def _folder(path: Path) -> Iterator[SourceFile]:
    found = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink() and ".git" not in p.parts)
    _check_count(len(found))
    total = 0
    for file in found:
        total += file.stat().st_size
        _check_size(file.name, file.stat().st_size, total)
        yield SourceFile(file.relative_to(path).as_posix(), file.read_bytes())


def _tar(path: Path) -> Iterator[SourceFile]:
    try:
        with tarfile.open(path) as archive:
            total = 0
            for number, member in enumerate(archive, 1):
                _check_count(number)
                _check_path(member.name)
                if member.isfile():
                    total += member.size
                    _check_size(member.name, member.size, total)
                    stream = archive.extractfile(member)
                    yield SourceFile(member.name.removeprefix("./"), stream.read() if stream else b"")
    except FileNotFoundError as error:
        raise LibraryError(f"找不到文件 {path}", "请检查路径") from error
    except (tarfile.TarError, EOFError, OSError) as error:
        raise LibraryError(f"压缩包 {path.name} 已损坏：{error}", "请重新下载") from error


def _zip(path: Path) -> Iterator[SourceFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_count(len(entries))
            total = 0
            for entry in entries:
                total += entry.file_size
                _check_path(entry.filename)
                _check_size(entry.filename, entry.file_size, total)
            for entry in sorted(entries, key=lambda e: _zip_name(e)):
                if not entry.is_dir():
                    yield SourceFile(_zip_name(entry), archive.read(entry))
    except RuntimeError as error:
        raise LibraryError(f"压缩包 {path.name} 有密码", "请解压后导入文件夹") from error
    except FileNotFoundError as error:
        raise LibraryError(f"找不到文件 {path}", "请检查路径") from error
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as error:
        raise LibraryError(f"压缩包 {path.name} 已损坏：{error}", "请重新下载") from error


def _zip_name(entry: zipfile.ZipInfo) -> str:
    """The entry's path; names written by Chinese Windows without the UTF-8 flag are GB18030."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _check_count(number: int) -> None:
    if number > MAX_FILES:
        raise LibraryError(f"文件超过 {MAX_FILES} 个，未导入", "请分批导入")


def _check_path(name: str) -> None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or (parts and parts[0].endswith(":")):
        raise LibraryError(f"压缩包含有越出文件夹的路径 {name}，未导入", "请检查压缩包来源")


def _check_size(name: str, size: int, total: int) -> None:
    if size > MAX_FILE:
        raise LibraryError(f"{name} 超过 {MAX_FILE // 1024 // 1024} MB，未导入", "请检查文件或拆分")
    if total > MAX_TOTAL:
        raise LibraryError("解压后总量过大，未导入", "请检查压缩包来源或分批导入")
