"""Decisions over random rules of the library: ``python -m benchmarks.drafts 500 [seed]``.

Each is drafted, its citations verified, reviewed, and read by the independent check of scripts/check_decisions.py.
Run it in a home folder whose agencies.json may be written to: the made-up agency is put there.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from assistant.documents.agency import fill_in
from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus
from assistant.law.library import open_library
from assistant.review.model import Severity
from assistant.verbs import draft, review
from scripts.check_decisions import faults, paragraphs
from tests.made_cases import AGENCIES, made_cases


def _own(text: str) -> str:
    """What the paper cites itself: a quoted article speaks of 本法 and 前款 in its own place."""
    return re.sub(r"“[^”]*”", "", text)


def main(count: int, seed: int) -> None:
    """Print what was found, and how long a draft takes."""
    library, told, seconds = open_library(), Counter[str](), list[float]()
    for agency in AGENCIES:
        fill_in(agency.name, agency.model_dump(exclude={"name"}))
    for number, case in enumerate(made_cases(library, count, seed), 1):
        start = time.perf_counter()
        made = draft(case, library=library)
        seconds.append(time.perf_counter() - start)
        told["重大问题"] += bool(made.blocking)
        for fault in made.blocking:
            print(number, "blocking", fault.name, fault.message)
        for verdict in verify_citations(_own(made.text), library=library, as_of=case.decided):
            told["引用"] += 1
            if verdict.status is not CitationStatus.VERIFIED:
                told["引用不成立"] += 1
                print(number, "citation", verdict.citation.text, verdict.message)
        for finding in review(made.text, case=case, library=library).findings:
            gap = finding.rule == "R09" and any("罚款基数" in name for name in made.missing)
            if finding.severity is Severity.HINT or gap or "待补充" in finding.quote + finding.message:
                continue
            told[f"审核 {finding.rule}"] += 1
            print(number, finding.severity, finding.rule, finding.message, "|", finding.quote[:60])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.docx"
            path.write_bytes(made.docx)
            for fault in faults(paragraphs(path)):
                told["独立核对"] += 1
                print(number, "independent", fault)
        told.update(f"待补充 {name.split('（')[0][:20]}" for name in made.missing)
    print(count, dict(told))
    print(f"每份 {sum(seconds) / len(seconds):.2f} 秒，最慢 {max(seconds):.2f} 秒")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else 16)
