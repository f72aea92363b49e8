import numpy as np
import pytest

from assistant.speech.audio import RATE
from assistant.speech.chinese import simplified
from assistant.speech.engine import Heard
from assistant.speech.judge import LOW, NO_SUCH_DAY, REPEATED, is_credit, is_loop, is_speech, to_segment
from assistant.speech.model import Word
from assistant.speech.voice import FRAME, Piece


def piece(voice: float = 0.9, seconds: float = 4.0) -> Piece:
    frames = int(seconds * RATE / FRAME)
    return Piece(
        np.zeros(frames * FRAME, np.float32), np.arange(frames) + 100, np.full(frames, voice, np.float32)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", True),
        ("字幕由Amara.org社区提供", True),
        ("谢谢观看", True),
        ("感谢您的收看，下期再见", True),
        ("优优独播剧场——YoYo Television Series Exclusive", True),
        ("李宗盛 词曲 李宗盛", True),
        ("我看了电视，字幕是他做的，当时我在店里没有出去", False),
        ("谢谢", False),
        ("请你核对笔录", False),
        ("没有办过", False),
    ],
)
def test_subtitle_credits(text: str, expected: bool) -> None:
    assert is_credit(text) is expected


@pytest.mark.parametrize(
    ("text", "compression", "expected"),
    [
        ("我不知道" * 9, 1.0, True),
        ("好好好好好好", 1.0, True),
        ("随便什么", 3.0, True),
        ("没有没有，真的没有", 1.1, False),
    ],
)
def test_loops(text: str, compression: float, expected: bool) -> None:
    assert is_loop(text, compression) is expected


@pytest.mark.parametrize(
    ("heard", "voice", "expected"),
    [
        (Heard(0, 2, "没有", -0.2), 0.9, True),
        (Heard(0, 2, "没有", -1.4, no_speech=0.9), 0.9, False),
        (Heard(0, 2, "没有", -0.3, no_speech=0.9), 0.9, True),
        (Heard(0, 2, "没有", -0.9), 0.1, False),
        (Heard(0, 2, "……", -0.1), 0.9, False),
        (Heard(0, 2, "", -0.1), 0.9, False),
    ],
)
def test_what_counts_as_speech(heard: Heard, voice: float, expected: bool) -> None:
    assert is_speech(heard, piece(voice)) is expected


def test_doubts_are_marked_not_deleted() -> None:
    weak = to_segment(Heard(0, 2, "我不知道" * 9, -1.2, compression=3.0), piece())
    assert weak.marks == (LOW, REPEATED)
    assert weak.text == "我不知道" * 9


def test_times_are_those_of_the_recording() -> None:
    words = (Word(0.5, 1.0, "沒", 0.9), Word(1.0, 1.5, "有", 0.7))
    segment = to_segment(Heard(0.5, 1.5, "沒有", -0.1, words=words), piece())
    assert segment.text == "没有"
    assert segment.start == pytest.approx(100 * FRAME / RATE + 0.5, abs=0.02)
    assert segment.confidence == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("隨著這個", "随着这个"),
        ("著作很顯著", "著作很显著"),
        ("好,看清楚了?", "好，看清楚了？"),
        ("一共 1,200 元", "一共1,200元"),
        ("OK, fine", "OK, fine"),
        (" 你好 世界 ", "你好世界"),
    ],
)
def test_simplified(text: str, expected: str) -> None:
    assert simplified(text) == expected


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("9月48号", True),
        ("九月四十八号去的", True),
        ("是2026年2月30日", True),
        ("二月三十号下午", True),
        ("六月三十一号", True),
        ("十三月一号", True),
        ("2025年2月29日", True),
        ("一月零号", True),
        ("9月18号", False),
        ("二月二十九号", False),  # no year said
        ("2024年2月29日", False),
        ("元月五号", False),
        ("十二月三十一日", False),
        ("3号楼48号", False),
        ("住在九月路48号", False),
        ("农历九月初八", False),  # the moon's days are told elsewhere
        ("四十八号车", False),
        ("四月份四十八箱", False),
        ("第9条第48项", False),
        ("没有日期", False),
    ],
)
def test_a_day_that_no_calendar_has_is_marked(text: str, marked: bool) -> None:
    assert (NO_SUCH_DAY in to_segment(Heard(0, 2, text, -0.1), piece()).marks) is marked
