"""本机关资料: what an agency says of itself once, from which its papers take authorities, court, payment and numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.documents.agency import Agency, agencies, agency_named, faults_of, fill_in
from assistant.dossier.audit import Action
from assistant.errors import InputError
from assistant.web import session
from assistant.web.components.form import Field, stamp
from assistant.web.components.shapes import button, joined, said

_NAME = "name"
_KEY = "admin-agency:"
START = {"key": _KEY, "values": {}}
_ASKS = Markup('<div class="bar-of-buttons">{}{}</div>').format(
    button("保存", "save", main=True), button("取出已填的", "open")
)


def fields() -> tuple[Field, ...]:
    """The name, and everything that an agency can say of itself."""
    rest = (name for name in Agency.model_fields if name != _NAME)
    head = Field(_NAME, "机关全称（与案件里写的一字不差）", size="wide")
    return (head, *(Field(name, _label(name), hint=_hint(name), size="half") for name in rest))


def _label(name: str) -> str:
    return str(Agency.model_fields[name].description).split("，")[0]


def _hint(name: str) -> str:
    return str(Agency.model_fields[name].description).partition("，")[2]


def asks() -> Markup:
    """What can be done, and who is there already."""
    known = [one.name for one in agencies()]
    told = f"已经填过：{'、'.join(known)}。" if known else "还没有填。不填的，在文书里是【待补充】。"
    return joined([_ASKS, said(told)])


def handled(act: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """What a click does.

    Args:
        act: save or open.
        form: as it came from the page.

    Raises:
        InputError: no name is given, nobody of that name is there, or it was changed since it was taken out.
        CorpusError: the file cannot be read.
    """
    values = {name: str(form["values"].get(name) or "").strip() for name in Agency.model_fields}
    if act not in ("save", "open"):
        return {}
    if faults := faults_of(values if act == "save" else {_NAME: values[_NAME]}):
        return _refused(faults)
    name = values.pop(_NAME)
    if not name:
        raise InputError("没有写机关全称", "请先写全称")
    if act == "open":
        return {"agency": _shown(_known(name), form)}
    taken_out = _is_taken_out(form["key"], agency_named(name))  # only who has seen what is there empties it
    filled = fill_in(name, values if taken_out else {key: text for key, text in values.items() if text})
    session.record(Action.AGENCY_CHANGED, about=name)
    return {
        "agency": _shown(filled, form),
        "agency-asks": joined([asks(), said(f"已保存，今后{name}的文书从这里取。")]),
    }


def _refused(faults: Mapping[str, str]) -> dict[str, Any]:
    """Each fault at its input, and the labels of all beside the buttons; the last ones of the form go when it is in order."""
    labels = "、".join(_label(name) for name in faults)
    return {
        "agency": gr.update(faults=dict(faults)),
        "agency-asks": joined([asks(), said(f"没有保存，请改正：{labels}。")]),
    }


def _known(name: str) -> Agency:
    for one in agencies():
        if one.name == name:
            return one
    raise InputError(f"还没有填过“{name}”", "请核对全称，或者直接填写后保存")


def _shown(agency: Agency, form: Mapping[str, Any]) -> dict[str, Any]:
    """The form as the agency stands; the tab lets go of what was typed into it, or would put it back later."""
    update: dict[str, Any] = gr.update(
        value={"key": _key(agency), "values": agency.model_dump()}, faults={}, kept=stamp(form)
    )
    return update


def _key(agency: Agency) -> str:
    """Of the form that shows an agency: another one as soon as anything in it was changed."""
    state = hashlib.sha256(agency.model_dump_json().encode()).hexdigest()
    return f"{_KEY}{agency.name}:{state}"


def _is_taken_out(key: str, agency: Agency) -> bool:
    """Whether a form shows an agency as it stands.

    Raises:
        InputError: it shows it as it stood before somebody else changed it.
    """
    if key == _key(agency):
        return True
    if key.startswith(f"{_KEY}{agency.name}:"):
        raise InputError(
            f"“{agency.name}”的资料在您取出以后又改过，没有保存", "请记下要改的，点“取出已填的”，改好再保存"
        )
    return False
