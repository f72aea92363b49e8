"""Whether the data folder is under a key, and the keys that are made of the key file that the setting names.

``seal.json`` says that it is: a salt, and a sign by which a wrong key is told. Without it everything is as it always was.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock
from pydantic import ValidationError

from assistant.corpora import Data
from assistant.errors import InputError, StoreError
from assistant.files import flush, fresh, made, put
from assistant.sealing.cipher import derived, read_key, stretched
from assistant.settings import settings

FILE = "seal.json"
DATABASES = ("cases.db", "precedents.db", "teaching.db")
FOLDERS = ("attachments", "readings", "speech")  # evidence, what was read of it, recordings and voices
_SALT = 16
_NO_KEY = ("数据目录是加密的，没有设置密钥文件", "请把 ASSISTANT_KEY_FILE 设为加密时用的密钥文件，再启动")
_OTHER_KEY = ("密钥文件不是加密这个数据目录的那一个", "请核对 ASSISTANT_KEY_FILE")
_OPEN_STILL = (
    "设置了密钥文件，数据目录里已有的内容还没有加密",
    "请关闭网页服务，运行一次 assistant encrypt；不想加密的，去掉 ASSISTANT_KEY_FILE",
)


class Seal(Data):
    """What ``seal.json`` says. ``ending``: the folder is on its way out of the key."""

    format: int = 1
    salt: str
    sign: str
    ending: bool = False


class Lock(NamedTuple):
    """The keys of a data folder; ``writes`` is False while it is being opened for good."""

    database: bytes
    files: bytes
    writes: bool = True


def lock_of(home: Path | None = None) -> Lock | None:
    """The keys of a data folder; None where it is not under a key.

    A fresh one is put under the key when the setting names one.

    Args:
        home: another folder than that of the settings, such as a backup that is being looked at.

    Raises:
        StoreError: no key, one that cannot be read, another one, or what is there has not been put under the key yet.
    """
    folder = home or settings().home
    seal = _seal_in(folder)
    if seal is None and (home is not None or settings().key_file is None):
        return None
    key = _key()
    if seal is None:
        seal = _begun(folder, key)
    return _opened(seal, key)


def is_for(home: Path | None = None) -> bool:
    """Whether a data folder is under a key, or is to be: what of it is plain must then be told by its bytes.

    Args:
        home: as for :func:`lock_of`.
    """
    meant = home is None and settings().key_file is not None
    return meant or ((home or settings().home) / FILE).exists()


def begin(home: Path) -> None:
    """Put a folder under the key: what is written from now on is sealed.

    Raises:
        StoreError: no key is set, it cannot be read, or it is another one than the folder has.
    """
    key = _key()
    with _alone(home):
        seal = _seal_in(home)
        if seal is None:
            salt = secrets.token_bytes(_SALT)
            _write(home, Seal(salt=base64.b64encode(salt).decode(), sign=_sign(_keys(key, salt).files)))
            return
        _opened(seal, key)
        if seal.ending:
            _write(home, seal.model_copy(update={"ending": False}))


def end(home: Path) -> None:
    """Write nothing sealed any more.

    Raises:
        StoreError: no key is set, it cannot be read, or it is another one than the folder has.
    """
    with _alone(home):
        if (seal := _seal_in(home)) is not None:
            _opened(seal, _key())
            _write(home, seal.model_copy(update={"ending": True}))


def forget(home: Path) -> None:
    """Nothing in the folder is sealed any more."""
    (home / FILE).unlink(missing_ok=True)


def kept_files(home: Path) -> list[Path]:
    """All files of a folder that hold what is the cases'."""
    found = (path for name in FOLDERS for path in (home / name).rglob("*"))
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _key() -> bytes:
    path = settings().key_file
    if path is None:
        raise StoreError(*_NO_KEY)
    if path.resolve().is_relative_to(settings().home.resolve()):
        raise StoreError("密钥文件在数据目录里，等于没有加密", "请放到别处，再改 ASSISTANT_KEY_FILE")
    try:
        return read_key(path)
    except InputError as error:  # of the settings, not of what somebody hands over
        raise StoreError(error.what, error.do) from None


def _begun(home: Path, key: bytes) -> Seal:
    """Of a folder in which nothing of the kind is kept yet."""
    if any(_is_filled(home / name) for name in DATABASES) or kept_files(home):
        raise StoreError(*_OPEN_STILL)
    begin(home)
    seal = _seal_in(home)
    assert seal is not None
    return seal


def _is_filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _seal_in(home: Path) -> Seal | None:
    try:
        return Seal.model_validate_json((home / FILE).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise StoreError(f"{home / FILE} 读不出或者已损坏", "没有它打不开加密的数据，请从备份恢复") from None


def _opened(seal: Seal, key: bytes) -> Lock:
    lock = _keys(key, base64.b64decode(seal.salt))
    if not hmac.compare_digest(_sign(lock.files), seal.sign):
        raise StoreError(*_OTHER_KEY)
    return lock._replace(writes=not seal.ending)


@lru_cache(maxsize=8)
def _keys(key: bytes, salt: bytes) -> Lock:
    """What costs a tenth of a second is done once in a process."""
    root = stretched(key, salt)
    return Lock(derived(root, b"database"), derived(root, b"files"))


def _sign(key: bytes) -> str:
    return hashlib.sha256(b"sign" + key).hexdigest()


def _alone(home: Path) -> FileLock:
    return FileLock(made(home) / f".{FILE}.lock", timeout=30, mode=0o600)


def _write(home: Path, seal: Seal) -> None:
    draft = home / f".{secrets.token_hex(6)}.seal"
    with fresh(draft) as out:
        out.write(seal.model_dump_json().encode())
    flush(draft)
    put(draft, home / FILE)
    flush(home)
