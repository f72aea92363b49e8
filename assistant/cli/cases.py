"""``assistant cases``: import precedents, find similar ones, what others were fined."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.app import app, evaluate, noted, write_lines
from assistant.errors import InputError
from assistant.text.numerals import plain

if TYPE_CHECKING:
    from assistant.cases.statistics import FineStatistics, Quantiles

cases = typer.Typer(help="案例：导入、找类案、同案同罚。", no_args_is_help=True)
app.add_typer(cases, name="cases")


@cases.command("import")
def import_cases(
    path: Annotated[
        Path,
        typer.Argument(
            help="jsonl、csv、xlsx、docx、pdf、html、txt、md 文件，文件夹，或者含“案例”文件夹的法规档案"
        ),
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(
            help="表格里写法特别的列：表头=栏目，如 处理决定书编号=number；可写多个。栏目见 --columns"
        ),
    ] = None,
    columns: Annotated[bool, typer.Option("--columns", help="只看表格的各列认作什么，不导入")] = False,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="不隐去个人姓名、号码、住址")] = False,
    licence: Annotated[str, typer.Option(help="这批案例的许可或者来源说明")] = "",
    words_only: Annotated[bool, typer.Option("--words-only", help="不计算新向量，先按字词检索")] = False,
) -> None:
    """把案例导入案例库；重复导入不会重复，个人信息默认隐去。"""
    from assistant.cases.index import refresh
    from assistant.cases.library import CaseLibrary
    from assistant.cases.sources import read_precedents
    from assistant.cli.search import bars
    from assistant.dossier.audit import Action
    from assistant.law.library import open_library

    if columns:
        _show_columns(path)
        return
    mapped = _mapping(column or [])
    library = CaseLibrary()
    left: list[str] = []
    read = read_precedents(
        path,
        open_library(),
        columns=mapped,
        mask=not unmasked,
        licence=licence,
        passed=lambda name, error: left.append(f"没有读 {name}：{error}"),
    )
    added = library.add(read)
    for line in left:
        typer.echo(line, err=True)
    noted(Action.CASES_IMPORTED, about=f"新增 {added.new} 件")
    typer.echo(
        f"新增 {added.new} 件，更新 {added.changed} 件" + (f"，重复 {added.same} 件" if added.same else "")
    )
    refresh(library, bars(), patient=not words_only)


def _mapping(pairs: Sequence[str]) -> dict[str, str]:
    wrong = next((pair for pair in pairs if "=" not in pair), "")
    if wrong:
        raise InputError(f"“{wrong}”不是 表头=栏目", "如 --column 处理决定书编号=number")
    return dict(pair.rsplit("=", 1) for pair in pairs)


def _show_columns(path: Path) -> None:
    from assistant.cases.sources.tables import FIELDS, layout_of, read_table

    for name, table in read_table(path):
        layout = layout_of(table)
        typer.echo(
            f"{name or path.name}：{'认不出表头' if layout is None else f'表头在第 {layout.row + 1} 行'}"
        )
        for heading, field in zip(layout.headings, layout.fields, strict=True) if layout else ():
            typer.echo(f"  {heading}\t{field or '（不用）'}\t{FIELDS.get(field, '')}")
    typer.echo("栏目：" + "、".join(f"{field} {says}" for field, says in FIELDS.items()))


@cases.command("similar")
def similar(
    facts: Annotated[str, typer.Argument(help="案情")],
    clause: Annotated[
        list[str] | None,
        typer.Option(help="选定的条款，如 《…法》第六十条，可写多个；不写的，由引擎按案情建议"),
    ] = None,
    k: Annotated[int, typer.Option(help="最多几件")] = 5,
    date: Annotated[str, typer.Option(help="行为日期")] = "",
    region: Annotated[str, typer.Option(help="地区，如 浙江省/温州市")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """找与案情相似的案例，并统计同条款的罚款数额。"""
    from assistant.cases.statistics import Asked, fines_under
    from assistant.contract.similar import SimilarRequest, row, similar_cases

    clauses = tuple(clause or ())
    answer = similar_cases(SimilarRequest(facts=facts, clauses=clauses, k=k, date=date, region=region))
    if as_json:
        write_lines(row(answer)["cases"])
        return
    if answer.suggested:
        typer.echo(f"没有选定条款，按引擎建议的条款比对：{'、'.join(answer.clauses[:3])}")
    for place, item in enumerate(answer.cases, 1):
        mark = "（虚构）" if item.fictional else ""
        typer.echo(f"{place}. {item.title}{mark}")
        for said in (*item.why, *item.differs, *([item.changed] if item.changed else [])):
            typer.echo(f"   {said}")
    for wanted in clauses:
        _tell_fines(fines_under(Asked(wanted)))


@cases.command("fines")
def fines(
    clause: Annotated[str, typer.Argument(help="条款，如 《…法》第六十条第一款第（三）项")],
    party: Annotated[str, typer.Option(help="只看：个人、企业、个体工商户")] = "",
    region: Annotated[str, typer.Option(help="只看这个地区")] = "",
    years: Annotated[str, typer.Option(help="只看这些年，如 2022-2026")] = "",
    tier: Annotated[str, typer.Option(help="只看这一档的数额（元），如 5000-50000")] = "",
    present: Annotated[float | None, typer.Option(help="本案拟罚数额（元），看排在哪里")] = None,
    docx: Annotated[Path | None, typer.Option(help="另存为带图的 docx")] = None,
) -> None:
    """同一条款别人罚了多少：分位数、地区和年份、本案的位置、离群的案例及其原因。"""
    from assistant.cases.fines_page import write_fines
    from assistant.cases.statistics import Asked, fines_under

    low, high = _pair(tier)
    first, last = _pair(years)
    asked = Asked(
        clause,
        party,
        (low, high) if low is not None and high is not None else None,
        region,
        (int(first), int(last)) if first is not None and last is not None else None,
        present,
    )
    found = fines_under(asked)
    _tell_fines(found)
    if docx is not None:
        typer.echo(f"已写入 {write_fines(found, docx)}")


def _pair(text: str) -> tuple[float | None, float | None]:
    """5000-50000 as two numbers."""
    if not text:
        return None, None
    low, _, high = text.partition("-")
    try:
        return float(low), float(high or low)
    except ValueError as error:
        raise InputError(f"“{text}”不是范围", "请写成 5000-50000") from error


def _tell_fines(found: FineStatistics) -> None:
    from assistant.cases.fines_page import summary

    typer.echo(summary(found))
    for title, rows in (("地区", found.regions), ("年份", found.years)):
        for row in rows:
            typer.echo(f"  {title} {_quantiles(row)}")
    for one in found.outliers:
        typer.echo(f"  离群：{one.title} {plain(one.fine_yuan)} 元；{'；'.join(one.reasons)}")


def _quantiles(row: Quantiles) -> str:
    few = "（不足五件，只列不比）" if row.count < 5 else ""
    return f"{row.name} {row.count} 件，中位数 {plain(row.median)} 元（{plain(row.lowest)}–{plain(row.highest)}）{few}"


@evaluate.command("similar")
def evaluate_similar(
    paths: Annotated[list[Path], typer.Argument(help="真实案例的文件或文件夹，可写多个")],
    kind: Annotated[list[str] | None, typer.Option(help="只用这些种类的案例提问，如 处罚案例")] = None,
) -> None:
    """找类案，逐件留出：用案情找共用同一条文的其他真实案例，比较只看文字、引擎建议条款、办案人员选定条款。"""
    from assistant.cases.library import CaseLibrary
    from assistant.cases.sources import read_precedents
    from assistant.evaluation.similar import score
    from assistant.files import working
    from assistant.law.library import open_library

    with working("similar") as folder:
        library, laws = CaseLibrary(folder / "cases.db"), open_library()
        for path in paths:
            library.add(read_precedents(path, laws))
        for one in score(library, kinds=kind or ()):
            typer.echo(
                f"{one.way}（{one.queries} 件）：前 5 件里有的 {one.hit_5:.3f}，前 10 {one.hit_10:.3f}；"
                f"召回 前 5 {one.recall_5:.3f}，前 10 {one.recall_10:.3f}；MRR {one.mrr:.3f}；中位用时 {one.seconds * 1000:.0f} 毫秒"
            )


@evaluate.command("teaching")
def evaluate_teaching(
    path: Annotated[
        Path | None, typer.Argument(help="教学案例的 jsonl 文件或文件夹；不写为自带的全部")
    ] = None,
) -> None:
    """审核教学案例里有瑕疵的文书：埋下的瑕疵审出几处，另外说了什么。"""
    from assistant.analysis.teaching import load_teaching_cases
    from assistant.evaluation.teaching import score_papers
    from assistant.law.library import open_library

    scores = score_papers(load_teaching_cases(path), open_library())
    for score in scores:
        for defect in score.missed:
            typer.echo(f"{score.case} 没有审出 {defect.rule}：{defect.quote}（{defect.why}）")
        for other in score.others:
            typer.echo(
                f"{score.case} 另外指出 {other.rule}（{other.severity}）：{other.message}｜{other.quote[:40]}"
            )
    found, missed = sum(len(score.found) for score in scores), sum(len(score.missed) for score in scores)
    others = sum(len(score.others) for score in scores)
    typer.echo(
        f"文书 {len(scores)} 份，埋下的瑕疵 {found + missed} 处，审出 {found} 处；另外指出 {others} 处"
    )
