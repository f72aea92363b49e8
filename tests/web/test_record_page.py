"""The page 笔录: what is kept of a record, how it looks, what its clicks do."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.settings import settings
from assistant.speech.lexicon import load_lexicon
from assistant.speech.record_model import Line, Record
from assistant.web.recording import actions, views
from assistant.web.recording import kept as keeping
from assistant.web.recording.case import head_of_case, keep_in_case
from assistant.web.recording.kept import Kept, change, head_of, load

HOSTILE = "<script>x</script>"
REQUEST: Any = SimpleNamespace(session_hash="s")
NONE: dict[str, Any] = {"key": "", "values": {}}


@pytest.fixture(autouse=True)
def light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An own data folder, and a lexicon without the law library."""
    monkeypatch.setattr(settings(), "home", tmp_path)
    monkeypatch.setattr(keeping, "lexicon_with", lambda own: load_lexicon({"本案": own}))


def said(role: Any, speaker: str, start: float, text: str, **more: Any) -> Line:
    return Line(
        role=role, speaker=speaker, start=start, end=start + 1, verbatim=text, tidied=f"{text}。", **more
    )


@pytest.fixture
def record() -> Record:
    lines = (
        said("问", "询问人", 0, "有没有战道许可"),
        said("答", "被询问人", 2, "没有"),
        said("答", "被询问人", 3, "交了三百块", confidence=0.4, doubtful=("三百",)),
    )
    return Record(lines=lines, source="a.ogg", notes=("每百字错 21 字",))


@pytest.fixture
def key(record: Record) -> str:
    change("k", lambda _: Kept(record=record, head={"name": "林远舟"}))
    return "k"


def click(
    key: str, edited: dict[str, Any] = NONE, voices: dict[str, Any] = NONE, **data: str
) -> actions.Shown:
    shown: actions.Shown = {}
    for step in actions.clicked(data, key, edited, voices, None, REQUEST):
        shown |= step
    return shown


def test_lines_show_doubts_certainty_and_the_error_rate(record: Record) -> None:
    shown = views.transcript(record, 1, load_lexicon())
    assert "00:00:02" in shown
    assert '<mark class="a">三百</mark>' in shown
    assert "数字日期" in shown
    assert '<span class="small low">40%</span>' in shown
    assert "每百字错 21 字" in shown


def test_an_hour_long_record_is_paged() -> None:
    many = Record(lines=tuple(Line(role="答", start=float(n), tidied=f"第{n}句。") for n in range(1050)))
    assert views.pages(many) == 11
    shown = views.transcript(many, 99, load_lexicon())
    assert "第1049句" in shown
    assert "第999句" not in shown


def test_while_it_grows_no_line_opens(record: Record) -> None:
    assert "data-act" not in views.transcript(record, 1, load_lexicon(), running=True)


def test_text_of_a_recording_is_shown_not_run(record: Record) -> None:
    line = said("答", HOSTILE, 0, HOSTILE, doubtful=("x",), marks=(HOSTILE,))
    hostile = Record(lines=(line,), notes=(HOSTILE,))
    for shown in (
        views.transcript(hostile, 1, load_lexicon()),
        views.line_head(0, line),
        views.line_foot(0, line, load_lexicon()),
    ):
        assert "<script>" not in shown


def test_a_line_is_opened_corrected_and_leaves_a_trace(key: str) -> None:
    shown = click(key, act="line", line="0")
    assert shown["edit"]["value"]["values"] == {"text": "有没有战道许可。", "role": "问"}
    assert 'data-proposed="占道许可"' in shown["line_foot"]
    shown = click(
        key,
        edited={"key": "k/2", "serial": 1, "values": {"text": "交了三千块。", "role": "问"}},
        act="save",
        line="2",
    )
    line = load(key).record.lines[2]
    assert (line.tidied, line.role, line.verbatim) == ("交了三千块。", "问", "交了三百块")
    assert {edit.what for edit in line.changes} >= {"文字", "说话人"}
    assert "已改" in shown["lines"]


@pytest.mark.parametrize("line", ["9", "-1", "x"])
def test_lines_that_are_not_there(key: str, line: str) -> None:
    with pytest.raises(InputError, match="没有这一行"):
        click(key, act="line", line=line)


def test_the_editor_of_another_line_saves_nothing(key: str) -> None:
    with pytest.raises(InputError, match="不是这一行"):
        click(key, edited={"key": "k/0", "values": {"text": "x"}}, act="save", line="2")


def test_a_hint_goes_into_the_editor_only(key: str) -> None:
    edited = {"key": "k/0", "values": {"text": "有没有战道许可？", "role": "问"}}
    shown = click(key, edited=edited, act="adopt", heard="战道许可", proposed="占道许可")
    assert shown["edit"]["value"]["values"]["text"] == "有没有占道许可？"
    assert load(key).record.lines[0].tidied == "有没有战道许可。"


def test_speakers_and_notices(key: str) -> None:
    click(key, act="swap")
    assert [line.role for line in load(key).record.lines] == ["答", "问", "问"]
    click(key, voices={"key": "k/voices", "values": {"old": "被询问人", "new": "林远舟"}}, act="rename")
    assert "林远舟" in {line.speaker for line in load(key).record.lines}
    before = len(load(key).record.lines)
    click(key, act="notices")
    assert len(load(key).record.lines) > before


def test_the_head_is_read_as_typed() -> None:
    head = head_of({"officers": "张三 001、李四 002", "recorder": "王五 003", "started": "2026-03-05 09:20"})
    assert [(o.name, o.number) for o in head.officers] == [("张三", "001"), ("李四", "002")]
    assert (head.recorder.number, head.started.hour if head.started else 0) == ("003", 9)
    with pytest.raises(InputError, match="不是时间"):
        head_of({"started": "九点"})


@pytest.mark.parametrize("form", actions.FORMATS)
def test_exports(key: str, form: str) -> None:
    assert click(key, act=form)["download"].stat().st_size > 40
    with pytest.raises(InputError, match="还没有内容"):
        click("empty", act=form)


def test_nothing_uploaded_is_told_and_the_rest_stays(key: str) -> None:
    with pytest.raises(InputError, match="还没有录音"):
        click(key, act="hear")
    assert len(load(key).record.lines) == 3


def test_all_of_it_comes_back_after_a_reload(key: str) -> None:
    actions.head_typed({"key": key, "serial": 1, "values": {"name": "林远舟", "place": "甲路"}})
    actions.take_speakers({"key": key, "serial": 1, "values": {"speakers": "3 人"}})
    shown: actions.Shown = {}
    steps: Iterator[actions.Shown] = actions.opening({})
    for step in steps:
        shown |= step
    assert shown["key"] == key
    assert shown["head"]["value"]["values"]["place"] == "甲路"
    assert shown["speakers"]["value"]["values"] == {"speakers": "3 人"}
    assert "有没有战道许可" in shown["lines"]


def test_the_record_goes_into_a_saved_case(record: Record) -> None:
    CaseStore().save(Case(id="c1", title="占道", facts="摆摊"), user="测试")
    told = keep_in_case(record, "c1")
    case, revision = CaseStore().load("c1", user="测试")
    assert revision == 2
    assert case.evidence[0].name.startswith("询问笔录")
    assert "许可手续：没有" in told
    with pytest.raises(InputError, match="没有选择案件"):
        keep_in_case(record, None)


def test_the_head_is_filled_from_the_demonstration_case() -> None:
    demo = settings().corpora / "demo" / "case.json"
    CaseStore().save(Case.model_validate_json(demo.read_text("utf-8")), user="测试")
    head = head_of_case("demo-001")
    assert (head["name"], head["place"]) == ("林远舟", "虚构市槐荫区青禾路88号")
    assert head["officers"] == "陈某一 00010001、李某二 00010002"
