"""The words of Typer itself in Chinese: headings of the help, and what is said of a wrong call."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from typer import Abort, BadParameter, core

_TITLES = {
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "ERRORS_PANEL_TITLE": "用法不对",
    "ABORTED_TEXT": "已停止。",
    "DEFAULT_STRING": "［默认 {}］",
    "REQUIRED_LONG_STRING": "［必填］",
    "RICH_HELP": "怎样用请看 [blue]{command_path} {help_option}[/]",
}
_WORDS = tuple(
    (re.compile(pattern, re.DOTALL), told)
    for pattern, told in (
        (r"Usage: ", "用法："),
        (r"\[OPTIONS\]", "[选项]"),
        (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]..."),
        (r"^Show this message and exit\.$", "显示这份说明"),
        (r"^Install completion for the current shell\.$", "给当前的命令行装上自动补全"),
        (r"^Show completion for the current shell, .*$", "显示自动补全的脚本，可以复制或者自己安装"),
        (r"^Missing command\.$", "没有写命令。"),
        (r"^Missing argument '?(.+?)'?\.", r"缺少参数 \1。"),
        (r"^Missing option '?(.+?)'?\.", r"缺少选项 \1。"),
        (r"^No such command '(.*?)'\.", r"没有“\1”这个命令。"),
        (r"^No such option: (\S+)", r"没有 \1 这个选项"),
        (r" ?Did you mean (.*?)\?", r"是不是 \1？"),
        (r"\(Possible options: (.*?)\)", r"（相近的有 \1）"),
        (r"^Got unexpected extra argument\(s\) \((.*)\)", r"多出来的内容：\1"),
        (r"^Option '(.+?)' requires an argument\.", r"选项 \1 后面要写内容。"),
        (r"^Invalid value for (.+?): ", r"\1 写得不对："),
        (r"^Invalid value: ", "写得不对："),
        (r"Input should be a valid integer.*$", "应为整数"),
        (r"Input should be a valid number.*$", "应为数字"),
        (r"Input should be greater than or equal to (\S+)$", r"不能小于 \1"),
        (r"Input should be less than or equal to (\S+)$", r"不能大于 \1"),
        (r"Value error, '([^']*)' is not one of (.*)\.$", r"没有“\1”，可用：\2"),
    )
)


def chinese(text: str) -> str:
    """What Typer says in English, in Chinese; anything else stays as it is."""
    for pattern, told in _WORDS:
        text = pattern.sub(told, text)
    return text


def speak_chinese() -> None:
    """Let Typer speak Chinese from now on; asked again, nothing is wrapped twice."""
    for command in (core.TyperCommand, core.TyperGroup):
        _wrap(command, "get_params", _with_told_help)
        _wrap(command, "format_help", _with_rich)
    for fault in (BadParameter.__mro__[1], Abort):  # UsageError, which Typer does not name
        _wrap(fault, "__init__", _with_rich)


def _wrap(owner: Any, name: str, wrapping: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    given = getattr(owner, name)
    if not hasattr(given, "speaks_chinese"):
        wrapped: Any = wrapping(given)
        wrapped.speaks_chinese = True
        setattr(owner, name, wrapped)


def _with_rich(told: Callable[..., Any]) -> Callable[..., Any]:
    """Only what is about to print a help or an error needs Rich, which takes longer to load than many a command."""

    @functools.wraps(told)
    def in_chinese(*args: Any, **kwargs: Any) -> Any:
        _translate_rich()
        return told(*args, **kwargs)

    return in_chinese


@functools.cache
def _translate_rich() -> None:
    rich_utils: Any = import_module("typer.rich_utils")

    class Chinese(rich_utils.OptionHighlighter):  # type: ignore[misc]
        """Whatever Typer prints of a usage or an error comes through here."""

        def __call__(self, text: Any) -> Any:
            return super().__call__(chinese(text) if isinstance(text, str) else text)

    for name, words in _TITLES.items():
        setattr(rich_utils, name, words)
    rich_utils.highlighter = Chinese()


def _with_told_help(get_params: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """The options, those that Typer adds itself with their help in Chinese."""

    @functools.wraps(get_params)
    def told(*args: Any, **kwargs: Any) -> list[Any]:
        found = get_params(*args, **kwargs)
        for one in found:
            if getattr(one, "help", None):
                one.help = chinese(one.help)
        return found

    return told
