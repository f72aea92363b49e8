"""Who signed, who was authorised, what was sealed: faults that only the sentences of a record show (DOMAIN §11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.quality import paper_kind
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.text.dates import find_dates, format_date

_LAW = "《中华人民共和国行政处罚法》"
_SIGNS = re.compile(r"签名|签字|签署|签章|捺印|按印|指印|盖章|拒绝?签")
_CLAUSE = re.compile(r"[，,。；;\n]")
_OURS = (
    r"询问人|记录人|记录员|主持人|听证员|执法人员|调查人员|检查人|送达人|承办人|办案人员|翻译(?:人员)?|见证人"
)
_PARTIES = re.compile(r"当事人|代理人|受托人|委托人|法定代表人|负责人|参加人|各方|双方|均|逐页|全体")
_HEARING = re.compile(r"听证[^，。；]{0,4}笔录")
_SAMPLING = re.compile(r"抽样[^，。；]{0,8}(?:单|记录|笔录|凭证|文书)(?!.*回证)")
_SAMPLE = re.compile(r"样品|抽样数量|抽取|备样")
_SEALED = re.compile(r"封")
_SENT_IN = re.compile(
    r"^(?![\s\S]*(?:封样|封条|封签|封存|密封|样品编号|抽样单))[\s\S]*(?:自行送检|自送样|来样(?:检验|检测)|(?:委托方|委托人|客户)(?:自行)?送(?:样|检))"
)
_RESULT = re.compile(r"(?:检验|检测|抽检|抽查|检疫)结果(?:通知|告知)书?|检验报告送达")
_OBJECT = re.compile(r"复检|复验|异议|申辩|重新检")
_POWERS = re.compile(r"(?:委托|代理)?(?:权限|事项)(?:为|是|：|:)(?P<powers>[^。；;\n]{2,120})")
_TO_SPEAK = re.compile(
    r"调查|询问|检查|陈述|申辩|文书|全权|一切|全部|所有|处罚|执法|本案|该案|此案|案件|配合|材料|听证|处理"
)
_GIVEN = re.compile(r"(?:出具|签署|签发|委托)(?:日期|时间)?[：:为于]{0,2}$|^(?:出具|签署|签发|签名|盖章)")
_LATER = re.compile(r"追认|追授|补充授权")
_SPEAKER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:第?[一二三四五]次)?(?:的)?(?:调查)?(?:询问|谈话)笔录"
)
_EMPLOYED = re.compile(
    r"(?:该|本|我们?)(?:公司|店|单位|厂|社|企业)[^，。；]{0,8}(?:经理|主管|主任|部长|员工|职员|店长|厂长|会计|出纳|财务|组长|队长)"
    r"|(?:公司|单位)(?:委托|派|授权|让)我"
)
_AUTHORISED = re.compile(r"授权|委托")


def signature_gaps(case: Case) -> tuple[Gap, ...]:
    """Records that the person asked, or the party of a hearing, did not sign; samples not sealed; agents without power.

    Args:
        case: evidence, officers and party are read.
    """
    flaws = [flaw for piece in case.evidence if piece.text.strip() for flaw in _of_piece(piece, case)]
    return (*flaws, *_unauthorised(case))


def _of_piece(piece: Evidence, case: Case) -> Iterator[Gap]:
    if piece.kind in (EvidenceKind.PARTY, EvidenceKind.WITNESS) and _only_we_signed(piece, case):
        yield _flaw(
            piece,
            "只有询问人、记录人签名，没有被询问人核对签名",
            "由被询问人核对后逐页签名；拒签的注明原因",
            "第五十五条第二款",
        )
    if _HEARING.search(piece.name) and _unsigned_hearing(piece, case):
        yield _flaw(
            piece,
            "听证笔录没有当事人或者代理人核对签名",
            "交当事人或者代理人核对无误后签字；拒绝签字的由主持人注明",
            "第六十四条第（八）项",
        )
    if _SAMPLING.search(piece.name) and _SAMPLE.search(piece.text) and not _SEALED.search(piece.text):
        yield _flaw(
            piece,
            "没有写明样品的封存（封样、封条），样品与检验的是否同一不能证明",
            "调取封样的照片、录像和交接记录；不能证明的重新抽样送检",
            "第四十六条第二款",
        )
    if _RESULT.search(piece.name) and not _OBJECT.search(piece.text):
        yield _flaw(
            piece,
            "没有写明对检验结果提出异议、申请复检的权利和期限",
            "重新告知检验结果和异议（复检）的权利、期限，期满后再作处理",
            "第四十四条、第四十六条第二款",
        )
    if piece.kind is EvidenceKind.EXPERT and _SENT_IN.search(piece.text) and _sampled_by_us(case):
        yield _flaw(
            piece,
            "样品写的是自行送检（来样），没有封样、编号与抽样相对应，不能证明检的就是抽的样",
            "调取送样、收样的交接记录和封样照片，由检验机构补正样品信息；不能证明的重新抽样送检",
            "第四十六条第二款",
        )
    yield from _weak_authority(piece, case)


def _sampled_by_us(case: Case) -> bool:
    return any(_SAMPLING.search(piece.name) for piece in case.evidence)


def _officers(case: Case) -> list[str]:
    return [name for one in case.officers if (name := re.split(r"[（(\s]", one.strip())[0])]


def _only_we_signed(piece: Evidence, case: Case) -> bool:
    """Whether a record tells of signatures, all of them by officers."""
    ours = re.compile("|".join([_OURS, *map(re.escape, _officers(case))]))
    signed = [clause for clause in _CLAUSE.split(piece.text) if _SIGNS.search(clause)]
    return bool(signed) and all(
        ours.search(clause) and not _is_theirs(clause, piece, case) for clause in signed
    )


def _is_theirs(clause: str, piece: Evidence, case: Case) -> bool:
    """Whether a clause names the person asked, the party or somebody of it."""
    speaker = _SPEAKER.search(piece.name)
    names = [
        case.party.representative,
        re.split(r"[（(]", case.party.name)[0],
        speaker["name"] if speaker else "",
    ]
    named = any(name and name in clause for name in names)
    return named or "被询问人" in clause or _PARTIES.search(clause) is not None


def _unsigned_hearing(piece: Evidence, case: Case) -> bool:
    """Whether a record of a hearing tells who signed it, and the party is not among them."""
    signed = [clause for clause in _CLAUSE.split(piece.text) if _SIGNS.search(clause)]
    return bool(signed) and not any(_is_theirs(clause, piece, case) for clause in signed)


def _weak_authority(piece: Evidence, case: Case) -> Iterator[Gap]:
    """An authorisation that is not for this, or was given after its agent had spoken."""
    spoken = [p for p in case.evidence if (name := _speaker(p)) and name in piece.text]
    if paper_kind(piece) != "authority" or not spoken:
        return
    powers = _POWERS.search(piece.text)
    if powers and not _TO_SPEAK.search(powers["powers"]):
        yield _flaw(
            piece,
            f"委托权限是“{powers['powers']}”，不包括接受调查询问",
            "补写明接受调查、签收文书等权限的授权委托书，或者由法定代表人追认",
            "第四十五条",
        )
    given = [
        day
        for day, start, end in find_dates(piece.text)
        if _GIVEN.search(piece.text[max(0, start - 8) : start]) or _GIVEN.match(piece.text[end : end + 4])
    ]
    first = min((p.obtained for p in spoken if p.obtained), default=None)
    if given and first and min(given) > first and not _LATER.search(piece.text):
        yield _flaw(
            piece,
            f"委托书{format_date(min(given))}才出具，{format_date(first)}已经询问受托人",
            "由法定代表人书面追认，或者在授权以后重新询问",
            "第四十五条",
        )


def _speaker(piece: Evidence) -> str:
    """The person asked in a statement of the party, by the name of the record; "" if it does not say."""
    match = _SPEAKER.search(piece.name) if piece.kind is EvidenceKind.PARTY else None
    return match["name"] if match else ""


def _unauthorised(case: Case) -> Iterator[Gap]:
    """Who speaks as an employee for an organisation, where no paper says that he was authorised but some say others were."""
    party = case.party
    if party.kind == "个人" or party.agent is not None or not party.representative:
        return
    someone = any(_AUTHORISED.search(p.name + p.text) for p in case.evidence)
    for piece in case.evidence:
        name = _speaker(piece)
        if not name or name in party.representative or name in party.name or not _EMPLOYED.search(piece.text):
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
