"""Over HTTP there are the nine verbs and nothing else: page handlers cannot be called by name or number."""

from __future__ import annotations

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
from assistant.web import places, shell
from assistant.web.endpoints import NAMES
from assistant.web.guard import HEADERS
from assistant.web.lawroom import importing


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[gr.Blocks]:
    """The page as it is launched, on a free port; nothing is opened ahead."""
    tmp_path_factory.getbasetemp()  # before the launch moves temporary files to where uploads lie
    patch = pytest.MonkeyPatch()
    patch.setattr(shell, "_warm", lambda: None)
    page = shell.launch(block=False, port=0)
    yield page
    page.close()
    patch.undo()


@pytest.fixture(scope="module")
def client(page: gr.Blocks) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=page.local_url, timeout=300) as client:
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


def test_foreign_hosts_and_origins_are_refused(client: httpx.Client) -> None:
    assert client.get("", headers={"Host": "evil.example"}).status_code == 421
    foreign = {"Origin": "https://evil.example"}
    for path in ("gradio_api/run/search", "gradio_api/queue/join", "gradio_api/upload"):
        assert client.post(path, headers=foreign, json={"data": []}).status_code == 403
    asked = foreign | {"Access-Control-Request-Method": "POST"}
    assert client.options("gradio_api/queue/join", headers=asked).status_code == 403
    assert client.get("gradio_api/queue/data?session_hash=x", headers=foreign).status_code == 403


def test_every_answer_has_the_security_headers(client: httpx.Client, page: gr.Blocks) -> None:
    own = {"Origin": page.local_url.rstrip("/")}
    answers = (
        client.get("", headers=own), client.get("config"), client.get("theme.css"), client.get("nothing-here"),
        client.post("gradio_api/run/find_citations", json={"data": ["无"]}, headers=own),
        client.post("gradio_api/run/no_such", json={"data": []}), client.get("", headers={"Host": "evil.example"}),
    )  # fmt: skip
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert not [name for name in answer.headers if name.startswith("access-control")]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 404, 200, 404, 421]


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
    assert "“case.facts”没有填写" in call(client, "draft", [{}, "decision", "", []])["error"]


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


@pytest.mark.parametrize("preview", [True, False])
def test_the_import_handler_refuses_other_folders(allowed: Path, preview: bool) -> None:
    with pytest.raises(InputError, match="ASSISTANT_IMPORT_FOLDERS"):
        list(importing.run(None, {"where": str(allowed.parent)}, None, preview=preview))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://例.cn/法规.git", True), ("https://例.cn/法规.git/", False), ("https://例.cn/别的.git", False),
        ("file:///etc", False), ("ssh://例.cn/法规.git", False), ("https://例.cn/法规.git --upload-pack=x", False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_settings_are_fetched(
    monkeypatch: pytest.MonkeyPatch, address: str, fine: bool
) -> None:
    monkeypatch.setattr(settings(), "import_addresses", ("https://例.cn/法规.git",))
    assert "例.cn/法规.git 下载并导入" in importing.offered()
    if fine:
        assert places.source(address) == address
        return
    with pytest.raises(InputError, match="不能从这里导入"):
        places.source(address)
    with pytest.raises(InputError, match="不能从这里导入"):
        list(importing.run(None, {"address": address}, None, preview=False))  # type: ignore[arg-type]


def test_without_addresses_nothing_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_IMPORT_ADDRESSES", "")
    monkeypatch.setattr(settings(), "import_addresses", Settings().import_addresses)
    assert importing.offered() == ""
    monkeypatch.setenv("ASSISTANT_IMPORT_ADDRESSES", "https://a/b.git, https://c/d.git")
    assert Settings().import_addresses == ("https://a/b.git", "https://c/d.git")


def test_folders_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_IMPORT_FOLDERS", os.pathsep.join(["/甲", "/乙"]))
    assert Settings().import_folders == (Path("/甲"), Path("/乙"))
    monkeypatch.setenv("ASSISTANT_IMPORT_FOLDERS", "")
    assert Settings().import_folders == ()
