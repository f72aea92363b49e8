"""Files into a case: each is kept by its hash and listed before anything is read, so that an interruption loses nothing.

``take_in`` keeps the files and adds a piece of evidence for each, still to be read; ``read_pending`` reads them one by one
and saves as it goes. Killed, stopped or out of disk, the case holds what was done, and the next call goes on from there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path, PurePath
from typing import BinaryIO

from assistant.dossier.attachments import Attachments
from assistant.dossier.classify import PHOTO, RECORDING, classified
from assistant.dossier.editing import replace
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.readings import Readings
from assistant.dossier.store import CaseStore
from assistant.errors import ConflictError, InputError
from assistant.paper.kinds import recognise
from assistant.paper.limits import MAX_BYTES
from assistant.paper.model import Paper
from assistant.paper.readers import read_paper
from assistant.paper.readers.picture import taken_on
from assistant.paper.readers.sniff import is_picture, is_recording

Steps = Callable[[str, int, int], None]
Hear = Callable[[Path, str, Callable[[str], None]], Paper]
_AT_ONCE = 16
_HEAD = 64
_SAVE_SECONDS = 1.0
_WORDS_OF_A_PAPER = 20  # a picture with fewer characters is a photograph of something, not of a paper
_NOT_MEANT = ("thumbs.db", "desktop.ini", "ds_store")
_MANY = 80  # a picture with so many is a paper all the same, whatever it is
WAITING, UNREADABLE = "待读", "读不出"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: the piece of evidence it is now, and why it is none or was one before."""

    file: str
    piece: str = ""
    told: str = ""


def files_in(places: Iterable[Path]) -> tuple[Path, ...]:
    """The files that a user means by some files and folders: folders with what is below them, without hidden files.

    Raises:
        InputError: a place is not there.
    """
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(path for path in place.rglob("*") if path.is_file() and _is_meant(path, place))
        elif place.exists():
            found.append(place)
        else:
            raise InputError(f"找不到 {place}", "请检查路径")
    return tuple(dict.fromkeys(found))


def take_in(case_id: str, files: Sequence[Path], *, user: str, steps: Steps) -> tuple[Taken, ...]:
    """Keep files and add a piece for each whose content the case does not have yet.

    Args:
        case_id: a saved case.
        files: in the order in which the pieces are numbered.
        user: for the audit log.
        steps: told how far it is.

    Raises:
        StoreError: disk full and the like; what was listed before stays.
    """
    done: list[Taken] = []
    for first in range(0, len(files), _AT_ONCE):
        group = files[first : first + _AT_ONCE]
        steps("正在保存文件", len(done), len(files))
        kept = [(path, *_kept(path)) for path in group]
        told: dict[Path, Taken] = {}

        def add(case: Case, kept: list[tuple[Path, str, str]] = kept, told: dict[Path, Taken] = told) -> Case:
            return _with_pieces(case, kept, told)

        update(case_id, add, user=user)
        done += [told[path] for path in group]
    return tuple(done)


def pending(case: Case) -> tuple[Evidence, ...]:
    """The pieces whose attachment is still to be read."""
    return tuple(piece for piece in case.evidence if piece.state == WAITING)


def read_pending(case_id: str, *, user: str, hear: Hear, steps: Steps) -> Case:
    """Read what is still to be read, one file after the other, and save each.

    A file that cannot be read stays in the case with the reason.

    Args:
        case_id: a saved case.
        user: for the audit log.
        hear: the paper of a recording, by its path and name; told what it is at.
        steps: told how far it is.

    Raises:
        StoreError: disk full and the like; what was saved before stays.
    """
    waiting = pending(CaseStore().peek(case_id))
    made: list[Evidence] = []
    saved = time.monotonic()
    try:
        for number, piece in enumerate(waiting):
            label = f"正在读取 {piece.file}"
            steps(label, number, len(waiting))

            def slowly(text: str, label: str = label, number: int = number) -> None:
                steps(f"{label}：{text}", number, len(waiting))

            made.append(_read(piece, hear, slowly))
            if time.monotonic() - saved > _SAVE_SECONDS:
                _save(case_id, made, user)
                saved = time.monotonic()
    finally:  # stopped or out of disk: what was read is saved as far as that goes, and is not read again
        _save(case_id, made, user)
    return CaseStore().peek(case_id)


def _save(case_id: str, made: list[Evidence], user: str) -> None:
    """Put what was read into the case; it is done with then."""
    if made:
        update(case_id, lambda case: reduce(_put, made, case), user=user)
        made.clear()


def update(case_id: str, change: Callable[[Case], Case], *, user: str) -> Case:
    """Change a saved case, whoever else is saving it meanwhile.

    Args:
        case_id: which.
        change: from the newest state to the wanted one; called again when somebody was faster.
        user: for the audit log.

    Raises:
        InputError: there is no such case.
        StoreError: the database fails.
    """
    while True:
        case, revision = CaseStore().load(case_id, user=user)
        changed = change(case)
        if changed == case:
            return case
        try:
            CaseStore().save(changed, user=user, expected=revision)
        except ConflictError:
            continue
        return changed


def _is_meant(path: Path, top: Path) -> bool:
    inner = path.relative_to(top).parts
    name = path.name.lower()
    return not any(part.startswith((".", "~$")) for part in inner) and not name.endswith(_NOT_MEANT)


def _kept(path: Path) -> tuple[str, str]:
    """The digest of a file that was kept, or why it was not."""
    try:
        return Attachments().add(path), ""
    except InputError as error:
        return "", str(error)


def _with_pieces(case: Case, kept: Iterable[tuple[Path, str, str]], told: dict[Path, Taken]) -> Case:
    """The case with a piece for each file that is new to it; ``told`` is filled with what became of each."""
    known = {piece.attachment: piece.id for piece in case.evidence if piece.attachment}
    free = _free_numbers(case)
    added: list[Evidence] = []
    for path, digest, problem in kept:
        if problem or digest in known:
            same = known.get(digest, "")
            told[path] = Taken(path.name, same, problem or f"与{same}内容相同，没有再加")
            continue
        piece = Evidence(
            id=next(free),
            kind=EvidenceKind.DOCUMENT,
            name=PurePath(path.name).stem,
            attachment=digest,
            file=path.name,
            state="待读",
        )
        known[digest] = piece.id
        added.append(piece)
        told[path] = Taken(path.name, piece.id)
    return replace(case, evidence=(*case.evidence, *added)) if added else case


def _free_numbers(case: Case) -> Iterator[str]:
    taken = {piece.id for piece in case.evidence}
    number = len(taken)
    while True:
        number += 1
        if f"证据{number}" not in taken:
            yield f"证据{number}"


def _put(case: Case, made: Evidence) -> Case:
    """The case with a piece that was read, where it still waits for that."""
    return replace(
        case,
        evidence=tuple(
            _onto(piece, made)
            if (piece.id, piece.attachment, piece.state) == (made.id, made.attachment, WAITING)
            else piece
            for piece in case.evidence
        ),
    )


def _onto(piece: Evidence, made: Evidence) -> Evidence:
    """What was read, on top of what the user changed meanwhile."""
    read = {name: getattr(made, name) for name in ("text", "state", "problem", "reason", "taken")}
    own = {name: getattr(made, name) for name in ("name", "kind", "paper")}
    untouched = piece.name == PurePath(piece.file).stem and not piece.paper
    return replace(piece, **read, **(own if untouched else {}))


def _read(piece: Evidence, hear: Hear, progress: Callable[[str], None]) -> Evidence:
    try:
        with Attachments().open(piece.attachment) as stream:
            head = stream.read(_HEAD)
            stream.seek(0)
            paper = Readings().get(piece.attachment) or _fresh(piece, stream, head, hear, progress)
            stream.seek(0)
            taken = taken_on(stream) if is_picture(head) else ""
    except InputError as error:
        return replace(piece, state="读不出", problem=str(error))
    made = classified(piece, paper, medium=_medium(head, paper))
    return replace(made, taken=piece.taken or taken)


def _fresh(
    piece: Evidence, stream: BinaryIO, head: bytes, hear: Hear, progress: Callable[[str], None]
) -> Paper:
    """The paper of an attachment that was not read before; it is kept for the next time."""
    if is_recording(head):
        paper = hear(Path(stream.name), piece.file, progress)
    else:
        _check_size(stream, piece.file)
        paper = read_paper(piece.file, stream.read(), progress=progress, wordless=is_picture(head))
    Readings().put(piece.attachment, paper)
    return paper


def _check_size(stream: BinaryIO, name: str) -> None:
    size = os.fstat(stream.fileno()).st_size
    if size > MAX_BYTES:
        raise InputError(
            f"文件过大：{name}（{size / 2**20:.0f} MB，上限 {MAX_BYTES // 2**20} MB）", "请拆分后分别处理"
        )


def _medium(head: bytes, paper: Paper) -> str:
    """Whether it is sound or a photograph: a picture with few words, or none of a kind of paper."""
    if is_recording(head):
        return RECORDING
    words = sum(not character.isspace() for character in paper.text)
    is_scene = words < _WORDS_OF_A_PAPER or (words < _MANY and recognise(paper.text).kind is None)
    return PHOTO if is_picture(head) and is_scene else ""
