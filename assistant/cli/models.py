"""Commands of the shelf of speech models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.app import models, noted

if TYPE_CHECKING:
    from assistant.speech.recognisers.shelf import Sheet

ModelName = Annotated[str, typer.Argument(help="模型名，见 assistant speech models list")]


@models.callback(invoke_without_command=True)
def overview(context: typer.Context) -> None:
    """语音识别模型：列出、添加、换用、试听、删除。不带子命令就是 list。"""
    if context.invoked_subcommand is None:
        list_models()


@models.command("list")
def list_models() -> None:
    """列出本机的语音识别模型（错多少、多快、占多少内存）、可以添加的模型和别的引擎。"""
    from assistant.settings import settings
    from assistant.speech.engines import KINDS
    from assistant.speech.recognisers.adding import megabytes
    from assistant.speech.recognisers.catalogue import known_models
    from assistant.speech.recognisers.shelf import Shelf

    chosen, shelf = settings(), Shelf(settings().home)
    used = chosen.whisper or shelf.in_use
    sheets = shelf.all()
    for sheet in sheets:
        typer.echo(f"{'* ' if sheet.name == used else '  '}{_told(sheet)}")
    if used not in {sheet.name for sheet in sheets}:
        typer.echo(f"* {used}（由 ASSISTANT_WHISPER 指定）")
    for model in known_models():
        if model.name not in {sheet.name for sheet in sheets}:
            typer.echo(f"  可添加 {model.name}：下载 {megabytes(model.size)}，{model.note}")
    for kind in KINDS:
        typer.echo(f"  引擎 {kind.name}（{'可用' if kind.installed else '未安装'}）：{kind.loads}")
    typer.echo(
        "添加：assistant speech models add 名字、文件夹、zip 或地址；离线的机器用 U 盘拷来文件夹或 zip。"
    )


def _told(sheet: Sheet) -> str:
    from assistant.speech.recognisers.shelf import PACKAGED
    from assistant.speech.recognisers.standing import of_trial, rate

    told = [rate(sheet.known or (PACKAGED if sheet.name == PACKAGED else "")), of_trial(sheet)]
    return f"{sheet.name}：{'；'.join(filter(None, told))}"


@models.command()
def add(
    source: Annotated[
        str,
        typer.Argument(
            metavar="NAME|PATH|URL", help="已知的名字（small、medium、large-v3 …）、文件夹或 zip、下载地址"
        ),
    ],
    name: Annotated[str, typer.Option(help="在本机叫什么；不填则由来源取名")] = "",
    sha256: Annotated[str, typer.Option(help="下载地址没有公布哈希时，zip 或 model.bin 的 SHA-256")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="不再询问，直接下载")] = False,
    use: Annotated[bool, typer.Option(help="试听通过后就换用它")] = True,
) -> None:
    """添加一个语音识别模型：先说明大小和哈希，断了可以接着下载，试听一段录音通过后才启用。"""
    from tqdm import tqdm

    from assistant.dossier.audit import Action
    from assistant.speech.recognisers.adding import add as put_in
    from assistant.speech.recognisers.adding import plan

    chosen = plan(source, name=name, sha256=sha256)
    for line in chosen.told():
        typer.echo(line)
    if chosen.files and not yes and not typer.confirm("开始下载？"):
        typer.echo("没有下载。")
        return
    with tqdm(total=chosen.size, unit="B", unit_scale=True, desc="下载", disable=not chosen.files) as bar:
        done = dict[str, int]()

        def progress(file: str, so_far: int, _: int) -> None:
            done[file] = so_far
            bar.update(sum(done.values()) - bar.n)

        sheet = put_in(chosen, progress, use=use)
    noted(Action.MODEL_CHANGED, about=sheet.name)
    typer.echo(f"已添加{'并启用' if use else ''} {_told(sheet)}")


@models.command("use")
def use_model(name: ModelName) -> None:
    """换用一个已有的模型；base 是自带的。"""
    from assistant.dossier.audit import Action
    from assistant.settings import settings
    from assistant.speech.recognisers.shelf import Shelf

    Shelf(settings().home).use(name)
    noted(Action.MODEL_CHANGED, about=name)
    typer.echo(f"已换用 {name}")
    if settings().whisper:
        typer.echo("（现在由 ASSISTANT_WHISPER 指定模型，去掉这个环境变量后才生效）")


@models.command("check")
def check_model(name: ModelName) -> None:
    """在本机试听一段录音：错多少、多快、占多少内存。"""
    from assistant.speech.recognisers.adding import check

    typer.echo(_told(check(name)))


@models.command("remove")
def remove_model(name: ModelName) -> None:
    """删除一个添加的模型；正在用的删除后换回自带模型。"""
    from assistant.dossier.audit import Action
    from assistant.settings import settings
    from assistant.speech.recognisers.shelf import Shelf

    Shelf(settings().home).remove(name)
    noted(Action.MODEL_CHANGED, about=name)
    typer.echo(f"已删除 {name}")
