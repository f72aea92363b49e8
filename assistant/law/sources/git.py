"""A git repository of law texts: cloned shallow into a temporary folder."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import LibraryError
from assistant.files import working

_ADDRESS = re.compile(r"(?:https?|ssh|git|file)://\S+$|[\w.-]+@[\w.-]+:\S+$")
_TIMEOUT = 1800


def is_address(where: str) -> bool:
    """Whether a place is a repository's address (or a bare repository on disk) rather than a file."""
    return bool(_ADDRESS.match(where)) or (where.endswith(".git") and (Path(where) / "HEAD").is_file())


@contextmanager
def cloned(address: str) -> Iterator[Path]:
    """A shallow clone of the repository, removed afterwards.

    Raises:
        LibraryError: if git is missing, the address cannot be reached or asks for a password.
    """
    with working("git") as folder:
        target = folder / "repository"
        command = ["git", "-c", "protocol.ext.allow=never", "-c", "core.quotePath=false"]
        command += ["clone", "--quiet", "--depth", "1", "--", address, str(target)]
        try:
            done = subprocess.run(
                command,
                env=_environment(folder),
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=_TIMEOUT,
                check=False,
            )
        except FileNotFoundError as error:
            raise LibraryError("没有安装 git", "请安装 git，或下载压缩包后导入") from error
        except subprocess.TimeoutExpired as error:
            raise LibraryError(f"下载 {address} 超时", "请检查网络，或下载压缩包后导入") from error
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["未知原因"])[-1]
            raise LibraryError(f"无法下载 {address}：{reason}", "请检查地址和网络，或下载压缩包后导入")
        yield target


def _environment(home: Path) -> dict[str, str]:
    """What git needs to run, without the user's own settings and passwords."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "HOME": str(home), "LC_ALL": "C.UTF-8"}
