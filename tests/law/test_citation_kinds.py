"""Ways of citing that people were found to use: each is read, or told; none is verified for another law's article."""

from datetime import date

import pytest

from assistant.law.citations import verify_citations
from assistant.law.library import LawLibrary
from assistant.search.intent import NamedArticles
from assistant.search.units import Scope

DAY = date(2026, 3, 5)
LAW = "行政处罚法"
CITED = [
    ("《行政处罚法》第三十三条第一款第（二）项", "no_such_item"),
    ("依据行政处罚法33条之规定", "verified"),
    ("《行政处罚法》第33-35条", "verified verified verified"),
    ("《行政处罚法》第三十三条至三十五条", "verified verified verified"),
    ("《行政处罚法》第三十三、九十九条", "verified no_such_article"),
    ("《行政处罚法》33条、99条", "verified no_such_article"),
    ("《行政处罚法》第三十三条和第九十九条", "verified no_such_article"),
    ("《行政处罚法》第 三十三 条", "verified"),
    ("《行政处罚法》第三十三條之一", "no_such_article"),
    ("〈行政处罚法〉第九十三条", "no_such_article"),
    ("「行政处罚法」第九十三条", "no_such_article"),
    ("【行政处罚法】第九十三条", "no_such_article"),
    ("《行政处罚法》（2017年修正）第九十三条", "text_not_held"),
    ("《行政处罚法（1996年）》第九十三条", "text_not_held"),
    ("行政处罚法2017第九十三条", "text_not_held"),
    ("《行政处罚法》(2021修订)第九十九条", "no_such_article"),
    ("《中华人民共和国行政处罚条例》第三条", "not_in_library"),
    ("《行政处罚法》第三十二条第㈨项", "no_such_item"),
    ("《行政处罚法》第三十二条第⑨项", "no_such_item"),
    ("《行政处罚法》第三十二条第i项", "unparseable"),
    ("《行政处罚法》第三十二条第一项、第九项", "verified no_such_item"),
    ("《行政处罚法》第三十二条第（一）、（九）项", "verified no_such_item"),
    ("《行政处罚法》第三十二条一款九项", "no_such_item"),
    ("《行政处罚法》第三十二条第一款（九）", "no_such_item"),
    ("《行政处罚法》第三十二条第一款第（一）项第2目", "no_such_item"),
    ("《行政处罚法》第〇条", "unparseable"),
    ("《行政处罚法》第100条", "no_such_article"),
    ("《行政处罚法》第9999999999999条", "unparseable"),
    ("根据消防法60条1款30项", "no_such_item"),
    ("《消防法》第60（3）条", "unparseable"),
    ("《消防法》第60条(三十)", "no_such_item"),
    ("《消防法》\n第六百条", "no_such_article"),
    ("《合同法》第五十二条", "wrong_version"),
    ("《治安管理处罚条例》第二十二条", "wrong_version"),
    ("《民法典》1049条", "verified"),
    ("《刑法》第一百三十三条之9", "no_such_article"),
    ("《城鄉規劃法》第六百條", "no_such_article"),
    ("《环境保护法》第一〇三条", "unparseable"),
    ("《安全生产法》第九七条", "unparseable"),
    ("《行政处罚发》第三十三条", "wrong_name"),
    ("《中华人民共和国行政处罚法实施条例》第三条", "not_in_library"),
    ("该法第三条", "ambiguous"),
    ("上述第六十四条", "ambiguous"),
    ("《食安法》第九百条", "no_such_article"),
    ("《环保法》第九百条", "no_such_article"),
    ("《道路交通安全法》及实施条例第九百条", "verified not_in_library"),
    ("《道路交通安全法》第九十一条和实施条例第九百条", "verified not_in_library"),
    ("《道路交通安全法》第九十一条、第九百条", "verified no_such_article"),
    ("消防法修正案第三条", "not_in_library"),
    ("宪法修正案第三十二条", "not_in_library"),
    ("消防法实施细则第三条", "not_in_library"),
]


@pytest.mark.parametrize(("text", "statuses"), CITED)
def test_ways_of_citing(text: str, statuses: str, packaged_library: LawLibrary) -> None:
    found = verify_citations(text, library=packaged_library, as_of=DAY)
    assert " ".join(one.status.value for one in found) == statuses


AMENDMENTS = [
    ("刑法修正案（十一）第四条", "中华人民共和国刑法修正案（十一）"),
    ("刑法修正案十一第四条", "中华人民共和国刑法修正案（十一）"),
    ("依据刑法修正案(八)第二十二条", "中华人民共和国刑法修正案（八）"),
    ("《刑法修正案(八)》第二十二条", "中华人民共和国刑法修正案（八）"),
    ("刑法修正案第四条", "中华人民共和国刑法修正案"),
    ("宪法修正案2018第三十二条", "中华人民共和国宪法修正案（2018年）"),
    ("宪法修正案（2018年）第三十二条", "中华人民共和国宪法修正案（2018年）"),
    ("2018年宪法修正案第三十二条", "中华人民共和国宪法修正案（2018年）"),
    ("《宪法修正案（2004年）》第十八条", "中华人民共和国宪法修正案（2004年）"),
    ("《刑法》和刑法修正案（十一）第四条", "中华人民共和国刑法修正案（十一）"),
]


@pytest.mark.parametrize(("text", "law"), AMENDMENTS)
def test_amendments_are_not_the_law_they_amend(text: str, law: str, packaged_library: LawLibrary) -> None:
    last = verify_citations(text, library=packaged_library, as_of=DAY)[-1]
    assert last.law
    assert (last.law.name, last.status.value) == (law, "verified")


@pytest.mark.parametrize("paper", ["草案", "修订草案", "修正草案", "征求意见稿", "释义", "解读"])
def test_drafts_and_commentaries_are_not_the_law(paper: str, packaged_library: LawLibrary) -> None:
    found = verify_citations(f"按照消防法{paper}第六十条", library=packaged_library, as_of=DAY)
    assert [one for one in found if one.status.value == "verified"] == []


NAMED = [
    ("《消防法》60", ["消防法第六十条"], ""),
    ("消防法60", ["消防法第六十条"], ""),
    ("消防法第６０条", ["消防法第六十条"], ""),
    ("消防法第陸拾條", ["消防法第六十条"], ""),
    ("刑法133之一", ["刑法第一百三十三条之一"], ""),
    ("刑法第133条之1", ["刑法第一百三十三条之一"], ""),
    ("食安法124条", ["食品安全法第一百二十四条"], ""),
    ("道交法 91", ["道路交通安全法第九十一条"], ""),
    ("处罚法 33", ["行政处罚法第三十三条"], ""),
    ("行政處罰法第三十三條", ["行政处罚法第三十三条"], ""),
    ("行政处罚法（2021年修订）第33条", ["行政处罚法第三十三条"], ""),
    ("行政处罚法2017第三十三条", ["行政处罚法第三十三条"], "（2017）文本不在库内"),
    ("行政处罚法（1996年）第三十三条", ["行政处罚法第三十三条"], "（1996）文本不在库内"),
    ("第三十三条", [], "没有写明是哪部法规"),
    ("消防法第99条", [], "没有第九十九条"),
    ("合同法第五十二条", [], "废止"),
    ("宪法修正案2018第三十二条", ["宪法修正案（2018年）第三十二条"], ""),
    ("宪法修正案第三十二条", [], "未收录"),
    ("刑法修正案十一第四条", ["刑法修正案（十一）第四条"], ""),
    ("火星条例第四条", [], "未收录"),
    ("罚款5000", [], ""),
    ("消防法第六十条和第六十三条", ["消防法第六十条", "消防法第六十三条"], ""),
]


@pytest.mark.parametrize(("question", "articles", "note"), NAMED)
def test_search_by_address(
    question: str, articles: list[str], note: str, packaged_library: LawLibrary
) -> None:
    found = NamedArticles(packaged_library).find(question, Scope(as_of=DAY))
    assert [
        f"{a.version.law.name}{a.label}".removeprefix("中华人民共和国") for a in found.articles
    ] == articles
    assert note in "".join(found.notes) if note else not found.notes
