"""R14: a neighbouring item is cited for an act whose duty the paper cites rightly; each act with its own item is silent."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.model import Severity
from assistant.review.rules.penalty import tells_an_act
from tests.review.desk import fresh

_TRAINING = "未按照规定对从业人员进行安全生产教育和培训"
# item -> what the facts tell, the duty
SAFETY = {
    "一": ("未按照规定设置安全生产管理机构，也没有配备专职安全生产管理人员", "第二十四条第一款"),
    "三": (_TRAINING, "第二十八条第一款"),
    "四": ("培训台账空白，没有如实记下教育和培训的时间、内容、参加人员和考核结果", "第二十八条第四款"),
    "五": ("对查出的17处隐患没有登记整改情况，也没有向车间工人通报", "第四十一条第二款"),
    "六": ("没有编制生产安全事故应急预案，也从未组织演练", "第八十一条"),
    "七": ("三名电焊工没有焊接与热切割作业操作证就上岗焊接", "第三十条第一款"),
}
# near in words and duty: nobody can tell them apart by words alone
_NEAR = {("三", "四"), ("三", "七"), ("五", "四")}
_LABEL = "你公司危险废物贮存间未设置危险废物识别标志，贮存含镍污泥0.8吨"
WASTE = {
    "一": ("未按照规定设置危险废物识别标志", _LABEL, "第七十七条"),
    "二": ("未制定危险废物管理计划", "你公司没有制定2023年度危险废物管理计划，也没有申报含镍污泥的种类、产生量和流向", "第七十八条第一款"),
    "三": ("擅自堆放危险废物", "你公司将含镍污泥0.8吨堆放在厂区西侧空地", "第七十九条"),
    "四": ("将危险废物交给无证单位", "你公司将含镍污泥0.8吨交给没有危险废物经营许可证的某废品站处理", "第八十条第三款"),
    "五": ("转移危险废物未填写联单", "你公司外运含镍污泥0.8吨，没有填写、运行危险废物转移联单", "第八十二条第一款"),
    "十二": ("没有应急预案", "你公司没有编制危险废物意外事故的应急预案，也没有报备", "第八十五条"),
}  # fmt: skip


def _safety(act: str, item: str) -> tuple[tuple[str, str], ...]:
    told, duty = SAFETY[act]
    edits = [("发现该公司" + _TRAINING, "发现该公司" + told)]
    if told != _TRAINING:
        edits += [
            ("仍未对48名从业人员进行安全生产教育和培训", "仍未改正上述问题"),
            ("直接负责安全生产教育和培训工作", "直接负责该项工作"),
            ("证明未进行安全生产教育和培训以及储新民的职责", "证明违法事实以及储新民的职责"),
            (
                "3.员工花名册、培训档案复印件，证明48名从业人员没有培训记录；",
                "3.有关档案复印件，证明违法事实；",
            ),
            ("提出订单紧、难以组织培训", "提出订单紧"),
        ]
    return *edits, ("第二十八条第一款", duty), ("第九十七条第（三）项", f"第九十七条第（{item}）项")


def _waste(act: str, item: str) -> tuple[tuple[str, str], ...]:
    case, told, duty = WASTE[act]
    return (
        ("未按照规定设置危险废物识别标志一案", case + "一案"),
        (_LABEL, told),
        ("第七十七条", duty),
        ("第一百一十二条第一款第（一）项", f"第一百一十二条第一款第（{item}）项"),
    )


@pytest.mark.parametrize(
    ("act", "item"), [(a, i) for a in SAFETY for i in SAFETY if a != i and (a, i) not in _NEAR]
)
def test_a_neighbour_is_told_from_the_duty(packaged_library: LawLibrary, act: str, item: str) -> None:
    assert "R14" in {f.rule for f in fresh("safety", _safety(act, item), packaged_library)}


@pytest.mark.parametrize(("act", "item"), [(a, i) for a in WASTE for i in WASTE if a != i])
def test_a_neighbour_of_waste_is_told(packaged_library: LawLibrary, act: str, item: str) -> None:
    assert "R14" in {f.rule for f in fresh("notice", _waste(act, item), packaged_library)}


@pytest.mark.parametrize("act", SAFETY)
def test_the_item_of_the_duty_is_silent(packaged_library: LawLibrary, act: str) -> None:
    found = fresh("safety", _safety(act, act), packaged_library)
    assert [f.message for f in found if f.rule == "R14" and f.severity is not Severity.HINT] == []


@pytest.mark.parametrize("act", WASTE)
def test_the_item_of_waste_is_silent(packaged_library: LawLibrary, act: str) -> None:
    found = fresh("notice", _waste(act, act), packaged_library)
    assert [f.message for f in found if f.rule == "R14"] == []


@pytest.mark.parametrize(
    ("conduct", "tells"),
    [
        ("违反本条例第二十六条规定之一的", False),
        ("违反本条例规定，有下列行为之一的：违反本条例第二十六条规定之一的", False),
        ("有下列情形之一的：违反本法第九条、第十条规定的", False),
        ("有下列行为之一的：占用、堵塞、封闭疏散通道的", True),
        ("违反本条例第十条规定，擅自停业的", True),
        ("出租、转让本条例规定的证照的", True),
    ],
)
def test_an_item_that_only_names_an_article_tells_no_act(conduct: str, tells: bool) -> None:
    assert tells_an_act(conduct) is tells
