"""Commands on a case: evidence, draft, review."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from assistant.cli.app import app
from assistant.errors import InputError

CaseFile = Annotated[Path, typer.Argument(help="案件 JSON 文件（格式见 README）")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


@app.command()
def evidence(case_file: CaseFile, as_json: AsJson = False) -> None:
    """对照条款要件检查证据缺口。"""
    from assistant.analysis.verbs import check_evidence, clause_of

    case = read_case(case_file)
    clause = clause_of(case)
    gaps = check_evidence(case, clause)
    if as_json:
        _print({"clause": clause.penalty.format(), "gaps": [dataclasses.asdict(gap) for gap in gaps]})
        return
    typer.echo(f"依据条款：{clause.penalty.format()}")
    for gap in gaps:
        support = "；".join(f"{s.evidence}：{s.quote}" for s in gap.support)
        typer.echo(f"【{gap.status}】{gap.element}  {support}{'  ' + gap.note if gap.note else ''}")
        if gap.collect:
            typer.echo(f"    应补：{gap.collect}（向{gap.source}）  依据：{gap.basis}")


@app.command()
def draft(
    case_file: CaseFile,
    out: Annotated[Path, typer.Option("--out", help="写出的 docx 文件")],
    kind: Annotated[str, typer.Option("--kind", help="文书种类，如 decision")] = "decision",
) -> None:
    """按案件生成文书草稿（docx）。"""
    from assistant.analysis.verbs import clause_of
    from assistant.documents.verb import draft as make

    if out.suffix.lower() != ".docx" or not out.parent.is_dir():
        raise InputError(f"无法写出 {out}", "请给出已存在文件夹中的 .docx 文件名")
    case = read_case(case_file)
    made = make(case, kind, clause=clause_of(case))
    made.save(out)
    typer.echo(
        f"已写出 {out}；待补充 {len(made.missing)} 处"
        + ("：" + "、".join(made.missing) if made.missing else "")
    )


@app.command()
def review(
    document: Annotated[Path, typer.Argument(help="决定书或草稿（docx、doc、wps、pdf、图片、txt 等）")],
    as_of: Annotated[str, typer.Option("--as-of", help="决定日期；留空取落款日期")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="另存带批注的 docx")] = None,
    as_json: AsJson = False,
) -> None:
    """审核决定书或草稿。"""
    from assistant.cli.papers import read_shown
    from assistant.review.report import comment_docx, told
    from assistant.review.verb import review as check
    from assistant.text.dates import parse_as_of

    paper = read_shown(document)
    found = check(paper, as_of=parse_as_of(as_of) if as_of else None).findings
    if out:
        comment_docx(paper, found, out, source=document)
    if as_json:
        _print({"findings": [dataclasses.asdict(finding) for finding in found]})
        return
    for finding in found:
        place = paper.anchor(finding.start, finding.end).told
        quoted = f"\n    原文（{place}）：{finding.quote}" if finding.quote else ""
        typer.echo(told(finding) + quoted)
    typer.echo(f"共 {len(found)} 处")


def read_case(path: Path) -> Any:
    """A case from its JSON file.

    Raises:
        InputError: the file is missing or breaks the schema; names the first wrong field.
    """
    from assistant.dossier.model import Case

    if not path.is_file():
        raise InputError(f"找不到文件 {path}", "请检查路径")
    try:
        return Case.model_validate_json(path.read_text(encoding="utf-8-sig"))
    except (ValidationError, UnicodeDecodeError) as error:
        first = (
            error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": "不是 UTF-8 文本"}
        )
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(
            f"案件文件 {path} 不合格式：{place} {first['msg']}", "请按 README 的案件格式修正"
        ) from error


def _print(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))
