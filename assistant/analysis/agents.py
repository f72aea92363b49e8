"""For whom somebody may speak: who speaks for an organisation shows an authority for himself, that day and that act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.quality import flaw, paper_kind
from assistant.dossier.fact_patterns import load_patterns
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.names import NAME_ENDS, is_name, names_in, names_person
from assistant.text.dates import find_dates, format_date
from assistant.text.identity import ID_NUMBER

_BASIS = "《中华人民共和国行政处罚法》第四十五条"
_SPAN_OF_AUTHORITY = re.compile(r"(?:期限|有效期|自)[^。；]{0,6}\d{4}年[^。；]{0,40}")
_OF_ANOTHER = re.compile(r"身份证|证件|执照|许可证|合同|就|关于|涉嫌|因")
_A_TIME_OF_ACTS = re.compile(r"日(?:期间|间|[^，。；]{0,2}(?:经营|施工|生产|销售|租赁|承包))")
_AGENT = re.compile(
    r"(?:受(?:委)?托人|代理人)(?:姓名)?[:：为是]?\s?([\u4e00-\u9fff]{2,4})(?=[，,、；;。（(\s]|$)|委托([\u4e00-\u9fff]{2,4}?)(?=代为|代表|代理|为|办理|参加|接受|[，,（(])"
)
_TITLE = re.compile(r"授权委托|委托书|委托函")
_NO_AUTHORITY = re.compile(r"检验|检测|鉴定|监测|评估|测绘|认定|送检|拍卖|保管|运输|加工|销售|采购|施工|执法")
_WRITTEN = re.compile(
    r"授权(?!证书|机构|单位|检定|资质)|委托书|委托[\u4e00-\u9fff]{2,20}(?:代为|代表|参加|接受)"
)
_RATIFIED = re.compile(r"追认|追授|补充授权")
_HEAD = re.compile(r"法定代表人|负责人|经营者|投资人|合伙人|理事长|校长|园长|院长")
_SELF = re.compile(
    r"(?:我[^，。；？?]{0,6}[是为任]|职务[:：为是]?|身份[:：为是]|系|担任)[^，。；：？?]{0,14}(?:法定代表人|(?<!现场)(?<!门店)(?<!店面)(?<!项目)(?<!安全)(?<!值班)负责人|经营者|投资人|合伙人|理事长|校长|园长|院长)"
)
_HIDDEN = re.compile(r"[*＊×xX]{2,}")
_OWN_PAPER = re.compile(r"情况说明|陈述|申辩|整改|报告|承诺|申请|说明|意见|答复|函")
_SPOKEN = re.compile(r"笔录|询问|谈话|电话|口头|录音")
_ONE_SPEAKS = re.compile(r"我[是叫]|本人")
_OF_A_NAME = (2, 3, 4)
_NOT_OURS = (
    r"(?:(?!执法|[检监]测|检验|鉴定|对|向|询问|调查)[^，。；])"  # 指派执法人员对孙某询问 gives him nothing
)
_SHORT = 2  # 店长孙某 may be read with a part of his post
_LEFT_OUT = re.compile(  # not 不得作虚假陈述, 无权放弃陈述
    r"(?:不含|不包括|不包含|不授权|未授权)(?:(?!放弃|撤回|变更|承认|虚假|拒)[^。；]){0,12}?(?:询问|调查|陈述)"
    r"|(?:不得|无权|不能|不可以?)(?:代为|代表[^，。；]{0,8}?|代)?(?:接受|参加|回答|进行)?(?:询问|调查|陈述)"
)
_ONLY = re.compile(  # to fetch and to hand in; 仅限本次使用 and 仅限本人 limit no act
    r"(?:仅限于?|只限于?|限于|仅|只)(?:代为|代表|授权|委托|负责|能|可以?)?[^。；]{0,20}?"
    r"(?:领取|取回|提取|签收|送达|代收|收取|递交|提交|送交|缴[纳款费]|付款|查阅|复印|复制|登记|年检|年审|报税|装卸|提货)"
)
_TO_ANSWER = re.compile(
    r"询问|调查|陈述|说明情况|配合|全权|处理|全部|一切|所有|检查|事宜|本案|谈话|约谈|笔录|回答|沟通"
)
_OF_IDENTITY = re.compile(r"身份|户籍|户口|人口|护照|证件|驾驶证|通行证|居[住留]证|[军警]官证")


def agent_gaps(case: Case) -> tuple[Gap, ...]:
    """What is wrong with the authority of who speaks for the party: none for him, not of that day, not for that act.

    Args:
        case: party and evidence are read.
    """
    return (*_authority(case), *_expired(case), *_beyond(case), *_unknown_head(case))


def _authority(case: Case) -> Iterator[Gap]:
    """Who speaks for an organisation is its representative, a person responsible, or shows an authorisation."""
    if case.party.kind == "个人" or case.party.agent is not None:
        return
    pieces = [p for p in case.evidence if p.kind is EvidenceKind.PARTY and not _of_the_party_itself(p)]
    representative = case.party.representative
    if not pieces or not representative or _HIDDEN.search(representative):
        return
    known = (representative, *(person.name for person in case.party.responsible if person.name))
    spoke_self = any(_spoke_self(piece, known) for piece in pieces)
    if not spoke_self and not any(_authorises(paper, pieces) for paper in case.evidence):
        yield Gap(
            "受委托人的授权", ElementStatus.MISSING, (Support(pieces[0].id, pieces[0].name),),
            "取得授权委托书（写明权限、期限，加盖公章）和受委托人身份证明", "当事人", _BASIS,
            f"{pieces[0].name}不是由{representative}本人陈述，也没有授权委托书",
        )  # fmt: skip


def _authorises(paper: Evidence, said: list[Evidence]) -> bool:
    """Whether a paper is the authority of one who speaks here, or tells that he showed one; a lawyer's own is not his."""
    if _is_authority(paper):
        return True
    speakers = {name for piece in said for name in _speakers(piece) if is_name(name)}
    if not speakers or paper in said:
        return _WRITTEN.search(paper.name + paper.text) is not None
    return any(_tells_authority(paper.text, name[-_SHORT:]) for name in speakers)


def _tells_authority(text: str, name: str) -> bool:
    """Whether a paper tells that somebody showed his authority, nobody else being named between, or was given or sent by one."""
    own = re.escape(name)
    shown = re.finditer(rf"{own}(?P<between>[^。；、]{{0,30}}?)(?:授权|委托书)", text)
    given = rf"(?:(?<!受)委托(?!代理人|人)|授权|指派|委派|指定|[兹特现]介绍){_NOT_OURS}{{0,20}}{own}|由[^，。；]{{0,6}}{own}[^，。；]{{0,2}}(?:全权|代表|代为)"
    return any(not names_in(m["between"]) for m in shown) or re.search(given, text) is not None


def _is_authority(paper: Evidence) -> bool:
    titled = _TITLE.search(paper.name) is not None and not _NO_AUTHORITY.search(paper.name)
    return titled or paper_kind(paper) == "authority"


def _of_the_party_itself(piece: Evidence) -> bool:
    """Whether a piece is a paper that an organisation wrote and sealed: nobody spoke for it."""
    written = _is_written(piece) and not _ONE_SPEAKS.search(piece.text)
    return written and not names_in(piece.name) and "章" in piece.name + piece.text


def _is_written(piece: Evidence) -> bool:
    return _OWN_PAPER.search(piece.name) is not None and not _SPOKEN.search(piece.name)


def _spoke_self(piece: Evidence, known: tuple[str, ...]) -> bool:
    """Whether a statement may be that of who stands for the party; one whose title names somebody else must say so of him."""
    if _HEAD.search(piece.name) or any(name in piece.name for name in known):
        return True
    if names_in(piece.name):
        return _SELF.search(piece.text) is not None
    words = piece.text
    return _HEAD.search(words) is not None or any(name in words for name in known)


def _expired(case: Case) -> Iterator[Gap]:
    """Who speaks for a party as its agent does so within the time of the authorisation that names him.

    What the representative says himself, or an agent whom the paper does not name, is not measured by it; of several papers
    for one agent one that covers the day is enough, and so is a ratification.
    """
    if any(_RATIFIED.search(piece.name + piece.text) for piece in case.evidence):
        return
    papers = [(p, span) for p in case.evidence if _is_authority(p) and (span := _span_of(p))]
    for said in (p for p in case.evidence if p.kind is EvidenceKind.PARTY and p.obtained):
        own = [(piece, span) for piece, span in papers if _names_agent(piece, said, case)]
        if own and said.obtained and not any(first <= said.obtained <= last for _, (first, last) in own):
            piece, (first, last) = own[0]
            told = f"委托期限{format_date(first)}至{format_date(last)}，{said.name}作于{format_date(said.obtained)}，不在委托期限内"
            yield flaw(piece, told, "补期限内的授权委托书，或者由法定代表人追认", _BASIS)


def _span_of(piece: Evidence) -> tuple[date, date] | None:
    """The first and last day of an authorisation; None where they are not both written."""
    found = _SPAN_OF_AUTHORITY.finditer(piece.text)
    span = next(
        (m for m in found if not _OF_ANOTHER.search(piece.text[max(0, m.start() - 10) : m.start()])), None
    )
    days = [day for day, _, _ in find_dates(span[0])] if span and not _A_TIME_OF_ACTS.search(span[0]) else []
    return (days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def _names_agent(piece: Evidence, said: Evidence, case: Case) -> bool:
    """Whether an authorisation names as agent the very person whose statement this is."""
    if case.party.representative and case.party.representative in said.name:
        return False
    found = _AGENT.search(piece.text)
    agent = (found[1] or found[2]) if found else case.party.agent.name if case.party.agent else ""
    named = any(names_person(piece.text, one) for one in _speakers(said))
    return named or bool(agent) and re.search(re.escape(agent) + NAME_ENDS, said.name) is not None


def _speakers(said: Evidence) -> frozenset[str]:
    """Whose statement a paper is by its name: a name of the common form, or what is left beside words of asking."""
    rest = load_patterns().apart.speaker.sub("", said.name)
    return names_in(said.name) | ({rest} if len(rest) in _OF_A_NAME else frozenset())


def _beyond(case: Case) -> Iterator[Gap]:
    """Who is asked for a party may answer by what his authority says: it does not leave just that out, nor is it for other acts only."""
    if any(_RATIFIED.search(piece.name + piece.text) for piece in case.evidence):
        return
    papers = [piece for piece in case.evidence if _is_authority(piece)]
    for said in (p for p in case.evidence if p.kind is EvidenceKind.PARTY and _SPOKEN.search(p.name)):
        own = [piece for piece in papers if _names_agent(piece, said, case)]
        if own and all(_leaves_out(piece.text) for piece in own):
            told = f"委托权限不包括接受询问（调查）、陈述，{said.name}却由受委托人作出"
            yield flaw(own[0], told, "补写明接受询问、陈述申辩权限的授权委托书，或者由法定代表人追认", _BASIS)
            return


def _leaves_out(text: str) -> bool:
    """Whether an authority denies its agent the right to answer, or gives him plainly other acts only."""
    if _LEFT_OUT.search(text):
        return True
    return _ONLY.search(text) is not None and not _TO_ANSWER.search(text)


def _unknown_head(case: Case) -> Iterator[Gap]:
    """Who speaks as head of an organisation shows who he is: his number stands somewhere, or a paper of identity names him."""
    party, name = case.party, case.party.representative
    if party.kind == "个人" or not name or _HIDDEN.search(name) or "某" in name or party.id_number:
        return
    said = [
        p
        for p in case.evidence
        if p.kind is EvidenceKind.PARTY and name in p.name and not (_is_written(p) or "电话" in p.name)
    ]
    told = any(
        name in p.text + p.name and (ID_NUMBER.search(p.text) or _OF_IDENTITY.search(p.name + p.text))
        for p in case.evidence
    )
    if said and not told and all(p.text for p in case.evidence):
        yield flaw(
            said[0],
            f"没有{name}的身份证明（{name}以负责人、法定代表人的身份陈述）",
            "取得其身份证复印件并核对原件",
            _BASIS,
        )
