from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.speech import export, record
from assistant.speech.case_link import add_record, record_facts, statement_text
from assistant.speech.checklist import Covered, check, follow_ups
from assistant.speech.doubts import places
from assistant.speech.model import Segment, Transcript, Word
from assistant.speech.record_model import Head, Line, Officer, Record
from assistant.speech.tidy import tidy

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def said(*turns: tuple[str, str]) -> Transcript:
    segments = [
        Segment(n * 3.0, n * 3.0 + 2.5, text, 0.8, speaker, (Word(n * 3.0, n * 3.0 + 1, text[:2], 0.3),))
        for n, (speaker, text) in enumerate(turns)
    ]
    return Transcript(tuple(segments), len(turns) * 3.0, "scripted")


INQUIRY = said(
    ("询问人", "我们是综合行政执法局的执法人员，这是执法证"),
    ("被询问人", "看清楚了"),
    ("询问人", "棚子是什么时候搭的"),
    ("被询问人", "嗯，去年十月份搭的"),
    ("被询问人", "花了一万二千块"),
    ("询问人", "有没有办过规划手续"),
    ("被询问人", "没有，我我不知道要办"),
)


@pytest.fixture
def made() -> Record:
    return record.from_transcript(INQUIRY, source="a.wav")


def test_lines_are_questions_and_answers_with_their_times(made: Record) -> None:
    assert [line.role for line in made.lines] == ["问", "答", "问", "答", "问", "答"]
    answer = made.lines[3]
    assert (answer.start, answer.end) == (9.0, 14.5)
    assert answer.verbatim == "嗯，去年十月份搭的，花了一万二千块"
    assert answer.tidied == "去年十月份搭的，花了一万二千块。"
    assert made.lines[4].tidied == "有没有办过规划手续？"
    assert answer.doubtful == ("嗯，", "花了")


def test_a_nameless_voice_is_judged_by_its_words_and_marked() -> None:
    lines = record.from_transcript(said(("", "你有没有许可证"), ("", "没有办过"))).lines
    assert [line.role for line in lines] == ["问", "答"]
    assert all("说话人不确定" in line.marks for line in lines)


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("嗯，是的", False, "是的。"),
        ("那个，我我知道", False, "我知道。"),
        ("你叫什么名字", True, "你叫什么名字？"),
        ("请你看一下", True, "请你看一下。"),
        ("没有。", False, "没有。"),
        ("他们谈谈了这件事", False, "他们谈谈了这件事。"),
        ("的的确确没有", False, "的的确确没有。"),
        ("是是非非说不清", False, "是是非非说不清。"),
        ("不，不知道", False, "不知道。"),
        ("没没没有", False, "没有。"),
        ("不不不", False, "不不不。"),
        ("嗯", False, "嗯。"),
        ("", False, ""),
    ],
)
def test_tidy(text: str, question: bool, expected: str) -> None:
    assert tidy(text, question=question) == expected


def test_edits_leave_a_trace_and_the_verbatim_words(made: Record) -> None:
    edited = record.edit_text(made, 3, "去年十月搭的。", who="张三", at=AT)
    line = edited.lines[3]
    assert line.verbatim == made.lines[3].verbatim
    assert [(c.before, c.after, c.who) for c in line.changes] == [
        (made.lines[3].tidied, "去年十月搭的。", "张三")
    ]
    assert record.edit_text(edited, 3, "去年十月搭的。", who="张三", at=AT) == edited
    assert made.lines[3].changes == ()
    with pytest.raises(InputError, match="第 100 行"):
        record.edit_text(made, 99, "x", who="张三", at=AT)


def test_speakers_are_reassigned_swapped_and_renamed(made: Record) -> None:
    other = record.set_role(made, 1, "问", who="张三", at=AT)
    assert (other.lines[1].role, other.lines[1].speaker) == ("问", "询问人")
    assert other.lines[1].changes[0].what == "说话人"
    swapped = record.swap_roles(made, who="张三", at=AT)
    assert [line.role for line in swapped.lines] == ["答", "问", "答", "问", "答", "问"]
    assert swapped.lines[0].speaker == "被询问人"
    twice = record.swap_roles(swapped, who="张三", at=AT)
    assert [line.speaker for line in twice.lines] == [line.speaker for line in made.lines]
    renamed = record.rename_speaker(made, "被询问人", "林远舟", who="张三", at=AT)
    assert {line.speaker for line in renamed.lines if line.role == "答"} == {"林远舟"}
    for old, new in (("王五", "李四"), ("询问人", " ")):
        with pytest.raises(InputError):
            record.rename_speaker(made, old, new, who="张三", at=AT)


def test_notices_are_put_in_only_where_missing_and_marked(made: Record) -> None:
    full = record.insert_notices(made)
    added = [line for line in full.lines if line.notice]
    assert not any(line.notice == "表明身份" for line in added)
    assert {"如实回答的义务", "申请回避的权利"} <= {line.notice for line in added}
    assert all(record.UNHEARD in line.marks for line in added)
    confirmed = record.confirm(full, 0, who="张三", at=AT)
    assert confirmed.lines[0].marks == (record.ADDED,)
    assert confirmed.lines[0].changes[-1].what == "核对"
    assert statement_text(full).startswith("问：")


def test_no_answer_is_written_for_anybody(made: Record) -> None:
    """DOMAIN §5: of what was not said, the question may stand there, the answer is a gap."""
    for full in (record.insert_notices(made), record.insert_notices(Record())):
        answers = [line for line in full.lines if line.role == "答" and line.notice]
        assert answers
        assert {line.tidied for line in answers} == {"【待补充：被询问人的回答】"}
        printed = export.to_draft(full)
        assert "被询问人的回答" in printed.missing
    number = full.lines.index(answers[0])
    assert record.confirm(full, number, who="张三", at=AT) == full  # nothing to confirm yet
    filled = record.edit_text(full, number, "听懂了。", who="张三", at=AT)
    assert record.UNHEARD in filled.lines[number].marks
    settled = record.confirm(filled, number, who="张三", at=AT)
    assert settled.lines[number].marks == (record.ADDED,)
    assert record.confirm(settled, number, who="张三", at=AT) == settled
    assert "答：听懂了。〔录音外补记〕" in export.to_draft(settled).text


DOUBTFUL = Line(
    role="答",
    speaker="被询问人",
    start=1.0,
    end=4.0,
    verbatim="嗯，去年十月份搭的，花了三万块",
    tidied="去年十月份搭的，花了三万块。",
    confidence=0.4,
    doubtful=("嗯，", "十", "月", "三万"),
    marks=("低置信", "说话人不确定"),
)
TOLD = "〔低置信；说话人不确定；存疑字词：十月、三万〕"


@pytest.mark.parametrize("suffix", ["docx", "srt", "vtt"])
def test_doubts_survive_every_export(tmp_path: Path, suffix: str) -> None:
    path = export.save(Record(lines=(DOUBTFUL,)), tmp_path / f"r.{suffix}")
    text = (
        "\n".join(p.text for p in Document(str(path)).paragraphs)
        if suffix == "docx"
        else path.read_text("utf-8")
    )
    assert f"去年十月份搭的，花了三万块。{TOLD}" in text
    settled = record.confirm(Record(lines=(DOUBTFUL,)), 0, who="张三", at=AT)
    path = export.save(settled, tmp_path / f"s.{suffix}")
    text = (
        "\n".join(p.text for p in Document(str(path)).paragraphs)
        if suffix == "docx"
        else path.read_text("utf-8")
    )
    assert "〔" not in text


def test_uncertain_words_are_shaded_in_the_word_file(tmp_path: Path) -> None:
    for form, shaded in (("整理", ["十月", "三万"]), ("原话", ["嗯", "十月", "三万"])):
        path = export.save(Record(lines=(DOUBTFUL,), notes=("模型粗略",)), tmp_path / "r.docx", form)  # type: ignore[arg-type]
        runs = [run for p in Document(str(path)).paragraphs for run in p.runs]
        marked = [run.text for run in runs if run.font.highlight_color and "待补充" not in run.text]
        assert marked == shaded
        assert ("（模型粗略）" in "".join(run.text for run in runs)) == (form == "原话")
        assert len({run.font.size for run in runs if run.text in ("十月", "份搭的，花了")}) == 1


def test_an_edit_keeps_the_doubts_that_it_does_not_touch() -> None:
    edited = record.edit_text(Record(lines=(DOUBTFUL,)), 0, "前年十月份搭的，花了两万块。", who="张三", at=AT)
    assert export.to_srt(edited).endswith("花了两万块。〔低置信；说话人不确定；存疑字词：十月〕\n")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("花了三万块", ("花", "了"), ["花了"]),
        ("花了三万块", ("花", "三"), ["花", "三"]),
        ("花了三万块", ("两",), []),
        ("是是是", ("是", "是"), ["是是"]),
        ("有，没有", ("有，", "没"), ["有", "没"]),
        ("没有", ("，", "", "有"), ["有"]),
        ("", ("有",), []),
    ],
)
def test_places_of_uncertain_words(text: str, words: tuple[str, ...], expected: list[str]) -> None:
    assert [text[a:b] for a, b in places(text, words)] == expected


def test_checklist_and_follow_ups(made: Record) -> None:
    state = {c.name: c.state for c in check(made)}
    assert state["时间"] is Covered.ANSWERED
    assert state["许可手续"] is Covered.ANSWERED
    assert state["地点"] is Covered.OPEN
    unanswered = record.from_transcript(
        said(("询问人", "在什么地方"), ("询问人", "有没有许可证"), ("被询问人", "没有"))
    )
    assert {c.name: c.state for c in check(unanswered)}["许可手续"] is Covered.ANSWERED
    asked = follow_ups(made, ["责令改正通知书的送达", "罚款基数"], ["逾期不改正", ""])
    whys = [f.why for f in asked]
    assert "要件“责令改正通知书的送达”还缺证据" in whys
    assert "罚则条件“逾期不改正”要问清" in whys
    assert not any("清单“许可手续”" in why for why in whys)
    assert len({f.question for f in asked}) == len(asked)


def test_notices_not_heard_do_not_fill_the_checklist() -> None:
    assert all(c.state is Covered.OPEN for c in check(record.insert_notices(Record())))


def test_docx_has_head_lines_gaps_and_signatures(made: Record, tmp_path: Path) -> None:
    head = Head(
        agency="云州市综合行政执法局",
        name="林远舟",
        officers=(Officer(name="张三", number="001"),),
        started=AT,
    )
    path = export.save(record.insert_notices(made).model_copy(update={"head": head}), tmp_path / "r.docx")
    document = Document(str(path))
    text = "\n".join(p.text for p in document.paragraphs)
    for part in (
        "询问（调查）笔录",
        "张三（001）",
        "2026年11月22日9时0分",
        "问：棚子是什么时候搭的？",
        "【待补充：案由】",
    ):
        assert part in text
    assert "〔录音中未听到〕" in text
    assert "签名捺印" in document.sections[0].footer.paragraphs[0].text
    verbatim = export.to_draft(made, "原话").text
    assert "答：嗯，去年十月份搭的" in verbatim
    assert "不作签名之用" in verbatim


def test_subtitles_and_json(made: Record, tmp_path: Path) -> None:
    srt = export.save(record.insert_notices(made), tmp_path / "r.srt").read_text("utf-8")
    assert srt.startswith("1\n00:00:00,000 --> 00:00:02,500\n询问人：我们是")
    assert srt.count("-->") == 6
    odd = record.edit_text(made, 0, "<b>&", who="x", at=AT)
    vtt = export.to_vtt(odd)
    assert vtt.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:02.500")
    assert "&lt;b&gt;&amp;" in vtt
    assert export.load_json(export.to_json(odd)) == odd
    for text in ("", "[]", '{"lines": 3}'):
        with pytest.raises(InputError, match="JSON"):
            export.load_json(text)
    with pytest.raises(InputError, match="后缀"):
        export.save(made, tmp_path / "r.pdf")


def test_the_record_becomes_evidence_with_facts_and_contradictions(made: Record) -> None:
    case, none = add_record(Case(facts="搭棚"), made)
    assert none == ()
    assert case.evidence[0].text.startswith("问：我们是")
    permit = next(f for f in case.extracted if f.name == "许可手续")
    assert (permit.value, permit.evidence, permit.start) == ("没有", "证据1", 18.0)
    later = record.from_transcript(
        said(
            ("询问人", "有没有办过规划手续"),
            ("被询问人", "办了许可证的"),
            ("询问人", "花了多少"),
            ("被询问人", "三万块"),
        )
    )
    case, clashes = add_record(case, later)
    assert [(c.about, c.a.value, c.b.value) for c in clashes] == [("许可手续", "没有", "有")]
    assert len(case.evidence) == 2
    with pytest.raises(InputError):
        add_record(case, Record())


def test_notices_not_heard_give_no_facts(made: Record) -> None:
    with_notices, without = record_facts(record.insert_notices(made)), record_facts(made)
    assert [f.model_copy(update={"anchor": None}) for f in with_notices] == [
        f.model_copy(update={"anchor": None}) for f in without
    ]
