"""A file sealed with a key: AES-256-GCM in chunks (cryptography). A backup's key is made from a key file by scrypt.

Each chunk carries its place and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
Vizár, CRYPTO 2015), so that chunks changed, left out, moved or cut off at the end are noticed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from assistant.errors import InputError

MAGIC = b"ZFBF1\n"
_CHUNK = 2**20
_TAG, _SALT, _PREFIX = 16, 16, 7
_LEAST = 16  # bytes of a key file
_MOST = 4096
Stretch = Callable[[bytes, bytes], bytes]  # from a key and a salt to the 32 bytes that seal one file
_WRONG = ("备份解不开：密钥不对，或者文件被改动、没有拷贝完整", "请核对密钥文件和备份文件")


def read_key(path: Path) -> bytes:
    """The content of a key file; a last line break does not count.

    Raises:
        InputError: there is no such file, or it is too short or too long.
    """
    try:
        key = path.read_bytes()[: _MOST + 2].rstrip(b"\r\n")
    except OSError as error:
        raise InputError(f"密钥文件 {path} 读不出：{error.strerror}", "请检查路径") from None
    if not _LEAST <= len(key) <= _MOST:
        raise InputError(
            f"密钥文件应有 {_LEAST} 到 {_MOST} 个字节", "可以写一句很长的话，或者用随机数做的文件"
        )
    return key


def derived(key: bytes, purpose: bytes, salt: bytes | None = None) -> bytes:
    """Of 32 bytes nobody can guess, 32 others for one purpose."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=purpose).derive(key)


def stretched(key: bytes, salt: bytes) -> bytes:
    """Of a key that a person may have thought of, 32 bytes that cost something to try."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(key)


class Sealing:
    """Writes what it is given sealed to a file; ``close`` writes the last chunk.

    Args:
        out: open for writing.
        key: what ``read_key`` gave, or what ``stretch`` makes 32 bytes of.
        magic: how the file begins.
        stretch: makes the key of this one file.
    """

    def __init__(
        self, out: BinaryIO, key: bytes, *, magic: bytes = MAGIC, stretch: Stretch = stretched
    ) -> None:
        salt, prefix = secrets.token_bytes(_SALT), secrets.token_bytes(_PREFIX)
        out.write(magic + salt + prefix)
        self._out, self._chunks = out, _Chunks(stretch(key, salt), prefix, magic)
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Take more."""
        self._held += data
        while len(self._held) > _CHUNK:  # the last one is never empty and stays for ``close``
            self._out.write(self._chunks.seal(bytes(self._held[:_CHUNK]), last=False))
            del self._held[:_CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the rest."""
        self._out.write(self._chunks.seal(bytes(self._held), last=True))


class Opening:
    """Reads a sealed file; gives nothing that was changed.

    Args:
        source: open for reading, after its ``magic``.
        key, magic, stretch: as it was sealed.
        wrong: what is told of one that cannot be opened.
    """

    def __init__(
        self,
        source: BinaryIO,
        key: bytes,
        *,
        magic: bytes = MAGIC,
        stretch: Stretch = stretched,
        wrong: tuple[str, str] = _WRONG,
    ) -> None:
        salt, prefix = source.read(_SALT), source.read(_PREFIX)
        if len(prefix) != _PREFIX:
            raise InputError(*wrong)
        self._source, self._chunks = source, _Chunks(stretch(key, salt), prefix, magic, wrong)
        self._next, self._held = source.read(_CHUNK + _TAG), bytearray()
        self._ended = False

    def read(self, size: int) -> bytes:
        """The next bytes; fewer at the end.

        Raises:
            InputError: the key is wrong or the file was changed or is not whole.
        """
        while len(self._held) < size and not self._ended:
            chunk, self._next = self._next, self._source.read(_CHUNK + _TAG)
            self._ended = not self._next
            self._held += self._chunks.open(chunk, last=self._ended)
        found = bytes(self._held[:size])
        del self._held[:size]
        return found


class _Chunks:
    """Seals and opens one chunk after the other; the nonce is prefix, number, and whether it is the last."""

    def __init__(self, key: bytes, prefix: bytes, magic: bytes, wrong: tuple[str, str] = _WRONG) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher, self._magic, self._wrong = AESGCM(key), magic, wrong
        self._prefix, self._number = prefix, 0

    def _nonce(self, last: bool) -> bytes:
        nonce = self._prefix + self._number.to_bytes(4, "big") + bytes([last])
        self._number += 1
        return nonce

    def seal(self, data: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last), data, self._magic)

    def open(self, data: bytes, *, last: bool) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(self._nonce(last), data, self._magic)
        except InvalidTag:
            raise InputError(*self._wrong) from None
