"""Whether each piece of evidence is fit to be used (DOMAIN §11): a flawed piece is neither proof nor missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.paper.kinds import recognise
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, format_date
from assistant.text.identity import CREDIT_CODE, ID_NUMBER, valid_credit_code, valid_id_number

_PLACE_SHARED = 2
_KEPT = 512
_SAMPLED = re.compile(r"采样|抽样|样品|抽检|送检")
_TAKEN_OF_MANY = re.compile(r"采样|抽样|抽检|取样|抽取")
_TAKEN_AWAY = re.compile(r"扣押|先行登记|登记保存|封存")
_TAKEN_FROM_HELD = re.compile(
    r"(?:对|从)[^，。；]{0,8}(?:扣押|登记保存|查封|封存)的[^，。；]{1,20}(?:中|里)?(?:随机)?抽(?:样|取)[^，。；]{0,6}(?:鉴定|鉴别|检验|检测)"
)
_SAMPLING_RECORD = re.compile(
    r"(采|抽|取)样[^，。；]{0,6}(记录|单|笔录|凭证|照片|清单|文书|通知书|登记表|录像|视频)"
)
_RESULT_WITHIN = re.compile(
    r"(?<!未)(?<!不)经(?!营)[^，。；]{0,14}(?:检[验测]|鉴[定别]|监测|化验)(?:[，,]?(?:均|全部|结果)?(?:为|系|是|属于?|合格|不合格|符合|不符合))"
)
_GIVEN_BACK = re.compile(
    r"解除|返还|退还|发还"
)  # an order that names the result tells of no right to another test
_SERVED_ON = re.compile(r"(?<!未)(?:送达|交付)[^。；]{0,24}签收")
_RESULT_TOLD = re.compile(r"(报告|结果|检测|检验|监测|鉴定|结论)[^。；\n]{0,24}(送达|签收|告知|交|无异议)")
_TOLD = re.compile(r"送达|签收|告知|无异议")
_SAMPLE_DAY = re.compile(r"(?:采样|抽样|检测|监测|测量|采集)(?:时间|日期)?[：:于为]{0,2}$")
_SAMPLED_ON = re.compile(r"(?:采样|抽样|取样|采集)(?:时间|日期)?[：:于为]{0,2}$")
_SERVED_THEN = re.compile(r"送达|签收|出具|签发|交付|告知|报告")
_OF_THE_GOODS = re.compile(
    r"生产|制造|加工|灌装|出厂|批号|保质|有效|限用|成立|注册|设立|登记|出生|进货|购进|到期|颁发|核发"
)
_MADE_THEN = re.compile(r"日?[^，。；、]{0,2}(?:生产|制造|加工|灌装|出厂|购进|进货|成立|出生)")
_CLOSES = re.compile(r"[，,。；;（()）\n]")
_ANOTHER_PAPER = re.compile(r"初[检验测]|检定|校准|证书|资质|资格|上次|前次|首次|另一|另案|原报告|更正|作废")
_A_SPAN = 31  # days that a sampling told by its first day may go on
_GOES_ON_TO = re.compile(r"\s*(?:至|到|—|－|-|~|、|和|及)")
_SAMPLE_NUMBER = re.compile(r"[A-Z]{1,6}[-—]?\d{3,}(?:[-—]\d+)*")
_REPORT_DAY = re.compile(
    r"(?:报告|出具|签发)(?:日期|时间)?[：:于为]{0,2}$|^[^，。；]{0,6}(?:出具|签发)(?!的?[^，。；]{0,6}(?:委托|聘请|通知|采样|抽样|任务|函))"
)
_CALLED = re.compile(
    r"身份证|身份号码|信用代码|证件号|执照"
)  # a number of an order or a bank is none of these
_CALLED_OTHERWISE = re.compile(
    r"(?:订单|流水|交易|运单|快递|物流|账|卡|合同|发票|凭证|单|批|编|序列)号?码?[：:为是]?\s?$"
)
_OF_A_PARTY = re.compile(r"\d{6}(?:19\d\d|200\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|9[123]\d{6}MA")
_OF_A_PERSON = re.compile(
    r"[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)  # of area and birth; units begin with 9 or are told by a letter
_BEFORE = 16
_HIDDEN = re.compile(r"[*＊×xX]{2,}")


class Ask(Data):
    """One thing a piece must show; see corpora/quality.yaml."""

    name: str
    shown: re.Pattern[str]
    field: str = ""
    by_officer: bool = False
    by_place: bool = False
    given: re.Pattern[str] | None = None


class Demand(Data):
    """What pieces of some kinds must show."""

    id: str
    papers: tuple[str, ...] = ()
    evidence: tuple[EvidenceKind, ...] = ()
    name: re.Pattern[str] | None = None
    not_name: re.Pattern[str] | None = None
    said: re.Pattern[str] | None = None
    asks: tuple[Ask, ...]
    collect: str
    basis: str


def load_demands() -> tuple[Demand, ...]:
    """The demands of corpora/quality.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("quality.yaml"), tuple[Demand, ...])


def quality_gaps(case: Case) -> tuple[Gap, ...]:
    """One row for every piece that lacks something, for missing links between pieces, and for numbers that cannot be right.

    A piece whose content is not recorded is not judged.

    Args:
        case: evidence, party and steps are read.
    """
    return (
        *(_unread(piece) for piece in case.evidence if piece.state),
        *(gap for piece in case.evidence if not piece.state for gap in _of_piece(piece, case)),
        *_sampling(case),
        *_numbers(case),
    )


def paper_kind(piece: Evidence) -> str:
    """The kind of paper of a piece: as recorded, else recognised by its name and text; "" if neither."""
    return piece.paper or _recognised(piece.name, piece.text)


@lru_cache(maxsize=_KEPT)
def _recognised(name: str, text: str) -> str:
    found = recognise(text, name=name).kind
    return found.kind if found else ""


def _of_piece(piece: Evidence, case: Case) -> Iterator[Gap]:
    if not piece.text.strip():
        return
    kind = paper_kind(piece)
    for demand in load_demands():
        if not _meant(demand, piece, kind):
            continue
        lacks = [ask.name for ask in demand.asks if not _shows(ask, piece, case)]
        if lacks:
            yield flaw(piece, f"没有写明{'、'.join(lacks)}", demand.collect, demand.basis)


def _meant(demand: Demand, piece: Evidence, kind: str) -> bool:
    words = f"{piece.name}\n{piece.text}"
    if demand.papers and kind not in demand.papers and piece.kind not in demand.evidence:
        return False
    if demand.not_name and demand.not_name.search(piece.name + piece.source):
        return False
    named = piece.name if not demand.papers else words
    told = demand.said is not None and piece.kind in demand.evidence and bool(demand.said.search(piece.text))
    return told or (demand.said is None and (demand.name is None or bool(demand.name.search(named))))


def _shows(ask: Ask, piece: Evidence, case: Case) -> bool:
    if ask.field and getattr(piece, ask.field):
        return True
    if ask.shown.search(piece.text):
        return True
    if ask.given and ask.given.search(f"{piece.name}\n{piece.source}"):
        return True
    if ask.by_officer and any(name in piece.text for name in case.officer_names):
        return True
    shared = bool(case.place) and case.place in piece.text
    return ask.by_place and (shared or len(bigrams(case.place) & bigrams(piece.text)) >= _PLACE_SHARED)


def _sampling(case: Case) -> Iterator[Gap]:
    """A test of samples needs the record of sampling, the result told to the party, and days in order."""
    everything = "\n".join(
        (*(f"{p.name}\n{p.text}" for p in case.evidence), *(f"{s.name}{s.note}" for s in case.steps))
    )
    yield from (
        gap for piece in case.evidence if piece.kind is EvidenceKind.EXPERT for gap in _sample_order(piece)
    )
    for piece in case.evidence:
        if paper_kind(piece) != "test_report" or not _SAMPLED.search(piece.text) or _of_the_trade(piece):
            continue
        lacks = [] if _has_sampling_record(piece, case) else ["采样（抽样）记录"]
        told = _RESULT_TOLD.search(everything) or _TOLD.search(piece.text) or _tells_result(case)
        lacks += [] if told else ["结果送达当事人的材料"]
        if lacks:
            yield flaw(
                piece, f"没有{'、'.join(lacks)}", "补采样（抽样）记录和结果送达回证，告知复检的权利",
                "《中华人民共和国行政处罚法》第四十六条第二款",
            )  # fmt: skip
        if piece.kind is not EvidenceKind.EXPERT:
            yield from _sample_order(piece)


def _tells_result(case: Case) -> bool:
    """Whether a paper that the party got says what the test came to (67条经鉴别为真品…，田某签收)."""
    got = (p for p in case.evidence if _SERVED_ON.search(p.text))
    return any(_RESULT_WITHIN.search(p.text) and _GIVEN_BACK.search(p.text) for p in got)


def _has_sampling_record(report: Evidence, case: Case) -> bool:
    """Whether a paper or step tells of the record of this sampling; one that tells only of other days is of another sample."""
    if any(_SAMPLING_RECORD.search(f"{step.name}{step.note}") for step in case.steps):
        return True
    if _TAKEN_FROM_HELD.search(report.text):
        return True  # the expert took it himself from what was held: his report is the record
    if not _TAKEN_OF_MANY.search(report.text) and any(_TAKEN_AWAY.search(p.name) for p in case.evidence):
        return True  # the thing that was seized was sent for test itself
    told = [p for p in case.evidence if _SAMPLING_RECORD.search(f"{p.name}\n{p.text}")]
    day = _sampled_on(report)
    numbers = set(_SAMPLE_NUMBER.findall(report.text))
    return any(day is None or _is_of_sample(p, day, numbers) for p in told)


def _is_of_sample(piece: Evidence, day: date, numbers: set[str]) -> bool:
    """Whether a paper names the number of a sample or the day it was taken on, or no day but that of service."""
    words = piece.text
    if numbers & set(_SAMPLE_NUMBER.findall(words)):
        return True
    around = (
        (found, words[max(0, begin - 8) : begin], words[end : end + 14])
        for found, begin, end in find_dates(words)
    )
    told = [
        (found, behind)
        for found, before, behind in around
        if found == day or not _of_another_act(before, behind)
    ]
    near = any(_GOES_ON_TO.match(behind) and 0 <= (day - found).days <= _A_SPAN for found, behind in told)
    return not told or near or any(found == day for found, _ in told)


def _of_another_act(before: str, behind: str) -> bool:
    """Whether the words around a day make it that of a service, or of the making of the goods, not of the sampling."""
    label = _CLOSES.split(before)[-1]
    of_goods = _OF_THE_GOODS.search(label) is not None and "样" not in label
    return of_goods or _SERVED_THEN.search(behind) is not None or _MADE_THEN.match(behind) is not None


def _sampled_on(report: Evidence) -> date | None:
    """The day of sampling that a report tells."""
    told = ((day, report.text[max(0, start - 10) : start]) for day, start, _ in find_dates(report.text))
    return next((day for day, before in told if _SAMPLED_ON.search(before)), None)


def _of_the_trade(piece: Evidence) -> bool:
    """Whether a report is one that makers and sellers have made for their goods, not one of a sample that we took."""
    forms = (demand.not_name for demand in load_demands() if demand.id == "test")
    return any(form.search(piece.name + piece.source) for form in forms if form)


def _sample_order(piece: Evidence) -> Iterator[Gap]:
    sampled, reported = None, None
    for day, start, end in find_dates(piece.text):
        before, after = piece.text[max(0, start - 10) : start], piece.text[end : end + 10]
        if _SAMPLE_DAY.search(before):
            sampled = sampled or day
        elif (_REPORT_DAY.search(before) or _REPORT_DAY.search(after)) and not _of_another_paper(
            piece.text[:start], piece.text[end:]
        ):
            reported = max(reported or day, day)
    if sampled and reported and sampled > reported:
        yield Gap(
            f"材料时间·{piece.name}", ElementStatus.CONFLICT, (Support(piece.id, piece.text[:80]),),
            "向出具机构核实采样和报告日期，更正后重新出具", "出具机构", "《中华人民共和国行政处罚法》第四十条",
            f"采样时间{format_date(sampled)}晚于报告日期{format_date(reported)}",
        )  # fmt: skip


def _of_another_paper(before: str, after: str) -> bool:
    """Whether the clause around a day names another paper (a first report, the certificate of the meter)."""
    clause = _CLOSES.split(before)[-1] + _CLOSES.split(after)[0]
    return _ANOTHER_PAPER.search(clause) is not None


def _numbers(case: Case) -> Iterator[Gap]:
    """Check digits of the party's numbers and of every number in the evidence; hidden digits are lawful."""
    seen: set[str] = set()
    party_numbers = (case.party.id_number, case.party.credit_code)
    found = [(number, "") for number in party_numbers if number and not _HIDDEN.search(number)]
    for piece in case.evidence:
        found += [(n, piece.id) for n in _numbers_in(piece.text)]
    for number, evidence in found:
        if number in seen:
            continue
        seen.add(number)
        of_person = _is_of_person(number)
        what = "公民身份号码" if of_person else "统一社会信用代码"
        if not (valid_id_number(number) if of_person else valid_credit_code(number)):
            where = f"证据 {evidence}" if evidence else "当事人信息"
            yield Gap(
                f"{what}校验", ElementStatus.FLAWED, (Support(evidence, number),) if evidence else (),
                f"核对证件原件，更正{what}", "当事人、登记机关", "《中华人民共和国行政处罚法》第四十条",
                f"{where}的{what}校验位不对",
            )  # fmt: skip


def _is_of_person(number: str) -> bool:
    """Whether a number is that of a person: it is right as such, or built so (a day of birth) and no right code of a unit that begins with 9."""
    if valid_id_number(number) or not ID_NUMBER.fullmatch(number):
        return valid_id_number(number)
    return _OF_A_PERSON.match(number) is not None or not valid_credit_code(number)


def _numbers_in(text: str) -> Iterator[str]:
    """The numbers of persons and organisations: so called just before, or built as theirs are (a birth, a company's mark)."""
    for form in (ID_NUMBER, CREDIT_CODE):
        for match in form.finditer(text):
            called = _CALLED.search(text[max(0, match.start() - _BEFORE) : match.start()])
            otherwise = _CALLED_OTHERWISE.search(text[: match.start()][-_BEFORE:])
            if called or (_OF_A_PARTY.match(match[0]) and not otherwise):
                yield match[0]


def readable(case: Case) -> Case:
    """The case without the pieces whose attachment is not read yet or cannot be read: their names alone prove nothing."""
    read = tuple(piece for piece in case.evidence if not piece.state)
    return case if len(read) == len(case.evidence) else case.model_copy(update={"evidence": read})


def _unread(piece: Evidence) -> Gap:
    return Gap(
        f"材料{piece.state}·{piece.name}", ElementStatus.FLAWED, (Support(piece.id, piece.file or piece.name),),
        "重新扫描、拍照或者另存后再收一次；读不出的不作证据用", "制作人、提供人",
        "《中华人民共和国行政处罚法》第四十六条第二款", piece.problem or "收下以后还没有读",
    )  # fmt: skip


def flaw(piece: Evidence, note: str, collect: str, basis: str) -> Gap:
    """A row that a piece is there, and what it lacks.

    Args:
        piece: of evidence.
        note: what is wrong with it.
        collect: what to do about it.
        basis: the article that asks for it.
    """
    return Gap(
        f"材料合格·{piece.name}", ElementStatus.FLAWED, (Support(piece.id, piece.text.strip()[:80]),),
        collect, "制作人、提供人", basis, note,
    )  # fmt: skip
