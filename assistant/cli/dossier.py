"""``assistant case``: files into a case, a case out and in as one zip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.app import app, noted, write_lines
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.dossier.intake import Steps, Taken
    from assistant.dossier.model import Case, Evidence

case = typer.Typer(help="案卷：批量收材料，整案导出和导入。", no_args_is_help=True)
app.add_typer(case, name="case")

discretion = typer.Typer(help="裁量基准：导入、列出、删除。", no_args_is_help=True)
app.add_typer(discretion, name="discretion")

CaseNumber = Annotated[str, typer.Argument(help="案件编号")]


@case.command()
def ingest(
    places: Annotated[
        list[Path] | None,
        typer.Argument(help="文件和文件夹（docx、pdf、图片、xlsx、csv、录音录像、文本等）"),
    ] = None,
    number: Annotated[str, typer.Option("--case", help="收进哪件案件（编号）；留空新建一件")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON：一行一份材料")] = False,
) -> None:
    """把文件收进案卷：按内容去重，读出文字（图片识别、录音转写），认出文书种类；中断后再运行接着做。"""
    from assistant.dossier import intake
    from assistant.dossier.model import Case
    from assistant.dossier.store import CaseStore
    from assistant.people.model import COMMAND_LINE
    from assistant.speech.paper import hear_paper

    files = intake.files_in(places or [])
    if not files and not number:
        raise InputError("没有给出文件", "请写明文件或者文件夹；接着读上次没读完的，用 --case 编号")
    case_id = number or CaseStore().save(Case(facts=""), user=COMMAND_LINE).id
    try:
        with _bar() as steps:
            taken = intake.take_in(case_id, files, user=COMMAND_LINE, steps=steps)
            done = intake.read_pending(case_id, user=COMMAND_LINE, hear=hear_paper, steps=steps)
    except KeyboardInterrupt:
        typer.echo(
            f"已停止；已经收下的都在案件 {case_id}，接着做：assistant case ingest --case {case_id}", err=True
        )
        raise typer.Exit(130) from None
    _tell(done, taken, as_json)


@case.command()
def pack(
    number: CaseNumber,
    out: Annotated[Path, typer.Option("--out", help="写入的 zip 文件")],
) -> None:
    """整案导出为一个 zip：案件内容和全部附件；访问日志里会记一笔。"""
    from assistant.dossier.audit import Action
    from assistant.dossier.bundle import pack as packed
    from assistant.dossier.store import CaseStore
    from assistant.people.model import COMMAND_LINE

    found, _ = CaseStore().load(number, user=COMMAND_LINE)
    with _bar() as steps:
        packed(found, out, steps=steps)
    noted(Action.EXPORT, case_id=number, about="整案")
    typer.echo(f"已写入 {out}（{out.stat().st_size / 2**20:.1f} MB）")


@case.command()
def unpack(source: Annotated[Path, typer.Argument(help="整案导出的 zip 文件")]) -> None:
    """从 zip 导入一件案件；编号已被占用的另给编号。"""
    from assistant.dossier.bundle import unpack as unpacked
    from assistant.people.model import COMMAND_LINE

    with _bar() as steps:
        saved = unpacked(source, user=COMMAND_LINE, steps=steps)
    typer.echo(f"已导入为案件 {saved.id}")


@discretion.command("import")
def import_table(
    table: Annotated[Path, typer.Argument(help="裁量基准（xlsx 或 csv，格式见 docs/discretion.md）")],
    name: Annotated[str, typer.Option("--name", help="名称；留空用文件名，同名的被换掉")] = "",
) -> None:
    """导入机关的裁量基准；读不懂的行说明是哪一行哪一列，一行也不导入。"""
    from assistant.analysis.discretion.tables import keep_table
    from assistant.dossier.audit import Action

    tiers = keep_table(table, name)
    noted(Action.TABLE_IMPORTED, about=f"{len(tiers)} 档")
    typer.echo(f"已导入 {len(tiers)} 档，涉及 {len({(t.law, t.provision) for t in tiers})} 个条款")


@discretion.command("list")
def list_tables() -> None:
    """列出已导入的裁量基准。"""
    from assistant.analysis.discretion.tables import kept_tables

    for name, tiers in kept_tables().items():
        typer.echo(f"{name}\t{len(tiers)} 档\t{tiers[0].basis if tiers else ''}")


@discretion.command("remove")
def remove_table(name: Annotated[str, typer.Argument(help="名称")]) -> None:
    """删除一份裁量基准。"""
    from assistant.analysis.discretion.tables import drop_table
    from assistant.dossier.audit import Action

    drop_table(name)
    noted(Action.TABLE_REMOVED)
    typer.echo(f"已删除 {name}")


@contextmanager
def _bar() -> Iterator[Steps]:
    from tqdm import tqdm

    with tqdm(total=0, unit="份", leave=False) as bar:

        def step(text: str, done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.set_description(text)

        yield step


def _tell(done: Case, taken: tuple[Taken, ...], as_json: bool) -> None:
    pieces = [piece for piece in done.evidence if piece.attachment]
    if as_json:
        write_lines(map(_row, pieces))
        return
    for piece in pieces:
        typer.echo(
            f"{piece.id}\t{piece.file}\t{_kind(piece)}\t{piece.problem if piece.state else piece.reason}"
        )
    for one in taken:
        if one.told:
            typer.echo(f"没有加：{one.file}：{one.told}")
    broken = sum(bool(piece.state) for piece in pieces)
    typer.echo(f"案件 {done.id}：材料 {len(pieces)} 份，其中读不出 {broken} 份")


def _kind(piece: Evidence) -> str:
    from assistant.paper.kinds import kind_named

    found = kind_named(piece.paper)
    return piece.state or (found.name if found else "种类未认出")


def _row(piece: Evidence) -> dict[str, Any]:
    own = ("id", "file", "name", "kind", "paper", "reason", "state", "problem", "attachment", "text")
    return {name: getattr(piece, name) for name in own} | {"paper_name": _kind(piece)}
