"""Numbers of papers, without gaps by agency, kind of number and year, whoever asks at the same time."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, insert, select, update
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


def paper_number(series: Series, case_id: str, party: str = "", *, url: str = "") -> int:
    """The number of a paper in its series: the one it has, else the next one, which it keeps.

    Args:
        series: what is counted together.
        case_id: number of the case.
        party: key of the addressee.
        url: of the database; empty means the setting.

    Raises:
        StoreError: the database fails; no number is given out.
    """
    with open_database(url).writing() as db:
        _hold(db, series)
        return _given(db, series, case_id, party) or _next(db, series, case_id, party)


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


def _given(db: Connection, series: Series, case_id: str, party: str) -> int | None:
    table = tables.paper_numbers
    mine = and_(_same(table, series), table.c.case_id == case_id, table.c.party == party)
    found: int | None = db.execute(select(table.c.number).where(mine)).scalar()
    return found


def _next(db: Connection, series: Series, case_id: str, party: str) -> int:
    table = tables.paper_series
    step = update(table).where(_same(table, series)).values(last=table.c.last + 1).returning(table.c.last)
    number = int(db.execute(step).scalar_one())
    row = {**series._asdict(), "case_id": case_id, "party": party, "number": number}
    db.execute(insert(tables.paper_numbers).values(**row))
    return number


def _same(table: Any, series: Series) -> Any:
    return and_(table.c.agency == series.agency, table.c.code == series.code, table.c.year == series.year)
