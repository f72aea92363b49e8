"""Cases at scale: ``python benchmarks/cases.py [COUNT]`` makes COUNT precedents (100,000), imports, indexes and asks.

``python benchmarks/cases.py --curve [COUNT …]`` does so for each count (10,000, 100,000, 300,000) in a process of its own
and says what 1,000,000 would take if it went on as from the last but one count to the last: reckoned, not measured.

The made precedents are our own field notes (corpora/facts/notes.jsonl) with other streets, shops, days and sums; their
clauses are those of the notes. Everything lies in a temporary folder under ASSISTANT_HOME, whose law library is used.
Prints the rates of import and indexing (by words; vectors apart, on a sample), the median time of a question with a clause
chosen, and the memory of the process.
"""

import json
import math
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.cases import index
from assistant.cases.library import CaseLibrary
from assistant.cases.similar import similar_cases
from assistant.cases.sources import read_precedents
from assistant.corpora import corpus
from assistant.dossier.model import Case
from assistant.files import working
from assistant.law.library import open_library
from assistant.search.encoder import load_encoder

_STREETS = ("东街", "西街", "南门路", "北桥路", "望江路", "滨湖路", "新城大道", "老车站")
_SHOPS = ("张记", "李家", "王婆", "赵氏", "好再来", "顺发", "兴隆", "平安")
_ASKED, _EMBEDDED = 60, 512
_CURVE, _AIM = (10_000, 100_000, 300_000), 1_000_000
_FIGURES = "数字 "


def main() -> None:
    """One count, or the curve of several."""
    if "--curve" in sys.argv:
        counts = [int(word) for word in sys.argv[1:] if word.isdecimal()] or list(_CURVE)
        _curve(sorted(counts))
    else:
        figures = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        print(_FIGURES + json.dumps(figures, ensure_ascii=False))


def _curve(counts: list[int]) -> None:
    """Each count measured alone; then what the aim would take, by the growth from the last but one to the last."""
    found = []
    for count in counts:
        print(f"—— {count:,} 件", flush=True)
        run = subprocess.run(
            [sys.executable, __file__, str(count)], check=True, capture_output=True, text=True
        )
        print(run.stdout, end="", flush=True)
        line = next(line for line in run.stdout.splitlines() if line.startswith(_FIGURES))
        found.append(json.loads(line.removeprefix(_FIGURES)))
    if len(counts) < 2:
        return
    print(f"推算 {_AIM:,} 件（没有实测；按 {counts[-2]:,} 到 {counts[-1]:,} 件的增长继续）：")
    for name in found[-1]:
        growth, reckoned = _reckoned(counts[-2:], [found[-2][name], found[-1][name]])
        print(f"  {name}：{reckoned:,.0f}（随件数的 {growth:.2f} 次方增长）")


def _reckoned(counts: list[int], values: list[float]) -> tuple[float, float]:
    """The power of the count that two values grow by, and the value at the aim."""
    growth = math.log(max(values[1], 1e-9) / max(values[0], 1e-9)) / math.log(counts[1] / counts[0])
    return growth, values[1] * (_AIM / counts[1]) ** growth


def measured(count: int) -> dict[str, float]:
    """Make, import, index, ask; print what each took, and return the figures of the curve."""
    notes = [json.loads(line) for line in corpus("facts/notes.jsonl").read_text("utf-8").splitlines()]
    with working("bench") as folder:
        path = folder / "made.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _made(notes, count))
        library, laws = CaseLibrary(folder / "cases.db"), open_library()
        imported = _told("导入", count, lambda: library.add(read_precedents(path, laws)))
        indexed = _told("建索引（按字词）", count, lambda: index.refresh(library, patient=False))
        _told("重建（没有变化）", count, lambda: index.refresh(library, patient=False))
        library.add(read_precedents(_more(folder, notes), laws))
        renewed = _told("又来 1,000 件后更新索引", count, lambda: index.refresh(library, patient=False))
        median = _ask(library, notes)
        asked = _memory()
        _embed(notes)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        print(f"磁盘 {size / 2**20:.0f} MB；进程内存峰值 {_memory():.0f} MB")
    return {
        "导入（秒）": imported,
        "建索引（秒）": indexed,
        "又来 1,000 件（秒）": renewed,
        "一问中位（毫秒）": median,
        "内存峰值（MB，不含生成向量）": asked,
        "磁盘（MB）": size / 2**20,
    }


def _made(notes: list[dict[str, Any]], count: int, seed: int = 17) -> Iterator[dict[str, Any]]:
    chance = random.Random(seed)
    for number in range(count):
        note = notes[number % len(notes)]
        shop, street = chance.choice(_SHOPS), chance.choice(_STREETS)
        law, article, part = (note["penalty"][0][key] for key in ("law", "article", "part"))
        cited = [f"《{one['law']}》{one['article']}" for one in (*note["penalty"], *note.get("violated", ()))]
        yield {
            "id": f"made-{seed}-{number}", "kind": "处罚决定", "title": f"{shop}{number}号案",
            "facts": f"{street}{chance.randint(1, 400)}号{shop}。{note['facts']}", "party": note.get("party", ""),
            "region": note.get("region", ""), "date": f"{chance.randint(2019, 2026)}-{chance.randint(1, 12):02d}",
            "cited": list(dict.fromkeys(cited)), "basis": [f"《{law}》{article}{part}"], "kinds": ["罚款"],
            "fine_yuan": float(chance.randrange(200, 50_000, 100)),
        }  # fmt: skip


def _more(folder: Path, notes: list[dict[str, Any]]) -> Path:
    path = folder / "more.jsonl"
    rows = _made(notes, 1000, seed=18)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def _ask(library: CaseLibrary, notes: list[dict[str, Any]]) -> float:
    chance, times, first = random.Random(1), list[float](), 0.0
    for number in range(_ASKED + 1):
        note = chance.choice(notes)
        clause = f"《{note['penalty'][0]['law']}》{note['penalty'][0]['article']}"
        began = time.perf_counter()
        similar_cases(Case(facts=note["facts"]), clauses=[clause], k=20, library=library)
        took = 1000 * (time.perf_counter() - began)
        if number:
            times.append(took)
        else:
            first = took
    times.sort()
    print(
        f"第一问（连打开）{first:.0f} 毫秒；{_ASKED} 问中位 {statistics.median(times):.0f} 毫秒，p95 {times[_ASKED * 95 // 100]:.0f}"
    )
    return statistics.median(times)


def _embed(notes: list[dict[str, Any]]) -> None:
    texts = [note["facts"] for note in notes[:_EMBEDDED]]
    _told("生成向量（样本）", len(texts), lambda: load_encoder().encode_passages(texts))


def _told(what: str, count: int, work: Any) -> float:
    began, cpu = time.perf_counter(), time.process_time()
    work()
    took, busy = time.perf_counter() - began, time.process_time() - cpu
    print(
        f"{what}：{took:.1f} s（处理器 {busy:.1f} s），每秒 {count / max(took, 1e-9):,.0f} 件；内存 {_memory():.0f} MB",
        flush=True,
    )
    return took


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
