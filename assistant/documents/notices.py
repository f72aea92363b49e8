"""By which paper a party was told what is proposed, as the step of the notice says."""

from __future__ import annotations

import re

from assistant.analysis.procedure.data import kind_of_step
from assistant.dossier.model import Case

NOTICE, HEARING_NOTICE = "行政处罚事先告知书", "行政处罚听证告知书"
_HEARING = re.compile(r"听证告知书|听告|听证告|告听")
_BEFORE = re.compile(r"(?:事先|事前|先行)(?:（[^）]{1,4}）)?告知|罚告|先告|事告")


def served_as(case: Case) -> tuple[str, ...]:
    """The names of the notices that the steps name or number; () where they leave it open."""
    steps = [step for step in case.steps if (step.kind or kind_of_step(step.name)) == "告知"]
    told = "；".join(f"{step.name}，{step.note}，{step.paper}" for step in steps)
    return tuple(
        name for name, found in ((NOTICE, _BEFORE.search(told)), (HEARING_NOTICE, _HEARING.search(told))) if found
    )
