"""Speech models that are hostile, broken, too large or named to lead elsewhere stay outside."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.speech.recognisers import unpack
from assistant.speech.recognisers.adding import Plan, add, plan
from assistant.speech.recognisers.shelf import PACKAGED, Shelf

from .recogniser_files import FILES, folder_of, left_behind, zip_of

pytestmark = pytest.mark.usefixtures("shelf")


def _link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("config.json")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/passwd")


HOSTILE: dict[str, tuple[str, Callable[[zipfile.ZipFile], None]]] = {
    "上一级": ("指向别处", lambda z: z.writestr("../model.bin", "x")),
    "绝对路径": ("指向别处", lambda z: z.writestr("/etc/model.bin", "x")),
    "盘符": ("指向别处", lambda z: z.writestr("C:/model.bin", "x")),
    "反斜线": ("指向别处", lambda z: z.writestr("..\\..\\model.bin", "x")),
    "链接": ("链接", _link),
    "两个模型": ("不止一个", lambda z: z.writestr("other/model.bin", "x")),
    "太多文件": ("不像语音模型", lambda z: [z.writestr(f"f{n}", "") for n in range(1001)] and None),  # type: ignore[func-returns-value]
    "过大的词表": ("超过 64 MB", lambda z: z.writestr("preprocessor_config.json", b"0" * (65 << 20))),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_zips_are_refused(shelf: Shelf, tmp_path: Path, own_home: Path, kind: str) -> None:
    says, spoil = HOSTILE[kind]
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            if (kind, name) != ("链接", "config.json"):
                archive.writestr(name, content)
        spoil(archive)
    with pytest.raises(InputError, match=says):
        add(plan(str(path)))
    assert [s.name for s in shelf.all()] == [PACKAGED]
    assert not list(tmp_path.parent.glob("model.bin"))
    assert left_behind(own_home) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "打不开或已损坏"),
        (b"PK\x03\x04" + b"\0" * 100, "打不开或已损坏"),
        ("不是压缩包".encode(), "打不开或已损坏"),
    ],
)
def test_broken_zips_say_so(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        add(plan(str(path)))


def test_a_zip_with_a_spoilt_entry(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", FILES, zipfile.ZIP_STORED)
    raw = bytearray(path.read_bytes())
    raw[1000] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(InputError, match="已损坏"):
        add(plan(str(path)))


@pytest.mark.parametrize("lacking", ["model.bin", "config.json", "tokenizer.json", "vocabulary.txt"])
def test_half_a_model_is_refused(tmp_path: Path, lacking: str) -> None:
    part = {n: c for n, c in FILES.items() if n != lacking}
    for path in (folder_of(tmp_path / "half", part), zip_of(tmp_path / "half.zip", part)):
        with pytest.raises(InputError, match=f"缺 .*{lacking}"):
            add(plan(str(path)))


def test_what_claims_to_be_larger_than_any_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "limit", lambda name: 1_000_000)
    for path in (folder_of(tmp_path / "big"), zip_of(tmp_path / "big.zip", FILES)):
        with pytest.raises(InputError, match="model.bin 超过"):
            add(plan(str(path)))


def test_too_little_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="放不下"):
        add(Plan("x", "y", (), folder_of(tmp_path / "m"), 10**16))


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".x", "x" * 80, "a\\b", "a..b"])
def test_names_that_lead_elsewhere(shelf: Shelf, tmp_path: Path, name: str) -> None:
    for attempt in (shelf.path, shelf.use, shelf.remove):
        with pytest.raises(InputError):
            attempt(name)
    if name:
        with pytest.raises(InputError, match="不能作模型名"):
            plan(str(folder_of(tmp_path / "m")), name=name)
