"""Every reader of text takes linear time on any input: repeated units and mixtures of them, scaled down.

``benchmarks/linear.py`` runs the same readers on a million characters.
"""

import importlib.util
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import pytest
from pace import pace

from assistant.law.library import LawLibrary

ROOT = Path(__file__).resolve().parent.parent
SMALL, LARGE = 4_000, 16_000
MOST = 1.0  # seconds of processor time for LARGE at pace 1; 5,333 citations in it take 0.4 s
CAP = 60  # seconds after which a reading is given up: far above MOST on the slowest machine


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("linear_benchmark", ROOT / "benchmarks" / "linear.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


linear = _load()
NAMES = (
    *(
        "引用",
        "核验",
        "名称",
        "题注",
        "金额",
        "日期",
        "数字",
        "数量",
        "陈述",
        "事实",
        "文书种类",
        "审核",
        "罚则",
        "条文结构",
    ),
    *("导入", "口语", "条号", "问题", "分词", "比对"),
)


def test_every_reader_is_named(packaged_library: LawLibrary) -> None:
    assert tuple(linear.readers(packaged_library)) == NAMES


def slow(reader: Callable[[str], object], texts: Mapping[str, str]) -> list[tuple[str, float, float]]:
    """The texts, of ``LARGE`` characters, that take more than about four times as long as a fourth of them."""
    linear.seconds(reader, "第一条 当事人于2026年3月5日被罚款五千元。")
    found = []
    for unit, text in texts.items():
        # never the same text twice, readers keep what they have read: the second is one character shorter
        large = linear.seconds(reader, text[:LARGE], CAP)
        if large > 0.1:
            small = min(linear.seconds(reader, text[: SMALL - n], CAP) for n in (0, 1))
            large = min(large, linear.seconds(reader, text[: LARGE - 1], CAP))
            if large > min(MOST, 8 * small + 0.1) and large > min(
                MOST * (now := pace()), 8 * small + 0.1 * now
            ):
                found.append((unit, small, large))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_four_times_the_text_takes_about_four_times_as_long(name: str, packaged_library: LawLibrary) -> None:
    assert slow(linear.readers(packaged_library)[name], linear.texts(LARGE)) == []


class Steps:
    """A clock that goes by what a reader does, not by how busy the machine is."""

    def __init__(self) -> None:
        self.done = 0

    def squared(self, text: str) -> int:
        self.done += len(text) ** 2 // 16
        return self.done

    def linear(self, text: str) -> int:
        self.done += 99 * len(text)
        return self.done

    def seconds(self) -> float:
        return self.done * 1e-7


@pytest.mark.parametrize(("kind", "told"), [("squared", True), ("squared and kept", True), ("linear", False)])
def test_what_is_not_linear_is_found(kind: str, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check above can fail, also on a reader that keeps what it has read."""
    steps = Steps()
    monkeypatch.setattr(linear.time, "process_time", steps.seconds)
    monkeypatch.setitem(globals(), "pace", lambda: 1.0)
    readers = {"squared": steps.squared, "squared and kept": lru_cache(steps.squared), "linear": steps.linear}
    assert bool(slow(readers[kind], {"壹": "壹" * LARGE})) is told


@pytest.mark.parametrize(
    "text",
    [
        "第9999999999条",
        "第" + "9" * 5000 + "条",
        "9" * 5000,
        "①②³",
        "NaN元",
        "-500元",
        "壹" * 5000,
        "罚款-500元",
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_odd_numbers_give_an_answer_or_a_one_line_error(
    name: str, text: str, packaged_library: LawLibrary
) -> None:
    found = linear.answered(linear.readers(packaged_library)[name], f"依据《消防法》{text}处理。")
    assert not isinstance(found, Exception) or "\n" not in str(found)
