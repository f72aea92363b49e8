"""Rules narrowed on correct papers of strangers: what a layout, a role, a receipt or a look back says is no fault; the fault beside it is."""

from __future__ import annotations

import pytest

from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.read import read_decision
from tests.review.accused import grave
from tests.review.desk import SPOT

_HEAD = (
    "当事人：辰州市巳记面馆\n统一社会信用代码：92350100MA00000000\n住所：辰州市午区未路6号\n经营者：申长庚\n"
)
_FIRST = "2024年4月9日，本局执法人员对当事人进行检查，在后厨操作间发现用于结算的案秤示值不准。"
_FACTS = "当事人自2024年3月起使用该案秤结算。"
_BASIS = "依据《中华人民共和国计量法》第二十七条，"
_LIST = "现场检查笔录、照片6张，证明案秤的位置；\n对申长庚的询问笔录，证明使用的经过；\n检定结果通知书，证明{proves}。"


def _paper(
    *,
    head: str = _HEAD,
    first: str = _FIRST,
    facts: str = _FACTS,
    proves: str = "示值超差",
    basis: str = _BASIS,
) -> str:
    return f"""辰州市午区市场监督管理局
行政处罚决定书
辰午市监罚〔2024〕31号

{head}
{first}2024年4月10日立案。经查，{facts}

上述事实有以下证据证明：
{_LIST.format(proves=proves)}

当事人的行为违反了有关规定。

{basis}决定对当事人罚款人民币壹仟元整（¥1000.00）。
当事人应当自收到本决定书之日起十五日内到辰州银行缴纳罚款。

辰州市午区市场监督管理局
2024年6月3日
"""


@pytest.mark.parametrize(
    ("head", "accused"),
    [
        ("【当事人】辰州市巳记面馆，统一社会信用代码92350100MA00000000，住所：辰州市午区未路6号，经营者：申长庚。\n", False),
        ("〔被处罚单位〕辰州市巳记餐饮有限公司\n〔住所〕辰州市午区未路6号\n", False),
        ("【被处罚人】\n申长庚，男，公民身份号码110105196903120012，住址：辰州市午区未路6号\n", False),
        ("辰州市巳记餐饮有限公司，法定代表人申长庚，住所辰州市午区未路6号。\n", False),
        ("【当事人】\n统一社会信用代码：92350100MA00000000\n住所：辰州市午区未路6号\n", True),
        ("住所：辰州市午区未路6号\n", True),
    ],
)  # fmt: skip
def test_the_party_in_any_layout(packaged_library: LawLibrary, head: str, *, accused: bool) -> None:
    assert bool(grave(_paper(head=head), packaged_library, "R29", "当事人的姓名")) is accused


def test_labels_in_brackets_are_read() -> None:
    head = "【被处罚单位】辰州市巳记餐饮有限公司，住所：辰州市午区未路6号。\n【被处罚责任人员】申长庚，男，住址：辰州市午区酉街2号。\n"
    parties = read_decision(Paper.of_text(_paper(head=head))).parties
    told = [(p.name.text, p.address.text) for p in parties if p.name and p.address]
    assert told == [("辰州市巳记餐饮有限公司", "辰州市午区未路6号"), ("申长庚", "辰州市午区酉街2号")]


def test_a_heading_of_the_story_is_no_party() -> None:
    text = _paper(first="【当事人陈述】称不知情。" + _FIRST)
    assert [p.name.text for p in read_decision(Paper.of_text(text)).parties if p.name] == ["辰州市巳记面馆"]


@pytest.mark.parametrize(
    ("told", "ruled", "accused"),
    [
        ("对公司罚款9000元、对申长庚罚款800元", "9000", False),
        ("对公司罚款8000元、对申长庚罚款800元", "9000", True),
    ],
)
def test_the_only_firm_is_the_company(
    packaged_library: LawLibrary, told: str, ruled: str, *, accused: bool
) -> None:
    head = "【被处罚单位】辰州市巳记餐饮有限公司，住所：辰州市午区未路6号。\n【被处罚责任人员】申长庚，男，住址：辰州市午区酉街2号。\n"
    text = _paper(
        head=head, basis=f"2024年5月6日，本局送达告知书，告知拟没收违法所得20000元、{told}。\n{_BASIS}"
    )
    ruling = f"决定：\n（一）对辰州市巳记餐饮有限公司罚款{ruled}元；\n（二）对申长庚罚款800元。"
    text = text.replace("决定对当事人罚款人民币壹仟元整（¥1000.00）。", ruling)
    assert bool(grave(text, packaged_library, "R23", "重于告知")) is accused


@pytest.mark.parametrize(
    ("basis", "accused"),
    [
        (
            "《中华人民共和国计量法》第二十七条规定：“破坏计量器具准确度的，没收计量器具，可以并处罚款。”本局",
            False,
        ),
        ("《中华人民共和国计量法》第十六条规定：“进口的计量器具应当检定合格。”本局", True),
        ("本局", True),
    ],
)
def test_the_basis_stated_in_its_own_words(
    packaged_library: LawLibrary, basis: str, *, accused: bool
) -> None:
    assert bool(grave(_paper(basis=basis), packaged_library, "R29", "种类和依据")) is accused


@pytest.mark.parametrize(
    ("cited", "accused"),
    [
        ("第三十二条第（五）项，鉴于其如实陈述、申辩时认错", False),
        ("第三十二条的规定从轻处罚，对其陈述已作复核", False),
        ("第三十三条不予当场处罚而教育", False),
        ("第四十条查明事实后送达", False),
        ("第三十二条告知其陈述、申辩权", True),
        ("第四十二条告知其要求听证的权利", True),
        ("第五十二条准予分期缴纳", True),
    ],
)
def test_an_article_cited_for_what_it_holds_now(
    packaged_library: LawLibrary, cited: str, *, accused: bool
) -> None:
    text = _paper(basis=f"根据《中华人民共和国行政处罚法》{cited}。\n{_BASIS}")
    assert bool(grave(text, packaged_library, "R12", "旧文本")) is accused


@pytest.mark.parametrize(
    ("proves", "accused"),
    [
        ("当事人为食品生产企业", False),
        ("当事人系货物生产厂家", False),
        ("当事人为旅客运输经营业户", False),
        ("当事人是该店实际经营人", False),
        ("该店系家庭经营", False),
        ("该店为租赁经营", False),
        ("该案秤由戌某某使用", True),
        ("该店系房东经营", True),
        ("该店为他人经营", True),
    ],
)
def test_what_a_party_is_gives_the_act_to_nobody_else(
    packaged_library: LawLibrary, proves: str, *, accused: bool
) -> None:
    assert bool(grave(_paper(proves=proves), packaged_library, "R08", "相反")) is accused


_BY_HAND = "罚款由执法人员当场收缴，并出具财政部门统一制发的专用票据。"
_BANK = "自收到本决定书之日起十五日内到浦兴银行缴纳罚款。"


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        (f"{_BANK}当事人（已当场收到本决定书）。", False),
        (f"{_BANK}文书已当场签收。", False),
        (f"{_BANK}决定书已当场交当事人收执。", False),
        (f"{_BANK}当场收取样品1份。", False),
        ("罚款已当场收讫。", True),
        ("已当场收取现金200元。", True),
        ("缴款方式：当场缴清。", True),
    ],
)
def test_a_paper_received_is_no_fine_collected(
    packaged_library: LawLibrary, said: str, *, accused: bool
) -> None:
    text = SPOT.replace("罚款人民币壹佰元整（¥100.00）", "罚款人民币贰佰元整（¥200.00）")
    text = text.replace("拟罚款100元", "拟罚款200元").replace(_BY_HAND, said)
    assert bool(grave(text, packaged_library, "R26", "当场收缴")) is accused


@pytest.mark.parametrize(
    ("facts", "accused"),
    [
        (f"{_FACTS}当事人系初次实施此类违法行为，如实回答询问。", False),
        (f"{_FACTS}当事人对存在的问题及时整改。", False),
        (f"{_FACTS}申长庚承认有上述违法行为。", False),
        ("当事人实施了违法行为。", True),
        ("当事人系初次实施违法行为，主动配合。", True),
    ],
)
def test_a_look_back_is_no_bare_fact(packaged_library: LawLibrary, facts: str, *, accused: bool) -> None:
    first = _FIRST if facts.startswith(_FACTS) else "2024年4月9日，本局执法人员到辰州市午区未路6号检查。"
    assert bool(grave(_paper(first=first, facts=facts), packaged_library, "R06", "没有写明，只说")) is accused


@pytest.mark.parametrize(
    ("whom", "accused"), [("被处罚单位", False), ("受处罚人", False), ("相对人", False), ("有关商户", True)]
)
def test_its_room_is_the_place_whatever_the_party_is_called(
    packaged_library: LawLibrary, whom: str, *, accused: bool
) -> None:
    first = f"违法事实及证据：\n2024年4月9日，本局执法人员对{whom}进行检查，在加工车间发现用于结算的案秤示值不准。"
    text = _paper(first=first, facts="自2024年3月起使用案秤结算。")
    assert bool(grave(text, packaged_library, "R06", "地点")) is accused
