"""Office packages (docx, xlsx): a zip of XML parts, opened with bounds; no entities, no network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from typing import Any

from lxml import etree

from assistant.errors import InputError
from assistant.paper.limits import MAX_TAGS, MAX_UNPACKED, MAX_XML, Budget

Xml = Any  # lxml has no types

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAX_ENTRIES = 10_000


class Package:
    """The parts of an office file.

    Args:
        data: the whole file.
        budget: names the file and counts what is read.

    Raises:
        InputError: no zip, damaged, with a password, or too large unpacked.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise self.damaged() from error
        entries = self._zip.infolist()
        if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise budget.over(f"解压后过大（上限 {MAX_UNPACKED // 2**20} MB）")
        self.names = [entry.filename for entry in entries]

    def damaged(self) -> InputError:
        """The error for a package that cannot be read."""
        return damaged(self._budget.name)

    def read(self, name: str, limit: int = MAX_XML) -> bytes:
        """The content of a part.

        Raises:
            InputError: missing, damaged, with a password, or larger than ``limit`` bytes.
        """
        try:
            with self._zip.open(name) as stream:
                data = stream.read(limit + 1)
        except KeyError as error:
            raise self.damaged() from error
        except RuntimeError as error:  # zipfile's word for a password
            raise InputError(f"文件有密码：{self._budget.name}", "请去掉密码后再试") from error
        except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError, zlib.error) as error:
            raise self.damaged() from error
        self._unpacked += len(data)
        if len(data) > limit or self._unpacked > MAX_UNPACKED:
            raise self._budget.over(f"的部件 {posixpath.basename(name)} 解压后过大")
        self._budget.tick()
        return data

    def xml(self, name: str) -> Xml:
        """The root of an XML part.

        Raises:
            InputError: missing, damaged, with a document type (office files have none), too large or too deep.
        """
        data = self.read(name)
        if data.count(b"<") > MAX_TAGS:
            raise self._budget.over("标记过多")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._declares()
        return root

    def check(self, name: str) -> None:
        """Refuse an XML part that another library is about to read.

        Raises:
            InputError: too large, or with a document type, which could declare entities.
        """
        data = self.read(name)
        if any("<!DOCTYPE".encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
            raise self._declares()

    def _declares(self) -> InputError:
        return InputError(
            f"文件含有不允许的实体声明：{self._budget.name}", "请用 Word 或 Excel 打开后另存为新文件再试"
        )

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part points to: id → (kind, name of the target part); links to the outside are left out.

        Args:
            part: name of the part; "" for the package itself. ``kind`` is the last word of the type's address.
        """
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.names:
            return {}
        found = {}
        for link in self.xml(name).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            if link.get("TargetMode") == "External":
                continue
            target = link.get("Target", "")
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[link.get("Id", "")] = (link.get("Type", "").rsplit("/", 1)[-1], posixpath.normpath(place))
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the existing parts of a kind that a part points to, in their order."""
        return [n for k, n in self.relations(part).values() if k == kind and n in self.names]

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """The package with some parts exchanged or added; all others are copied as they are.

        Args:
            parts: name → new content.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._zip.infolist():
                content = parts.get(entry.filename)
                target.writestr(copy(entry), self._zip.read(entry) if content is None else content)
            for name in parts.keys() - set(self.names):
                target.writestr(name, parts[name])
        return out.getvalue()


def damaged(name: str) -> InputError:
    """The error for an office file that cannot be opened."""
    program = "Excel" if name.lower().endswith((".xlsx", ".xlsm", ".et")) else "Word"
    return InputError(
        f"无法打开 {program} 文件：{name}", f"文件可能不完整或已损坏，请用 {program} 打开后另存为新文件再试"
    )


def to_bytes(root: Xml) -> bytes:
    """An XML part as office programs write it."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
