"""The program and its machine: models, fonts, OCR, LibreOffice, the calendar of holidays."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from assistant.doctor.model import Finding, State
from assistant.settings import settings

_FONTS = ("仿宋", "FangSong", "方正小标宋", "Noto Serif CJK SC", "Noto Sans CJK SC")
_PRINTED = 2  # of them, the first so many are those of the format of official papers
_PUBLISHED = 11  # month in which the holidays of the next year are usually known
_NO_FANGSONG = "在装有仿宋的机器上打印不受影响"


def weights(name: str) -> Finding:
    """The models of the search."""
    folder = settings().models / "encoder"
    if settings().encoder:
        return Finding(name, State.GOOD, f"由设置 ASSISTANT_ENCODER 指定：{settings().encoder}")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
    if not size:
        return Finding(name, State.BAD, "自带模型不在", "请重新安装本程序", str(folder))
    reranker = {"": "自带", "off": "不用"}.get(settings().reranker, settings().reranker)
    told = f"句向量：自带，{size / 2**20:.0f} MB；重排：{reranker}"
    return Finding(name, State.GOOD, told, "", str(folder))


def speech(name: str) -> Finding:
    """The speech model in use."""
    from assistant.speech.packaged import is_packaged
    from assistant.speech.recognisers.shelf import PACKAGED, Shelf
    from assistant.speech.recognisers.standing import rate

    used = settings().whisper or Shelf(settings().home).in_use
    if used != PACKAGED:
        return Finding(name, State.GOOD, f"正在使用 {used}")
    if not is_packaged():
        return Finding(name, State.BAD, "缺少自带的语音识别模型", "请重新安装本程序及其全部依赖")
    return Finding(name, State.GOOD, f"自带的 whisper-base，{rate(PACKAGED)}")


def fonts(name: str) -> Finding:
    """The fonts of official papers."""
    tool = shutil.which("fc-list")
    if tool is None:
        return Finding(name, State.UNKNOWN, "这台机器不能列出字体；Word 里用的是仿宋和小标宋")
    listed = subprocess.run(
        [tool, ":", "family"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,  # a busy machine may have its list of fonts to make
        check=False,
    ).stdout
    held = [font for font in _FONTS if font in listed]
    if any(font in held for font in _FONTS[:_PRINTED]):
        return Finding(name, State.GOOD, "、".join(held))
    shown = held[-1] if held else "系统字体"
    return Finding(name, State.WATCH, f"没有仿宋，预览用 {shown} 代替", _NO_FANGSONG)


def ocr(name: str) -> Finding:
    """The reading of pictures."""
    found = find_spec("rapidocr")
    folder = Path(found.origin).parent / "models" if found and found.origin else None
    models = list(folder.glob("*.onnx")) if folder else []
    if not models:
        return Finding(name, State.BAD, "缺少读图片和扫描件的模型", "请重新安装 rapidocr")
    return Finding(name, State.GOOD, f"随程序的模型 {len(models)} 个", "", str(folder))


def office(name: str) -> Finding:
    """LibreOffice, which reads doc and wps."""
    from assistant.paper.readers.office import find_program

    program = find_program()
    if not program:
        told = "没有 LibreOffice：docx、pdf、图片照常，doc、wps、rtf 读不出"
        return Finding(name, State.WATCH, told, "要读这些格式的，请安装 LibreOffice")
    return Finding(name, State.GOOD, program)


def calendar(name: str) -> Finding:
    """Whether the statutory holidays of this year and the next are known."""
    from assistant.analysis.procedure.workdays import known_until

    until, today = known_until(), date.today()
    told = f"法定节假日知道到 {until} 年"
    if until < today.year:
        return Finding(name, State.BAD, told, "工作日期限会算错：请升级 chinese-calendar")
    if until == today.year and today.month >= _PUBLISHED:
        return Finding(
            name, State.WATCH, told, "明年的安排公布后请升级 chinese-calendar，跨年的期限会注明不确定"
        )
    return Finding(name, State.GOOD, told)
