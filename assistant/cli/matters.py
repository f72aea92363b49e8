"""Commands of the matters room: list, show, and check the corpora against the law library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.app import matters
from assistant.corpora import corpus
from assistant.errors import CorpusError, InputError
from assistant.law.penalties.text import told_range

if TYPE_CHECKING:
    from assistant.analysis.corpus_check import CorpusReport
    from assistant.analysis.matters import Matter


@matters.command("list")
def list_matters(
    field: Annotated[str, typer.Option("--field", help="只列这个领域，如 市容环卫")] = "",
) -> None:
    """列出事项：编号、领域、名称。"""
    from assistant.analysis.matters import shipped_matters

    found = [matter for matter in shipped_matters() if field in ("", matter.field)]
    if not found:
        raise InputError(f"没有领域「{field}」的事项", "不带 --field 可列出全部")
    for matter in found:
        typer.echo(f"{matter.id}\t{matter.field}\t{matter.name}")


@matters.command("show")
def show_matter(name: Annotated[str, typer.Argument(help="事项编号或名称")]) -> None:
    """显示一个事项：依据、幅度、常见说法、要件与证据、从重从轻、易错之处。"""
    from assistant.analysis.matters import shipped_matters

    for matter in shipped_matters():
        if name in (matter.id, matter.name):
            for line in _lines(matter):
                typer.echo(line)
            return
    raise InputError(f"没有事项「{name}」", "可用 assistant matters list 查编号")


@matters.command("check")
def check_matters() -> None:
    """核对自编语料引用的每一条款和金额；有不符时以退出码 2 结束。"""
    from assistant.analysis.corpus_check import check_corpora
    from assistant.law.library import open_library

    report = check_corpora(corpus(), open_library())
    for line in _report_lines(report):
        typer.echo(line)
    if report.problems:
        raise CorpusError(f"共 {len(report.problems)} 处不符", "请逐条对照法规原文改正")


def _report_lines(report: CorpusReport) -> Iterator[str]:
    yield f"条款引用成立 {report.citations} 处，金额相符 {report.amounts} 处"
    if report.missing_laws:
        skipped = sum(report.missing_laws.values())
        yield f"未收录而跳过 {skipped} 处，涉及 {len(report.missing_laws)} 部：{'、'.join(sorted(report.missing_laws))}"
    if report.unheld:
        yield f"未收录、另有出处（corpora/law/unheld.yaml）{sum(report.unheld.values())} 处：{'、'.join(sorted(report.unheld))}"
    if report.unread:
        yield f"罚则未读出幅度而跳过 {len(report.unread)} 处：{'；'.join(report.unread)}"
    yield from report.problems


def _lines(matter: Matter) -> Iterator[str]:
    yield f"{matter.name}（{matter.field}，{matter.id}）"
    for basis in matter.bases:
        until = f"（{basis.until} 以前的行为）" if basis.until else ""
        yield f"依据 · {basis.region or '全国'}{until}"
        yield f"  违则：{'、'.join(basis.duty) or '罚则自含'}"
        yield f"  罚则：{'、'.join(basis.penalty)}"
        yield from (f"  幅度：{told_range(amount)}" for amount in basis.amounts)
    yield f"常说成：{'；'.join(matter.says)}"
    for element in matter.elements:
        yield f"要件 · {element.name}：{'、'.join(element.evidence)}。{element.how}"
    for label, values in (
        ("从重", matter.heavier),
        ("从轻", matter.lighter),
        ("易错", matter.traps),
        ("相近", matter.nearby),
    ):
        if values:
            yield f"{label}：{'；'.join(values)}"
