"""The end of the program: soon, whatever is going on, and with nothing left behind.

Python waits at its end for the threads of every pool, and only then does what was to be done at the end; a thread that
waits for a worker would wait for hours. So the workers are ended first, and the process goes when its time is over.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from types import FrameType

from gradio.http_server import Server

from assistant import jobs
from assistant.files import put_away

_ANSWERS = 2.0  # seconds for answers under way, that of a save among them
_LONGEST = 8.0  # seconds for all


def stop_when_asked() -> None:
    """End the program in order at SIGTERM and Ctrl-C; what is asked a second time is under way already."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)


def _leave(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    sys.exit(0)


def end(server: Server | None) -> None:
    """Take no more work, end that of the workers, and let answers under way go out; to be called last of all."""
    threading.Thread(target=_insist, daemon=True).start()
    if server is not None:
        server.should_exit = True
    jobs.close_all(for_good=True)
    if server is not None:
        server.thread.join(_ANSWERS)


def _insist() -> None:
    time.sleep(_LONGEST)
    put_away()
    os._exit(0)
