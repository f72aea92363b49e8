"""The duty chosen for the facts, where the penalty clause names none; never a penalty clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from assistant.analysis.duties import DutyChooser, DutySigns, Weights
from assistant.analysis.duty_signs import SIGNS
from assistant.analysis.rule_book import Duty, RuleRow
from assistant.analysis.rule_index import Rules
from assistant.errors import ModelError
from assistant.law import importer
from assistant.law.document import Document
from assistant.law.library import LawLibrary
from assistant.law.model import Article, LawRef, Level, Provision
from assistant.search.encoder import Vectors, load_encoder

KITES = """第一条　主管部门负责风筝租赁的监督管理。
第二条　经营风筝租赁应当取得租赁许可。
第三条　风筝租赁店应当给每只风筝贴编号。
风筝的编号应当清晰，不得涂改编号。
第四条　未取得租赁许可经营风筝租赁的，没收风筝，可以并处五百元罚款。
第五条　违反本办法规定经营风筝租赁的，处一百元罚款。"""
CLOSED = "\n第六条　风筝没有贴编号就出租的，应当停止出租，由主管部门依法取缔。"


@dataclass(frozen=True)
class Book:
    """The rules of one law."""

    rows: tuple[RuleRow, ...]

    def of_law(self, law: str) -> Sequence[RuleRow]:
        return [row for row in self.rows if row.law == law]


@dataclass(frozen=True)
class Opened:
    """What the choice of duties needs of the opened rules."""

    library: LawLibrary
    book: Book


def nothing() -> Vectors:
    """Facts that are like no article, whatever index of articles this run has built by now."""
    return np.zeros((1, load_encoder("").dimension), np.float32)


def duties_for(
    library: LawLibrary, article: Article, row: RuleRow, told: tuple[str, ...], *others: RuleRow
) -> tuple[LawRef, ...]:
    rules = cast(Rules, Opened(library, Book((row, *others))))
    return DutyChooser(rules, DutySigns(rules, told[0], told[1:], nothing()))(article, row)


@pytest.fixture
def library(tmp_path: Path) -> LawLibrary:
    return library_of(KITES, tmp_path)


def library_of(text: str, folder: Path) -> LawLibrary:
    path = folder / "library.db"
    importer.import_documents(path, [Document("风筝租赁办法", text, Level.RULE, "测试", "风筝租赁办法")])
    return LawLibrary(path)


def clause(library: LawLibrary, *duties: Duty) -> tuple[Article, RuleRow]:
    article = library.article(library.find("风筝租赁办法")[0], Provision(5))
    assert article
    return article, row_of(article, "违反本办法规定的", *duties)


def row_of(article: Article, conduct: str, *duties: Duty) -> RuleRow:
    return RuleRow(
        article.id * 1000, "风筝租赁办法", "规章", "", article.label, conduct, "", True, "", duties
    )


@pytest.mark.parametrize(
    ("facts", "duty"),
    [
        ("没有拿到租赁许可就开店租风筝", "第二条"),
        ("店里的风筝一只都没有贴编号", "第三条"),
    ],
)
def test_the_facts_choose_between_duties(library: LawLibrary, facts: str, duty: str) -> None:
    article, row = clause(library)
    found = duties_for(library, article, row, (facts,))
    assert found[0].provision.label == duty


def test_no_penalty_clause_is_a_duty(tmp_path: Path) -> None:
    """第六条 reads like a duty (应当停止出租) and is nearest to what is told: only that a rule stands there rules it out."""
    library = library_of(KITES + CLOSED, tmp_path)
    article, row = clause(library)
    other = library.article(library.find("风筝租赁办法")[0], Provision(6))
    assert other
    told = ("风筝没有贴编号就出租，应当停止出租",)
    as_duty = duties_for(library, article, row, told)
    found = duties_for(library, article, row, told, row_of(other, "没有贴编号就出租的"))
    assert "第六条" in {ref.provision.label for ref in as_duty}
    assert found
    assert not {ref.provision.label for ref in found} & {"第四条", "第五条", "第六条"}


def test_a_written_duty_stays(library: LawLibrary) -> None:
    article, row = clause(library, Duty("风筝租赁办法", "第三条", 1.0, False))
    found = duties_for(library, article, row, ("没有拿到租赁许可",))
    assert [ref.provision.label for ref in found] == ["第三条"]


def test_who_lacks_a_permit_breaks_the_article_that_asks_for_it(library: LawLibrary) -> None:
    article, _ = clause(library)
    row = row_of(article, "未取得许可擅自出租的")
    assert duties_for(library, article, row, ("没办手续就租",))[0].provision.label == "第二条"


def test_each_duty_is_another_article(library: LawLibrary) -> None:
    article, row = clause(library)
    found = duties_for(library, article, row, ("风筝编号涂改，不清晰，没有贴编号",))
    assert len({ref.provision.whole_article() for ref in found}) == len(found) == 2


def test_weights_of_other_signs_are_refused(library: LawLibrary, tmp_path: Path) -> None:
    path = tmp_path / "duties.json"
    path.write_text(
        Weights(signs=("other", *SIGNS[1:]), linear=(1.0,) * len(SIGNS)).model_dump_json(), "utf-8"
    )
    rules = cast(Rules, Opened(library, Book(())))
    with pytest.raises(ModelError):
        DutyChooser(rules, DutySigns(rules, "", (), nothing()), path)


BALLOONS = """第一条　国家对气球销售实行许可制度。未经许可，任何单位和个人不得销售气球。
第二条　气球销售许可证应当载明销售者的名称、地址，销售者应当向颁发许可证的机关申请延续。
第三条　充装气球应当取得充装许可。
第四条　气球销售者不得向未取得充装许可的单位购买气球。
第五条　违反本办法规定的，处一百元罚款。"""


@pytest.mark.parametrize(
    ("conduct", "article"),
    [
        ("未取得气球销售许可证从事气球销售的", 1),
        ("未经许可销售气球的", 1),
        ("未取得充装许可证充装气球的", 3),
        ("擅自充装气球的", 3),
        ("向未取得充装许可的单位购买气球的", 4),
    ],
)
def test_who_lacks_a_licence_broke_what_asks_for_that_licence(
    conduct: str, article: int, tmp_path: Path
) -> None:
    library = library_of(BALLOONS, tmp_path)
    place, row = clause(library)
    chosen = duties_for(library, place, row_of(place, conduct), ("摊主拿不出证来",), row)
    assert chosen[0].provision == Provision(article)
