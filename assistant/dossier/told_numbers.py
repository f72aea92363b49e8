"""The numbers of the papers of a case, with what tells of which thing each is: the words before, what is counted behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, EvidenceKind
from assistant.dossier.retold_words import RetoldWords
from assistant.dossier.sources import FACTS
from assistant.dossier.told_texts import GOODS, NO_COUNTS, ToldText, tells, unit_of
from assistant.text.amounts import amounts_in
from assistant.text.quantities import Counted, find_quantities

YUAN = "元"
CLAUSE = re.compile(r"[，,：:？?（）()、]")
_SENTENCE = re.compile(r"[^。；;\n]+")
_QUESTION = re.compile(r"问[:：](?P<asked>[^？?]*)[？?]\s*答[:：][^，,。；;]{0,6}$")
_LABEL = re.compile(r"[\u4e00-\u9fff\d]{2,16}$")
_BEHIND = re.compile(r"(?:多|余)?(?P<noun>[\u4e00-\u9fff]{2,6})")
_LEFT_OUT = NO_COUNTS | {"比例"}
_PAPERS = frozenset("份页册项")
_MAYBE_PAPERS = frozenset("张")
_AND_MORE = re.compile(r"[多余](?:[的地吧了]|(?![\u4e00-\u9fff]))")  # 一亩多
_IN_CAPITALS = re.compile(  # the same sum in capitals before its digits is no name of it: 贰仟元整（¥2000）
    r"(?:人民币)?[（(]?(?:大写)?[：:]?\s?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,24}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?[整正]?[）)]?\s?(?=[（(，,]?\s?(?:小写|人民币)?[：:]?\s?[¥￥]?\s?$)"
)
_NEXT_TO, _OF_PAPERS = 40, 6


@dataclass(frozen=True, slots=True)
class Paper(ToldText):
    """A text of the case with its kind (None for the facts and notes) and the day it was made."""

    kind: EvidenceKind | None = None
    made: date | None = None

    @property
    def witness(self) -> bool:
        """Whether it is the statement of a witness."""
        return self.kind is EvidenceKind.WITNESS

    @property
    def spoken(self) -> bool:
        """Whether it is a statement."""
        return self.kind in (EvidenceKind.WITNESS, EvidenceKind.PARTY)

    @property
    def document(self) -> bool:
        """Whether it is a document."""
        return self.kind is EvidenceKind.DOCUMENT

    @property
    def on_site(self) -> bool:
        """Whether it was made where the act was found: a record or a picture."""
        return self.kind in (EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit where a paper tells it: what it is called before, what is counted behind, its clause and sentence."""

    paper: Paper
    unit: str
    value: Decimal
    shown: str
    goods: bool
    label: str
    behind: str
    clause: str
    sentence: str
    total: bool

    @property
    def key(self) -> tuple[str, Decimal]:
        """Unit and value."""
        return self.unit, self.value


def papers_of(case: Case, *, notes: bool = False) -> list[Paper]:
    """The papers of a case that tell of the act, and its facts at the end.

    Args:
        case: evidence and facts are read; papers from after the correction are left out.
        notes: whether the notes of the steps are papers too.
    """
    papers = [Paper(p.id, p.name, p.text, p.kind, p.obtained) for p in case.evidence if tells(p)]
    told = [Paper(f"步骤“{s.name}”", "", s.note) for s in case.steps if s.note and not is_later(s.name)]
    return [*papers, *(told if notes else ()), Paper(FACTS, "", case.facts)]


def numbers_of(paper: Paper) -> Iterator[Number]:
    """The plain numbers of a paper: sums of money, sizes and counts; no limits, rates or guesses.

    Args:
        paper: is read sentence by sentence.
    """
    for match in _SENTENCE.finditer(paper.text):
        sentence = match[0]
        for sum_ in amounts_in(sentence):
            if not sum_.rough:
                yield _number(paper, sentence, sum_.start, sum_.end, YUAN, sum_.yuan)
        for one in find_quantities(sentence, counters=True):
            value = one.span.value
            rough = one.span.rough or _AND_MORE.match(sentence, one.end)
            if value is None or rough or one.kind in _LEFT_OUT or _counts_papers(sentence, one):
                continue
            unit = unit_of(one.base)
            goods = one.kind in GOODS and unit != "人"
            yield _number(paper, sentence, one.start, one.end, unit, value * one.factor, goods=goods)


def _counts_papers(sentence: str, one: Counted) -> bool:
    """Whether papers and pictures are counted, not the things of the case: 照片12张, 转账凭证24张."""
    around = sentence[max(0, one.start - _OF_PAPERS) : one.start] + sentence[one.end : one.end + _OF_PAPERS]
    return one.unit in _PAPERS or (
        one.unit in _MAYBE_PAPERS and RetoldWords.read().papers.search(around) is not None
    )


def _number(
    paper: Paper, sentence: str, start: int, end: int, unit: str, value: Decimal, *, goods: bool = False
) -> Number:
    before = _IN_CAPITALS.sub("", sentence[max(0, start - _NEXT_TO) : start])
    asked = _QUESTION.search(before)
    words = RetoldWords.read()
    stem = words.asked.sub("", asked["asked"]) if asked else CLAUSE.split(words.counting.sub("", before))[-1]
    label, behind = _LABEL.search(words.counting.sub("", stem)), _BEHIND.match(sentence, end)
    left = CLAUSE.split(before)[-1]
    clause = left + sentence[start : end + len(CLAUSE.split(sentence[end:])[0])]
    return Number(
        paper, unit, value, sentence[start:end], goods, label[0] if label else "",
        behind["noun"] if behind else "", clause, sentence, words.total.search(before) is not None,
    )  # fmt: skip
