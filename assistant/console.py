"""Chinese on every console: what comes in and goes out is UTF-8, whatever the machine's code page."""

import io
import os
import sys


def use_utf8() -> None:
    """Write UTF-8 with marks for what cannot be shown; where even arguments and file names are not UTF-8, start anew.

    The last happens on Linux in a locale without UTF-8 with ``PYTHONUTF8=0``; Windows gives names as Unicode.
    """
    if sys.getfilesystemencoding().lower() != "utf-8" and os.name == "posix":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
