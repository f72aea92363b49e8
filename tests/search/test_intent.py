"""Questions that name an article: it is found, whatever the writing; what stands in the way is told."""

from datetime import date
from pathlib import Path

import pytest

from assistant.law import importer
from assistant.law.document import Document
from assistant.law.library import LawLibrary
from assistant.law.model import Level
from assistant.search.intent import NamedArticles
from assistant.search.units import EVERYWHERE, Scope

D = date.fromisoformat
DAY = D("2026-03-05")


def document(
    name: str, region: str = "", day: str = "2015-01-01", count: int = 130, tail: str = ""
) -> Document:
    from assistant.text.numerals import to_chinese

    body = "".join(
        f"第{to_chinese(n)}条 {name}第{n}条的内容。\n"
        + (f"第{to_chinese(n)}条之一 又。\n" if n == 120 else "")
        for n in range(1, count)
    )
    year = int(day[:4])
    body += f"第{to_chinese(count)}条 本条例自{year}年1月1日起施行。{tail}\n"
    note = f"{year}年1月1日 公布"
    return Document(name, body, Level.LOCAL if region else Level.LAW, "测试", name, region=region, note=note,
                    promulgated=D(day), effective=D(day))  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> LawLibrary:
    path = tmp_path_factory.mktemp("intent") / "library.db"
    importer.import_documents(
        path,
        [
            document("中华人民共和国道路交通安全法"),
            document("中华人民共和国刑法"),
            document("中华人民共和国行政处罚法", day="2021-01-01"),
            document("中华人民共和国消防法"),
            document("中华人民共和国民法典", day="2021-01-01"),
            document("中华人民共和国市场主体登记管理条例", day="2022-01-01"),
            document("中华人民共和国公司登记管理条例", day="2016-01-01"),
            document("浙江省消防条例", "浙江省"),
            document("河南省消防条例", "河南省"),
            document("浙江省电梯条例", "浙江省"),
            document("温州市犬只管理条例", "浙江省/温州市"),
        ],
    )
    return LawLibrary(path)


@pytest.fixture(scope="module")
def named(library: LawLibrary) -> NamedArticles:
    return NamedArticles(library)


QUESTIONS = [
    ("道交法第九十一条", "", "道路交通安全法第九十一条"),
    ("刑法一百二十条之一", "", "刑法第一百二十条之一"),
    ("刑法第120条之1", "", "刑法第一百二十条之一"),
    ("行政处罚法２０２１第三十三条", "", "行政处罚法第三十三条"),
    ("行政处罚法（2021修订）33条", "", "行政处罚法第三十三条"),
    ("《行政处罚法》第33条怎么说", "", "行政处罚法第三十三条"),
    ("消防法第陆拾条", "", "消防法第六十条"),
    ("消防法60", "", "消防法第六十条"),
    ("消防法 第60", "", "消防法第六十条"),
    ("《消防法第六十条》", "", "消防法第六十条"),
    ("<<消防法>>60条", "", "消防法第六十条"),
    ("消防法第60条1款3项", "", "消防法第六十条"),
    ("行政處罰法第三十三條", "", "行政处罚法第三十三条"),
    ("处罚法第三十三条", "", "行政处罚法第三十三条"),
    ("请问民法典第104条是什么", "", "民法典第一百零四条"),
    ("中华人民共和国消防法第六十条", "", "消防法第六十条"),
    ("浙江省消防条例第十八条", "", "浙江省消防条例第十八条"),
    ("浙江省消防条例第十八条", "浙江省/温州市", "浙江省消防条例第十八条"),
    ("消防条例第十八条", "浙江省", "浙江省消防条例第十八条"),
    ("消防条例第十八条", "河南省/郑州市", "河南省消防条例第十八条"),
    ("电梯条例第三条", "", "浙江省电梯条例第三条"),
    ("犬只管理条例第三条", "浙江省/温州市", "温州市犬只管理条例第三条"),
    ("温州市犬只管理条例第三条", EVERYWHERE, "温州市犬只管理条例第三条"),
    ("消防法第六十条和刑法第三条", "", "消防法第六十条、刑法第三条"),
    ("占用消防通道怎么处罚", "", ""),
    ("消防法", "", ""),
    ("劳动合同法怎么规定试用期", "", ""),
]


@pytest.mark.parametrize(("question", "region", "expected"), QUESTIONS)
def test_the_article_named(named: NamedArticles, question: str, region: str, expected: str) -> None:
    found = named.find(question, Scope(region, as_of=DAY))
    shown = [f"{a.version.law.name.removeprefix('中华人民共和国')}{a.label}" for a in found.articles]
    assert "、".join(shown) == expected
    assert found.notes == ()


TOLD = [
    ("第三条", "", 0, "没有写明是哪部法规"),
    ("消防条例第十八条", "", 2, "请选地区"),
    ("浙江省消防条例第十八条", "河南省", 1, "不在所选地区"),
    ("合同法第五十二条", "", 0, "现由《中华人民共和国民法典》规定"),
    ("《中华人民共和国物权法》第三十九条", "", 0, "2021年1月1日废止"),
    ("婚姻法", "", 0, "已于2021年1月1日废止"),
    ("按合同法违约金多少", "", 0, "现由《中华人民共和国民法典》规定"),
    ("《食品卫生法》怎么规定健康证", "", 0, "2009年6月1日废止"),
    ("公司登记管理条例第五条", "", 1, "所示为旧文本"),
    ("消防法第九百条", "", 0, "没有第九百条"),
    ("江城市犬只管理办法第三条", "", 0, "法规库未收录"),
]


@pytest.mark.parametrize(("question", "region", "count", "note"), TOLD)
def test_what_stands_in_the_way_is_told(
    named: NamedArticles, question: str, region: str, count: int, note: str
) -> None:
    found = named.find(question, Scope(region, as_of=DAY))
    assert len(found.articles) == count
    assert any(note in line for line in found.notes)


def test_a_repealed_law_leads_to_its_successor(named: NamedArticles, library: LawLibrary) -> None:
    (code,) = library.find("民法典")
    assert named.find("合同法第五十二条", Scope(as_of=DAY)).successors == (code.id,)
    (registration,) = library.find("市场主体登记管理条例")
    assert named.find("公司登记管理条例第五条", Scope(as_of=DAY)).successors == (registration.id,)


def test_the_day_decides(named: NamedArticles) -> None:
    old = named.find("公司登记管理条例第五条", Scope(as_of=D("2020-01-01")))
    assert (len(old.articles), old.notes) == (1, ())
    early = named.find("行政处罚法第三条", Scope(as_of=D("2019-01-01")))
    assert "尚未施行" in early.notes[0]


def test_long_facts_are_not_read_for_citations(named: NamedArticles) -> None:
    assert named.find("当事人占用通道。" * 60 + "消防法第六十条", Scope(as_of=DAY)).articles == ()


@pytest.mark.shared
def test_on_the_archive(full_library: LawLibrary, tmp_path: Path) -> None:
    named = NamedArticles(full_library)
    found = named.find("道交法第九十一条", Scope(as_of=DAY)).articles
    assert [a.version.law.name for a in found] == ["中华人民共和国道路交通安全法"]
    cut = named.find("浙江省消防条例第三十条", Scope(as_of=DAY))
    assert "不完整" in cut.notes[0]
