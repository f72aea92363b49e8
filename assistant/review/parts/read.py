"""``read_decision``: a paper in its parts."""

from __future__ import annotations

import re

from assistant.paper.kinds import recognise
from assistant.paper.model import Paper
from assistant.review.parts.body import Body, sentences_of
from assistant.review.parts.events import events_of
from assistant.review.parts.foot import foot_of
from assistant.review.parts.head import number_of, parties_of, title_of
from assistant.review.parts.imposed import imposed_in
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.sums import sums_in

_NOTICES = ("notice", "hearing_notice")
_PUNISHES = ("decision", "spot_decision", "no_penalty", *_NOTICES)
_CUT = re.compile(r"[。！？：；）)”》\d号分章名]\s*$|^\s*$")


def read_decision(paper: Paper) -> Decision:
    """The parts of a decision, notice, order or reminder, wherever and however the agency writes them (DOMAIN §13).

    Args:
        paper: its ``kind`` is taken as given when set, else recognised.
    """
    text = paper.text
    known = recognise(text, name=paper.name if paper.kind else "")
    agency, dated, day = foot_of(text)
    title, (number, year) = title_of(text), number_of(text)
    parties = parties_of(text)
    body = Body(text, title.end if title else 0, _body_end(text, agency, dated))
    sums, evidence = sums_in(text), body.evidence()
    notice = known.kind is not None and known.kind.kind in _NOTICES
    punishes = known.kind is None or known.kind.kind in _PUNISHES
    ruling = (body.proposal() or body.ruling()) if notice else body.ruling(punishes=punishes)
    performance, remedies = body.performance(), body.remedies()
    return Decision(
        paper=paper, kind=known.kind, reason=known.reason, title=title, number=number, number_year=year,
        parties=parties, facts=body.facts(), evidence=evidence, evidence_items=_items(evidence),
        told=body.told(), reasons=body.reasons(), ruling=ruling, imposed=imposed_in(ruling, sums), sums=sums,
        performance=performance, remedies=remedies, agency=agency, decided=dated, decided_on=day,
        events=events_of(text), excerpt=_breaks_off(text, bool(remedies), dated is not None or _signed(text, agency)),
    )  # fmt: skip


def _body_end(text: str, agency: Span | None, dated: Span | None) -> int:
    if agency is not None and agency.start > len(text) // 2:
        return agency.start
    return dated.start if dated is not None else len(text)


def _items(evidence: Span | None) -> tuple[Span, ...]:
    """The entries of the evidence: lines or numbered sentences, else what 、 or 《》 sets apart."""
    if evidence is None:
        return ()
    entries = [
        Span(evidence.start + s.start, evidence.start + s.end, s.text)
        for s in sentences_of(evidence.text)
        if re.search(
            r"笔录|照片|录像|视频|证|报告|单|书|表|记录|截图|图|票|合同|函|陈述|证言|材料|数据", s.text
        )
    ]
    return tuple(entries)


def _signed(text: str, agency: Span | None) -> bool:
    """Whether the text ends with the agency, the seal or what follows them: a foot without a date is no text cut off."""
    return agency is not None and len(text[agency.end :].strip(" \n\u3000（）()印章盖公")) < 12


def _breaks_off(text: str, whole: bool, ended: bool) -> bool:
    """A text that stops in mid-sentence, or has neither a foot nor what stands right before it."""
    stops = bool(text.strip()) and not _CUT.search(text.rstrip()[-1:])
    return not ended and (stops or not whole)
