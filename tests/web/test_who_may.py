"""Who may have what: a table of every address, handler and act, drawn from the pages themselves.

What is new stands in no table and fails these tests until somebody has decided whose it is.
"""

from __future__ import annotations

import inspect
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import httpx
import pytest
from door import NAMES, addresses, client, is_public, page, upload
from test_casework_actions import Screen

from assistant import verbs
from assistant.corpora import corpus
from assistant.dossier.attachments import Attachments
from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.bundle import unpack
from assistant.dossier.editing import replace
from assistant.dossier.files import read_case
from assistant.dossier.model import Evidence, EvidenceKind
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.people.accounts import Accounts
from assistant.people.model import Person, Role
from assistant.people.sessions import Sessions
from assistant.settings import settings
from assistant.web import rights, session
from assistant.web.casework import actions
from assistant.web.casework.saving import Opened, shown_case
from assistant.web.frame import PAGES
from assistant.web.pages import case as case_page

assert page  # the fixture

SECRET = "暗号七三零一"
NOBODY, TOKEN = "", "token"
# Gradio's addresses by what the door does with them; "x" stands for whatever can be put there.
OPEN = {"GET /config", "GET /gradio_api/info", "GET /gradio_api/openapi.json", "GET /gradio_api/app_id", "GET /gradio_api/user",
        "GET /gradio_api/login_check", "GET /gradio_api/token", "GET /gradio_api/upload_progress"}  # fmt: skip
OWN = {"GET /gradio_api/heartbeat/x", "GET /gradio_api/queue/data", "POST /gradio_api/queue/join", "POST /gradio_api/cancel",
       "POST /gradio_api/reset", "POST /gradio_api/upload", "GET /gradio_api/file=/etc/passwd", "HEAD /gradio_api/file=/etc/passwd",
       "GET /gradio_api/file/x"}  # fmt: skip
NAMED = {"POST /gradio_api/run/x", "POST /gradio_api/api/x", "POST /gradio_api/call/x", "POST /gradio_api/call/v2/x",
         "GET /gradio_api/call/x/x", "GET /gradio_api/call/v2/x/x"}  # fmt: skip
FRONT = {"GET /logout", "POST /login"}
CLOSED = {
    f"{method} {path}"
    for method, paths in {
        "GET": (
            "/gradio_api/custom_component/x/x/x/x", "/gradio_api/deep_link", "/gradio_api/dev/reload", "/gradio_api/proxy=http://127.0.0.1",
            "/gradio_api/queue/status", "/gradio_api/runs", "/gradio_api/stream/x/x/x/playlist-file", "/gradio_api/stream/x/x/x/playlist.m3u8",
            "/gradio_api/stream/x/x/x/x.x", "/gradio_api/vibe-code", "/monitoring", "/monitoring/summary", "/monitoring/x", "/openapi.json",
            "/pwa_icon", "/pwa_icon/x",
        ),
        "HEAD": ("/gradio_api/proxy=http://127.0.0.1", "/openapi.json"),
        "POST": (
            "/gradio_api/component_server", "/gradio_api/process_recording", "/gradio_api/stream/x", "/gradio_api/stream/x/close",
            "/gradio_api/undo-vibe-edit", "/gradio_api/vibe-code", "/gradio_api/vibe-edit", "/gradio_api/vibe-starter-queries",
        ),
    }.items()
    for path in paths
}  # fmt: skip
OURS = {f"GET /{one.route}".removesuffix("/") for one in PAGES} | {"HEAD "}
# every handler of every page; a page's own roles decide
HANDLERS = {
    "": {"opened", "_demo"},
    "case": {"clicked", "typed", "left", "hear", "stop", "unpack", "dropped", "opened", "then"},
    "review": {"clicked", "_kept", "_decided", "take_file", "<lambda>", "opened"},
    "cases": {"clicked", "typed", "_looked_at", "_imported", "opened"},
    "law": {"clicked", "filtered", "opened"},
    "admin": {"_clicked", "_template", "_agency", "_backup", "_hearing", "_number", "opened"},
    "people": {"_clicked", "opened"},
    "interfaces": {"_clicked", "opened"},
    "teach": {"clicked", "typed", "_banked", "opened"},
    "search": {"opened", "_shown"},
    "record": {
        "_clicked",
        "take_audio",
        "head_typed",
        "take_speakers",
        "<lambda>",
        "enrol",
        "forget",
        "opened",
    },
}
# acts on a case, and whether a reviewer, who may see but not change it, gets an answer
ACTS = {
    "step": True, "": True, "review": True, "sheet": True, "pack": True,
    "choose": False, "edit": False, "adopt": False, "kind": False, "mine": False,
    "draft": False, "reword": False, "file": False, "pages": False, "papers": False,
}  # fmt: skip


def plain(method: str, path: str) -> str:
    return f"{method} {path.rstrip('/')}"


def test_every_address_stands_in_the_table(page: gr.Blocks) -> None:
    found = {plain(*one) for one in addresses(page) if not is_public(one[1])}
    listed = OPEN | OWN | NAMED | FRONT | CLOSED | OURS
    assert found - listed == set(), "new addresses: whose are they?"
    assert listed - found == set(), "gone addresses"


def test_every_handler_stands_in_the_table(page: gr.Blocks) -> None:
    found: dict[str, set[str]] = {}
    for handler in page.fns.values():
        if handler.api_name not in verbs.__all__:
            found.setdefault(handler.page, set()).add(str(getattr(handler.fn, "__name__", "")))
    assert found == HANDLERS


def test_every_act_on_a_case_stands_in_the_table() -> None:
    assert set(case_page.acts({})) == set(ACTS)


@pytest.fixture(scope="module")
def people(page: gr.Blocks) -> Iterator[dict[str, httpx.Client]]:
    token = Sessions().add_token("pei", "报表", by="guan")
    clients = {name: client(page, name) for name in (NOBODY, *NAMES.values())}
    clients[TOKEN] = client(page, authorization=f"Bearer {token}")
    yield clients
    for one in clients.values():
        one.close()


def status(someone: httpx.Client, method: str, path: str) -> int:
    with someone.stream(method, path, json={} if method == "POST" else None) as answer:
        return answer.status_code


@pytest.mark.parametrize("who", [NOBODY, *NAMES.values(), TOKEN])
def test_every_address_by_who_asks(page: gr.Blocks, people: dict[str, httpx.Client], who: str) -> None:
    roles = {name: role for role, name in NAMES.items()}
    for method, path in addresses(page):
        name = plain(method, path)
        if is_public(path) or name in FRONT:
            continue
        got = status(people[who], method, path)
        if who == NOBODY:
            assert got == 401, name
        elif name in OURS:
            may = who in roles and path.strip("/") in rights.PAGES[roles[who]]
            assert (got in (200, 301)) is may, (name, got)
            assert may or got == 403, (name, got)
        elif name in CLOSED | NAMED:
            assert got == 404, (name, got)
        elif name in OPEN:
            assert got in (200, 422), (name, got)
        elif "heartbeat" not in name:  # the first to name a page has it
            assert got in (400, 404), (name, got)


def test_no_path_of_the_data_folder_or_of_another_is_given(
    page: gr.Blocks, people: dict[str, httpx.Client]
) -> None:
    home = settings().home
    kept = Attachments().add(io.BytesIO(SECRET.encode()))
    (home / "speech").mkdir(exist_ok=True)
    (home / "speech" / "voices.npz").write_bytes(SECRET.encode())
    others = [upload(people[name], content=SECRET) for name in ("ban", "shen", "guan")]
    files = [str(path) for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"]
    assert {"cases.db", "voices.npz", kept} <= {Path(path).name for path in files}
    sources = [
        str(settings().models),
        str(Path(case_page.__file__)),
        str(Path(shown_case.__code__.co_filename)),
    ]
    for who in (NOBODY, "pei", TOKEN):
        for path in [*files, *others, *sources, f"{home}/attachments/../cases.db", "cases.db", "../cases.db"]:
            for form in ("file=", "file/"):
                for method in ("GET", "HEAD"):
                    answer = people[who].request(method, f"gradio_api/{form}{path}")
                    assert answer.status_code == (401 if who == NOBODY else 404), (who, method, form, path)
                    assert SECRET not in answer.text


@pytest.fixture
def as_(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A home with accounts, in which events are answered for whom one names."""
    monkeypatch.setattr(settings(), "home", tmp_path)
    Accounts().set_up("guan", "一句自己记得住的话语")
    for role, name in [*NAMES.items(), (Role.HANDLER, "ban2")]:
        if name != "guan":
            Accounts().add(name, role, "一句自己记得住的话语", by="guan", must_change=False)

    def be(name: str) -> None:
        role = next((role for role, one in NAMES.items() if one == name), Role.HANDLER)
        monkeypatch.setattr(session, "of", lambda request: Person(name, role))

    return be


@pytest.fixture
def shown(as_: Any, packaged_library: LawLibrary) -> Screen:
    """The demonstration case of ban, with a file, as ban's page shows it."""
    as_("ban")
    digest = Attachments().add(io.BytesIO(SECRET.encode()))
    piece = Evidence(id="附1", kind=EvidenceKind.DOCUMENT, name="照片", file="a.txt", attachment=digest)
    demo = read_case(corpus("demo/case.json"))
    case_id = session.cases().save(replace(demo, id="", evidence=(*demo.evidence, piece)), user="ban").id
    return Screen(actions.opening({"id": case_id}))


def answer(name: str, screen: Screen) -> Any:
    said = {"kind": "service", "act": name, "step": "procedure", "reference": "《中华人民共和国消防法》第六十条第一款",
            "piece": "附1", "amount": "8000", "form": "redacted"}  # fmt: skip
    action, first, _ = case_page.acts(said)[name]
    found = action(*first, *screen.sent)
    return list(found) if inspect.isgenerator(found) else found


@pytest.mark.parametrize("name", list(ACTS))
@pytest.mark.parametrize("who", ["ban2", "pei"])
def test_no_act_on_a_case_of_others(shown: Screen, as_: Any, name: str, who: str) -> None:
    before = AuditLog().newest(1)
    as_(who)
    with pytest.raises(InputError):
        answer(name, shown)
    case_id = Opened.load(shown.parts["opened"]).case.id
    since = [one for one in AuditLog().newest(9) if one.number > before[0].number]
    assert not any(one.action in (Action.EXPORT, Action.SAVE) for one in since), since
    assert len(CaseStore().cases()) == 1
    assert CaseStore().load(case_id, user="x")[1] == 1


@pytest.mark.parametrize(("name", "may"), list(ACTS.items()))
def test_acts_of_a_reviewer(shown: Screen, as_: Any, name: str, may: bool) -> None:
    as_("shen")
    if name == "mine":
        shown.type(place="审核改的地方")
    if may:
        assert answer(name, shown)
        return
    with pytest.raises(InputError):
        answer(name, shown)
    assert not [
        one
        for one in AuditLog().newest(50)
        if one.user == "shen" and one.action in (Action.SAVE, Action.EXPORT)
    ]


@pytest.mark.parametrize("act", ["pack", "source"])
def test_an_assignment_that_ended_ends_at_once(shown: Screen, as_: Any, act: str) -> None:
    case_id = Opened.load(shown.parts["opened"]).case.id
    CaseStore().unassign(case_id, "ban", user="guan")
    with pytest.raises(InputError, match="没有编号为"):
        answer("pack" if act == "pack" else "", shown)


@pytest.mark.parametrize("of_own_case", [False, True])
def test_a_file_of_others_is_not_had_by_its_fingerprint(shown: Screen, as_: Any, of_own_case: bool) -> None:
    """What a page says it has opened comes from the browser: a piece that is not stored in that case has no file."""
    as_("ban2")
    theirs = Opened.load(shown.parts["opened"]).case
    if of_own_case:
        own = session.cases().save(replace(theirs, id="", evidence=()), user="ban2")
        forged = Opened(replace(theirs, id=own.id), own.revision)
    else:
        forged = Opened(replace(theirs, id=""))
    seen = shown_case(forged.dump(), {})
    assert [piece.name for piece in seen.evidence] == [piece.name for piece in theirs.evidence]
    assert {piece.attachment for piece in seen.evidence} == {""}
    with zipfile.ZipFile(_packed(forged)) as packed:
        assert not any(SECRET.encode() in packed.read(name) for name in packed.namelist())


def _packed(forged: Opened) -> Path:
    screen = Screen(actions.opening({"new": "1"}))
    screen.parts["opened"] = forged.dump()
    *_, done = actions.pack(*screen.sent)
    return Path(done["fetch"])


@pytest.mark.parametrize("who", list(NAMES.values()))
def test_who_hears_and_unpacks(as_: Any, tmp_path: Path, who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    as_(who)
    may = who in ("ban", "guan")
    heard: list[str] = []
    monkeypatch.setattr("assistant.web.work.answer", lambda *args, **more: heard.append(who) or _Silence())
    screen = Screen(actions.opening({"new": "1"}))
    with pytest.raises(InputError, match="没有听到说话" if may else "只有"):
        list(actions.hear(None, "x.wav", *screen.sent))
    assert heard == ([who] if may else [])
    broken = tmp_path / "x.zip"
    broken.write_bytes(b"x")
    with pytest.raises(InputError, match="不是本程序导出" if may else "不能改动"):
        unpack(broken, user=who, steps=lambda *_: None, access=session.person().access)


class _Silence:
    segments = ()


@pytest.mark.parametrize("role", list(Role))
def test_a_reviewer_is_told_where_papers_are_read(shown: Screen, as_: Any, role: Role) -> None:
    if role is Role.TRAINER:
        pytest.skip("sees no case")
    as_(NAMES[role])
    *_, parts = actions.enter("papers", *shown.sent)
    assert ("data-act" in parts["papers"]) is (role is not Role.REVIEWER)


def test_the_roles_of_verbs_are_those_of_the_pages() -> None:
    assert rights.DRAFT == rights.HEAR == (Role.HANDLER, Role.ADMIN)
