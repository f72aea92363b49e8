"""Rules narrowed on correct papers: what is denied, who vouches, how a basis, a card, a signature, a room may be written; the fault beside it."""

from __future__ import annotations

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.of_concern import is_omission, without_duties_done
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from assistant.review.rules.weight import official
from tests.review.accused import grave
from tests.review.desk import SPOT

_HEAD = "当事人：辰州市巳记餐饮有限公司\n统一社会信用代码：91350100MA00000000\n住所：辰州市午区未路6号\n法定代表人：申长庚\n"
_FIRST = "2024年4月9日，本局执法人员到辰州市午区未路6号检查，在后厨操作间发现用于结算的案秤示值不准。"
_BASIS = "依据《中华人民共和国计量法》第二十七条，"


def _paper(
    *,
    first: str = _FIRST,
    facts: str = "当事人自2024年3月起使用该案秤结算。",
    heard: str = "",
    basis: str = _BASIS,
) -> str:
    return f"""辰州市午区市场监督管理局
行政处罚决定书
辰午市监罚〔2024〕31号

{_HEAD}
{first}2024年4月10日立案。经查，{facts}

上述事实有以下证据证明：
现场检查笔录、照片6张，证明案秤的位置；
对申长庚的询问笔录，证明使用的经过；
检定结果通知书，证明示值超差。

当事人的行为违反了有关规定。
2024年5月6日，本局送达告知书，当事人提出申辩。{heard}

{basis}决定对当事人罚款人民币壹仟元整（¥1000.00）。
当事人应当自收到本决定书之日起十五日内到辰州银行缴纳罚款。

辰州市午区市场监督管理局
2024年6月3日
"""


@pytest.mark.parametrize(
    ("heard", "accused"),
    [
        ("罚款数额未因其申辩加重。", False),
        ("本局没有因当事人申辩而从重处罚。", False),
        ("行政机关不得因当事人陈述、申辩加重处罚。", False),
        ("复核后维持原拟数额，不因其申辩而加重。", False),
        ("申辩不成立，但未在原拟罚款基础上加重。", False),
        ("申辩不予采纳，在原拟处罚基础上不再提高罚款。", False),
        ("并非因申辩加重处罚，而是查明了新的事实。", False),
        ("已告知不会因申辩加重处罚。", False),
        ("因当事人申辩不予加重。", False),
        ("因其申辩态度恶劣，予以加重处罚。", True),
        ("因当事人反复申辩而从重处罚。", True),
        ("当事人申辩不成立，在原拟罚款基础上加重。", True),
        ("申辩时态度不好，在原拟罚款基础上提高500元。", True),
        ("鉴于其拒不认识错误，在原拟罚款基础上增加500元。", True),
        ("本局未采纳其申辩，在原拟罚款基础上加重。", True),
        ("申辩没有依据，故在原拟处罚基础上从重。", True),
        ("不得因申辩加重。但因其申辩态度恶劣，仍予以从重处罚。", True),
    ],
)  # fmt: skip
def test_not_made_heavier(packaged_library: LawLibrary, heard: str, *, accused: bool) -> None:
    assert bool(grave(_paper(heard=heard), packaged_library, "R25", "加重")) is accused


@pytest.mark.parametrize(
    ("basis", "accused"),
    [
        ("据《中华人民共和国计量法》第二十七条的规定，", False),
        ("本局据《中华人民共和国计量法》第二十七条，", False),
        ("现据《计量法》第二十七条，", False),
        ("遵照《中华人民共和国计量法》第二十七条，", False),
        ("依《中华人民共和国计量法》第二十七条，", False),
        ("综上，依《计量法》第二十七条规定，", False),
        ("据《中华人民共和国计量法》（2018年修正）第二十七条，", False),
        ("援引《中华人民共和国计量法》第二十七条，", False),
        ("据此，", True),
        ("据《辰州日报》报道的情况，", True),
        ("据查，", True),
        ("凭证据《检定结果通知书》第二页，", True),
        ("根《计量法》第二十七条，", True),
        ("据实，", True),
        ("综上，", True),
        ("据了解的情况，", True),
    ],
)
def test_short_words_before_a_law_make_it_the_basis(
    packaged_library: LawLibrary, basis: str, *, accused: bool
) -> None:
    assert bool(grave(_paper(basis=basis), packaged_library, "R29", "种类和依据")) is accused


@pytest.mark.parametrize(
    ("who", "accused"),
    [
        ("甲明（08120200235）、昃敏（08120200241）", False),
        ("甲明（08120200235），昃敏（08120200241）", False),
        ("王明（执法证号08120200235）、昃敏（08120200241）", False),
        ("王明（08120200235）和昃敏（08120200241）", False),
        ("王明（08120200235）及亓官敏（08120200241）", False),
        ("王明（08120200235）、妫敏（08120200241）", False),
        ("王明（08120200235）、李敏（08120200241）", False),
        ("王明（08120200235）；昃敏（08120200241）", False),
        ("王明（08120200235）", True),
        ("王明（08120200235）、检测报告（20240012345）", True),
        ("王明（08120200235）、另一批次（批号08120200241）", True),
        ("王明（08120200235）、样品单（77120200241）", True),
        ("王明（08120200235）、秤台（0812020）", True),
        ("王明（08120200235）、产品编号（08120200241）", True),
        ("王明（08120200235）在场，案秤（08120200241）", True),
        ("王明（08120200235）会同市场（91350100241）", True),
    ],
)
def test_a_card_behind_a_card(packaged_library: LawLibrary, who: str, *, accused: bool) -> None:
    first = (
        f"2024年4月9日，本局执法人员{who}到辰州市午区未路6号检查，在后厨操作间发现用于结算的案秤示值不准。"
    )
    assert bool(grave(_paper(first=first), packaged_library, "R02", "一名")) is accused


@pytest.mark.parametrize(
    ("first", "accused"),
    [
        ("在例行检查中发现：当事人焊工戌某正在二车间焊接。", False),
        ("例行检查发现，该公司员工戌某在3号厂房卸货。", False),
        ("发现当事人的配料工在西侧库房分装。", False),
        ("现场查明：你公司工人正在其喷漆车间喷漆。", False),
        ("查获当事人两名工人在冷库搬运。", False),
        ("检查时发现辰州市巳记餐饮有限公司厨工戌某在后厨切配。", False),
        ("应当在4月15日前办理纳税申报，至今逾期二十日。", False),
        ("应于3月31日前报送年度报告，逾期未报。", False),
        ("发现：当事人焊工戌某正在焊接。", True),
        ("发现当事人的配料工正在分装。", True),
        ("发现当事人用工不规范，工人无证作业。", True),
        ("查明当事人工人正在亥某公司车间焊接。", True),
        ("发现车间工人无证作业。", True),
        ("应当经批准后作业，没有经过批准。", True),
        ("查明当事人已培训，工人在岗，未持证。", True),
        ("发现当事人使用不合格案秤结算。", True),
    ],
)  # fmt: skip
def test_the_room_of_its_people_is_the_place(
    packaged_library: LawLibrary, first: str, *, accused: bool
) -> None:
    text = _paper(first=f"违法事实及证据：\n2024年4月9日，{first}", facts="情况属实。")
    assert bool(grave(text, packaged_library, "R06", "地点")) is accused


_SIGNED = "执法人员（签名）"


@pytest.mark.parametrize(
    ("label", "accused"),
    [
        ("税务人员（签名）", False),
        ("海关关员（签名）", False),
        ("海事执法官（签字）", False),
        ("检疫人员（签名或者盖章）", False),
        ("烟草专卖管理员（签名）", False),
        ("路政人员（签字）", False),
        ("植物检疫员（盖章）", False),
        ("执法人员（签名）", False),
        ("当事人员（签名）", True),
        ("被处罚人员（签名）", True),
        ("见证人员（签名）", True),
        ("受委托人员（签名）", True),
        ("到场人员（签名）", True),
        ("陪同人员（签名）", True),
        ("翻译人员（签名）", True),
        ("举报人员（签名）", True),
    ],
)
def test_who_signs_for_the_office(packaged_library: LawLibrary, label: str, *, accused: bool) -> None:
    text = _signed(label)
    assert bool(grave(text, packaged_library, "R29", "执法人员签名")) is accused


def _signed(label: str) -> str:
    """A paper made on the spot in which nobody but who signs is called an officer."""
    body = SPOT.replace("执法人员", "本局")
    head, _, foot = body.rpartition("\n\n")
    return f"{head}\n\n{label}：甲明　乙敏\n{foot}"


@pytest.mark.parametrize(
    ("piece", "vouched"),
    [
        ("辰州市午区政务服务中心出具的无许可记录证明", True),
        ("区行政审批局出具的未办理记录", True),
        ("辰州市住建局提供的无施工许可记录", True),
        ("便民服务大厅出具的办证信息", True),
        ("系统内无备案信息", True),
        ("镇政府出具的无审批记录", True),
        ("区农业农村局开具的无登记信息证明", True),
        ("登记部门出具的核发记录", True),
        ("现场检查笔录", False),
        ("购药农户证言", False),
        ("手写账本复印件", False),
        ("鉴定中心出具的鉴定记录", False),
        ("区公安局提供的户籍信息", False),
        ("扣押清单", False),
        ("关于有无许可记录的询问笔录", False),
        ("供货商出具的进货凭证", False),
    ],
)
def test_who_vouches_for_a_missing_permit(piece: str, *, vouched: bool) -> None:
    text = _paper().replace("检定结果通知书，证明示值超差", f"3.{piece}")
    pieces = [p for p in pieces_of(read_decision(Paper.of_text(text))) if p.name[:3] in piece]
    assert pieces
    assert any(official(p) for p in pieces) is vouched


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("入口悬挂有禁入标志，", False),
        ("当事人的许可证在有效期内，", False),
        ("消防设施完好，", False),
        ("店内张贴了价目表，", False),
        ("当事人建有进货台账，", False),
        ("从业人员持有健康证，", False),
        ("记录齐全，", False),
        ("已按规定配备灭火器，", False),
        ("入口未悬挂禁入标志，", True),
        ("许可证已过期，", True),
        ("消防设施损坏，", True),
        ("没有建立台账，", True),
        ("只配备了一具灭火器，", True),
        ("擅自设置了广告牌，", True),
        ("接纳二人上网，", True),
        ("无健康证上岗，", True),
    ],
)
def test_a_duty_done_tells_of_no_omission(clause: str, *, left: bool) -> None:
    assert (clause in without_duties_done(f"2024年4月9日检查时，{clause}当场责令改正。")) is left


@pytest.mark.parametrize(
    ("words", "omits"),
    [
        ("（五）未悬挂许可证的；", True),
        ("（一）没有建立台账的；", True),
        ("（三）拒不改正的；", True),
        ("（二）不按规定公示的；", True),
        ("（二）接纳未成年人的；", False),
        ("（四）擅自停止实施管理措施的；", False),
        ("（一）在营业时间以外营业的；", False),
        ("（三）超过核定人数的；", False),
    ],
)
def test_which_items_punish_an_omission(words: str, *, omits: bool) -> None:
    assert is_omission(words) is omits
