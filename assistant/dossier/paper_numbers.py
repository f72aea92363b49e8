"""Numbers of papers, without gaps by agency, kind of number and year, whoever asks at the same time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.dossier import tables
from assistant.dossier.database import open_database
from assistant.errors import InputError

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Series(NamedTuple):
    """What is counted together: one agency, one kind of number (罚决), one year."""

    agency: str
    code: str
    year: int


class Paper(NamedTuple):
    """What bears a number: which case, which kind of number (罚决), to whom."""

    case_id: str
    code: str
    party: str = ""

    def key(self, code: str) -> str:
        """What tells it from the other papers of its case in a series of that code; "" counts all kinds together."""
        return self.party if code else f"{self.code} {self.party}"


Write = Callable[[str, int], str]
"""Writes a number out: the code of its series ("" all kinds together) and the number in it."""


def paper_number(series: Series, paper: Paper, write: Write, *, url: str = "") -> str:
    """The number of a paper as it was written when it was given, else the next one of the series, which it keeps.

    Args:
        series: what is counted together today; a number given in another series of that agency and year stays.
        paper: which bears it.
        write: how the agency writes its numbers today.
        url: of the database; empty means the setting.

    Raises:
        StoreError: the database fails; no number is given out.
    """
    with open_database(url).writing() as db:
        _hold(db, series)
        code, number, written = _given(db, series, paper) or (series.code, _next(db, series), "")
        if not written:
            written = write(code, number)
            _keep(db, series._replace(code=code), paper, number, written)
        return written


def series(*, url: str = "") -> list[tuple[Series, int]]:
    """Every series with the last number given out or set, by agency, year and kind.

    Raises:
        StoreError: the database fails.
    """
    table = tables.paper_series
    asked = select(table).order_by(table.c.agency, table.c.year.desc(), table.c.code)
    with open_database(url).reading() as db:
        return [(Series(row.agency, row.code, row.year), row.last) for row in db.execute(asked)]


def go_on_from(chosen: Series, number: int, *, url: str = "") -> None:
    """Let the next paper of a series have this number: what came before was numbered elsewhere.

    Args:
        chosen: what is counted together.
        number: of the next paper.
        url: of the database; empty means the setting.

    Raises:
        InputError: numbers up to it have been given out here.
        StoreError: the database fails.
    """
    table, given = tables.paper_series, tables.paper_numbers
    with open_database(url).writing() as db:
        _hold(db, chosen)
        highest = db.execute(select(func.max(given.c.number)).where(_same(given, chosen))).scalar() or 0
        if number <= highest:
            raise InputError(f"{highest} 号已经给出去了", f"下一个号至少是 {highest + 1}")
        db.execute(update(table).where(_same(table, chosen)).values(last=number - 1))


def _hold(db: Connection, series: Series) -> None:
    """Make the series if it is new, and let others wait until this transaction ends."""
    table = tables.paper_series
    made = _INSERT[db.dialect.name](table).values(**series._asdict(), last=0).on_conflict_do_nothing()
    db.execute(made)
    db.execute(update(table).where(_same(table, series)).values(last=table.c.last))


def _given(db: Connection, series: Series, paper: Paper) -> tuple[str, int, str] | None:
    """The code of its series, its number and how that was written; of several the one that was written down, or of today."""
    table = tables.paper_numbers
    mine = or_(*(and_(table.c.code == code, table.c.party == paper.key(code)) for code in (paper.code, "")))
    own = and_(table.c.agency == series.agency, table.c.year == series.year, table.c.case_id == paper.case_id)
    rows = db.execute(select(table.c.code, table.c.number, table.c.written).where(own, mine))
    found = sorted(rows, key=lambda row: (bool(row.written), row.code == series.code))
    return tuple(found[-1]) if found else None


def _next(db: Connection, series: Series) -> int:
    table = tables.paper_series
    step = update(table).where(_same(table, series)).values(last=table.c.last + 1).returning(table.c.last)
    return int(db.execute(step).scalar_one())


def _keep(db: Connection, series: Series, paper: Paper, number: int, written: str) -> None:
    row = {"case_id": paper.case_id, "party": paper.key(series.code), "number": number, "written": written}
    made = _INSERT[db.dialect.name](tables.paper_numbers).values(**series._asdict(), **row)
    own = [column.name for column in tables.paper_numbers.primary_key]
    db.execute(made.on_conflict_do_update(index_elements=own, set_={"written": written}))


def _same(table: Any, series: Series) -> Any:
    return and_(table.c.agency == series.agency, table.c.code == series.code, table.c.year == series.year)
