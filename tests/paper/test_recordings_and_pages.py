"""Sound and film told by their first bytes; a page as a picture; the time a camera noted."""

import io
from pathlib import Path

import pytest
from PIL import Image
from printed import Pdf

from assistant.errors import InputError
from assistant.paper.picture_of import page_picture
from assistant.paper.readers.picture import taken_on
from assistant.paper.readers.sniff import is_recording


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (b"RIFF\0\0\0\0WAVEfmt ", True), (b"RIFF\0\0\0\0AVI LIST", True), (b"RIFF\0\0\0\0WEBPVP8 ", False), (b"ID3\x03", True),
        (b"\0\0\0\x18ftypmp42", True), (b"\0\0\0\x18ftypM4A ", True), (b"\0\0\0\x18ftypheic", False), (b"\xff\xfb\x90\0", True),
        (b"\xff\xfe\x4e\x2d", False), (b"\xff\xd8\xff\xe0", False), (b"#!AMR\n", True), (b"OggS", True), (b"%PDF-1.7", False), (b"", False),
    ],
)  # fmt: skip
def test_recordings(head: bytes, wanted: bool) -> None:
    assert is_recording(head) is wanted


def test_a_page_of_each_kind_of_file(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.line("第一页", 70, 70)
    pdf.page()
    (tmp_path / "a.pdf").write_bytes(pdf.data())
    Image.new("RGB", (300, 200), "white").save(tmp_path / "b.png")
    (tmp_path / "c.txt").write_text("文字", "utf-8")
    for name in ("a.pdf", "b.png"):
        made = page_picture(tmp_path / name, 1)
        assert made is not None
        assert made.startswith(b"\xff\xd8")
    assert page_picture(tmp_path / "c.txt", 1) is None


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"\x89PNG broken"])
def test_a_broken_page_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(InputError):
        page_picture(tmp_path / "x", 1)


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.line("第一页", 70, 70)
    pdf.page()
    (tmp_path / "a.pdf").write_bytes(pdf.data())
    with pytest.raises(InputError):
        page_picture(tmp_path / "a.pdf", 9)


@pytest.mark.parametrize(
    ("stamp", "told"),
    [("2026:03:05 10:12:33", "2026-03-05 10:12:33"), ("0000:00:00 00:00:00", ""), ("x", ""), (None, "")],
)
def test_the_time_of_the_camera(stamp: str | None, told: str) -> None:
    exif = Image.Exif()
    if stamp:
        exif.get_ifd(0x8769)[36867] = stamp
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG", exif=exif)
    assert taken_on(io.BytesIO(out.getvalue())) == told


def test_a_broken_picture_has_no_time() -> None:
    assert taken_on(io.BytesIO(b"\xff\xd8\xff broken")) == ""
