"""Random cases: any field set or not, unknown fields at every level; shared by the tests of JSON, database and form."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from assistant.dossier.model import Case, Evidence, Party, Step
from assistant.paper.model import Anchor

_SOME = 3
_TEXT = st.text(max_size=12) | st.sampled_from(["证据1", "占道\r\n经营", " 甲 ", "a、b，c", "", "=1+1"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
_PLAIN: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
    str: lambda: _TEXT,
    bool: st.booleans,
    int: lambda: st.just(2),
    float: lambda: st.floats(0, 1e6, allow_nan=False),
    date: lambda: st.dates(date(1900, 1, 1)),
    datetime: lambda: st.datetimes(timezones=st.just(UTC)),
    Decimal: lambda: st.decimals(0, 10**9, places=2, allow_nan=False),
    Anchor: lambda: st.builds(Anchor, st.integers(0, 99), st.integers(0, 99), page=st.none() | st.just(3)),
}


def _values(annotation: Any) -> st.SearchStrategy[Any]:
    if annotation in _PLAIN:
        return _PLAIN[annotation]()
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(inner[0])
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*(st.none() if one is type(None) else _values(one) for one in inner))
    if origin is tuple:
        return st.lists(_values(inner[0]), max_size=_SOME).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(annotation)
    return models(annotation)


def models(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Instances of a model of the case file."""
    fields = model.model_fields
    needed = {name: _values(field.annotation) for name, field in fields.items() if field.is_required()}
    free = {name: _values(field.annotation) for name, field in fields.items() if not field.is_required()}
    unknown = st.dictionaries(st.sampled_from(["x_later", "x_未知"]), _JSON, max_size=1)
    set_fields = st.fixed_dictionaries(needed, optional=free)
    return st.builds(lambda known, more: model(**known, **more), set_fields, unknown)


def cases() -> st.SearchStrategy[Case]:
    """Whole cases."""
    return models(Case)


def evidence() -> st.SearchStrategy[Evidence]:
    """Pieces of evidence."""
    return models(Evidence)


def parties() -> st.SearchStrategy[Party]:
    """Parties."""
    return models(Party)


def steps() -> st.SearchStrategy[Step]:
    """Procedural acts."""
    return models(Step)
