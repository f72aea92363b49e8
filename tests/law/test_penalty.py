"""The grammar of penalty clauses on clauses of our own wording, shape by shape."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpora import load
from assistant.errors import CorpusError
from assistant.law.model import Article, Law, LawRef, Level, Provision, Version
from assistant.law.penalties import references
from assistant.law.penalties.lexicon import Words
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine, PenaltyRule

LAW = "示例市容条例"


def article(text: str, number: str = "第五十条") -> Article:
    version = Version(1, Law(1, LAW, Level.LOCAL), effective=date(2024, 1, 1))
    return Article(1, version, Provision.parse(number), text)


def rules(text: str) -> tuple[PenaltyRule, ...]:
    return parse_article(article(text))


def tuples(text: str) -> list[tuple[object, ...]]:
    found = [f for rule in rules(text) for f in rule.fines]
    return list(dict.fromkeys((f.party, f.condition, f.type, f.min, f.max, f.base) for f in found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "违反本条例第八条规定，乱贴小广告的，由城管部门责令改正；拒不改正的，处五十元以上五百元以下罚款。",
            [("any", "拒不改正", "amount", 50, 500, "")],
        ),
        (
            "养鸽人未清理鸽粪的，由城管部门处200元以下的罚款；情节严重的，处1000元罚款。",
            [("养鸽人", "", "amount", 0, 200, ""), ("养鸽人", "情节严重", "amount", 1000, 1000, "")],
        ),
        (
            "违反本条例第九条规定的，对单位处一万元以上三万元以下罚款，对个人可以处一百元以上五百元以下罚款。",
            [("单位", "", "amount", 10000, 30000, ""), ("个人", "", "amount", 100, 500, "")],
        ),
        (
            "施工单位擅自夜间打桩的，责令停工，处五万元以下罚款，对其直接负责的主管人员处二千元以下罚款。",
            [("施工单位", "", "amount", 0, 50000, ""), ("责任人员", "", "amount", 0, 2000, "")],
        ),
        (
            "倒卖摊位的，没收违法所得，并处违法所得一倍以上三倍以下罚款；没有违法所得的，处三千元罚款。",
            [
                ("any", "", "multiple", 1, 3, "违法所得"),
                ("any", "没有违法所得", "amount", 3000, 3000, ""),
            ],
        ),
        (
            "擅自搭棚的，由城管部门处建设工程造价百分之五以上百分之十以下的罚款。",
            [("any", "", "percent", 5, 10, "建设工程造价")],
        ),
        ("毁坏花木的，处每株五十元罚款。", [("any", "", "per_unit", 50, 50, "每株")]),
        ("占用绿地的，按照每平方米三百元的标准处以罚款。", [("any", "", "per_unit", 300, 300, "每平方米")]),
        (
            "占用绿地的，并以每株三百元以上九百元以下的标准处以罚款。",
            [("any", "", "per_unit", 300, 900, "每株")],
        ),
        ("逾期占道的，处以每日每平方米十元罚款。", [("any", "", "per_unit", 10, 10, "每日每平方米")]),
        ("放养家禽的，处警告或者五十元以下罚款。", [("any", "", "amount", 0, 50, "")]),
        ("阻挠清扫的，由城管部门处以罚款。", [("any", "", "unspecified", None, None, "")]),
        (
            "焚烧落叶的，依照《中华人民共和国大气污染防治法》的规定处罚。",
            [("", "", "reference", None, None, "《中华人民共和国大气污染防治法》的规定")],
        ),
        (
            "设摊者乱倒污水的，责令改正；属于单位的，处一千元罚款；属于个人的，处一百元罚款。",
            [("单位", "", "amount", 1000, 1000, ""), ("个人", "", "amount", 100, 100, "")],
        ),
        ("寻衅滋事的，处五日以下拘留，可以并处三百元以下罚款。", [("any", "", "amount", 0, 300, "")]),
        (
            "未设围挡的，处以罚款，罚款数额为五千元以下。",
            [("any", "", "amount", 0, 5000, "")],
        ),
    ],
)
def test_fines(text: str, expected: list[tuple[object, ...]]) -> None:
    assert tuples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "当事人应当自收到决定书之日起十五日内缴纳罚款。",
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
        "对同一违法行为，不得给予两次以上罚款的行政处罚。",
        "罚款必须全部上缴国库。",
        "作出较大数额罚款决定前，应当告知当事人有要求听证的权利。",
        "任何部门不得违法向企业收费、罚款。",
    ],
)
def test_mention_of_a_fine_is_no_rule(text: str) -> None:
    assert not [f for rule in rules(text) for f in rule.fines]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("违者，由城管部门给予警告，没收违法所得和作案工具。", ["警告", "没收违法所得", "没收非法财物"]),
        ("情节严重的，责令停业整顿或者吊销许可证。", ["责令停产停业", "吊销许可证件"]),
        ("无证设摊的，予以取缔，有违法所得的，予以没收，并处罚款。", ["其他", "没收违法所得", "罚款"]),
        ("倾倒渣土的，暂扣道路运输证，降低资质等级。", ["暂扣许可证件", "降低资质等级"]),
        ("弄虚作假的，通报批评，终身不得从事监理业务。", ["通报批评", "限制从业"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    found = [kind for rule in rules("违反规定设摊的，由城管部门责令改正；" + text) for kind in rule.kinds]
    assert set(found) == set(kinds)


def test_items_share_the_head() -> None:
    text = "有下列行为之一的，由城管部门责令改正，处五百元罚款：\n（一）乱扔果皮的；\n（二）违反本条例第七条第二款规定，乱倒污水的。"
    first, second = rules(text)
    assert (first.provision.item, second.provision.item) == (1, 2)
    assert first.fines == second.fines
    assert second.violated == (LawRef(LAW, Provision(7, 0, 2)),)
    assert "乱扔果皮" in first.conduct
    assert first.agency == ("城管部门",)
    assert first.orders == ("责令改正",)


def test_items_keep_their_own_fines_under_a_shared_trigger() -> None:
    text = "有下列行为之一的，责令改正；拒不改正的，按照下列规定处罚：\n（一）乱扔果皮的，处五十元罚款；\n（二）乱倒污水的，处二百元罚款。"
    assert tuples(text) == [
        ("any", "拒不改正", "amount", 50, 50, ""),
        ("any", "拒不改正", "amount", 200, 200, ""),
    ]


def test_items_that_grade_a_conduct_are_triggers() -> None:
    text = (
        "矿山负责人未履行职责的，依照下列规定处罚：\n（一）发生一般事故的，处上一年年收入百分之三十的罚款；"
    )
    assert tuples(text) == [("矿山负责人", "发生一般事故", "percent", 30, 30, "上一年年收入")]


def test_selected_items_are_a_condition() -> None:
    text = "有下列行为的，给予警告。其中，有第一项行为的，并处一百元罚款；有第二项行为的，并处二百元罚款：\n（一）钓鱼；\n（二）游泳。"
    assert [t[1] for t in tuples(text)] == ["第一项行为", "第二项行为"]


def test_duties_and_references_of_the_same_article() -> None:
    text = "不得乱停单车。\n违反前款规定的，处五十元罚款。\n企业违反第一款规定的，依照前款规定处罚。"
    first, second = rules(text)
    assert first.same_article == (Provision(50, 0, 1),)
    assert second.references == (LawRef(LAW, Provision(50, 0, 2)),)
    assert second.fines[0].base == "前款规定"


def test_discretion_and_relation() -> None:
    (rule,) = rules("乱停车的，给予警告，可以并处五十元罚款。")
    assert (rule.fines[0].discretionary, rule.fines[0].relation) == (True, "并处")


def test_unreadable_amount_is_marked_not_guessed() -> None:
    (rule,) = rules("乱停车的，由城管部门处以相当于其三个月工资的罚款。")
    assert rule.unread
    assert not rule.complete
    assert not rule.fines


def test_every_span_points_into_the_article() -> None:
    text = "违反本条例第八条规定，乱贴广告的，由城管部门责令改正;拒不改正的, 处 50 元以上500元以下罚款。"
    (rule,) = rules(text)
    fine = rule.fines[0]
    assert fine.span is not None
    assert text[fine.span.start : fine.span.end] == "处 50 元以上500元以下罚款"
    assert [text[s.start : s.end] for s in rule.spans["orders"]] == ["责令改正"]
    assert [text[s.start : s.end] for s in rule.spans["agency"]] == ["城管部门"]
    assert rule.conduct_span is not None
    assert text[rule.conduct_span.start : rule.conduct_span.end].startswith(
        "违反本条例第八条规定，乱贴广告的"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("违反本法第十七条第一款、第三款", ["第十七条第一款", "第十七条第三款"]),
        ("违反本条例第三条至第五条规定", ["第三条", "第四条", "第五条"]),
        ("违反第八条第（一）项或者第九条的规定", ["第八条第（一）项", "第九条"]),
        ("违反本办法第六条第二项至第四项规定", ["第六条第（二）项", "第六条第（三）项", "第六条第（四）项"]),
        ("违反本条例规定", []),
    ],
)
def test_violated_lists_are_expanded(text: str, expected: list[str]) -> None:
    assert [found.provision.format() for found in references.violated(text)] == expected


def test_violated_law_of_another_name() -> None:
    assert [(f.law, f.provision.article) for f in references.violated("违反《示例法》第三条规定")] == [
        ("示例法", 3)
    ]


def test_articles_without_number_have_no_rules() -> None:
    body = Article(1, article("").version, None, "处五百元罚款。")
    assert parse_article(body) == ()


def test_fines_are_values() -> None:
    fine = Fine("any", "", "amount", 0, 50)
    assert fine == Fine("any", "", "amount", 0, 50)


def test_a_lexicon_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "penalty_words.yaml"
    broken.write_text("bases: [货值]\nunknown: 1\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="penalty_words"):
        load(broken, Words)


_WORDS = [
    "违反",
    "本条例",
    "第八条",
    "规定",
    "，",
    "；",
    "。",
    "：\n（一）",
    "的",
    "由",
    "部门",
    "责令改正",
    "对",
    "单位",
    "处",
    "五",
    "万",
    "元",
    "以上",
    "以下",
    "罚款",
    "没收",
    "违法所得",
    "倍",
    "每",
    "株",
    "（",
    "）",
    "\n",
    " ",
    "依照",
    "前款",
    "处罚",
    "情节严重",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map("".join))
def test_any_text_is_read_without_failure_and_spans_stay_inside(text: str) -> None:
    for rule in rules(text):
        spans = [span for group in rule.spans.values() for span in group]
        spans += [fine.span for fine in rule.fines if fine.span]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "text", ["乱，" * 5000 + "处五元罚款。", "处" + "一" * 5000 + "元罚款。", "（" * 5000]
)
def test_very_long_phrases_end_in_time(text: str) -> None:
    parse_article(article(text))
