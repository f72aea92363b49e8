"""Recognition of print in pictures with RapidOCR (models inside its wheel; nothing is downloaded, nothing leaves)."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import InputError
from assistant.paper.encoding import clean
from assistant.paper.limits import MAX_PIXELS, Budget
from assistant.paper.model import Box
from assistant.paper.page import Page, PageLine
from assistant.paper.reread import Said, reread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Pixels = NDArray[np.uint8]

_SURE = 0.8
_READABLE = 0.5
_FLIP_SURE = 0.9
_TALL = 1.5
_LONG = 5
_STEEPEST = math.radians(20)
_SIDE = 2000
# Recognition mixes up the two widths of a mark; behind a Chinese character print has the wide one.
_AFTER_CHINESE = re.compile("(?<=[\u4e00-\u9fff])[,:;?!]")
_WIDE = str.maketrans(",:;?!", "，：；？！")


@cache
def _engine() -> Any:
    """The recogniser; loading it takes about a second, so only the first picture does."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error", "Global.return_word_box": True})


def read_page(data: bytes, number: int, budget: Budget) -> Page:
    """The lines of a picture of a page, whichever way it was turned; boxes are shares of the picture as it is shown.

    Args:
        data: the picture (PNG, JPEG …).
        number: the page's number.
        budget: names the file.

    Raises:
        InputError: damaged or too large.
    """
    return read_pixels(load(data, budget), number)


@contextmanager
def opened(data: bytes, budget: Budget) -> Iterator[Image.Image]:
    """A picture opened with Pillow; whatever goes wrong while it is used is told as a damaged picture.

    Raises:
        InputError: damaged, or with too many pixels.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Image.DecompressionBombError
            yield picture
    except InputError:
        raise
    except Image.DecompressionBombError as error:
        raise budget.over(f"的图片过大（上限 {MAX_PIXELS // 1_000_000} 百万像素）") from error
    except Exception as error:  # Pillow lets many kinds through for a broken picture
        raise InputError(
            f"无法打开图片：{budget.name}", "图片可能已损坏，请重新拍照或另存为 JPG、PNG"
        ) from error


def load(data: bytes, budget: Budget, frame: int = 0) -> Pixels:
    """The pixels of a picture as a viewer shows it (turned as its camera says), at most 2,000 a side.

    Raises:
        InputError: as ``opened``.
    """
    import numpy as np
    from PIL import Image, ImageOps

    with opened(data, budget) as picture:
        picture.seek(frame)
        shown = ImageOps.exif_transpose(picture)
        if shown.mode.startswith("I"):  # 16 bits of grey
            shown = shown.point(lambda level: level / 256).convert("L")
        shown.thumbnail((_SIDE, _SIDE))
        flat = Image.new("RGB", shown.size, "white")
        alpha = shown.convert("RGBA")
        flat.paste(alpha, mask=alpha.getchannel("A"))
    return np.asarray(flat)


def read_pixels(pixels: Pixels, number: int) -> Page:
    """The lines of a page given as pixels (height × width × 3)."""
    import numpy as np

    turns = 0
    found = _recognise(pixels)
    if turns := _turns(found):
        pixels = np.ascontiguousarray(np.rot90(pixels, turns))
        found = _recognise(pixels)
    height, width = pixels.shape[:2]
    slope = _slope(found)
    lines = (_line(one, width, height, turns, slope) for one in found)
    return Page(number, float(width), float(height), tuple(line for line in lines if line.text))


class _Found(NamedTuple):
    """One line that was recognised.

    ``corners`` run clockwise from the top left, in pixels; ``sure`` holds the confidence in each character;
    ``flipped`` is set when the line stood on its head.
    """

    corners: tuple[tuple[float, float], ...]
    text: str
    sure: tuple[float, ...]
    flipped: bool

    @property
    def size(self) -> tuple[float, float]:
        """Length along its top and down its side."""
        top_left, top_right, _, bottom_left = self.corners
        return math.dist(top_left, top_right), math.dist(top_left, bottom_left)


def _recognise(pixels: Pixels) -> list[_Found]:
    """Lines in the order of detection; stage by stage, for only so the classifier's and the characters' say is seen."""
    record: dict[str, Any] = {}
    detected, classified, recognised, crops = _engine().run_ocr_steps(pixels[:, :, ::-1], record)
    if detected.boxes is None or recognised.txts is None:
        return []
    padding = record["padding_1"]["top"]
    found = []
    for index, box in enumerate(detected.boxes):
        text, words = recognised.txts[index], recognised.word_results[index]
        label, head_sure = classified.cls_res[index]
        flipped = "180" in label and head_sure > _FLIP_SURE
        if text.strip() and recognised.scores[index] >= _READABLE:
            corners = tuple((float(x), float(y) - padding) for x, y in box)
            reading = Said(text, _each(text, words))
            reading = reading if flipped else reread(crops[index], reading, words, _stretch)
            found.append(_Found(corners, reading.text, reading.sure, flipped))
    return found


def _each(text: str, words: Any) -> tuple[float, ...]:
    """The confidence in each character; where it is not told, that in the worst."""
    return tuple(words.confs) if len(words.confs) == len(text) else (min(words.confs),) * len(text)


def _stretch(crop: Pixels) -> tuple[str, tuple[float, ...]]:
    """A piece of a line, read again."""
    again = _engine().recognize_txt([crop])
    return again.txts[0], _each(again.txts[0], again.word_results[0])


def _turns(found: list[_Found]) -> int:
    """By how many quarter turns against the clock the page must be turned to stand upright: what most lines say."""
    votes = [0.0] * 4
    for line in found:
        across, down = line.size
        tall = down > _TALL * across
        if tall or across > _TALL * down:
            votes[(1 if tall else 0) + (2 if line.flipped else 0)] += max(across, down)
    return votes.index(max(votes))


def _slope(found: list[_Found]) -> float:
    """The angle of the lines in radians; 0 for a straight page."""
    angles = []
    for line in found:
        (x, y), (to_x, to_y), *_ = line.corners
        if line.size[0] > _LONG * line.size[1]:
            angles.append(math.atan2(to_y - y, to_x - x))
    slope = median(angles) if angles else 0.0
    return slope if abs(slope) < _STEEPEST else 0.0


def _line(found: _Found, width: int, height: int, turns: int, slope: float) -> PageLine:
    cos, sin = math.cos(slope), math.sin(slope)
    straight = [(x * cos + y * sin, y * cos - x * sin) for x, y in found.corners]
    shares = [_turned_back(x / width, y / height, turns) for x, y in found.corners]
    text = _AFTER_CHINESE.sub(lambda mark: mark[0].translate(_WIDE), clean(found.text))
    sure = found.sure if len(text) == len(found.text) else (min(found.sure),) * len(text)
    return PageLine(text, _around(straight), _around(shares, 1.0), _doubtful(sure))


def _turned_back(across: float, down: float, turns: int) -> tuple[float, float]:
    """A point of the upright page on the picture as it is shown."""
    return ((across, down), (1 - down, across), (1 - across, 1 - down), (down, 1 - across))[turns]


def _around(points: list[tuple[float, float]], limit: float = math.inf) -> Box:
    low = -limit if math.isinf(limit) else 0.0
    xs, ys = zip(*points, strict=True)
    left, top, right, bottom = (min(max(v, low), limit) for v in (min(xs), min(ys), max(xs), max(ys)))
    return left, top, right, bottom


def _doubtful(sure: tuple[float, ...]) -> tuple[tuple[int, int], ...]:
    """Spans of characters below the threshold."""
    spans: list[tuple[int, int]] = []
    for index, confidence in enumerate(sure):
        if confidence < _SURE:
            if spans and spans[-1][1] == index:
                spans[-1] = (spans[-1][0], index + 1)
            else:
                spans.append((index, index + 1))
    return tuple(spans)
