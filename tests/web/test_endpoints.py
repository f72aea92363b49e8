"""Over HTTP there are the nine verbs and nothing else: page handlers cannot be called by name or number."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest

from assistant import verbs
from assistant.contract import VERBS
from assistant.errors import InputError
from assistant.settings import ROOT, Settings, settings
from assistant.web import library_tab, places, shell
from assistant.web.endpoints import NAMES


@pytest.fixture(scope="module")
def page() -> Iterator[gr.Blocks]:
    """The page as it is launched, on a free port; nothing is opened ahead."""
    patch = pytest.MonkeyPatch()
    patch.setattr(shell, "_warm", lambda: None)
    page = shell.launch(block=False, port=0)
    yield page
    page.close()
    patch.undo()


@pytest.fixture(scope="module")
def client(page: gr.Blocks) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=page.local_url, timeout=60) as client:
        yield client


def call(client: httpx.Client, name: str, values: list[Any]) -> dict[str, Any]:
    answer = client.post(f"gradio_api/run/{name}", json={"data": values})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"][0]  # type: ignore[no-any-return]


def test_exactly_the_nine_names_are_listed(client: httpx.Client) -> None:
    info = client.get("gradio_api/info").json()
    assert set(info["named_endpoints"]) == {f"/{name}" for name in verbs.__all__}
    assert info["unnamed_endpoints"] == {}
    assert {verb.name for verb in VERBS} == NAMES == set(verbs.__all__)
    for verb in VERBS:
        given = info["named_endpoints"][f"/{verb.name}"]["parameters"]
        assert {p["parameter_name"] for p in given} == set(verb.request.model_fields)


def test_every_name_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in NAMES)
    assert "`ASSISTANT_IMPORT_FOLDERS`" in readme


def test_page_handlers_have_no_name(page: gr.Blocks) -> None:
    handlers = [fn for fn in page.fns.values() if fn.api_name not in NAMES]
    assert len(handlers) > 30
    assert {(fn.api_name, fn.api_visibility) for fn in handlers} == {("", "private")}


def test_no_handler_answers_to_its_number(client: httpx.Client, page: gr.Blocks) -> None:
    for number in page.fns:
        for path in ("run/predict", "api/predict", "run/search", "run/search/", "call/predict"):
            body = {"data": [], "fn_index": number, "session_hash": "x"}
            assert client.post(f"gradio_api/{path}", json=body).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["run/run_import", "call/run_import", "call/v2/run_import", "api/preview_import", "call/false_3", "run/"],
)
def test_no_handler_answers_to_its_old_name(client: httpx.Client, path: str) -> None:
    assert client.post(f"gradio_api/{path}", json={"data": [None, "/etc", "自动判断", ""]}).status_code in (
        404,
        405,
    )


def test_a_verb_answers_and_says_its_errors(client: httpx.Client, packaged_library: object) -> None:
    text = "依据《中华人民共和国消防法》第六十条第一款第（三）项处罚。"
    found = call(client, "find_citations", [text])
    assert found["citations"][0]["article"] == "第六十条"
    checked = call(client, "verify_citations", [text, "2026-03-05"])
    assert (checked["citations"][0]["status"], checked["as_of"]) == ("verified", "2026-03-05")
    assert "不是日期" in call(client, "verify_citations", [text, "某天"])["error"]
    assert "“case.facts”没有填写" in call(client, "draft", [{}, "decision"])["error"]


@pytest.mark.parametrize("name", ["transcribe", "review"])
def test_an_endpoint_reads_no_file_of_the_server(client: httpx.Client, name: str, tmp_path: Path) -> None:
    secret = tmp_path / "案卷.txt"
    secret.write_text("当事人张某", encoding="utf-8")
    for path in (str(secret), "/etc/passwd", "../../etc/passwd", "~/.bashrc", str(tmp_path / "没有"), "\0"):
        values = [path, 0] if name == "transcribe" else ["", path, None, ""]
        answer = call(client, name, values)
        assert answer == {
            "error": "不能读取这个文件。请先上传，或放进设置 ASSISTANT_IMPORT_FOLDERS 写明的文件夹"
        }


def test_an_endpoint_reads_what_was_uploaded(client: httpx.Client, packaged_library: object) -> None:
    files = {"files": ("决定书.txt", "行政处罚决定书\n依据《消防法》第六百条".encode())}
    (path,) = client.post("gradio_api/upload", files=files).json()
    answer = call(client, "review", ["", path, None, "2026-03-05"])
    assert answer.get("kind") == "decision", answer
    assert any(f["rule"] == "R13" for f in answer["findings"])


@pytest.fixture
def allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "可导入"
    folder.mkdir()
    (tmp_path / "外面.txt").write_text("外面", encoding="utf-8")
    (folder / "里面.txt").write_text("里面", encoding="utf-8")
    monkeypatch.setattr(settings(), "import_folders", (folder,))
    return folder


def test_imports_only_from_named_folders(allowed: Path) -> None:
    assert places.importable(str(allowed / "里面.txt")) == (allowed / "里面.txt").resolve()
    assert places.importable(str(allowed)) == allowed.resolve()
    link = allowed / "链接"
    link.symlink_to(allowed.parent / "外面.txt")
    for place in (
        allowed.parent, allowed.parent / "外面.txt", allowed / ".." / "外面.txt", link, "/etc", "https://例.cn/x.git",
        "git@例.cn:x.git", allowed / "没有", f"{allowed}外", "",
    ):  # fmt: skip
        with pytest.raises(InputError, match="不能从这里导入"):
            places.importable(str(place))


def test_the_import_handlers_refuse_other_folders(allowed: Path) -> None:
    for handler in (library_tab.preview_import, library_tab.run_import):
        with pytest.raises(InputError, match="ASSISTANT_IMPORT_FOLDERS"):
            handler(None, str(allowed.parent), "自动判断", "")


def test_folders_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_IMPORT_FOLDERS", os.pathsep.join(["/甲", "/乙"]))
    assert Settings().import_folders == (Path("/甲"), Path("/乙"))
    monkeypatch.setenv("ASSISTANT_IMPORT_FOLDERS", "")
    assert Settings().import_folders == ()


def test_a_queued_import_of_another_folder_reads_nothing(
    client: httpx.Client, page: gr.Blocks, tmp_path: Path
) -> None:
    """What the page itself does: join the queue by number, then read the events."""
    number = next(i for i, fn in page.fns.items() if getattr(fn.fn, "__name__", "") == "preview_import")
    joined = client.post(
        "gradio_api/queue/join",
        json={"data": [None, str(tmp_path), "自动判断", ""], "fn_index": number, "session_hash": "页"},
    )
    assert joined.status_code == 200
    events = ""
    with client.stream("GET", "gradio_api/queue/data?session_hash=页") as stream:
        for line in stream.iter_lines():
            events += line
            if "process_completed" in line:
                break
    said = [json.loads(e) for e in events.split("data: ") if e.startswith("{")]
    assert any("不能从这里导入" in json.dumps(e, ensure_ascii=False) for e in said)
