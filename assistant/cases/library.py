"""The precedents kept in a database (SQLite in the home folder, PostgreSQL by setting), with the teaching cases of corpora/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    inspect,
    select,
)

from assistant.cases.dedup import same_case
from assistant.cases.model import Precedent
from assistant.cases.sources.teaching import teaching_cases
from assistant.dossier.stored import stored_at
from assistant.settings import settings

TEACHING = 1 << 40  # numbers of teaching cases begin here
_BATCH = 2000
_counted: dict[Path, tuple[int, int]] = {}  # counting a million takes longer than answering a question
_meta = MetaData()
_precedent = Table(
    "precedent",
    _meta,
    Column("ref", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("same", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did: new ones, changed ones, and those passed over because another case of the library is the same."""

    new: int = 0
    changed: int = 0
    same: int = 0


class CaseLibrary:
    """Imported precedents and the teaching cases.

    Args:
        path: an SQLite file; by default what ASSISTANT_DATABASE_URL says, else ``precedents.db`` in the home folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._db = stored_at(_meta, "precedents.db", path, prepare=_prepare)
        home = path.with_suffix("") if path else settings().index_dir
        self.index_dir = home / "cases"

    def add(self, precedents: Iterable[Precedent]) -> Added:
        """Store precedents, all or none; one with a known id is replaced, one that is the same as another passed over.

        Args:
            precedents: read one by one, so that a million of them need no more memory than a few thousand.

        Raises:
            StoreError: the database cannot be written.
        """
        total = Added()
        with self._db.writing() as db:
            rows = iter(precedents)
            while batch := list(islice(rows, _BATCH)):
                done = _add(db, batch)
                total = Added(total.new + done.new, total.changed + done.changed, total.same + done.same)
        return total

    def precedents(self) -> list[Precedent]:
        """Teaching cases and all imported ones, in the order in which they came.

        Raises:
            StoreError: the database cannot be read.
        """
        return [*teaching_cases(), *(Precedent.model_validate_json(body) for _, body in self._bodies())]

    def entries(self) -> Iterator[tuple[int, dict[str, object]]]:
        """Every case with its number, as plain values: what an index is built from, read in pieces.

        Raises:
            StoreError: the database cannot be read.
        """
        for number, case in enumerate(teaching_cases()):
            yield TEACHING + number, case.model_dump(mode="json")
        for ref, body in self._bodies():
            yield ref, json.loads(body)

    def by_refs(self, refs: Sequence[int]) -> dict[int, Precedent]:
        """The cases of these numbers; a number that is not there has none.

        Raises:
            StoreError: the database cannot be read.
        """
        taught = teaching_cases() if any(ref >= TEACHING for ref in refs) else []
        found = {ref: taught[ref - TEACHING] for ref in refs if 0 <= ref - TEACHING < len(taught)}
        wanted = [ref for ref in refs if ref < TEACHING]
        if wanted:
            with self._db.reading() as db:
                rows = db.execute(
                    select(_precedent.c.ref, _precedent.c.body).where(_precedent.c.ref.in_(wanted))
                ).all()
            found |= {ref: Precedent.model_validate_json(body) for ref, body in rows}
        return found

    def by_id(self, case_id: str) -> Precedent | None:
        """The case of that id; None if there is none.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._db.reading() as db:
            body = db.execute(select(_precedent.c.body).where(_precedent.c.id == case_id)).scalar()
        if body is not None:
            return Precedent.model_validate_json(body)
        return next((case for case in teaching_cases() if case.id == case_id), None)

    def with_words(self, wanted: Sequence[str]) -> list[int]:
        """The numbers of the cases whose record holds every word.

        Raises:
            StoreError: the database cannot be read.
        """
        query = select(_precedent.c.ref)
        for word in wanted:
            query = query.where(
                _precedent.c.body.contains(json.dumps(word, ensure_ascii=False)[1:-1], autoescape=True)
            )
        with self._db.reading() as db:
            found = [int(ref) for ref in db.execute(query).scalars()]
        taught = enumerate(teaching_cases())
        return found + [
            TEACHING + n for n, case in taught if all(word in f"{case.title} {case.facts}" for word in wanted)
        ]

    def ref_of(self, case_id: str) -> int:
        """The number of the case of that id; -1 if there is none.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._db.reading() as db:
            ref = db.execute(select(_precedent.c.ref).where(_precedent.c.id == case_id)).scalar()
        if ref is not None:
            return int(ref)
        taught = (number for number, case in enumerate(teaching_cases()) if case.id == case_id)
        return next((TEACHING + number for number in taught), -1)

    @property
    def stamp(self) -> str:
        """Changes whenever an imported case comes, goes or changes.

        Raises:
            StoreError: the database cannot be read.
        """
        with self._db.reading() as db:
            last = int(db.execute(select(func.coalesce(func.max(_precedent.c.ref), 0))).scalar_one())
            known = _counted.get(self.index_dir, (-1, 0))
            if (
                known[0] != last
            ):  # nothing goes without something that comes: a count holds as long as the last number
                known = last, int(db.execute(select(func.count(_precedent.c.ref))).scalar_one())
                _counted[self.index_dir] = known
        return f"{known[1]}-{last}"

    def _bodies(self) -> Iterator[tuple[int, str]]:
        with self._db.reading() as db:
            query = select(_precedent.c.ref, _precedent.c.body).order_by(_precedent.c.ref)
            yield from db.execution_options(yield_per=_BATCH).execute(query)


def _prepare(db: Connection) -> None:
    """Make the table; one of an older form is read over into it."""
    older = []
    if inspect(db).has_table("precedent"):
        if "same" in {column["name"] for column in inspect(db).get_columns("precedent")}:
            return
        older = [row[0] for row in db.exec_driver_sql("SELECT body FROM precedent ORDER BY id")]
        db.exec_driver_sql("DROP TABLE precedent")
    _meta.create_all(db)
    if older:
        _add(db, [Precedent.model_validate_json(body) for body in older])


def _add(db: Connection, cases: Sequence[Precedent]) -> Added:
    """Add a batch; the last of those with one id counts."""
    wanted = {case.id: case for case in cases}
    bodies = {case.id: case.model_dump_json(exclude_defaults=True) for case in wanted.values()}
    keys = {case.id: same_case(case) for case in wanted.values()}
    table = _precedent.c
    known = dict(db.execute(select(table.id, table.body).where(table.id.in_(list(wanted)))).all())
    taken = dict(db.execute(select(table.same, table.id).where(table.same.in_(list(keys.values())))).all())
    fresh, changed, same = list[dict[str, str]](), 0, 0
    for name, key in keys.items():
        if taken.get(key, name) != name:
            same += 1
        elif known.get(name) != bodies[name]:
            taken[key] = name
            changed += name in known
            fresh.append({"id": name, "same": key, "body": bodies[name]})
    replaced = [row["id"] for row in fresh if row["id"] in known]
    if replaced:
        db.execute(_precedent.delete().where(table.id.in_(replaced)))
    if fresh:
        db.execute(_precedent.insert(), fresh)
    return Added(len(fresh) - changed, changed, same)
