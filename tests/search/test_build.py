import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from conftest import sample_units
from fake_encoder import FakeEncoder
from filelock import FileLock

from assistant.errors import SearchIndexError
from assistant.search import manifest
from assistant.search.build import BuildCancelledError, build, build_parts
from assistant.search.hybrid import HybridIndex, Request
from assistant.search.store import VectorStore, pack, unpack
from assistant.search.table import Part
from assistant.search.units import Unit, text_keys


def answers(directory: Path, encoder: FakeEncoder) -> list[int]:
    index = HybridIndex(directory, encoder)
    return [hit.ref for hit in index.search([Request("倾倒建筑垃圾罚款")], k=20)[0]]


def test_only_changed_texts_are_embedded(tmp_path: Path, encoder: FakeEncoder, store: VectorStore) -> None:
    units = sample_units(50)
    build(tmp_path / "a", units, encoder, store)
    assert encoder.passages == 50
    changed = [*units[1:], Unit(5000, "新条文", ("新条文",))]
    build(tmp_path / "a", changed, encoder, store)
    assert encoder.passages == 51


def test_a_refreshed_index_answers_like_one_built_from_nothing(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    build(tmp_path / "a", sample_units(40), encoder, store)
    changed = [*sample_units(60)[10:], Unit(5000, "倾倒建筑垃圾处以罚款", ("倾倒建筑垃圾处以罚款",))]
    refreshed = build(tmp_path / "a", changed, encoder, store)
    fresh = build(tmp_path / "b", changed, encoder, store)
    assert refreshed.corpus == fresh.corpus
    assert answers(tmp_path / "a", encoder) == answers(tmp_path / "b", encoder)


def test_a_folder_with_chinese_characters_and_blanks_is_served_in_place(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    places = [tmp_path / "a", tmp_path / "执法 办案" / "索引"]
    for place in places:
        build(place, sample_units(40), encoder, store)
    assert answers(places[0], encoder) == answers(places[1], encoder)


def test_building_twice_gives_the_same_files(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    contents = []
    for name in ("a", "b"):
        build(tmp_path / name, sample_units(), encoder, store)
        generation = manifest.current(tmp_path / name)
        assert generation is not None
        files = sorted(p for p in generation.rglob("*") if p.is_file())
        contents.append({p.relative_to(generation): p.read_bytes() for p in files})
    assert contents[0] == contents[1]


def test_lexical_now_dense_later(tmp_path: Path, encoder: FakeEncoder, store: VectorStore) -> None:
    build(tmp_path / "a", sample_units(30), encoder, store)
    built = build(tmp_path / "a", sample_units(40), encoder, store, embed_up_to=9)
    assert (built.passages, built.pending) == (40, 10)
    assert answers(tmp_path / "a", encoder)
    assert build(tmp_path / "a", sample_units(40), encoder, store).pending == 0


def test_cancelling_keeps_the_old_index_and_what_was_embedded(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    build(tmp_path / "a", sample_units(20), encoder, store)
    before = answers(tmp_path / "a", encoder)
    many = [Unit(i, f"条文{i}", (f"条文{i}",)) for i in range(1200)]

    def stop(stage: str, done: int, total: int) -> None:
        if done > total / 2:
            raise BuildCancelledError("已取消")

    with pytest.raises(BuildCancelledError):
        build(tmp_path / "a", many, encoder, store, progress=stop)
    assert answers(tmp_path / "a", encoder) == before
    done = encoder.passages
    build(tmp_path / "a", many, encoder, store)
    assert 20 < done < encoder.passages == 1220


def test_a_build_by_another_program_is_not_disturbed(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    (tmp_path / "a").mkdir()
    with FileLock(tmp_path / "a" / "LOCK"), pytest.raises(SearchIndexError, match="另一个程序"):
        build(tmp_path / "a", sample_units(5), encoder, store)


def test_two_builds_of_one_program_wait_for_each_other(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(build, tmp_path / name, sample_units(50), encoder, store) for name in "ab"]
        assert [job.result(timeout=60).rows for job in jobs] == [50, 50]


@pytest.mark.parametrize("damage", ["manifest", "format"])
def test_a_damaged_or_old_index_is_refused_and_rebuilt(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore, damage: str
) -> None:
    build(tmp_path / "a", sample_units(10), encoder, store)
    generation = manifest.current(tmp_path / "a")
    assert generation is not None
    path = generation / "manifest.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text("{" if damage == "manifest" else json.dumps(values | {"format": 0}), encoding="utf-8")
    with pytest.raises(SearchIndexError, match="assistant index build"):
        HybridIndex(tmp_path / "a", encoder)
    build(tmp_path / "a", sample_units(10), encoder, store)
    assert answers(tmp_path / "a", encoder)


def test_many_shards_become_one(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "v")
    keys = text_keys([str(i) for i in range(100)])
    vectors = np.random.default_rng(1).standard_normal((100, 8)).astype(np.float32)
    for i in range(100):
        store.add(keys[i : i + 1], vectors[i : i + 1])
    store.compact()
    found, rows = store.lookup(keys)
    assert len(list((tmp_path / "v").iterdir())) == 1
    assert found.all()
    assert rows == pytest.approx(vectors, abs=1e-2)


def test_shipped_vectors_survive_packing_and_are_found_in_place(tmp_path: Path) -> None:
    vectors = np.random.default_rng(2).standard_normal((500, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    keys = text_keys([str(i) for i in range(500)])
    (tmp_path / "default.vectors").write_bytes(pack(keys, vectors))
    found, rows = VectorStore(tmp_path / "none", tmp_path).lookup(np.append(keys, text_keys(["unknown"])))
    assert found.tolist() == [True] * 500 + [False]
    cosine = (rows.astype(np.float32) * vectors).sum(axis=1) / np.linalg.norm(rows.astype(np.float32), axis=1)
    assert cosine.min() > 0.995


def test_a_damaged_shipped_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="default.vectors"):
        unpack(b"\x05\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0rest", tmp_path / "default.vectors")


_BUILDER = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from fake_encoder import FakeEncoder
from assistant.search import build as building
from assistant.search.build import build
from assistant.search.store import VectorStore
from assistant.search.units import Unit
building._SHARD = 20
home, encoder = Path(sys.argv[1]), FakeEncoder()
slow = encoder.encode_passages
def told(texts):
    print("piece", flush=True)  # all pieces before this one are kept
    time.sleep(0.02)
    return slow(texts)
encoder.encode_passages = told
units = [Unit(i, f"新条文{i}倾倒建筑垃圾罚款", (f"新条文{i}倾倒建筑垃圾罚款",)) for i in range(1200)]
print("start", flush=True)
build(home / "a", units, encoder, VectorStore(home / "vectors" / encoder.digest))
print(encoder.passages, flush=True)
"""


def test_killed_at_random_moments_the_old_index_answers_and_the_build_goes_on(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    build(tmp_path / "a", sample_units(20), encoder, VectorStore(tmp_path / "vectors" / encoder.digest))
    old, rng = answers(tmp_path / "a", encoder), random.Random(7)
    command = [sys.executable, "-c", _BUILDER, str(tmp_path), str(Path(__file__).parent)]
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    for _ in range(10):
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            for _ in range(
                rng.randint(1, 3)
            ):  # by what it has done, not by the clock: machines differ in speed
                assert process.stdout.readline()
            time.sleep(rng.uniform(0.0, 0.03))
            process.send_signal(signal.SIGKILL)
        assert answers(tmp_path / "a", encoder) == old
    last = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    embedded = int(last.stdout.split()[-1])
    assert embedded < 1200, "the last build started from nothing"
    assert answers(tmp_path / "a", encoder) != old
    assert not list((tmp_path / "vectors").rglob("writing-*"))


class Laws:
    """Units by law, and how often each law was read."""

    def __init__(self, laws: dict[str, list[Unit]]) -> None:
        self.laws = laws
        self.read: list[str] = []

    def parts(self) -> list[Part]:
        return [Part(_digest(units), partial(self._read, name)) for name, units in self.laws.items()]

    def _read(self, name: str) -> list[Unit]:
        self.read.append(name)
        return self.laws[name]


def _digest(units: list[Unit]) -> str:
    return blake2b(repr(units).encode(), digest_size=8).hexdigest()


def _unit(ref: int, text: str, region: str = "", asked: tuple[str, ...] = ()) -> Unit:
    return Unit(ref, text, (text, f"{text}之义务"), region, "法律", 0, 700_000, asked)


def _laws() -> dict[str, list[Unit]]:
    shared = "擅自倾倒建筑垃圾的，处以罚款"
    return {
        "甲法": [
            _unit(1, "占用消防通道停放车辆"),
            _unit(2, shared),
            _unit(3, "遛狗不牵绳", asked=("狗咬人",)),
        ],
        "乙法": [_unit(11, "夜间施工噪声扰民", "浙江省"), _unit(12, "无照经营餐饮", "浙江省")],
        "丙法": [_unit(21, shared), _unit(22, "违法搭建房屋", asked=("楼顶加盖", "狗咬人"))],
    }


CHANGES: dict[str, dict[str, list[Unit]]] = {
    "a text more": {"乙法": [*_laws()["乙法"], _unit(13, "夜间施工噪声扰民，屡教不改", "浙江省/温州市")]},
    "the first of two equal texts gone": {"甲法": _laws()["甲法"][:1]},
    "a text that stands later stands first": {"甲法": [_unit(5, "违法搭建房屋"), *_laws()["甲法"]]},
    "a law without a text left": {"乙法": []},
    "its order turned": {"丙法": _laws()["丙法"][::-1]},
    "a new law": {"丁法": [_unit(31, "露天烧烤", "山东省")]},
    "nothing": {},
}


def _files(directory: Path) -> dict[str, bytes]:
    generation = manifest.current(directory)
    assert generation is not None
    files = (path for path in generation.rglob("*") if path.is_file())
    return {path.relative_to(generation).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_law_gives_byte_for_byte_the_index_of_a_build_from_nothing(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore, change: str
) -> None:
    build_parts(tmp_path / "a", Laws(_laws()).parts(), encoder, store)
    changed = Laws(_laws() | CHANGES[change])
    build_parts(tmp_path / "a", changed.parts(), encoder, store)
    assert set(changed.read) == set(CHANGES[change])  # no other law was read
    build_parts(tmp_path / "b", Laws(_laws() | CHANGES[change]).parts(), encoder, store)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert len(list((tmp_path / "a").glob("generation-*"))) == 1


def test_laws_kept_without_vectors_are_read_again_for_them(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    laws = Laws(_laws())
    assert build_parts(tmp_path / "a", laws.parts(), encoder, store, embed_up_to=0).pending
    laws.read.clear()
    assert build_parts(tmp_path / "a", laws.parts(), encoder, store).pending == 0
    assert sorted(laws.read) == ["丙法", "乙法", "甲法"]
    build_parts(tmp_path / "b", Laws(_laws()).parts(), encoder, store)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_what_a_damaged_index_held_is_made_anew(
    tmp_path: Path, encoder: FakeEncoder, store: VectorStore
) -> None:
    build_parts(tmp_path / "a", Laws(_laws()).parts(), encoder, store)
    generation = manifest.current(tmp_path / "a")
    assert generation is not None
    (generation / "parts.npy").write_bytes(b"?")
    laws = Laws(_laws())
    build_parts(tmp_path / "a", laws.parts(), encoder, store)
    assert sorted(laws.read) == ["丙法", "乙法", "甲法"]
    build_parts(tmp_path / "b", Laws(_laws()).parts(), encoder, store)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
