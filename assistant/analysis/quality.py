"""Whether each piece of evidence is fit to be used (DOMAIN §11): a flawed piece is neither proof nor missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.model import ElementStatus, Gap, Support
from assistant.analysis.pieces import Ask, Demand, flaw, load_demands, paper_kind
from assistant.analysis.sampling import sampled_on, sampling_gaps
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.text.bigrams import bigrams
from assistant.text.dates import find_dates, format_date
from assistant.text.identity import CREDIT_CODE, ID_NUMBER, valid_credit_code, valid_id_number

_PLACE_SHARED = 2
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
_QUALIFIED_UNTIL = re.compile(  # 资质认定证书编号…，有效期至2027年5月20日
    r"(?P<what>资质(?:认定|等级)?(?:证书)?|资格证书?|CMA(?:证书)?|检定(?:证书)?|校准(?:证书)?)"
    r"(?:(?!有效期|[；。\n]).){0,40}有效期限?(?P<days>(?:[^；。\n，]|(?<=日)、){0,60})"
)
_BEFORE = 16
_HIDDEN = re.compile(r"[*＊×xX]{2,}")
_NUMBER_TOLD = re.compile(
    r"(?:公民身份(?:证)?号码|居民身份证(?:号码?)?|身份证(?:号码?)?)[：:为是]?\s?(?P<number>\d{12,22}[Xx]?)(?![\d*＊×xXA-Za-z])"
)
_ID_LENGTHS = (15, 18)


def quality_gaps(case: Case) -> tuple[Gap, ...]:
    """One row for every piece that lacks something, for missing links between pieces, and for numbers that cannot be right.

    A piece whose content is not recorded is not judged.

    Args:
        case: evidence, party and steps are read.
    """
    return (
        *(_unread(piece) for piece in case.evidence if piece.state),
        *(gap for piece in case.evidence if not piece.state for gap in _of_piece(piece, case)),
        *(gap for piece in case.evidence for gap in _run_out(piece)),
        *sampling_gaps(case),
        *_numbers(case),
    )


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


def _run_out(piece: Evidence) -> Iterator[Gap]:
    """An opinion whose institution, or whose instrument, was qualified only until before the test was made."""
    if piece.kind is not EvidenceKind.EXPERT and paper_kind(piece) not in ("test_report", "price"):
        return
    made = sampled_on(piece) or piece.obtained
    for match in _QUALIFIED_UNTIL.finditer(piece.text):
        until = max((day for day, _, _ in find_dates(match["days"])), default=None)
        if made and until and until < made:
            yield flaw(
                piece, f"{match['what']}有效期至{format_date(until)}，{format_date(made)}检测（鉴定）时已经届满",
                "向出具机构核实当时有效的资质（检定）证书；没有的重新委托", "《中华人民共和国行政处罚法》第四十六条第二款",
            )  # fmt: skip


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
    if ask.shown.search(ask.of_content.sub("", piece.text) if ask.of_content else piece.text):
        return True
    if ask.given and ask.given.search(f"{piece.name}\n{piece.source}"):
        return True
    if ask.by_officer and any(name in piece.text for name in case.officer_names):
        return True
    shared = bool(case.place) and case.place in piece.text
    return ask.by_place and (shared or len(bigrams(case.place) & bigrams(piece.text)) >= _PLACE_SHARED)


def _numbers(case: Case) -> Iterator[Gap]:
    """Check digits of the party's numbers and of every number in the evidence; hidden digits are lawful."""
    seen: set[str] = set()
    party_numbers = (case.party.id_number, case.party.credit_code)
    found = [(number, "") for number in party_numbers if number and not _HIDDEN.search(number)]
    for piece in case.evidence:
        found += [(n, piece.id) for n in _numbers_in(piece.text)]
    for piece in case.evidence:
        yield from (
            _wrong_length(piece, m["number"])
            for m in _NUMBER_TOLD.finditer(piece.text)
            if len(m["number"]) not in _ID_LENGTHS
        )
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


def _wrong_length(piece: Evidence, number: str) -> Gap:
    """A number of identity that has too few or too many digits (GB 11643: eighteen; fifteen before 1999)."""
    return Gap(
        "公民身份号码校验", ElementStatus.FLAWED, (Support(piece.id, number),),
        "核对证件原件，更正公民身份号码", "当事人、登记机关", "《中华人民共和国行政处罚法》第四十条",
        f"证据 {piece.id} 的公民身份号码是{len(number)}位，应当是18位",
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
