"""Reads a PDF in a process of its own: a hostile file can end or fill this process, never the assistant.

``python -m assistant.paper.pdf_worker``: the file on standard input; out comes one JSON object a page
({"page", "width", "height", "lines": [[text, left, top, right, bottom]], "image"?}), then {"end": true}; or {"error"}.
A page without usable text comes with its picture (PNG in Base64).
"""

from __future__ import annotations

import base64
import ctypes
import io
import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

from assistant.bounds import limit_memory
from assistant.paper.limits import MAX_CHARACTERS

_MEMORY = 3 * 2**29
_FEW = 10
_STAMP = 80
_COVERED = 0.6
_BROKEN = 0.3
_DOTS_PER_POINT = 200 / 72
_SIDE = 2000
_GRID = 1_000_000
_SAMPLE = 200
_UPRIGHT = 0.9
_GAP = 0.9
_MARKS = (0, 2, 0xFEFF, 0xFFFE)  # 2 and FFFE stand for hyphens at line ends
_GUESSED = "\x00"  # a space that pdfium infers from a gap; beside Chinese the gap is only spacing


def main() -> None:
    """Read standard input, write standard output."""
    limit_memory(_MEMORY)
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        _say({"error": "password" if locked else "damaged"})
        return
    _say({"pages": len(document)})
    left = MAX_CHARACTERS
    for index in range(len(document)):
        try:
            found, count = _page(document, index, left)
            _say(found)
            left -= count
        except pypdfium2.PdfiumError:
            _say({"page": index + 1, "width": 1, "height": 1, "lines": [], "broken": True})
    _say({"end": True})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _page(document: Any, index: int, left: int) -> tuple[dict[str, Any], int]:
    """What there is to say of a page, and how many characters it has; ``left`` may be read."""
    page = document[index]
    if (
        document.formenv and page.flatten() == 1
    ):  # what was filled in becomes text; the page must be opened again
        page.close()
        page = document[index]
    width, height = page.get_size()
    count = _count(page)
    if count > left:
        return {"error": "long"}, count
    lines = list(_lines(page, width, height))
    found = {"page": index + 1, "width": width, "height": height, "lines": lines}
    text = "".join(line[0] for line in lines)
    readable = (
        _is_text(text) and _is_upright(page) and not (len(text) < _STAMP and _is_scan(page, width, height))
    )
    if not readable and next(page.get_objects(max_depth=1), None):
        found["image"] = _picture(page, width, height)
    page.close()
    return found, count


def _count(page: Any) -> int:
    text = page.get_textpage()
    count = int(text.count_chars())
    text.close()
    return count


def _is_text(text: str) -> bool:
    """Whether a text layer is worth reading: some characters, and real ones."""
    bare = [c for c in text if not c.isspace()]
    broken = sum(unicodedata.category(c) in ("Co", "Cn", "Cc") or c == "\ufffd" for c in bare)
    return len(bare) >= _FEW and broken < _BROKEN * len(bare)


def _is_scan(page: Any, width: float, height: float) -> bool:
    """Whether one picture covers most of a page: what text there is was stamped on by a scanner."""
    from pypdfium2 import raw

    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * width * height:
            return True
    return False


def _is_upright(page: Any) -> bool:
    """Whether most characters of a page stand upright as it is shown; a sideways page is read as a picture."""
    from pypdfium2 import raw

    text = page.get_textpage()
    turned = math.radians(page.get_rotation())  # clockwise, as pdfium counts the angle of characters
    step = max(1, text.count_chars() // _SAMPLE)
    angles = [raw.FPDFText_GetCharAngle(text, index) for index in range(0, text.count_chars(), step)]
    text.close()
    return sum(math.cos(angle + turned) > _UPRIGHT for angle in angles if angle >= 0) * 2 >= len(angles)


def _picture(page: Any, width: float, height: float) -> str:
    scale = min(_DOTS_PER_POINT, _SIDE / max(width, height, 1))
    out = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(out, "PNG", compress_level=1)
    return base64.b64encode(out.getvalue()).decode("ascii")


def _lines(page: Any, width: float, height: float) -> Iterator[tuple[str, *tuple[float, ...]]]:
    """Stretches of characters without a break or a wide gap, each with its box from the top left in points."""
    words: list[str] = []
    box: list[float] = []
    reach = 0.0
    for text, spot in _characters(page, width, height):
        if box and (text == "\n" or (spot and not text.isspace() and _apart(box, reach, spot))):
            yield "".join(words).strip(f" \u3000{_GUESSED}"), *box
            words, box = [], []
        if text.isspace() or text == _GUESSED:
            words += [text] if words and text != "\n" else []
            reach = max(reach, spot[2]) if spot else reach
            continue
        assert spot
        if words[-1:] == [_GUESSED]:
            words[-1] = " " if text.isascii() and words[-2][-1:].isascii() else ""
        words.append(text)
        box = _around(box, spot) if box else list(spot)
        reach = box[2]
    if box:
        yield "".join(words).strip(f" \u3000{_GUESSED}"), *box


def _apart(box: list[float], reach: float, spot: tuple[float, ...]) -> bool:
    tall = max(box[3] - box[1], spot[3] - spot[1])
    lower = abs((spot[1] + spot[3]) - (box[1] + box[3])) / 2
    return lower > tall * 0.7 or spot[0] - reach > _GAP * tall or box[0] - spot[0] > tall


def _around(box: list[float], spot: tuple[float, ...]) -> list[float]:
    return [min(box[0], spot[0]), min(box[1], spot[1]), max(box[2], spot[2]), max(box[3], spot[3])]


def _characters(
    page: Any, width: float, height: float
) -> Iterator[tuple[str, tuple[float, float, float, float] | None]]:
    """Characters with their boxes; a line end and an inferred space come without one."""
    from pypdfium2 import raw

    text = page.get_textpage()
    turn = _turner(page, width, height)
    loose = raw.FS_RECTF()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if char in "\r\n":
            yield "\n", None
        elif char.isspace() and raw.FPDFText_IsGenerated(text, index):
            yield _GUESSED, None
        elif code not in _MARKS and raw.FPDFText_GetLooseCharBox(text, index, loose):
            yield char, turn(loose.left, loose.bottom, loose.right, loose.top)
    text.close()


def _turner(page: Any, width: float, height: float) -> Any:
    """From a box in the page's own coordinates to one on the page as shown, whatever its rotation and crop."""
    from pypdfium2 import raw

    def point(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        return across.value * width / _GRID, down.value * height / _GRID

    (ox, oy), (xx, xy), (yx, yy) = point(0, 0), point(100, 0), point(0, 100)
    ax, bx, ay, by = (xx - ox) / 100, (yx - ox) / 100, (xy - oy) / 100, (yy - oy) / 100

    def turn(left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        first = (ox + ax * left + bx * bottom, oy + ay * left + by * bottom)
        second = (ox + ax * right + bx * top, oy + ay * right + by * top)
        return (
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[0], second[0]),
            max(first[1], second[1]),
        )

    return turn


if __name__ == "__main__":
    main()
