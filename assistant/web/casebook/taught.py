"""What a teaching case has beside its facts: evidence, course, what the agency held and decided; folded: the mistake, the paper."""

from __future__ import annotations

from markupsafe import Markup

from assistant.analysis.teaching import Mistake, TeachingCase, TeachingPaper, load_teaching_cases
from assistant.web.components.cited import cited
from assistant.web.components.marked import leaf
from assistant.web.components.shapes import NOTHING, folded, joined, pairs


def taught(case_id: str) -> Markup:
    """The parts of the teaching case of that id; nothing for another case.

    Raises:
        CorpusError: a row of the teaching cases breaks the schema.
    """
    found = next((case for case in load_teaching_cases() if case.id == case_id), None)
    return _drawn(found) if found else NOTHING


def _drawn(case: TeachingCase) -> Markup:
    evidence = joined(
        (Markup("{}（{}）：{}").format(one.name, one.kind, one.shows) for one in case.evidence),
        Markup("<br>"),
    )
    course = joined(
        (Markup("{} {}　{}").format(one.on.isoformat(), one.kind, one.note) for one in case.steps),
        Markup("<br>"),
    )
    handled = pairs(
        [("证据", evidence), ("经过", course), ("机关认为", case.reasoning), ("处理", case.decision)]
    )
    answer = _answer(case, case.mistake) if case.mistake else NOTHING
    return joined([handled, answer, _paper(case.paper) if case.paper else NOTHING])


def _answer(case: TeachingCase, mistake: Mistake) -> Markup:
    others = joined(
        (Markup("{}：{}").format(cited(one.clause), one.why) for one in case.confusable), Markup("<br>")
    )
    told = pairs(
        [
            (mistake.sort, mistake.what),
            ("应当", mistake.right),
            ("依据", cited("、".join(mistake.basis))),
            ("别用错", others),
            ("要点", case.lesson),
        ]
    )
    return folded("办得对不对，错在哪里（先自己找，再点开）", told)


def _paper(paper: TeachingPaper) -> Markup:
    key = joined(
        Markup("<li>{}　“{}”：{}；{}</li>").format(one.rule, one.quote, one.why, one.fix)
        for one in paper.defects
    )
    answer = folded(
        f"{len(paper.defects)} 处毛病（先自己审，再点开）",
        Markup('<ul class="plain-list small">{}</ul>').format(key),
    )
    return folded("有毛病的文书（审核练习）", joined([leaf(paper.text, tight=True), answer]))
