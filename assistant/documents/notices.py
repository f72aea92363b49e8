"""By which papers a party was told what is proposed and answered, as the steps say."""

from __future__ import annotations

import re

from assistant.analysis.procedure.data import kind_of_step
from assistant.dossier.model import Case, Step

NOTICE, HEARING_NOTICE = "行政处罚事先告知书", "行政处罚听证告知书"
_HEARING = re.compile(r"听证告知书|听告|听证告|告听")
_WRITTEN = re.compile(r"书面|(?:陈述|申辩)(?:意见)?书|提交[^，。；]{0,6}(?:陈述|申辩)")
_SILENT = re.compile(r"(?:未|没有|不|放弃)(?:提出|进行|作出|要求|申请)?(?:任何)?(?:陈述|申辩)")
_PLEADS = re.compile(r"(?:书面|口头|当[场面]|当庭)(?:请求|恳请|提出|辩称|主张|称)(?!听证|无|没有|不)")
_BEFORE = re.compile(r"(?:事先|事前|先行)(?:（[^）]{1,4}）)?告知|罚告|先告|事告")


def pleads(note: str) -> bool:
    """Whether a note tells of something the party asked for or put forward, whatever else it tells.

    Args:
        note: of a step of defence.
    """
    return _PLEADS.search(note) is not None and _SILENT.search(note) is None


def served_as(case: Case) -> tuple[str, ...]:
    """The names of the notices that the steps name or number; () where they leave it open."""
    steps = [step for step in case.steps if (step.kind or kind_of_step(step.name)) == "告知"]
    told = "；".join(f"{step.name}，{step.note}，{step.paper}" for step in steps)
    return tuple(
        name
        for name, found in ((NOTICE, _BEFORE.search(told)), (HEARING_NOTICE, _HEARING.search(told)))
        if found
    )


def heard_by(step: Step) -> str:
    """The kind of paper that a defence leaves in the file: a record, the party's own writing, or "" where nothing was put forward."""
    told = f"{step.name}，{step.note}"
    if _SILENT.search(told):
        return ""
    return "defence" if _WRITTEN.search(told) else "defence_record"
