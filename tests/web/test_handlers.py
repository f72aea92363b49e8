"""The handlers behind the buttons: bad input gives a clear message and changes nothing."""

import wave
from pathlib import Path

import docx
import pytest

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.web import case_tab, review_tab


def silent_wav(path: Path) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(b"\0\0" * 32_000)
    return path


def renamed_text(path: Path) -> Path:
    path.write_text("这不是录音", encoding="utf-8")
    return path


@pytest.mark.parametrize(("make", "says"), [(silent_wav, "没有听到说话"), (renamed_text, "不是可识别的音频")])
def test_recordings_without_speech(make: object, says: str, tmp_path: Path) -> None:
    path = make(tmp_path / "a.wav")  # type: ignore[operator]
    with pytest.raises(InputError, match=says):
        case_tab.add_recording(str(path), [], "原有事实")


def test_no_recording_at_all() -> None:
    with pytest.raises(InputError, match="还没有录音"):
        case_tab.add_recording(None, [], "")


@pytest.mark.parametrize(("text", "says"), [("", "没有文字"), ("字" * 2_500_000, "过长")])
def test_review_refuses_what_it_cannot_work_on(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        review_tab.run_review(text, "", None)


def test_review_of_a_date_that_is_none() -> None:
    with pytest.raises(InputError, match="不是日期"):
        review_tab.run_review("决定书", "昨天", None)


def test_unreadable_word_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(InputError, match="无法打开 Word 文件"):
        review_tab.load_file(str(tmp_path / "a.docx"))


def test_review_keeps_the_layout_of_an_unchanged_word_file(
    tmp_path: Path, packaged_library: LawLibrary
) -> None:
    document = docx.Document()
    document.add_heading("行政处罚决定书")
    document.add_paragraph("依据《中华人民共和国消防法》第六百条，罚款人民币伍仟元整（¥500.00）。")
    path = tmp_path / "文书.docx"
    document.save(str(path))
    text, paper = review_tab.load_file(str(path))
    _, cards, download = review_tab.run_review(text, "", str(path), paper)
    assert "第2段：…" in cards
    commented = docx.Document(str(download["value"]))
    assert [p.style.name for p in commented.paragraphs][0] == "Heading 1"  # type: ignore[union-attr]
    assert list(commented.comments)
    _, _, download = review_tab.run_review(text + "改", "", str(path), paper)
    assert docx.Document(str(download["value"])).paragraphs[0].style.name == "Normal"  # type: ignore[union-attr]
