"""Commands of the law library: import, list, show, compare, choose the version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from tqdm import tqdm

from assistant.cli.app import evaluate, law, noted
from assistant.law.model import Level
from assistant.law.penalties.text import limits

if TYPE_CHECKING:
    from assistant.law.diff import Change
    from assistant.law.importer import Report

Name = Annotated[str, typer.Argument(help="法规名称（全称、简称均可）")]
Region = Annotated[str | None, typer.Option(help="地区，如 浙江省/温州市")]
_MARKS = {-1: ("[-", "-]"), 0: ("", ""), 1: ("{+", "+}")}


@law.command("import")
def import_(
    path: Annotated[str, typer.Argument(help="文件、文件夹、压缩包或 git 地址")],
    level: Annotated[Level | None, typer.Option(help="文本未写明时的效力级别")] = None,
    region: Annotated[str | None, typer.Option(help="文本未写明时的地区，如 浙江省/温州市")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="只看会加入什么，不写入")] = False,
) -> None:
    """导入法规：LawRefBook、docx、pdf、txt、html、JSONL。重复导入不重复收录。"""
    from assistant.dossier.audit import Action
    from assistant.law import importer, regions
    from assistant.law.library import open_library
    from assistant.law.sources.registry import open_source

    library = open_library()
    reading = open_source(path, level=level, region=regions.known(region) if region else region)
    texts = tqdm(reading.documents(), desc="读取法规", unit="部", mininterval=1)
    run = importer.preview_documents if preview else importer.import_documents
    report = run(library.path, texts)
    report.problems += reading.problems
    if not preview:
        noted(Action.LAW_IMPORTED, about=f"新增 {len(report.new_laws)} 部")
    _print_report(report, preview=preview)


def _print_report(report: Report, *, preview: bool) -> None:
    typer.echo(report.summary(preview=preview))
    for title, lines in (
        ("新版本", report.new_versions),
        ("同日异文", report.variants),
        ("需留意", report.problems),
    ):
        for line in lines:
            typer.echo(f"  {title}：{line}")


@law.command("list")
def list_(
    name: Annotated[str, typer.Argument(help="名称中包含的字")] = "",
    region: Annotated[str | None, typer.Option(help="只列该地区的法规；全国性法规写 全国")] = None,
    level: Annotated[Level | None, typer.Option(help="效力级别")] = None,
    incomplete: Annotated[bool, typer.Option("--incomplete", help="只列文本不完整的")] = False,
) -> None:
    """列出法规及其版本。"""
    from assistant.law import lookup, regions
    from assistant.law.library import open_library

    library = open_library()
    place = None if region is None else regions.known(region)
    for entry in library.laws(region=place, level=level):
        if name in entry.name:
            held = library.versions(entry)
            cut = "；".join(version.incomplete for version in held if version.incomplete)
            versions = lookup.describe_versions(held) + (f"\t不完整：{cut}" if cut else "")
            if cut or not incomplete:
                typer.echo(f"{entry.name}\t{entry.level}\t{entry.region or '全国'}\t{versions}")


@law.command()
def show(
    name: Name,
    article: Annotated[
        str, typer.Argument(help="条款，如 第二十条、第三十条第一款第（二）项；不写则列全文")
    ] = "",
    as_of: Annotated[str | None, typer.Option(help="日期，默认今天")] = None,
    region: Region = None,
) -> None:
    """显示某日有效的条文。"""
    from assistant.law import lookup
    from assistant.law.library import open_library

    library = open_library()
    entry = lookup.one_law(library, name, region)
    day = lookup.read_day(as_of)
    version = lookup.one_version(library, entry, day)
    standing = lookup.status(version, day)
    typer.echo(
        f"《{entry.name}》 {standing}（按 {day or lookup.today()}）  {lookup.version_label(version)}"
        f"  施行日期{version.certainty}  来源：{version.source}"
    )
    if version.incomplete:
        typer.echo(f"注意：本库文本不完整（{version.incomplete}）")
    if article:
        provision, text = lookup.place(library, entry, version, article)
        typer.echo(f"{provision.format()} {text}")
        return
    chapter = ""
    for part in library.articles(version):
        if part.chapter != chapter:
            chapter = part.chapter
            typer.echo(f"\n{chapter}\n")
        typer.echo(f"{part.label} {part.text}" if part.number else part.text)


@law.command()
def diff(
    name: Name,
    earlier: Annotated[str | None, typer.Option("--from", help="较早的日期；默认倒数第二个版本")] = None,
    later: Annotated[str | None, typer.Option("--to", help="较晚的日期；默认最新版本")] = None,
    region: Region = None,
    full: Annotated[bool, typer.Option("--all", help="未改动的条文也列出")] = False,
) -> None:
    """逐条比较两个版本：[-删去-] {+新增+}。"""
    from assistant.law import lookup
    from assistant.law.diff import ChangeKind, compare
    from assistant.law.library import open_library

    library = open_library()
    entry = lookup.one_law(library, name, region)
    old, new = lookup.two_versions(library, entry, lookup.read_day(earlier), lookup.read_day(later))
    typer.echo(f"《{entry.name}》 {lookup.version_label(old)} → {lookup.version_label(new)}")
    for change in compare(library.articles(old), library.articles(new)):
        if full or change.kind is not ChangeKind.SAME:
            typer.echo(_change_line(change))


def _change_line(change: Change) -> str:
    text = "".join(f"{_MARKS[edit.op][0]}{edit.text}{_MARKS[edit.op][1]}" for edit in change.edits)
    only = change.after or change.before
    return f"{change.kind} {change.label}：{text or (only.text if only else '')}"


@law.command()
def choose(
    name: Name,
    act: Annotated[str, typer.Option(help="行为日期（连续行为写终了日）")],
    decision: Annotated[str | None, typer.Option(help="决定日期，默认今天")] = None,
    article: Annotated[str, typer.Option(help="只看行为时版本的这一条")] = "",
    region: Region = None,
) -> None:
    """从旧兼从轻：行为时与决定时各适用哪个版本，改了什么。"""
    from datetime import date

    from assistant.law import lookup
    from assistant.law.library import open_library
    from assistant.law.model import Provision
    from assistant.law.transition import transition

    library = open_library()
    entry = lookup.one_law(library, name, region)
    act_day, decision_day = lookup.read_day(act), lookup.read_day(decision) or date.today()
    result = transition(library, entry, act_day or decision_day, decision_day, Provision.parse(article))
    for title, version in (("行为时", result.at_act), ("决定时", result.at_decision)):
        typer.echo(f"{title}：{lookup.version_label(version) if version else '没有收录的有效文本'}")
    typer.echo(result.advice)
    for line in result.uncertain.splitlines():
        typer.echo(f"注意：日期{line}")
    for change in result.changes:
        typer.echo(_change_line(change))
    for fine in result.fines:
        typer.echo(
            f"罚款 {fine.article}（{fine.who}）："
            f"行为时 {limits(*fine.before)}，决定时 {limits(*fine.after)}，"
            f"就罚款幅度看较轻：{fine.lighter}"
        )


@evaluate.command("structure")
def structure(
    archive: Annotated[Path | None, typer.Option(help="LawRefBook 压缩包；默认取测量数据目录中的")] = None,
    speed: Annotated[bool, typer.Option(help="同时测量导入、打开的用时与内存")] = True,
) -> None:
    """全库往返：各部分相接还原原文，每条、款、项、目的引用写法读回自身；导入与打开的速度。"""
    from assistant.evaluation.library import measure_speed, measure_structure
    from assistant.settings import settings

    place = archive or next(iter(sorted(settings().shared_data.glob("lawrefbook-*.tar.xz"))), None)
    lines = measure_structure(place).lines()
    if speed and place:
        lines += measure_speed(place).lines()
    for line in lines:
        typer.echo(line)
