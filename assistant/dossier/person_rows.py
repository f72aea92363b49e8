"""Persons in tables (花名册, 查询结果): what a row says of one of them against what that person says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.corpora import Words
from assistant.dossier.arithmetic import Written
from assistant.dossier.model import SPOKEN, Polarity
from assistant.dossier.names import NAME_ENDS
from assistant.dossier.sources import Contradiction, Side, Source
from assistant.dossier.statements import Mode, Statement
from assistant.text.reckoning import cut_tables


class _Said(Words):
    """The words of permits and trades in lists of people, as corpora/lexicon/dossier/person_rows.yaml has them."""

    FILE = "lexicon/dossier/person_rows.yaml"

    heads: dict[str, re.Pattern[str]]
    held: re.Pattern[str]
    lapsed: re.Pattern[str]
    not_held: re.Pattern[str]
    asked_trade: re.Pattern[str]
    once: re.Pattern[str]


_NAME = re.compile(r"姓\s*名")
_TRADE = re.compile(
    r"(架子|电焊|电|焊|木|瓦|泥|钢筋|混凝土|油漆|防水|杂|普|小|壮|水电|管道|起重|信号|司索|塔吊司机?|钳)工"
)
_UNSKILLED = re.compile("[杂普小壮]工")
_OWN_TRADE = re.compile(
    rf"(?:我|本人)[^，。；看见听叫让找请]{{0,3}}(?:是|做|干|当|担任|从事)[^，。；]{{0,3}}{_TRADE.pattern}"
)
_OPPOSITE = {"有": "没有", "没有": "有"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a table says of a person: about, value, the row."""

    person: str
    about: str
    value: str
    row: str


def rows_against_words(papers: Sequence[Written], sources: Sequence[Source]) -> Iterator[Contradiction]:
    """A row that gives a person a permit or a trade which that person's own statement does not know.

    Args:
        papers: as written.
        sources: the same papers, read.
    """
    for paper in papers:
        for cell in _cells(paper.text):
            for said in (s for s in sources if s.evidence != paper.evidence and _is_of(cell.person, s)):
                found = _of_permit(cell, said) if cell.about == "许可手续" else _of_trade(cell, said)
                if found:
                    yield Contradiction(
                        f"{cell.person}的{'资格（许可）' if cell.about == '许可手续' else cell.about}",
                        Side(paper.evidence, cell.row, cell.value),
                        found,
                        cell.about,
                    )


def _is_of(person: str, said: Source) -> bool:
    """Whether a paper is, by its name, the statement of that very person: 李明 is not 李明华."""
    return said.kind in SPOKEN and re.search(re.escape(person) + NAME_ENDS, said.name) is not None


def _cells(text: str) -> Iterator[_Cell]:
    for rows in cut_tables(text):
        table = [row.cells for row in rows]
        heads = table[0]
        name = next((at for at, head in enumerate(heads) if _NAME.search(head)), None)
        if name is None:
            continue
        named = Counter(row[name] for row in table[1:])
        for about, form in _Said.read().heads.items():
            columns = [at for at, head in enumerate(heads) if form.search(head) and at != name]
            for row in table[1:] if len(columns) == 1 else ():
                if len(row[name]) > 1 and named[row[name]] == 1:
                    yield _Cell(row[name], about, _value(about, row[columns[0]]), " | ".join(row))


def _value(about: str, cell: str) -> str:
    """The trade, or whether the permit is held; "" where the cell does not say (—, 过期, 待查)."""
    said = _Said.read()
    if about == "工种":
        return cell
    if said.lapsed.search(cell):
        return ""
    return "没有" if said.not_held.match(cell) else "有" if said.held.match(cell) else ""


def _of_permit(cell: _Cell, said: Source) -> Side | None:
    """What the person says throughout of his permit, where the table says the opposite."""
    found = [f for f in said.own if f.name in ("许可手续", "资格证件")]
    if not cell.value or {f.value for f in found} != {_OPPOSITE[cell.value]}:
        return None
    return Side(said.evidence, found[0].quote, found[0].value)


def _of_trade(cell: _Cell, said: Source) -> Side | None:
    """The one trade that the person says is his own now, where the table names another."""
    found = {
        m[0]: s.sentence.strip()
        for s in said.statements
        if _of_himself(s)
        for m in _TRADE.finditer(s.sentence)
    }
    listed = _TRADE.search(cell.value)
    if listed is None or len(found) != 1:
        return None
    ((trade, quote),) = found.items()
    return None if _one_trade(trade, cell.value) else Side(said.evidence, quote, trade)


def _of_himself(said: Statement) -> bool:
    listed = _Said.read()
    factual = said.polarity is Polarity.AFFIRMED and said.mode is Mode.FACT and not said.lacks
    own = _OWN_TRADE.search(said.text) or listed.asked_trade.search(said.question)
    return factual and bool(own) and not listed.once.search(f"{said.text}{said.question}")


def _one_trade(one: str, other: str) -> bool:
    """Whether two words may mean one trade: one within the other, or both unskilled."""
    core = one.removesuffix("工")
    unskilled = _UNSKILLED.search(one) and _UNSKILLED.search(other)
    return bool(unskilled) or core in other or any(m[1] in one for m in _TRADE.finditer(other))
