"""How a program starts and ends on any console: UTF-8 in and out, whatever the code page, and an end in order."""

import io
import os
import signal
import sys
import threading
from types import FrameType

_TERMINATED = 128 + signal.SIGTERM


def use_utf8() -> None:
    """Write UTF-8 with marks for what cannot be shown; where even arguments and file names are not UTF-8, start anew.

    The last happens on Linux in a locale without UTF-8 with ``PYTHONUTF8=0``; Windows gives names as Unicode.
    """
    if sys.getfilesystemencoding().lower() != "utf-8" and os.name == "posix":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def end_in_order() -> None:
    """Do at SIGTERM, too, what is to be done at the end: put temporary files away, end workers."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _leave)


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(_TERMINATED)
