"""The reader of statements: dialogues, places, own papers, hostile input, and its word lists."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.dossier.cues import load_cues, own_papers
from assistant.dossier.facts import read_facts
from assistant.dossier.model import Evidence, EvidenceKind, Polarity
from assistant.dossier.statements import Mode, Speaker, read_evidence, read_statements
from assistant.errors import CorpusError
from assistant.paper.model import Paper, Part
from assistant.settings import settings

PIECES = ["问：", "答：", "没有", "未发现", "堆放货物", "有没有", "许可证", "，", "。", "？", "；", "\n", " ", "但", "就", "如果", "责令",
          "有人说", "经查", "不是", "不", "的，", "将", "已清理", "符合标准", "询问人：", "（", "”", "12", "等行为", "不属实", "a"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80))
def test_every_statement_stands_where_it_says(text: str) -> None:
    end = 0
    for said in read_statements(text):
        assert text[said.anchor.start : said.anchor.end] == said.text != ""
        assert said.anchor.start >= end
        assert text.startswith(said.sentence, said.place)
        assert said.text in said.sentence
        end = said.anchor.end


def told(text: str) -> list[tuple[str, str, str]]:
    return [(s.speaker, s.polarity, s.text) for s in read_statements(text)]


def test_a_record_in_one_paragraph() -> None:
    text = (
        "时间：2026年9月10日。问：净化器开了吗？答：没有，电机坏了。问：谁管？答：我管。王某核对无误后签名。"
    )
    assert told(text) == [
        (Speaker.AUTHOR, "肯定", "时间"),
        (Speaker.AUTHOR, "肯定", "2026年9月10日"),
        (Speaker.ASKER, "问", "净化器开了吗"),
        (Speaker.ANSWERER, "肯定", "没有"),
        (Speaker.ANSWERER, "肯定", "电机坏了"),
        (Speaker.ASKER, "问", "谁管"),
        (Speaker.ANSWERER, "肯定", "我管"),
        (Speaker.AUTHOR, "肯定", "王某核对无误后签名"),
    ]


def test_a_short_answer_knows_its_question_verbatim() -> None:
    answer = next(s for s in read_statements("问：你有没有办理许可证？\n答：没有。") if s.text == "没有")
    assert (answer.short, answer.question, answer.lacks) == (True, "你有没有办理许可证？", True)
    assert answer.matter == "你有没有办理许可证？没有"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("询问人：郑某、林某\n被询问人：唐某\n他在路边摆摊。", {Speaker.AUTHOR}),
        ("询问人：你有没有办证？\n被询问人：没有。", {Speaker.ASKER, Speaker.ANSWERER}),
        ("询问人：郑某\n问：办证了吗？\n答：没有。", {Speaker.AUTHOR, Speaker.ASKER, Speaker.ANSWERER}),
        ("问（出示照片）：这是你店吗？答：是。", {Speaker.ASKER, Speaker.ANSWERER}),
        ("问 ： 办证了吗\n答 ： 没有", {Speaker.ASKER, Speaker.ANSWERER}),
        ("学问：很深。", {Speaker.AUTHOR}),
    ],
)
def test_labels_and_turns(text: str, speakers: set[Speaker]) -> None:
    assert {said.speaker for said in read_statements(text)} == speakers


def test_an_answer_of_several_sentences_belongs_to_one_turn() -> None:
    said = read_statements("问：怎么回事？\n答：那天我不在店里。\n工人自己堆的。\n问：知道吗？\n答：不知道。")
    assert [s.speaker for s in said if s.text == "工人自己堆的"] == [Speaker.ANSWERER]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "经现场检查该单位仓库内部及外部周边，未发现有占道经营、堆放\n货物的情况。",
            "未发现有占道经营、堆放\n货物的情况",
        ),
        ("未 发 现 堆 放 货 物。", "未 发 现 堆 放 货 物"),
        ("未见异常\n堆放货物两箱", "未见异常"),
    ],
)
def test_wrapped_lines_and_blanks(text: str, denied: str) -> None:
    assert [s.text for s in read_statements(text) if s.polarity is Polarity.DENIED] == [denied]


def test_cells_are_sentences_of_their_own() -> None:
    parts = (Part("未发现", 0, cell=(0, 0, 0)), Part("堆放货物", 4, cell=(0, 0, 1)))
    said = read_statements(Paper("表", parts))
    assert [(s.text, s.polarity, s.anchor.cell) for s in said][1] == ("堆放货物", "肯定", (0, 0, 1))


def test_anchors_carry_page_and_second() -> None:
    paper = Paper("录音", (Part("问：堆了吗？", 0, second=1.0), Part("答：堆了。", 7, second=3.5, page=2)))
    assert [(s.anchor.second, s.anchor.page) for s in read_statements(paper)] == [(1.0, None), (3.5, 2)]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("举报称：该店占道；油烟大。", [False, False]),
        ("群众反映该店占道。该店占道。", [False, True]),
        ("群众反映该店占道，经查，该店占道经营。", [False, True]),
        ("如果堆放货物，通道就会被堵。通道被堵。", [False, False, True]),
        ("责令你店清理货物，并停止堆放。货物堆在路边。", [False, False, True]),
    ],
)
def test_reports_conditions_and_orders_end_with_their_sentence(text: str, sure: list[bool]) -> None:
    said = read_statements(text)
    found = [s.asserts for s in said if len(s.text) > 3]
    assert found == sure[-len(found) :]


@pytest.mark.parametrize(
    ("kind", "name", "text", "own"),
    [
        (EvidenceKind.DOCUMENT, "责令改正通知书及送达回证", "你店占道。", ("correction", "service")),
        (EvidenceKind.DOCUMENT, "材料一", "责令改正通知书\n你店占道。", ("correction",)),
        (EvidenceKind.DOCUMENT, "关于划定禁烧区的通告", "全区禁烧。", ("announcement",)),
        (EvidenceKind.DOCUMENT, "营业执照及授权委托书", "名称：甲店。", ()),
        (EvidenceKind.RECORD, "责令改正后的复查笔录", "货物未清理。", ()),
        (EvidenceKind.PARTY, "张某询问笔录", "责令改正通知书收到了。", ()),
        (EvidenceKind.DOCUMENT, "合同", "甲方提供场地。", ()),
    ],
)
def test_own_papers(kind: EvidenceKind, name: str, text: str, own: tuple[str, ...]) -> None:
    said = read_evidence(Evidence(id="1", kind=kind, name=name, text=text))
    assert {s.own for s in said} == {own}
    assert not own or not any(s.asserts for s in said)


def test_the_recorded_kind_of_paper_decides() -> None:
    piece = Evidence(id="1", kind=EvidenceKind.DOCUMENT, name="文书", paper="correction", text="你店占道。")
    assert read_evidence(piece)[0].own == ("correction",)
    assert own_papers("监测报告送达回证") == ()


def test_named_speech_is_ones_own_in_ones_own_statement() -> None:
    text = "王某承认在路边堆放货物。"
    own = read_evidence(Evidence(id="1", kind=EvidenceKind.PARTY, name="王某陈述", text=text))
    others = read_evidence(Evidence(id="2", kind=EvidenceKind.RECORD, name="现场笔录", text=text))
    assert (own[0].polarity, others[0].polarity) == (Polarity.AFFIRMED, Polarity.REPORTED)


def test_modes_of_one_thing() -> None:
    shapes = {"堆放货物。": Mode.FACT, "货物已清理完毕。": Mode.ENDED, "不得堆放货物。": Mode.RULE, "责令清理货物。": Mode.ORDER,
              "一旦堆放货物就要罚。": Mode.CONDITION, "准备堆放货物。": Mode.PLAN, "好像堆放了货物。": Mode.GUESS,
              "委托李某代为清理货物。": Mode.GRANT}  # fmt: skip
    assert {text: read_statements(text)[0].mode for text in shapes} == shapes


HOSTILE = [
    "没有，",
    "答：没有。",
    "问：有没有办证？",
    "不",
    "如果",
    "有人说；",
    "但",
    "没有办证就",
    "\n",
    "3元",
    "在路",
    "1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_time_is_linear_on_hostile_input(text: str) -> None:
    _assert_linear(text, 10_000, both=True)


@pytest.mark.parametrize(
    ("text", "size"),
    [("货物堆放在通道里", 500_000), ("检查时消防通道没有堆放货物，当事人在场并且签名确认；", 150_000)],
)
def test_time_is_linear_up_to_a_megabyte(text: str, size: int) -> None:
    _assert_linear(text, size, both=False)


def _assert_linear(text: str, size: int, *, both: bool) -> None:
    """Twice the input takes about twice the time of the processor."""

    def seconds(length: int, more: int = 0) -> float:
        """``more``: characters at the end; what was read is kept, so no text is read twice."""
        whole = (text * ((length + more) // len(text) + 1))[: length + more]
        start = time.process_time()
        read_statements(whole)
        if both:
            read_facts(whole)
        return time.process_time() - start

    seconds(1000)
    small = max(seconds(size, more) for more in (0, 1))  # a machine that pauses once decides nothing
    large = min(seconds(2 * size, more) for more in (0, 1))
    assert large < 3.5 * small + 0.2, (small, large)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("许一凡在系统查询", Mode.FACT),
        ("周若兰在平台查询", Mode.FACT),
        ("凡未经批准占用道路的", Mode.CONDITION),
        ("对凡未办证的一律处罚", Mode.CONDITION),
        ("若逾期不改正", Mode.CONDITION),
        ("你单位若逾期不改正", Mode.CONDITION),
    ],
)
def test_a_character_of_a_name_is_no_condition(text: str, mode: Mode) -> None:
    assert [s.mode for s in read_statements(text)] == [mode]


def test_a_form_without_a_bound_is_refused(tmp_path: Path) -> None:
    shipped = settings().corpora / "lexicon" / "statements.yaml"
    data = yaml.safe_load(shipped.read_text(encoding="utf-8"))
    for broken in ("没有.*", "没有.+", "(没有", "没有[一-龥]{2,}"):
        path = tmp_path / "statements.yaml"
        path.write_text(yaml.safe_dump({**data, "find": [broken]}, allow_unicode=True), encoding="utf-8")
        with pytest.raises(CorpusError, match="没有上限|正则"):
            load_cues(path)


def test_every_list_is_used_and_no_form_matches_nothing() -> None:
    cues = load_cues()
    for name in type(cues).model_fields:
        if isinstance(getattr(cues, name), tuple) and name != "empty":
            assert not re.fullmatch(cues.form(name), ""), name
