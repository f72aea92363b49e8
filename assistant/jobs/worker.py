"""A worker: ``python -m assistant.jobs.worker`` does one task after another, read from standard input.

It ends when its input ends, that is, when the program that started it is no more; so no worker outlives it.
"""

from __future__ import annotations

import _thread
import os
import queue
import signal
import sys
import tempfile
import threading
import time
import traceback
from importlib import import_module
from typing import Any, BinaryIO

from assistant import bounds
from assistant.errors import AssistantError
from assistant.files import put_away, run_folder
from assistant.jobs.messages import GIVE_WAY, Failure, Result, Sender, Task, read

_GRACE = 2.0  # seconds to put things away once nobody listens any more


def main() -> None:
    """Do tasks until the input ends or the program ends this process."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _serve()
    finally:  # threads of the recogniser may still run, and would fall over what Python takes down at its end
        put_away()
        os._exit(0)


def _serve() -> None:
    out = Sender(_own_output())
    if GIVE_WAY in sys.argv:
        bounds.give_way()
    tempfile.tempdir = str(run_folder())
    tasks: queue.Queue[Task] = queue.Queue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    while True:
        out.send(_do(tasks.get(), out))


def _own_output() -> BinaryIO:
    """Standard output for messages alone; what libraries print goes nowhere."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return own


def _listen(tasks: queue.Queue[Task]) -> None:
    with open(
        0, "rb", buffering=0, closefd=False
    ) as stream:  # a buffer's lock would be held when the process ends
        for task in read(stream):
            tasks.put(task)
    _thread.interrupt_main(signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)


def _do(task: Task, out: Sender) -> Result | Failure:
    bounds.limit_memory(task.memory)
    try:
        return Result(_function(task.function)(out, **task.values))
    except MemoryError:
        return Failure("MemoryError")
    except AssistantError as error:
        known = next(base.__name__ for base in type(error).__mro__ if base.__module__ == "assistant.errors")
        return Failure(known, error.what, error.do)
    except Exception as error:  # told in full by the caller, without the text of the material
        place = traceback.extract_tb(error.__traceback__)[-1]
        return Failure("", f"{type(error).__name__}，{os.path.basename(place.filename)} 第 {place.lineno} 行")


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


if __name__ == "__main__":
    main()
