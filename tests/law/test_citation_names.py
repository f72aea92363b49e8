"""How laws are named in real papers, and that nothing which looks like a citation is passed over."""

import re

import pytest
from citing import BOOK, brief, everything, find
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.citations.model import CitationStatus, Naming
from assistant.text.compact import Compact

MARKS = [
    ("<<行政处罚法>>第33条", "行政处罚法", "第三十三条"),
    ("＜＜行政处罚法＞＞第33条", "行政处罚法", "第三十三条"),
    ("《《行政处罚法》》第三十三条", "行政处罚法", "第三十三条"),
    ("«行政处罚法»第33条", "行政处罚法", "第三十三条"),
    ("〈行政处罚法〉第33条", "行政处罚法", "第三十三条"),
    ("〖行政处罚法〗第33条", "行政处罚法", "第三十三条"),
    ("【行政处罚法】第33条", "行政处罚法", "第三十三条"),
    ("“行政处罚法”第33条", "行政处罚法", "第三十三条"),
    ("「行政处罚法」第33条", "行政处罚法", "第三十三条"),
    ('"行政处罚法"第33条', "行政处罚法", "第三十三条"),
    ("行政处罚法》第33条", "行政处罚法", "第三十三条"),
    ("《行政处罚法第33条", "行政处罚法", "第三十三条"),
    ("《消防法 60条》", "消防法", "第六十条"),
    ("《消防法第六十条》", "消防法", "第六十条"),
    ("《消防法第六十条第一款第（三）项》", "消防法", "第六十条第一款第（三）项"),
    ("《中华人民共和国行政处罚法第三十三条》", "中华人民共和国行政处罚法", "第三十三条"),
    ("《违反消防法第六十条》", "消防法", "第六十条"),
    ("《消防法之第六十条》", "消防法", "第六十条"),
    ("行政处罚法２０２１第三十三条", "行政处罚法", "第三十三条"),
    ("行政处罚法2021版第三十三条", "行政处罚法", "第三十三条"),
    ("《行政处罚法》2021年修订第三十三条", "行政处罚法", "第三十三条"),
    ("《行政处罚法》（现行有效）第三十三条", "行政处罚法", "第三十三条"),
    ("《行政处罚法》关于第三十三条", "行政处罚法", "第三十三条"),
]
TRADITIONAL = [
    ("《中華人民共和國行政處罰法》第三十三條第一款", "中华人民共和国行政处罚法", "第三十三条第一款"),
    ("《行政处罚法》第三十三條", "行政处罚法", "第三十三条"),
    ("《行政處罰法》第三十三条", "行政处罚法", "第三十三条"),
    ("行政處罰法第33條第1款第2項", "行政处罚法", "第三十三条第一款第（二）项"),
    ("《消防條例》第十八條", "消防条例", "第十八条"),
    ("《食品安全法實施條例》第六十七條", "食品安全法实施条例", "第六十七条"),
    ("依據民法典第一千零四十九條", "民法典", "第一千零四十九条"),
    ("《土地管理法實施條例》第五十七條第一款", "土地管理法实施条例", "第五十七条第一款"),
    ("《⾏政处罚法》第三⼗三条", "行政处罚法", "第三十三条"),  # radicals, as PDF files give them
    ("「行政處罰法」第三十三條", "行政处罚法", "第三十三条"),
    ("海關法第八條之一", "海关法", "第八条之一"),
    ("《物業管理條例》第六十一條", "物业管理条例", "第六十一条"),
    ("違反了消防法第二十八條", "消防法", "第二十八条"),
    ("根據刑法第一百三十三條之一", "刑法", "第一百三十三条之一"),
    ("《刑法》第一百三十三條之一第一款", "刑法", "第一百三十三条之一第一款"),
    ("依照《商標法》第五十七條", "商标法", "第五十七条"),
    ("按照保險法第十條", "保险法", "第十条"),
    ("《憲法》第四十一條", "宪法", "第四十一条"),
    ("《城市市容和環境衛生管理條例》第三十四條", "城市市容和环境卫生管理条例", "第三十四条"),
    ("《水污染防治法》第八十三條第（一）項", "水污染防治法", "第八十三条第（一）项"),
]
BARE = [
    "民法典第1049条",
    "依据民法典第1049条",
    "当事人的行为违反民法典第1049条",
    "本案适用民法典第1049条",
    "参照民法典第1049条",
    "触犯民法典第1049条",
    "按民法典第1049条",
    "现行民法典第1049条",
    "我国民法典第1049条",
    "（民法典第1049条）",
    "问：民法典第1049条",
    "对民法典第1049条",
    "由民法典第1049条",
    "新民法典第1049条",
    "查民法典第1049条",
    "即民法典第1049条",
    "引民法典第1049条",
    "拟适用民法典第1049条",
    "兹依民法典第1049条",
    "以及民法典第1049条",
    "\n民法典第1049条",
    "一、民法典第1049条",
    "涉嫌违反民法典第1049条",
]
DERIVED = [
    ("《土地管理法》第七十七条及其实施条例第五十七条", ["土地管理法", "土地管理法实施条例"]),
    ("《土地管理法》第七十七条和该法实施条例第五十七条", ["土地管理法", "土地管理法实施条例"]),
    ("《土地管理法》及其实施条例第五十七条", ["土地管理法实施条例"]),
    ("《土地管理法》第七十七条、其实施条例第五十七条", ["土地管理法", "土地管理法实施条例"]),
    ("土地管理法第七十七条与其实施条例第五十七条", ["土地管理法", "土地管理法实施条例"]),
    ("《食品安全法》第一百二十四条，同法实施条例第六十七条", ["食品安全法", "食品安全法实施条例"]),
    ("《食品安全法》第三条。该法实施条例第六十七条", ["食品安全法", "食品安全法实施条例"]),
    ("《食品安全法》第三条。其实施细则第六十七条", ["食品安全法", "食品安全法实施细则"]),
    ("《食品安全法》第三条。该法的实施条例第六十七条", ["食品安全法", "食品安全法实施条例"]),
    ("《消防法》第三条及其实施办法第四条", ["消防法", "消防法实施办法"]),
    ("《海关法》第八条和此法实施条例第九条", ["海关法", "海关法实施条例"]),
    ("《海关法》第八条，上述法实施细则第九条", ["海关法", "海关法实施细则"]),
    (
        "《中华人民共和国食品安全法》第三条及其实施条例第六条",
        ["中华人民共和国食品安全法", "食品安全法实施条例"],
    ),
    ("《物业管理条例》第六条及其实施细则第九条", ["物业管理条例", "物业管理条例实施细则"]),
    ("《物业管理条例》第六条及该条例实施细则第九条", ["物业管理条例", "物业管理条例实施细则"]),
    ("《食品安全法》（以下简称食安法）第三条及其实施条例第六条", ["食品安全法", "食品安全法实施条例"]),
    (
        "《消防法》第三条。《食品安全法》第四条及其实施条例第五条",
        ["消防法", "食品安全法", "食品安全法实施条例"],
    ),
    ("《食品安全法》第四条及其實施條例第五條", ["食品安全法", "食品安全法实施条例"]),
    ("《海关法》第八条及其施行细则第九条", ["海关法", "海关法施行细则"]),
    ("《商标法》第五十七条和其实施条例第八条", ["商标法", "商标法实施条例"]),
]
POINTING = [
    ("依据《消防法》第六十四条。据上述第六十四条", ["消防法", "消防法"]),
    ("《消防法》第六十四条，《刑法》第三条。依照上述第六十四条", ["消防法", "刑法", "消防法"]),
    ("《消防法》第三条、《刑法》第三条。依照上述第三条", ["消防法", "刑法", ""]),
    ("《消防法》第六条，《刑法》第三条。前述第六条", ["消防法", "刑法", "消防法"]),
]
PAPERS = [
    ("《甲省消防行政处罚裁量基准》第四项", "甲省消防行政处罚裁量基准", "第（四）项"),
    ("《甲省消防行政处罚裁量基准》第8项", "甲省消防行政处罚裁量基准", "第（八）项"),
    ("《甲省消防行政处罚裁量基准（试行）》第（四）项", "甲省消防行政处罚裁量基准(试行)", "第（四）项"),
    ("《产业结构调整指导目录》第〔三〕项", "产业结构调整指导目录", "第（三）项"),
    ("《轻微违法行为不予处罚清单目录》第12项", "轻微违法行为不予处罚清单目录", "第（十二）项"),
    ("《不予处罚事项目录》（2023年版）第五项", "不予处罚事项目录", "第（五）项"),
    ("《某市裁量权适用规则》第6项", "某市裁量权适用规则", "第（六）项"),
    ("《关于规范裁量的通知》第三项", "关于规范裁量的通知", "第（三）项"),
    ("《某局工作指引》第2项", "某局工作指引", "第（二）项"),
    ("《某区划分标准》第十项", "某区划分标准", "第（十）项"),
]
SLIPS = [
    ("行政处罚发第33条", "行政处罚发"),
    ("违反消防条列第十八条", "消防条列"),
    ("依据物业管理条利第六条", "物业管理条利"),
    ("按土地管理珐第七十七条", "土地管理珐"),
    ("依照食品安全法实施条理第六条", "食品安全法实施条理"),
    ("《行政处罚发》第33条", "行政处罚发"),
    ("《城市市容和环境卫生管理条列》第三十四条", "城市市容和环境卫生管理条列"),
    ("《行政处法罚》第三十三条", "行政处法罚"),
    ("《消防条理》第十八条", "消防条理"),
    ("《行政处罚法条列》第三条", "行政处罚法条列"),
]


@pytest.mark.parametrize(("citation", "law", "address"), [*MARKS, *TRADITIONAL])
@pytest.mark.parametrize("frame", ["{}", "当事人的行为违反了{}的规定，应予处罚。", "一、\n{}\n"])
def test_marks_years_and_traditional_characters(citation: str, law: str, address: str, frame: str) -> None:
    assert brief(frame.format(citation)) == [(law, address)]


@pytest.mark.parametrize("text", BARE)
def test_a_certain_name_needs_no_marks(text: str) -> None:
    (citation,) = find(text)
    assert (citation.name, citation.naming) == ("民法典", Naming.BARE)


@pytest.mark.parametrize(("text", "laws"), [*DERIVED, *POINTING])
def test_laws_pointed_back_to(text: str, laws: list[str]) -> None:
    assert [c.name for c in find(text)] == laws


def test_its_regulation_after_two_laws_is_left_open() -> None:
    (citation,) = find("《消防法》和《刑法》及其实施条例第五条")
    assert citation.problem is CitationStatus.AMBIGUOUS


@pytest.mark.parametrize(("citation", "paper", "address"), PAPERS)
@pytest.mark.parametrize("frame", ["{}", "参照{}，从轻处罚。"])
def test_papers_without_articles_are_cited_by_items(
    citation: str, paper: str, address: str, frame: str
) -> None:
    assert brief(frame.format(citation)) == [(paper, address)]


@pytest.mark.parametrize(("text", "name"), SLIPS)
def test_misspelt_names_are_found_as_written(text: str, name: str) -> None:
    (citation,) = find(text)
    assert (citation.name, citation.problem) == (name, None)


REPORTED = [
    "消防法第十条船舶",
    "你违反了第几条？",
    "第三十三条最好",
    "《整改情况汇总》第三条",
    "依据《江城消防责任人职责》第三条",
    "违反第三十三条第-款",
    "《消防法》第××条",
    "《消防法》第三十三条第九",
    "《消防法》第三十三条第一款第三顶",
    "本法第三条",
]


@pytest.mark.parametrize("text", REPORTED)
def test_what_cannot_be_settled_is_still_reported(text: str) -> None:
    assert len(find(text)) == 1


NAMED = [
    ("依据《消防法》作出决定", ["消防法"]),
    ("依据《消防法》、《刑法》第三条", ["消防法"]),
    ("《江城市犬只管理条例》自施行以来效果良好", ["江城市犬只管理条例"]),
    ("《消防法》（以下简称《本法》）第三条", []),
    ("《条例》规定明确", []),
    ("《房屋租赁合同》和《营业执照》、《江城晚报》", []),
    ("《行政处罚决定书》已送达", []),
    ("出示了《消防法》；当事人签了《承诺书》", ["消防法"]),
    ("依据《行政处罚法》（2017修正）作出", ["行政处罚法"]),
    ("《消防法》第三条规定：“依照《刑法》处罚”", []),
]


@pytest.mark.parametrize(("text", "laws"), NAMED)
def test_laws_named_without_an_address_are_reported_as_names(text: str, laws: list[str]) -> None:
    assert [c.name for c in everything(text) if c.names_only] == laws


NO_UNIT = [
    ("《行政处罚法》第九十九", "第九十九"),
    ("《行政处罚法》第33，", "第33"),
    ("《行政处罚法》§33", "§33"),
    ("《行政处罚法》（2021修订）第三十三。", "第三十三"),
    ("依据行政处罚法第三十三的规定", "第三十三"),
    ("根据消防法§60", "§60"),
    ("《消防法》第（六十）", "第(六十)"),
]


@pytest.mark.parametrize(("text", "unread"), NO_UNIT)
def test_a_number_without_its_unit_is_told(text: str, unread: str) -> None:
    (citation,) = everything(text)
    assert citation.problem is CitationStatus.UNPARSEABLE
    assert unread in citation.reason


@pytest.mark.parametrize(
    "text", ["《消防法》第三方机构", "《消防法》第二次修正", "《消防法》第13号", "消防法第三章"]
)
def test_numbers_of_other_things_are_none(text: str) -> None:
    assert all(c.problem is None for c in everything(text))


def test_the_edition_goes_on_to_the_next_article() -> None:
    found = find("《行政处罚法》（2017修正）第三条，第五条；《刑法》第六条")
    assert [c.edition for c in found] == ["2017", "2017", ""]


_LAWS = [
    "《消防法》",
    "消防法",
    "《行政處罰法》",
    "《江城市犬只管理条例》",
    "<<刑法>>",
    "《消防条列》",
    "该法",
    "《某裁量基准》",
]
_ADDRESSES = [
    "第三条",
    "第33條",
    "60条",
    "第陆拾条",
    "第三、五条",
    "33、34条",
    "第×条",
    "第四十十条",
    "第三条至第五条",
]
_TAILS = [
    "",
    "前款",
    "（第九项）",
    "（九）",
    "〔九〕",
    "第（一）（三）项",
    "第一款之（九）项",
    "第9)项",
    "⑨",
    "第-款",
    "第九",
    "甲项",
    "第一款第（二）项",
]
_AFTER = ["的规定", "，", "。", "规定：“甲乙”", "\n", "处罚", "、《刑法》第七条"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["依据", "违反", "", "（", "\n"]),
            st.sampled_from(_LAWS),
            st.sampled_from(_ADDRESSES),
            st.sampled_from(_TAILS),
            st.sampled_from(_AFTER),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_nothing_that_looks_like_a_citation_is_passed_over(parts: list[tuple[str, ...]]) -> None:
    """Every 《…》 of a law and every 第…条 lies in a citation that is reported, or in the words it quotes."""
    text = "".join("".join(part) for part in parts)
    found = everything(text)
    covered = [(c.start, c.end) for c in found]
    covered += [(c.quotation.start, c.quotation.end) for c in found if c.quotation]
    for match in re.finditer("《[^《》]+》|第[^第条條，。《》]{0,8}[条條]", text):
        assert any(start <= match.start() < end for start, end in covered), (match[0], text)


_PLAIN = re.compile(
    r"第[0-9一二三四五六七八九十百零]+条(?:之[0-9一二三四五六七八九十]+)?(?:第[0-9一二三四五六七八九十]+款)?"
    r"(?:第[(]?[0-9一二三四五六七八九十]+[)]?项)?"
)


@given(
    st.sampled_from(["第三条", "第33条", "第三条之一"]),
    st.text(alphabet="第（）()〔〕[]①九一3-款项目顶之甲A.至、", max_size=6),
)
def test_a_citation_that_is_read_has_no_unread_character(address: str, tail: str) -> None:
    """If the only citation is readable, either its words are a plain address, or the rest was read into it."""
    text = f"《消防法》{address}{tail}。"
    for citation in find(text):
        if citation.provision is None or citation.naming is not Naming.TITLE:
            continue
        written = Compact(citation.text).text.removeprefix("《消防法》")
        rest = Compact(text).text[len("《消防法》") + len(written) :]
        assert not re.match(
            r"第?[(〔\[]?[九一3][)〕\]]?[款项目]|第[九一3甲A-]|[(〔\[][九一3][)〕\]]|①|[款项顶](?!目)", rest
        ), text
        if not _PLAIN.fullmatch(written):
            place = citation.provision
            assert (
                place.item or place.paragraph or place.suffix or place.point or re.search("[、至-]", written)
            ), text


def test_names_of_the_book_are_known() -> None:
    assert "行政处罚法" in BOOK
