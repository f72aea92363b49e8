"""From a path or address to law texts: which source reads what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from assistant.errors import AssistantError, LibraryError
from assistant.law.document import Document
from assistant.law.model import Level
from assistant.law.sources import git, jsonl, lawrefbook, prose
from assistant.law.sources.files import SourceFile, is_archive, read_files

_DOCUMENTS = {".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".html", ".htm", ".txt", ".md"}
_IGNORED = {"readme", "license", "changelog", "contributing", "index", "_index"}


@dataclass(slots=True)
class SourceTexts:
    """Law texts found under a place; ``problems`` fills while the texts are drawn.

    Attributes:
        where: file, folder, tar, zip or git address.
        level: level of texts that do not show theirs.
        region: region of texts that do not show theirs.
        problems: files that could not be read, each with the reason.
    """

    where: str
    level: Level | None = None
    region: str | None = None
    problems: list[str] = field(default_factory=list)

    def documents(self) -> Iterator[Document]:
        """The texts, one after another.

        Raises:
            AssistantError: if the place as a whole, or the only file, cannot be read.
        """
        if git.is_address(self.where):
            with git.cloned(self.where) as folder:
                yield from self._from_path(folder)
        else:
            yield from self._from_path(Path(self.where))

    def _from_path(self, path: Path) -> Iterator[Document]:
        alone = path.is_file() and not is_archive(path)
        files = [file for file in read_files(path) if _wanted(file, alone=alone)]
        if not files:
            raise LibraryError(f"{path.name} 里没有可以导入的文件", "支持 md、docx、pdf、txt、html、jsonl")
        yield from lawrefbook.documents(files)
        for file in files:
            if lawrefbook.is_ours(file):
                continue
            try:
                yield from self._from_file(file)
            except AssistantError as error:
                if alone:
                    raise
                self.problems.append(f"{file.path}：{error.what}")

    def _from_file(self, file: SourceFile) -> Iterator[Document]:
        if file.suffix == ".jsonl":
            yield from jsonl.documents(file.path, file.data)
        else:
            level, province = lawrefbook.place(PurePosixPath(file.path))
            hints = prose.Hints(
                self.level or (level if level is not Level.OTHER else None), self.region or province or None
            )
            yield from prose.documents(file.path, file.data, hints)


def _wanted(file: SourceFile, *, alone: bool) -> bool:
    path = PurePosixPath(file.path)
    if alone:
        return True
    hidden = any(part.startswith((".", "__MACOSX", "~$")) for part in path.parts)
    known = file.suffix in _DOCUMENTS or file.suffix == ".jsonl" or lawrefbook.is_ours(file)
    return known and not hidden and path.stem.lower() not in _IGNORED


def open_source(where: str | Path, *, level: Level | None = None, region: str | None = None) -> SourceTexts:
    """The texts of a folder, archive, file or git address."""
    return SourceTexts(str(where), level, region)
