"""Commands of the suggest room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.app import app, evaluate, law, read_lines, write_lines
from assistant.errors import AssistantError


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
    """One answer a row; a row that cannot be used says why and does not stop the others."""
    for row in rows:
        try:
            advice = _advice(row, k)
        except AssistantError as error:
            yield {"id": row.get("id"), "suggestions": [], "message": str(error)}
            continue
        answer = {"id": row.get("id"), "suggestions": [suggestion_row(s) for s in advice.suggestions]}
        yield answer | ({"message": advice.message} if advice.message else {})


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
        "matches": [[match.facts, match.clause] for match in suggestion.matches],
        "to_prove": list(suggestion.to_prove),
        "distinguish": list(suggestion.distinguish),
        "notes": list(suggestion.notes),
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
        typer.echo(f"{number}. {found.penalty.format()}（{found.confidence}）")
        typer.echo(f"   违则：{duties}{'（推断）' if found.inferred else ''}")
        typer.echo(f"   {found.rule.conduct}  处罚：{'、'.join(found.rule.kinds)}")
        words = "、".join(dict.fromkeys(match.facts for match in found.matches))
        for title, text in (("相合", words), ("待证", "、".join(found.to_prove))):
            if text:
                typer.echo(f"   {title}：{text}")
        for text in (*found.distinguish, *found.notes):
            typer.echo(f"   · {text}")
    if advice.general:
        typer.echo("另请注意：" + "、".join(ref.format() for ref in advice.general))


@law.command("links")
def show_links(
    provision: Annotated[str, typer.Argument(help="如 《城镇燃气管理条例》第二十八条")],
    as_of: Annotated[str, typer.Option("--as-of", help="按哪一天的版本（YYYY-MM-DD），默认今天")] = "",
) -> None:
    """违则与罚则互查：罚则条文查它保障的义务，义务条文查处罚它的罚则。"""
    from assistant.law.library import open_library
    from assistant.law.links import linked_rules, rules_at, rules_enforcing
    from assistant.law.model import Provision
    from assistant.law.penalty_query import find_article, split_citation

    name, place = split_citation(provision)
    library = open_library()
    article = find_article(library, name, place, as_of)
    at = Provision.parse(place) or article.number
    linked = list(linked_rules(library.articles(article.version)))
    law_name = article.version.law.name
    if at is None:
        return
    for title, rules in (
        ("此处的罚则", rules_at(linked, at)),
        ("处罚违反此条的罚则", rules_enforcing(linked, law_name, at)),
    ):
        for found in rules:
            typer.echo(f"{title}：{found.rule.provision.format()} {found.rule.conduct}")
            for link in found.duties:
                sure = f"（推断，相近度 {link.score:.2f}）" if link.inferred else ""
                typer.echo(f"   违则：{link.duty.format()}{sure}")


@evaluate.command("facts")
def evaluate_facts(
    rows: Annotated[Path, typer.Argument(help="penalty_cases.jsonl 或 descriptions.jsonl")],
    tiers: Annotated[str, typer.Option("--tiers", help="案例的档，如 AB")] = "AB",
    fold: Annotated[int, typer.Option("--fold", help="描述的折；2 为留出")] = 2,
) -> None:
    """由事实找条款：引用条文的召回率，罚则排在第一、前三、前十的比例，用时。"""
    from assistant.evaluation.facts import read_cases, score, timed

    cases = read_cases(rows, tuple(tiers), fold)
    found = score(cases)
    typer.echo(f"引用条文召回（{found.rows} 行）：前 5 {found.recall_5:.3f}，前 10 {found.recall_10:.3f}")
    typer.echo(
        f"罚则位次（{found.penalty_rows} 行）：第一 {found.first:.3f}，前三 {found.first_three:.3f}，"
        f"前十 {found.first_ten:.3f}"
    )
    for grade, (count, right) in found.grades.items():
        typer.echo(f"首条标“{grade}”的 {count} 行，其中首条正确的占 {right:.3f}")
    wall, processor = timed(cases)
    typer.echo(f"用时中位数 {wall * 1000:.0f} 毫秒；处理器时间中位数 {processor * 1000:.0f} 毫秒")


@evaluate.command("links")
def evaluate_links(
    most: Annotated[int, typer.Option("--most", help="最多测多少条规则")] = 2000,
) -> None:
    """推断违则：拿写明违则的罚则，去掉条号只留行为描述，看推断是否找回所写的条。"""
    from assistant.evaluation.links import score
    from assistant.law.library import open_library

    found = score(open_library(), most)
    typer.echo(f"规则 {found.rules} 条：第一 {found.first:.3f}，前二 {found.first_two:.3f}")
