"""Last days of periods against a table worked out by a script that shares no code with the tool; the calendar file."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant.analysis.procedure.agenda import calendar_of
from assistant.analysis.procedure.model import Due
from assistant.analysis.procedure.workdays import PeriodUnit, last_day

TABLE = Path(__file__).parents[1] / "data" / "deadlines.jsonl"
ROWS = [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]
MADE = datetime(2026, 3, 5, tzinfo=UTC)


def test_the_table_is_long_and_wide_enough() -> None:
    assert len(ROWS) >= 150
    assert {row["from"][:4] for row in ROWS} >= {str(year) for year in range(2021, 2027)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['step']} {row['from']}")
def test_the_last_day_is_that_of_the_table(row: dict[str, str]) -> None:
    found = last_day(date.fromisoformat(row["from"]), int(row["count"]), PeriodUnit(row["unit"]))
    assert found.day == date.fromisoformat(row["last"])
    assert found.certain or not row["known"] or found.day.month == 12


def test_open_periods_become_whole_days_with_a_reminder() -> None:
    due = [
        Due("听证申请；甲,乙", date(2026, 3, 12), "《中华人民共和国行政处罚法》第六十四条"),
        Due("没有期限", None, "《中华人民共和国行政处罚法》第五十四条"),
    ]
    made = calendar_of(due, case="甲-1", title="某案", made=MADE)
    events = Calendar.from_ical(made).walk("VEVENT")
    assert [(str(e["SUMMARY"]), e["DTSTART"].dt) for e in events] == [
        ("听证申请；甲,乙 期满 · 某案", date(2026, 3, 12))
    ]
    assert len(events[0].walk("VALARM")) == 1


def test_the_same_period_keeps_its_identity_and_the_file_its_bytes() -> None:
    due = [Due("复议", date(2026, 5, 1), "依据", certain=False)]
    one, two = (calendar_of(due, case="甲", title="乙", made=MADE) for _ in range(2))
    assert one == two
    assert "尚未公布" in str(Calendar.from_ical(one).walk("VEVENT")[0]["DESCRIPTION"])
