"""Commands of the suggest room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.app import app, read_lines, write_lines


@app.command()
def suggest(
    facts: Annotated[str, typer.Argument(help="案件事实")] = "",
    batch: Annotated[
        Path | None, typer.Option("--batch", help="JSONL：id、facts、date、region、party")
    ] = None,
    k: Annotated[int, typer.Option("--k", help="条数")] = 10,
    date: Annotated[str, typer.Option("--date", help="行为日期")] = "",
    region: Annotated[str, typer.Option("--region", help="地区，如 浙江省/温州市")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """由事实找可适用的处罚条款及其违则。"""
    rows = read_lines(batch) if batch else iter([{"id": "", "facts": facts, "date": date, "region": region}])
    if as_json or batch:
        write_lines(_answers(rows, k))
        return
    for row in rows:
        _tell(row, k)


def _answers(rows: Iterator[dict[str, Any]], k: int) -> Iterator[dict[str, Any]]:
    for row in rows:
        found = [suggestion_row(s) for s in _advice(row, k).suggestions]
        yield {"id": row.get("id"), "suggestions": found}


def _advice(row: dict[str, Any], k: int) -> Any:
    from assistant.analysis.suggest import suggest as find
    from assistant.dossier.model import Case, Party

    party = row.get("party")
    known = {"个人", "企业", "个体工商户"}
    case = Case(
        facts=row.get("facts") or "",
        act_date=row.get("date") or "",
        region=row.get("region") or "",
        party=Party(kind=party if party in known else "个人"),
    )
    return find(case, k=k)


def suggestion_row(suggestion: Any) -> dict[str, Any]:
    """One suggestion in the keys of the CLI contract."""
    from assistant.law.penalty_query import fine_json

    return {
        "law": suggestion.penalty.law,
        "score": round(suggestion.score, 6),
        "violated": [reference(ref) for ref in suggestion.violated],
        "penalty": reference(suggestion.penalty),
        "kinds": list(suggestion.rule.kinds),
        "fines": [fine_json(fine) for fine in suggestion.rule.fines],
        "inferred": suggestion.inferred,
        "confidence": suggestion.confidence,
    }


def reference(ref: Any) -> dict[str, str | None]:
    """A provision as law, article, paragraph, item; None for what is not given."""
    from assistant.text.numerals import to_chinese

    place = ref.provision
    return {
        "law": ref.law,
        "article": place.label,
        "paragraph": f"第{to_chinese(place.paragraph)}款" if place.paragraph else None,
        "item": f"第（{to_chinese(place.item)}）项" if place.item else None,
    }


def _tell(row: dict[str, Any], k: int) -> None:
    advice = _advice(row, k)
    if advice.message:
        typer.echo(advice.message)
    for number, found in enumerate(advice.suggestions, 1):
        duties = "、".join(ref.format() for ref in found.violated) or "未写明"
        typer.echo(
            f"{number}. {found.penalty.format()}  违则：{duties}{'（推断）' if found.inferred else ''}"
        )
        typer.echo(f"   {found.rule.conduct}  处罚：{'、'.join(found.rule.kinds)}")
