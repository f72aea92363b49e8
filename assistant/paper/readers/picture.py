"""Pictures → Paper through recognition; every frame of a TIFF is a page."""

from __future__ import annotations

import re
from typing import BinaryIO

from assistant.paper import ocr
from assistant.paper.layout import arrange
from assistant.paper.limits import MAX_SCANS, SCAN_SECONDS, Budget
from assistant.paper.model import Paper
from assistant.paper.page import Page
from assistant.paper.readers.progress import Progress


def read(data: bytes, budget: Budget, progress: Progress) -> Paper:
    """The paper of a picture.

    Args:
        data: the file.
        budget: counts what is read.
        progress: told of each page.

    Raises:
        InputError: damaged or beyond the bounds.
    """
    frames = _frames(data, budget)
    pages: list[Page] = []
    for frame in range(frames):
        progress(f"正在识别图片第 {frame + 1} 页，共 {frames} 页" if frames > 1 else "正在识别图片中的文字")
        budget.extend(SCAN_SECONDS)
        pages.append(ocr.read_pixels(ocr.load(data, budget, frame), frame + 1))
        for line in pages[-1].lines:
            budget.part(len(line.text))
    parts, margins = arrange(pages)
    return Paper(budget.name, parts, margins=margins, notes=_notes(pages), pages=frames)


_EXIF, _TAKEN = 0x8769, 36867
_STAMP = re.compile(r"((?:19|20)\d\d):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})")


def taken_on(stream: BinaryIO) -> str:
    """When a photograph was taken, as its camera noted it (2026-03-05 10:12:33); "" when it did not.

    Args:
        stream: the picture.
    """
    from PIL import Image

    try:
        with Image.open(stream) as picture:
            stamp = _STAMP.match(str(picture.getexif().get_ifd(_EXIF).get(_TAKEN, "")))
    except Exception:  # a broken picture is told by whoever reads it
        return ""
    year, month, day, hour, minute, second = stamp.groups() if stamp else ("",) * 6
    return f"{year}-{month}-{day} {hour}:{minute}:{second}" if stamp else ""


def _frames(data: bytes, budget: Budget) -> int:
    with ocr.opened(data, budget) as picture:
        frames = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    if frames > MAX_SCANS:
        raise budget.over(f"超过 {MAX_SCANS} 页")
    return frames


def _notes(pages: list[Page]) -> tuple[str, ...]:
    doubtful = sum(end - start for page in pages for line in page.lines for start, end in line.doubtful)
    unsure = f"，其中 {doubtful} 字把握不大" if doubtful else ""
    return (f"文字由图片识别得到{unsure}，请对照原件核对",)
