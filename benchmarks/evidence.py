"""The check of evidence on a big case: ``python benchmarks/evidence.py DOSSIERS [FILES] [PAGES]`` (200 files, 500 pages).

The pieces of every dossier of a folder (score_evidence's layout) are taken in turn until there are enough, each with other
names, days and sums written into its words so that no two are alike, and made longer with further turns of the same kind
until the pages are full (500 characters a page). Prints the time of the first check and of one after a piece was edited, with
nothing kept from before but the word lists, and the memory of the process; fails when the processor is busy for more than 3 s.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from assistant.analysis.model import Suggestion
from assistant.analysis.verbs import check_evidence, clause_of
from assistant.dossier.model import Case, Evidence

_PAGE = 500  # characters
_BUDGET = 3.0


def main() -> None:
    """Make, check, edit, check; print what each took; 1 when the check takes too long."""
    folder = Path(sys.argv[1])
    files, pages = (int(n) for n in (*sys.argv[2:4], *("200", "500")[len(sys.argv) - 2 :]))
    dossiers = [_read(path) for path in sorted(folder.glob("[0-9][0-9].json"))]
    case = big_case(dossiers, files, pages)
    clause = clause_of(case)
    check_evidence(
        dossiers[1], clause_of(dossiers[1])
    )  # library, index and word lists opened: not what is measured
    first = _timed(case, clause)
    last = case.evidence[-1]
    edited = (*case.evidence[:-1], last.model_copy(update={"text": f"{last.text}\n补充：杂物仍在。"}))
    second = _timed(case.model_copy(update={"evidence": edited}), clause)
    size = sum(len(piece.text) for piece in case.evidence)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(case.evidence)} 份材料，{size:,} 字；内存 {memory:.0f} MiB")
    for name, (wall, busy) in (("首次", first), ("改一份后", second)):
        print(f"{name}：{wall:.2f} 秒，其中处理器 {busy:.2f} 秒")
    raise SystemExit(max(first[1], second[1]) > _BUDGET)


def big_case(dossiers: Sequence[Case], files: int, pages: int) -> Case:
    """The first dossier with so many pieces and pages.

    Args:
        dossiers: whose pieces are taken.
        files: how many pieces.
        pages: how many pages in all.
    """
    chance = random.Random(20261129)
    pieces = cycle([piece for case in dossiers for piece in case.evidence])
    made = tuple(_made(next(pieces), number, pages * _PAGE // files, chance) for number in range(files))
    return dossiers[0].model_copy(update={"evidence": made})


def _made(piece: Evidence, number: int, length: int, chance: random.Random) -> Evidence:
    text = "\n".join(_longer(piece.text, length, chance))[: max(length, len(piece.text))]
    return piece.model_copy(
        update={"id": f"E{number + 1}", "name": f"{piece.name}（{number + 1}）", "text": text}
    )


def _longer(text: str, length: int, chance: random.Random) -> Iterator[str]:
    """The text, then further stretches of it with other digits until it is long enough."""
    yield text
    size = len(text)
    while size < length:
        stretch = "".join(str(chance.randrange(1, 9)) if c in "123456789" else c for c in text)
        size += len(stretch)
        yield stretch


def _timed(case: Case, clause: Suggestion | None) -> tuple[float, float]:
    """Seconds by the clock and of the processor: on a busy machine only the second tells of the program."""
    begun, busy = time.perf_counter(), time.process_time()
    check_evidence(case, clause)
    return time.perf_counter() - begun, time.process_time() - busy


def _read(path: Path) -> Case:
    found = json.loads(path.read_text("utf-8"))
    return Case.model_validate(found.get("case", found))


if __name__ == "__main__":
    main()
