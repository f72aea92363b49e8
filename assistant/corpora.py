"""The one reader of our own data files: YAML, JSON and JSON lines, checked against a type, kept until they change.

Every fault is told in the same words: the file, the line, the entry, what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar, cast

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator
from pydantic_core import ErrorDetails

from assistant.errors import CorpusError
from assistant.faults import said
from assistant.settings import settings

T = TypeVar("T")
_HELD: ContextVar[dict[tuple[Path | str, Hashable], Any] | None] = ContextVar("_HELD", default=None)
_SHOWN = 3  # faults named in one message
_ADVICE = "自己改过这个文件的，请按 corpora/README.md 改正；没有改过的，请恢复随程序发布的文件"
_FILLED_IN = (
    "这是本机关自己填的，请用备份恢复；没有备份的，运行 assistant doctor --repair 把它移到一旁，再重新填写"
)


class Data(BaseModel):
    """Base of the types of our data: frozen, and a field that the type does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Data):
    """Base of the types of word lists: a file of patterns, where ``{name}`` in one stands for another written above it."""

    FILE: ClassVar[str]
    """The file, named from settings().corpora on."""

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        known: dict[str, Any] = {}
        for name, value in given.items():
            known[name] = (
                _NAMED.sub(lambda at: _part(at[1], known), value) if isinstance(value, str) else value
            )
        return known

    @classmethod
    def read(cls) -> Self:
        """The words of the file.

        Raises:
            CorpusError: the file is missing, unreadable, or not as the type says.
        """
        return shipped(cls.FILE, cls)


_NAMED = re.compile(r"\{([a-z_]+)\}")
_FILES = 4096  # files kept; there are some hundreds, and tests name others


def _part(name: str, known: dict[str, Any]) -> str:
    part = known.get(name)
    if not isinstance(part, str):
        raise ValueError(f"“{{{name}}}”前面没有写明")
    return part


def corpus(name: str = "") -> Path:
    """The place of a file or folder of our data, named from settings().corpora on."""
    return _place(settings().corpora, name)


@lru_cache(maxsize=_FILES)
def _place(folder: Path, name: str) -> Path:
    return folder / name


def load(path: Path, form: type[T]) -> T:
    """A YAML or JSON file (``.json``) as the given type; read again only when the file changes.

    Args:
        path: of ours by ``corpus``, or any other.
        form: a model or any other type that pydantic checks. What is returned is shared: do not change it.

    Raises:
        CorpusError: the file is missing, unreadable, or not as the type says.
    """
    kept, key = _HELD.get(), (path, cast(Hashable, form))
    if kept is not None and key in kept:
        return cast(T, kept[key])
    found: T = _read(*key)
    if kept is not None:
        kept[key] = found
    return found


def shipped(name: str, form: type[T]) -> T:
    """A file of ours as ``load`` gives it, asked for by its name: while files are held, no path is made or hashed.

    Args:
        name: from settings().corpora on.
        form: as for ``load``.

    Raises:
        CorpusError: the file is missing, unreadable, or not as the type says.
    """
    kept, key = _HELD.get(), (name, cast(Hashable, form))
    if kept is None:
        return load(corpus(name), form)
    if key not in kept:
        kept[key] = load(corpus(name), form)
    return cast(T, kept[key])


@contextmanager
def held() -> Iterator[None]:
    """While it lasts, every file is asked only once whether it changed; also a decorator, of one check or one answer."""
    if _HELD.get() is not None:
        yield
        return
    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


def load_rows(path: Path, form: type[T]) -> list[T]:
    """The rows of a file of JSON lines, each as the given type; empty lines are passed over. Nothing is kept.

    Raises:
        CorpusError: the file is missing, unreadable, or a row is not as the type says.
    """
    lines = [(number, line) for number, line in enumerate(_text(path).split("\n"), 1) if line.strip()]
    rows: TypeAdapter[list[T]] = TypeAdapter(list[form])  # type: ignore[valid-type]
    try:
        found = rows.validate_json("[" + ",".join(line for _, line in lines) + "]")
    except ValidationError:
        found = []
    if len(found) != len(lines):
        raise _fault_of_row(path, lines, form)
    return found


def _read(path: Path, form: Hashable) -> Any:
    try:
        status = path.stat()
    except OSError as error:
        raise CorpusError(f"找不到数据文件 {path}", _advice(path)) from error
    return _load(path, form, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=_FILES)
def _load(path: Path, form: Any, size: int, changed: int) -> Any:
    """``size`` and ``changed`` (ns) are there to read a changed file anew."""
    text, adapter = _text(path), TypeAdapter[Any](form)
    try:
        if path.suffix == ".json":
            return adapter.validate_json(text)
        return adapter.validate_python(yaml.load(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"第 {mark.line + 1} 行第 {mark.column + 1} 列：" if mark else ""
        raise _fault(path, f"{place}{error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise _fault(path, str(error)) from error
    except ValidationError as error:
        nodes = None if path.suffix == ".json" else yaml.compose(text, Loader=_BaseLoader)
        faults = error.errors(include_url=False)
        told = [f"{_line(nodes, fault['loc'])}{_told(fault)}" for fault in faults[:_SHOWN]]
        more = [f"另有 {len(faults) - _SHOWN} 处"] if len(faults) > _SHOWN else []
        raise _fault(path, "；".join(told + more)) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"读不出数据文件 {path}（{error.strerror}）", _advice(path)) from error
    except UnicodeDecodeError as error:
        raise _fault(path, f"第 {error.start + 1} 个字节不是 UTF-8 文字") from error


def _fault(path: Path, what: str) -> CorpusError:
    return CorpusError(f"数据文件 {path} 不合格式：{what}", _advice(path))


def _advice(path: Path) -> str:
    """What to do about a file: those of the data folder were filled in by the agency, the others came with the program."""
    return _FILLED_IN if path.is_relative_to(settings().home) else _ADVICE


def _fault_of_row(path: Path, lines: Sequence[tuple[int, str]], form: Any) -> CorpusError:
    """The fault of the first row that is not as the type says; one at least is not."""
    row = TypeAdapter[Any](form)
    for number, line in lines:
        try:
            row.validate_json(line)
        except ValidationError as error:
            return _fault(path, f"第 {number} 行 {_told(error.errors(include_url=False)[0])}")
    return _fault(path, "每行应为一个完整的 JSON")


def _told(fault: ErrorDetails) -> str:
    """A fault in Chinese with the entry it is in: ``matters 第 2 项 name：缺少这一项``."""
    place = " ".join(f"第 {part + 1} 项" if isinstance(part, int) else part for part in fault["loc"])
    what = said(fault)
    if fault["type"] == "literal_error":
        what = f"只能是 {fault['ctx']['expected']}"
    elif fault["type"] == "pattern_regex":
        what = f"{what}：{fault['input']}"
    return f"{place}：{what}" if place else what


def _line(node: yaml.Node | None, place: Sequence[int | str]) -> str:
    """The line of the YAML text that an entry starts on, as far as it can be followed."""
    found = node
    for part in place:
        step = _child(found, part)
        if step is None:
            break
        found = step
    return f"第 {found.start_mark.line + 1} 行 " if found else ""


def _child(node: yaml.Node | None, part: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        found: yaml.Node = node.value[part]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    return None


# The loader written in C is ten times as fast; a build of PyYAML without it lacks the name.
_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BaseLoader):  # type: ignore[misc]
    """YAML in which a key that stands twice in one mapping is a fault: the second would silently hide the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = set[object]()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in keys:
                raise yaml.MarkedYAMLError(problem=f"“{key.value}”写了两次", problem_mark=key.start_mark)
            keys.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping
