"""How slow this machine is at this moment, against the one on which the bounds of time were written.

A bound in seconds would fail on a slower machine, or on one that shares its processor. The peer is a fixed piece of work
like that of our readers; what took 25 times as long as the peer there takes about 25 times as long everywhere.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable

_PEER_SECONDS = 0.04  # of processor time, on two cores of a Xeon at 2.x GHz with nothing beside
_TEXT = "第一条 当事人于2026年3月5日被罚款五千元。" * 2000
_NUMBER = re.compile(r"[一二三四五六七八九十]+|\d+")


def peer_seconds(clock: Callable[[], float]) -> float:
    """Time of the peer: numbers are found and characters counted, five times over."""
    begun = clock()
    for _ in range(5):
        sum(1 for _ in _NUMBER.finditer(_TEXT))
        counted: Counter[str] = Counter()
        for character in _TEXT:
            counted[character] += 1
    return clock() - begun


def pace(clock: Callable[[], float] = time.process_time) -> float:
    """1 on the machine of the bounds or a faster one, 2 where everything takes twice as long; the middle of five.

    Args:
        clock: processor time, or ``time.monotonic`` for what waits its turn beside other programs.
    """
    return max(1.0, sorted(peer_seconds(clock) for _ in range(5))[2] / _PEER_SECONDS)
