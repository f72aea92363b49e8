"""What pydantic finds wrong with an entry, said in Chinese without the value, which may be case data."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_SAID = {
    "missing": "没有填写",
    "extra_forbidden": "没有这个字段",
    "string_type": "应为文字",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "decimal_type": "应为数字",
    "decimal_parsing": "应为数字",
    "date_type": "日期应写成 2026-03-05",
    "date_parsing": "日期应写成 2026-03-05",
    "date_from_datetime_parsing": "日期应写成 2026-03-05",
    "literal_error": "不在可用的取值之内",
    "enum": "不在可用的取值之内",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为对象",
    "model_type": "应为对象",
    "model_attributes_type": "应为对象",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "too_short": "太少",
    "too_long": "太多",
    "string_too_short": "太短",
    "string_too_long": "太长",
    "pattern_regex": "正则写错",
    "json_invalid": "不是完整的 JSON",
}


def said(fault: ErrorDetails) -> str:
    """What is wrong, without the place; our own validators say it in their own words."""
    if fault["type"] == "value_error":
        return str(fault.get("ctx", {}).get("error", fault["msg"]))
    return _SAID.get(fault["type"], "填写有误")
