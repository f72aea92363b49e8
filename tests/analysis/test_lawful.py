"""The gate “nothing unlawful”: opens for compliance only, and says which sentence made it think so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.common_acts import shipped_acts
from assistant.analysis.confidence import Confidence
from assistant.analysis.lawful import at_fault, compliance, lawful_sentence, own_statements, runs_of
from assistant.analysis.suggest import suggest
from assistant.dossier.model import Case

LAWFUL = [
    "有人说这家面馆没装净化器。上楼一看，机器开着，清洗单贴在墙上，检测报告也合格。",
    "电梯的检验报告在有效期内，维保记录都齐，照片上那台是隔壁单元的。",
    "举报说他无证拉货。两本证都在车上，日期没过，扫码和系统里对得上。",
    "抽检结果出来了，全部合格，票据和供货商的证都齐。",
]
LAWFUL += [
    "接举报称饭店没有净化设备，现场检查净化器运行正常，检测结果低于限值，举报不实。",
    "举报人称餐馆无证，经查持有食品经营许可证。",
    "酒店的净化器正常使用，检测达标。",
]
LAWFUL += [
    "投诉奶粉过期。货架上翻了一遍，没有过期的，最近的一批还有八个月，台账也对得上。",
    "举报足浴店无证，许可贴在里间门上，有效期内，登记齐全。",
    "投诉体育场办招聘会没批。现场拿出批复，日期在有效期内，手续齐全。",
]
LAWFUL += [
    "有人说这家理发店没备案，翻登记表，三月就备了，回执贴在墙上。",
    "群众反映渣土车没手续，核对车牌和准运证，路线、时间都一致。",
    "村民说山上挖路没批，翻出批准文件和红线图，位置都吻合，缴费单也在。",
]
VIOLATING = [
    "有人说这家理发店没备案，翻登记表，查不到它的名字，老板说忘了办。",
    "群众反映渣土车没手续，拦下一查，准运证上月就到期了。",
    "举报说他往井里倒油，调监控，夜里两点有人拎桶往里倒。",
    "邻居举报楼下开棋牌室，上门一看，四张桌子坐满了人，墙上写着收费价目。",
    "接举报查某眼镜店网页，“临床证明”的话没注明出处，初次被查，配合调查，已撤下，新页面补了出处。",
    "有人反映他家盖房没批，到场一看，二层已经封顶，工人还在上砖。",
    "举报说店里没有许可证，到店一看确实没有，灶上正炒着菜。",
    "店主说证没办，先开着再说，检测倒是合格。",
    "投诉没有检疫票，核实属实，票据都是补的，冷库运行正常。",
    "雨伞柜没有消毒，初次被查，已改正。",
    "反映油烟的事不属实，但后厨没有取得许可就在做凉菜。",
    "查没有违法所得，他在家里卖了三条没有码的香烟。",
    "第一次被查，没有造成后果，但电瓶车就停在二楼楼梯间充电。",
    "货架上摆着六桶油，过了保质期两个月，一桶没卖掉，进货时看过供货商的执照和检验报告。",
    "压力表超过检定期限三个月，台账倒是记得清楚，人也在岗。",
    "灭火器过期半年，压力指针还在绿区，登记卡挂得好好的。",
    "店里说证在办，柜台里却已经摆着药在卖。",
    "净化器装了，今天去没开，油烟从后窗直接出来。",
    "上次叫他拆的棚子还在，又往外接了一米。",
    "货主说不知道要检疫，一车羊没有检疫票。",
    "工人没系安全绳站在四楼外架上。",
    "网店卖的面膜写着三天祛斑，包治十年老斑。",
]


@pytest.mark.parametrize("facts", LAWFUL)
def test_compliance_is_told_with_its_sentence(facts: str) -> None:
    told = lawful_sentence(facts)
    assert told
    assert told in facts


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ("有人说他没登记，翻收文簿，两份都在。", ["翻收文簿", "两份都在"]),
        ("有人说他没登记，两份都没交，天天这样。", []),
        ("群众举报他往河里倒油，天天晚上倒，味道很大。", []),
        ("举报说他没证，到店一看证确实没有。", ["到店一看证确实没有"]),
        ("店门口堆着货。", ["店门口堆着货"]),
        ("老板说证没办，先开着再说。", ["老板说证没办"]),
        ("邻居说楼下没办证，天天炒菜。", []),
    ],
)
def test_what_the_writer_found_when_he_looked_is_his_own(facts: str, own: list[str]) -> None:
    assert [one.text for one in own_statements(facts)] == own


@pytest.mark.parametrize("facts", VIOLATING)
def test_a_violation_keeps_the_gate_shut(facts: str) -> None:
    assert lawful_sentence(facts) == ""


@pytest.mark.parametrize(
    "clause", ["没有违法所得", "未造成危害后果", "没有造成损失", "系初次违法", "第一次被查到", "无违法所得"]
)
def test_no_proceeds_no_harm_first_time_are_no_compliance(clause: str) -> None:
    assert own_statements(clause) == []


@given(st.text(max_size=200))
def test_any_text_gets_an_answer_from_its_own_words(text: str) -> None:
    told = lawful_sentence(text)
    assert told in text


def test_numbers_count_as_one_character() -> None:
    assert runs_of("1234米") == runs_of("5米")


@pytest.mark.parametrize(
    "facts",
    [
        "菜市场摊主用不准的电子秤卖菜，短斤少两",
        "店家把死鱼当活鱼卖",
        "物业把消防车道划成收费车位",
        "夜里有人往河里倒泥浆",
        "面包店把隔天的蛋糕换了日期接着卖",
        "养狗没打狂犬疫苗",
        "消火栓没水",
        "没监测自己排的水",
        "冒用质量标志",
    ],
)
def test_plain_words_of_a_violation_are_never_taken_for_compliance(facts: str) -> None:
    assert lawful_sentence(facts) == ""


@pytest.mark.parametrize(
    ("accused", "answered", "unanswered"),
    [
        ("有人举报饭店油烟大。", "净化器运行正常，检测达标，许可证在有效期内。", "食品经营许可证在有效期内，员工健康证齐全。"),
        ("投诉工地夜间施工。", "到场看机器都停着，门口贴着停工单，许可证齐全。", "到场看施工许可证齐全，各项手续合格。"),
        ("举报足浴店无证。", "许可贴在里间门上，有效期内，登记齐全。", ""),
        ("群众反映该店占道经营。", "举报不实，营业执照齐全。", "营业执照在有效期内，登记齐全，手续合格。"),
        ("邻居说他家养鸡污染。", "", "检疫证在有效期内，登记齐全，手续合格。"),
        ("网友说这家店宰客。", "", "食品经营许可证在有效期内，营业执照齐全，登记合格。"),
    ],
)  # fmt: skip
def test_papers_in_order_answer_no_accusation_of_something_else(
    accused: str, answered: str, unanswered: str
) -> None:
    if answered:
        assert lawful_sentence(accused + answered)
    if unanswered:
        assert lawful_sentence(unanswered), "the papers alone are in order"
        assert lawful_sentence(accused + unanswered) == ""


@pytest.mark.parametrize(
    "facts",
    [
        "经查当事人持有营业执照，在人行道上堆放建筑材料。",
        "经查，当事人持有许可证，但将垃圾倒入河中。",
        "经检查持有食品经营许可证，后厨蟑螂爬行。",
        "经查具有经营资格，向河道倾倒垃圾。",
        "现场检查已取得施工许可证，渣土车冲洗台闲置，带泥上路。",
        "工地围挡齐全、喷淋正常，渣土车出门带泥上路，路面污染一大片。",
        "维保合同在有效期内，维保记录是事后一次补签的。",
        "出租车证件齐全，看到是老人就不拉。",
        "出租车证件齐全，不打表，跟乘客谈价。",
        "网吧许可证在有效期内，两名十五岁学生坐在里面打游戏。",
        "锅炉检验合格，司炉工是昨天才来的小工。",
    ],
)
def test_a_paper_that_is_held_makes_nothing_else_lawful(facts: str) -> None:
    assert lawful_sentence(facts) == ""


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("车门边的证到期了。", True),
        ("车门边的证年底到期。", False),
        ("车出门带泥上路。", True),
        ("车出门没带泥上路。", False),
        ("记录是一次性补的。", True),
        ("记录是当天写的。", False),
        ("油污弄脏了路面。", True),
        ("油污没弄脏路面。", False),
    ],
)
def test_what_is_a_fault_whatever_else_is_in_order(statement: str, *, fault: bool) -> None:
    assert any(at_fault(one) for one in own_statements(statement)) is fault


@pytest.mark.parametrize(
    ("facts", "sure"),
    [
        ("饭店已安装油烟净化设备并正常使用，检测达标。", True),
        ("群众反映加油站没证，墙上挂着，年底才到期。", None),
        ("某酒店用杂物封闭疏散通道。", False),
        ("秤是检过的，可是秤砣底下粘着一块磁铁。", False),
    ],
)
def test_where_the_two_only_lean_clauses_are_offered_without_confidence(
    facts: str, sure: bool | None
) -> None:
    """None: either answer will do, but never a clause with confidence."""
    found = compliance(facts)
    assert bool(found and found.sure) is bool(sure) or sure is None
    answer = suggest(Case(facts=facts))
    if found is not None:
        assert all(one.confidence is Confidence.LOW for one in answer.suggestions)
        assert found.told in answer.message


def test_hardly_any_way_to_say_a_common_act_is_taken_for_compliance() -> None:
    """Each is a violation told in a few words (corpora/facts/common)."""
    ways = [way for act in shipped_acts() for way in act.says][::5]
    refused = [way for way in ways if lawful_sentence(way)]
    assert len(refused) <= len(ways) / 100, refused
