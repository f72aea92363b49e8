"""Time of every reader of text on hostile input: ``python benchmarks/linear.py [--size 1000000] [--only facts,review] [--cap 20]``.

Each reader gets a text of ``size / 2`` and of ``size`` characters made of one repeated unit, then random mixtures of
the units. Twice the text may take at most ``RATIO`` times as long, and no more than ``SECONDS`` for a million characters.
"""

from __future__ import annotations

import argparse
import random
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import FrameType

from assistant.analysis.plain_answers import general_provisions, kind_of
from assistant.analysis.suggest import suggest
from assistant.dossier.facts import read_facts
from assistant.dossier.model import Case
from assistant.dossier.statements import read_statements
from assistant.errors import AssistantError
from assistant.law import names, notes
from assistant.law.citations import name_book, verify_citations
from assistant.law.citations.find import CitationFinder
from assistant.law.library import LawLibrary, open_library
from assistant.law.penalty import parse_article
from assistant.law.penalty_query import split_citation
from assistant.law.sources.prose import Hints, documents
from assistant.law.structure import parse
from assistant.paper.kinds import recognise
from assistant.review.verb import review
from assistant.search.articles import Query, notes_on, search
from assistant.search.question import request
from assistant.speech.chinese import simplified
from assistant.speech.roles import asking_score
from assistant.speech.tidy import tidy
from assistant.text.amounts import amounts_in
from assistant.text.compact import Compact
from assistant.text.dates import doubtful_dates, find_dates
from assistant.text.money import RANGE
from assistant.text.normalise import fold
from assistant.text.quantities import find_quantities
from assistant.text.spoken import find_numbers
from assistant.text.tokens import character_keys, words

RATIO = 2.6
SECONDS = 5.0
FIXED = 0.5  # loading and what does not depend on the length
ALONE = (
    "壹",
    "一",
    "第",
    "第一条",
    "“",
    "《",
    "》",
    "（",
    "零",
    "2026年",
    "元",
    "以上",
    "。",
    "\n",
    " ",
    "①",
    "²",
)
WHOLE = (
    *("《消防法》第三条，", "第三条至第九条", "罚款五千元以上，", "1,000", "3万5千元", "年月日", "、", "：", "，", "问：", "答：没有。"),
    *("处五万元罚款", "甲" , "a", "a,", "不", "证据：", "第一章", "1、", "一、", "（一）", "（以下简称《办法》）"),
)  # fmt: skip
UNITS = {repr(unit): unit for unit in (*ALONE, *WHOLE)} | {"混合": "".join(ALONE) + "".join(WHOLE)}
_SEEDS = (1, 2, 3)


def mixture(seed: int, size: int) -> str:
    """Units in random order."""
    rng = random.Random(seed)
    pieces, length = [], 0
    while length < size:
        pieces.append(rng.choice((*ALONE, *WHOLE)) * rng.choice((1, 1, 1, 2, 30)))
        length += len(pieces[-1])
    return "".join(pieces)[:size]


def texts(size: int) -> dict[str, str]:
    """A text of that many characters for every unit and for some mixtures."""
    repeated = {name: (unit * (size // len(unit) + 1))[:size] for name, unit in UNITS.items()}
    return repeated | {f"随机 {seed}": mixture(seed, size) for seed in _SEEDS}


def readers(library: LawLibrary) -> Mapping[str, Callable[[str], object]]:
    """Everything that reads text of a user, a paper or a file and needs no index of search, by name."""
    book, day = name_book(library), date(2026, 3, 5)
    article = library.articles(library.versions(library.find("行政处罚法")[0])[-1])[10]
    return {
        "引用": lambda text: CitationFinder(text, book).everything(),
        "核验": lambda text: verify_citations(text, as_of=day, library=library),
        "名称": lambda text: (names.key(text), names.aliases(text)),
        "题注": lambda text: (notes.note_dates(text), notes.issuer(text), notes.document_number(text)),
        "金额": lambda text: ([one.end for one in amounts_in(text)], [m.end() for m in RANGE.finditer(text)]),
        "日期": lambda text: (find_dates(text), doubtful_dates(text)),
        "数字": find_numbers,
        "数量": lambda text: list(find_quantities(text)),
        "陈述": read_statements,
        "事实": read_facts,
        "文书种类": recognise,
        "审核": lambda text: review(text, library=library, as_of=day),
        "罚则": lambda text: parse_article(replace(article, text=text)),
        "条文结构": lambda text: parse(text, "某办法"),
        "导入": lambda text: list(documents("某办法.txt", text.encode(), Hints())),
        "口语": lambda text: (tidy(text, question=True), simplified(text), asking_score(text)),
        "条号": split_citation,
        "问题": lambda text: (request(text), kind_of(text), general_provisions(text)),
        "分词": lambda text: (words(text), character_keys(text)),
        "比对": lambda text: (fold(text), Compact(text)),
    }


def indexed_readers() -> Mapping[str, Callable[[str], object]]:
    """Those that need the index of search of settings().home."""
    return {
        "检索": lambda text: (search(text, k=5), notes_on(Query(text))),
        "找条款": lambda text: suggest(Case(facts=text), k=5),
    }


class TooLongError(Exception):
    """A reader did not come back in time."""


@contextmanager
def cut_off(seconds: float) -> Iterator[None]:
    """Raise ``TooLongError`` when the block takes more processor time."""

    def ring(signum: int, frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def answered(reader: Callable[[str], object], text: str) -> object:
    """The answer, or the one-line error."""
    try:
        return reader(text)
    except AssistantError as error:
        return error


def seconds(reader: Callable[[str], object], text: str, cap: float = 60.0) -> float:
    """Processor time of one reading; infinite when it takes longer than ``cap``."""
    began = time.process_time()
    try:
        with cut_off(cap):
            answered(reader, text)
    except TooLongError:
        return float("inf")
    return time.process_time() - began


def main() -> None:
    """Print every reading that breaks a bound, and the worst of each reader."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--unit", default="")
    parser.add_argument("--cap", type=float, default=20.0)
    asked = parser.parse_args()
    bound = SECONDS * asked.size / 1_000_000
    large = texts(asked.size)
    broken = 0
    for name, reader in {**readers(open_library()), **indexed_readers()}.items():
        if asked.only and name not in asked.only.split(","):
            continue
        answered(reader, "第一条 当事人于2026年3月5日被罚款五千元。")
        worst = (0.0, "")
        for unit, text in large.items():
            if asked.unit and asked.unit not in unit:
                continue
            half = seconds(reader, text[: asked.size // 2], asked.cap)
            whole = seconds(reader, text, asked.cap) if half < asked.cap else float("inf")
            worst = max(worst, (whole, unit))
            ratio = whole / half if 0 < half < float("inf") else float("inf")
            if whole > bound + FIXED or (ratio > RATIO and whole > bound / 5):
                broken += 1
                print(f"  {name} {unit}: {half:.2f} s → {whole:.2f} s", flush=True)
        print(f"{name}: 最慢 {worst[0]:.2f} s（{worst[1]}）", flush=True)
    print(f"{broken} 处超出：一百万字 {SECONDS:g} s，加倍不超过 {RATIO:g} 倍")


if __name__ == "__main__":
    main()
