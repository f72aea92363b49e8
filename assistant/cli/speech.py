"""Commands of the speech room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.app import app, evaluate, noted, speech, write_lines

if TYPE_CHECKING:
    from assistant.evaluation.speech import Errors
    from assistant.speech.speakers import SpeakerOptions

AudioFile = Annotated[Path, typer.Argument(help="录音或录像文件")]


@app.command("transcribe")
def transcribe_command(
    audio: AudioFile,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    speakers: Annotated[int | None, typer.Option(help="说话人数；不填则自动判断")] = None,
    fresh: Annotated[bool, typer.Option(help="不接着上次的进度，从头转写")] = False,
) -> None:
    """转写录音：逐段给出时间、说话人、文字、置信度。"""
    from tqdm import tqdm

    from assistant.contract.transcribe import answer_of, row
    from assistant.speech.model import clock
    from assistant.speech.transcription import stream

    final = None
    with tqdm(total=0.0, unit="秒", desc="转写", bar_format="{l_bar}{bar}| {n:.0f}/{total:.0f} 秒") as bar:
        for update in stream(audio, speakers=_options(speakers), resume=not fresh):
            bar.total = update.total
            bar.update(update.done - bar.n)
            final = update.final
    assert final is not None  # the last update carries it
    if as_json:
        write_lines([row(answer_of(final))])
        return
    for segment in final.segments:
        marks = f"〔{'、'.join(segment.marks)}〕" if segment.marks else ""
        typer.echo(f"[{clock(segment.start)}] {segment.speaker or '说话人'}：{segment.text}{marks}")
    for note in final.notes:
        typer.echo(f"（{note}）", err=True)


def _options(number: int | None) -> SpeakerOptions:
    """How many speak, and the enrolled voices."""
    from assistant.settings import settings
    from assistant.speech.enrolment import Voices
    from assistant.speech.speakers import SpeakerOptions

    return SpeakerOptions(number, Voices(settings().home, settings().models).all())


@speech.command()
def record(
    audio: AudioFile,
    out: Annotated[Path, typer.Argument(help="输出文件：.docx、.srt、.vtt 或 .json")],
    head: Annotated[Path | None, typer.Option(help="抬头 JSON（案由、地点、询问人……）")] = None,
    speakers: Annotated[int | None, typer.Option(help="说话人数；不填则自动判断")] = None,
    notices: Annotated[bool, typer.Option(help="补入录音中没有的告知语（标明待核对）")] = False,
    verbatim: Annotated[bool, typer.Option(help="docx 用识别的原话而非整理稿")] = False,
) -> None:
    """由录音做询问笔录并导出；同时列出清单里还没问到的问题。"""
    from assistant.errors import InputError
    from assistant.speech import export, transcribe
    from assistant.speech.checklist import follow_ups
    from assistant.speech.record import from_transcript, insert_notices
    from assistant.speech.record_model import Head

    try:
        known = Head.model_validate_json(head.read_text(encoding="utf-8")) if head else Head()
    except (OSError, ValueError) as error:
        raise InputError(f"抬头文件 {head} 读不出", "请按 README 的示例书写") from error
    made = from_transcript(transcribe(audio, speakers=_options(speakers)), known, audio.name)
    made = insert_notices(made) if notices else made
    export.save(made, out, "原话" if verbatim else "整理")
    typer.echo(f"已写入 {out}（{len(made.lines)} 行）")
    for note in made.notes:
        typer.echo(f"（{note}）", err=True)
    for item in follow_ups(made):
        typer.echo(f"还可以问：{item.question}（{item.why}）")


@speech.command()
def enrol(
    name: Annotated[str, typer.Argument(help="姓名")],
    audio: Annotated[Path | None, typer.Argument(help="只有本人说话的录音，至少 3 秒")] = None,
    remove: Annotated[bool, typer.Option(help="删除已登记的声音")] = False,
) -> None:
    """登记（或删除）执法人员的声音，以后的录音里直接认出；声纹只存在本机。"""
    from assistant.dossier.audit import Action
    from assistant.errors import InputError
    from assistant.settings import settings
    from assistant.speech.enrolment import Voices

    voices = Voices(settings().home, settings().models)
    if remove:
        voices.remove(name)
        noted(Action.VOICE_REMOVED)
    elif audio is None:
        raise InputError("没有给出录音", "请在姓名后写上录音文件")
    else:
        voices.enrol(name, audio)
        noted(Action.VOICE_ENROLLED)
    typer.echo("已登记：" + ("、".join(voices.all()) or "无"))


@evaluate.command("speech")
def evaluate_speech(
    folder: Annotated[
        Path | None, typer.Argument(help="含 transcripts.tsv 或 NAME.wav+NAME.tsv 的目录")
    ] = None,
    plain: Annotated[bool, typer.Option(help="同时用 faster-whisper 本身听一遍作对照")] = True,
) -> None:
    """字错率（总体与分来源，口述数字与阿拉伯数字算同与不算同）、首尾相接的字错率、说话人、由它做的笔录、速度；同一次运行里与 faster-whisper 本身对照。"""
    from assistant.evaluation.speech import measure_speech
    from assistant.settings import settings

    report = measure_speech(folder or settings().shared_data / "audio", plain=plain)
    for errors in [*report.clips, *filter(None, [report.joined])]:
        typer.echo(f"字错率 {_rates(errors)}")
    for score in report.dialogues:
        typer.echo(
            f"对话 {_rates(score.errors)}；说话人正确 {score.characters:.1%}（按字）、{score.turns:.1%}（按话轮）"
        )
    for made in report.records:
        typer.echo(
            f"笔录 {made.name}：{made.lines} 行（实有 {made.turns} 个话轮），问答归属正确 {made.roles:.1%}（按字），"
            f"字错率 {made.wrong:.1%}；标出疑点的占全部字 {made.doubted:.1%}，占错字 {made.told:.1%}"
        )
    for errors in report.plain:
        typer.echo(f"faster-whisper 本身 {_rates(errors)}")
    wall, cpu, sound = report.wall_seconds, report.cpu_seconds, report.sound_seconds
    typer.echo(
        f"声音 {sound:.0f} 秒；用时 {wall:.0f} 秒（{wall / sound:.2f} 倍），处理器 {cpu:.0f} 秒（{cpu / sound:.2f} 倍）"
    )


def _rates(errors: Errors) -> str:
    return (
        f"{errors.name}：{errors.rate:.1%}（{errors.edits}/{errors.characters}），"
        f"数字算同 {errors.rate_aloud:.1%}（{errors.aloud}）"
    )
