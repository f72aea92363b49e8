"""A page of a PDF or a picture as a small JPEG, to show where a sentence stands."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.paper import ocr
from assistant.paper.limits import Budget
from assistant.paper.readers.sniff import is_picture

if TYPE_CHECKING:
    from PIL import Image

_WIDTH = 760
_QUALITY = 78
_HEAD = 1024


def page_picture(path: Path, page: int, *, name: str = "") -> bytes | None:
    """The page as JPEG; None for a file that has no pages to show.

    Opening a PDF in this process is not safe: call it in a worker.

    Args:
        path: the file.
        page: counts from 1.
        name: of the file, for the message.

    Raises:
        InputError: the file is damaged or has no such page.
    """
    data = path.read_bytes()
    if is_picture(data[:_HEAD]):
        return _jpeg(_of_picture(data, page, name or path.name))
    if b"%PDF-" in data[:_HEAD]:
        return _jpeg(_of_pdf(data, page, name or path.name))
    return None


def _of_picture(data: bytes, page: int, name: str) -> Image.Image:
    from PIL import Image

    return Image.fromarray(ocr.load(data, Budget(name), page - 1))


def _of_pdf(data: bytes, page: int, name: str) -> Image.Image:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        shown = document[page - 1]
        made: Image.Image = shown.render(scale=2 * _WIDTH / max(shown.get_size()[0], 1.0)).to_pil()
        return made
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise InputError(f"这一页打不开：{name}", "请下载原件查看") from error


def _jpeg(picture: Image.Image) -> bytes:
    picture.thumbnail((_WIDTH * 2, _WIDTH * 3))
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
