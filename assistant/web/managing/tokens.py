"""Tokens of programs, as an administrator sees them: made and shown once, listed by their numbers, taken back."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from assistant.people.accounts import Accounts
from assistant.people.sessions import Sessions, Token
from assistant.web import session
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import button, card, joined, pill, said

_NOBODY = "现在没有账号：只在本机打开，程序不用令牌就能调用。建立账号以后才需要令牌。"
_HOW = Markup(
    '<p class="small dim">令牌代表一个账号：能用哪些动词，由那个账号的角色决定；停用账号，令牌随即失效。'
    "最好为程序单建一个账号。令牌只显示一次，本程序只留它的指纹。</p>"
)


def tokens() -> Markup:
    """All tokens, each with what can be done to it."""
    if not Accounts().any():
        return card("令牌", said(_NOBODY))
    drawn = rows((_row(one) for one in Sessions().tokens()), group="tokens", empty="还没有发放令牌。")
    return card("令牌", joined([drawn, _HOW]))


def _row(one: Token) -> Row:
    body = Markup(
        '<p class="small dim">发放于 {}，最近使用 {}，编号 {}</p><div class="bar-of-buttons">{}</div>'
    )
    told = (_when(one.made), _when(one.seen) if one.seen != one.made else "还没有用过", one.number)
    return Row(
        one.label,
        right=pill(one.account, "b"),
        body=body.format(*told, button("收回", "end", number=one.number)),
    )


def add(account: str, label: str) -> Markup:
    """Make a token; tells it, once.

    Raises:
        InputError: there is no such account, or nothing is said of what it is for.
    """
    secret = Sessions().add_token(account.strip().lower(), label, by=session.user())
    return said(f"令牌：{secret}　只显示这一次，请现在抄进要用它的程序。", "a")


def end(number: str) -> Markup:
    """Take a token back.

    Raises:
        InputError: there is no such token.
    """
    Sessions().end_token(number, by=session.user())
    return said("令牌已收回，用它的程序从现在起不能再调用。")


def _when(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
