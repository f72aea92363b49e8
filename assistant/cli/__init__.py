"""The command line ``assistant``: thin faces over the public verbs; heavy imports happen inside the commands."""

import os
import sys
from importlib import import_module
from typing import Any

from typer.main import get_command

from assistant.cli.app import app
from assistant.cli.chinese import speak_chinese
from assistant.console import end_in_order, use_utf8
from assistant.errors import AssistantError
from assistant.journal import Face, timed

MODULES = (
    "law",
    "cite",
    "penalties",
    "search",
    "suggest",
    "speech",
    "models",
    "case",
    "dossier",
    "draft",
    "cases",
    "teach",
    "matters",
    "store",
    "people",
    "tokens",
    "backup",
    "doctor",
    "web",
)


_MOST = 500  # characters of a message: what was given may be anything


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; a known error prints one Chinese message and exits with 2.

    Args:
        arguments: instead of those of the process.
    """
    use_utf8()
    end_in_order()
    speak_chinese()
    os.umask(0o077)  # what is written here is for the user alone
    try:
        for name in MODULES:
            import_module(f"assistant.cli.{name}")
        with timed(_command(arguments if arguments is not None else sys.argv[1:]), Face.COMMAND):
            app(arguments)
    except AssistantError as error:
        _stop(str(error))
    except UnicodeError:
        _stop("命令里有不是文字的字符。请检查终端的编码，或者重新输入")
    except OSError as error:
        _stop(f"读写 {error.filename or '文件'} 失败：{error.strerror}。请检查路径、权限和磁盘空间")
    except ModuleNotFoundError as error:
        _stop(
            f"没有安装 {error.name}。请运行 pip install 'assistant[evaluate]' 或 docs/settings.md 写明的附加包"
        )


def _command(arguments: list[str]) -> str:
    """The words of a command line that name the command: all others were given by the user."""
    found: list[str] = []
    here: Any = get_command(app)
    for word in arguments:
        here = getattr(here, "commands", {}).get(word)
        if here is None:
            break
        found.append(word)
    return " ".join(found) or "help"


def _stop(what: str) -> None:
    short = what if len(what) <= _MOST else f"{what[: _MOST // 2]}……{what[-_MOST // 2 :]}"
    sys.stderr.write(f"错误：{short}\n")
    sys.exit(2)
