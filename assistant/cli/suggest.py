"""Commands of the suggest room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.app import app, evaluate, law, write_lines

if TYPE_CHECKING:
    from assistant.contract.suggest import SuggestAnswer


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
    from assistant.contract.batch import answers, read_rows
    from assistant.contract.suggest import SUGGEST, SuggestRequest
    from assistant.contract.suggest import suggest as find

    if batch is not None:
        write_lines(_line(line) for line in answers(SUGGEST, read_rows(batch), {"k": k}))
        return
    answer = find(SuggestRequest(facts=facts, date=date, region=region, k=k))
    if as_json:
        write_lines([{"id": ""} | SUGGEST.line(answer)])
    else:
        _tell(answer)


def _line(line: dict[str, Any]) -> dict[str, Any]:
    """A line of the batch; one that could not be answered has no suggestions and says why."""
    if "error" not in line:
        return line
    return {"id": line["id"], "suggestions": [], "message": line["error"], "error": line["error"]}


def _tell(answer: SuggestAnswer) -> None:
    from assistant.contract.suggest import leading, twins_of

    if answer.message:
        typer.echo(answer.message)
    several = len({one.group for one in answer.suggestions if not one.folded}) > 1
    shown = [answer.suggestions[place] for place in leading(answer.suggestions)]
    for number, found in enumerate(shown, 1):
        if found.folded and (number == 1 or not shown[number - 2].folded):
            typer.echo("—— 以下只是线索：领域与首条不同，或者可能性很小 ——")
        duties = "、".join(ref.text for ref in found.violated) or "未写明"
        typer.echo(f"{number}. {found.reference}（{found.confidence}）")
        typer.echo(f"   违则：{duties}{'（推断）' if found.inferred else ''}")
        typer.echo(f"   {found.conduct}  处罚：{'、'.join(found.kinds)}")
        kinds = {twin.penalty: "、".join(twin.kinds) for twin in twins_of(found, answer.suggestions)}
        for ref in found.twins:
            typer.echo(f"   同一行为另见：{ref.text}" + (f"  处罚：{kinds[ref]}" if ref in kinds else ""))
        words = "、".join(dict.fromkeys(fact for fact, _ in found.matches))
        act = f"行为{found.group}，{found.act}" if several else ""
        for title, text in (("针对", act), ("相合", words), ("待证", "、".join(found.to_prove))):
            if text:
                typer.echo(f"   {title}：{text}")
        for text in (*found.distinguish, *found.notes):
            typer.echo(f"   · {text}")
    if answer.general:
        typer.echo("另请注意：" + "、".join(answer.general))


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
    typer.echo(f"折叠线以上的前三条：罚则在其中 {found.shown_three:.3f}，平均 {found.shown:.2f} 条")
    typer.echo(f"其中有无关法规的占 {found.unrelated:.3f}（与所引法规没有共同的主管领域或适用范围）")
    for grade, (count, right) in found.grades.items():
        typer.echo(f"首条标“{grade}”的 {count} 行，其中首条正确的占 {right:.3f}")
    wall, processor = timed(cases)
    typer.echo(f"用时中位数 {wall * 1000:.0f} 毫秒；处理器时间中位数 {processor * 1000:.0f} 毫秒")


@evaluate.command("lawful")
def evaluate_lawful(
    rows: Annotated[Path, typer.Argument(help="每行一个 JSON、有 facts 的文件：反例，或者有违法行为的记述")],
    fold: Annotated[int, typer.Option("--fold", help="描述的折；2 为留出")] = 2,
) -> None:
    """没有违法的情形：多少行不出条款，多少行只列没有把握的条款。反例越多越好，有违法行为的越少越好。"""
    from assistant.evaluation.lawful import read_facts, score

    found = score(read_facts(rows, fold))
    typer.echo(f"{found.rows} 行：不出条款 {found.refused:.3f}，只列没有把握的条款 {found.leaning:.3f}")


@evaluate.command("links")
def evaluate_links(
    most: Annotated[int, typer.Option("--most", help="最多测多少条规则")] = 2000,
) -> None:
    """推断违则：拿写明违则的罚则，去掉条号只留行为描述，看推断是否找回所写的条。"""
    from assistant.evaluation.links import score
    from assistant.law.library import open_library

    found = score(open_library(), most)
    typer.echo(f"规则 {found.rules} 条：第一 {found.first:.3f}，前二 {found.first_two:.3f}")
