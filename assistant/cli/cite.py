"""``assistant cite``: the citations of a text and their verdicts."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.app import app
from assistant.errors import InputError


@app.command("cite")
def cite(
    file: Annotated[Path, typer.Argument(help="要核验的文件（txt、md、docx、pdf）")],
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="核验日期，默认今天")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """找出文件中的法规引用并逐条核验。"""
    from assistant.law.citation import verify_citations

    day = as_of.date() if as_of else date.today()
    rows = [_row(verified) for verified in verify_citations(_read(file), as_of=day)]
    if as_json:
        typer.echo(json.dumps({"citations": rows}, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(f"{row['start']:>7}  {row['status']:<18} {row['text']}  {row['message']}")
    typer.echo(f"共 {len(rows)} 处引用，{sum(r['status'] == 'verified' for r in rows)} 处成立（{day}）")


def _row(verified: Any) -> dict[str, Any]:
    """One verdict under the keys of the contract (README), explanations after them."""
    from assistant.text.numerals import to_chinese

    citation = verified.citation
    provision = citation.provision
    name = verified.law.name if verified.law else citation.name
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "law": name or None,
        "article": provision.label if provision and provision.article else None,
        "paragraph": f"第{to_chinese(provision.paragraph)}款" if provision and provision.paragraph else None,
        "item": f"第（{to_chinese(provision.item)}）项" if provision and provision.item else None,
        "status": str(verified.status),
        "point": f"第{to_chinese(provision.point)}目" if provision and provision.point else None,
        "message": verified.message,
        "suggestion": verified.suggestion or None,
        "difference": [{"quoted": c.quoted, "actual": c.actual} for c in verified.difference],
        "effective": verified.version.effective.isoformat()
        if verified.version and verified.version.effective
        else None,
    }


def _read(file: Path) -> str:
    if not file.is_file():
        raise InputError(f"找不到文件 {file}", "请检查路径")
    from assistant.dossier.ingest import read_text

    return read_text(file)
