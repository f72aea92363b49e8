"""Whether a penalty rests on an order that was not obeyed, and what the inspection after the period found (DOMAIN §4 第7项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.discretion.catalogue import pattern_of
from assistant.analysis.discretion.told import Form, told_of_party
from assistant.analysis.procedure.moments import moments_of
from assistant.analysis.testimony import Proof
from assistant.dossier.denials import event_days
from assistant.dossier.facts import evidence_facts
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind, Polarity
from assistant.dossier.sources import REASONS, Contradiction, Side
from assistant.dossier.statements import AS_FACT, Mode, Statement, read_evidence, read_statements
from assistant.text.bigrams import bigrams

_TOPIC = "是否改正"
_MENDED, _UNMENDED = "已经改正", "没有改正"
_GOES_ON = re.compile(
    r"(?:仍|依然|依旧|继续|照常|还)(?:然|旧)?[^，。；]{0,4}(?:在|营业|经营|施工|生产|使用|排放|堆放|占用|摆放|存在|有)"
)
_STILL_LACKS = re.compile(
    r"(?:仍|依然|依旧|还是|还|至今|一直)[然旧是]?[^，。；]{0,8}(?:没有?|未能?|不能|拿不出|无法|做不出)"
    r"(?:$|[^，。；]{0,16}(?:拿|付|支付|发放|退|缴|赔|提供|交|出示|编|做|建|办|装|设|改|拆|清|搬|恢复|停))"
)
_UNCHANGED = re.compile(
    r"(?:没有?|未|无)(?:任何|一点|丝毫)?(?:动(?![工用作员])|变化|改变)|老样子|还是[^，。；]{0,8}样子?|照[旧样][^，。；]{0,6}[着用在]"
)
_PLAINLY_STILL = re.compile(  # the very thing is still there, or nobody has begun to mend it
    r"仍[然旧]?(?:为|是|系)(?:原|旧|老)|(?:仍|依然|依旧|还)(?:然|旧)?(?:在|存|留存?)(?:原处|原地|原位)?$"
    r"|与[^，。；]{0,16}(?:检查|勘验|首次|上次|前次|责令|发现)[^，。；]{0,8}(?:相同|一样|一致|无异|没有?(?:变化|区别|差别|不同))"
    r"|(?:未见|未发现|没有?看到|没有|无)(?:任何)?(?:(?P<work>施工|动工|作业)|整改|改正|改造|清理|清运|拆除|修复|更换)的?(?:迹象|痕迹|动静|动作)"
)
_IN_STORE = re.compile(r"封[条存]|库存|存货")
_COUNTED = re.compile(r"数量|清点")
_PUT_THERE = re.compile(r"堆放|堆存|占用|占道|倾倒|搭建")  # then as many as before is not mended
_ALL_WELL = re.compile(r"发现|见到?|异常|问题|违法|再|新的?|反弹|堆放|占用")
_AT_RECHECK = re.compile(
    r"(?<![如若经])复查(?:时|：|，|发现|查明)?(?:(?![未没]有?(?:发现|见))[^。；，]){0,8}(?:未|没有?)(?!发现|见)[^，。；]{0,3}(?:改(?![变善期])|整改)(?![^，。；]{0,4}的(?:[，,]|$))"
)
_AT_ONCE = re.compile(
    r"(?:立即|及时|随即|当场)[^，。；]{0,4}(?:停(?P<act>[工业售产])|停止(?P<what>[^，。；]{0,8})|改正|整改)"
)
_ACT = re.compile("施工|浇筑|砌筑|经营|销售|售卖|生产|使用|排放|堆放|建设|作业|营业")
_STOPPED = {
    "工": "施工|浇筑|砌筑|建设|作业", "业": "经营|营业", "售": "销售|售卖|出售", "产": "生产|加工",
}  # fmt: skip
_BUT_OF_A_PAPER = "(?!许可|执照|手续|范围|场所|资质|权|证|者|户|的?(?:条件|要求))"
_STILL_NOT = "(?:仍|还|依旧)[^，。；]{0,2}(?:未|没有?)(?:改正|整改|停[止工业售产])(?![^，。；]{0,2}(?:到位|完|结束|好))"
_IN_PART = re.compile(r"部分|基本|正在|其余|逾期|之后|后来|第二次|再次")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[时点:：]")
_ANOTHER_TIME = re.compile(r"上午|下午|再次|第[二三]次|随后|当场|当即|之后")
_BESIDE = re.compile(  # what may well be there or go on
    r"营业|经营|有效|期限|届满|侥幸|工人|人员|痕迹|[痕孔印渍]|指定|收集点|合格|整齐|符合|正常|备用|执照|许可证|发现|不存在|未见"
)
_ALL_DONE = re.compile(r"(?<!未)(?<!没)(?<!没有)(?<!不)(?:全部|均已?|都已?|彻底|完全)(?![未没仍])|清空")
_UNDONE = re.compile(r"(?:没有?|未|仍未|尚未)")
_HOW_MUCH = re.compile(r"[一二两三四五六七八九十几数\d][\d.多余]*(?:堆|处|车|吨|袋|箱|平方|立方|平米|方)")
_NOT_MENDED = re.compile(
    r"(?:没有|未|仍未|尚未)(?:按[^，。；]{0,10})?(?:改正|整改|清理|清除|拆除|停止)(?!到位的?通知)|(?:仍|依旧|依然|还)(?:然|旧)?(?:在|未|没|堆|占|有(?!效)|摆|存放)"
)
_RECHECK = re.compile(r"复查|回访|回头看")
_CHECKED = re.compile(r"核查|整改|检查")
_ALLOWED = re.compile(
    r"(?:取得|补办|补领|办理|办好|领取|获得?)[^，。；]{0,14}(?:许可|手续|证|批准|备案)|(?:同意|准予|批准)[^，。；]{0,6}恢复"
)
_NOT_DONE = re.compile(
    r"(?:未|没有|拒不|拒绝)(?:按[^，。；]{0,8}?|依法|及时|足额|如期)?(?P<verb>支付|发放|缴纳|退还|安装|设置|配备|办理|取得|公示|建立|报告|备案|检验|检定|培训|清运|回填|修复)"
)


def rests_on_default(case: Case) -> bool:
    """Whether facts, reasons or steps tell, as a thing that happened, that the order was not obeyed.

    What would follow (逾期不改正的，将依法处罚) tells nothing, nor does another period that passed (逾期未申辩、逾期未缴纳).
    """
    refused = pattern_of("refused")
    form = Form(refused.said, refused.lacking)
    told = (case.facts, case.discretion, *(step.note for step in case.steps))
    if any(form.is_told_in(said) for text in told for said in read_statements(text)):
        return True
    return any(_AT_RECHECK.search(text) for text in (*told, *(f"{s.name}：{s.note}" for s in case.steps)))


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
    undone = "|".join(sorted({m["verb"] for m in _NOT_DONE.finditer(proof.facts)}))
    done = re.compile(rf"(?:已经?|均|都|全部|全数)[^，。；没未不拒]{{0,16}}(?:{undone})") if undone else None
    said = (s for s in read_evidence(piece) if s.mode in AS_FACT and s.polarity is Polarity.AFFIRMED)
    return done is not None and any(done.search(s.text) for s in said if not s.lacks)


def _is_plainly_still(said: Statement, facts: str) -> bool:
    """Whether a clause says of the thing itself that it stands as before, whatever else is in order (照常营业, 现场整洁).

    Goods counted as before were not sold, and where work was the act none of it is what was ordered.
    """
    asked = said.polarity is Polarity.ASKED or said.mode not in AS_FACT
    found = None if asked else _PLAINLY_STILL.search(said.text)
    if found is None or (found["work"] and found["work"] in facts):
        return False
    before = said.text[: found.start()]
    unsold = _COUNTED.search(before) is not None and not _PUT_THERE.search(facts)
    return not (unsold or _IN_STORE.search(before) or _BESIDE.search(before))


def _is_not_mended(said: Statement, facts: str) -> bool:
    """Whether a clause says that the matter was not mended as ordered or is still there, be it that part of it is gone."""
    told = said.polarity is not Polarity.ASKED and said.mode in AS_FACT
    found = _NOT_MENDED.search(said.text) if told else None
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
    if _ANOTHER_TIME.search(left.text + other.name + other.text) or (all(hours) and not hours[0] & hours[1]):
        return False
    mended = pattern_of("mended")
    form = Form(mended.said, mended.lacking)
    return any(
        form.is_told_in(s) and bigrams(s.sentence) & bigrams(proof.facts) for s in read_evidence(other)
    )


def _still_so(said: Statement) -> bool:
    """Whether a clause says that what was found goes on, or that what was ordered is still lacking."""
    if said.mode is not Mode.FACT or said.polarity not in (Polarity.AFFIRMED, Polarity.DENIED):
        return False
    goes_on = said.polarity is Polarity.AFFIRMED and _GOES_ON.search(said.text) is not None
    goes_on = goes_on or _UNCHANGED.search(said.text) is not None
    return goes_on or (_STILL_LACKS.search(said.text) is not None and not _ALL_WELL.search(said.text))


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
    if _BESIDE.search(said.text) or _ALL_DONE.search(said.sentence):
        return False
    named = bigrams(said.text) & bigrams(facts) or _HOW_MUCH.search(said.text)
    return bool(named or _UNDONE.match(words))


def told_mended_though_not(case: Case) -> Iterator[Contradiction]:
    """The step of the inspection after the period, the facts or the reasons say that it was mended, its record that it was not.

    Args:
        case: steps, facts, reasons and the records of its inspections are read.
    """
    mended = pattern_of("mended")
    form = Form(mended.said, mended.lacking)
    notes = [step.note for step in case.steps if _RECHECK.search(step.name)]
    told = next(
        (
            s
            for text in (*notes, case.discretion)
            for s in read_statements(text)
            if form.is_told_in(s) and not _IN_PART.search(s.sentence)
        ),
        None,
    )
    records = [p for p in case.evidence if p.kind is EvidenceKind.RECORD and _RECHECK.search(p.name)]
    last = max(records, key=lambda p: p.obtained or date.min, default=None)
    if told is None or last is None or rests_on_default(case) or tells_mended(last, Proof(case, "")):
        return
    values = (s for s in read_evidence(last) if s.mode in AS_FACT and s.polarity is not Polarity.ASKED)
    left = next(
        (
            s.sentence.strip()
            for s in values
            if (m := _NOT_MENDED.search(s.text)) and is_of_it(s, m[0], case.facts)
        ),
        "",
    )
    if left:
        about = "改正的情况"
        yield Contradiction(
            about, Side(last.id, left, "没有改正"), Side(REASONS, told.sentence, told.text), about
        )


def _ended_at_once(reasons: str) -> re.Match[str] | None:
    """The words of the reasons that affirm that the party ended the act at once; an order to end it is no such thing."""
    said = (s for s in read_statements(reasons) if s.polarity is Polarity.AFFIRMED and s.mode in AS_FACT)
    found = (_AT_ONCE.search(s.text) for s in said if not s.lacks)
    return next((match for match in found if match), None)


def _going_on_form(ended: re.Match[str]) -> re.Pattern[str]:
    """How a record says that the act which ended goes on; where the reasons name no act only 仍未改正 is its contrary."""
    if ended["act"]:
        acts = _STOPPED[ended["act"]]
    else:
        what = ended["what"] or ""
        acts = re.escape(what) if _ACT.search(what) else ""
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
    said = [s for s in read_evidence(piece) if s.polarity is Polarity.AFFIRMED and not s.lacks]
    return tells_mended(piece, proof) or any(_AT_ONCE.search(s.text) or _ALLOWED.search(s.text) for s in said)


def _going_on(piece: Evidence, form: re.Pattern[str], case: Case) -> str:
    """The words of a record that affirm that the act of the party goes on, "" if none do."""
    said = (s for s in told_of_party(piece, case) if s.mode is Mode.FACT and not s.own)
    told = (s for s in said if s.polarity is Polarity.AFFIRMED)
    return next((s.sentence.strip() for s in told if form.search(s.text)), "")
