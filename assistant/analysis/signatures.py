"""Who signed, who was authorised, what was sealed: faults that only the sentences of a record show (DOMAIN §11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import paper_kind
from assistant.analysis.unsigned import is_unsigned, unsigned_words
from assistant.corpora import Data, Words, corpus, load
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import SPOKEN, Case, Evidence, EvidenceKind
from assistant.dossier.names import is_name, listed_name, names_in, names_person
from assistant.text.dates import find_dates, format_date
from assistant.text.personal_words import personal


class _Said(Words):
    """The words of signatures, seals and authority, as corpora/lexicon/analysis/signatures.yaml has them."""

    FILE = "lexicon/analysis/signatures.yaml"

    signs: re.Pattern[str]
    parties: re.Pattern[str]
    there: re.Pattern[str]
    refused: re.Pattern[str]
    ours_alone: re.Pattern[str]
    sent_in: re.Pattern[str]
    result: re.Pattern[str]
    to_speak: re.Pattern[str]
    employed: re.Pattern[str]
    of_tests: re.Pattern[str]


_LAW = "《中华人民共和国行政处罚法》"
_CLAUSE = re.compile(r"[，,。；;\n]")
_OURS = r"(?<!被)询问人|记录人|记录员|主持人|听证员|执法人员|调查人员|检查人|送达人|承办人|办案人员|翻译(?:人员)?|见证人"
_OFFICER = re.compile(rf"(?:{_OURS})(?:[：:]|为|是)?")
_RECORDED = re.compile(r"笔录|问[：:]")
_HEARING = re.compile(r"听证[^，。；]{0,4}笔录")
_SAMPLING = re.compile(r"抽样[^，。；]{0,8}(?:单|记录|笔录|凭证|文书)(?!.*回证)")
_SAMPLE = re.compile(r"样品|抽样数量|抽取|备样")
_SEALED = re.compile(r"封")
_NEEDS_NO_SEAL = re.compile(  # taken out of goods that we keep, or looked at without being used up
    r"(?:从|对|在)(?:已|被)?[^，。；]{0,16}(?:登记保存|扣押|查封|保管室|证据室)[^。；]{0,24}(?:抽|取样)|非破坏|无损"
)
_RECEIPT = re.compile(r"送达回证|告知笔录|清单")
_AT_FOOT = re.compile(r"落款|委托[人方单位]{1,2}[：:]")
_OF_COPIES = re.compile(r"身份证|复印件|影印件|证件")
_OBJECT = re.compile(r"复检|复验|异议|申辩|重新检")
_POWERS = re.compile(r"(?:委托|代理)?(?:权限|事项)(?:为|是|：|:)(?P<powers>[^。；;\n]{2,120})")
_GIVEN = re.compile(r"(?:出具|签署|签发|委托)(?:日期|时间)?[：:为于]{0,2}$|^(?:出具|签署|签发|签名|盖章)")
_POWERS_FOLLOW = r"(?:代[为表理]|全权|参加|办理|接受|处理)"
_SEALED_ON = re.compile(r"[章字名][，,、\s]{0,2}$")
_TO_BE_ASKED = re.compile(
    r"询问|调查|陈述|全权|处理"
)  # to attend the hearing only, it may well be given later
_LATER = re.compile(r"追认|追授|补充授权")
_TALKS = r"(?=(?:第?[一二三四五]次|的|补充|调查)*(?:询问|谈话)笔录)"
_AUTHORISED = re.compile(r"授权|委托")


class Retest(Data):
    """A law under which who is tested may object and ask for another test (corpora/retests.yaml)."""

    law: str
    since: date | None = None
    basis: str


def signature_gaps(case: Case) -> tuple[Gap, ...]:
    """Records that the person asked, or the party of a hearing, did not sign; samples not sealed; agents without power.

    Args:
        case: evidence, officers and party are read.
    """
    flaws = [flaw for piece in case.evidence if piece.text.strip() for flaw in _of_piece(piece, case)]
    return (*flaws, *_unauthorised(case))


def _of_piece(piece: Evidence, case: Case) -> Iterator[Gap]:
    yield from (_flaw(piece, *fault) for check in _CHECKS for fault in check(piece, case))
    yield from _untold_retest(piece, case)
    yield from (_flaw(piece, *fault) for fault in _sent_in(piece, case))
    yield from _weak_authority(piece, case)


_Faults = Iterator[tuple[str, str, str]]
"""What is wrong with a piece, what to do about it, the provision of the law."""


def _only_ours_on_record(piece: Evidence, case: Case) -> _Faults:
    if _is_record(piece) and _only_we_signed(piece, case):
        yield (
            "只有询问人、记录人签名，没有被询问人核对签名", "由被询问人核对后逐页签名；拒签的注明原因",
            "第五十五条第二款",
        )  # fmt: skip


def _says_itself_unsigned(piece: Evidence, case: Case) -> _Faults:
    words = unsigned_words(piece.text) if _is_signed_by_others(piece) else ""
    if words and not _they_signed(piece, case):
        yield (
            f"没有本人签名，也没有注明拒签：“{words}”",
            "由本人核对后签名；拒绝签名的注明原因，由见证人签名或者录像", "第五十五条第二款",
        )  # fmt: skip


def _hearing_unsigned(piece: Evidence, case: Case) -> _Faults:
    if _HEARING.search(piece.name) and _only_we_signed(piece, case):
        yield (
            "听证笔录没有当事人或者代理人核对签名",
            "交当事人或者代理人核对无误后签字；拒绝签字的由主持人注明", "第六十四条第（八）项",
        )  # fmt: skip


def _unsealed(piece: Evidence, case: Case) -> _Faults:
    taken = _SAMPLING.search(piece.name) and _SAMPLE.search(piece.text)
    if taken and not _SEALED.search(piece.text) and not _NEEDS_NO_SEAL.search(piece.text):
        yield (
            "没有写明样品的封存（封样、封条），样品与检验的是否同一不能证明",
            "调取封样的照片、录像和交接记录；不能证明的重新抽样送检", "第四十六条第二款",
        )  # fmt: skip


def _unsigned_though_there(piece: Evidence, case: Case) -> _Faults:
    if _needs_theirs(piece) and _only_we_signed(piece, case) and _was_there(piece, case):
        yield (
            "只有执法人员签名，没有在场的当事人（或者见证人）签名，也没有注明拒签",
            "由当事人核对签名；拒绝签名的注明原因，由见证人签名或者录像", "第五十五条",
        )  # fmt: skip


def _no_principal(piece: Evidence, case: Case) -> _Faults:
    if _is_authority(piece) and _only_of_copies(piece):
        yield (
            "没有委托人的签名或者盖章，只有身份证复印件上的签名",
            "补委托人（单位盖章、法定代表人签名）的授权委托书", "第四十五条",
        )  # fmt: skip


def _sent_in(piece: Evidence, case: Case) -> _Faults:
    sent = piece.kind is EvidenceKind.EXPERT and _Said.read().sent_in.search(piece.text)
    if sent and _sampled_by_us(case):
        yield (
            "样品写的是自行送检（来样），没有封样、编号与抽样相对应，不能证明检的就是抽的样",
            "调取送样、收样的交接记录和封样照片，由检验机构补正样品信息；不能证明的重新抽样送检",
            "第四十六条第二款",
        )  # fmt: skip


_CHECKS: tuple[Callable[[Evidence, Case], _Faults], ...] = (
    _only_ours_on_record,
    _says_itself_unsigned,
    _hearing_unsigned,
    _unsealed,
    _unsigned_though_there,
    _no_principal,
)


def _is_signed_by_others(piece: Evidence) -> bool:
    """Whether a paper is one of ours that somebody else has to sign: records, proofs of service, lists, samplings."""
    if _is_record(piece) or _HEARING.search(piece.name):
        return True
    ours = _RECEIPT.search(piece.name) or _SAMPLING.search(piece.name)
    return _needs_theirs(piece) or (piece.kind is EvidenceKind.DOCUMENT and ours is not None)


def _they_signed(piece: Evidence, case: Case) -> bool:
    """Whether a record that tells of a signature lacking tells of another one that somebody else gave."""
    signed = [clause for clause in _CLAUSE.split(piece.text) if _Said.read().signs.search(clause)]
    theirs = [clause for clause in signed if not is_unsigned(clause)]
    return any(_is_theirs(c, piece, case) and not _is_ours(c, case) for c in theirs)


def _needs_theirs(piece: Evidence) -> bool:
    """Whether a paper is a record that those who were there sign: no picture, sketch, or proof of service."""
    return piece.kind is EvidenceKind.RECORD and not _Said.read().ours_alone.search(piece.name)


def _was_there(piece: Evidence, case: Case) -> bool:
    """Whether a record names somebody else who was there: who was asked for papers, came along or read it."""
    said = _Said.read()
    told = [clause for clause in _CLAUSE.split(piece.text) if said.there.search(clause)]
    form = re.compile(rf"{load_patterns().name}(?=当场|{said.there.pattern})")
    people = {_speaker_in(p.name) for p in case.evidence} - {"", *case.officer_names}
    named = any(
        {m["name"] for m in form.finditer(clause)} - set(case.officer_names)
        or any(who in clause for who in people)
        for clause in told
    )
    return named and not said.refused.search(piece.text)


def _only_of_copies(piece: Evidence) -> bool:
    """Whether all that an authorisation tells of signatures and seals is of the copies of identity cards."""
    signed = [
        clause for clause in _CLAUSE.split(piece.text) if _Said.read().signs.search(clause) or "章" in clause
    ]
    at_foot = _AT_FOOT.search(piece.text)  # 落款：周大海
    return bool(signed) and not at_foot and all(_OF_COPIES.search(clause) for clause in signed)


def _sampled_by_us(case: Case) -> bool:
    return any(_SAMPLING.search(piece.name) for piece in case.evidence)


def _untold_retest(piece: Evidence, case: Case) -> Iterator[Gap]:
    """A notice of the result that is silent on the right to another test, where a law of the case grants that right."""
    granted = (
        _retest_of(case)
        if _Said.read().result.search(piece.name) and not _OBJECT.search(piece.text)
        else None
    )
    if granted:
        yield replace(
            _flaw(
                piece,
                "没有写明对检验结果提出异议、申请复检的权利和期限",
                "重新告知检验结果和异议（复检）的权利、期限，期满后再作处理",
                "",
            ),
            basis=granted.basis,
        )


def _retest_of(case: Case) -> Retest | None:
    """The law of the case that grants another test; None where no clause and no paper names one."""
    relied = [case.chosen, *(charge.rule.law for charge in case.charges if charge.rule)]
    told = [
        case.facts,
        case.discretion,
        *(step.note for step in case.steps),
        *(p.text for p in case.evidence),
    ]
    on = case.decided or max((p.obtained for p in case.evidence if p.obtained), default=None)
    rows = [row for row in load(corpus("retests.yaml"), tuple[Retest, ...]) if _held_on(row, on)]
    return next((row for text in (*relied, *told) for row in rows if _names_law(text, row.law)), None)


def _held_on(row: Retest, on: date | None) -> bool:
    return row.since is None or on is None or row.since <= on


def _names_law(text: str, law: str) -> bool:
    """Whether a text names this very law, not the rules that carry it out (《…法》实施条例)."""
    return re.search(rf"{law}(?!实施)", text) is not None


def _is_record(piece: Evidence) -> bool:
    """Whether officers took a statement down; what somebody wrote himself is none."""
    spoken = piece.kind in SPOKEN
    return spoken and _RECORDED.search(piece.name + piece.text) is not None


def _only_we_signed(piece: Evidence, case: Case) -> bool:
    """Whether a record tells of signatures, all of them by officers."""
    signed = [clause for clause in _CLAUSE.split(piece.text) if _Said.read().signs.search(clause)]
    if any(map(is_unsigned, signed)):  # says so itself: see unsigned_words
        return False
    return bool(signed) and all(
        _is_ours(clause, case) and not _is_theirs(clause, piece, case) for clause in signed
    )


def _is_ours(clause: str, case: Case) -> bool:
    """Whether a clause names officers and nobody who may be somebody else."""
    if not (_OFFICER.search(clause) or any(name in clause for name in case.officer_names)):
        return False
    name = listed_name()
    ours = re.sub(rf"{_OFFICER.pattern}{name}(?:[、和]{name})*", "", clause)
    return names_in(ours) <= set(case.officer_names)


def _is_theirs(clause: str, piece: Evidence, case: Case) -> bool:
    """Whether a clause names the person asked, the party or somebody of it."""
    named = any(name in clause for name in (*_their_names(case), _speaker_in(piece.name)) if name)
    return named or _Said.read().parties.search(clause) is not None


def _their_names(case: Case) -> Iterator[str]:
    """The parties, who stands for them, and who is responsible."""
    for party in case.all_parties:
        yield from (re.split(r"[（(]", party.name)[0], party.representative)
        people = (party.agent, party.guardian, *party.responsible)
        yield from (person.name for person in people if person)


def _is_authority(piece: Evidence) -> bool:
    """Whether a paper authorises somebody to act for the party; to have something tested is another authority."""
    named = paper_kind(piece) == "authority" or "授权委托书" in piece.name
    return named and not _Said.read().of_tests.search(piece.name)


def _weak_authority(piece: Evidence, case: Case) -> Iterator[Gap]:
    """An authorisation that is not for this, or was given after its agent had spoken, where it is the only one he has."""
    principals = (case.party.name, case.party.representative)
    spoken = [p for p in case.evidence if (name := _speaker(p)) and _authorises(piece.text, name)]
    spoken = [p for p in spoken if _speaker(p) not in principals]
    ratified = _LATER.search(piece.text)
    if not _is_authority(piece) or not spoken or ratified or _has_another(piece, spoken, case):
        return
    powers = _POWERS.search(piece.text)
    if powers and not _Said.read().to_speak.search(powers["powers"]):
        yield _flaw(
            piece,
            f"委托权限是“{powers['powers']}”，不包括接受调查询问",
            "补写明接受调查、签收文书等权限的授权委托书，或者由法定代表人追认",
            "第四十五条",
        )
    given = _given_on(piece.text)
    first = min((p.obtained for p in spoken if p.obtained), default=None)
    if given and first and min(given) > first and _TO_BE_ASKED.search(piece.text):
        yield _flaw(
            piece,
            f"委托书{format_date(min(given))}才出具，{format_date(first)}已经询问受托人",
            "由法定代表人书面追认，或者在授权以后重新询问",
            "第四十五条",
        )


def _given_on(text: str) -> list[date]:
    """The days on which an authorisation says that it was given."""
    return [
        day
        for day, start, end in find_dates(text)
        if _GIVEN.search(text[max(0, start - 8) : start])
        or _GIVEN.match(text[end : end + 4])
        or (_SEALED_ON.search(text[max(0, start - 4) : start]) and not text[end:].strip("。；\n 日"))
    ]


def _has_another(piece: Evidence, spoken: list[Evidence], case: Case) -> bool:
    """Whether another paper authorises one of those who spoke, or approves afterwards of what they said."""
    others = [p for p in case.evidence if p.id != piece.id and (_is_authority(p) or _LATER.search(p.text))]
    return any(_authorises(p.text, _speaker(said)) for p in others for said in spoken)


def _authorises(text: str, name: str) -> bool:
    """Whether a paper names this very person, be it that his powers follow at once (委托周四代为陈述)."""
    return names_person(text, name) or re.search(rf"{re.escape(name)}{_POWERS_FOLLOW}", text) is not None


def _speaker(piece: Evidence) -> str:
    """The person asked in a statement of the party, by the name of the record; "" if it does not say."""
    return _speaker_in(piece.name) if piece.kind is EvidenceKind.PARTY else ""


def _speaker_in(title: str) -> str:
    """The name of a person in the title of a record of questions; what he is (店长、法定代表人) is no name."""
    match = re.search(load_patterns().name + _TALKS, title)
    match = match or re.match(rf"(?P<name>{personal().any_surname}[\u4e00-\u9fff]{{1,2}}){_TALKS}", title)
    return match["name"] if match and is_name(match["name"]) else ""


def _unauthorised(case: Case) -> Iterator[Gap]:
    """Who speaks as an employee for an organisation, where no paper says that he was authorised but some say others were."""
    party = case.party
    if party.kind == "个人" or party.agent is not None or not party.representative:
        return
    papers = [p for p in case.evidence if _is_authority(p)]
    someone = bool(papers) and all(p.text.strip() for p in papers)  # one that is not read may authorise him
    for piece in case.evidence:
        name = _speaker(piece)
        if (
            not name
            or any(name in one for one in _their_names(case))
            or not _Said.read().employed.search(piece.text)
        ):
            continue
        if someone and not any(name in p.text and _AUTHORISED.search(p.name + p.text) for p in case.evidence):
            yield Gap(
                "受委托人的授权", ElementStatus.MISSING, (Support(piece.id, piece.name),),
                "取得授权委托书（写明权限、期限，加盖公章）和受委托人身份证明", "当事人", f"{_LAW}第四十五条",
                f"{piece.name}由{name}代表当事人陈述，没有对{name}的授权委托",
            )  # fmt: skip


def _flaw(piece: Evidence, note: str, collect: str, provision: str) -> Gap:
    shown = (Support(piece.id, piece.text.strip()[-80:]),)
    return Gap(
        f"材料合格·{piece.name}",
        ElementStatus.FLAWED,
        shown,
        collect,
        "制作人、提供人",
        f"{_LAW}{provision}",
        note,
    )
