"""``assistant teach``: questions, examination papers, packs, practice, banks, the counter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from assistant.cli.app import app, noted, write_lines
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.teaching.model import Question, QuestionKind

teach = typer.Typer(help="培训：出题、组卷、资料包、题库、练习成绩、窗口问答。", no_args_is_help=True)
app.add_typer(teach, name="teach")

_MATTER = Annotated[list[str] | None, typer.Option("--matter", help="事项编号或者领域，可写多个；不写为全部")]
_KIND = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        help="题型：range、in_range、clause、duty、deadline、last_day、order、missing、defect，可写多个",
    ),
]
_SEED = Annotated[int, typer.Option("--seed", help="换一个数，题目换一批")]


@teach.command("questions")
def make_questions(
    count: Annotated[int, typer.Option(help="题数", min=1)] = 20,
    matter: _MATTER = None,
    kind: _KIND = None,
    seed: _SEED = 1,
) -> None:
    """由罚则、程序、事项和案例出题，输出 JSON 行（可用 scripts/check_questions.py 另行核对）。"""
    write_lines(question.model_dump(mode="json") for question in _drawn(count, matter, kind, seed))


@teach.command("exam")
def make_exam(
    path: Annotated[Path, typer.Argument(help="写入的 docx")],
    count: Annotated[int, typer.Option(help="题数", min=1)] = 40,
    matter: _MATTER = None,
    kind: _KIND = None,
    seed: _SEED = 1,
    title: Annotated[str, typer.Option(help="卷名")] = "执法业务测试卷",
) -> None:
    """组一份试卷，答案和依据在卷后另页。"""
    from assistant.law.library import open_library
    from assistant.teaching.exam import write_exam

    questions = _drawn(count, matter, kind, seed)
    if not questions:
        raise InputError("没有可出的题", "请换事项或者题型")
    typer.echo(f"已写入 {write_exam(questions, path, open_library(), title=title)}（{len(questions)} 题）")


def _drawn(count: int, matter: Sequence[str] | None, kind: Sequence[str] | None, seed: int) -> list[Question]:
    from assistant.law.library import open_library
    from assistant.teaching.generate import MAKERS, mixture
    from assistant.teaching.made.base import desk

    if unknown := set(kind or ()) - set(MAKERS):
        raise InputError(f"没有题型 {'、'.join(sorted(unknown))}", f"可用的：{'、'.join(MAKERS)}")
    at = desk(open_library(), seed=seed, matters=tuple(matter or ()))
    if not at.matters:
        raise InputError(f"没有事项或者领域 {'、'.join(matter or ())}", "可用 assistant matters list 查")
    return mixture(at, count, cast("tuple[QuestionKind, ...]", tuple(kind or ())))


@teach.command("pack")
def make_pack(
    matter: Annotated[str, typer.Argument(help="事项编号或者名称")],
    path: Annotated[
        Path, typer.Argument(help="写入的 docx；写成 .html 的是课件，浏览器打开，打印时一张一页")
    ],
    seed: _SEED = 1,
) -> None:
    """一个事项的培训资料：条款、要件和证据、易错、案例、同案同罚、测验和答案；资料（docx）或者课件（html）。"""
    from assistant.law.library import open_library
    from assistant.teaching.pack import matter_named, pack_of, write_pack
    from assistant.teaching.slides import write_slides

    library = open_library()
    pack = pack_of(matter_named(matter), library, seed=seed)
    write = write_slides if path.suffix.lower() in (".html", ".htm") else write_pack
    typer.echo(
        f"已写入 {write(pack, path, library)}（案例 {len(pack.taught) + len(pack.real)} 件，测验 {len(pack.questions)} 题）"
    )


@teach.command("bank")
def import_bank(
    path: Annotated[Path, typer.Argument(help="题库 JSONL：type、question、options、answer、topic")],
    dry: Annotated[bool, typer.Option("--dry", help="只核对，不存")] = False,
) -> None:
    """导入题库：条文能断定的逐题核对答案，与现行条文不符的标出来，按条文改正。"""
    from assistant.dossier.audit import Action
    from assistant.law.library import open_library
    from assistant.teaching.bank.read import read_bank, verdicts
    from assistant.teaching.store import TeachingStore

    found = list(read_bank(path, open_library()))
    for one in found:
        if one.decided and one.verdict in ("不符", "已过时"):
            typer.echo(
                f"{one.verdict}：{one.question.stem[:60]}……条文：{one.decided.reference} {one.decided.how}"
            )
    counts = verdicts(found)
    decided = sum(counts.values()) - counts["无法核对"]
    typer.echo(
        f"{len(found)} 题，条文能断定 {decided} 题：相符 {counts['相符']}，不符 {counts['不符']}，已过时 {counts['已过时']}；"
        f"无法核对 {counts['无法核对']} 题"
    )
    if not dry:
        kept = TeachingStore().keep_bank((one.question, one.verdict) for one in found)
        noted(Action.BANK_IMPORTED, about=f"{kept} 题")


@teach.command("scores")
def show_scores(
    by: Annotated[str, typer.Option(help="按 learner（人）、kind（题型）或者 matter（事项）")] = "learner",
    learner: Annotated[str, typer.Option(help="只看这个人")] = "",
) -> None:
    """练习成绩。"""
    from assistant.teaching.model import KINDS
    from assistant.teaching.store import TeachingStore

    if by not in ("learner", "kind", "matter"):
        raise InputError(f"不能按“{by}”统计", "可用 learner、kind、matter")
    for score in TeachingStore().scores(by, learner):
        name = KINDS.get(score.name, score.name) if by == "kind" else score.name or "（程序和其他）"
        typer.echo(f"{name}\t{score.asked} 题\t对 {score.right}\t{100 * score.right / score.asked:.0f}%")


@teach.command("ask")
def ask_counter(
    question: Annotated[str, typer.Argument(help="群众怎么问就怎么写")],
    region: Annotated[str, typer.Option(help="地区，如 浙江省/温州市")] = "",
) -> None:
    """窗口问答：一句平常的提问 → 条文、事项、带什么、找哪里；不归本窗口的说明归谁。"""
    from assistant.teaching.counter import ask

    answer = ask(question, region=region)
    if answer.declined:
        typer.echo(answer.declined)
        return
    for matter in answer.matters:
        typer.echo(f"事项：{matter.name}（{matter.field}，{matter.id}）")
    for told in answer.articles:
        typer.echo(f"{told.reference}：{told.text}")
    for title, parts in (("带什么", answer.bring), ("找哪里", answer.offices), ("提示", answer.advice)):
        if parts:
            typer.echo(f"{title}：{'；'.join(parts)}")
    if not answer.sure:
        typer.echo("把握不大，请窗口人员核对。")
