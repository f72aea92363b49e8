"""What the page of a case does at each action: keeps, saves, shows, and says errors where they belong."""

import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.settings import settings
from assistant.web.casework import actions, saving
from assistant.web.casework.fields import FORMS, unread
from assistant.web.casework.tables import FieldError

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "database_url", f"sqlite:///{tmp_path / 'cases.db'}")


class Screen:
    """A page as the browser holds it: what is opened, the forms, and the parts."""

    def __init__(self, shown: dict[str, Any]) -> None:
        self.parts: dict[str, Any] = {}
        self.take(shown)

    def take(self, shown: dict[str, Any]) -> "Screen":
        for name, value in shown.items():
            if name.startswith("form-") and "value" not in value:
                continue
            self.parts[name] = value["value"] if name.startswith("form-") else value
        return self

    @property
    def sent(self) -> tuple[Any, ...]:
        forms = (self.parts[name] | {"serial": 1} for name in actions.FORM_NAMES)
        return (self.parts["opened"], *forms)

    def type(self, **values: Any) -> "Screen":
        for part, fields in FORMS.items():
            for field in fields:
                if field.name in values:
                    self.parts[f"form-{part}"]["values"][field.name] = values[field.name]
        return self

    def leave(self) -> dict[str, Any]:
        shown = actions.left(*self.sent)
        self.take(shown)
        return shown


@pytest.fixture
def screen() -> Screen:
    return Screen(actions.opening({"new": "1"}))


@pytest.fixture
def demo(packaged_library: LawLibrary) -> Screen:
    return Screen(actions.opening({"id": saving.save_demo()}))


def test_without_an_address_there_is_no_case() -> None:
    assert "opened" not in actions.opening({})
    assert "没有编号为" in actions.opening({"id": "nope"})["choose"]


def test_the_first_thing_written_gives_the_case_its_number(screen: Screen) -> None:
    assert "draft=" in screen.parts["place"]["address"]
    screen.type(title="占道").leave()
    ((number, title, _),) = CaseStore().cases()
    assert title == "占道"
    assert screen.parts["place"] == {"address": f"./case?id={number}", "of": f"case:{number}"}
    assert number in screen.parts["strip"]


def test_what_cannot_be_read_is_told_at_its_field_and_kept(screen: Screen) -> None:
    screen.type(title="占道").leave()
    shown = screen.type(birth="昨天", place="甲路").leave()
    assert "出生日期无法识别" in shown["form-facts"]["faults"]["birth"]
    assert shown["form-evidence"]["faults"] == {}
    assert "留作草稿" in shown["saved"]
    number = CaseStore().cases()[0][0]
    again = Screen(actions.opening({"id": number}))
    assert again.parts["form-facts"]["values"]["birth"] == "昨天"
    assert again.parts["form-facts"]["values"]["place"] == "甲路"


def test_forms_of_two_cases_are_never_saved_together(screen: Screen) -> None:
    other = Screen(actions.opening({"new": "1"})).type(title="另一件")
    opened, *forms = screen.sent
    assert actions.left(opened, *other.sent[1:]) == {}
    assert actions.left(other.sent[0], *forms[:2], *other.sent[3:]) == {}
    assert CaseStore().cases() == []


def test_nothing_typed_becomes_markup(screen: Screen) -> None:
    names = ("title", "facts", "place", "name", "address", "document_number", "agency")
    row = {"row": "new-1", "id": HOSTILE, "kind": "书证", "name": HOSTILE, "text": HOSTILE}
    screen.type(**dict.fromkeys(names, HOSTILE), evidence=[row]).leave()
    for name in ("strip", "summary", "materials", "saved", "steps"):
        assert "<img" not in screen.parts[name], name
    pane = actions.source({"act": "piece", "piece": HOSTILE, "quote": HOSTILE}, *screen.sent)["source"]
    assert "<img" not in pane
    assert "<img" not in actions.source({"law": HOSTILE, "place": HOSTILE}, *screen.sent)["source"]
    with pytest.raises(FieldError) as told:
        actions.source({}, *screen.type(region=HOSTILE).sent)
    assert "<img" not in unread(told.value)


def test_a_step_without_facts_says_so(screen: Screen, packaged_library: LawLibrary) -> None:
    with pytest.raises(InputError, match="还没有写事实"):
        list(actions.enter("clause", *screen.sent))


@pytest.mark.parametrize(
    ("step", "part", "says"),
    [
        ("clause", "advice", "第一千一百三十二条第一款"),
        ("evidence", "gaps", "期满后的复查"),
        ("procedure", "timeline", "办案期限"),
        ("discretion", "ranges", "50 000 元"),
        ("papers", "papers", "行政处罚决定书"),
        ("review", "review", "行政处罚决定书"),
    ],
)
def test_each_step_shows_what_it_found(demo: Screen, step: str, part: str, says: str) -> None:
    shown = {name: value for parts in actions.enter(step, *demo.sent) for name, value in parts.items()}
    assert says in shown[part]
    assert 'class="dot r"' in shown["steps"]


def test_a_click_chooses_a_clause_and_saves_it(demo: Screen) -> None:
    demo.type(chosen="").leave()
    *_, shown = actions.enter("clause", *demo.sent)
    assert "已选用" not in shown["advice"]
    reference = "《中华人民共和国生态环境法典》第一千一百三十二条第一款"
    demo.take(actions.choose(reference, *demo.sent))
    assert "已选用" in demo.parts["advice"]
    assert demo.parts["form-clause"]["values"]["chosen"] == reference
    assert CaseStore().load(CaseStore().cases()[0][0], user="甲")[0].chosen == reference
    assert "第一千一百三十二条" in demo.parts["source"]


def test_a_sentence_is_marked_in_its_paper(demo: Screen) -> None:
    shown = actions.source({"act": "piece", "piece": "E4", "quote": "我从7月起就没有开过"}, *demo.sent)
    assert "<mark" in shown["source"]
    assert "没有这份证据" in actions.source({"act": "piece", "piece": "E99"}, *demo.sent)["source"]
    assert "无法打开" in actions.source({"act": "law", "law": "某法", "place": "附件"}, *demo.sent)["source"]


def test_the_review_of_a_draft_leads_from_mark_to_finding_and_back(demo: Screen) -> None:
    *_, shown = actions.check({"kind": "decision"}, *demo.sent)
    assert 'data-jump="finding-0"' in shown["findings"]
    assert 'id="finding-0"' in shown["findings"]


def test_the_review_of_a_draft_is_stopped_by_the_page_that_asked(
    demo: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, answer = [], actions.work.answer

    def noted(verb: Any, asked: Any, request: Any = None) -> Any:
        named.append((verb.name, request))
        return answer(verb, asked)

    monkeypatch.setattr(actions.work, "answer", noted)
    page = gr.Request()
    first, *_ = list(actions.check({"kind": "decision"}, *demo.sent, request=page))
    assert 'data-act="stop" data-place="findings"' in first["findings"]
    assert named == [("draft", None), ("review", page)]


def silent_wav(path: Path) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(b"\0\0" * 32_000)
    return path


def renamed_text(path: Path) -> Path:
    path.write_text("这不是录音", encoding="utf-8")
    return path


@pytest.mark.parametrize(("make", "says"), [(silent_wav, "没有听到说话"), (renamed_text, "不是可识别的音频")])
def test_recordings_without_speech(
    make: Callable[[Path], Path], says: str, tmp_path: Path, screen: Screen
) -> None:
    with pytest.raises(InputError, match=says):
        list(actions.hear(None, str(make(tmp_path / "a.wav")), *screen.sent))


def test_no_recording_at_all(screen: Screen) -> None:
    with pytest.raises(InputError, match="还没有录音"):
        list(actions.hear(None, None, *screen.sent))


INQUIRY = "询问（调查）笔录\n询问时间：2026年3月5日\n被询问人：许某\n问：摊是谁摆的？答：我。"


@pytest.fixture
def taken(tmp_path: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A case into which a good file and a broken one were dropped."""
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", settings().database_url)  # the worker reads it
    (tmp_path / "扫描1.txt").write_text(INQUIRY, encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04x")
    screen.type(title="占道").leave()
    for shown in actions.add_files([str(tmp_path / "扫描1.txt"), str(tmp_path / "坏.docx")], *screen.sent):
        screen.take(shown)
    return screen


def test_dropped_files_become_evidence_of_their_kinds(taken: Screen) -> None:
    first, broken = taken.parts["form-evidence"]["values"]["evidence"]
    assert (first["id"], first["name"], first["kind"]) == (
        "证据1",
        "询问（调查）笔录（扫描1）",
        "当事人的陈述",
    )
    assert "摊是谁摆的" in first["text"]
    assert broken["name"] == "坏"
    assert "已收 2 份" in taken.parts["added"]
    assert "1 份读不出" in taken.parts["added"]
    assert "读不出" in taken.parts["materials"]
    assert "要件" in taken.parts["gaps"]


def test_the_pane_tells_why_and_the_user_overrules(taken: Screen) -> None:
    pane = actions.source({"act": "piece", "piece": "证据1"}, *taken.sent)["source"]
    assert "询问笔录（标题“询问（调查）笔录”）" in pane
    assert "改种类" in pane
    assert "不完整或已损坏" in actions.source({"act": "piece", "piece": "证据2"}, *taken.sent)["source"]
    shown = actions.change_kind({"piece": "证据1", "kind": "site_record"}, *taken.sent)
    taken.take(shown)
    assert "现场检查（勘验）笔录（人工改定）" in shown["source"]
    assert taken.parts["form-evidence"]["values"]["evidence"][0]["kind"] == "勘验笔录、现场笔录"


def test_the_same_file_is_not_added_twice(taken: Screen, tmp_path: Path) -> None:
    *_, _ = (taken.take(shown) for shown in actions.add_files([str(tmp_path / "扫描1.txt")], *taken.sent))
    assert "没有再加 1 份" in taken.parts["added"]
    assert len(taken.parts["form-evidence"]["values"]["evidence"]) == 2


def test_report_and_whole_case_are_files(taken: Screen, tmp_path: Path) -> None:
    assert actions.sheet(*taken.sent)["fetch"].suffix == ".docx"
    *_, shown = actions.pack(*taken.sent)
    assert actions.unpack(str(shown["fetch"]))["place"]["go"].startswith("./case?id=")
    with pytest.raises(InputError, match="案件包"):
        actions.unpack(str(tmp_path / "坏.docx"))


def test_an_amount_that_no_table_makes_is_not_adopted(taken: Screen) -> None:
    with pytest.raises(InputError, match="不是这个了"):
        actions.adopt("500", *taken.sent)
    assert taken.parts["form-discretion"]["values"]["fine_yuan"] == ""


def test_free_numbers_are_given_out() -> None:
    pieces = tuple(Evidence(id=name, name="x", kind=EvidenceKind.DOCUMENT) for name in ("证据1", "证据3"))
    assert actions._free(Case(facts="", evidence=pieces)) == "证据2"
