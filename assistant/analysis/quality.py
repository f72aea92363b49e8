"""Whether each piece of evidence is fit to be used (DOMAIN §11): a flawed piece is neither proof nor missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.corpora import Data, corpus, load
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import NAME_ENDS
from assistant.paper.kinds import recognise
from assistant.text.bigrams import bigrams
from assistant.text.dates import age_on, find_dates, format_date
from assistant.text.identity import CREDIT_CODE, ID_NUMBER, valid_credit_code, valid_id_number

_PLACE_SHARED = 2
_KEPT = 512
_SAMPLED = re.compile(r"采样|抽样|样品|抽检|送检")
_SAMPLING_RECORD = re.compile(
    r"(采|抽|取)样[^，。；]{0,6}(记录|单|笔录|凭证|照片|清单|文书|通知书|登记表|录像|视频)"
)
_RESULT_TOLD = re.compile(r"(报告|结果|检测|检验|监测|鉴定|结论)[^。；]{0,24}(送达|签收|告知|交|无异议)")
_TOLD = re.compile(r"送达|签收|告知|无异议")
_SAMPLE_DAY = re.compile(r"(?:采样|抽样|检测|监测|测量|采集)(?:时间|日期)?[：:于为]{0,2}$")
_REPORT_DAY = re.compile(r"(?:报告|出具|签发)(?:日期|时间)?[：:于为]{0,2}$|^[^，。；]{0,6}(?:出具|签发)")
_CALLED = re.compile(
    r"身份证|身份号码|信用代码|证件号|执照"
)  # a number of an order or a bank is none of these
_OF_A_PARTY = re.compile(r"\d{6}(?:19\d\d|200\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|9[123]\d{6}MA")
_BEFORE = 16
_HIDDEN = re.compile(r"[*＊×xX]{2,}")
_SPAN_OF_AUTHORITY = re.compile(r"(?:期限|有效期|自)[^。；]{0,6}\d{4}年[^。；]{0,40}")
_OF_ANOTHER = re.compile(r"身份证|证件|执照|许可证|合同")
_AGENT = re.compile(
    r"(?:受(?:委)?托人|代理人)(?:姓名)?[:：为是]?\s?([\u4e00-\u9fff]{2,4})(?=[，,、；;。（(\s]|$)|委托([\u4e00-\u9fff]{2,4}?)(?=代为|代表|代理|为|办理|参加|接受|[，,（(])"
)
_RATIFIED = re.compile(r"追认|追授|补充授权")
_HEAD = re.compile(r"法定代表人|负责人|经营者|投资人|合伙人|理事长|校长|园长|院长")
_GUARDIAN = re.compile(r"监护人|法定代理人|父亲|母亲|父母|老师|教师")
_MINOR = 18


class Ask(Data):
    """One thing a piece must show; see corpora/quality.yaml."""

    name: str
    shown: re.Pattern[str]
    field: str = ""
    by_officer: bool = False
    by_place: bool = False


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
        *_birth(case),
        *_guardian(case),
        *_authority(case),
        *_expired(case),
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
            yield _flaw(piece, f"没有写明{'、'.join(lacks)}", demand.collect, demand.basis)


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
    if ask.by_officer and any(name in piece.text for name in case.officer_names):
        return True
    shared = bool(case.place) and case.place in piece.text
    return ask.by_place and (shared or len(bigrams(case.place) & bigrams(piece.text)) >= _PLACE_SHARED)


def _sampling(case: Case) -> Iterator[Gap]:
    """A test of samples needs the record of sampling, the result told to the party, and days in order."""
    everything = "\n".join(f"{p.name}\n{p.text}" for p in case.evidence)
    everything += "\n".join(f"{s.name}{s.note}" for s in case.steps)
    for piece in case.evidence:
        if paper_kind(piece) != "test_report" or not _SAMPLED.search(piece.text) or _of_the_trade(piece):
            continue
        lacks = [] if _SAMPLING_RECORD.search(everything) else ["采样（抽样）记录"]
        told = _RESULT_TOLD.search(everything) or _TOLD.search(piece.text)
        lacks += [] if told else ["结果送达当事人的材料"]
        if lacks:
            yield _flaw(
                piece, f"没有{'、'.join(lacks)}", "补采样（抽样）记录和结果送达回证，告知复检的权利",
                "《中华人民共和国行政处罚法》第四十六条第二款",
            )  # fmt: skip
        yield from _sample_order(piece)


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
        elif _REPORT_DAY.search(before) or _REPORT_DAY.search(after):
            reported = reported or day
    if sampled and reported and sampled > reported:
        yield Gap(
            f"材料时间·{piece.name}", ElementStatus.CONFLICT, (Support(piece.id, piece.text[:80]),),
            "向出具机构核实采样和报告日期，更正后重新出具", "出具机构", "《中华人民共和国行政处罚法》第四十条",
            f"采样时间{format_date(sampled)}晚于报告日期{format_date(reported)}",
        )  # fmt: skip


def _numbers(case: Case) -> Iterator[Gap]:
    """Check digits of the party's numbers and of every number in the evidence; hidden digits are lawful."""
    seen: set[str] = set()
    party_numbers = [(case.party.id_number, "当事人"), (case.party.credit_code, "当事人")]
    found = [(number, "") for number, _ in party_numbers if number and not _HIDDEN.search(number)]
    for piece in case.evidence:
        found += [(n, piece.id) for n in _numbers_in(piece.text)]
    for number, evidence in found:
        if number in seen:
            continue
        seen.add(number)
        what = "公民身份号码" if ID_NUMBER.fullmatch(number) else "统一社会信用代码"
        if not (valid_id_number(number) or valid_credit_code(number)):
            where = f"证据 {evidence}" if evidence else "当事人信息"
            yield Gap(
                f"{what}校验", ElementStatus.FLAWED, (Support(evidence, number),) if evidence else (),
                f"核对证件原件，更正{what}", "当事人、登记机关", "《中华人民共和国行政处罚法》第四十条",
                f"{where}的{what}校验位不对",
            )  # fmt: skip


def _numbers_in(text: str) -> Iterator[str]:
    """The numbers of persons and organisations: so called just before, or built as theirs are (a birth, a company's mark)."""
    for form in (ID_NUMBER, CREDIT_CODE):
        for match in form.finditer(text):
            called = _CALLED.search(text[max(0, match.start() - _BEFORE) : match.start()])
            if called or _OF_A_PARTY.match(match[0]):
                yield match[0]


def _birth(case: Case) -> Iterator[Gap]:
    """The day of birth of the party and that in the number of its identity card are one day."""
    party = case.party
    if party.birth and valid_id_number(party.id_number) and party.id_number[6:14] != f"{party.birth:%Y%m%d}":
        yield Gap(
            "出生日期与公民身份号码", ElementStatus.CONFLICT, (), "核对身份证原件，更正出生日期或者公民身份号码",
            "当事人、公安机关", "《中华人民共和国行政处罚法》第四十条",
            f"出生日期{format_date(party.birth)}与公民身份号码中的出生日期不一致",
        )  # fmt: skip


def _expired(case: Case) -> Iterator[Gap]:
    """Who speaks for a party as its agent does so within the time of the authorisation that names him.

    What the representative says himself, or an agent whom the paper does not name, is not measured by it; of several papers
    for one agent one that covers the day is enough, and so is a ratification.
    """
    if any(_RATIFIED.search(piece.name + piece.text) for piece in case.evidence):
        return
    papers = [(p, span) for p in case.evidence if paper_kind(p) == "authority" and (span := _span_of(p))]
    for said in (p for p in case.evidence if p.kind is EvidenceKind.PARTY and p.obtained):
        own = [(piece, span) for piece, span in papers if _names_agent(piece, said, case)]
        if own and said.obtained and not any(first <= said.obtained <= last for _, (first, last) in own):
            piece, (first, last) = own[0]
            told = f"委托期限{format_date(first)}至{format_date(last)}，{said.name}作于{format_date(said.obtained)}，不在委托期限内"
            yield _flaw(
                piece,
                told,
                "补期限内的授权委托书，或者由法定代表人追认",
                "《中华人民共和国行政处罚法》第四十五条",
            )


def _span_of(piece: Evidence) -> tuple[date, date] | None:
    """The first and last day of an authorisation; None where they are not both written."""
    found = _SPAN_OF_AUTHORITY.finditer(piece.text)
    span = next(
        (m for m in found if not _OF_ANOTHER.search(piece.text[max(0, m.start() - 10) : m.start()])), None
    )
    days = [day for day, _, _ in find_dates(span[0])] if span else []
    return (days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def _names_agent(piece: Evidence, said: Evidence, case: Case) -> bool:
    """Whether an authorisation names as agent the very person whose statement this is."""
    found = _AGENT.search(piece.text)
    agent = (found[1] or found[2]) if found else case.party.agent.name if case.party.agent else ""
    own = case.party.representative and case.party.representative in said.name
    return bool(agent) and not own and re.search(re.escape(agent) + NAME_ENDS, said.name) is not None


def _guardian(case: Case) -> Iterator[Gap]:
    """A minor is asked in the presence of a guardian (行政处罚法第三十条: 14 to 18)."""
    if case.party.birth is None or case.party.guardian is not None:
        return
    for piece in (p for p in case.evidence if p.kind is EvidenceKind.PARTY and p.obtained):
        minor = piece.obtained is not None and age_on(case.party.birth, piece.obtained) < _MINOR
        if minor and not _GUARDIAN.search(piece.text):
            yield _flaw(
                piece, "当事人未成年，笔录没有写明监护人（或者其他合适成年人）到场",
                "通知监护人到场后重新询问", "《中华人民共和国行政处罚法》第三十条",
            )  # fmt: skip


def _authority(case: Case) -> Iterator[Gap]:
    """Who speaks for an organisation is its representative, a person responsible, or shows an authorisation."""
    if case.party.kind == "个人" or case.party.agent is not None:
        return
    pieces = [p for p in case.evidence if p.kind is EvidenceKind.PARTY]
    representative = case.party.representative
    if not pieces or not representative or _HIDDEN.search(representative):
        return
    known = (representative, *(person.name for person in case.party.responsible if person.name))
    spoke_self = any(
        _HEAD.search(words) or any(name in words for name in known)
        for words in (piece.name + piece.text for piece in pieces)
    )
    authorised = any(
        paper_kind(p) == "authority" or re.search(r"授权(?!证书|机构|单位|检定|资质)|委托书|委托[\u4e00-\u9fff]{2,20}(代为|代表|参加|接受)", p.name + p.text)
        for p in case.evidence
    )  # fmt: skip
    if not spoke_self and not authorised:
        yield Gap(
            "受委托人的授权", ElementStatus.MISSING, (Support(pieces[0].id, pieces[0].name),),
            "取得授权委托书（写明权限、期限，加盖公章）和受委托人身份证明", "当事人",
            "《中华人民共和国行政处罚法》第四十五条", f"{pieces[0].name}不是由{representative}本人陈述，也没有授权委托书",
        )  # fmt: skip


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


def _flaw(piece: Evidence, note: str, collect: str, basis: str) -> Gap:
    return Gap(
        f"材料合格·{piece.name}", ElementStatus.FLAWED, (Support(piece.id, piece.text.strip()[:80]),),
        collect, "制作人、提供人", basis, note,
    )  # fmt: skip
