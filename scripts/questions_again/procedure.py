"""Periods, their last day, and the order of the steps: own tables from the notes of the domain."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from .law import HAN, Library, number, place
from .verdict import Verdict

PENALTY = "中华人民共和国行政处罚法"
FORCE = "中华人民共和国行政强制法"
# what the name of a period speaks of -> the law, the article, the words of the article, its side
PERIODS: dict[str, tuple[str, str, str, str]] = {
    "听证申请期": (PENALTY, "第六十四条", r"要求听证的，应当在行政机关告知后(.+?)内提出", "至少"),
    "当事人申请听证的期限": (PENALTY, "第六十四条", r"要求听证的，应当在行政机关告知后(.+?)内提出", "最多"),
    "听证通知提前的时间": (PENALTY, "第六十四条", r"应当在举行听证的(.+?)前", "至少"),
    "决定书送达期限": (PENALTY, "第六十一条", r"行政机关应当在([^，。]+?)内依照", "最多"),
    "先行登记保存的处理期限": (PENALTY, "第五十六条", r"应当在(.+?)内及时作出处理决定", "最多"),
    "当场收缴的罚款交至行政机关的期限": (
        PENALTY,
        "第七十一条",
        r"收缴罚款之日起(.+?)内，交至行政机关",
        "最多",
    ),
    "收缴的罚款缴付银行的期限": (PENALTY, "第七十一条", r"行政机关应当在(.+?)内将罚款缴付", "最多"),
    "办案期限": (PENALTY, "第六十条", r"立案之日起(.+?)内作出", "最多"),
    "罚款缴纳期限": (PENALTY, "第六十七条", r"决定书之日起(.+?)内，到", "最多"),
    "查封扣押期限": (FORCE, "第二十五条", r"期限不得超过(.+?)[；;]", "最多"),
    "催告期": (FORCE, "第五十四条", r"催告书送达(.+?)后", "至少"),
    "申请强制执行期限": (FORCE, "第五十三条", r"期限届满之日起(.+?)内", "最多"),
}
# the days off of the State Council's notices: (first, last) and the days worked instead
OFF = {
    2023: ("1231", ""),
    2024: (
        "0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007",
        "0204 0218 0407 0428 0511 0914 0929 1012",
    ),
    2025: ("0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008", "0126 0208 0427 0928 1011"),
    2026: (
        "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
        "0104 0214 0228 0509 0920 1010",
    ),
}
# what must precede what, from the law itself
BEFORE = (
    ("立案", "调查终结"), ("立案", "告知"), ("立案", "决定"), ("责令改正", "复查"),
    ("调查终结", "法制审核"), ("调查终结", "集体讨论"), ("调查终结", "决定"), ("告知", "陈述申辩"),
    ("告知", "听证申请"), ("听证申请", "听证通知"), ("听证通知", "听证"), ("告知", "听证"),
    ("陈述申辩", "决定"), ("听证", "决定"), ("告知", "决定"), ("法制审核", "决定"), ("集体讨论", "决定"),
    ("决定", "送达"), ("送达", "催告"), ("送达", "履行"), ("催告", "申请强制执行"), ("登记保存", "登记保存处理"),
    ("查封扣押", "解除查封扣押"), ("当场收缴", "交回罚款"), ("交回罚款", "缴付银行"),
)  # fmt: skip


def judge_deadline(question: dict[str, Any], library: Library) -> Verdict:
    """The option marked is what the article says, by number, unit and side; the basis says it."""
    match = re.match(r"“(.+?)”", question["stem"])
    if not match or match[1] not in PERIODS:
        return Verdict.unjudged("不认得这个期限")
    law, article, words, side = PERIODS[match[1]]
    where = place(article)
    text = library.article(law, question["as_of"], where) if where else None
    found = re.search(words, text or "")
    said = re.fullmatch(rf"([{HAN}]+)个?(日|月|年)", found[1]) if found else None
    if not said:
        return Verdict.unjudged("条文里没有读出期限")
    count = int(number(said[1]))
    working = said[2] == "日" and (count in (2, 3, 5, 7) if law == PENALTY else count <= 10)
    unit = "个工作日" if working else {"日": "日", "月": "个月", "年": "年"}[said[2]]
    right = {k for k, v in question["options"].items() if v.replace(" ", "") == f"{side}{count}{unit}"}
    if right != {question["answer"]}:
        return Verdict.wrong(f"条文：{side}{count}{unit}")
    return _states(question, library, said[0])


def _states(question: dict[str, Any], library: Library, said: str) -> Verdict:
    """The provision given as the basis carries the period, or the rule that counts it."""
    texts = [library.words(basis, question["as_of"]) or "" for basis in question["basis"]]
    if any(said in text for text in texts):
        return Verdict.right()
    return Verdict.unjudged(f"依据 {'、'.join(question['basis'])} 里没有写“{said}”")


def _days(text: str, year: int) -> set[date]:
    found: set[date] = set()
    for run in text.split():
        first, _, last = run.partition("-")
        day = date(year, int(first[:2]), int(first[2:]))
        end = date(year, int((last or first)[:2]), int((last or first)[2:]))
        while day <= end:
            found.add(day)
            day += timedelta(1)
    return found


def working(day: date) -> bool | None:
    """Whether a day is worked; None in a year without a table."""
    if day.year not in OFF:
        return None
    off, worked = (_days(text, day.year) for text in OFF[day.year])
    return day in worked or (day.weekday() < 5 and day not in off)


def last_day(start: date, count: int, unit: str) -> date | None:
    """The last day of a period that begins the day after its start."""
    day, left = start, count
    if "工作日" not in unit:
        day = _months(start, count) if "月" in unit else start + timedelta(count)
        while not working(day):
            if working(day) is None:
                return None
            day += timedelta(1)
        return day
    while left:
        day += timedelta(1)
        at_work = working(day)
        if at_work is None:
            return None
        left -= at_work
    return day


def _months(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    for day in (start.day, 30, 29, 28):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise ValueError(start)


def _date(text: str) -> date | None:
    match = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    return date(*map(int, match.groups())) if match else None


def judge_last_day(question: dict[str, Any], library: Library) -> Verdict:
    """The day marked is the last one, counted anew."""
    stem = question["stem"]
    match = re.search(r"“(.+?)”为(\d+)(个工作日|日|个月)。.*最迟在哪一天", stem)
    start = _date(stem)
    if not match or not start:
        return Verdict.unjudged("题干写法没有读懂")
    day = last_day(start, int(match[2]), match[3])
    if day is None:
        return Verdict.unjudged(f"没有 {start.year} 年前后的放假安排")
    right = {k for k, v in question["options"].items() if _date(v) == day}
    if right != {question["answer"]}:
        return Verdict.wrong(f"应当是 {day}")
    return _premise(match[1], int(match[2]), match[3], question, library)


def _premise(name: str, count: int, unit: str, question: dict[str, Any], library: Library) -> Verdict:
    """The period the stem names is the law's."""
    if name not in PERIODS:
        return Verdict.unjudged(f"日子算得对；不认得“{name}”")
    law, article, words, _ = PERIODS[name]
    where = place(article)
    found = re.search(words, (library.article(law, question["as_of"], where) if where else "") or "")
    said = re.match(rf"([{HAN}]+)", found[1]) if found else None
    if not said or int(number(said[1])) != count:
        return Verdict.wrong(f"题干的{count}{unit}不是条文的期限")
    return Verdict.right()


def precedes(first: str, then: str) -> bool:
    """Whether one step must come before another."""
    reach, grown = {first}, True
    while grown:
        more = {b for a, b in BEFORE if a in reach} - reach
        reach |= more
        grown = bool(more)
    return then in reach - {first}


def judge_order(question: dict[str, Any], library: Library) -> Verdict:
    """The order marked is the one that the law demands."""
    match = re.match(r"先(.+?)，后(.+)", question["options"][question["answer"]])
    if not match:
        return Verdict.unjudged("选项写法没有读懂")
    if precedes(match[1], match[2]):
        return Verdict.right()
    if precedes(match[2], match[1]):
        return Verdict.wrong("次序相反")
    return Verdict.unjudged("法律没有规定这两步的先后")
