"""Pictures, recordings and papers of the cases as files named by the hash of their content: kept once, never changed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from assistant.dossier.failures import told_failures
from assistant.errors import InputError, StoreError
from assistant.files import flush, put, working
from assistant.sealing import content
from assistant.settings import settings

MAX_BYTES = 2 * 2**30
_CHUNK = 2**20
_GRACE_SECONDS = 24 * 3600  # a file just added may belong to a case that is saved in a moment


class Collected(NamedTuple):
    """What the garbage collector took away."""

    files: int
    size: int


class Attachments:
    """The folder ``attachments`` of the data folder: ``ab/abcdef…``, named by SHA-256."""

    def __init__(self) -> None:
        self._folder = settings().home / "attachments"

    def add(self, source: Path | BinaryIO, *, limit: int = MAX_BYTES) -> str:
        """Keep a copy of a file and return the SHA-256 of its content (64 hexadecimal digits).

        The content is read in pieces, so that its size costs no memory. What is kept already is not kept twice; where
        the kept copy was damaged, the new one takes its place.

        Args:
            source: a path, or a stream open for reading bytes.
            limit: the most bytes allowed.

        Raises:
            InputError: there is no such file, or it is larger than allowed; nothing is kept.
            StoreError: disk full, no right to write and the like; nothing is kept.
        """
        if isinstance(source, Path):
            if not source.is_file():
                raise InputError(f"找不到文件：{source.name}", "请重新选择文件")
            with told_failures(), source.open("rb") as stream:
                return self._add(stream, limit)
        with told_failures():
            return self._add(source, limit)

    @contextmanager
    def open(self, digest: str) -> Iterator[BinaryIO]:
        """A kept file, open for reading, after its content was checked against its name.

        Args:
            digest: what ``add`` returned.

        Raises:
            InputError: the digest is none.
            StoreError: the file is missing or no longer what was kept.
        """
        path = self._path(digest)
        if not path.is_file():
            raise StoreError(
                f"附件 {digest[:12]}… 不在数据目录里", "请从备份恢复 attachments 目录，或重新添加该附件"
            )
        with ExitStack() as held:
            with told_failures():
                stream = held.enter_context(held.enter_context(_plain(path)).open("rb"))
                sound = _digest(stream) == digest
                stream.seek(0)
            if not sound:
                raise StoreError(*_damaged(digest))
            yield stream

    def fault(self, digest: str) -> str:
        """What is wrong with a kept file: not there, or no longer what was kept; "" for a sound one.

        Args:
            digest: what ``add`` returned.

        Raises:
            InputError: the digest is none.
            StoreError: the disk fails.
        """
        path = self._path(digest)
        with told_failures():
            return "不在" if not path.is_file() else "" if _is(path, digest) else "已损坏"

    def collect(self, keep: set[str], *, grace: float = _GRACE_SECONDS) -> Collected:
        """Take away the files that no case refers to. Runs only when somebody asks for it.

        Args:
            keep: digests still referred to, see ``CaseStore.attachments``.
            grace: files added less than so many seconds ago stay in any case.

        Raises:
            StoreError: a file cannot be removed; those before it are gone.
        """
        before = time.time() - grace
        files, size = 0, 0
        with told_failures():
            for path in [path for path in self._folder.glob("*/*") if path.is_file()]:
                about = path.stat()
                if path.name not in keep and about.st_mtime < before:
                    path.unlink()
                    files, size = files + 1, size + about.st_size
        return Collected(files, size)

    def _add(self, stream: BinaryIO, limit: int) -> str:
        with working("attachment") as folder:
            draft = folder / "content"
            with draft.open("xb") as out, content.writing(out) as copy:
                digest = _digest(stream, copy, limit)
            flush(draft)
            self._put(draft, digest)
        return digest

    def _put(self, draft: Path, digest: str) -> None:
        path = self._path(digest)
        if path.is_file() and _is(path, digest):
            path.touch()  # its time of grace begins anew
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            put(draft, path)
        except (
            PermissionError
        ):  # on Windows, while somebody reads the copy that another process just put there
            if not (path.is_file() and _is(path, digest)):
                raise
        flush(path.parent)

    def _path(self, digest: str) -> Path:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise InputError("附件编号不合格式", "附件编号应为 64 位十六进制数")
        return self._folder / digest[:2] / digest


@contextmanager
def _plain(path: Path) -> Iterator[Path]:
    """A kept file that can be read: itself, or where it is sealed a copy of what it holds, as long as it is needed."""
    if not content.is_sealed(path):
        yield path
        return
    with working("opened") as folder:
        copied = folder / path.name
        with path.open("rb") as stream, copied.open("xb") as out:
            try:
                content.copy(content.reading(stream), out)
            except InputError:
                raise StoreError(*_damaged(path.name)) from None
        yield copied


def _damaged(digest: str) -> tuple[str, str]:
    return f"附件 {digest[:12]}… 的内容已损坏或被改动", "请从备份恢复，或重新添加该附件"


def _digest(stream: content.Reader, copy: content.Writer | None = None, limit: int | None = None) -> str:
    """SHA-256 of what a stream gives; written to ``copy`` on the way."""
    hashed, size = hashlib.sha256(), 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if limit is not None and size > limit:
            raise InputError(f"附件过大（上限 {limit / 2**20:,.0f} MB）", "请压缩或者拆分后再添加")
        hashed.update(piece)
        if copy is not None:
            copy.write(piece)
    return hashed.hexdigest()


def _is(path: Path, digest: str) -> bool:
    with path.open("rb") as stream:
        try:
            return _digest(content.reading(stream)) == digest
        except InputError:  # sealed, and changed since
            return False
