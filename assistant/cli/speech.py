"""Commands of the speech room."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.app import app, speech

AudioFile = Annotated[Path, typer.Argument(help="录音或录像文件")]


@app.command()
def transcribe(
    audio: AudioFile,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    speakers: Annotated[int | None, typer.Option(help="说话人数；不填则自动判断")] = None,
    fresh: Annotated[bool, typer.Option(help="不接着上次的进度，从头转写")] = False,
) -> None:
    """转写录音：逐段给出时间、说话人、文字、置信度。"""
    from tqdm import tqdm

    from assistant.speech.speakers import SpeakerOptions
    from assistant.speech.transcribe import stream

    final = None
    with tqdm(total=0.0, unit="秒", desc="转写", bar_format="{l_bar}{bar}| {n:.0f}/{total:.0f} 秒") as bar:
        for update in stream(audio, speakers=SpeakerOptions(speakers), resume=not fresh):
            bar.total = update.total
            bar.update(update.done - bar.n)
            final = update.final
    assert final is not None  # the last update carries it
    if as_json:
        typer.echo(json.dumps({"segments": [_row(s) for s in final.segments]}, ensure_ascii=False))
        return
    for segment in final.segments:
        marks = f"〔{'、'.join(segment.marks)}〕" if segment.marks else ""
        typer.echo(f"[{_clock(segment.start)}] {segment.speaker or '说话人'}：{segment.text}{marks}")
    for note in final.notes:
        typer.echo(f"（{note}）", err=True)


def _row(segment: Any) -> dict[str, Any]:
    return {key: getattr(segment, key) for key in ("start", "end", "speaker", "text", "confidence")}


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest:02d}"


@speech.command()
def models() -> None:
    """列出可用的语音识别引擎，以及怎样在离线机器上换更好的模型。"""
    from assistant.settings import settings
    from assistant.speech.engine import KINDS

    chosen = settings()
    typer.echo(f"当前模型：{chosen.whisper or '自带 whisper-base（int8，约 70 MB）'}")
    for kind in KINDS:
        typer.echo(f"{'可用  ' if kind.installed else '未安装'} {kind.name}：{kind.loads}")
    typer.echo(
        f"换更好的模型：在能上网的机器下载 CTranslate2 格式的 faster-whisper-large-v3 整个目录，"
        f"拷到 {chosen.home / 'models'} 下，再设置环境变量 ASSISTANT_WHISPER=该目录；"
        "openai-whisper 的 .pt 文件写作 openai-whisper:路径。不需要联网。"
    )
