"""Cases read from CASE.json and written back: what was not changed stays as it was written, key by key.

JSON → dict → migrations → ``Case``; ``Case`` → JSON keeps the order of keys, unknown fields at every level, and the very
writing of every value nobody changed (6000 stays 6000, 6000.0 stays 6000.0).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from assistant.dossier.migrations import NUMBER, Fields, migrate
from assistant.dossier.model import REMEMBER, SCHEMA, Case, Kept
from assistant.errors import InputError

MAX_BYTES = 50 * 1024 * 1024
_MAX_DEPTH = 100
_HINT = "请按 README 的案件格式修正"
_WANTED = {
    "missing": "缺少这一项",
    "datetime": "应写成时间，如 2026-03-05T10:00:00",
    "date": "应写成日期，如 2026-03-05",
    "string": "应为文字（加引号）",
    "decimal": "应为数字",
    "float": "应为数字",
    "int": "应为整数",
    "bool": "应为 true 或 false",
    "tuple": "应为列表 […]",
    "model": "应为对象 {…}",
    "dataclass": "应为对象 {…}",
    "finite": "应为数字",
}


def read_case(source: Path | str) -> Case:
    """The case of a CASE.json of any version.

    Args:
        source: a path, or the JSON text itself.

    Raises:
        InputError: no such file, not UTF-8, no JSON, of a newer schema, or of another form; names the first wrong
            field and never shows what is written in the case.
    """
    text, name = (_file(source), source.name) if isinstance(source, Path) else (source, "案件 JSON")
    try:
        found = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name} 不是 JSON：第 {error.lineno} 行第 {error.colno} 列读不下去", "请检查引号、逗号和括号"
        ) from None
    except (ValueError, RecursionError):
        raise InputError(f"{name} 读不出：有超出范围的数，或者层次太深", _HINT) from None
    return case_of(found, name=name)


def case_of(found: object, *, name: str = "案件 JSON") -> Case:
    """The case of a parsed JSON value of any version.

    Args:
        found: what ``json.loads`` gave.
        name: how to call it in the message.

    Raises:
        InputError: it is no case, or of a newer schema.
    """
    if not isinstance(found, dict):
        raise InputError(f"{name} 不合格式：最外层应为对象 {{…}}", _HINT)
    if not _writable(found):
        raise InputError(f"{name} 不合格式：层次太深，或者有写不出的字符", _HINT)
    try:
        return Case.model_validate(migrate(found), context=REMEMBER)
    except ValidationError as error:
        raise InputError(f"{name} 不合格式：{_first_wrong(error)}", _HINT) from None


def write_case(case: Case, *, indent: int | None = 2) -> str:
    """A case as JSON text.

    Only fields that were set are written. The schema number is added when the case was not read from a file, or has
    fields that its file did not have.

    Args:
        case: read or made.
        indent: blanks a level; None writes one line.

    Raises:
        InputError: a value is not of its field's kind, or holds half a character; never shows it.
    """
    text = json.dumps(case_fields(case), ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError("案件里有写不出的字符（半个表情符号之类）", "请删去最近粘贴的符号再试") from None
    return text


def case_fields(case: Case) -> Fields:
    """What ``write_case`` writes, as a dict.

    Raises:
        InputError: a value is not of its field's kind.
    """
    try:
        dumped = case.model_dump(mode="json", exclude_unset=True, warnings="error")
    except PydanticSerializationError:
        raise InputError("案件里有无法保存的内容", "请检查最近改过的栏目") from None
    fields, grown = _fields(case, dumped)
    return {**fields, NUMBER: fields.get(NUMBER, SCHEMA)} if grown or NUMBER in fields else fields


def _file(path: Path) -> str:
    if not path.is_file():
        raise InputError(
            f"{path} 是文件夹，不是文件" if path.is_dir() else f"找不到文件 {path}", "请检查路径"
        )
    if path.stat().st_size > MAX_BYTES:
        raise InputError(f"{path.name} 过大（上限 50 MB）", "案件文件只放文字，图片和录音请作为附件")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path.name} 不合格式：不是 UTF-8 文本", "请另存为 UTF-8") from None


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _writable(found: Fields) -> bool:
    """Whether it can be written back: not nested too deeply, no half characters (lone surrogates)."""
    if _deeper(found, _MAX_DEPTH):
        return False
    try:
        json.dumps(found, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


def _deeper(value: object, levels: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_deeper(one, levels - 1) for one in inside)


def _first_wrong(error: ValidationError) -> str:
    """Where the first wrong field stands and what it should be; never its content."""
    first = error.errors(include_input=False, include_url=False)[0]
    place = ".".join(f"第{part + 1}项" if isinstance(part, int) else str(part) for part in first["loc"])
    kind, context = first["type"], first.get("ctx", {})
    if kind in ("literal_error", "enum"):
        wanted = f"应为 {str(context['expected']).replace(' or ', '、').replace(', ', '、')} 之一"
    else:
        wanted = next((words for start, words in _WANTED.items() if kind.startswith(start)), "写法不对")
    return f"{place} {wanted}"


def _fields(kept: Kept, dumped: Fields) -> tuple[Fields, bool]:
    """The fields in the order they were read, new ones behind; and whether anything was added since."""
    order = [key for key in kept.as_read if key in dumped]
    order += [key for key in dumped if key not in kept.as_read]
    grown = len(kept.as_read) < len(order)
    written: Fields = {}
    for key in order:
        written[key], more = _value(kept, key, dumped[key])
        grown = grown or more
    return written, grown


def _value(kept: Kept, key: str, dumped: Any) -> tuple[Any, bool]:
    value = kept.named(key)
    if isinstance(value, Kept):
        return _fields(value, dumped)
    if isinstance(value, tuple) and any(isinstance(one, Kept) for one in value):
        pairs = [_fields(one, plain) for one, plain in zip(value, dumped, strict=True)]
        return [fields for fields, _ in pairs], any(grown for _, grown in pairs)
    written, understood = kept.as_read.get(key, (dumped, None))
    return (written if understood == value else dumped), False
