"""Tasks of the tests: what hostile or broken work does in a worker."""

from __future__ import annotations

import os
import time
from pathlib import Path

from assistant.errors import InputError
from assistant.files import lasting
from assistant.jobs import Reporter


def double(report: Reporter, *, number: int) -> int:
    """Plain work that tells two steps and hands on a piece."""
    report.step("先算一半", 1, 2)
    report.piece(number)
    report.step("再算一半", 2, 2)
    return number * 2


def hang(report: Reporter) -> None:
    """Work that never ends."""
    lasting("hang")
    report.step("开始")
    time.sleep(600)


def hang_aloud(report: Reporter) -> None:
    """Work that never ends and tells a step all the time."""
    while True:
        report.step("还在做")
        time.sleep(0.05)


def hang_deaf(report: Reporter) -> None:
    """Work in one call that no signal interrupts at once: a long match of a pattern."""
    import re

    report.step("开始")
    re.match("(壹+)+贰", "壹" * 60)


def fill(report: Reporter) -> int:
    """Work that takes all the memory there is."""
    taken = []
    while True:
        taken.append(bytearray(16 * 2**20))
        if len(taken) > 200:
            return len(taken)


def die(report: Reporter) -> None:
    """A process that ends in the middle, as one that was killed."""
    lasting("die")
    os._exit(9)


def refuse(report: Reporter) -> None:
    """Work that raises a known error."""
    raise InputError("看不懂", "请换一份")


def break_down(report: Reporter) -> None:
    """Work that raises an error nobody foresaw, with case text in it."""
    raise ValueError("当事人张某")


def chatter(report: Reporter) -> int:
    """A library that prints."""
    print("打印的东西" * 1000, flush=True)
    os.system("echo 子进程的输出")
    return os.getpid()


def folder(report: Reporter) -> Path:
    """Where temporary files lie."""
    return lasting("seen")


def build(report: Reporter, *, name: str) -> None:
    """An index that is built, or hangs when it is called 坏."""
    report.step("分词计数", 1, 2)
    time.sleep(600 if name == "坏" else 1)
