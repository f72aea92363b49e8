"""Who asks: the person of the request that a handler answers, and the cases that person may see."""

from __future__ import annotations

import gradio as gr
from gradio.context import LocalContext

from assistant.dossier.audit import Action, AuditLog
from assistant.dossier.store import CaseStore
from assistant.errors import InputError
from assistant.people.accounts import Accounts
from assistant.people.model import ALONE, Person, Role
from assistant.settings import settings

KEY = "assistant.person"  # where the door puts the person in the scope of a request


def of(request: gr.Request | None) -> Person:
    """The person of a request; without accounts it is the one user of this machine.

    Raises:
        InputError: there are accounts, and nobody is signed in.
    """
    asked = request.request if request else None
    found = asked.scope.get(KEY) if asked else None
    if isinstance(found, Person):
        return found
    if Accounts().any():
        raise InputError("没有登录", "请重新登录")
    return ALONE


def person() -> Person:
    """The person whose event is being answered, in whatever handler.

    Raises:
        InputError: there are accounts, and nobody is signed in.
    """
    return of(LocalContext.request.get(None))


def user() -> str:
    """The name of that person."""
    return person().name


def address() -> str:
    """The address under which that person opened the pages, with a slash at its end."""
    asked = LocalContext.request.get(None)
    found = asked.request if asked else None
    if found is None:
        return f"http://127.0.0.1:{settings().port}/"
    host = found.headers.get("x-forwarded-host") or found.headers.get("host") or found.url.netloc
    scheme = found.headers.get("x-forwarded-proto") or found.url.scheme
    return f"{scheme}://{host}{settings().root_path.rstrip('/')}/"


def cases() -> CaseStore:
    """The cases that person may see and change."""
    return CaseStore(access=person().access)


def require(*roles: Role) -> Person:
    """That person, who must have one of the roles.

    Raises:
        InputError: another role.
    """
    found = person()
    if found.role not in roles:
        record(Action.REFUSED, about="、".join(roles))
        raise InputError(f"这一项只有{'、'.join(roles)}可以做", "需要的，请告诉管理员")
    return found


def record(action: Action, *, case_id: str = "", about: str = "") -> None:
    """Write to the audit log what that person did.

    Args:
        action: what was done.
        case_id: to which case.
        about: to what else; never a person's data.

    Raises:
        StoreError: the database fails.
    """
    AuditLog().record(user=user(), action=action, case_id=case_id, about=about)
