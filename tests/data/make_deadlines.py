"""Writes deadlines.jsonl: 180 rows of (step, first day, count, unit, last day), worked out without the tool's own code.

The list of days is laid out once, worked days marked by the holidays that the State Council announces (as the package
chinese-calendar records them), and positions in that list are counted. Run: python tests/data/make_deadlines.py
"""

import bisect
import json
import random
from datetime import date, timedelta
from pathlib import Path

from chinese_calendar import constants

STEPS = (
    ("陈述申辩（告知书所定五日）", 5, "日"), ("要求听证", 5, "工作日"), ("听证七日前通知", 7, "工作日"), ("送达", 7, "工作日"), ("登记保存处理", 7, "工作日"),
    ("当场收缴缴付", 2, "工作日"), ("缴纳罚款", 15, "日"), ("办案期限", 90, "日"), ("查封扣押", 30, "日"), ("查封扣押延长", 60, "日"),
    ("催告", 10, "工作日"), ("复议", 60, "日"), ("起诉", 6, "月"), ("申请强制执行", 3, "月"), ("追责时效", 2, "年"),
)  # fmt: skip
FIRST, LAST = date(2021, 1, 1), date(2027, 6, 30)
KNOWN = max(day.year for day in constants.holidays)
ALL = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1200)]


def worked(day):
    if day in constants.workdays:
        return True
    return day not in constants.holidays and day.weekday() < 5


WORKED = [day for day in ALL if worked(day)]


def by_count(day, count, unit):
    if unit == "工作日":
        return WORKED[bisect.bisect_right(WORKED, day) - 1 + count]
    if unit == "日":
        end = ALL[ALL.index(day) + count]
    else:
        months = day.month - 1 + count * (12 if unit == "年" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        end = max(d for d in ALL if (d.year, d.month) == (year, month) and d.day <= day.day)
    return WORKED[bisect.bisect_left(WORKED, end)]


def rows():
    dice = random.Random(20261129)
    edges = [
        date(y, m, d)
        for y in range(2021, 2027)
        for m, d in ((1, 29), (2, 8), (4, 29), (6, 19), (9, 27), (12, 30))
    ]
    for step, count, unit in STEPS:
        days = dice.sample(edges, 6) + [ALL[dice.randrange((LAST - FIRST).days)] for _ in range(6)]
        for day in sorted(days):
            last = by_count(day, count, unit)
            yield {
                "step": step,
                "from": str(day),
                "count": count,
                "unit": unit,
                "last": str(last),
                "known": last.year <= KNOWN,
            }


if __name__ == "__main__":
    out = Path(__file__).with_name("deadlines.jsonl")
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()), encoding="utf-8")
