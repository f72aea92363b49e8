"""Putting in a speech model: by name, address, folder or zip; what is broken, hostile or wrong stays outside."""

import io
import socket
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli.app import app
from assistant.errors import InputError, ModelError
from assistant.settings import settings
from assistant.speech import engines, transcription
from assistant.speech.packaged import packaged_model
from assistant.speech.recognisers import adding, fetch, unpack
from assistant.speech.recognisers.adding import add, check, plan
from assistant.speech.recognisers.catalogue import Known, known_by_hash, known_models
from assistant.speech.recognisers.fetch import Wanted
from assistant.speech.recognisers.shelf import PACKAGED, Shelf
from assistant.speech.recognisers.standing import standing
from assistant.speech.recognisers.trial import Trial, try_model

from .model_server import Server
from .recogniser_files import FILES, digest, folder_of, left_behind, stored, zip_of

pytestmark = pytest.mark.usefixtures("shelf")


def test_the_catalogue_names_what_people_ask_for() -> None:
    names = [m.name for m in known_models()]
    assert {"small", "medium", "large-v3", "large-v3-turbo"} <= set(names)
    for model in known_models():
        files = {f.name for f in model.files}
        assert set(unpack.REQUIRED) <= files
        assert files & set(unpack.VOCABULARIES)
        assert len({f.sha256 for f in model.files}) == len(files)
    assert known_by_hash("0" * 64) == ""


def test_the_packaged_model_is_the_published_base() -> None:
    """The one row of the catalogue whose files are at hand: sizes and hashes are right."""
    base = next(m for m in known_models() if m.name == PACKAGED)
    folder = packaged_model(settings().home)
    assert {(f.name, f.size, f.sha256) for f in base.files} == {
        (p.name, p.stat().st_size, fetch.sha256_of(p)) for p in folder.iterdir()
    }


def test_a_name_is_told_before_anything_is_fetched(known: Known, server: Server) -> None:
    chosen = plan("small")
    assert server.asked == []
    told = "\n".join(chosen.told())
    assert "3,072,000 字节" in told
    assert digest(FILES["model.bin"]) in told


def test_a_known_model_is_fetched_checked_and_taken_into_use(
    known: Known, shelf: Shelf, own_home: Path
) -> None:
    seen: list[tuple[str, int, int]] = []
    sheet = add(plan("small"), lambda *at: seen.append(at))
    assert stored(shelf, "small") == FILES
    assert (shelf.in_use, sheet.wrong, sheet.megabytes) == ("small", 0.08, 512.0)
    assert sheet.sha256 == digest(FILES["model.bin"])
    assert ("model.bin", len(FILES["model.bin"]), len(FILES["model.bin"])) in seen
    assert left_behind(own_home) == []
    assert not list((own_home / "models").glob("part-*"))
    assert Shelf(own_home).sheet("small") == sheet


@pytest.mark.parametrize("breaks", [1, 99_999, 700_000])
def test_a_line_that_breaks_off_is_resumed(known: Known, server: Server, shelf: Shelf, breaks: int) -> None:
    server.breaks = max(breaks, 50_000)
    add(plan("small"))
    assert stored(shelf, "small") == FILES
    starts = [int(span[6:-1] or 0) for path, span in server.asked if path.endswith("model.bin") and span]
    assert starts == sorted(set(starts))
    assert len(starts) == -(-len(FILES["model.bin"]) // server.breaks) - 1


def test_what_was_fetched_is_kept_for_the_next_run(known: Known, server: Server, shelf: Shelf) -> None:
    def stop(name: str, so_far: int, _: int) -> None:
        if so_far > 1_000_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(plan("small"), stop)
    assert shelf.all() == (shelf.sheet(PACKAGED),)
    server.asked.clear()
    add(plan("small"))
    assert stored(shelf, "small") == FILES
    assert server.asked[0][1].startswith("bytes=1")


def test_a_server_that_goes_silent_leaves_the_part(known: Known, server: Server, own_home: Path) -> None:
    server.breaks = 0
    with pytest.raises(ModelError, match="下载中断，已有 0 / 3072000 字节.*接着下载"):
        add(plan("small"))
    server.breaks = None
    server.status = 503
    with pytest.raises(ModelError, match="下载中断"):
        add(plan("small"))
    assert Shelf(own_home).in_use == PACKAGED


def test_a_server_that_cannot_resume_starts_anew(known: Known, server: Server, shelf: Shelf) -> None:
    server.resumes, server.breaks = False, 2_000_000
    with pytest.raises(ModelError, match="下载中断"):
        add(plan("small"))
    server.breaks = None
    add(plan("small"))
    assert stored(shelf, "small") == FILES


def test_another_content_is_thrown_away(known: Known, server: Server, shelf: Shelf, own_home: Path) -> None:
    path = next(p for p in server.files if p.endswith("model.bin"))
    server.files[path] = b"x" * len(FILES["model.bin"])
    with pytest.raises(ModelError, match="与发布的内容不符.*已丢弃"):
        add(plan("small"))
    assert left_behind(own_home) == []
    assert shelf.in_use == PACKAGED
    server.files[path] = FILES["model.bin"]
    add(plan("small"))
    assert stored(shelf, "small") == FILES


def test_an_old_part_of_something_else_is_found_out(
    known: Known, server: Server, shelf: Shelf, own_home: Path
) -> None:
    chosen = plan("small")
    parts = adding._parts(own_home, chosen)
    parts.mkdir(parents=True)
    (parts / "model.bin.part").write_bytes(b"y" * 1_000_000)
    with pytest.raises(ModelError, match="已丢弃"):
        add(chosen)
    add(chosen)
    assert stored(shelf, "small") == FILES


@pytest.mark.parametrize("says", [10, 3_000_000, 9_000_000_000_000])
def test_another_size_is_refused_before_it_is_fetched(known: Known, server: Server, says: int) -> None:
    server.says = says
    with pytest.raises(ModelError, match=f"是 {says} 字节，应为"):
        add(plan("small"))


def test_a_server_that_sends_more_than_it_said(server: Server, tmp_path: Path) -> None:
    server.files["/f"] = b"z" * 500_000
    server.says = 1000
    path = fetch.fetch(Wanted("f", f"{server.address}/f", 1000), tmp_path, lambda *_: None)
    assert path.stat().st_size == 1000


def test_an_address_of_a_folder(server: Server, shelf: Shelf) -> None:
    chosen = plan(f"{server.address}/m/", name="自训", sha256=digest(FILES["model.bin"]))
    assert {f.name for f in chosen.files} == set(FILES)
    assert "没有公布 SHA-256" in "".join(chosen.told())
    add(chosen)
    assert stored(shelf, "自训") == FILES
    with pytest.raises(ModelError, match="与发布的内容不符"):
        add(plan(f"{server.address}/m", name="b", sha256="0" * 64))


def test_an_address_of_a_zip(server: Server, shelf: Shelf, tmp_path: Path) -> None:
    content = zip_of(tmp_path / "x.zip", {f"big/{n}": c for n, c in FILES.items()}).read_bytes()
    server.files["/z/big.zip"] = content
    server.breaks = 5_000
    add(plan(f"{server.address}/z/big.zip", sha256=digest(content)))
    assert stored(shelf, "big") == FILES
    with pytest.raises(ModelError, match="已丢弃"):
        add(plan(f"{server.address}/z/big.zip", sha256="1" * 64))


def test_addresses_that_hold_no_model(server: Server) -> None:
    for path in ("/none", "/m/none.zip"):
        with pytest.raises(ModelError, match="没有完整的语音模型"):
            plan(server.address + path)
    with pytest.raises(ModelError, match="取不到"):
        plan("http://127.0.0.1:9/m.zip")
    del server.files["/m/vocabulary.txt"]
    with pytest.raises(ModelError, match="没有完整的语音模型"):
        plan(f"{server.address}/m")


@pytest.mark.parametrize("wanted", ["ftp://x/m.zip", "file:///etc/m.zip", "nosuch", "../nosuch"])
def test_what_is_neither_name_path_nor_address(wanted: str) -> None:
    with pytest.raises(InputError, match="没有模型"):
        plan(wanted)
    with pytest.raises(InputError, match="不是 http"):
        fetch.announced(wanted)


def test_paths_never_touch_the_network(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    add(plan(str(folder_of(tmp_path / "U 盘" / "模型 一"))))
    assert stored(shelf, "模型-一") == FILES
    add(plan(str(zip_of(tmp_path / "乙.zip", {f"a/b/{n}": c for n, c in FILES.items()}))), use=False)
    assert (stored(shelf, "乙"), shelf.in_use) == (FILES, "模型-一")
    assert [s.name for s in shelf.all()] == [PACKAGED, "乙", "模型-一"]


def test_removal(shelf: Shelf, tmp_path: Path) -> None:
    add(plan(str(folder_of(tmp_path / "甲"))))
    assert shelf.in_use == "甲"
    shelf.remove("甲")
    assert (shelf.in_use, [s.name for s in shelf.all()]) == (PACKAGED, [PACKAGED])
    for name in ("甲", PACKAGED):
        with pytest.raises(InputError, match="没有添加过|不能删除"):
            shelf.remove(name)


def test_a_model_that_is_gone_is_not_in_use(shelf: Shelf, tmp_path: Path) -> None:
    add(plan(str(folder_of(tmp_path / "甲"))))
    (shelf.path("甲") / "model.bin").unlink()
    assert shelf.in_use == PACKAGED


def test_a_failed_trial_leaves_all_as_it_was(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(plan(str(folder_of(tmp_path / "甲"))))

    def fail(*_: object) -> Trial:
        raise ModelError("试听没有通过")

    monkeypatch.setattr(adding, "try_model", fail)
    other = folder_of(tmp_path / "new" / "甲", FILES | {"model.bin": b"broken"})
    with pytest.raises(ModelError, match="试听没有通过"):
        add(plan(str(other)))
    assert (stored(shelf, "甲"), shelf.in_use) == (FILES, "甲")


@pytest.mark.parametrize("spoilt", ["model.bin", "config.json", "tokenizer.json"])
def test_a_broken_model_is_refused_with_one_line(own_home: Path, tmp_path: Path, spoilt: str) -> None:
    """The real trial, in a process of its own."""
    folder = tmp_path / "bad"
    folder.mkdir()
    for path in packaged_model(own_home).iterdir():
        (folder / path.name).write_bytes(b"\1\2\3" * 1000 if path.name == spoilt else path.read_bytes())
    if spoilt == "config.json":
        (folder / "vocabulary.txt").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match="试听没有通过") as refused:
        try_model(folder, 2)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


def test_the_packaged_model_passes_its_trial(
    own_home: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "try_model", try_model)
    sheet = check(PACKAGED)
    assert sheet.wrong is not None
    assert sheet.wrong < 0.4
    assert sheet.megabytes
    assert 100 < sheet.megabytes < 4000
    assert shelf.sheet(PACKAGED) == sheet


def test_the_chosen_model_is_the_one_that_hears(
    shelf: Shelf, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Named:
        def __init__(self, model: Path, threads: int) -> None:
            self.model = model

        def identity(self) -> str:
            return f"faster-whisper:{self.model.name}@1"

    monkeypatch.setattr(engines, "FasterWhisper", Named)
    monkeypatch.setattr(settings(), "whisper", "")
    assert standing(transcription.default_engine().identity(), own_home)[0].startswith(
        "自带的识别模型 whisper-base"
    )
    add(plan(str(folder_of(tmp_path / "甲"))))
    assert standing(transcription.default_engine().identity(), own_home) == (
        "识别模型 甲：本机试听每百字错 8 字，一分钟录音用 21 秒，占内存 512 MB",
    )
    monkeypatch.setattr(settings(), "whisper", PACKAGED)
    assert "whisper-base" in transcription.default_engine().identity()
    assert standing("scripted", own_home) == ()


def test_the_command_line(known: Known, server: Server, shelf: Shelf, tmp_path: Path) -> None:
    import assistant.cli.models  # noqa: F401

    def run(*words: str, answer: str = "") -> str:
        done = CliRunner().invoke(app, ["speech", "models", *words], input=answer)
        assert done.exit_code == 0, done.output
        return done.output

    assert "* base" in run()
    assert "没有下载" in run("add", "small", answer="n\n")
    assert server.asked == []
    out = run("add", "small", "--yes")
    assert digest(FILES["model.bin"]) in out
    assert "每百字错 8 字" in out
    assert "* small" in run("list")
    assert "已换用 base" in run("use", "base")
    assert "已删除 small" in run("remove", "small")
    assert "可添加 medium：下载 1.53 GB" in run()


def test_a_zip_made_on_the_fly_round_trips(shelf: Shelf, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.mkdir("m")
        for name, content in FILES.items():
            archive.writestr(f"m/{name}", content)
        archive.writestr("m/README.md", "说明")
        archive.writestr("__MACOSX/m/._model.bin", "x")
    path = tmp_path / "m.zip"
    path.write_bytes(held.getvalue())
    add(plan(str(path)))
    assert stored(shelf, "m") == FILES
