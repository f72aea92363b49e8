"""Whether a penalty rests on an order that was not obeyed, and what the inspection after the period found (DOMAIN §4 第7项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.discretion.catalogue import pattern_of
from assistant.analysis.discretion.told import Form, told_of_party
from assistant.analysis.procedure.moments import moments_of
from assistant.analysis.testimony import Proof
from assistant.corpora import Words
from assistant.dossier.denials import event_days
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import REASONS, Contradiction, Side
from assistant.dossier.statements import AS_FACT, Mode, Statement, read_evidence, read_statements
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The words of what a recheck found, as corpora/lexicon/analysis/recheck.yaml has them."""

    FILE = "lexicon/analysis/recheck.yaml"

    goes_on: re.Pattern[str]
    still_lacks: re.Pattern[str]
    unchanged: re.Pattern[str]
    plainly_still: re.Pattern[str]
    put_there: re.Pattern[str]
    all_well: re.Pattern[str]
    at_recheck: re.Pattern[str]
    at_once: re.Pattern[str]
    act: re.Pattern[str]
    in_part: re.Pattern[str]
    another_time: re.Pattern[str]
    beside: re.Pattern[str]
    all_done: re.Pattern[str]
    not_mended: re.Pattern[str]
    allowed: re.Pattern[str]
    not_done: re.Pattern[str]


_TOPIC = "是否改正"
_MENDED, _UNMENDED = "已经改正", "没有改正"
_IN_STORE = re.compile(r"封[条存]|库存|存货")
_COUNTED = re.compile(r"数量|清点")
_STOPPED = {
    "工": "施工|浇筑|砌筑|建设|作业", "业": "经营|营业", "售": "销售|售卖|出售", "产": "生产|加工",
}  # fmt: skip
_BUT_OF_A_PAPER = "(?!许可|执照|手续|范围|场所|资质|权|证|者|户|的?(?:条件|要求))"
_STILL_NOT = "(?:仍|还|依旧)[^，。；]{0,2}(?:未|没有?)(?:改正|整改|停[止工业售产])(?![^，。；]{0,2}(?:到位|完|结束|好))"
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[时点:：]")
_UNDONE = re.compile(r"(?:没有?|未|仍未|尚未)")
_HOW_MUCH = re.compile(r"[一二两三四五六七八九十几数\d][\d.多余]*(?:堆|处|车|吨|袋|箱|平方|立方|平米|方)")
_RECHECK = re.compile(r"复查|回访|回头看")
_CHECKED = re.compile(r"核查|整改|检查")


def rests_on_default(case: Case) -> bool:
    """Whether facts, reasons or steps tell, as a thing that happened, that the order was not obeyed.

    What would follow (逾期不改正的，将依法处罚) tells nothing, nor does another period that passed (逾期未申辩、逾期未缴纳).
    """
    refused = pattern_of("refused")
    form = Form(refused.said, refused.lacking)
    told = (case.facts, case.discretion, *(step.note for step in case.steps))
    if any(form.is_told_in(said) for text in told for said in read_statements(text)):
        return True
    return any(
        _Said.read().at_recheck.search(text) for text in (*told, *(f"{s.name}：{s.note}" for s in case.steps))
    )


def second_visit(piece: Evidence, proof: Proof, case: Case) -> str:
    """The words of a record of a further visit on the day of the inspection step, after the order; "" if it is none.

    Args:
        piece: of the case; whatever it is called (第二次现场检查笔录).
        proof: the evidence of the case.
        case: its steps are read.
    """
    if piece.kind is not EvidenceKind.RECORD or piece.obtained is None:
        return ""
    moments = [m for m in moments_of(case) if m.on]
    ordered = max((m.on for m in moments if m.kind == "责令改正"), default=None)
    visits = {m.on for m in moments if m.kind == "复查"}
    if ordered is None or piece.obtained not in visits:
        return ""
    return proof.shows(piece) if piece.obtained > ordered else ""


def tells_unmended(piece: Evidence, proof: Proof) -> bool:
    """Whether the paper of the inspection says that it was not mended or goes on, or shows the conduct itself."""
    values = {fact.value for fact in evidence_facts(piece) if fact.name == _TOPIC}
    refused = pattern_of("refused")
    form = Form(refused.said, refused.lacking)
    said = read_evidence(piece)
    goes_on = any(form.is_told_in(one) for one in said)
    plainly = any(_is_plainly_still(one, proof.facts) or _is_not_mended(one, proof.facts) for one in said)
    if _UNMENDED in values or goes_on or plainly:
        return True
    # 照常营业, 仍在使用 and the words of the conduct tell the violation only where nothing says that it was mended
    shown = any(_still_so(one) for one in said) or bool(proof.shows(piece))
    return shown and not tells_mended(piece, proof)


def tells_mended(piece: Evidence, proof: Proof) -> bool:
    """Whether the paper says that it was mended, or that all was in order."""
    values = {fact.value for fact in evidence_facts(piece) if fact.name == _TOPIC}
    mended = pattern_of("mended")
    form = Form(mended.said, mended.lacking)
    told = _MENDED in values or any(form.is_told_in(one) for one in read_evidence(piece))
    told = told or _does_now(piece, proof)
    return told or bool(proof.finds_nothing(piece)) or bool(proof.denies(piece, later=True))


def _does_now(piece: Evidence, proof: Proof) -> bool:
    """Whether the paper says that by now was done what the facts say was not (未支付, 已于…支付)."""
    undone = "|".join(sorted({m["verb"] for m in _Said.read().not_done.finditer(proof.facts)}))
    done = re.compile(rf"(?:已经?|均|都|全部|全数)[^，。；没未不拒]{{0,16}}(?:{undone})") if undone else None
    said = (s for s in read_evidence(piece) if s.mode in AS_FACT and s.polarity is Polarity.AFFIRMED)
    return done is not None and any(done.search(s.text) for s in said if not s.lacks)


def _is_plainly_still(said: Statement, facts: str) -> bool:
    """Whether a clause says of the thing itself that it stands as before, whatever else is in order (照常营业, 现场整洁).

    Goods counted as before were not sold, and where work was the act none of it is what was ordered.
    """
    listed = _Said.read()
    asked = said.polarity is Polarity.ASKED or said.mode not in AS_FACT
    found = None if asked else listed.plainly_still.search(said.text)
    if found is None or (found["work"] and found["work"] in facts):
        return False
    before = said.text[: found.start()]
    unsold = _COUNTED.search(before) is not None and not listed.put_there.search(facts)
    return not (unsold or _IN_STORE.search(before) or listed.beside.search(before))


def _is_not_mended(said: Statement, facts: str) -> bool:
    """Whether a clause says that the matter was not mended as ordered or is still there, be it that part of it is gone."""
    told = said.polarity is not Polarity.ASKED and said.mode in AS_FACT
    found = _Said.read().not_mended.search(said.text) if told else None
    return found is not None and is_of_it(said, found[0], facts)


def cannot_both_be(left: Evidence, other: Evidence, proof: Proof) -> bool:
    """Whether of two papers of one day one tells only that it was not mended, the other that this very matter was.

    What one paper tells of a later hour, or of something else that was mended, fits the other.

    Args:
        left: tells that it was not mended.
        other: from the same day.
        proof: the evidence of the case.
    """
    if left.obtained is None or left.obtained != other.obtained or tells_mended(left, proof):
        return False
    hours = [{int(hour) for hour in _CLOCK.findall(p.text)} for p in (left, other)]
    if _Said.read().another_time.search(left.text + other.name + other.text) or (
        all(hours) and not hours[0] & hours[1]
    ):
        return False
    mended = pattern_of("mended")
    form = Form(mended.said, mended.lacking)
    return any(
        form.is_told_in(s) and bigrams(s.sentence) & bigrams(proof.facts) for s in read_evidence(other)
    )


def _still_so(said: Statement) -> bool:
    """Whether a clause says that what was found goes on, or that what was ordered is still lacking."""
    listed = _Said.read()
    if said.mode is not Mode.FACT or said.polarity not in (Polarity.AFFIRMED, Polarity.DENIED):
        return False
    goes_on = said.polarity is Polarity.AFFIRMED and listed.goes_on.search(said.text) is not None
    goes_on = goes_on or listed.unchanged.search(said.text) is not None
    return goes_on or (
        listed.still_lacks.search(said.text) is not None and not listed.all_well.search(said.text)
    )


def still_going(case: Case) -> Iterator[Contradiction]:
    """The reasons say that an act was ended at once, an inspection after the order saw that very act go on and none saw it ended.

    Args:
        case: its reasons, the day of its last order and the papers of its inspections are read.
    """
    about = "停止（改正）的情况"
    ended = _ended_at_once(case.discretion)
    form = _going_on_form(ended) if ended else None
    papers = [piece for piece in case.evidence if _is_after_the_order(piece, case)] if form else []
    proof = Proof(case, "")
    if not ended or not form or any(_tells_end(piece, proof) for piece in papers):
        return
    for piece in papers:
        if words := _going_on(piece, form, case):
            here = Side(piece.id, words, "仍在继续")
            yield Contradiction(about, here, Side(REASONS, case.discretion, ended[0]), about)


def is_of_it(said: Statement, words: str, facts: str) -> bool:
    """Whether words that something is left or goes on speak of the matter, and not of a trade that goes on or of traces.

    Args:
        said: a statement of a record of how things are after the correction.
        words: those of it that tell that something is left or was not done.
        facts: of the case.
    """
    listed = _Said.read()
    if listed.beside.search(said.text) or listed.all_done.search(said.sentence):
        return False
    named = bigrams(said.text) & bigrams(facts) or _HOW_MUCH.search(said.text)
    return bool(named or _UNDONE.match(words))


def told_mended_though_not(case: Case) -> Iterator[Contradiction]:
    """The step of the inspection after the period, the facts or the reasons say that it was mended, its record that it was not.

    Args:
        case: steps, facts, reasons and the records of its inspections are read.
    """
    told = _mended_by_our_words(case)
    records = [p for p in case.evidence if p.kind is EvidenceKind.RECORD and _RECHECK.search(p.name)]
    last = max(records, key=lambda p: p.obtained or date.min, default=None)
    if told is None or last is None or rests_on_default(case) or tells_mended(last, Proof(case, "")):
        return
    left = _left_by(last, case.facts)
    if left:
        about = "改正的情况"
        yield Contradiction(
            about, Side(last.id, left, "没有改正"), Side(REASONS, told.sentence, told.text), about
        )


def _mended_by_our_words(case: Case) -> Statement | None:
    """Where the step of the inspection or the reasons say that it was mended, and not in part only."""
    mended, in_part = pattern_of("mended"), _Said.read().in_part
    form = Form(mended.said, mended.lacking)
    notes = (step.note for step in case.steps if _RECHECK.search(step.name))
    said = (s for text in (*notes, case.discretion) for s in read_statements(text))
    return next((s for s in said if form.is_told_in(s) and not in_part.search(s.sentence)), None)


def _left_by(record: Evidence, facts: str) -> str:
    """The words of a record that what the facts tell of is not mended; "" if there are none."""
    said = (s for s in read_evidence(record) if s.mode in AS_FACT and s.polarity is not Polarity.ASKED)
    found = ((s, _Said.read().not_mended.search(s.text)) for s in said)
    return next((s.sentence.strip() for s, m in found if m and is_of_it(s, m[0], facts)), "")


def _ended_at_once(reasons: str) -> re.Match[str] | None:
    """The words of the reasons that affirm that the party ended the act at once; an order to end it is no such thing."""
    said = (s for s in read_statements(reasons) if s.polarity is Polarity.AFFIRMED and s.mode in AS_FACT)
    found = (_Said.read().at_once.search(s.text) for s in said if not s.lacks)
    return next((match for match in found if match), None)


def _going_on_form(ended: re.Match[str]) -> re.Pattern[str]:
    """How a record says that the act which ended goes on; where the reasons name no act only 仍未改正 is its contrary."""
    if ended["act"]:
        acts = _STOPPED[ended["act"]]
    else:
        what = ended["what"] or ""
        acts = re.escape(what) if _Said.read().act.search(what) else ""
    going = rf"(?:仍|还在|继续|照常|照旧)[^，。；]{{0,4}}(?:{acts}){_BUT_OF_A_PAPER}" if acts else "(?!)"
    built = "|新增[^，。；]{0,2}(?:砌|浇筑|搭建|加盖)" if ended["act"] == "工" else ""
    return re.compile(f"{going}{built}|{_STILL_NOT}")


def _is_after_the_order(piece: Evidence, case: Case) -> bool:
    """Whether a paper is the record of an inspection after the last order; an undated one is so by its name only."""
    if piece.kind in SPOKEN or not (_RECHECK.search(piece.name) or _CHECKED.search(piece.name)):
        return False
    order = max((m.on for m in moments_of(case) if m.kind == "责令改正"), default=None)
    days = event_days(evidence_facts(piece)) | ({piece.obtained} if piece.obtained else set())
    if order is None or not days:
        return _RECHECK.search(piece.name) is not None
    return min(days) > order


def _tells_end(piece: Evidence, proof: Proof) -> bool:
    """Whether a record says that it was mended, that it was ended then and there, or that it is permitted by now."""
    listed = _Said.read()
    said = [s for s in read_evidence(piece) if s.polarity is Polarity.AFFIRMED and not s.lacks]
    return tells_mended(piece, proof) or any(
        listed.at_once.search(s.text) or listed.allowed.search(s.text) for s in said
    )


def _going_on(piece: Evidence, form: re.Pattern[str], case: Case) -> str:
    """The words of a record that affirm that the act of the party goes on, "" if none do."""
    said = (s for s in told_of_party(piece, case) if s.mode is Mode.FACT and not s.own)
    told = (s for s in said if s.polarity is Polarity.AFFIRMED)
    return next((s.sentence.strip() for s in told if form.search(s.text)), "")
