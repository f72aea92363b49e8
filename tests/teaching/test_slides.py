"""A pack as slides: one file without outside parts, a slide a page when printed, nothing cut, answers after questions."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.teaching import slides
from assistant.teaching.pack import Pack, matter_named, pack_of
from assistant.teaching.slides import Slide, slides_of, write_slides

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def pack(packaged_library: LawLibrary) -> Pack:
    return pack_of(matter_named("fire-exit"), packaged_library, day=DAY)


def test_every_part_of_the_pack_has_a_slide(pack: Pack, packaged_library: LawLibrary) -> None:
    made = slides_of(pack, packaged_library)
    titles = [slide.title for slide in made]
    assert titles[0] == pack.matter.name
    assert "要件和证据" in titles
    told = "".join(text for slide in made for text in slide.texts)
    for case in pack.taught:
        assert f"{case.title}（虚构）" in titles
        assert case.facts[:20] in told
    for number, question in enumerate(pack.questions, 1):
        asked = max(
            at for at, title in enumerate(titles) if re.fullmatch(rf"测验 {number}(?:（续 \d+）)?", title)
        )
        assert titles[asked + 1] == f"测验 {number}：答案"
        assert made[asked + 1].key
        assert made[asked + 1].texts[0].startswith(f"答案：{question.answer[0]}. ")


def test_no_slide_holds_more_than_fits(pack: Pack, packaged_library: LawLibrary) -> None:
    for slide in slides_of(pack, packaged_library):
        assert sum(map(slides._lines, slide.texts)) <= slides._LINES + 0.2 * len(slide.texts) + 0.01, (
            slide.title
        )


@pytest.mark.parametrize("text", ["甲" * 2000, "甲乙丙丁。" * 300, "短", "一\n二\n\n三", ""])
def test_a_long_text_goes_on_and_loses_nothing(text: str) -> None:
    parts = list(slides._parts(Slide("题", (text,))))
    assert "".join("".join(part.texts) for part in parts) == text.replace("\n", "")
    assert [part.title for part in parts[1:]] == [f"题（续 {n}）" for n in range(1, len(parts))]


def test_the_file_needs_nothing_from_outside_and_runs_nothing(
    pack: Pack, packaged_library: LawLibrary, tmp_path: Path
) -> None:
    hostile = "<script>x</script>"
    changed = Pack(pack.matter, DAY, (("全国", hostile, "甲", "乙", "丙"),), (), (), (), ())
    page = write_slides(changed, tmp_path / "课件.html", packaged_library).read_text("utf-8")
    assert hostile not in page
    assert not re.search(r"https?:|<script|<link|<img|@import|url\(", page)
    with pytest.raises(InputError):
        write_slides(pack, tmp_path / "课件.html" / "下.html", packaged_library)


@pytest.mark.skipif(not shutil.which("chromium"), reason="没有 chromium")
def test_printed_a_slide_is_a_page_and_nothing_is_cut(
    pack: Pack, packaged_library: LawLibrary, tmp_path: Path
) -> None:
    path = write_slides(pack, tmp_path / "pack.html", packaged_library)
    printed = tmp_path / "pack.pdf"
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--no-pdf-header-footer",
    ]
    subprocess.run(
        ["chromium", *flags, f"--print-to-pdf={printed}", path.as_uri()],
        check=True,
        capture_output=True,
        timeout=400,
    )
    made, document = slides_of(pack, packaged_library), pypdfium2.PdfDocument(printed)
    assert len(document) == len(made)
    for slide, page in zip(made, document, strict=True):
        words = re.sub(r"\s", "", page.get_textpage().get_text_bounded())
        for text in slide.texts:
            assert re.sub(r"\s", "", text)[-6:] in words, slide.title
