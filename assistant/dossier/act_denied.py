"""Who is asked plainly denies what facts and records affirm, or says done what they say was left undone.

No list of acts: what is denied must stand word for word in the facts or in a record, affirmed there and nowhere denied;
what is said to be done must be the verb and the thing that the facts join with 未. Other times, others' acts, intent,
what was ordered or forbidden, and what is so only now are left alone. Words for machines that stood still are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.dossier.denials import is_later
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.dossier.retold_words import load_words
from assistant.dossier.sources import FACTS, Contradiction, Side
from assistant.text.bigrams import bigrams

_STATEMENTS = frozenset({EvidenceKind.PARTY, EvidenceKind.WITNESS})
_FOUND = frozenset({EvidenceKind.RECORD, EvidenceKind.AUDIOVISUAL})
_ANSWERS = re.compile(r"问[:：][^？?\n]*[？?]\s*(?:答[:：])?|答[:：]")
_CLAUSE = re.compile(r"[，,。；;：:？?！!\n]")
_DENIES = re.compile(
    r"(?P<who>我们?|本人|公司|店里)?[^，。；]{0,16}?(?:从来|根本|并|绝对|真的|确实|一直|都)*(?:没有|没|未)(?:在|再|去|进行|发生)?(?P<what>[\u4e00-\u9fff]{2,6}?)(?:过|的|了)?$"
)
_BEFORE_DENIED = re.compile(
    r"(?:不得?|禁止|严禁|未[经予曾]?|没有?|无|勿|停止|责令|防止|避免|涉嫌|是否|有无|限期|拒不)[^，。；]{0,4}$"
)
_OTHER = re.compile(
    r"以前|之前|过去|从前|平时|后来|以后|之后|还没|尚|全部|完全|那么多|这么多|故意|知道|想|看[见到]|听|发现|注意|别人|他们?|她们?|人家|记录|异议|意见|补充|收到|办|证|手续|许可|备案|审批|申请|第二天|次日|现在|今天|已经"
)
_UNDONE = re.compile(
    r"(?:未|没有?)(?:按规定|按要求|依法|及时|能|予以|采取|进行)?(?P<verb>[\u4e00-\u9fff])(?P<thing>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff]*证)"
)
_DONE = r"(?:得|好|着|上了?|严|紧|了|过|完)"
_NOT = re.compile(r"[未没无不]|应|必须|打算|准备|会|要")
_LONGEST = 12


def acts_denied(case: Case) -> Iterator[Contradiction]:
    """Every plain denial of what was found, and every claim to have done what was found undone.

    Args:
        case: facts, records and statements are read.
    """
    records = [p for p in case.evidence if p.kind in _FOUND]
    for piece in (p for p in case.evidence if p.kind in _STATEMENTS and not is_later(p.name)):
        for clause in _clauses(piece.text):
            found = _against(clause, piece, case, records)
            if found:
                about, side = found
                yield Contradiction(about, Side(piece.id, clause, clause), side, "行为")
                break


def _clauses(text: str) -> Iterator[str]:
    """What is answered, clause by clause, and clauses of another time left out with the rest of their sentence."""
    for sentence in re.split(r"[。；;\n]", _ANSWERS.sub("。", text)):
        yield from (part.strip() for part in _CLAUSE.split(sentence) if part.strip())


def _against(clause: str, piece: Evidence, case: Case, records: list[Evidence]) -> tuple[str, Side] | None:
    if _OTHER.search(clause):
        return None
    denied = _DENIES.fullmatch(clause)
    if denied and (piece.kind is EvidenceKind.PARTY):
        visited = re.search("复查|回访", clause) is not None
        return _affirmed(denied["what"], case, [p for p in records if visited or not is_later(p.name)])
    return _undone(clause, case) or _ran(clause, case, records)


def _affirmed(what: str, case: Case, records: list[Evidence]) -> tuple[str, Side] | None:
    """Where facts or records affirm, word for word, what is denied; nothing where any of them denies it, too."""
    texts = [(FACTS, case.facts), *((p.id, p.text) for p in records)]
    yes = None
    for where, text in texts:
        for match in re.finditer(re.escape(what), text):
            before = re.split(r"[，。；：、]", text[: match.start()])[-1]
            if where == FACTS and re.search(r"[未没无]", before[-4:]):
                return None
            if not _BEFORE_DENIED.search(before):
                yes = yes or Side(where, _sentence(text, match.start()), what)
    return (f"行为（{what}）", yes) if yes and not load_words().our_acts.search(what) else None


def _undone(clause: str, case: Case) -> tuple[str, Side] | None:
    """The words of the facts that the very thing was not done which a clause says was."""
    if _NOT.search(clause):
        return None
    for match in _UNDONE.finditer(case.facts):
        for size in (4, 3, 2):
            thing = match["thing"][:size]
            form = rf"{re.escape(thing)}[^，。；]{{0,6}}{match['verb']}{_DONE}|{match['verb']}{_DONE}[^，。；]{{0,4}}{re.escape(thing)}"
            if len(thing) == size and re.search(form, clause):
                return f"行为（{match['verb']}{thing}）", Side(
                    FACTS, _sentence(case.facts, match.start()), match[0]
                )
    return None


def _ran(clause: str, case: Case, records: list[Evidence]) -> tuple[str, Side] | None:
    """The words by which a thing stood still or was broken that a clause says ran all the time."""
    words = load_words()
    ran = words.ran.search(clause)
    if not ran:
        return None
    named = bigrams(clause[: ran.start()]) or bigrams(clause)
    for where, text in ((FACTS, case.facts), *((p.id, p.text) for p in records if not is_later(p.name))):
        for part in re.split(r"[，。；;]", text):
            still = words.stood.search(part)
            if still and bigrams(part) & named:
                return "设施是否运行", Side(where, part.strip(), still[0])
    return None


def _sentence(text: str, at: int) -> str:
    start = text.rfind("。", 0, at) + 1
    end = text.find("。", at)
    return text[start : end if end >= 0 else None].strip()
