from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.settings import settings
from assistant.speech.lexicon import load_lexicon
from assistant.speech.record_model import Head, Line, Record
from assistant.web import record_actions as act
from assistant.web import record_tab, record_views

HEAD = [""] * len(act.HEAD_FIELDS) + ["张三 001、李四 002", "王五 003", None, None]


@pytest.fixture(autouse=True)
def light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An own data folder, and a lexicon without the law library."""
    monkeypatch.setattr(settings(), "home", tmp_path)
    monkeypatch.setattr(act, "_lexicon_with", lambda own: load_lexicon({"本案": own}))


@pytest.fixture
def record() -> Record:
    lines = [
        Line(
            role="问",
            speaker="询问人",
            start=0.0,
            end=2.0,
            verbatim="有没有战道许可",
            tidied="有没有战道许可？",
        ),
        Line(role="答", speaker="被询问人", start=2.0, end=3.0, verbatim="没有", tidied="没有。"),
        Line(role="答", speaker="被询问人", start=3.0, end=5.0, verbatim="交了三百块", tidied="交了三百块。"),
    ]
    return Record(head=Head(name="林远舟"), lines=tuple(lines))


def test_the_tab_lays_itself_out() -> None:
    with gr.Blocks() as page:
        record_tab.build()
    assert len(page.blocks) > 40


def test_rows_show_time_and_doubts(record: Record) -> None:
    table = record_views.rows(record, 1, load_lexicon())
    assert table[1][:5] == ["2", "00:00:02", "答", "被询问人", "没有。"]
    assert table[2][-1] == "数字日期"


def test_an_hour_long_record_is_paged() -> None:
    many = Record(lines=tuple(Line(role="答", start=float(n), tidied=f"第{n}句。") for n in range(1050)))
    assert record_views.pages(many) == 11
    assert len(record_views.rows(many, 1, load_lexicon())) == record_views.PAGE
    assert [row[0] for row in record_views.rows(many, 99, load_lexicon())][-1] == "1050"


def test_text_of_a_recording_is_shown_not_run(record: Record) -> None:
    line = Line(role="答", verbatim="<script>x</script>", tidied="<b>", doubtful=("x",))
    shown = record_views.doubts_html(line, load_lexicon())
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_saving_a_line_keeps_the_trace(record: Record) -> None:
    changed, page, table, checklist, doubts = act.save_line(record, 2, "交了三千块。", "答", 1)
    assert changed.lines[2].tidied == "交了三千块。"
    assert changed.lines[2].verbatim == "交了三百块"
    assert "三百块" in doubts
    assert "（已改）" in table[2][4]
    assert (page, "许可手续：已问已答" in checklist) == (1, True)


def test_suggestions_go_into_the_editor_only() -> None:
    assert act.adopt("有没有战道许可？", "战道许可 → 占道许可") == "有没有占道许可？"
    assert act.adopt("原样", None) == "原样"


def test_opening_a_line_without_sound_shows_its_text(record: Record) -> None:
    number, sound, text, role, doubts, offered = act.open_line(record, 1, None, SimpleNamespace(index=[0, 3]))
    assert (number, sound, text, role) == (0, None, "有没有战道许可？", "问")
    assert "占道许可" in doubts
    assert offered["choices"] == ["战道许可 → 占道许可"]
    with pytest.raises(InputError, match="没有这一行"):
        act.open_line(record, 1, None, SimpleNamespace(index=[9, 0]))


def test_nothing_uploaded_is_told(record: Record) -> None:
    request = SimpleNamespace(session_hash="s")
    with pytest.raises(InputError, match="还没有录音"):
        next(act.hear(None, 0, request))  # type: ignore[arg-type]
    assert "已停止" in act.stop(request)  # type: ignore[arg-type]


def test_an_error_in_a_stream_keeps_what_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(gr, "Warning", lambda text, duration: told.append(text))

    def steps() -> Any:
        yield (1, 2)
        raise InputError("坏了", "重来")

    shown = list(record_tab.told_stream(steps)())
    assert shown[0] == (1, 2)
    assert told == ["坏了。重来"]


@pytest.mark.parametrize(
    "form", ["Word 笔录（整理稿）", "Word（识别原话）", "srt 字幕", "vtt 字幕", "json 数据"]
)
def test_exports(record: Record, form: str) -> None:
    made = act.export_record(record, form, *HEAD)
    assert Path(made["value"]).stat().st_size > 40
    with pytest.raises(InputError, match="还没有内容"):
        act.export_record(Record(), form, *HEAD)


def test_the_record_goes_into_a_saved_case(record: Record) -> None:
    CaseStore().save(Case(id="c1", title="占道", facts="摆摊"), user="测试")
    told = act.keep_in_case(record, "c1")
    case, revision = CaseStore().load("c1", user="测试")
    assert revision == 2
    assert case.evidence[0].name == "询问笔录（林远舟）"
    assert "许可手续：没有" in told
    with pytest.raises(InputError, match="没有选择案件"):
        act.keep_in_case(record, None)


def test_the_head_is_filled_from_the_demonstration_case(record: Record) -> None:
    demo = settings().corpora / "demo" / "case.json"
    CaseStore().save(Case.model_validate_json(demo.read_text("utf-8")), user="测试")
    values = act.head_of_case("demo-001")
    head = dict(zip(act.HEAD_FIELDS, values, strict=False))
    assert (head["name"], head["place"]) == ("林远舟", "虚构市槐荫区青禾路88号")
    assert values[-1] == "陈某一 00010001、李某二 00010002"
    full, *_ = act.add_notices(record, 1, *values, "", None, None)
    assert full.head.officers[1].number == "00010002"


def test_speakers_and_notices(record: Record) -> None:
    swapped, *_ = act.swap_speakers(record, 1)
    assert [line.role for line in swapped.lines] == ["答", "问", "问"]
    renamed, *_ = act.rename_voice(record, "被询问人", "林远舟", 1)
    assert renamed.lines[1].speaker == "林远舟"
    full, *_ = act.add_notices(record, 1, *HEAD)
    assert "张三、李四" in full.lines[0].tidied
    assert full.head.recorder.number == "003"
