"""Changes to a case that leave everything else as it was: replaced fields, and two people's edits put together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from pydantic import BaseModel

from assistant.dossier.model import Case

Model = TypeVar("Model", bound=BaseModel)
_ABSENT = object()


def replace(model: Model, **values: Any) -> Model:
    """A model with some fields replaced by checked values; all others, set or not, known or not, stay as they are.

    Args:
        model: a case or a part of one.
        values: new values by field name.

    Raises:
        pydantic.ValidationError: a value does not fit its field.
    """
    kind = type(model)
    needed = {name: getattr(model, name) for name, info in kind.model_fields.items() if info.is_required()}
    checked = kind.model_validate(needed | values)
    return model.model_copy(update={name: getattr(checked, name) for name in values})


@dataclass(frozen=True, slots=True)
class Clash:
    """What two people changed in different ways.

    ``where`` leads there by field names, and by ids where a list holds several: ("evidence", "E2", "name"). None stands
    for a row that one side took out.
    """

    where: tuple[str, ...]
    mine: Any
    theirs: Any


def merge(base: Case, mine: Case, theirs: Case) -> tuple[Case, tuple[Clash, ...]]:
    """Both people's changes to one case in one case.

    What only one side changed is taken from that side. Rows with an id (evidence, parties, charges) are matched by it,
    other rows by their content. Where both sides changed the same thing, mine is taken and the clash is told; a row that
    one side changed and the other took out stays.

    Args:
        base: the revision that both began from.
        mine: what I made of it.
        theirs: what is stored by now.
    """
    merging = _Merge()
    return merging.models(base, mine, theirs, ()), tuple(merging.clashes)


@dataclass
class _Merge:
    clashes: list[Clash] = field(default_factory=list)

    def models(self, base: Model, mine: Model, theirs: Model, where: tuple[str, ...]) -> Model:
        """The three states of one model, field by field."""
        changed = {}
        for name in {**_fields(theirs), **_fields(mine)}:
            b, m, t = (_fields(model).get(name, _ABSENT) for model in (base, mine, theirs))
            if m is _ABSENT or m in (b, t):
                continue
            changed[name] = m if t == b else self._values(b, m, t, (*where, name))
        return theirs.model_copy(update=changed)

    def _values(self, base: Any, mine: Any, theirs: Any, where: tuple[str, ...]) -> Any:
        """A field that both sides changed in different ways."""
        three = (base, mine, theirs)
        if all(isinstance(value, BaseModel) for value in three):
            return self.models(base, mine, theirs, where)
        if all(isinstance(value, tuple) for value in three):
            return self._rows(_by_key(base), _by_key(mine), _by_key(theirs), where)
        self.clashes.append(Clash(where, mine, theirs))
        return mine

    def _rows(
        self,
        base: dict[Hashable, Any],
        mine: dict[Hashable, Any],
        theirs: dict[Hashable, Any],
        where: tuple[str, ...],
    ) -> tuple[Any, ...]:
        rows: list[Any] = []
        for key, row in theirs.items():
            rows += self._row(base.get(key), mine.get(key), row, where)
        for key, row in mine.items():
            if key not in theirs and key not in base:
                rows.append(row)
            elif key not in theirs and row != base[key]:
                self.clashes.append(Clash((*where, _name(row)), row, None))
                rows.append(row)
        return tuple(rows)

    def _row(self, base: Any, mine: Any, theirs: Any, where: tuple[str, ...]) -> list[Any]:
        """What becomes of a row that the stored case holds."""
        where = (*where, _name(theirs))
        if mine == base:
            return [theirs]
        if mine is None:
            if theirs == base:
                return []
            self.clashes.append(Clash(where, None, theirs))
            return [theirs]
        if theirs in (base, mine):
            return [mine]
        if base is None:
            self.clashes.append(Clash(where, mine, theirs))
            return [theirs, mine]
        return [self.models(base, mine, theirs, where)]


def _fields(model: BaseModel) -> dict[str, Any]:
    return dict(model)


def _by_key(rows: Iterable[Any]) -> dict[Hashable, Any]:
    """Rows by their id; without one, or where it is taken, by their content and how often it came before."""
    keyed: dict[Hashable, Any] = {}
    for row in rows:
        key: Hashable = ("id", getattr(row, "id", ""))
        if key == ("id", "") or key in keyed:
            content = _content(row)
            key = next(k for n in count() if (k := (content, n)) not in keyed)
        keyed[key] = row
    return keyed


def _content(row: Any) -> str:
    return row.model_dump_json(warnings="none") if isinstance(row, BaseModel) else str(row)


def _name(row: Any) -> str:
    return str(getattr(row, "id", "") or getattr(row, "name", "") or row)
