"""Passwords: hashed by Argon2id (argon2-cffi, its recommended parameters), checked a few at a time."""

from __future__ import annotations

import secrets
import threading
from functools import lru_cache

from assistant.errors import InputError

LEAST = 10  # characters
MOST = 200
_AT_ONCE = 2  # hashes: each takes 64 MiB of memory and a core for a moment
_DISTINCT = 4  # different characters at least
_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"
_gate = threading.BoundedSemaphore(_AT_ONCE)


def check_new(password: str, name: str) -> None:
    """Refuse a password that is guessed soon.

    Args:
        password: as typed.
        name: of the account.

    Raises:
        InputError: says what is wrong with it.
    """
    if not LEAST <= len(password) <= MOST:
        raise InputError(f"口令应为 {LEAST} 到 {MOST} 个字符", "可以用一句自己记得住的话")
    if len(set(password)) < _DISTINCT or name.casefold() in password.casefold():
        raise InputError("口令太容易猜：重复的字符太多，或者含有用户名", "请换一个")


def fresh() -> str:
    """A password for the first sign-in, easy to read out: three groups of four, without letters that look alike."""
    groups = ("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def hashed(password: str) -> str:
    """The hash to keep; it names its own parameters and salt."""
    from argon2 import PasswordHasher

    with _gate:
        return PasswordHasher().hash(password)


def matches(password: str, kept: str) -> bool:
    """Whether a password is the one that was hashed; against "" it takes as long and is not.

    Args:
        password: as typed.
        kept: what :func:`hashed` gave, or "" where there is no such account.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    with _gate:
        try:
            return PasswordHasher().verify(kept or _nobody(), password[:MOST]) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


@lru_cache(maxsize=1)
def _nobody() -> str:
    """The hash of a password that nobody knows."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(secrets.token_urlsafe())
