"""A whole case in one zip, out and in: 案件.json, the attachments under readable names, and a list of their hashes."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from assistant.dossier.access import EVERYTHING, Access
from assistant.dossier.attachments import MAX_BYTES, Attachments
from assistant.dossier.editing import replace
from assistant.dossier.files import MAX_BYTES as MAX_CASE
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case, Evidence
from assistant.dossier.store import CaseStore, Saved
from assistant.errors import InputError
from assistant.files import present, replacing

_CASE, _LIST = "案件.json", "清单.json"
_MAX_ALL = 20 * 2**30
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_BROKEN = "请向导出的人另要一份"
# ValueError: also of JSON and of UTF-8; OSError: of a compressed stream, or of a place beyond the end of the file
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError,
    KeyError, ValueError, OSError,
)  # fmt: skip
Steps = Callable[[str, int, int], None]


def pack(case: Case, out: Path, *, steps: Steps) -> Path:
    """Write a case with its attachments.

    Args:
        case: any; what it refers to must be kept in this home.
        out: the zip; appears whole or not at all.
        steps: told of each attachment.

    Raises:
        StoreError: an attachment is missing or damaged.
        InputError: the zip cannot be written.
    """
    pieces = [piece for piece in case.evidence if piece.attachment]
    listed = {_inner(piece): piece.attachment for piece in pieces}
    with replacing(out) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_CASE, write_case(case))
        archive.writestr(_LIST, json.dumps(listed, ensure_ascii=False, indent=2))
        for number, (name, digest) in enumerate(listed.items()):
            steps("正在写附件", number, len(listed))
            with Attachments().open(digest) as kept:
                archive.write(kept.name, name)
    return out


def unpack(source: Path, *, user: str, steps: Steps, access: Access = EVERYTHING) -> Saved:
    """Take a case out of a zip into this home; where its number is taken here it gets a new one.

    Nothing is written to the names that stand in the zip: the attachments go by their hashes.

    Args:
        source: what ``pack`` wrote.
        user: for the audit log.
        steps: told of each attachment.
        access: of whoever takes it in, who becomes its handler.

    Raises:
        InputError: it is no such zip, is damaged, or too large, or whoever asks may not change cases.
        StoreError: disk full and the like; no case is added.
    """
    access.require_change()
    try:
        with zipfile.ZipFile(present(source)) as archive:
            case = read_case(_text(archive, _CASE))
            _take_attachments(archive, _listed(archive), steps)
    except _UNREADABLE as error:
        raise InputError(f"{source.name} 不是本程序导出的案件包，或者已损坏", _BROKEN) from error
    return _saved(case, user, access)


def _saved(case: Case, user: str, access: Access) -> Saved:
    taken = {case_id for case_id, _, _ in CaseStore().cases()}
    return CaseStore(access=access).save(replace(case, id="") if case.id in taken else case, user=user)


def _take_attachments(archive: zipfile.ZipFile, listed: dict[str, str], steps: Steps) -> None:
    if sum(archive.getinfo(name).file_size for name in listed) > _MAX_ALL:
        raise InputError("案件包里的附件过大", _BROKEN)
    for number, (name, digest) in enumerate(listed.items()):
        steps("正在取附件", number, len(listed))
        with archive.open(name) as entry:
            if hashlib.file_digest(entry, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                raise InputError(f"案件包里的附件与清单不符：{PurePath(name).name}", _BROKEN)
        with archive.open(name) as entry:
            Attachments().add(entry, limit=MAX_BYTES)  # type: ignore[arg-type]


def _listed(archive: zipfile.ZipFile) -> dict[str, str]:
    found: Any = json.loads(_text(archive, _LIST))
    if not isinstance(found, dict) or not all(isinstance(digest, str) for digest in found.values()):
        raise InputError("案件包的清单读不懂", _BROKEN)
    return found


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > MAX_CASE:
        raise InputError(f"案件包里的 {name} 过大", _BROKEN)
    return archive.read(name).decode("utf-8")


def _inner(piece: Evidence) -> str:
    """The name of an attachment in the zip: its number and what the user called it."""
    name = _UNFIT.sub("_", piece.file or piece.name)[-80:]
    return f"附件/{_UNFIT.sub('_', piece.id)}_{piece.attachment[:8]}_{name}"
