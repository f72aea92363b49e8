"""Decisions drafted at once against one database: processes × threads load cases, take numbers and draft.

No number may be missing or given twice, no paper may hold a word of another case.
"""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal
from functools import partial

from assistant.documents.agency import fill_in
from assistant.documents.numbers import give_number
from assistant.dossier.model import Case
from assistant.dossier.store import CaseStore
from assistant.law.library import open_library
from assistant.text.capital import to_capital
from assistant.verbs import draft

_SHORT, _USER, _YEAR = "丙消", "压力测试", 2026
_NAME = re.compile(r"甲\d{4}公司")
_LEAST = 5000


def _fill(base: Case, url: str, count: int) -> list[str]:
    """Save the cases, each with a name and a fine of its own; their numbers in the store."""
    fill_in(base.agency, {"short": _SHORT})
    saved = []
    for n in range(count):
        party = base.party.model_copy(update={"name": f"甲{n:04d}公司"})
        case = base.model_copy(
            update={
                "id": "",
                "party": party,
                "fine_yuan": Decimal(_LEAST + n),
                "facts": f"甲{n:04d}公司堆放纸箱。",
            }
        )
        saved.append(CaseStore(url).save(case, user=_USER).id)
    return saved


def _drawn(url: str, case_id: str) -> tuple[str, float, list[str]]:
    """One case drafted: its number, the seconds it took, what is wrong."""
    start = time.perf_counter()
    case, _ = CaseStore(url).load(case_id, user=_USER)
    number = give_number(case, "decision", year=_YEAR, url=url)
    made = draft(case.model_copy(update={"document_number": number}))
    seconds = time.perf_counter() - start
    assert case.fine_yuan is not None
    wrong = [f"{case_id} 里有别的案件：{name}" for name in set(_NAME.findall(made.text)) - {case.party.name}]
    for wanted in (number, case.party.name, f"{to_capital(case.fine_yuan)}（¥{case.fine_yuan:.2f}）"):
        if wanted not in made.text:
            wrong.append(f"{case_id} 里没有 {wanted}")
    return number, seconds, wrong


def _several(url: str, threads: int, cases: list[str]) -> list[tuple[str, float, list[str]]]:
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(partial(_drawn, url), cases))


def at_once(base: Case, url: str, count: int, processes: int, threads: int) -> tuple[list[str], list[float]]:
    """What went wrong, and the seconds of each draft.

    Args:
        base: a full case, which all are like but for name, fine and facts.
        url: of an empty database.
        count: how many cases.
        processes: that draft at the same time.
        threads: in each of them.
    """
    saved = _fill(base, url, count)
    open_library()
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        shares = [saved[n::processes] for n in range(processes)]
        found = [one for part in pool.map(partial(_several, url, threads), shares) for one in part]
    return [
        *_misnumbered([number for number, _, _ in found]),
        *(w for _, _, wrong in found for w in wrong),
    ], [seconds for _, seconds, _ in found]


def _misnumbered(numbers: list[str]) -> Iterator[str]:
    wanted = {f"{_SHORT}罚决字〔{_YEAR}〕第{n}号" for n in range(1, len(numbers) + 1)}
    yield from (f"缺号或者重号：{number}" for number in wanted ^ set(numbers))
    if len(set(numbers)) != len(numbers):
        yield "有重号"
