"""What a piece tells as done and the facts call undone: grave of the same thing, a hint where it may be another, else nothing."""

import pytest

from assistant.law.library import LawLibrary
from assistant.review.verb import review
from tests.review.test_opposed_states import CLEAN, FACTS, GRAVE, HINT, LIST, NONE, NOT_MENDED, PROVES, SAYS


def contrary(library: LawLibrary, facts: str, said: str, form: str, paper: str = NOT_MENDED) -> str:
    """How gravely R08 takes what is said against the facts."""
    text = paper.replace(FACTS, f"堵塞疏散通道。{facts}。2026").replace(LIST, form.format(said))
    told = [f.severity.value for f in review(text, library=library).findings if f.rule == "R08"]
    return GRAVE if GRAVE in told else HINT if told else NONE


@pytest.mark.parametrize("form", [SAYS, PROVES])
@pytest.mark.parametrize(
    ("facts", "said", "told"),
    [
        ("未与四名临时工签订劳动合同", "该公司已与四名临时工签订劳动合同", GRAVE),
        ("未对新录用的三名工人进行安全培训", "已对新录用的三名工人进行安全培训", GRAVE),
        ("未建立进货台账", "进货台账已建立", GRAVE),
        ("未向消费者告知风险", "已向消费者告知风险", GRAVE),
        ("当事人没有取得烟草专卖零售许可证", "已取得烟草专卖零售许可证", GRAVE),
        ("未缴纳排污费", "排污费已缴纳", GRAVE),
        # perhaps of another thing or person, or done but not as the rules want it
        ("未与四名临时工签订劳动合同", "该公司已与正式职工签订劳动合同", HINT),
        ("未与4家经销商签订质量协议", "该公司已与12家经销商签订质量协议", HINT),
        ("未建立进货台账", "已建立销售台账", HINT),
        ("未按规定公示收费标准", "已公示收费标准", HINT),
        ("未与四名临时工签订劳动合同", "曾与四名临时工签订劳动合同", HINT),
        # another thing, the rest, in another way, by others, or what was done is only named beside it
        ("该店未配备专职消防安全员", "店内已配备灭火器", NONE),
        ("该店未对新录用的三名工人进行安全培训", "已对老员工进行过安全培训", HINT),
        ("未按规定公示收费标准", "已公示服务承诺", NONE),
        ("未办理占道审批手续", "已办理营业执照", NONE),
        ("未履行进货查验义务", "已履行监护职责", NONE),
        ("未及时支付搬运费", "搬运费已支付", NONE),
        ("未如实登记住客信息", "住客信息已登记", NONE),
        ("未在2026年2月前缴纳租金", "租金已缴纳", NONE),
        ("未与四名临时工签订劳动合同", "已与其余临时工签订劳动合同", NONE),
        ("未支付货款尾款", "货款定金已支付", HINT),
        ("未对消毒餐具进行检验", "购入的餐具已消毒", NONE),
        ("未安装油烟净化器", "相邻店铺已安装油烟净化器", NONE),
    ],
)
def test_done_or_not(packaged_library: LawLibrary, facts: str, said: str, form: str, told: str) -> None:
    assert contrary(packaged_library, facts, said, form) == told


@pytest.mark.parametrize(
    ("mended", "told"),
    [
        ("当事人已自行改正。", HINT),
        ("经责令后已改正。", HINT),
        ("我大队责令其立即改正。", GRAVE),
        ("其逾期未改正。", GRAVE),
        ("当事人应当及时改正。", GRAVE),
    ],
)
def test_what_may_be_told_of_the_time_after(packaged_library: LawLibrary, mended: str, told: str) -> None:
    facts, said = f"未建立动火台账。{mended}", "动火台账已建立"
    assert contrary(packaged_library, facts.rstrip("。"), said, PROVES) == told


def test_the_whole_paper_is_looked_at(packaged_library: LawLibrary) -> None:
    assert contrary(packaged_library, "未建立动火台账", "动火台账已建立", PROVES, CLEAN) == HINT


@pytest.mark.parametrize(
    ("facts", "said", "told"),
    [
        ("已售出板材40张", "该公司从未销售过板材", GRAVE),
        ("在门前堆放板材", "从未在门前堆放板材", GRAVE),
        ("在门前堆放板材", "其余板材未售出", NONE),
        ("在门前堆放板材", "该公司此前没有违法记录", NONE),
        ("在门前堆放板材", "没有堆放过垃圾", NONE),
        ("在门前堆放板材", "没有发现其他违法情形", NONE),
        ("在门前堆放板材", "从未见过门前堆放板材", GRAVE),
        ("在门前堆放板材", "没有发生火灾", NONE),
        ("未售出板材", "板材没有售出", NONE),
    ],
)
def test_denied(packaged_library: LawLibrary, facts: str, said: str, told: str) -> None:
    assert contrary(packaged_library, facts, said, SAYS.replace("（{}）", "，其称{}")) == told
