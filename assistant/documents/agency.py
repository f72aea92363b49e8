"""What an agency fills in once about itself: address, payment, the authority and court of its region (agencies.json)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock
from pydantic import Field

from assistant.corpora import Data, load
from assistant.documents.number_form import check_form
from assistant.errors import InputError
from assistant.files import made, replacing
from assistant.settings import settings

FILE = "agencies.json"
_LONGEST = 100
_LONGEST_OF = {"short": 20, "postcode": 20, "address": 200, "payment": 200}
_BREAKS = frozenset({"Cc", "Zl", "Zp"})
_HALF, _UNSEEN, _NO_CHARACTERS = "Cs", "Cf", "\ufffe\uffff"


class Agency(Data):
    """One agency. What is left empty becomes 【待补充】 in its papers."""

    name: str = Field(description="机关全称，与案件的 agency 一致")
    short: str = Field("", description="机关代字，如 温云综执，用于文号")
    address: str = Field("", description="地址")
    postcode: str = Field("", description="邮政编码")
    contact: str = Field("", description="联系人")
    phone: str = Field("", description="联系电话")
    payment: str = Field("", description="缴款银行、账户或者电子支付方式，接在“到”“缴纳罚款”之间")
    review_authority: str = Field("", description="行政复议机关全称（2024年1月1日起作出的决定）")
    review_authority_before: str = Field("", description="行政复议机关全称（2024年1月1日前作出的决定）")
    court: str = Field("", description="管辖行政诉讼的人民法院全称")
    enforcement_court: str = Field("", description="申请强制执行的人民法院全称")
    defence_period: str = Field("", description="告知书所定的陈述、申辩期限，如 五个工作日")
    number_form: str = Field(
        "", description="文号写法，不写为 {代字}{文种}字〔{年}〕第{号}号，号要补足四位的写 {号:4}"
    )
    archive_period: str = Field("", description="案卷保管期限，如 长期")


def agencies_file() -> Path:
    """Where the agencies are written: in the data folder."""
    return settings().home / FILE


def agencies() -> tuple[Agency, ...]:
    """All agencies that filled themselves in.

    Raises:
        CorpusError: the file cannot be read or breaks the schema.
    """
    path = agencies_file()
    return load(path, tuple[Agency, ...]) if path.is_file() else ()


def agency_named(name: str) -> Agency:
    """The agency of that name as it filled itself in; only its name when it did not.

    Raises:
        CorpusError: the file cannot be read or breaks the schema.
    """
    return next((one for one in agencies() if one.name == name), Agency(name=name))


def faults_of(values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with each value that a paper cannot take: too long, more than one line, characters that are none.

    Args:
        values: fields of ``Agency`` as they were typed.
    """
    told = {name: _fault(value, _LONGEST_OF.get(name, _LONGEST)) for name, value in values.items()}
    return {name: fault for name, fault in told.items() if fault}


def _fault(value: str, longest: int) -> str:
    kinds = {unicodedata.category(char) for char in value}
    if len(value) > longest:
        return f"太长：写了 {len(value)} 个字，最多 {longest} 个字"
    if kinds & _BREAKS:
        return "只能写一行，请去掉换行和制表符"
    if _HALF in kinds or set(_NO_CHARACTERS) & set(value):
        return "有不完整的字符，请删去重新输入"
    return "有看不见的字符，请删去重新输入" if _UNSEEN in kinds else ""


def fill_in(name: str, values: Mapping[str, str]) -> Agency:
    """Write down what an agency says of itself; what it does not name stays.

    Args:
        name: the agency.
        values: fields of ``Agency``.

    Raises:
        InputError: there is no such field, or a value is too long, not one line or has characters that are none.
        CorpusError: the file cannot be read or breaks the schema.
    """
    if unknown := values.keys() - (Agency.model_fields.keys() - {"name"}):
        raise InputError(
            f"没有“{'、'.join(sorted(unknown))}”这一项", f"可以填：{'、'.join(Agency.model_fields)}"
        )
    for field, fault in faults_of({"name": name, **values}).items():
        label = str(Agency.model_fields[field].description).partition("，")[0]
        raise InputError(f"{label}（{field}）{fault}", "没有保存")
    check_form(values.get("number_form", ""))
    path = agencies_file()
    with FileLock(made(path.parent) / f".{FILE}.lock"):
        filled = agency_named(name).model_copy(update=dict(values))
        others = [one for one in agencies() if one.name != name]
        rows = [one.model_dump() for one in (*others, filled)]
        with replacing(path) as written:
            written.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return filled
