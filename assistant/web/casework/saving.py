"""Open, keep and save a case. What was opened travels with the page, so that a restart of the server loses nothing.

Each input is kept as a draft (``keep_draft``); each finished one is saved (``save_case``), and with the first a new case
gets its number. What cannot be read yet stays in the draft and on the page.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from assistant.corpora import corpus
from assistant.dossier.drafts import Draft, DraftStore
from assistant.dossier.editing import Clash, merge, replace
from assistant.dossier.files import read_case, write_case
from assistant.dossier.model import Case
from assistant.errors import ConflictError, InputError
from assistant.web.casework.form import BLANK, TABLES, Values, differing, label, numbered, to_case, to_form
from assistant.web.components.shapes import NOTHING, folded, href, joined, link, said
from assistant.web.keeping import is_case_draft, new_key
from assistant.web.session import cases, person, user

_REMEMBERED = 512
_NOTHING_TYPED = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a page was filled from.

    Attributes:
        case: the case as it is stored.
        revision: of the case; None while it is not saved.
        key: id of the page's draft.
        rows: for each table the tokens of the case's rows, as the page knows them.
        held: both sides changed the same thing; nothing is saved until the user says so.
    """

    case: Case = BLANK
    revision: int | None = None
    key: str = field(default_factory=new_key)
    rows: dict[str, list[str]] = field(default_factory=dict)
    held: bool = False

    @property
    def store(self) -> str:
        """Name of the tab's own store: the same after a reload."""
        return self.key if self.revision is None else f"case.{self.case.id}"

    def dump(self) -> str:
        """As text, for a field of the page that nobody sees."""
        own = {"revision": self.revision, "key": self.key, "rows": self.rows, "held": self.held}
        return json.dumps(own | {"case": write_case(self.case, indent=None)})

    @classmethod
    def load(cls, text: str) -> Opened:
        """From that text; nothing opened yet where the page is too fresh to have one."""
        if not text:
            return cls()
        f = json.loads(text)
        return cls(read_case(f["case"]), f["revision"], f["key"], f["rows"], bool(f["held"]))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shall show: the values of the forms, what they were filled from, and what to say.

    ``fresh``: the forms must be written anew; otherwise they already hold what is meant, and nobody is disturbed.
    """

    opened: Opened
    values: Values
    note: Markup = NOTHING
    fresh: bool = True


class _Pages:
    """The newest state that each open page saved: an input that was sent before the answer came goes on from it."""

    def __init__(self) -> None:
        self._newest: OrderedDict[str, Opened] = OrderedDict()
        self._lock = Lock()

    def put(self, opened: Opened) -> None:
        """Remember what a page saved."""
        with self._lock:
            self._newest[opened.key] = opened
            self._newest.move_to_end(opened.key)
            while len(self._newest) > _REMEMBERED:
                self._newest.popitem(last=False)

    def newest(self, opened: Opened) -> Opened:
        """What the page has opened, or what it saved since."""
        with self._lock:
            found = self._newest.get(opened.key)
        return found if found and (found.revision or 0) > (opened.revision or 0) else opened


_PAGES = _Pages()


def opened_of(text: str) -> Opened:
    """What a page has opened, by the field that travels with it."""
    return _PAGES.newest(Opened.load(text))


def new_case(key: str = "") -> Shown:
    """Empty forms; a draft kept under the key is gone on with, or the case that the page saved before it was loaded anew."""
    known = _PAGES.newest(Opened(key=key)) if key else None
    if known and known.revision is not None:
        return open_case(known.case.id, key, page=key)
    draft = DraftStore().take(key, owner=user(), page=key) if key else None
    return _go_on(draft) if draft else _fresh(Opened(key=key or new_key()))


def save_demo() -> str:
    """Save the demonstration case (fictional) of corpora/demo as a new case; returns its number."""
    case = read_case(corpus("demo/case.json"))
    return cases().save(replace(case, id=""), user=user()).id


def demo() -> str:
    """The number of the user's demonstration case: one that nothing was changed in, else a new one."""
    case, who = read_case(corpus("demo/case.json")), person()
    for case_id, title, _ in cases().cases():
        own = not who.signed_in or who.name in cases().handlers(case_id)
        if title == case.title and own and _is_untouched(case_id, case):
            return case_id
    return save_demo()


def _is_untouched(case_id: str, case: Case) -> bool:
    with suppress(InputError):
        same = cases().peek(case_id) == replace(case, id=case_id)
        return same and not DraftStore().drafts(user(), case_id)
    return False


def open_case(case_id: str, draft_id: str = "", *, page: str = "") -> Shown:
    """A saved case with a draft of the user's: the one named, else the newest; any others are told beside it.

    Args:
        case_id: which case.
        draft_id: which draft of it.
        page: key of the page that has it open already.

    Raises:
        InputError: there is no such case.
        StoreError: the content cannot be read.
    """
    case, revision = cases().load(case_id, user=user())
    key = page or new_key()
    waiting = [draft for draft in DraftStore().drafts(user(), case_id) if is_case_draft(draft)]
    chosen = next((draft for draft in waiting if draft.id == draft_id), next(iter(waiting), None))
    draft = DraftStore().take(chosen.id, owner=user(), page=key) if chosen else None
    shown = _go_on(draft) if draft else _fresh(Opened(case, revision, key))
    others = joined(_other(one) for one in waiting if one is not chosen)
    return Shown(shown.opened, shown.values, shown.note + others, shown.fresh)


def _other(draft: Draft) -> Markup:
    """Another draft of the case, such as one of another tab: what it changes, and the way to it."""
    content = json.loads(draft.content)
    before = Opened.load(content["opened"])
    as_stored = to_form(before.case, before.rows)
    lines = joined(
        Markup("<p>{}：{}</p>").format(label((name,)), _told(content["typed"][name]))
        for name in differing(content["typed"], as_stored)
    )
    when = f"{draft.changed.astimezone():%m月%d日 %H:%M}" if draft.changed else ""
    go = link("换成这一份", href("case", id=draft.case_id, draft=draft.id))
    return said("这件案件还有另一份没有存入的草稿，可能是在另一个标签页写的。", "a") + folded(
        f"另一份草稿 {when}", lines + Markup("<p>{}</p>").format(go)
    )


def reopened(case_id: str, key: str) -> Shown:
    """A saved case as it is stored now, on the page that has it open.

    Args:
        case_id: which.
        key: of the page's draft.

    Raises:
        InputError: there is no such case.
    """
    case, revision = cases().load(case_id, user=user())
    return _fresh(_remembered(Opened(case, revision, key)))


def unsaved() -> list[Draft]:
    """Drafts of new cases that could not be saved yet, newest first."""
    return [draft for draft in DraftStore().drafts(user(), "") if is_case_draft(draft)]


def keep_draft(text: str, values: Values, key: str) -> Markup:
    """Keep what differs from the stored case; nothing different, no draft.

    Args:
        text: what the page has opened.
        values: what stands in its forms.
        key: the opened case that the forms say they belong to; of another case nothing is kept.

    Returns:
        The line to show.
    """
    opened = opened_of(text)
    if key != opened.key:
        return NOTHING
    if not differing(values, to_form(opened.case, opened.rows)):
        DraftStore().discard(opened.key, owner=user())
        return _saved_note(opened)
    draft = Draft(
        id=opened.key,
        owner=user(),
        case_id="" if opened.revision is None else opened.case.id,
        base=opened.revision,
        title=str(values.get("title") or _NOTHING_TYPED) or str(values.get("facts") or "")[:20] or "未命名",
        content=json.dumps({"opened": opened.dump(), "typed": dict(values)}),
    )
    kept = DraftStore().keep(draft)
    return Markup('<span class="dim small">已自动保存 {}</span>').format(f"{kept.astimezone():%H:%M:%S}")


def drop_draft(text: str) -> Shown:
    """Give up what is not saved and show the case as it is stored."""
    opened = opened_of(text)
    DraftStore().discard(opened.key, owner=user())
    if opened.revision is None:
        return _fresh(Opened(opened.case, None, opened.key))
    case, revision = cases().load(opened.case.id, user=user())
    return _fresh(Opened(case, revision, opened.key))


def shown_case(text: str, values: Values) -> Case:
    """The case as it stands on the page, saved or not; a saved one only for who may see it now.

    Raises:
        FieldError: a field cannot be read.
        InputError: it is no case that whoever asks may see.
    """
    return _on_page(opened_of(text), values)


def _on_page(opened: Opened, values: Values) -> Case:
    """What a page shows. It comes from the browser: what it says of number and files is believed as far as it is stored.

    Raises:
        FieldError: a field cannot be read.
        InputError: it is no case that whoever asks may see.
    """
    case = to_case(values, opened.case, opened.rows)
    stored = cases().peek(case.id) if case.id else BLANK
    kept = {piece.attachment for piece in stored.evidence} | {""}
    if kept.issuperset(piece.attachment for piece in case.evidence):
        return case
    own = (piece if piece.attachment in kept else replace(piece, attachment="") for piece in case.evidence)
    return replace(case, evidence=tuple(own))


def save_case(text: str, values: Values, *, mine: bool = False) -> Shown:
    """Save what the page shows; what somebody else saved meanwhile is merged with it.

    Where both sides changed the same thing nothing is overwritten: the page shows both and holds until ``mine``.

    Args:
        text: what the page has opened.
        values: what stands in its forms.
        mine: the user has seen both sides and wants what stands in the forms.

    Raises:
        FieldError: a field cannot be read; it stays in the draft.
        StoreError: the database fails; the draft stays.
    """
    opened = opened_of(text)
    case = _on_page(opened, values)
    if opened.held and not mine:
        return Shown(opened, values, NOTHING, fresh=False)
    if case == opened.case:
        DraftStore().discard(opened.key, owner=user())
        return Shown(opened, values, _saved_note(opened), fresh=False)
    try:
        return _saved(opened, case, values)
    except ConflictError as error:
        return _together(opened, case, f"{error.what}。", save=True)


def put(text: str, values: Values, **changed: Any) -> Shown:
    """Save the case on the page with some things in it changed, e.g. the clause that was chosen.

    Raises:
        FieldError: a field cannot be read.
    """
    opened = opened_of(text)
    case = replace(_on_page(opened, values), **changed)
    rows = {name: table.tokens(values.get(name)) for name, table in TABLES.items() if name in values}
    try:
        saved = cases().save(case, user=user(), expected=opened.revision, draft=opened.key)
    except ConflictError as error:
        return _together(opened, case, f"{error.what}。", save=True)
    stored = case if case.id else replace(case, id=saved.id)
    tokens = rows if all(len(rows.get(n, ())) == len(getattr(stored, n)) for n in TABLES) else {}
    return _fresh(_remembered(Opened(stored, saved.revision, opened.key, tokens)))


def _saved(opened: Opened, case: Case, values: Values) -> Shown:
    saved = cases().save(case, user=user(), expected=opened.revision, draft=opened.key)
    stored = case if case.id else replace(case, id=saved.id)
    rows = {
        name: table.tokens(values[name])
        if name in values
        else opened.rows.get(name) or numbered(getattr(opened.case, name))
        for name, table in TABLES.items()
    }
    now = _remembered(Opened(stored, saved.revision, opened.key, rows))
    return Shown(now, values, _saved_note(now), fresh=False)


def _remembered(opened: Opened) -> Opened:
    _PAGES.put(opened)
    return opened


def _fresh(opened: Opened, note: Markup = NOTHING) -> Shown:
    return Shown(opened, to_form(opened.case, opened.rows), note or _saved_note(opened))


def _saved_note(opened: Opened) -> Markup:
    if opened.revision is None:
        return Markup('<span class="dim small">{}</span>').format("新案件，写下第一项后自动编号保存")
    return Markup('<span class="dim small">{}</span>').format(f"已保存（第 {opened.revision} 版）")


def _go_on(draft: Draft) -> Shown:
    """A draft on this page; where its case was saved again since, on top of what is stored now."""
    content = json.loads(draft.content)
    before = Opened.load(content["opened"])
    opened = Opened(before.case, before.revision, draft.id, before.rows, before.held)
    values = to_form(opened.case, opened.rows) | content["typed"]
    shown = Shown(opened, values, said("这里有还没有存入案件的内容，请核对。", "a"))
    if opened.revision is None:
        return shown
    try:
        mine = to_case(values, opened.case, opened.rows)
    except InputError as error:
        return Shown(opened, values, said(str(error), "a"))
    _, revision = cases().load(opened.case.id, user=user())
    if revision == opened.revision:
        return shown
    told = f"案件 {opened.case.id} 已有第 {revision} 版，草稿从第 {opened.revision} 版写起。"
    return _together(opened, mine, told)


def _together(opened: Opened, mine: Case, why: str, *, save: bool = False) -> Shown:
    """My changes on top of what is stored now; saved at once only where the two do not touch the same thing."""
    theirs, revision = cases().load(opened.case.id, user=user())
    merged, clashes = merge(opened.case, mine, theirs)
    now = Opened(theirs, revision, opened.key, held=bool(clashes))
    if merged == theirs:
        DraftStore().discard(opened.key, owner=user())
        return _fresh(_remembered(now))
    if save and not clashes:
        saved = cases().save(merged, user=user(), expected=revision, draft=opened.key)
        return _fresh(
            _remembered(Opened(merged, saved.revision, opened.key)),
            said(f"{why}两边改的不是同一处，已经合在一起保存为第 {saved.revision} 版。", "a"),
        )
    note = joined([said(f"{why}已把您的修改并到最新版上，还没有保存；请核对。", "a"), *map(_clash, clashes)])
    keep = Markup(
        '<div class="bar-of-buttons"><button type="button" class="go" data-act="mine">按现在填的保存</button></div>'
    )
    _PAGES.put(now)
    return Shown(now, to_form(merged), note + keep)


def _clash(clash: Clash) -> Markup:
    """One thing that both sides changed, with both versions in full."""
    return Markup(
        "<details><summary>双方都改了：{}（表中是您的）</summary><p>您的：{}</p><p>最新版：{}</p></details>"
    ).format(label(clash.where), _told(clash.mine), _told(clash.theirs))


def _told(value: Any) -> str:
    if value is None or value == "":
        return "（空）"
    if isinstance(value, BaseModel | Mapping):
        return "；".join(str(part) for name, part in dict(value).items() if part and name != "row")
    return (
        "；".join(map(_told, value))
        if isinstance(value, Sequence) and not isinstance(value, str)
        else str(value)
    )
