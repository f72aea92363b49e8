"""One file from a server: resumed where it broke off, never larger than announced, kept only with the right hash.

This is the only place of the program that reads from a network, and only when a model is added by its name or
address (DOMAIN §10: by default nothing is fetched).
"""

from __future__ import annotations

import hashlib
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError, ModelError
from assistant.files import flush, made

_CHUNK = 1 << 20
_TRIES = 5  # in a row that bring nothing
_PAUSE = 1.0  # seconds after the first of them, doubled each time
_TIMEOUT = 30.0
_BROKEN = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError)
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
Progress = Callable[[str, int, int], None]  # name of the file, bytes so far, bytes in all


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch: ``sha256`` is empty where nobody published one."""

    name: str
    url: str
    size: int
    sha256: str = ""


def announced(url: str) -> int | None:
    """Bytes that a server announces for an address; None if it has no such file.

    Raises:
        InputError: no http(s) address.
        ModelError: the server is not reached or does not say.
    """
    try:
        with _open(url, 0, probe=True) as answer:
            size = _whole(answer)
    except urllib.error.HTTPError as error:
        if error.code in (403, 404, 410):
            return None
        raise _unreached(url, error) from error
    except _BROKEN as error:
        raise _unreached(url, error) from error
    if size is None:
        raise ModelError(f"{url} 没有说明文件大小", "请换一个地址，或下载后用文件夹、压缩包添加")
    return size


def fetch(wanted: Wanted, folder: Path, progress: Progress) -> Path:
    """The file, whole and checked, in ``folder``; what an earlier run left there is gone on with.

    Args:
        wanted: what and where.
        folder: where parts are kept between runs.
        progress: told after every megabyte; may raise to stop, what is there then stays.

    Raises:
        InputError: no http(s) address.
        ModelError: the server is not reached, announces another size, or sent something else than published.
    """
    path = made(folder) / f"{wanted.name}.part"
    if not wanted.sha256:  # nothing would tell an old part from the file of today
        path.unlink(missing_ok=True)
    failures = 0
    while (have := _size(path)) < wanted.size:
        try:
            _go_on(wanted, path, progress)
        except urllib.error.HTTPError as error:
            if error.code == 416:  # the part is none of this file
                path.unlink(missing_ok=True)
            elif error.code != 429 and error.code < 500:
                raise _unreached(wanted.url, error) from error
        except _BROKEN as error:
            if not have and failures + 1 >= _TRIES:
                raise _unreached(wanted.url, error) from error
        failures = failures + 1 if _size(path) <= have else 0
        if failures >= _TRIES:
            raise _broken_off(wanted, path)
        if failures:
            time.sleep(_PAUSE * 2 ** (failures - 1))
    _check(wanted, path)
    flush(path)
    return path


def _go_on(wanted: Wanted, path: Path, progress: Progress) -> None:
    """Append what the server sends from where the part ends; begin anew where it cannot resume."""
    have = _size(path)
    with _open(wanted.url, have) as answer:
        whole, resumed = _whole(answer), answer.status == 206 and _start(answer) == have
        if whole != wanted.size:
            raise ModelError(
                f"{wanted.name} 在服务器上是 {whole} 字节，应为 {wanted.size} 字节", "没有下载，请换一个来源"
            )
        have = have if resumed else 0
        with path.open("ab" if resumed else "wb") as out:
            while have < wanted.size and (chunk := answer.read(min(_CHUNK, wanted.size - have))):
                out.write(chunk)
                have += len(chunk)
                progress(wanted.name, have, wanted.size)


def _open(url: str, start: int, *, probe: bool = False) -> http.client.HTTPResponse:
    if not re.match(r"https?://", url):
        raise InputError(f"{url} 不是 http(s) 地址", "请写完整的下载地址、已知的模型名或者本机路径")
    request = urllib.request.Request(url, headers={"Accept-Encoding": "identity", "User-Agent": "assistant"})
    if start or probe:
        request.add_header("Range", f"bytes={start}-{0 if probe else ''}")
    answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_TIMEOUT)
    return answer


def _whole(answer: http.client.HTTPResponse) -> int | None:
    """Bytes of the whole file, whether all or a part of it is sent."""
    placed = _RANGE.match(answer.headers.get("Content-Range", ""))
    if placed:
        return int(placed[2])
    length = answer.headers.get("Content-Length", "")
    return int(length) if answer.status == 200 and length.isdigit() else None


def _start(answer: http.client.HTTPResponse) -> int:
    placed = _RANGE.match(answer.headers.get("Content-Range", ""))
    return int(placed[1]) if placed else -1


def sha256_of(path: Path) -> str:
    """Hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(wanted: Wanted, path: Path) -> None:
    found = sha256_of(path)
    if _size(path) != wanted.size or (wanted.sha256 and found != wanted.sha256):
        path.unlink()
        raise ModelError(
            f"{wanted.name} 与发布的内容不符（SHA-256 {found[:12]}…，应为 {wanted.sha256[:12]}…），已丢弃",
            "请重新添加；仍然不符的，换一个来源",
        )


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _unreached(url: str, error: Exception) -> ModelError:
    said = getattr(error, "reason", None) or str(error) or type(error).__name__
    return ModelError(
        f"{url} 取不到：{said}",
        "请检查网络和地址；离线的机器用 U 盘拷来模型文件夹或压缩包，再 assistant speech models add 路径",
    )


def _broken_off(wanted: Wanted, path: Path) -> ModelError:
    return ModelError(
        f"{wanted.name} 下载中断，已有 {_size(path)} / {wanted.size} 字节",
        "已下载的部分保留；再运行一次会接着下载",
    )
