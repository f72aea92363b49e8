"""Check generated questions against the library by other means than those that made them.

    python scripts/check_questions.py questions.jsonl [--library PATH/library.db] [--corpora corpora]

Imports nothing of the package: it reads the library's SQLite file, the YAML and JSON lines of corpora/ and the Chinese
calendar, and has readers of its own for numerals, sums, paragraphs and items. One line a question that fails; the exit
status is 1 if any does.

A row: ``id``, ``kind``, ``stem``, ``options`` {letter: text}, ``answer`` (letters), ``basis`` [《…》第X条…], ``as_of``, ``facts`` (what the
question rests on, by kind):

* range: law, effective, provision, party, condition, min, max (yuan). The right option is the range of that clause; no other
  option may be a range that the article knows.
* in_range: the same with ``sum``; the right option says 在幅度内, 低于下限 or 高于上限.
* duty: law, effective, duty, penalty: the penalty clause speaks of the duty by number; the articles of no other option do.
* clause: matter, region (corpora/matters), or case (corpora/cases): the right option is a penalty clause of it, no other one is.
* deadline: law, provision, count, unit: the article names that number; it names no other option's.
* last_day: start, count, unit: the last day, reckoned anew; order: first, then (corpora/procedure.yaml).
* missing: matter, element: the element left out of the list shown; defect: case, quote (a passage planted in its paper).
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar
import yaml

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
NUMBER = r"[零〇一二两三四五六七八九十百千万亿\d,，.]+"
SUM_RANGE = re.compile(
    rf"(?P<low>{NUMBER})元?(?:人民币)?(?:以上(?={NUMBER}元(?:人民币)?以下)|至)(?P<high>{NUMBER})元(?:人民币)?(?:以下)?|(?P<upto>{NUMBER})元(?:人民币)?以下|(?P<fixed>{NUMBER})元"
)
ADDRESS = re.compile(
    r"^《(?P<law>.+)》第(?P<article>[^条]+)条(?:之(?P<suffix>[一二三四五六七八九十]+))?(?:第(?P<paragraph>[^款]+)款)?(?:第（(?P<item>[^）]+)）项)?"
)


def number(text: str) -> float:
    """A numeral in Chinese, Arabic or both: 五千, 10万, 1.5万, 二十万."""
    text = text.replace(",", "").replace("，", "")
    for sign, scale in (("亿", 10**8), ("万", 10**4)):
        if sign in text:
            left, _, right = text.partition(sign)
            return number(left or "一") * scale + (number(right) if right else 0)
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    total, digit = 0, 0
    for char in text:
        if char in SCALES:
            total += (digit or 1) * SCALES[char]
            digit = 0
        elif char.isdigit():
            digit = digit * 10 + int(char)
        else:
            digit = DIGITS[char]
    return float(total + digit)


def ranges(text: str) -> list[tuple[float, float, int]]:
    """The ranges of sums in a text (low, high, offset)."""
    found = []
    for match in SUM_RANGE.finditer(text):
        try:
            if match["low"]:
                found.append((number(match["low"]), number(match["high"]), match.start()))
            elif match["upto"]:
                found.append((0.0, number(match["upto"]), match.start()))
            else:
                value = number(match["fixed"])
                found.append((value, value, match.start()))
        except (KeyError, ValueError):
            continue
    return found


class Library:
    """The texts, read from SQLite."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._known = dict[tuple[str, str, str], str]()

    def article(self, reference: str, day: str, effective: str = "") -> str:
        """The text of the article a reference names, in force on a day; "" when there is none.

        ``effective`` pins the version by its first day.
        """
        key = (reference, day, effective)
        if key not in self._known:
            self._known[key] = self._read(reference, day, effective)
        return self._known[key]

    def _read(self, reference: str, day: str, effective: str) -> str:
        match = ADDRESS.match(reference)
        if match is None:
            return ""
        rows = self._db.execute(
            "SELECT v.id, v.effective, v.until, v.repealed FROM version v JOIN law l ON l.id = v.law_id WHERE l.name = ?",
            (match["law"],),
        ).fetchall()
        rows = [row for row in rows if (not row[1] or row[1] <= day) and (not row[2] or row[2] > day)]
        if effective:
            rows = [row for row in rows if row[1] == effective]
        suffix = int(number(match["suffix"])) if match["suffix"] else 0
        for version in sorted(rows, key=lambda row: row[1] or "", reverse=True):
            row = self._db.execute(
                "SELECT text FROM article WHERE version_id = ? AND number = ? AND suffix = ?",
                (version[0], int(number(match["article"])), suffix),
            ).fetchone()
            if row:
                return re.sub(r"[ \t\u3000\xa0]", "", row[0]).replace("(", "（").replace(")", "）")
        return ""


def clause(text: str, reference: str) -> str:
    """The part of an article that a reference names: a paragraph with its items, or the head, one item and what follows."""
    match = ADDRESS.match(reference)
    assert match
    lines = [line for line in text.split("\n") if line]
    paragraphs: list[list[str]] = []
    for line in lines:
        if re.match(r"（[一二三四五六七八九十]+）", line) and paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    chosen = paragraphs
    if match["paragraph"]:
        place = int(number(match["paragraph"])) - 1
        chosen = paragraphs[place : place + 1] if place < len(paragraphs) else []
    if not match["item"]:
        return "\n".join("\n".join(part) for part in chosen)
    for part in chosen:
        item = next((line for line in part[1:] if line.startswith(f"（{match['item']}）")), "")
        if item:
            after = paragraphs[paragraphs.index(part) + 1 :][:1]
            tail = (
                after[0][0]
                if after and re.match(r"有(?:前款|前项|上述)|违反前款", after[0][0]) is None
                else ""
            )
            return "\n".join([part[0], item, tail])
    return ""


class Checker:
    """Says what is wrong with a question; "" for nothing."""

    def __init__(self, library: Library, corpora: Path) -> None:
        self.library = library
        self.matters = {
            matter["id"]: matter
            for path in (corpora / "matters").glob("*.yaml")
            for matter in yaml.safe_load(path.read_text("utf-8"))["matters"]
        }
        self.orders = yaml.safe_load((corpora / "procedure.yaml").read_text("utf-8"))["orders"]
        self.cases = {
            row["id"]: row
            for path in (corpora / "cases").glob("*.jsonl")
            for line in path.read_text("utf-8").splitlines()
            if line.strip()
            for row in [json.loads(line)]
        }

    def fault(self, row: dict[str, Any]) -> str:
        """What is wrong with a row."""
        options, answer = row["options"], row["answer"]
        if not answer or set(answer) - set(options):
            return "答案不在选项里"
        if len(set(options.values())) != len(options):
            return "选项重复"
        if len(options) < 2:
            return "选项太少"
        for reference in row["basis"]:
            if not self.library.article(reference, row["as_of"]) and not self._pinned(row, reference):
                return f"依据 {reference} 在 {row['as_of']} 没有文本"
        check = getattr(self, f"_{row['kind']}", None)
        return check(row) if check else f"不认识的题型 {row['kind']}"

    def _pinned(self, row: dict[str, Any], reference: str) -> str:
        return self.library.article(reference, row["as_of"], row["facts"].get("effective") or "")

    def _clause_text(self, row: dict[str, Any]) -> tuple[str, str]:
        facts = row["facts"]
        reference = f"《{facts['law']}》{facts['provision']}"
        whole = self.library.article(reference, row["as_of"], facts.get("effective") or "")
        return whole, clause(whole, reference) if whole else ""

    def _holds(self, text: str, facts: dict[str, Any]) -> bool:
        """Whether the clause has the range, in a piece that names party and condition where the question does."""
        wanted = (facts["min"], facts["max"])
        for piece in re.split(r"[；;。\n]", text):
            if any((low, high) == wanted for low, high, _ in ranges(piece)) and self._told(
                piece, text, facts
            ):
                return True
        return False

    def _told(self, piece: str, text: str, facts: dict[str, Any]) -> bool:
        """Party and condition: in the piece with the range, or, where the clause has one range only, anywhere in it."""
        place = piece if len({(low, high) for low, high, _ in ranges(text)}) > 1 else text
        for said in (facts.get("condition"), facts.get("party")):
            if said and said not in ("any", "") and said.replace("的", "") not in place.replace("的", ""):
                return False
        return True

    def _range(self, row: dict[str, Any]) -> str:
        facts, (whole, text) = row["facts"], self._clause_text(row)
        if not text:
            return "找不到条款"
        if not self._holds(text, facts):
            return f"条款里没有 {facts['min']:g}–{facts['max']:g}（{facts.get('party')}，{facts.get('condition')}）"
        known = {(low, high) for low, high, _ in ranges(whole)}
        for letter, option in row["options"].items():
            read = {(low, high) for low, high, _ in ranges(option)}
            if letter in row["answer"]:
                if (facts["min"], facts["max"]) not in read:
                    return f"正确选项 {option} 不是该幅度"
            elif read & known:
                return f"错误选项 {option} 也是本条的幅度"
        return ""

    def _in_range(self, row: dict[str, Any]) -> str:
        facts, (_, text) = row["facts"], self._clause_text(row)
        if not text or not self._holds(text, facts):
            return "条款里没有该幅度"
        value = facts["sum"]
        said = "低于下限" if value < facts["min"] else "高于上限" if value > facts["max"] else "在幅度内"
        chosen = "".join(row["options"][letter] for letter in row["answer"])
        if said not in chosen:
            return f"应为{said}"
        if not re.search(rf"(?<!\d){value:.0f}元", row["stem"]):
            return "题干没有写该数额"
        return ""

    def _duty(self, row: dict[str, Any]) -> str:
        facts = row["facts"]
        match = ADDRESS.match(f"《{facts['law']}》{facts['duty']}")
        if match is None:
            return "违则写法不对"
        named = re.compile(rf"(?<![〇零一二三四五六七八九十百千])第{match['article']}条(?!之)")
        for letter, option in row["options"].items():
            text = self.library.article(option, row["as_of"], facts.get("effective") or "")
            if not text:
                return f"选项 {option} 没有文本"
            says = bool(named.search(re.sub(r"《[^》]*》第[^条]+条", "", text)))
            says = says or self._in_span(text, int(number(match["article"])))
            if (letter in row["answer"]) != says:
                return f"选项 {option} {'没有' if letter in row['answer'] else '也'}写到该条"
        return ""

    @staticmethod
    def _in_span(text: str, wanted: int) -> bool:
        """第X条至第Y条 with the article in between."""
        for low, high in re.findall(
            r"第([零〇一二三四五六七八九十百千]+)条至第([零〇一二三四五六七八九十百千]+)条", text
        ):
            if number(low) <= wanted <= number(high):
                return True
        return False

    def _clause(self, row: dict[str, Any]) -> str:
        facts = row["facts"]
        if "case" in facts:
            case = self.cases[facts["case"]]
            if {row["options"][letter] for letter in row["answer"]} != {case["penalty"]}:
                return "答案不是该案的罚则"
            wrong = [row["options"][letter] for letter in row["options"] if letter not in row["answer"]]
            known = {other["clause"] for other in case.get("confusable", ())}
            return "" if set(wrong) <= known else f"错误选项不是该案写明的：{set(wrong) - known}"
        matter = self.matters[facts["matter"]]
        right = {text for basis in matter["bases"] for text in basis["penalty"]}
        articles = {self._article_of(text) for text in right}
        for letter, option in row["options"].items():
            if letter in row["answer"] and option not in right:
                return f"答案 {option} 不是事项 {facts['matter']} 的罚则"
            if letter not in row["answer"] and self._article_of(option) in articles:
                return f"错误选项 {option} 也是该事项的罚则所在的条"
        return ""

    @staticmethod
    def _article_of(reference: str) -> str:
        match = ADDRESS.match(reference)
        return f"{match['law']}{match['article']}{match['suffix'] or ''}" if match else reference

    def _deadline(self, row: dict[str, Any]) -> str:
        facts = row["facts"]
        text = self.library.article(f"《{facts['law']}》{facts['provision']}", row["as_of"])
        told = {
            (int(number(n)), unit) for n, unit in re.findall(r"([一二三四五六七八九十百]+)(日|个月|年)", text)
        }
        unit = {"工作日": "日", "个工作日": "日", "日": "日", "月": "个月", "个月": "个月", "年": "年"}[
            facts["unit"]
        ]
        if (facts["count"], unit) not in told:
            return f"条文里没有 {facts['count']}{unit}"
        for letter, option in row["options"].items():
            shown = re.search(r"\d+", option)
            value = int(shown[0]) if shown else -1
            if letter in row["answer"] and value != facts["count"]:
                return "答案的数不对"
            if letter not in row["answer"] and (value, unit) in told:
                return f"错误选项 {option} 也在该条里"
        return ""

    def _last_day(self, row: dict[str, Any]) -> str:
        facts = row["facts"]
        day = date.fromisoformat(facts["start"])
        if facts["unit"] == "工作日":
            left = facts["count"]
            while left:
                day += timedelta(days=1)
                left -= chinese_calendar.is_workday(day)
        elif facts["unit"] == "日":
            day += timedelta(days=facts["count"])
            while not chinese_calendar.is_workday(day):
                day += timedelta(days=1)
        else:
            return f"不认识的单位 {facts['unit']}"
        right = f"{day.year}年{day.month}月{day.day}日"
        chosen = [row["options"][letter] for letter in row["answer"]]
        return "" if chosen == [right] else f"应为 {right}"

    def _order(self, row: dict[str, Any]) -> str:
        first, then = row["facts"]["first"], row["facts"]["then"]
        known = [order for order in self.orders if {order["first"], order["then"]} == {first, then}]
        if not known or any(order["first"] != first for order in known):
            return "程序表里没有这个先后"
        chosen = "".join(row["options"][letter] for letter in row["answer"])
        return "" if chosen.index(first) < chosen.rindex(then) else "答案的先后不对"

    def _missing(self, row: dict[str, Any]) -> str:
        matter, missing = self.matters[row["facts"]["matter"]], row["facts"]["element"]
        names = [element["name"] for element in matter["elements"]]
        if missing not in names:
            return "要件不在事项里"
        if [row["options"][letter] for letter in row["answer"]] != [missing]:
            return "答案不是缺的要件"
        evidence = {element["name"]: element["evidence"] for element in matter["elements"]}
        others = [option for letter, option in row["options"].items() if letter not in row["answer"]]
        shown = row["stem"].split("卷内已有")[-1]
        for name in others:
            if name in evidence and not any(one in shown for one in evidence[name]):
                return f"题干没有列出“{name}”的证据，它也缺"
        return "题干里有所缺要件的证据" if any(one in shown for one in evidence[missing]) else ""

    def _defect(self, row: dict[str, Any]) -> str:
        case = self.cases[row["facts"]["case"]]
        defects = {defect["quote"] for defect in (case.get("paper") or {}).get("defects", ())}
        chosen = [row["options"][letter] for letter in row["answer"]]
        if "quote" in row["facts"]:
            if row["facts"]["quote"] not in defects or not all(
                any(q in one for q in defects) for one in chosen
            ):
                return "答案不是埋下的瑕疵"
            wrong = [o for letter, o in row["options"].items() if letter not in row["answer"]]
            return "错误选项也含瑕疵" if any(q in one for q in defects for one in wrong) else ""
        mistake = case.get("mistake") or {}
        return "" if chosen == [mistake.get("what")] else "答案不是该案写明的错误"


def main() -> int:
    """Check a file; print faults and counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("questions", type=Path)
    parser.add_argument("--library", type=Path, default=Path(".assistant/library.db"))
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    given = parser.parse_args()
    checker = Checker(Library(given.library), given.corpora)
    counts, wrong = Counter[str](), 0
    for line in given.questions.read_text("utf-8").splitlines():
        row = json.loads(line)
        counts[row["kind"]] += 1
        if fault := checker.fault(row):
            wrong += 1
            print(f"{row['id']} {row['kind']}：{fault}｜{row['stem'][:80]}")
    print(
        f"{sum(counts.values())} 题，{wrong} 题有错；"
        + "、".join(f"{kind} {count}" for kind, count in counts.items())
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
