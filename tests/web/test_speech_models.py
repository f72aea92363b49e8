"""The page's functions for speech models."""

from pathlib import Path

import pytest

from assistant.errors import InputError, ModelError
from assistant.settings import settings
from assistant.speech.recognisers import adding
from assistant.speech.recognisers.shelf import PACKAGED, Shelf
from assistant.speech.recognisers.trial import Trial
from assistant.web.managing import models as page

FILES = {"model.bin": b"x" * 5000, "config.json": b"{}", "tokenizer.json": b"{}", "vocabulary.txt": b"a"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "home", tmp_path / "home")
    monkeypatch.setattr(settings(), "whisper", "")
    monkeypatch.setattr(settings(), "import_folders", (tmp_path / "usb",))
    monkeypatch.setattr(adding, "try_model", lambda folder, threads: Trial(0.08, 21.0, 512.0))
    monkeypatch.setattr(page, "_TICK", 0.02)
    return tmp_path / "home"


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "usb" / "大模型"
    folder.mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


def test_the_packaged_model_says_how_often_it_errs() -> None:
    shown = page.models()
    assert "正在使用" in shown
    assert "每百字错" in shown
    labels = {name: label for label, name in page.known_choices()}
    assert labels["medium"].startswith("medium（1.53 GB")
    assert PACKAGED not in labels


def test_a_folder_of_a_stick_is_told_added_used_and_removed(home: Path, usb: Path) -> None:
    assert "大模型" in page.planned(None, None, str(usb))
    *_, last = page.add_model(None, None, str(usb), "s")
    assert last.startswith("已添加并启用 大模型：本机试听每百字错 8 字")
    assert Shelf(home).in_use == "大模型"
    assert "512 MB" in page.models()
    page.use_model(PACKAGED)
    assert Shelf(home).in_use == PACKAGED
    page.remove_model("大模型")
    assert "大模型" not in page.models()


def test_what_the_page_may_not_read(tmp_path: Path, usb: Path) -> None:
    elsewhere = tmp_path / "other"
    usb.rename(elsewhere)
    for folder in (str(elsewhere), "http://127.0.0.1/m.zip", "/etc", f"{usb.parent}/../other"):
        with pytest.raises(InputError, match="不能从这里导入"):
            page.planned(None, None, folder)
    with pytest.raises(InputError, match="不能读取"):
        page.planned(None, str(elsewhere / "model.bin"), "")
    for known in (None, "", "nosuch", "http://x/m.zip"):
        with pytest.raises(InputError, match="没有选择模型"):
            page.planned(known, None, "")


def test_errors_reach_the_page(usb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Trial:
        raise ModelError("试听没有通过", "没有启用")

    monkeypatch.setattr(adding, "try_model", fail)
    with pytest.raises(ModelError, match="试听没有通过"):
        list(page.add_model(None, None, str(usb), "s"))
    for handler in (page.use_model, page.remove_model, page.check_model):
        for name in (None, "nosuch"):
            with pytest.raises(InputError):
                handler(name)


def test_a_download_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(wanted: object, folder: Path, progress: object) -> Path:
        while True:
            progress("model.bin", 10, 20)  # type: ignore[operator]

    monkeypatch.setattr(adding, "fetch", endless)
    steps = page.add_model("small", None, "", "s")
    assert next(steps).startswith("已下载")
    page.stop_adding("s")
    *_, last = steps
    assert "已停止" in last
