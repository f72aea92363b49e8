"""How much of the machine a process may take: bounds that hostile material cannot talk its way out of.

Unix has resource limits and nice values; Windows has job objects and priority classes. The other half of each call
stands beside it.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from contextlib import suppress
from typing import Any

_NICE = 10
_BELOW_NORMAL = 0x4000
_PROCESS_MEMORY, _KILL_ON_CLOSE = 0x100, 0x2000
_EXTENDED_LIMITS = 9
_kept: list[Any] = []  # the handle of the Windows job object: closing it would end the process


def limit_memory(most: int) -> None:
    """Give this process no more than so many bytes of memory of its own; mapped files do not count on Linux.

    Where the system knows no such bound (macOS keeps it loosely) the bound of time has to do.
    """
    if os.name == "nt":
        with suppress(OSError):
            _limit_windows(most)
        return
    limits = importlib.import_module("resource")
    kind = limits.RLIMIT_DATA if sys.platform == "linux" else limits.RLIMIT_AS
    hard = limits.getrlimit(kind)[1]
    with suppress(ValueError, OSError):
        limits.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def give_way() -> None:
    """Let the processes that answer users go first."""
    with suppress(OSError):
        if os.name == "nt":
            kernel = _kernel()
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        else:
            os.nice(_NICE)


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_set", ctypes.c_size_t),
        ("maximum_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six counters of IO in the middle are only filled by the system."""

    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def _kernel() -> Any:
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    for name in ("CreateJobObjectW", "GetCurrentProcess"):
        getattr(kernel, name).restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    return kernel


def _limit_windows(most: int) -> None:
    """Put this process into a job object of its own, or change the bound of the one it has."""
    kernel = _kernel()
    fresh = not _kept
    if fresh:
        _kept.append(kernel.CreateJobObjectW(None, None))
    limits = _Extended(process_memory=most)
    limits.basic.flags = _PROCESS_MEMORY | _KILL_ON_CLOSE
    kernel.SetInformationJobObject(_kept[0], _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    if fresh:
        kernel.AssignProcessToJobObject(_kept[0], kernel.GetCurrentProcess())
