"""Files into a case: nothing lost, nothing twice, broken ones kept; kinds with reasons; the whole case as a zip."""

import errno
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from assistant.dossier import intake
from assistant.dossier.access import Access
from assistant.dossier.attachments import Attachments
from assistant.dossier.bundle import pack, unpack
from assistant.dossier.classify import overruled
from assistant.dossier.editing import replace
from assistant.dossier.files import write_case
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.readings import Readings
from assistant.dossier.store import CaseStore
from assistant.errors import InputError, StoreError
from assistant.paper.model import Paper, Part, placed
from assistant.settings import ROOT
from assistant.settings import settings as house

INQUIRY = "询问笔录\n询问时间：2026年3月5日9时至10时\n问：东西是谁放的？\n答：是我放的。"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(house(), "home", tmp_path / "数据 目录")
    return tmp_path


def heard(path: Path, name: str, progress: object) -> Paper:
    return Paper(
        name, placed([Part("询问人：你做什么的？", 0, second=0.5), Part("被询问人：摆摊。", 0, second=3.0)])
    )


def quiet(*_: object) -> None:
    pass


def new_case() -> str:
    return CaseStore().save(Case(facts=""), user="甲").id


def ingest(case_id: str, *places: Path) -> Case:
    intake.take_in(case_id, intake.files_in(places), user="甲", steps=quiet)
    return intake.read_pending(case_id, user="甲", hear=heard, steps=quiet)


def scene(path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = "2026:03:05 10:12:33"
    Image.new("RGB", (60, 40), "green").save(path, exif=exif)


def test_each_file_becomes_a_piece_with_its_kind_and_the_reason(home: Path) -> None:
    folder = home / "材料"
    (folder / "子夹").mkdir(parents=True)
    (folder / "扫描1.txt").write_text(INQUIRY, "utf-8")
    (folder / "现场检查笔录.txt").write_text("2026年3月5日，在青石路检查。", "utf-8")
    (folder / "子夹" / "说不清.csv").write_text("a,b\n1,2", "utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04x")
    (folder / "空.pdf").write_bytes(b"")
    (folder / "录音.mp3").write_bytes(b"ID3" + b"\0" * 200)
    (folder / ".隐藏").write_text("x", "utf-8")
    (folder / "Thumbs.db").write_bytes(b"x")
    scene(folder / "DSC1.jpg")
    case = ingest(new_case(), folder)
    found = {piece.file: piece for piece in case.evidence}
    assert set(found) == {
        "扫描1.txt",
        "现场检查笔录.txt",
        "说不清.csv",
        "坏.docx",
        "空.pdf",
        "录音.mp3",
        "DSC1.jpg",
    }
    first = found["扫描1.txt"]
    assert (first.paper, first.kind, first.name) == ("inquiry", EvidenceKind.PARTY, "询问笔录（扫描1）")
    assert "标题" in first.reason
    assert found["现场检查笔录.txt"].name == "现场检查笔录"
    assert found["现场检查笔录.txt"].kind is EvidenceKind.RECORD
    assert (found["说不清.csv"].paper, found["说不清.csv"].state) == ("", "")
    for broken in ("坏.docx", "空.pdf"):
        assert found[broken].state == intake.UNREADABLE
        assert found[broken].problem
        with Attachments().open(found[broken].attachment) as kept:
            assert kept.read() == (folder / broken).read_bytes()
    assert found["录音.mp3"].paper == "video"
    assert "被询问人：摆摊。" in found["录音.mp3"].text
    assert (found["DSC1.jpg"].paper, found["DSC1.jpg"].taken) == ("photo", "2026-03-05 10:12:33")


def test_the_same_content_is_taken_once(home: Path) -> None:
    (home / "a.txt").write_text(INQUIRY, "utf-8")
    (home / "b.txt").write_text(INQUIRY, "utf-8")
    case_id = new_case()
    taken = intake.take_in(case_id, [home / "a.txt", home / "b.txt"], user="甲", steps=quiet)
    assert [one.piece for one in taken] == ["证据1", "证据1"]
    assert "内容相同" in taken[1].told
    assert len(ingest(case_id, home / "a.txt").evidence) == 1


def test_what_the_user_changed_meanwhile_stays(home: Path) -> None:
    (home / "a.txt").write_text(INQUIRY, "utf-8")
    case_id = new_case()
    intake.take_in(case_id, [home / "a.txt"], user="甲", steps=quiet)
    chosen = lambda case: replace(case, evidence=(overruled(case.evidence[0], "photo"),))  # noqa: E731
    intake.update(case_id, chosen, user="乙")
    piece = intake.read_pending(case_id, user="甲", hear=heard, steps=quiet).evidence[0]
    assert (piece.paper, piece.kind) == ("photo", EvidenceKind.AUDIOVISUAL)
    assert piece.text == INQUIRY


def test_a_stop_in_the_middle_loses_nothing(home: Path) -> None:
    for number in range(6):
        (home / f"{number}.txt").write_text(f"{INQUIRY}{number}", "utf-8")
    case_id = new_case()
    intake.take_in(case_id, intake.files_in([home / f"{n}.txt" for n in range(6)]), user="甲", steps=quiet)

    def stop(text: str, done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        intake.read_pending(case_id, user="甲", hear=heard, steps=stop)
    assert [piece.state for piece in CaseStore().peek(case_id).evidence] == [
        "",
        "",
        "",
        "待读",
        "待读",
        "待读",
    ]
    done = intake.read_pending(case_id, user="甲", hear=heard, steps=quiet)
    assert [piece.text[-1] for piece in done.evidence] == list("012345")


def test_a_full_disk_is_told_and_what_was_done_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "a.txt").write_text(INQUIRY, "utf-8")
    case_id = new_case()
    intake.take_in(case_id, [home / "a.txt"], user="甲", steps=quiet)

    def full(self: Readings, digest: str, paper: Paper) -> None:
        raise StoreError("磁盘已满，没有存上", "请清理磁盘后再保存")

    with monkeypatch.context() as patched:
        patched.setattr(Readings, "put", full)
        with pytest.raises(StoreError, match="磁盘已满"):
            intake.read_pending(case_id, user="甲", hear=heard, steps=quiet)
    assert CaseStore().peek(case_id).evidence[0].state == "待读"
    assert intake.read_pending(case_id, user="甲", hear=heard, steps=quiet).evidence[0].state == ""


def test_killed_at_ten_moments_nothing_is_lost(home: Path) -> None:
    """The command itself, killed without warning while it keeps and while it reads; run again, the case holds every file once."""
    files = home / "材料"
    files.mkdir()
    for number in range(40):
        (files / f"{number:02}.txt").write_text(f"{INQUIRY}{number}。" + "长" * 20_000, "utf-8")
    case_id = new_case()
    command = [sys.executable, "-m", "assistant.cli", "case", "ingest", str(files), "--case", case_id]
    environment = os.environ | {"ASSISTANT_HOME": str(house().home), "PYTHONPATH": str(ROOT)}
    caught = 0
    for moment in range(10):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        keeping = moment < 5  # as soon as so many files are kept; then so long after all are listed
        _wait_until(
            process,
            lambda moment=moment, keeping=keeping: (
                _kept_now() > moment * 7 if keeping else _listed(case_id) == 40
            ),
        )
        time.sleep(0 if keeping else 0.05 * (moment - 5))
        caught += process.poll() is None
        process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        process.wait()
        for piece in CaseStore().peek(case_id).evidence:  # what is listed is kept whole
            with Attachments().open(piece.attachment) as kept:
                assert kept.read()
    assert caught >= 5, "the kills came too early or too late to tell anything"
    done = subprocess.run([*command, "--json"], env=environment, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(row["file"] for row in rows) == [f"{number:02}.txt" for number in range(40)]
    assert all(row["paper"] == "inquiry" and not row["state"] for row in rows)
    assert _kept_now() == 40


def _kept_now() -> int:
    return len(list(Attachments()._folder.glob("*/*")))


def _listed(case_id: str) -> int:
    return len(CaseStore().peek(case_id).evidence)


def _wait_until(process: "subprocess.Popen[bytes]", holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while process.poll() is None and not holds() and time.monotonic() < until:
        time.sleep(0.002)


@pytest.mark.parametrize("moment", range(1, 11))
def test_a_full_disk_at_ten_moments_loses_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """From some flush on the disk takes nothing more: a clear message, what was listed is whole, the next run goes on."""
    files = home / "材料"
    files.mkdir()
    for number in range(6):
        (files / f"{number}.txt").write_text(f"{INQUIRY}{number}。", "utf-8")
    case_id = new_case()
    flushed, full = 0, True
    flush = os.fsync

    def fsync(descriptor: int) -> None:
        nonlocal flushed
        flushed += 1
        if full and flushed > moment:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(StoreError, match="磁盘已满.*清理磁盘"):
        ingest(case_id, files)
    for piece in CaseStore().peek(case_id).evidence:
        with Attachments().open(piece.attachment) as kept:
            assert kept.read().decode().startswith("询问笔录")
    full = False
    case = ingest(case_id, files)
    assert sorted(piece.file for piece in case.evidence) == [f"{number}.txt" for number in range(6)]
    assert all(piece.text and not piece.state for piece in case.evidence)
    assert _kept_now() == 6


def test_a_whole_case_goes_out_and_comes_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "照片:一.txt").write_text(INQUIRY, "utf-8")
    case = ingest(new_case(), home / "照片:一.txt")
    out = pack(case, home / "案.zip", steps=quiet)
    monkeypatch.setattr(house(), "home", home / "另一台")
    saved = unpack(out, user="乙", steps=quiet)
    again, _ = CaseStore().load(saved.id, user="乙")
    assert again == case
    with Attachments().open(again.evidence[0].attachment) as kept:
        assert kept.read().decode() == INQUIRY
    assert unpack(out, user="乙", steps=quiet).id != saved.id


def tampered(source: Path, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.namelist():
            after.writestr(entry, content if entry.startswith(name) else before.read(entry))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("附件/", b"changed", "不符"), ("清单.json", b"[]", "读不懂"), ("案件.json", b"{}", "不合格式"), ("清单.json", b'{"../x": "0"}', "已损坏"),
     ("清单.json", b"{", "已损坏"), ("清单.json", b"", "已损坏"), ("清单.json", b"[" * 100_000, "已损坏"), ("清单.json", b"\xff\xfe", "已损坏"),
     ("案件.json", b"\xff\xfe", "已损坏"), ("案件.json", b"[" * 100_000, "."), ("案件.json", b"", "."), ("清单.json", b'{"a": 1}', "读不懂")],
)  # fmt: skip
def test_a_bundle_that_was_changed_is_refused(home: Path, name: str, content: bytes, told: str) -> None:
    (home / "a.txt").write_text(INQUIRY, "utf-8")
    out = pack(ingest(new_case(), home / "a.txt"), home / "案.zip", steps=quiet)
    out.write_bytes(tampered(out, name, content))
    before = len(CaseStore().cases())
    with pytest.raises(InputError, match=told):
        unpack(out, user="乙", steps=quiet)
    assert len(CaseStore().cases()) == before


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_bundle_is_told_in_a_line(home: Path, method: int) -> None:
    """Any byte may be another: whatever a stream, a list or a name then raises, it is refused or taken in whole."""
    out, chance = io.BytesIO(), random.Random(method)
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("案件.json", write_case(Case(facts="占道经营" * 40)))
        archive.writestr("清单.json", "{}")
    whole, told = out.getvalue(), set[str]()
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 8))):
            broken[chance.randrange(len(whole))] = chance.randrange(256)
        (home / "x.zip").write_bytes(broken[: chance.choice((len(whole), chance.randrange(len(whole))))])
        try:
            unpack(home / "x.zip", user="乙", steps=quiet)
        except InputError as error:
            told.add(error.what)
    assert told
    assert all("\n" not in one for one in told)


def test_who_may_not_change_cases_has_nothing_unpacked(home: Path) -> None:
    (home / "a.txt").write_text(INQUIRY, "utf-8")
    out = pack(ingest(new_case(), home / "a.txt"), home / "案.zip", steps=quiet)
    shutil.rmtree(house().home / "attachments")
    with pytest.raises(InputError, match="不能改动"):
        unpack(out, user="审", steps=quiet, access=Access("审", change=False))
    assert not list((house().home / "attachments").glob("*/*"))


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_bundle_is_refused(home: Path, content: bytes) -> None:
    (home / "x.zip").write_bytes(content)
    with pytest.raises(InputError):
        unpack(home / "x.zip", user="乙", steps=quiet)


@pytest.mark.parametrize(
    ("written", "kind"),
    [("现场笔录", EvidenceKind.RECORD), ("勘验笔录", EvidenceKind.RECORD), ("当事人陈述", EvidenceKind.PARTY), ("书证", EvidenceKind.DOCUMENT)],
)  # fmt: skip
def test_kinds_are_understood_as_people_write_them(written: str, kind: EvidenceKind) -> None:
    assert Evidence.model_validate({"id": "E1", "kind": written, "name": "x"}).kind is kind


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        Evidence.model_validate({"id": "E1", "kind": "330302198603150019", "name": "x"})


def test_an_unknown_word_for_a_kind_is_kept_in_mind() -> None:
    piece = Evidence.model_validate({"id": "E1", "kind": "传闻", "name": "x"})
    assert (piece.kind, piece.unread) == (EvidenceKind.DOCUMENT, "传闻")
