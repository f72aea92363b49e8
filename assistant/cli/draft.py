"""``assistant draft`` and ``assistant papers``: the papers of a case, their numbers, the templates they are made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.app import app, noted, write_lines
from assistant.errors import InputError
from assistant.files import replacing

if TYPE_CHECKING:
    from assistant.contract.draft import DraftAnswer
    from assistant.dossier.model import Case

papers = typer.Typer(help="文书：模板检查、本机关资料、文号。", no_args_is_help=True)
app.add_typer(papers, name="papers")


@app.command()
def draft(
    case_file: Annotated[Path | None, typer.Argument(help="案件 JSON 文件（格式见 README）")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="写出的 docx 文件；--all 时为文件夹")] = None,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            help="文书种类，代号或者名称，如 decision、行政处罚决定书；某一份文书的送达回证写 service:notice",
        ),
    ] = "decision",
    party: Annotated[
        str, typer.Option("--party", help="文书的当事人：编号，责任人员写“编号/姓名”，合写一份写“全体”")
    ] = "",
    confirm: Annotated[
        list[str] | None, typer.Option("--confirm", help="确认一项致命问题（写它的名称），可写多个")
    ] = None,
    trace: Annotated[Path | None, typer.Option("--trace", help="另写每一句的来源（JSON）")] = None,
    redacted: Annotated[
        bool,
        typer.Option(
            "--redacted",
            help="公开版：隐去个人的姓名、号码、住址、电话、车牌；认不出前后没有身份字样的姓名、绰号、人脸和病情，公开前须人工核对",
        ),
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="写出本案的全部文书")] = False,
    listed: Annotated[bool, typer.Option("--list", help="列出能写的文书种类")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """按案件起草文书（docx）；每一句都有来源，缺的写成【待补充】，致命问题须逐项确认。"""
    if listed:
        _list(as_json)
        return
    case = _read(case_file)
    if out is None:
        raise InputError("没有给出写到哪里", "请用 --out 写明文件；--all 时写文件夹")
    if every:
        _all(case, out, tuple(confirm or ()), redacted)
        return
    if out.suffix.lower() != ".docx" or not out.parent.is_dir():
        raise InputError(f"无法写出 {out}", "请给出已存在文件夹中的 .docx 文件名")
    made = _made(case, kind, party, tuple(confirm or ()), redacted)
    if trace is not None:
        _write_json(trace, made.traced())
    made.save(out)
    _tell(made, out)


def _list(as_json: bool) -> None:
    from dataclasses import asdict

    from assistant.contract.draft import papers as known

    if as_json:
        write_lines([asdict(entry) for entry in known()])
        return
    for entry in known():
        tracks = "、".join(entry.tracks) or "各程序"
        typer.echo(f"{entry.kind}  {entry.name}  步骤：{entry.step or '—'}  程序：{tracks}")


def _read(case_file: Path | None) -> Case:
    from assistant.dossier.files import read_case

    if case_file is None:
        raise InputError("没有给出案件文件", "请写明案件 JSON，或用 --list 列出文书种类")
    return read_case(case_file)


def _made(case: Case, kind: str, party: str, confirm: tuple[str, ...], redacted: bool = False) -> DraftAnswer:
    from assistant.contract.draft import DraftRequest
    from assistant.contract.draft import draft as make

    return make(DraftRequest(case=case, kind=kind, party=party, confirm=confirm, redacted=redacted))


def _tell(made: DraftAnswer, out: Path) -> None:
    missing = "：" + "、".join(made.missing) if made.missing else ""
    typer.echo(f"已写出 {out}；待补充 {len(made.missing)} 处{missing}")
    for held in made.conflicts:
        typer.echo(
            f"改动没有放进文书：原文“{held.before}”已变为“{held.now or '（没有这一段）'}”，您改成的是“{held.mine}”"
        )
    for note in made.notes:
        typer.echo(f"提示：{note}")


def _all(case: Case, folder: Path, confirm: tuple[str, ...], redacted: bool) -> None:
    """Every paper of the case; one with an unconfirmed fault is named and left out."""
    from assistant.documents.overview import papers_of
    from assistant.files import made as make_folder

    make_folder(folder)
    held: dict[str, DraftAnswer] = {}
    taken: set[str] = set()
    for paper in papers_of(case):
        answer = _made(case, paper.key, paper.party, confirm, redacted)
        if answer.blocking:
            held[answer.name] = answer
            continue
        name = answer.file_name
        while name in taken:
            name = f"{Path(name).stem}_{paper.kind}.docx"
        taken.add(name)
        answer.save(folder / name)
        if not redacted:
            _write_json((folder / name).with_suffix(".trace.json"), answer.traced())
        _tell(answer, folder / name)
    for name, answer in held.items():
        for fault in answer.blocking:
            typer.echo(f"没有写出 {name}：【{fault.name}】{fault.message}（依据：{fault.basis}）", err=True)
    if held:
        raise InputError(
            f"{len(held)} 份文书有致命问题未确认", "改正后再写；确实无误的，用 --confirm 名称 逐项确认"
        )


def _write_json(path: Path, value: Any) -> None:
    with replacing(path) as written:
        written.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


@papers.command("check-templates")
def check_templates(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Word 模板；留空检查自带的和机关文件夹里的全部")
    ] = None,
) -> None:
    """检查文书模板：没有的字段、坏的循环、不成对的括号，逐处说明在哪里。"""
    from assistant.documents.template import check_template, templates

    chosen = files or [template.path for template in templates().values()]
    faults = [fault for path in chosen for fault in check_template(path)]
    for fault in faults:
        typer.echo(f"{fault.template} {fault.place}：{fault.message}")
    typer.echo(f"检查 {len(chosen)} 个模板，{len(faults)} 处问题")
    if faults:
        raise typer.Exit(1)


@papers.command("agency")
def agency(
    name: Annotated[str, typer.Argument(help="机关全称")],
    values: Annotated[
        list[str] | None, typer.Argument(help="要填的项，如 court=某市某区人民法院，可写多个")
    ] = None,
) -> None:
    """查看或者填写本机关的资料（地址、缴款方式、复议机关、法院等），文书从这里取。"""
    from assistant.documents.agency import agencies_file, agency_named, fill_in
    from assistant.dossier.audit import Action

    given = dict(_pair(value) for value in values or [])
    found = fill_in(name, given) if given else agency_named(name)
    if given:
        noted(Action.AGENCY_CHANGED, about=name)
    for key, field in type(found).model_fields.items():
        typer.echo(f"{key}={getattr(found, key) or '（未填）'}    {field.description}")
    typer.echo(f"文件：{agencies_file()}")


def _pair(value: str) -> tuple[str, str]:
    key, mark, text = value.partition("=")
    if not mark:
        raise InputError(f"“{value}”不是“项=内容”的写法", "如 court=某市某区人民法院")
    return key.strip(), text.strip()


@papers.command("number")
def number(
    case_file: Annotated[Path, typer.Argument(help="案件 JSON 文件，须有案件编号 id")],
    kind: Annotated[
        str, typer.Option("--kind", help="文书种类，代号或者名称，如 decision、行政处罚决定书")
    ] = "decision",
    party: Annotated[str, typer.Option("--party", help="文书的当事人")] = "",
    year: Annotated[int, typer.Option("--year", help="年份；0 为今年")] = 0,
) -> None:
    """取本案这份文书的文号：同一机关、文种、年度连续编号，同一份文书再取还是同一个号。"""
    from assistant.documents.numbers import give_number
    from assistant.dossier.audit import Action

    case = _read(case_file)
    given = give_number(case, kind, party=party, year=year)
    noted(Action.NUMBERED, case_id=case.id, about=given)
    typer.echo(given)


@papers.command("next-number")
def next_number(
    agency: Annotated[str, typer.Argument(help="机关全称")],
    code: Annotated[str, typer.Argument(help="文种，如 罚决")],
    number: Annotated[int, typer.Argument(help="下一个号", min=1, max=999_999)],
    year: Annotated[int, typer.Option("--year", help="年份；0 为今年")] = 0,
) -> None:
    """前面的号在别处编过的，让一个文种从这个号接着编；给出去的号不会再给。"""
    from assistant.documents.numbers import codes, series_of
    from assistant.dossier.audit import Action
    from assistant.dossier.paper_numbers import go_on_from
    from assistant.law.lookup import today

    if code not in codes():
        raise InputError(f"没有“{code}”这个文种", f"可用的文种：{'、'.join(codes())}")
    chosen = series_of(agency, code, year or today().year)
    go_on_from(chosen, number)
    noted(Action.AGENCY_CHANGED, about=f"文号 {agency} {chosen.code or '各文种'} {chosen.year} 从 {number}")
    typer.echo(f"{chosen.code or '各文种'} {chosen.year} 年下一个号是 {number}")


@papers.command("hearing")
def hearing(
    values: Annotated[
        list[str] | None,
        typer.Argument(help="要填的项，如 region=浙江省 person=5000 organisation=50000 basis=…，可写多个"),
    ] = None,
    remove: Annotated[str, typer.Option("--remove", help="删去这个地区或者机关的")] = "",
    since: Annotated[str, typer.Option("--since", help="删去自这一天起的那一条")] = "",
) -> None:
    """查看、填写本地的听证标准（较大数额罚款）：按地区或者机关、当事人种类、日期。"""
    from assistant.analysis.procedure.local_hearings import (
        LocalHearing,
        add_hearing,
        local_hearings,
        remove_hearing,
    )
    from assistant.dossier.audit import Action

    given = dict(_pair(value) for value in values or [])
    if unknown := given.keys() - LocalHearing.model_fields.keys():
        raise InputError(
            f"没有“{'、'.join(sorted(unknown))}”这一项", f"可以填：{'、'.join(LocalHearing.model_fields)}"
        )
    if remove:
        remove_hearing(remove, since)
    if given:
        add_hearing(given)
    if remove or given:
        noted(Action.AGENCY_CHANGED, about=f"听证标准 {remove or given.get('agency') or given.get('region')}")
    for row in local_hearings():
        typer.echo("  ".join(f"{key}={value}" for key, value in row.model_dump(mode="json").items() if value))
    if not local_hearings():
        typer.echo("还没有填；可以填的项：")
        for key, field in LocalHearing.model_fields.items():
            typer.echo(f"{key}    {field.description}")


@papers.command("reword")
def reword(
    case_file: Annotated[Path, typer.Argument(help="案件 JSON 文件")],
    out: Annotated[
        Path | None, typer.Option("--out", help="把可以采用的写进另一份案件 JSON；不写只显示差别")
    ] = None,
) -> None:
    """请设置的语言模型把违法事实换个说法；数字、日期、人名、地点、法条有增减的不采用，显示差别和原因。"""
    from assistant.documents.wording import reword as ask
    from assistant.dossier.files import write_case

    case, lines = _read(case_file), []
    for line in filter(str.strip, case.facts.split("\n")):
        found = ask(line)
        typer.echo(f"原文：{found.before}\n改写：{found.after}")
        typer.echo(f"不采用：{'；'.join(found.faults)}" if found.faults else "可以采用，请核对")
        lines.append(found.before if found.faults else found.after)
    if out is not None:
        with replacing(out) as written:
            written.write_text(
                write_case(case.model_copy(update={"facts": "\n".join(lines)})), encoding="utf-8"
            )
        typer.echo(f"已写出 {out}")
