"""Attachments: kept once, checked on reading, gone only when nobody refers to them."""

import hashlib
import io
import os
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.dossier import attachments as module
from assistant.dossier.attachments import Attachments, Collected
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.store import CaseStore
from assistant.errors import InputError, StoreError
from assistant.settings import settings as house


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Attachments:
    monkeypatch.setattr(house(), "home", tmp_path / "数据 目录")
    return Attachments()


def files(kept: Attachments) -> list[Path]:
    return [path for path in kept._folder.rglob("*") if path.is_file()]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=3000), chunk=st.integers(1, 700))
def test_content_comes_back_byte_for_byte(kept: Attachments, content: bytes, chunk: int) -> None:
    module._CHUNK = chunk
    try:
        digest = kept.add(io.BytesIO(content))
        assert digest == hashlib.sha256(content).hexdigest()
        with kept.open(digest) as stream:
            assert stream.read() == content
    finally:
        module._CHUNK = 2**20


def test_a_file_is_kept_once_and_for_its_owner_only(kept: Attachments, tmp_path: Path) -> None:
    source = tmp_path / "照片一.jpg"
    source.write_bytes(b"picture")
    digest = kept.add(source)
    assert kept.add(io.BytesIO(b"picture")) == digest
    [path] = files(kept)
    assert path.relative_to(kept._folder).parts == (digest[:2], digest)
    assert path.parent.stat().st_mode & 0o077 == 0


def test_many_at_once_keep_one_file(kept: Attachments) -> None:
    content = os.urandom(300_000)
    threads = [threading.Thread(target=lambda: kept.add(io.BytesIO(content))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.read_bytes() for path in files(kept)] == [content]


def test_another_process_was_quicker_on_windows(kept: Attachments, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(draft: Path, path: Path) -> None:
        path.write_bytes(b"same" if quicker else b"torn")
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    quicker = True
    digest = kept.add(io.BytesIO(b"same"))
    with kept.open(digest) as stream:
        assert stream.read() == b"same"
    quicker = False
    with pytest.raises(StoreError, match="权限"):
        kept.add(io.BytesIO(b"other"))


def test_a_damaged_file_is_told_and_mended_by_adding_it_again(kept: Attachments) -> None:
    digest = kept.add(io.BytesIO(b"original"))
    [path] = files(kept)
    path.write_bytes(b"originaL")
    with pytest.raises(StoreError, match="已损坏或被改动"), kept.open(digest):
        pass
    kept.add(io.BytesIO(b"original"))
    with kept.open(digest) as stream:
        assert stream.read() == b"original"
    path.unlink()
    with pytest.raises(StoreError, match="不在数据目录里"), kept.open(digest):
        pass


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63, "/" + "a" * 63])
def test_a_digest_never_leads_out_of_the_folder(kept: Attachments, digest: str) -> None:
    with pytest.raises(InputError, match="不合格式"), kept.open(digest):
        pass


class Endless(io.RawIOBase):
    """A stream without an end."""

    def read(self, size: int = -1) -> bytes:
        return b"x" * size


class Broken(io.BytesIO):
    """A stream that fails on the way."""

    def read(self, size: int | None = -1) -> bytes:
        raise OSError(28, "秘密")


def test_what_is_too_large_or_fails_leaves_nothing(kept: Attachments, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="附件过大（上限 4 MB）"):
        kept.add(Endless(), limit=4 * 2**20)  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="磁盘已满") as told:
        kept.add(Broken())
    assert "秘密" not in str(told.value)
    with pytest.raises(InputError, match=r"找不到文件：无\.jpg"):
        kept.add(tmp_path / "无.jpg")
    assert files(kept) == []
    assert list((house().home / "tmp").glob("run-*/*")) == []


def test_a_large_file_costs_no_memory(kept: Attachments, tmp_path: Path) -> None:
    source = tmp_path / "录像.mp4"
    with source.open("wb") as out:
        out.truncate(64 * 2**20)
    tracemalloc.start()
    digest = kept.add(source)
    with kept.open(digest) as stream:
        stream.read(10)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 2**20


def test_only_what_no_case_and_no_draft_refers_to_is_collected(url: str, kept: Attachments) -> None:
    store = CaseStore(url)
    named = [kept.add(io.BytesIO(name)) for name in (b"case", b"draft", b"unreadable", b"nobody", b"new")]
    photo = Evidence(id="1", kind=EvidenceKind.AUDIOVISUAL, name="照片", attachment=named[0])
    store.save(Case(facts="x", evidence=(photo,)), user="甲")
    DraftStore(url).keep(Draft("p", "甲", content=f'{{"typed": "{named[1]}"}}'))
    store.save(Case(facts=named[2]), user="甲")
    assert kept.collect(store.attachments()) == Collected(0, 0)
    for path in files(kept):
        if path.name != named[4]:
            os.utime(path, (0, 0))
    assert kept.collect(store.attachments()) == Collected(1, len(b"nobody"))
    assert {path.name for path in files(kept)} == {*named[:3], named[4]}
    assert kept.collect(store.attachments(), grace=-60).files == 1


def test_adding_again_saves_a_forgotten_file_from_the_collector(kept: Attachments) -> None:
    digest = kept.add(io.BytesIO(b"again"))
    [path] = files(kept)
    os.utime(path, (0, 0))
    assert kept.add(io.BytesIO(b"again")) == digest
    assert kept.collect(set()).files == 0
