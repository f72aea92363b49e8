"""Recognition: error rates on clean, turned and grainy pages, boxes, doubts, and that nothing loads it too early."""

import io
import socket
import subprocess
import sys

import pytest
from PIL import Image
from printed import SENTENCES, error_rate, font_file, picture, png

from assistant.errors import InputError
from assistant.paper.readers import read_paper

needs_font = pytest.mark.skipif(font_file() is None, reason="no Chinese font to print with")
LINES = [*SENTENCES[0:2], "当事人：许某", *SENTENCES[5:6]]
LINES = [line[at : at + 24] for line in LINES for at in range(0, len(line), 24)]


@needs_font
@pytest.mark.parametrize(
    ("turn", "noise", "most"),
    [
        (0, 0, 0.01),
        (90, 0, 0.01),
        (180, 0, 0.01),
        (270, 0, 0.01),
        (3, 0, 0.01),
        (-5, 30, 0.03),
        (0, 60, 0.03),
    ],
)
def test_error_rate(turn: int, noise: int, most: float) -> None:
    paper = read_paper("照片.png", png(picture(LINES, turn=turn, noise=noise)))
    assert error_rate(paper.text, "".join(LINES)) <= most
    assert "请对照原件核对" in paper.notes[0]


@needs_font
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_where_the_words_show(turn: int) -> None:
    """The box of a word, cut out of the picture as it was handed in, holds the ink of that word and little else."""
    upright = picture(["", "", "许某", "", "", "", ""], size=40)
    page = upright.rotate(turn, expand=True)
    paper = read_paper("a.png", png(page))
    assert paper.text == "许某"
    left, top, right, bottom = paper.anchor(0, 2).box or (0, 0, 0, 0)
    ink = page.point(lambda level: 255 if level < 128 else 0).getbbox()
    assert ink
    found = (left * page.width, top * page.height, right * page.width, bottom * page.height)
    assert all(abs(a - b) < 16 for a, b in zip(ink, found, strict=True)), (ink, found)


@needs_font
def test_weak_words_are_marked() -> None:
    page = picture(["当事人许某摆放桌椅"], size=40)
    page = page.resize((page.width // 2, page.height * 2))  # squeezed beyond reading
    paper = read_paper("a.png", png(page))
    assert any(run.doubtful for part in paper.parts for run in part.runs)
    assert "把握不大" in paper.notes[0]
    clear = read_paper("b.png", png(picture(["当事人许某摆放桌椅"], size=40)))
    assert not any(run.doubtful for part in clear.parts for run in part.runs)


@needs_font
def test_frames_of_a_fax_are_pages_and_the_camera_says_which_way_is_up() -> None:
    pages = [picture([line], size=36) for line in ("第一页的内容", "第二页的内容")]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    paper = read_paper("传真.tif", out.getvalue())
    assert [(part.page, part.text) for part in paper.parts] == [(1, "第一页的内容"), (2, "第二页的内容")]
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    out = io.BytesIO()
    pages[0].rotate(90, expand=True).convert("RGB").save(out, "JPEG", exif=exif)
    assert read_paper("照片.jpg", out.getvalue()).text == "第一页的内容"


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="没有文字.*拍清楚"):
        read_paper("a.png", png(Image.new("L", (300, 200), 200)))


@needs_font
def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    from assistant.paper import ocr

    ocr._engine.cache_clear()
    assert read_paper("a.png", png(picture(["许某"], size=40))).text == "许某"


def test_the_recogniser_loads_only_with_the_first_picture() -> None:
    code = (
        "import sys\nimport assistant.paper.readers, assistant.paper.comments, assistant.review.report\n"
        "import assistant.law.sources.registry, assistant.cases.sources\n"
        "assistant.paper.readers.read_paper('a.txt', '甲'.encode())\n"
        "print([m for m in ('rapidocr', 'cv2', 'onnxruntime', 'PIL', 'openpyxl', 'pypdfium2', 'docx') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
