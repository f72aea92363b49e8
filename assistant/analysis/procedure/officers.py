"""At least two officers with certificates (行政处罚法第四十二条): in the case, and in every record they made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.procedure.conditions import Situation
from assistant.analysis.procedure.model import ProcedureFinding, ProcedureStatus
from assistant.corpora import Words
from assistant.dossier.model import Evidence


class _Said(Words):
    """The words around the names of officers, as corpora/lexicon/procedure/officers.yaml has them."""

    FILE = "lexicon/procedure/officers.yaml"

    no_inquiry: re.Pattern[str]
    not_name: re.Pattern[str]


_BASIS = "《中华人民共和国行政处罚法》第四十二条第一款"
_RECORD = re.compile(r"笔录|勘验图|提取记录|抽样(取证)?(记录|凭证)")
_INQUIRY = re.compile(r"询问|讯问|检查|勘验|勘查|抽样|提取")
_ROLE = r"(?:询问|记录|检查|调查|复查|勘验|勘查|执法|提取|抽样|采样|制作|送达)(?:人员|人|队员)"
_BOTH_ROLES = re.compile(rf"{_ROLE}兼(?={_ROLE})")
_PEOPLE = re.compile(
    rf"{_ROLE}(?:[:：]|是|为)?\s*(?P<names>(?!签名|签字|均|出示|表明|已|对|将|在|到|核对|两名|二名|2名)[^。；;\n]{{2,60}}(?:\n[ \u3000]*[\u4e00-\u9fff]{{2,4}}(?=\s|$|[（(])[^。；;\n]{{0,30}})?)"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[（(、，,及和与/／\s]|$|出示|签|表明|已|对|均|在|进行|制作|当场)")
_COUNT = re.compile(
    r"(?P<one>一|1)名(?:执法|检查|调查)?人员|(?P<two>两|二|2|三|3)(?:名|位)(?:执法|检查|调查)?(?:人员|队员)|(?:执法|检查|调查)?(?:人员|队员)(?P<more>两|二|2|三|3)(?:名|人|位)"
)
_DID = re.compile(r"[，,]\s?(?:已|均|都)?(?:出示|表明|亮明|告知|问是|询问)")  # 赵一，已出示证件，告知……
_EACH = re.compile(r"另[外有]?[一1]名|[一1]名[^。；]{0,30}[一1]名")  # 一名拍照，一名记录
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_SEVERAL = re.compile(
    r"[、，,；;/／和与](?=\s*(?!执法|证|编号|工号|职务|单位)[\u4e00-\u9fff]{2})|(?<=\d)\s+(?=[\u4e00-\u9fff]{2})"
)  # two in one line
_DIGITS = 4  # the shortest numbers of certificates in use (粤Z1234); letters and hyphens stand between


def officers(s: Situation) -> Iterator[ProcedureFinding]:
    """Two officers in the case, each with a certificate number."""
    named = [officer for officer in s.case.officers if officer.strip()]
    if not named:
        yield ProcedureFinding(
            "P41", "执法人员不少于两人", ProcedureStatus.UNKNOWN, _BASIS, "无法判断：案件没有写执法人员"
        )
        return
    enough = len(named) >= 2 or len(_SEVERAL.split(_IN_BRACKETS.sub("", named[0]).strip())) >= 2
    yield ProcedureFinding(
        "P41", "执法人员不少于两人", ProcedureStatus.MET if enough else ProcedureStatus.SHORT, _BASIS,
        "" if enough else f"案件只写了一名执法人员：{named[0]}",
        collect="" if enough else "核对参加调查的执法人员；只有一人调查的，所取证据不能用，须两人重新调查",
    )  # fmt: skip
    missing = [officer for officer in named if sum(map(str.isdigit, officer)) < _DIGITS]
    if missing:
        yield ProcedureFinding(
            "P42", "执法证号", ProcedureStatus.SHORT, "《中华人民共和国行政处罚法》第五十五条第一款",
            f"没有写执法证号：{'、'.join(missing)}", collect="补写执法证号，核对证件在有效期内",
        )  # fmt: skip


def records(s: Situation) -> Iterator[ProcedureFinding]:
    """Every record of an inquiry names two officers; one that names nobody cannot be judged from its text."""
    for piece in s.case.evidence:
        if not _RECORD.search(piece.name) or not piece.text or not is_of_inquiry(piece.name):
            continue
        count = people_in(piece, s.case.officer_names)
        if count == 1:
            yield ProcedureFinding(
                "P43", f"{piece.name}的执法人员不少于两人", ProcedureStatus.SHORT, _BASIS,
                f"证据 {piece.id} 只写了一名执法人员", evidence=piece.id, quote=_quote(piece),
                collect="核对笔录；确由一人制作的，两名执法人员重新询问或者检查",
            )  # fmt: skip


def is_of_inquiry(name: str) -> bool:
    """Whether a record may be one of an inquiry, by its name: to hear a defence or to teach needs no two officers."""
    return _INQUIRY.search(name) is not None or _Said.read().no_inquiry.search(name) is None


def people_in(piece: Evidence, known: tuple[str, ...] = ()) -> int | None:
    """How many officers a record names; None when it does not say.

    Args:
        piece: the record.
        known: the names of the officers of the case.
    """
    counted = _COUNT.search(piece.text)
    if counted:
        return 1 if counted["one"] and not _EACH.search(piece.text) else 2
    names: set[str] = {name for name in known if name in piece.text}
    for told in _people_told(_BOTH_ROLES.sub("", piece.text)):
        found: list[str] = _NAME.findall(re.sub(r"[（(][^）)]*[）)]", "、", told).split("。")[0])
        names.update(name for name in found if not _Said.read().not_name.search(name))
    return min(len(names), 2) if names else None


def _people_told(text: str) -> Iterator[str]:
    """The words behind each role up to what these people did: behind that no name is one of an officer."""
    place = 0
    while match := _PEOPLE.search(text, place):
        did = _DID.search(match["names"])
        yield match["names"][: did.start()] if did else match["names"]
        place = match.start("names") + did.end() if did else match.end()


def _quote(piece: Evidence) -> str:
    match = _PEOPLE.search(piece.text)
    return match[0][:60] if match else piece.text[:60]
