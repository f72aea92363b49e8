"""Acts met often: the schema, and that every clause they name punishes something on the day whose numbers they use."""

from datetime import date
from pathlib import Path

import pytest

from assistant.analysis.common_acts import Ways, read_acts, shipped_acts, ways_of_acts, ways_to_say
from assistant.errors import CorpusError
from assistant.law.library import LawLibrary
from assistant.law.model import LawRef, Provision
from assistant.law.penalty import parse_article
from assistant.text.bigrams import bigrams, dice


def checked(library: LawLibrary, *, whole: bool) -> tuple[list[str], list[str]]:
    """The clauses of laws that the library holds (the whole one of younger laws the first text): all, and those that punish nothing."""
    held, faulty = [], []
    for act in shipped_acts():
        laws = library.find(act.clause.law)
        if not laws:
            continue
        version = library.version_at(laws[0], date.fromordinal(act.day)) or (
            library.versions(laws[0])[0] if whole else None
        )
        if version is None:
            continue
        held.append(act.clause.format())
        article = library.article_in(version, act.clause.provision)
        rules = parse_article(article) if article else ()
        if not any(act.clause.provision.touches(rule.provision) for rule in rules):
            faulty.append(act.clause.format())
    return held, faulty


def _early() -> Ways:
    """The acts by the numbers of the earliest day."""
    ways = ways_of_acts()
    return ways[min(ways)]


def test_every_clause_of_the_packaged_laws_punishes(packaged_library: LawLibrary) -> None:
    held, faulty = checked(packaged_library, whole=False)
    assert faulty == []
    assert held, "the packaged library holds none of the laws: nothing was checked"


def test_every_clause_of_the_archive_punishes(full_library: LawLibrary) -> None:
    held, faulty = checked(full_library, whole=True)
    assert faulty == []
    assert len(held) == len(shipped_acts())


def test_nothing_is_said_twice_of_one_clause() -> None:
    said: dict[LawRef, list[str]] = {}
    for act in shipped_acts():
        said.setdefault(act.clause, []).extend(act.says)
    assert {ref.format(): way for ref, ways in said.items() for way in ways if ways.count(way) > 1} == {}


@pytest.mark.parametrize(
    "text",
    [
        "- day: 2026-11-30\n  laws: {某法: {第三: [摆摊卖菜]}}\n",
        "- day: 2026-11-30\n  laws: {某法: {第三条: []}}\n",
        "- day: 2026-11-30\n  laws: {某法: {第三条: [短]}}\n",
        "- day: 明天\n  laws: {某法: {第三条: [摆摊卖菜]}}\n",
        "- laws: {某法: {第三条: [摆摊卖菜]}}\n",
        "某法:\n  第三条: [摆摊卖菜]\n",
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "acts.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CorpusError):
        list(read_acts(path))


def test_what_is_said_goes_to_the_item_it_speaks_of() -> None:
    law = "中华人民共和国水污染防治法"
    rules = [
        (Provision.parse("第八十三条第（一）项"), "未依法取得排污许可证排放水污染物的"),
        (
            Provision.parse("第八十三条第（三）项"),
            "利用渗井、渗坑、裂隙、溶洞，私设暗管，逃避监管的方式排放水污染物的",
        ),
    ]
    without, hidden = ways_to_say(_early(), law, [(place, conduct) for place, conduct in rules if place])
    assert any("暗管" in way for way in hidden)
    assert not any("暗管" in way for way in without)
    assert any("排污证" in way for way in without)
    known = [(place, conduct) for place, conduct in rules if place]
    assert ways_to_say(_early(), "没有这部法", known) == [(), ()]


def _conducts(library: LawLibrary, ref: LawRef, day: date) -> dict[str, str]:
    """What the rules under a clause punish on a day, by place."""
    version = library.version_at(library.find(ref.law)[0], day)
    article = library.article_in(version, ref.provision) if version else None
    rules = parse_article(article) if article else ()
    return {r.provision.format(): r.conduct for r in rules if ref.provision.touches(r.provision)}


def test_what_still_stands_is_numbered_as_on_the_newest_day(full_library: LawLibrary) -> None:
    """A library of newest texts only cannot use what is numbered as on a day before them."""
    newest = max(act.day for act in shipped_acts())
    stays = []
    for act in (act for act in shipped_acts() if act.day != newest):
        then, now = (_conducts(full_library, act.clause, date.fromordinal(day)) for day in (act.day, newest))
        alike = (dice(bigrams(then[place]), bigrams(now[place])) >= 0.5 for place in then if place in now)
        if then and then.keys() == now.keys() and all(alike):
            stays.append(act.clause.format())
    assert stays == []
