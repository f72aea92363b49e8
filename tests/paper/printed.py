"""Pages in print for the readers of PDF and pictures: made here, with sentences of our own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"  # every PDF reader knows its characters; nothing needs to be embedded
WIDTH, HEIGHT = 595, 842

SENTENCES = (
    "经查明，当事人于二〇二六年三月五日在人民路人行道上摆放桌椅十二张，占用面积15.6平方米，妨碍行人通行。",
    "以上事实有现场检查笔录一份、现场照片六张、询问笔录二份、当事人身份证复印件一份等证据证实。",
    "执法人员当场向当事人送达《责令改正通知书》，责令其于三日内自行清除，当事人逾期没有改正。",
    "本机关于2026年3月12日复查，桌椅仍在原处，并制作了复查笔录，由执法人员刘某、陈某签名。",
    "当事人在法定期限内没有提出陈述和申辩，也没有要求听证，对本机关查明的事实没有异议。",
    "鉴于当事人系初次违法，且能够配合调查，决定处罚款人民币伍佰元整（¥500.00），并责令立即改正。",
)


def wrapped(text: str, count: int) -> list[str]:
    """Lines of so many characters, the first shorter by an indent of two."""
    lines = [text[: count - 2]]
    rest = text[count - 2 :]
    return lines + [rest[at : at + count] for at in range(0, len(rest), count)]


class Pdf:
    """A PDF written line by line."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._out = io.BytesIO()
        self._canvas = canvas.Canvas(self._out, pagesize=(WIDTH, HEIGHT))

    def line(self, text: str, left: float, top: float, size: float = 12, *, middle: bool = False) -> None:
        """A line; ``left`` and ``top`` in points from the page's upper left corner."""
        self._canvas.setFont(FONT, size)
        draw = self._canvas.drawCentredString if middle else self._canvas.drawString
        draw(left, HEIGHT - top, text)

    def prose(self, texts: Sequence[str], left: float, top: float, count: int, size: float = 12) -> float:
        """Paragraphs with indented first lines; gives where the next may start."""
        for text in texts:
            for turn, line in enumerate(wrapped(text, count)):
                self.line(line, left + (0 if turn else 2 * size), top, size)
                top += 1.6 * size
        return top

    def picture(self, image: Image.Image) -> None:
        """A picture over the whole page, as a scanner makes it."""
        self._canvas.drawInlineImage(image, 0, 0, WIDTH, HEIGHT)

    def page(self) -> None:
        """End the page."""
        self._canvas.showPage()

    def data(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._out.getvalue()


@cache
def font_file() -> Path | None:
    """A Chinese font of this machine; None if there is none."""
    places = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
    names = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "simsun.ttc", "Songti.ttc")
    return next((path for name in names for place in places for path in place.rglob(name)), None)


def picture(
    lines: Sequence[str], *, size: int = 30, turn: float = 0, noise: float = 0, face: int = 2
) -> Image.Image:
    """A page in print, turned against the clock by degrees and covered with grain of so many grey levels."""
    width = max(map(len, lines)) * size + 6 * size
    page = Image.new("L", (width, int((len(lines) + 3) * 1.7 * size)), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(font_file()), size, index=face)
    for number, line in enumerate(lines):
        draw.text((3 * size, (number + 1.5) * 1.7 * size), line, font=font, fill=20)
    page = page.rotate(turn, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if noise:
        grain = np.random.default_rng(7).normal(0, noise, (page.height, page.width))
        page = Image.fromarray((np.asarray(page) + grain).clip(0, 255).astype("uint8"))
    return page


def png(image: Image.Image) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def error_rate(read: str, right: str) -> float:
    """Character errors over characters, white space aside."""
    read, right = "".join(read.split()), "".join(right.split())
    return Levenshtein.distance(read, right) / len(right)
