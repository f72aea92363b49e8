"""Which text governed on a day and whether it is held; repealed law known by name."""

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.law import importer, lookup, names, repealed
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus as Status
from assistant.law.document import Document
from assistant.law.library import LawLibrary
from assistant.law.model import Level, Provision
from assistant.law.standing import State, amendments, standing
from assistant.law.transition import transition

D = date.fromisoformat


def text(day: str, extra: str = "", body: str = "甲") -> str:
    year, month, dom = (int(part) for part in day.split("-"))
    return f"第一条 {body}。\n第二条 乙。\n第三条 本条例自{year}年{month}月{dom}日起施行。{extra}\n"


def document(name: str, promulgated: str, effective: str, note: str, body: str = "") -> Document:
    return Document(
        name,
        body or text(effective),
        Level.ADMINISTRATIVE,
        "测试",
        name,
        note=note,
        promulgated=D(promulgated) if promulgated else None,
        effective=D(effective),
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> LawLibrary:
    path = tmp_path_factory.mktemp("standing") / "library.db"
    late = "2001年3月1日 通过\n2010年5月1日 第一次修正\n2018年7月1日 第二次修正"
    importer.import_documents(
        path,
        [
            document("甲条例", "2015-01-10", "2015-03-01", "2015年1月10日 国务院令第1号公布"),
            document("乙条例", "2018-07-01", "2018-07-01", late, text("2001-05-01")),
            document(
                "丙条例",
                "2016-02-01",
                "2016-03-01",
                "2016年2月1日 公布",
                text("2016-03-01", "1999年公布的《丙条例》同时废止。"),
            ),
            document("丁条例", "2010-01-01", "2010-02-01", ""),
            document("戊条例", "2005-01-01", "2005-02-01", "2005年1月1日 公布"),
            document(
                "戊条例",
                "2020-06-01",
                "2020-07-01",
                "2005年1月1日 公布\n2012年3月1日 第一次修订\n2020年6月1日 第二次修订",
                text("2020-07-01", body="戊"),
            ),
            document("己条例", "2000-01-01", "2000-02-01", "2000年1月1日 公布"),
            document(
                "庚条例",
                "2019-01-01",
                "2019-02-01",
                "2019年1月1日 公布",
                text("2019-02-01", "《己条例》同时废止。"),
            ),
            document("辛条例", "", "1998-01-01", ""),  # when it was made is not known
            document(
                "辛条例",
                "2024-03-01",
                "2024-05-01",
                "1997年10月1日 通过\n2010年9月17日 第一次修正\n2015年6月1日 第二次修正\n2024年3月1日 修订",
                text("2024-05-01", body="辛"),
            ),
            document("壬条例", "", "2000-01-01", ""),
            document(
                "壬条例",
                "2020-03-01",
                "2020-05-01",
                "1999年10月1日 通过\n2020年3月1日 修订",
                text("2020-05-01", body="壬"),
            ),
            document("城市房屋拆迁管理条例", "2001-06-13", "2001-11-01", "2001年6月13日 公布"),
        ],
    )
    return LawLibrary(path)


STATES = [
    ("甲条例", "2015-02-28", State.NOT_YET),
    ("甲条例", "2015-03-01", State.IN_FORCE),
    ("甲条例", "1990-01-01", State.NOT_YET),
    ("乙条例", "2018-06-30", State.NOT_HELD),
    ("乙条例", "2018-07-01", State.IN_FORCE),
    ("乙条例", "2000-01-01", State.NOT_HELD),
    ("丙条例", "2016-02-28", State.NOT_HELD),  # a namesake was in force before
    ("丙条例", "2016-03-01", State.IN_FORCE),
    ("丁条例", "2010-01-31", State.NOT_HELD),  # nothing says it was the first text
    ("丁条例", "2010-02-01", State.IN_FORCE),
    ("戊条例", "2004-12-31", State.NOT_YET),
    ("戊条例", "2005-02-01", State.IN_FORCE),
    ("戊条例", "2012-02-29", State.IN_FORCE),
    ("戊条例", "2012-03-01", State.NOT_HELD),  # the amendment of 2012 is not held
    ("戊条例", "2020-06-30", State.NOT_HELD),
    ("戊条例", "2020-07-01", State.IN_FORCE),
    ("己条例", "2019-01-31", State.IN_FORCE),
    ("己条例", "2019-02-01", State.ENDED),
    ("庚条例", "2019-01-31", State.NOT_YET),
    ("辛条例", "1997-12-31", State.NOT_HELD),
    ("辛条例", "1998-01-01", State.IN_FORCE),
    ("辛条例", "2010-09-16", State.IN_FORCE),
    ("辛条例", "2010-09-17", State.NOT_HELD),  # the amendments of 2010 and 2015 are not held
    ("辛条例", "2014-01-01", State.NOT_HELD),
    ("辛条例", "2019-03-30", State.NOT_HELD),
    ("辛条例", "2024-04-30", State.NOT_HELD),
    ("辛条例", "2024-05-01", State.IN_FORCE),
    ("壬条例", "2019-12-31", State.IN_FORCE),  # not amended in between
    ("壬条例", "2020-04-30", State.IN_FORCE),
    ("壬条例", "2020-05-01", State.IN_FORCE),
    ("城市房屋拆迁管理条例", "2011-01-20", State.IN_FORCE),
    ("城市房屋拆迁管理条例", "2011-01-21", State.ENDED),  # from the table of repealed law
]


@pytest.mark.parametrize(("name", "day", "state"), STATES)
def test_states(library: LawLibrary, name: str, day: str, state: State) -> None:
    found = standing(library, library.find(name)[0], D(day))
    assert found.state is state
    assert (found.version is not None) == (state is State.IN_FORCE)
    assert bool(found.reason) == (state is not State.IN_FORCE)


VERDICTS = {
    State.NOT_YET: Status.WRONG_VERSION,
    State.NOT_HELD: Status.NOT_HELD,
    State.ENDED: Status.WRONG_VERSION,
    State.IN_FORCE: Status.VERIFIED,
}


@pytest.mark.parametrize(("name", "day", "state"), STATES)
@pytest.mark.parametrize("rest", ["第一条", "第九条", "第一条第八款", "第一条规定：“全不相干”"])
def test_the_text_is_settled_before_the_place(
    library: LawLibrary, name: str, day: str, state: State, rest: str
) -> None:
    (found,) = verify_citations(f"《{name}》{rest}", as_of=D(day), library=library)
    if state is State.IN_FORCE:
        assert (found.status is Status.VERIFIED) == (rest == "第一条")
    else:
        assert found.status is VERDICTS[state]
    assert found.as_of == D(day)


EDITIONS = [
    ("《戊条例》（2005年）第一条", "2024-01-01", Status.WRONG_VERSION),
    ("《戊条例》（2020修订）第一条", "2024-01-01", Status.VERIFIED),
    ("《戊条例》（2012年修订）第一条", "2024-01-01", Status.NOT_HELD),
    ("《戊条例》（2012年修订）第九条", "2024-01-01", Status.NOT_HELD),
    ("《戊条例》（2005年）第九条", "2024-01-01", Status.NO_ARTICLE),
    ("《戊条例》（2005年）第一条", "2008-01-01", Status.VERIFIED),
    ("《乙条例》（2010修正）第二条", "2024-01-01", Status.NOT_HELD),
    ("原《乙条例》第二条", "2024-01-01", Status.NOT_HELD),
    ("原《戊条例》第二条", "2024-01-01", Status.WRONG_VERSION),
    ("《戊条例》（2012年修订）第一条，第二条", "2024-01-01", Status.NOT_HELD),
]


@pytest.mark.parametrize(("cited", "day", "status"), EDITIONS)
def test_a_version_named_in_brackets_is_the_one_cited(
    library: LawLibrary, cited: str, day: str, status: Status
) -> None:
    found = verify_citations(cited, as_of=D(day), library=library)
    assert {v.status for v in found} == {status}


NOTES = [
    ("2001年3月1日 通过", []),
    ("2001年3月1日 通过\n2010年5月1日 第一次修正", ["2010-05-01"]),
    (
        "1996年3月17日 通过\n2017年9月1日 《关于修改〈甲法〉的决定》修正\n2021年1月22日 修订",
        ["2017-09-01", "2021-01-22"],
    ),
    (
        "2018年8月29日 甲市会议通过并经2018年9月21日乙省会议批准的《关于修改〈甲条例〉的决定》第三次修正",
        ["2018-09-21"],
    ),
    ("2013年11月22日 通过\n2014年1月1日 施行", []),
    ("", []),
]


@pytest.mark.parametrize(("note", "days"), NOTES)
def test_amendments_of_a_note(note: str, days: list[str]) -> None:
    assert amendments(note) == [D(day) for day in days]


def test_other_askers_are_told_the_same(library: LawLibrary) -> None:
    (law,) = library.find("乙条例")
    with pytest.raises(InputError, match="当时文本未收录"):
        lookup.one_version(library, law, D("2015-01-01"))
    assert "未收录" in transition(library, law, D("2015-01-01"), D("2024-01-01")).advice
    (new,) = library.find("甲条例")
    assert "尚未施行" in transition(library, new, D("2014-01-01"), D("2024-01-01")).advice
    with pytest.raises(InputError, match="2021-01-01 废止"):
        lookup.one_law(library, "合同法")


def test_the_table_of_repealed_law_is_sound() -> None:
    table = repealed.table()
    assert len(table) >= 120
    assert len({names.key(names.short(entry.name)) for entry in table}) == len(table)
    assert all(entry.repealed_on >= date(2000, 1, 1) for entry in table)
    assert all(re.search("第.+条|令第|决定", entry.basis) for entry in table)
    assert repealed.find("《合同法》") == repealed.find("中华人民共和国合同法")
    assert repealed.find("行政处罚法") is None


@pytest.mark.shared
def test_the_table_of_repealed_law_agrees_with_the_library(full_library: LawLibrary) -> None:
    """Every basis that is held says that the law is repealed; the day is the one its text gives."""
    checked = 0
    for entry in repealed.table():
        cited = re.fullmatch(r"《([^》]+)》(第.+)", entry.basis)
        laws = full_library.find(cited[1]) if cited else []
        provision = Provision.parse(cited[2]) if cited else None
        if not laws or provision is None or not (versions := full_library.versions(laws[0])):
            continue
        if any(version.incomplete for version in versions):
            continue
        articles = [full_library.article_in(version, provision) for version in versions]
        said = [a for a in articles if a and "废止" in a.text and _flat(entry.name) in _flat(a.text)]
        assert said, entry
        checked += 1
        if entry.successor and not cited[1].endswith(("实施条例", "实施细则")):
            assert full_library.find(entry.successor), entry
    assert checked >= 120


def _flat(name: str) -> str:
    return names.key(names.short(name)).replace("《", "").replace("》", "").replace("中华人民共和国", "")


def test_a_note_is_taken_from_a_second_source(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    importer.import_documents(path, [document("甲条例", "2015-01-10", "2015-03-01", "")])
    library = LawLibrary(path)
    assert standing(library, library.find("甲条例")[0], D("2014-01-01")).state is State.NOT_HELD
    importer.import_documents(path, [document("甲条例", "2015-01-10", "2015-03-01", "2015年1月10日 公布")])
    assert standing(library, library.find("甲条例")[0], D("2014-01-01")).state is State.NOT_YET
