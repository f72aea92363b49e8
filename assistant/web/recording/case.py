"""The record and the saved cases: the head from a case, questions for its gaps, the record into it as evidence."""

from __future__ import annotations

import re

from markupsafe import Markup

from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.speech.record_model import Record
from assistant.web import work
from assistant.web.components.shapes import card, href, joined, link, said
from assistant.web.recording import views
from assistant.web.session import cases, user


def _saved(case_id: str | None) -> tuple[Case, int]:
    if not case_id:
        raise InputError("没有选择案件", "请先在“办案”页建立案件，再到这里选择")
    return cases().load(case_id, user=user())


def head_of_case(case_id: str | None) -> dict[str, str]:
    """What a saved case knows of the head: agency, cause, place, the party, the officers.

    Raises:
        AssistantError: no case was chosen, or it is gone.
    """
    case = _saved(case_id)[0]
    party = case.party
    officers = (re.sub(r"（(?:执法证号)?\s*(\S+?)）", r" \1", officer) for officer in case.officers)
    return {
        "agency": case.agency,
        "cause": case.title,
        "place": case.place,
        "name": party.representative or party.name,
        "gender": party.gender,
        "birth": str(party.birth or ""),
        "id_number": party.id_number,
        "address": party.address,
        "phone": party.phone,
        "relation": "当事人" if party.kind == "个人" else f"{party.name}的负责人",
        "officers": "、".join(officers),
    }


def ask_for_case(record: Record, case_id: str | None) -> Markup:
    """Questions from the missing elements of a saved case, and from the conditions of its clauses.

    Raises:
        AssistantError: no case was chosen, or it is gone.
    """
    from assistant.contract.evidence import EVIDENCE, EvidenceAnswer, EvidenceRequest
    from assistant.speech.checklist import check, follow_ups

    answer: EvidenceAnswer = work.answer(EVIDENCE, EvidenceRequest(case=_saved(case_id)[0]))
    elements = [gap.element for gap in answer.gaps if gap.status in ("缺失", "仅有孤证", "矛盾")]
    conditions = [condition for one in answer.charges for condition in one.conditions]
    return views.checklist(check(record), follow_ups(record, elements, conditions), answer.statement)


def keep_in_case(record: Record, case_id: str | None) -> Markup:
    """Add the record to a saved case as the party's statement, with the facts found in it.

    Raises:
        AssistantError: no case was chosen, it is gone or was changed meanwhile, or the record is empty.
    """
    from assistant.speech.case_link import add_record

    case, revision = _saved(case_id)
    changed, conflicts = add_record(case, record)
    cases().save(changed, user=user(), expected=revision)
    facts = changed.extracted[len(case.extracted) :]
    found = joined(Markup("<li>{}：{}（“{}”）</li>").format(f.name, f.value, f.quote) for f in facts)
    clashes = [f"与此前笔录不一致，{c.about}：“{c.a.quote}” 与 “{c.b.quote}”" for c in conflicts]
    open_it = link("打开案件", href("case", id=case_id, step="evidence"))
    body = joined(
        [
            *(said(clash, "a") for clash in clashes),
            Markup('<ul class="plain-list small">{}</ul>').format(found),
        ]
    )
    return card(f"已存入，取得事实 {len(facts)} 条", body, right=open_it)
