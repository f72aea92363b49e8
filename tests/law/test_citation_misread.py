"""Kinds of citations that a second hand found misread: blank forms, 同 in 合同, 笫, lists, talk before a name, slips."""

from datetime import date

import pytest
from citing import brief, find
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.citations import verify_citations
from assistant.law.citations.find import CitationFinder
from assistant.law.citations.model import CitationStatus as Status
from assistant.law.citations.name_book import NameBook
from assistant.law.library import LawLibrary

DAY = date(2026, 3, 5)

BLANK = [
    *("第（）项", "第()项", "第（ ）项", "第(　)项", "第＿项", "第__项", "第____项", "第【】项", "第〔〕项", "第［］项"),
    *("第 项", "第　项", "第项", "第款", "第（）款", "第＿款第＿项", "第一款第（）项", "第一款第＿＿项", "第（）", "第（）目"),
    *("（）项", "（＿）项", "第（/）项", "第（／）款", "第（…）项", "第（××）项", "第（一甲）项", "第（二十几）项", "第（三、）项"),
    *("第（第一）项", "第？项", "第（？）项", "第□项", "之（）项", "的第（）项"),
]  # fmt: skip
FRAMES = ["{}", "违反了{}的规定，应予处罚。", "依据{}，决定如下", "（{}）", "{}\n当事人"]


@pytest.mark.parametrize("blank", BLANK)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_blank_left_open_makes_the_address_unreadable(blank: str, frame: str) -> None:
    (citation,) = find(frame.format(f"《消防法》第六十条{blank}"))
    assert citation.provision is None
    assert citation.problem is Status.UNPARSEABLE


@pytest.mark.parametrize("rest", ["第（一", "第（一的规定", "第（二，应予处罚", "之第（三", "第（"])
def test_an_open_bracket_is_not_passed_over(rest: str) -> None:
    (citation,) = find(f"《消防法》第六十条{rest}")
    assert citation.problem is Status.UNPARSEABLE


@given(
    st.text("-_—~×？?*□某几…·、，/ 　", max_size=6),
    st.sampled_from("款项目"),
    st.sampled_from(["（）", "()", "〔〕", "【】"]),
)
def test_no_junk_in_brackets_is_read_as_the_article(junk: str, unit: str, marks: str) -> None:
    for tail in (
        f"第{marks[0]}{junk}{marks[1]}{unit}",
        f"{marks[0]}{junk}{marks[1]}{unit}",
        f"第{junk}{unit}",
    ):
        found = find(f"《消防法》第六十条{tail}")
        assert [c.provision for c in found] == [None], tail


@pytest.mark.parametrize(
    "after",
    [
        *(
            "的规定",
            "（以下简称本条）规定",
            "（修改）项目",
            "规定的第（一）次检查",
            "，第三方",
            "中的款项",
            "所列项目",
        ),
        *(
            "（见附件）",
            "、（一）班",
            "规定，第二项工程",
            "的目的",
            "第三者",
            "明确的项目",
            "，款已付清",
            "（2021年）的",
        ),
        *("关于目录的规定", "之规定", "（略）", "；（二）", "【已失效】", "，第一目标", "和条件"),
    ],
)
def test_words_behind_an_address_are_no_part_of_it(after: str) -> None:
    assert brief(f"《消防法》第六十条{after}")[0] == ("消防法", "第六十条")


LAW = "《消防法》第六十条。《物业管理条例》第三条。"
POINTING = [
    ("应当符合同法第九条", "消防法"),
    ("对应该条例第九条", "物业管理条例"),
    ("适合同条例第九条", "物业管理条例"),
    ("该法第九条", "消防法"), ("同法第九条", "消防法"), ("此法第九条", "消防法"), ("依据同条例第九条", "物业管理条例"),
    ("上述条例第九条", "物业管理条例"), ("，同法第九条", "消防法"), ("以及同条例第九条", "物业管理条例"),
    ("签劳动合同法第九条", "劳动合同法"), ("签合同法第九条管吗", "合同法"), ("河南省企业集体合同条例第九条", "河南省企业集体合同条例"),
    ("你是否知道河南省企业集体合同条例第玖条", "河南省企业集体合同条例"), ("合同办法第九条", "合同办法"),
    ("劳务合同法第九条", "劳务合同法"), ("租赁合同办法第九条", "租赁合同办法"), ("不同法第九条", ""), ("共同条例第九条", ""),
    ("相同办法第九条", ""), ("如同条例第九条", ""), ("等同法第九条", ""), ("应该条例第九条", ""), ("活该法第九条", ""),
    ("因此条例第九条", ""), ("如此办法第九条", ""), ("从此条例第九条", ""), ("彼此法第九条", ""), ("根本法第九条", ""),
    ("香港特别行政区基本法第九条", "香港特别行政区基本法"), ("劳动合同法实施条例第九条", "劳动合同法实施条例"),
]  # fmt: skip
CONTRACTS = ["河南省企业集体合同条例", "劳动合同法", "合同法", "劳动合同法实施条例", "香港特别行政区基本法"]
CONTRACTS += [
    "消防法",
    "物业管理条例",
    "城市房地产管理法",
    "浙江省价格条例",
    "重庆市水文条例",
    "婚姻法",
    "物权法",
]
CONTRACTS += [
    "民法总则",
    "行政处罚法",
    "浙江省见义勇为人员奖励和保障条例",
    "教育法",
    "道路运输条例",
    "民法典",
]
CONTRACTS += ["洛阳市保护和奖励维护社会治安见义勇为人员条例", "城市市容和环境卫生管理条例"]
NAMES = NameBook(CONTRACTS)


def last(text: str) -> tuple[str, str]:
    """Words and law of the last citation."""
    citation = list(CitationFinder(text, NAMES).citations())[-1]
    return citation.text, citation.name


@pytest.mark.parametrize(("words", "law"), POINTING)
def test_a_pointing_word_inside_another_word_points_nowhere(words: str, law: str) -> None:
    assert last(LAW + words)[1] == law


MISREAD = [
    ("笫四十二条", "第四十二条"), ("苐四十二条", "第四十二条"), ("弟四十二条", "第四十二条"), ("笫42条", "第四十二条"),
    ("笫四十二条笫一款", "第四十二条第一款"), ("第四十二条笫（二）项", "第四十二条第（二）项"), ("笫 四十二 条", "第四十二条"),
    ("苐四十二条苐二款", "第四十二条第二款"), ("弟四十二条弟一款", "第四十二条第一款"), ("笫四十二条第一项", "第四十二条第（一）项"),
    ("笫肆拾贰条", "第四十二条"), ("的笫四十二条", "第四十二条"), ("（2021修订）笫四十二条", "第四十二条"),
    ("笫四十二条之一", "第四十二条之一"), ("笫四十二條", "第四十二条"), ("笫二章笫四十二条", "第四十二条"),
    ("弟肆拾贰条", "第四十二条"), ("弟４２条", "第四十二条"), ("苐42条第（一）项", "第四十二条第（一）项"),
    ("笫四十二条第三款笫（二）项", "第四十二条第三款第（二）项"), ("笫（四十二）条", "第四十二条"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "address"), MISREAD)
@pytest.mark.parametrize("frame", ["{}", "依据{}处罚", "（{}）"])
def test_ordinals_misread_by_a_scanner(written: str, address: str, frame: str) -> None:
    assert brief(frame.format(f"《消防法》{written}")) == [("消防法", address)]


@pytest.mark.parametrize(
    "words", ["兄弟三条船", "表弟二项工程", "徒弟三项全能", "子弟五条规矩", "师弟一款手机"]
)
def test_brothers_are_no_ordinals(words: str) -> None:
    assert brief(f"《消防法》。{words}") == []


KINDS_OF_PAPERS = [
    "生活垃圾分类清单",
    "轻微违法行为不予处罚清单", "首违不罚事项清单", "权责清单", "监管事项清单", "从轻处罚清单", "行政许可清单", "包容免罚清单",
    "裁量基准", "裁量标准", "执法指引", "工作指南", "实施细则", "处罚规则", "工作方案", "整治意见", "管理名录", "禁止目录",
    "工作制度", "执法规范", "工作规程", "操作规程", "暂行办法", "若干规定",
]  # fmt: skip


@pytest.mark.parametrize("paper", KINDS_OF_PAPERS)
@pytest.mark.parametrize(
    "item", ["第四项", "第（四）项", "第4项", "（四）项", "的第四项", "中第四项", "中的第四项"]
)
def test_papers_without_articles_are_cited_by_items(paper: str, item: str) -> None:
    assert brief(f"依据《望浦市市容领域{paper}》{item}。") == [(f"望浦市市容领域{paper}", "第（四）项")]


def test_a_list_may_have_a_short_name() -> None:
    text = "《望浦市不予处罚清单》（以下简称《清单》）第二项。依据《清单》第三项"
    assert [name for name, _ in brief(text)] == ["望浦市不予处罚清单"] * 2


@pytest.mark.parametrize(
    "text",
    [
        *("租赁合同第五条", "公司章程第十二条", "管理规约第八条", "施工承包协议第七条", "《证据清单》第3项"),
        *(
            "《扣押物品清单》第四项",
            "《租赁合同》第五条",
            "《公司章程》第十二条",
            "《物资清单》第2项",
            "劳动合同第三条第二款",
        ),
        *(
            "《业主公约手册》第五条",
            "《施工协议书》第八条",
            "保证书第二条",
            "意向书第一条",
            "《招标文件》第六条",
        ),
        *("《查封扣押财物清单》第2项", "《工程量清单》第三项", "《材料清单》第（一）项", "《清单》第1项"),
        *("承诺书第三条", "《情况说明》第二条", "《晚报》第三条", "合作备忘录第四条", "《产品说明书》第5条"),
    ],
)
def test_contracts_and_lists_of_evidence_are_no_law(text: str) -> None:
    """Decided: what the parties agreed is not reported as law, and so is never called verified either."""
    assert brief(f"依据{text}。") == []


TALK = [
    ("想了解城市房地产管理法第五十八条", "城市房地产管理法"), ("你是否知道浙江省价格条例第十九条", "浙江省价格条例"),
    ("以上事实与重庆市水文条例第88条", "重庆市水文条例"), ("问：知道婚姻法第三条吗", "婚姻法"),
    ("浙江省见义勇为人员奖励和保障条例第二十二条", "浙江省见义勇为人员奖励和保障条例"),
    ("按洛阳市保护和奖励维护社会治安见义勇为人员条例第十六条", "洛阳市保护和奖励维护社会治安见义勇为人员条例"),
    ("想了解物权法第34条", "物权法"), ("检查的依据是民法总则第十六条", "民法总则"), ("定性依据为民法总则第十六条", "民法总则"),
    ("你是否知道合同法第五十二条", "合同法"), ("写明行政处罚法第三十三条", "行政处罚法"), ("我们学过消防法第五条", "消防法"),
    ("民警宣读城市房地产管理法第五条", "城市房地产管理法"), ("我们单位重庆市水文条例第五条", "重庆市水文条例"),
    ("请你们看看城市市容和环境卫生管理条例第五条", "城市市容和环境卫生管理条例"), ("他说不清楚消防法第五条", "消防法"),
    ("咨询民法典第五条", "民法典"), ("想了解江城市犬只管理办法第三条", "江城市犬只管理办法"),
    ("我想看看江城市养犬规定第三条", "江城市养犬规定"), ("江城市卫生检查办法第三条", "江城市卫生检查办法"),
    ("他们不懂江城市拆除违建办法第九条", "江城市拆除违建办法"), ("江城市见证管理办法第九条", "江城市见证管理办法"),
    ("管理城市房地产管理法第三条", "管理城市房地产管理法"),
    ("人员城市市容和环境卫生管理条例第三条", "人员城市市容和环境卫生管理条例"),
    ("家庭教育法第三条", "家庭教育法"), ("江城市道路运输条例第三条", "江城市道路运输条例"),
    ("江城市城市市容和环境卫生管理条例第三条", "江城市城市市容和环境卫生管理条例"), ("根据民法总则第五条", "民法总则"),
    ("西藏城市房地产管理法第三条", "西藏城市房地产管理法"), ("翻到消防法第三条", "消防法"),
    ("这个消防法第三条怎么理解", "消防法"), ("你说的那部消防法第三条", "消防法"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "law"), TALK)
def test_words_of_talk_are_no_part_of_a_name(text: str, law: str) -> None:
    words, name = last(text)
    assert name == law
    assert words.startswith(law)


@given(
    st.sampled_from(["浙江省价格条例", "重庆市水文条例"]),
    st.text("你我他是否能曾想问知道了解看过这部那读", max_size=8),
)
def test_a_name_with_its_place_is_read_whatever_precedes(law: str, talk: str) -> None:
    assert last(f"{talk}{law}第三条")[1] == law


SLIPS = [
    ("《核安金法》第三条", "核安全法"), ("《矿山安金法》第三条", "矿山安全法"), ("《核安全珐》第三条", "核安全法"),
    ("《禁毒发》第三条", "禁毒法"), ("《邮政发》第三条", "邮政法"), ("《气象发》第三条", "气象法"), ("《渔业发》第三条", "渔业法"),
    ("《户口登记条列》第三条", "户口登记条例"), ("《海关关衔条列》第三条", "海关关衔条例"), ("《消防救援衔条列》第三条", "消防救援衔条例"),
    ("《户口登记条利》第三条", "户口登记条例"), ("《人民警察警衔条列》第三条", "人民警察警衔条例"), ("《公证珐》第三条", "公证法"),
    ("《仲裁砝》第三条", "仲裁法"), ("《测绘洁》第三条", "测绘法"), ("《资产评估发》第三条", "资产评估法"),
    ("《海岛保沪法》第三条", "海岛保护法"), ("《劳动合同发》第三条", "劳动合同法"), ("《国家安金法》第三条", "国家安全法"),
    ("《土壤污染仿治法》第三条", "土壤污染防治法"), ("《人民防控法》第三条", "人民防空法"), ("《侨汇法》第三条", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "law"), SLIPS)
def test_slips_in_short_names_bring_the_right_name(packaged_library: LawLibrary, text: str, law: str) -> None:
    (found,) = verify_citations(text, as_of=DAY, library=packaged_library)
    assert found.status is (Status.WRONG_NAME if law else Status.NOT_IN_LIBRARY)
    assert found.suggestion.endswith(f"{law}》") if law else not found.suggestion


BACK = [
    ("违反《消防法》第六十条。依据《行政处罚法》第三条。依据该条第二款", "行政处罚法", "第三条第二款"),
    ("《行政处罚法》第三条。《消防法》第六十条规定的，同条第二款", "消防法", "第六十条第二款"),
    ("《消防法》第五条，又违反《消防法》第六条，该条第二款", "消防法", "第六条第二款"),
    ("《消防法》第五条第一款、第二款，该条第三款", "消防法", "第五条第三款"),
    ("《消防法》第五条规定了义务，第六条规定了处罚，同条第二款", "消防法", "第六条第二款"),
    ("《消防法》第五条。《刑法》第六条。《保险法》第七条。同条第一款", "保险法", "第七条第一款"),
    ("《消防法》第五条第（二）项。《刑法》第六条第（一）项。该条第二款", "刑法", "第六条第二款"),
    ("《消防法》第五条、第六条。该条第二款", "", ""), ("《消防法》第五条和第六条。该条第二款", "", ""),
    ("《消防法》第五条和《刑法》第六条。该条第二款", "", ""), ("《消防法》第五条至第七条。该条第二款", "", ""),
    ("《消防法》第五条、《刑法》第六条。同条第二款", "", ""), ("《消防法》第五条以及第六条，同条第二款", "", ""),
    ("《消防法》第五条或者《刑法》第六条，该条第二款", "", ""), ("《消防法》第五、六条。该条第二款", "", ""),
    ("《消防法》第五条及《刑法》（2020修正）第六条，该条第二款", "", ""), ("没有条文。同条第二款", "", ""),
    ("《消防法》第五条。\n\n新的一段。该条第二款", "", ""), ("《消防法》。该条第二款", "", ""),
    ("《消防法》第五条第一款。该条第二款", "消防法", "第五条第二款"), ("消防法第五条。该条第二款", "消防法", "第五条第二款"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "law", "address"), BACK)
def test_the_same_article_is_the_one_cited_last_alone(text: str, law: str, address: str) -> None:
    citation = find(text)[-1]
    assert (citation.name, citation.provision.format() if citation.provision else "") == (law, address)


SHORT = [
    ("大气法第九十九条", "大气污染防治法"), ("噪声法第三条", "噪声污染防治法"), ("水污染法第三条", "水污染防治法"),
    ("土壤法第三条", "土壤污染防治法"), ("食安法第三条", "食品安全法"), ("环保法第三条", "环境保护法"), ("海环法第三条", "海洋环境保护法"),
    ("未保法第三条", "未成年人保护法"), ("招投标法第三条", "招标投标法"), ("政采法第三条", "政府采购法"), ("文保法第三条", "文物保护法"),
    ("电商法第三条", "电子商务法"), ("个保法第三条", "个人信息保护法"), ("网安法第三条", "网络安全法"), ("数安法第三条", "数据安全法"),
    ("野保法第三条", "野生动物保护法"), ("特设法第三条", "特种设备安全法"), ("房管法第三条", "城市房地产管理法"),
    ("土管法第三条", "土地管理法"), ("反不法第三条", "反不正当竞争法"), ("治安法第三条", "治安管理处罚法"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "law"), SHORT)
@pytest.mark.parametrize("frame", ["{}", "依据{}", "定性依据为{}"])
def test_short_names_of_offices(packaged_library: LawLibrary, text: str, law: str, frame: str) -> None:
    (found,) = verify_citations(frame.format(text), as_of=DAY, library=packaged_library)
    assert found.law is not None
    assert found.law.name == f"中华人民共和国{law}"
