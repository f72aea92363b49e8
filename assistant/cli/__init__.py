"""The command line ``assistant``: thin faces over the public verbs; heavy imports happen inside the commands."""

import sys
from importlib import import_module

from assistant.cli.app import app
from assistant.console import use_utf8
from assistant.errors import AssistantError

MODULES = (
    "law",
    "cite",
    "penalties",
    "search",
    "suggest",
    "speech",
    "case",
    "cases",
    "matters",
    "store",
    "web",
)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; a known error prints one Chinese message and exits with 2.

    Args:
        arguments: instead of those of the process.
    """
    use_utf8()
    try:
        for name in MODULES:
            import_module(f"assistant.cli.{name}")
        app(arguments)
    except AssistantError as error:
        _stop(str(error))
    except OSError as error:
        _stop(f"读写 {error.filename or '文件'} 失败：{error.strerror}。请检查路径、权限和磁盘空间")
    except ModuleNotFoundError as error:
        _stop(
            f"没有安装 {error.name}。请运行 pip install 'assistant[evaluate]' 或 docs/settings.md 写明的附加包"
        )


def _stop(what: str) -> None:
    sys.stderr.write(f"错误：{what}\n")
    sys.exit(2)
