"""Kinds read in papers by strangers: running marks, one's own number, who knew what, whose thing, another clause of the law."""

from __future__ import annotations

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from assistant.review.parts.series import end_of_series
from assistant.review.parts.sums import sums_in, whole_of
from assistant.review.verb import review

_LIST = """现场检查笔录、照片6张，证明堆放的位置；
对当事人的询问笔录，证明堆放的经过；
营业执照复印件，证明主体资格。"""
_PAPER = """甲市乙区市场监督管理局
行政处罚决定书
甲乙市监罚〔2024〕12号

当事人：甲市丙食品店
统一社会信用代码：92350100MA00000000
住所：甲市乙区丁路8号
经营者：戊大山
{head}
2024年4月2日，本局执法人员到甲市乙区丁路8号检查，发现当事人的电子秤（编号2301-0417）示值不准。2024年4月3日立案。经查，{facts}

上述事实有以下证据证明：
{proofs}

当事人的行为违反了有关规定。{reasons}

2024年5月6日，本局送达《行政处罚告知书》，当事人未提出陈述、申辩。
决定对当事人罚款人民币壹仟元整（¥1000.00）。

甲市乙区市场监督管理局
2024年6月3日
"""


def _paper(**more: str) -> str:
    parts = {"head": "", "facts": "当事人在店内使用该秤。", "proofs": _LIST, "reasons": ""} | more
    return _PAPER.format(**parts)


def _accused(text: str, library: LawLibrary, rule: str, word: str) -> bool:
    found = review(text, library=library).findings
    return any(f.rule == rule and word in f.message and f.severity.value != "提示" for f in found)


@pytest.mark.parametrize(
    ("marks", "number"),
    [("A. |B. |C. ", 3), ("一组：|二组：|三组：", 3), ("1. |2. |3. ", 3), ("甲|乙|丙", 0)],
)
def test_a_list_with_running_marks_ends_with_its_last_entry(marks: str, number: int) -> None:
    one, two, three = marks.split("|")
    text = f"证据\n{one}照片6张。设备已公布并告知当事人陈述、申辩；\n{two}笔录1份；\n{three}合同1份\n五、告知\n已告知。"
    assert (text[: end_of_series(text, 2, len(text))].endswith("合同1份")) is bool(number)


def test_evidence_goes_on_behind_an_entry_that_speaks_of_notice() -> None:
    text = _paper(
        proofs="A.监控截图4张——证明时间。设备经审核、公布，并告知当事人陈述、申辩的渠道；\nB.称重单2份——证明净重；"
    )
    assert any("称重单" in piece.name for piece in pieces_of(read_decision(Paper.of_text(text))))


@pytest.mark.parametrize(("told", "base"), [("工程造价每平方米2800元，合计56000元", 56000), ("工程造价56000元", 56000), ("工程造价每平方米2800元", None)])  # fmt: skip
def test_the_price_of_a_piece_is_no_base(told: str, base: int | None) -> None:
    sums = sums_in(told)
    whole = whole_of(sums[0], sums, told)
    assert (whole.yuan if whole else None) == base


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        ("；李某的询问笔录（称系王某决定）、王某的询问笔录（称系李某决定）", True),
        ("；李某的询问笔录（称系王某决定）、王某的询问笔录（称系王某决定）", False),
        ("；己某的询问笔录（称系公司决定）、庚某的询问笔录（称系老板决定）", False),
        ("；己某的询问笔录（称系李某安排运输）、庚某的询问笔录（称系王某安排装车）", False),
    ],
)
def test_two_who_put_it_on_each_other(packaged_library: LawLibrary, said: str, *, accused: bool) -> None:
    text = _paper(proofs=_LIST.rstrip("。") + said)
    assert _accused(text, packaged_library, "R08", "相互矛盾") is accused


@pytest.mark.parametrize(
    ("said", "accused"),
    [("进货时就听上家讲过这批货超标", True), ("进货时不知道这批货超标", False), ("现在知道自己错了", False)],
)
def test_who_did_not_know_does_not_own_to_it(
    packaged_library: LawLibrary, said: str, *, accused: bool
) -> None:
    text = _paper(
        proofs=f"现场检查笔录、照片6张，证明位置；\n对戊大山的询问笔录，戊大山陈述{said}。",
        reasons="有充分证据证明当事人不知道所进的货不合格。",
    )
    assert _accused(text, packaged_library, "R08", "不知道") is accused


@pytest.mark.parametrize(("number", "accused"), [("2301-0198", True), ("2301-0417", False), ("88-1", False)])
def test_a_piece_is_of_the_thing_found(packaged_library: LawLibrary, number: str, *, accused: bool) -> None:
    text = _paper(
        proofs=f"{_LIST.rstrip('。')}；\n检定所对编号{number}的秤出具的检定结果通知书（报告编号2301-0555）。"
    )
    assert _accused(text, packaged_library, "R07", "编号") is accused


@pytest.mark.parametrize(
    ("mandate", "accused"),
    [("店员己某（没有授权委托书）代其签收", True), ("店员己某（持授权委托书）代其签收", False), ("店员己某未经授权、代表当事人接受询问", True)],
)  # fmt: skip
def test_who_speaks_without_a_mandate(packaged_library: LawLibrary, mandate: str, *, accused: bool) -> None:
    assert (
        _accused(_paper(facts=f"当事人使用该秤。{mandate}。"), packaged_library, "R05", "授权委托书")
        is accused
    )


@pytest.mark.parametrize(
    ("facts", "accused"),
    [
        ("当事人从丙市辛县农产品批发市场进苹果25千克，在店内出售。", False),
        ("当事人在丙市辛县壬路9号设摊使用该秤。", False),
    ],
)
def test_where_goods_were_bought_is_not_where_it_was(
    packaged_library: LawLibrary, facts: str, *, accused: bool
) -> None:
    assert _accused(_paper(facts=facts), packaged_library, "R01", "发生在") is accused


def test_the_number_of_a_person_stands_behind_any_label() -> None:
    text = "甲市乙区某局\n当场行政处罚决定书\n\n姓名　己某某\n性别　男\n证件　居民身份证　330203198103220915\n住址　甲市乙区丁路8号\n\n三　违法行为\n　　当事人于2024年4月2日倾倒垃圾。\n"
    decision = read_decision(Paper.of_text(text))
    assert [p.id_number.text for p in decision.parties if p.id_number] == ["330203198103220915"]
    assert decision.facts is not None
    assert "倾倒" in decision.facts.text


_ANIMALS = """甲市乙区农业农村局
行政处罚决定书
甲乙农罚〔2024〕12号

当事人：戊大山，男，公民身份号码330203198103220915，住甲市乙区丁路8号。

2024年4月2日，本局执法人员在甲市乙区丁路检查，发现当事人运输生猪6头往屠宰场，没有检疫证明。2024年4月3日立案。经查，当事人未申报检疫即运输。货值金额9000元。
以上事实有现场检查笔录、照片6张、询问笔录、价格认定书、过磅单等证据证明。
当事人的行为违反了《中华人民共和国动物防疫法》第五十一条的规定。
2024年5月6日，本局送达《行政处罚事先告知书》，告知拟罚款{fine}元，当事人未提出意见。
依照《中华人民共和国动物防疫法》第一百条第{paragraph}款的规定，决定对当事人罚款{fine}元。

甲市乙区农业农村局
2024年6月3日
"""


@pytest.mark.parametrize(("paragraph", "fine", "accused"), [("二", "4000", True), ("一", "3000", False)])
def test_the_paragraph_is_of_what_is_told(
    packaged_library: LawLibrary, paragraph: str, fine: str, *, accused: bool
) -> None:
    text = _ANIMALS.format(paragraph=paragraph, fine=fine)
    assert _accused(text, packaged_library, "R14", "所引罚则不是针对") is accused


_BUILT = """甲市乙区城市管理局
行政处罚决定书
甲乙城罚〔2024〕12号

当事人：戊大山，男，公民身份号码330203198103220915，住甲市乙区丁路8号。

2024年4月2日，本局执法人员在甲市乙区丁路8号检查，发现当事人搭建玻璃房。2024年4月3日立案。经查，2024年3月1日至4月2日，当事人未取得建设工程规划许可证搭建玻璃房20平方米。规划部门复函认定可以消除对规划实施的影响，尚可采取改正措施。经评估，该工程造价每平方米2800元，合计56000元。
以上事实有现场检查笔录、照片6张、询问笔录、规划部门复函、造价评估报告等证据证明。
当事人的行为违反了《中华人民共和国城乡规划法》第四十条第一款的规定。
2024年5月6日，本局送达《行政处罚事先告知书》，告知拟罚款{fine}元，当事人未提出意见。
依据《中华人民共和国城乡规划法》第六十四条的规定，按建设工程造价的{share}%处罚，决定：责令三十日内改正，对当事人处罚款{fine}元。

甲市乙区城市管理局
2024年6月3日
"""


@pytest.mark.parametrize(("share", "fine", "accused"), [("3", "1680", True), ("6", "3360", False)])
def test_the_tier_is_that_of_the_case_told(
    packaged_library: LawLibrary, share: str, fine: str, *, accused: bool
) -> None:
    text = _BUILT.format(share=share, fine=fine)
    assert _accused(text, packaged_library, "R15", "幅度") is accused
    assert not _accused(text, packaged_library, "R09", "")
