"""A model from a folder or a zip file (a USB stick): only the files that a model has, only as large as they may be."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from assistant.errors import InputError
from assistant.speech.recognisers.catalogue import NAMES, REQUIRED, VOCABULARIES, limit

_CHUNK = 1 << 20
_ENTRIES = 1000  # of a zip; a model has six files
_LINK = 0o120000  # what a symbolic link says of itself in a zip
_KIND = 0o170000
_ADVICE = "请拷入 CTranslate2 格式的整个模型文件夹，或把它压成 zip"


def from_folder(folder: Path, into: Path) -> None:
    """Copy the files of a model.

    Raises:
        InputError: a file is missing, none of a model's, or too large.
    """
    _complete({path.name for path in folder.iterdir() if path.is_file()}, str(folder))
    for name in NAMES:
        path = folder / name
        if path.is_file():
            with path.open("rb") as source:
                _copy(source, into / name)


def from_zip(archive: Path, into: Path) -> None:
    """Unpack the files of a model, which lie together at the top or in one folder of a zip.

    Raises:
        InputError: no readable zip, one with paths that lead elsewhere, links, passwords or too much in it, or one
            without a model.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            chosen = _members(opened, archive.name)
            _complete(set(chosen), archive.name)
            for name, member in chosen.items():
                with opened.open(member) as source:
                    _copy(source, into / name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"压缩包 {archive.name} 打不开或已损坏：{error}", _ADVICE) from error


def _members(opened: zipfile.ZipFile, told: str) -> dict[str, zipfile.ZipInfo]:
    """The model's files by name."""
    entries = opened.infolist()
    if len(entries) > _ENTRIES:
        raise InputError(f"压缩包 {told} 里有 {len(entries)} 个文件，不像语音模型", _ADVICE)
    for entry in entries:
        _harmless(entry, told)
    found = [e for e in entries if not e.is_dir() and PurePosixPath(e.filename).name in NAMES]
    folders = {PurePosixPath(e.filename).parent for e in found}
    names = [PurePosixPath(e.filename).name for e in found]
    if len(folders) > 1 or len(set(names)) < len(names):
        raise InputError(f"压缩包 {told} 里不止一个模型", "请一次压入一个模型文件夹")
    return dict(zip(names, found, strict=True))


def _harmless(entry: zipfile.ZipInfo, told: str) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename or "\0" in entry.orig_filename:
        raise InputError(f"压缩包 {told} 里有指向别处的路径，不予解开", _ADVICE)
    if (entry.external_attr >> 16) & _KIND == _LINK:
        raise InputError(f"压缩包 {told} 里有链接，不予解开", _ADVICE)
    if entry.flag_bits & 1:
        raise InputError(f"压缩包 {told} 有密码", "请去掉密码后再压缩")


def _complete(names: set[str], told: str) -> None:
    lacking = [name for name in REQUIRED if name not in names]
    lacking += [] if names & set(VOCABULARIES) else [" 或 ".join(VOCABULARIES)]
    if lacking:
        raise InputError(f"{told} 不是完整的语音模型，缺 {'、'.join(lacking)}", _ADVICE)


def _copy(source: IO[bytes], target: Path) -> None:
    """Write what is read, whatever its header said of its size."""
    most, written = limit(target.name), 0
    with target.open("wb") as out:
        for chunk in _chunks(source):
            written += len(chunk)
            if written > most:
                raise InputError(f"{target.name} 超过 {most // 2**20} MB，不像语音模型的文件", _ADVICE)
            out.write(chunk)


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk
