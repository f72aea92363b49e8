"""The forms of the steps: which fields each shows."""

from __future__ import annotations

from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.dossier.model import EvidenceKind
from assistant.web.casework.form import LABELS, Values
from assistant.web.casework.saving import Opened
from assistant.web.casework.tables import CHECKED, EVIDENCE, STEPS, FieldError
from assistant.web.common import REGION, REGION_HINT
from assistant.web.components.form import Field, Kind, stamp

_PROVES = (
    "主体", "违法行为", "行为时间", "行为地点", "许可状态", "责令改正", "送达", "期满复查", "危害后果", "主观过错",
    "整改情况", "违法所得", "货值金额", "面积数量",
)  # fmt: skip
_STEP_NAMES = (
    "立案", "检查", "询问", "责令改正", "送达", "复查", "先行登记保存", "先行登记保存处理", "查封扣押", "解除查封扣押",
    "调查终结", "法制审核", "告知", "陈述申辩", "复核", "听证申请", "听证通知", "听证", "集体讨论", "决定", "缴款",
    "催告", "申请强制执行", "结案",
)  # fmt: skip
_SERVICES = ("直接送达", "留置送达", "邮寄送达", "委托送达", "转交送达", "公告送达", "电子送达")
_SELDOM = frozenset(
    {
        "source",
        "taker",
        "taken",
        "place",
        "institution",
        "qualification",
        "copy_checked",
        "addressee",
        "paper",
    }
)


def _text(name: str, kind: Kind = "text", **more: Any) -> Field:
    return Field(name, LABELS[name], kind, **more)


def _evidence(name: str) -> Field:
    kinds: dict[str, dict[str, Any]] = {
        "id": {"locked": True},
        "kind": {"kind": "choice", "choices": tuple(map(str, EvidenceKind))},
        "text": {"kind": "area", "size": "wide", "rows": 5, "hint": "逐字录入或粘贴这份证据的内容"},
        "proves": {"kind": "many", "choices": _PROVES, "size": "wide"},
        "obtained": {"kind": "date"},
        "copy_checked": {"kind": "choice", "choices": tuple(CHECKED.values())},
        "source": {"choices": ("执法人员制作", "执法人员拍摄", "当事人提供", "第三方提供", "主管部门出具")},
    }
    return Field(name, EVIDENCE.columns[name], seldom=name in _SELDOM, **kinds.get(name, {}))


def _step(name: str) -> Field:
    kinds: dict[str, dict[str, Any]] = {
        "name": {"choices": _STEP_NAMES},
        "on": {"kind": "date"},
        "until": {"kind": "date"},
        "service": {"choices": _SERVICES},
        "note": {"size": "wide"},
    }
    return Field(name, STEPS.columns[name], seldom=name in _SELDOM, **kinds.get(name, {}))


FORMS: dict[str, tuple[Field, ...]] = {
    "facts": (
        _text("title", size="wide", hint="如 许某占用人行道设摊案"),
        _text("facts", "area", size="wide", rows=7, hint="谁，何时，何地，做了什么，后果如何"),
        _text("act_date", hint="如 2026-03-05，可只写年月"),
        Field("region", REGION, hint=REGION_HINT),
        _text("place"),
        Field("party", "当事人", "title"),
        _text("name", size="half"),
        _text("address", size="half"),
        _text("kind", "choice", choices=("个人", "企业", "个体工商户")),
        _text("id_number"),
        _text("phone"),
        _text("gender", "choice", choices=("", "男", "女")),
        _text("birth", "date"),
        _text("representative"),
        _text("credit_code", size="half"),
        Field("agency_part", "机关、人员与文号", "title", folded=True),
        _text("agency", size="half"),
        _text("document_number", size="half"),
        _text("officers", size="wide"),
    ),
    "clause": (_text("chosen", size="wide", hint="点选上面的条款，或者写 《…法》第六十条第一款第（三）项"),),
    "evidence": (
        Field("evidence_part", "录入和修改证据", "title"),
        Field(
            "evidence",
            "证据",
            "table",
            columns=tuple(map(_evidence, EVIDENCE.columns)),
            head=("id", "name"),
            pill="kind",
            add="添加证据",
            fresh={"kind": str(EvidenceKind.DOCUMENT)},
            counts="证据",
        ),
    ),
    "procedure": (
        Field("steps_part", "录入和修改步骤", "title"),
        Field(
            "steps",
            "程序步骤",
            "table",
            columns=tuple(map(_step, STEPS.columns)),
            head=("on", "name", "note"),
            pill="service",
            add="添加步骤",
        ),
    ),
    "discretion": (
        _text("fine_yuan", "number"),
        _text("decided", "date"),
        _text("discretion", "area", size="wide", rows=4, hint="情节、档次，为什么从轻、从重或者不予处罚"),
    ),
}
_SHOWN = {part: [field.name for field in fields if field.kind != "title"] for part, fields in FORMS.items()}


def unread(error: FieldError) -> Markup:
    """What a step says when a field of another step cannot be read: why, and a button that leads to the field."""
    at = next((part for part, names in _SHOWN.items() if error.field in names), "facts")
    return Markup(
        '<div class="said r" role="alert">{} <button type="button" class="plain small" data-act="step" data-step="{}"'
        ' data-goes="{}">去更正</button></div>'
    ).format(str(error), at, error.field)


def parted(values: Values, opened: Opened) -> list[dict[str, Any]]:
    """The values of a case, one form after the other, as the forms take them."""
    own = {"key": opened.key}
    return [
        own | {"values": {name: values[name] for name in names if name in values}}
        for names in _SHOWN.values()
    ]


def together(forms: tuple[Any, ...]) -> tuple[dict[str, Any], str]:
    """The values of all forms in one, and the key they agree on ("" when they do not)."""
    values: dict[str, Any] = {}
    for names, form in zip(_SHOWN.values(), forms, strict=True):
        values |= {name: form["values"][name] for name in names if name in form["values"]}
    keys = {form["key"] for form in forms}
    return values, keys.pop() if len(keys) == 1 else ""


def kept(forms: tuple[Any, ...], faults: dict[str, str] | None = None, **more: Any) -> list[Any]:
    """Updates that tell each form that its values are kept, and where one of them cannot be read."""
    return [
        gr.update(
            kept=stamp(form),
            faults={name: text for name, text in (faults or {}).items() if name in names},
            **more,
        )
        for names, form in zip(_SHOWN.values(), forms, strict=True)
    ]
