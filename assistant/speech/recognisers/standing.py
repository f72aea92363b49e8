"""What is said of the recogniser beside every transcript: how often it errs, and how a better one is put in."""

from __future__ import annotations

from pathlib import Path

from assistant.speech.packaged import NAME as PACKAGED_FOLDER
from assistant.speech.recognisers.catalogue import Measured, known_models
from assistant.speech.recognisers.shelf import PACKAGED, Sheet, Shelf

BETTER = "换更大的模型：assistant speech models add small（或“管理”页），清单见 assistant speech models"


def standing(engine: str, home: Path) -> tuple[str, ...]:
    """The line about the recogniser that made a transcript; none for one that is not on the shelf.

    Args:
        engine: ``Engine.identity()``.
        home: the data folder.
    """
    kind, _, rest = engine.partition(":")
    folder = rest.rpartition("@")[0]
    if kind != "faster-whisper" or not folder:
        return ()
    if folder == PACKAGED_FOLDER:
        return (f"自带的识别模型 whisper-base {rate(PACKAGED)}；要写进笔录的话请对照录音。{BETTER}",)
    return tuple(f"识别模型 {folder}：{of_trial(s)}" for s in Shelf(home).all() if s.name == folder)


def rate(name: str) -> str:
    """What we measured of a published model, in words; empty if nothing."""
    measured = next((m.measured for m in known_models() if m.name == name), None)
    return _told(measured) if measured else ""


def _told(measured: Measured) -> str:
    read, dialogue = (f"{share * 100:.0f}" for share in (measured.read, measured.dialogue))
    return f"在测量中每百字错 {read} 字（朗读）、{dialogue} 字（两人对话，合成语音）"


def of_trial(sheet: Sheet) -> str:
    """What a trial found on this machine, in words."""
    if sheet.wrong is None or sheet.per_minute is None or sheet.megabytes is None:
        return "没有在本机试听过"
    return f"本机试听每百字错 {sheet.wrong * 100:.0f} 字，一分钟录音用 {sheet.per_minute:.0f} 秒，占内存 {sheet.megabytes:.0f} MB"
