"""Finding citations takes linear time: four times the text takes about four times as long, whatever it is."""

import random
import time

import pytest
from citing import everything

SPARSE = [
    *(
        "壹",
        "第一条 “ 零 2026年",
        "第一、",
        "第",
        "（称）",
        "《",
        "“",
        "前款",
        "33、",
        "法33、",
        "之一",
        "(1)",
    ),
    *(
        "《甲办法》（以下简称《办法》）",
        "《消防法》和《刑法》",
        "》第四项",
        "第" + "一" * 50,
        " ",
        "“《消防法》",
    ),
]
DENSE = [
    *(
        "《消防法》第三条，",
        "该条例第三条",
        "本法第三条。《消防法》",
        "处罚法第三条",
        "办法第三条",
        "同条第二款",
    ),
    *("第三条至第九条", "第三条（一）", "第三条\n第四条\n", "上述第三条", "第1条之1", "《消防法 第三条》"),
    "其实施条例第三条",
]
RATIO = 4


def seconds(text: str) -> float:
    start = time.process_time()
    everything(text)
    return time.process_time() - start


def check(text: str, size: int) -> None:
    small = min(seconds(text[:size]) for _ in range(2))
    large = min(seconds(text[: size * RATIO]) for _ in range(2))
    assert large < 2 * RATIO * small + 0.15, (small, large)


@pytest.mark.parametrize(("unit", "size"), [(u, 20_000) for u in SPARSE] + [(u, 2_000) for u in DENSE])
def test_repeated_units(unit: str, size: int) -> None:
    check(unit * (size * RATIO // len(unit) + 1), size)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_mixtures(seed: int) -> None:
    rng = random.Random(seed)
    check("".join(rng.choice(SPARSE + DENSE) for _ in range(40_000)), 8_000)


def test_five_thousand_digits_are_one_unreadable_number() -> None:
    (citation,) = everything(f"《消防法》第{'9' * 5000}条")
    assert citation.provision is None
    assert citation.problem is not None
