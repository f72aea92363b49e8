"""Measures of the law library: nothing lost in parsing, every address reads back, speed and memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.files import working
from assistant.law import importer
from assistant.law.document import Document
from assistant.law.model import Provision
from assistant.law.provisions import addresses, paragraphs
from assistant.law.sources import wheel
from assistant.law.sources.registry import open_source
from assistant.law.structure import Part, parse
from assistant.text.numerals import to_chinese, to_int

_NUMERALS = 9999


@dataclass(slots=True)
class StructureReport:
    """Counts over a corpus; the lists name what failed."""

    documents: int = 0
    characters: int = 0
    articles: int = 0
    paragraphs: int = 0
    items: int = 0
    points: int = 0
    bodies: int = 0
    lost: list[str] = field(default_factory=list)
    misread: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    numerals: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    def lines(self) -> list[str]:
        """The report in Chinese."""
        return [
            f"文本 {self.documents} 部，{self.characters} 字；条 {self.articles}，款 {self.paragraphs}，项 {self.items}，"
            f"目 {self.points}，无条号的整体（序言、附件、决定）{self.bodies}",
            f"各部分相接不能还原原文：{len(self.lost)} 部 {'；'.join(self.lost[:5])}",
            f"parse(format(c)) ≠ c 或款项相接不能还原条文：{len(self.misread)} 处 {'；'.join(self.misread[:5])}",
            f"数字 1–{_NUMERALS} 双向不符：{self.numerals} 个",
            f"未能正常解析的报告：{len(self.problems)} 处 {'；'.join(self.problems[:20])}",
            f"用时 {self.seconds:.1f} 秒（处理器 {self.cpu_seconds:.1f} 秒）",
        ]


def measure_structure(archive: Path | None) -> StructureReport:
    """Parse every text of the wheel and of an archive and check that nothing is lost and every address reads back."""
    report = StructureReport()
    started, cpu = time.perf_counter(), time.process_time()
    _read_all(wheel.documents(), report)
    if archive is not None:
        _read_all(open_source(archive).documents(), report)
    report.numerals = sum(1 for n in range(1, _NUMERALS + 1) if to_int(to_chinese(n)) != n)
    report.seconds = time.perf_counter() - started
    report.cpu_seconds = time.process_time() - cpu
    return report


def _read_all(documents: Iterable[Document], report: StructureReport) -> None:
    for document in documents:
        parsed = parse(document.text, document.name)
        report.documents += 1
        report.characters += len(document.text)
        report.problems += [f"{document.name}{problem}" for problem in parsed.problems]
        if "".join(part.source for part in parsed.parts) != document.text:
            report.lost.append(document.name)
        for part in parsed.articles:
            _read_article(document.name, part, report)


def _read_article(law: str, part: Part, report: StructureReport) -> None:
    if part.number is None:
        report.bodies += 1
        return
    text = part.text
    if "".join(text[p.start : p.end] for p in paragraphs(text)) != text:
        report.misread.append(f"{law}{part.number.format()}")
    for address, _ in addresses(part.number, text):
        if Provision.parse(address.format()) != address:
            report.misread.append(f"{law}{address.format()}")
        report.points += bool(address.point)
        report.items += bool(address.item and not address.point)
        report.paragraphs += bool(address.paragraph and not address.item)
        report.articles += not address.paragraph


@dataclass(frozen=True, slots=True)
class SpeedReport:
    """Seconds (of the clock, and of this process's processor time) and mebibytes."""

    imported: int
    import_seconds: float
    import_cpu: float
    again_seconds: float
    again_new: int
    open_seconds: float
    open_cpu: float
    open_memory: float
    file_size: float

    def lines(self) -> list[str]:
        """The report in Chinese."""
        return [
            f"导入 {self.imported} 条：{self.import_seconds:.1f} 秒（处理器 {self.import_cpu:.1f} 秒）；再次导入新增 {self.again_new} 条，{self.again_seconds:.1f} 秒",
            f"打开全库并查到一条：{self.open_seconds:.2f} 秒（处理器 {self.open_cpu:.2f} 秒），进程内存增加 {self.open_memory:.0f} MB；文件 {self.file_size:.0f} MB",
        ]


def measure_speed(archive: Path) -> SpeedReport:
    """Import wheel and archive into a fresh library, again, and open it in a fresh process."""
    with working("speed") as folder:
        path = folder / "library.db"
        started, cpu = time.perf_counter(), time.process_time()
        first = importer.import_packaged(path).articles + _import(path, archive).articles
        middle, import_cpu = time.perf_counter(), time.process_time() - cpu
        again = _import(path, archive)
        ended = time.perf_counter()
        opened = subprocess.run(
            [sys.executable, "-c", _OPEN, str(path)], capture_output=True, encoding="utf-8", check=True
        ).stdout.split()
        return SpeedReport(
            imported=first,
            import_seconds=middle - started,
            import_cpu=import_cpu,
            again_seconds=ended - middle,
            again_new=again.articles,
            open_seconds=float(opened[0]),
            open_cpu=float(opened[1]),
            open_memory=float(opened[2]),
            file_size=path.stat().st_size / 2**20,
        )


def _import(path: Path, archive: Path) -> importer.Report:
    return importer.import_documents(path, open_source(archive).documents())


_OPEN = """
import sys, time
from pathlib import Path
from assistant.evaluation.machine import memory_megabytes
from assistant.law.library import LawLibrary
from assistant.law.model import Provision
before, started, cpu = memory_megabytes(), time.perf_counter(), time.process_time()
library = LawLibrary(Path(sys.argv[1]))
assert library.article(library.find("行政处罚法")[0], Provision(59))
print(time.perf_counter() - started, time.process_time() - cpu, memory_megabytes() - before)
"""
