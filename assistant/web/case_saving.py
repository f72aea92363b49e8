"""Behind the 办案 tab: open, save, autosave. What was opened travels with the page, so that a restart loses nothing."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from assistant.corpora import corpus
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.editing import Clash, merge, replace
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.errors import AssistantError, ConflictError, InputError
from assistant.files import lasting
from assistant.web.case_form import BLANK, FIELDS, TABLES, differing, label, to_case, to_form
from assistant.web.common import USER, escape, saved_cases

_CASE, _DRAFT = "case:", "draft:"


def _new_key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Opened:
    """The case a page was filled from, its revision (None: not saved yet), and the id of the page's draft."""

    case: Case = BLANK
    revision: int | None = None
    key: str = field(default_factory=_new_key)

    def dump(self) -> str:
        """As text, for a field of the page that nobody sees."""
        return json.dumps(
            {"case": write_case(self.case, indent=None), "revision": self.revision, "key": self.key}
        )

    @classmethod
    def load(cls, text: str) -> Opened:
        """From that text; nothing opened yet where the page is too fresh to have one."""
        if not text:
            return cls()
        found = json.loads(text)
        return cls(read_case(found["case"]), found["revision"], found["key"])


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shall show: the values of the fields, what they were filled from, and a line about it."""

    opened: Opened
    values: Sequence[Any]
    note: str


def greeting() -> str:
    """The line of a fresh page: unsaved work that waits, or why the database cannot be opened."""
    try:
        waiting = DraftStore().drafts(USER)
    except AssistantError as error:
        return escape(error)
    if not waiting:
        return "新案件（未保存）"
    return f"新案件（未保存）。有 {len(waiting)} 份没有保存的草稿，在“已保存的案件”里选“草稿”打开。"


def choices() -> list[tuple[str, str]]:
    """What can be opened: drafts first, then cases."""
    drafts = [
        (f"草稿：{d.title}（{d.case_id or '未编号'}，{d.changed.astimezone():%m-%d %H:%M}）", _DRAFT + d.id)
        for d in DraftStore().drafts(USER)
        if d.changed
    ]
    return drafts + [(shown, _CASE + case_id) for shown, case_id in saved_cases()]


def new_case() -> Shown:
    """An empty form."""
    return _fresh(Opened(), greeting())


def load_demo() -> Shown:
    """The demonstration case (fictional) of corpora/demo; it gets a number of its own when it is saved."""
    case = read_case(corpus("demo/case.json"))
    return _fresh(Opened(replace(case, id="")), "演示案件（虚构，未保存）")


def open_choice(choice: str | None) -> Shown:
    """A saved case, with the user's draft of it if there is one, or a draft.

    Raises:
        InputError: nothing was chosen, or it is gone.
        StoreError: the content cannot be read.
    """
    if not choice:
        raise InputError("没有选择案件", "请先在列表中选择")
    key = _new_key()
    if choice.startswith(_DRAFT):
        draft = DraftStore().take(choice.removeprefix(_DRAFT), owner=USER, page=key)
        if draft is None:
            raise InputError("这份草稿已经不在了", "它已被保存或放弃，请重新选择")
        return _go_on(draft)
    case_id = choice.removeprefix(_CASE)
    case, revision = CaseStore().load(case_id, user=USER)
    waiting = DraftStore().drafts(USER, case_id)
    draft = DraftStore().take(waiting[0].id, owner=USER, page=key) if waiting else None
    return _go_on(draft) if draft else _fresh(Opened(case, revision, key), _saved_note(case.id, revision))


def keep_draft(ready: str, text: str, *values: Any) -> str:
    """Autosave what differs from the opened case; nothing different, no draft.

    Args:
        ready: key of the case whose fields are all on the page; while another one is being written, nothing is kept.
        text: what the page has opened.
        values: what stands in the fields.

    Returns:
        The line to show.
    """
    opened = Opened.load(text)
    if ready != opened.key:
        return ""
    if not differing(values, to_form(opened.case)):
        DraftStore().discard(opened.key, owner=USER)
        return ""
    typed = {
        name: TABLES[name].cells(value) if name in TABLES else value
        for name, value in zip(FIELDS, values, strict=True)
    }
    draft = Draft(
        id=opened.key,
        owner=USER,
        case_id="" if opened.revision is None else opened.case.id,
        base=opened.revision,
        title=str(typed["title"] or "未命名"),
        content=json.dumps({"opened": text, "typed": typed}),
    )
    return f"草稿已自动保存（{DraftStore().keep(draft).astimezone():%H:%M:%S}），还没有存入案件库。"


def drop_draft(text: str) -> Shown:
    """Give up what is not saved and show the case as it is stored."""
    opened = Opened.load(text)
    DraftStore().discard(opened.key, owner=USER)
    if opened.revision is None:
        return new_case()
    case, revision = CaseStore().load(opened.case.id, user=USER)
    return _fresh(Opened(case, revision), _saved_note(case.id, revision))


def shown_case(text: str, values: Sequence[Any]) -> Case:
    """The case that the page shows now, with what its form does not show.

    Raises:
        InputError: a field cannot be read.
    """
    return to_case(values, Opened.load(text).case)


def save_case(text: str, *values: Any) -> Shown:
    """Store the case. If somebody else saved it meanwhile, both people's changes are shown together, not yet saved.

    Raises:
        InputError: a field cannot be read, or the number is taken.
        StoreError: the database fails; the draft stays.
    """
    opened = Opened.load(text)
    case = to_case(values, opened.case)
    if opened.revision is not None and case.id != opened.case.id:
        raise InputError("已保存的案件不能改编号", f"请把案件编号改回 {opened.case.id}")
    try:
        saved = CaseStore().save(case, user=USER, expected=opened.revision, draft=opened.key)
    except ConflictError as error:
        return _together(opened, case, f"{error.what}。")
    stored = case if case.id else replace(case, id=saved.id)
    return _fresh(Opened(stored, saved.revision, opened.key), _saved_note(saved.id, saved.revision))


def export_raw(choice: str | None) -> str:
    """A file with the content of a case exactly as it is stored.

    Raises:
        InputError: no saved case was chosen.
    """
    if not choice or not choice.startswith(_CASE):
        raise InputError("没有选择已保存的案件", "请先在列表中选择")
    body = CaseStore().raw(choice.removeprefix(_CASE), user=USER)
    path = lasting("raw") / "案件原始内容.json"
    path.write_text(body, encoding="utf-8")
    return str(path)


def _fresh(opened: Opened, note: str) -> Shown:
    return Shown(opened, to_form(opened.case), note)


def _saved_note(case_id: str, revision: int) -> str:
    return f"案件 {escape(case_id)}（第 {revision} 版，已保存）"


def _go_on(draft: Draft) -> Shown:
    """A draft on this page; where its case was saved again since, on top of what is stored now."""
    content = json.loads(draft.content)
    before = Opened.load(content["opened"])
    opened = Opened(before.case, before.revision, draft.id)
    values = [content["typed"].get(name) for name in FIELDS]
    shown = Shown(opened, values, f"没有保存的草稿（{_base_note(opened)}），改完请保存，或者放弃草稿。")
    if opened.revision is None:
        return shown
    try:
        mine = to_case(values, opened.case)
    except InputError as error:
        return Shown(opened, values, f"{shown.note}{escape(error)}")
    _, revision = CaseStore().load(opened.case.id, user=USER)
    if revision == opened.revision:
        return shown
    return _together(
        opened, mine, f"案件 {opened.case.id} 已有第 {revision} 版，草稿从第 {opened.revision} 版写起。"
    )


def _base_note(opened: Opened) -> str:
    return (
        "新案件" if opened.revision is None else f"案件 {escape(opened.case.id)} 第 {opened.revision} 版之后"
    )


def _together(opened: Opened, mine: Case, why: str) -> Shown:
    """My changes on top of what is stored now; the stored case stays as it is until I save."""
    theirs, revision = CaseStore().load(opened.case.id, user=USER)
    merged, clashes = merge(opened.case, mine, theirs)
    now = Opened(theirs, revision, opened.key)
    if merged == theirs:
        DraftStore().discard(opened.key, owner=USER)
        return _fresh(now, _saved_note(theirs.id, revision))
    note = f"{escape(why)}已把您的修改并到最新版上，还没有保存；请核对后再点“保存案件”。"
    return Shown(now, to_form(merged), note + "".join(map(_clash, clashes)))


def _clash(clash: Clash) -> str:
    """One thing that both sides changed, with both versions in full."""
    return (
        f"<details><summary>双方都改了：{escape(label(clash.where))}（表中是您的）</summary>"
        f"<p>您的：{escape(_said(clash.mine))}</p><p>最新版：{escape(_said(clash.theirs))}</p></details>"
    )


def _said(value: Any) -> str:
    if value is None or value == "":
        return "（空）"
    if isinstance(value, BaseModel):
        return "；".join(str(part) for part in dict(value).values() if part)
    return "；".join(map(_said, value)) if isinstance(value, tuple) else str(value)
