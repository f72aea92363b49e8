import sys
from datetime import date
from pathlib import Path

import pytest

from assistant.search.store import VectorStore
from assistant.search.units import Unit

sys.path.insert(0, str(Path(__file__).parent))

from fake_encoder import FakeEncoder  # noqa: E402

_SUBJECTS = (
    "占用消防通道停放车辆",
    "擅自倾倒建筑垃圾",
    "无照经营餐饮",
    "违法搭建房屋",
    "夜间施工噪声扰民",
    "遛狗不牵绳",
)
_ACTS = ("责令改正", "处以罚款", "给予警告", "予以没收", "吊销许可证")


def sample_units(count: int = 60) -> list[Unit]:
    """Made-up provisions; every third is of 浙江省, every seventh of 浙江省/温州市, every fifth ended in 2020."""
    units = []
    for i in range(count):
        text = f"{_SUBJECTS[i % len(_SUBJECTS)]}的，{_ACTS[i % len(_ACTS)]}，编号{i}"
        region = "浙江省/温州市" if i % 7 == 0 else "浙江省" if i % 3 == 0 else ""
        until = date(2020, 1, 1) if i % 5 == 0 else date.max
        units.append(Unit(1000 + i, text, (text,), region, "法律", 0, until.toordinal()))
    return units


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def store(tmp_path: Path, encoder: FakeEncoder) -> VectorStore:
    return VectorStore(tmp_path / "vectors" / encoder.digest)
