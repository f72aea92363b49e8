"""What is computed from the paper as read and the law as held: who may decide, which text counts, what is told and proved. Sentences of our own."""

import pytest

from assistant.law.citations import find_citations
from assistant.law.library import LawLibrary
from assistant.paper.model import Paper
from assistant.review.parts.pieces import pieces_of
from assistant.review.parts.read import read_decision
from assistant.review.verb import review
from assistant.text.reckoning import reckonings
from tests.review.desk import WATER

_EVERYWHERE = "临汀县水利局"
_CLAUSE = "依据《中华人民共和国水法》第六十九条第（一）项的规定，本局决定"

# (what is changed in a paper without fault, the rule that tells it, words of the message)
WRONG = (
    ((("临汀县水利局", "临汀县河田镇水利站"),), "R01", "不是行政机关"),
    ((("临汀县水利局", "临汀县水资源管理服务中心"),), "R01", "不是行政机关"),
    ((("临汀县水利局", "临汀县水利局水政监察所"),), "R01", "不是行政机关"),
    ((("第六十九条第（一）项的规定，本局决定", "第四十九条第一款的规定，本局决定"),), "R14", "没有规定处罚"),
    ((("罚款人民币贰万伍仟元整（¥25000.00）。", "一、罚款人民币贰万伍仟元整（¥25000.00）；\n二、责令苗圃停产。"),), "R15", "没有“责令停产”"),
    ((("罚款人民币贰万伍仟元整（¥25000.00）。", "一、罚款人民币贰万伍仟元整（¥25000.00）；\n二、没收苗圃的全部销售收入。"),), "R15", "没有没收违法所得"),
    ((("对阮仲平的《询问笔录》1份", "对阮平仲的《询问笔录》1份"),), "R03", "次序相反"),
    ((("2024年5月22日，你单位提交", "2024年5月22日，你单位隔壁店主没有出示授权委托书就代你单位提交"),), "R05", "没有提交授权委托书"),
    ((("经查，你单位自", "对该取水行为，临汀县应急管理局已于2024年4月10日罚款20000元。经查，你单位自"),), "R17", "已经受过罚款"),
    ((("（三）水表抄表记录1份，证明取水量；", "（三）对门卫姚某的询问笔录1份，称机井从来没有抽过水；"), ("在厂区西侧机井擅自取水，用于苗圃灌溉", "厂区西侧机井正在抽水灌溉苗圃")), "R08", "相反"),
    ((("使用一台深井泵取用地下水", "使用3台深井泵取用地下水"), ("并于2024年5月6日拆除水泵", "并于2024年5月6日拆除该5台深井泵")), "R08", "前后数量不一致"),
)  # fmt: skip

# (what is changed, the rule that must stay silent)
RIGHT = (
    ((("临汀县水利局", "临汀县水土保持和水利局"),), "R01"),
    ((("临汀县水利局", "临汀县农业综合行政执法大队"),), "R01"),
    ((("临汀县水利局", "临汀县河道管理所"),), "R01"),
    ((("第六十九条第（一）项的规定，本局决定", "第六十九条的规定，本局决定"),), "R14"),
    ((("罚款人民币贰万伍仟元整（¥25000.00）。", "一、责令停止违法行为；\n二、罚款人民币贰万伍仟元整（¥25000.00）。"),), "R15"),
    ((("对阮仲平的《询问笔录》1份", "对阮仲平、会计阮文秀的《询问笔录》各1份"),), "R03"),
    ((("2024年5月22日，你单位提交", "2024年5月22日，你单位委托的店长持授权委托书代你单位提交"),), "R05"),
    ((("经查，你单位自", "另一企业的取水行为，临汀县应急管理局已于2024年4月10日罚款20000元。经查，你单位自"),), "R17"),
    ((("（三）水表抄表记录1份，证明取水量；", "（三）水表抄表记录1份，证明取水量；（六）对门卫姚某的询问笔录1份，称从来没有抽过别家的水；"),), "R08"),
    ((("使用一台深井泵取用地下水", "使用3台深井泵、2台潜水泵取用地下水"), ("并于2024年5月6日拆除水泵", "并于2024年5月6日拆除该5台水泵")), "R08"),
)  # fmt: skip


def _changed(changes: tuple[tuple[str, str], ...]) -> str:
    text = WATER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(("changes", "rule", "words"), WRONG)
def test_is_told(
    packaged_library: LawLibrary, changes: tuple[tuple[str, str], ...], rule: str, words: str
) -> None:
    found = review(_changed(changes), library=packaged_library).findings
    assert any(one.rule == rule and words in one.message for one in found), [
        (one.rule, one.message) for one in found
    ]


@pytest.mark.parametrize(("changes", "rule"), RIGHT)
def test_is_silent(packaged_library: LawLibrary, changes: tuple[tuple[str, str], ...], rule: str) -> None:
    found = review(_changed(changes), library=packaged_library).findings
    assert [one.message for one in found if one.rule == rule] == []


# (text, addresses with the law each is of)
CITED = (
    ("依据《中华人民共和国消防法》第六十条第一款“……处罚。”和第六十七条“……处罚。”", ["消防法60", "消防法67"]),
    ("依据《中华人民共和国建筑法》第七条“……。”，《中华人民共和国消防法》第六十条“依照《建筑法》……。”和第六十七条", ["建筑法7", "消防法60", "消防法67"]),
    ("违反了《中华人民共和国消防法》第二十八条第（一）项“甲”、第（三）项“乙”的规定", ["消防法28.1", "消防法28.3"]),
    ("违反了《中华人民共和国消防法》第二十八条第一款“甲。”和第二款“乙。”的规定", ["消防法28", "消防法28"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "places"), CITED)
def test_a_place_behind_a_quotation_is_of_the_law_quoted(text: str, places: list[str]) -> None:
    told = []
    for one in find_citations(text):
        assert one.provision is not None
        item = f".{one.provision.item}" if one.provision.item else ""
        told.append(f"{one.name.removeprefix('中华人民共和国')}{one.provision.article}{item}")
    assert told == places


# (text, whether a sum of it is certainly wrong)
IN_ORDER = (
    ("对耕地80平方米按每平方米200元、林地60平方米按每平方米120元处罚，分别为16000元和7200元。", False),
    ("对耕地80平方米按每平方米200元、林地60平方米按每平方米120元处罚，分别为16000元和7800元。", True),
    ("购进甲药30盒每盒12元、乙药20盒每盒15元，货款依次为360元、310元。", True),
    ("购进甲药30盒每盒12元、乙药20盒每盒15元，货款依次为360元、300元。", False),
    ("购进甲药30盒每盒12元、乙药20盒每盒15元，扣除优惠后分别为350元、290元。", False),
    ("该茶15盒以每盒40元售给李某，得款650元，即违法所得650元。", True),
    ("该茶15盒以每盒40元售给李某，得款600元，即违法所得600元。", False),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), IN_ORDER)
def test_amounts_in_the_order_of_counts_and_prices(text: str, wrong: bool) -> None:
    assert any(one.wrong for one in reckonings(text)) == wrong


HEADS = (
    ("临汀青禾建筑劳务有限公司（统一社会信用代码：91350100M000100Y43，地址：临汀县河田镇榆树路19号）、\n阮仲平（男，公民身份号码530102197805060013，住临汀县榆树路2号）：\n", [True, False]),
    ("临汀青禾建筑劳务有限公司（统一社会信用代码：91350100M000100Y43，地址：临汀县河田镇榆树路19号）和阮仲平（男，公民身份号码530102197805060013，住临汀县榆树路2号）：\n", [True, False]),
    ("临汀青禾建筑劳务有限公司（统一社会信用代码：91350100M000100Y43，地址：临汀县河田镇榆树路19号）：\n", [True]),
)  # fmt: skip


@pytest.mark.parametrize(("head", "kinds"), HEADS)
def test_several_addressees(head: str, kinds: list[bool]) -> None:
    paper = f"临汀县人力资源和社会保障局\n行政处罚事先告知书\n临人社罚告〔2025〕第1号\n\n{head}\n你公司一案，本局已于2025年5月13日立案。"
    assert [party.organisation for party in read_decision(Paper.of_text(paper)).parties] == kinds


LISTS = (
    ("〔证据〕一、检查笔录、照片，证明现状；二、对甲某、乙某的询问笔录，证明经过；三、营业执照，证明身份。", ["检查笔录", "照片", "对甲某、乙某的询问笔录", "营业执照"]),
    ("［主要证据］一、检查笔录，证明现状；二、照片，证明经过。", ["检查笔录", "照片"]),
    ("【证据】一、检查笔录，证明现状；二、向丙某收集的照片，证明经过。", ["检查笔录", "向丙某收集的照片"]),
)  # fmt: skip


@pytest.mark.parametrize(("line", "names"), LISTS)
def test_evidence_under_a_heading_in_brackets(line: str, names: list[str]) -> None:
    paper = f"临汀县水利局\n行政处罚事先告知书\n\n〔违法事实〕2025年5月12日，本局检查发现你公司在榆树路19号取水。\n\n{line}\n\n你公司的行为违反了《中华人民共和国水法》第四十八条第一款的规定。"
    assert [piece.name for piece in pieces_of(read_decision(Paper.of_text(paper)))] == names
