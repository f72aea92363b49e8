"""Tables of cases as agencies publish them (csv, xlsx): one case a row, columns found by their headings or as mapped."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.cases.model import Precedent
from assistant.cases.sources.base import FACTS_LENGTH, Origin, cited, made_id, outcome_of
from assistant.cases.sources.texts import day_of
from assistant.errors import InputError
from assistant.paper.encoding import decode
from assistant.review.parts.imposed import kinds_named
from assistant.review.parts.sums import sums_in
from assistant.text.personal import STEMS, persons_called

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
FIELDS: Mapping[str, str] = {
    "number": "文号",
    "title": "案件名称",
    "party_name": "当事人",
    "party": "当事人类型",
    "facts": "违法事实",
    "cited": "依据",
    "result": "处罚结果",
    "kinds": "处罚种类",
    "fine_yuan": "罚款金额",
    "total_yuan": "罚没金额",
    "agency": "机关",
    "region": "地区",
    "date": "决定日期",
    "field": "领域",
    "discretion": "裁量理由",
    "outcome": "复议诉讼结果",
    "source": "来源",
}
_HEADINGS: tuple[tuple[str, str], ...] = (
    ("number", r"文号|决定书编号|案号"),
    ("title", r"案件名称|案名|案由名称"),
    ("party", r"(?:当事人|相对人|主体|对象)(?:的)?(?:类型|类别|性质)"),
    (
        "party_name",
        r"当事人|相对人(?:名称)?|被处罚(?:人|单位|对象)|违法(?:主体|单位|企业)(?:名称)?|单位名称|企业名称",
    ),
    ("kinds", r"处罚(?:种类|类别|类型)"),
    ("total_yuan", r"罚没|罚款(?:和|及|、|与|或)(?:者)?没收|合计"),
    ("fine_yuan", r"^(?!.*没收).*罚款(?:金额|数额|总额|额|[（(\[【/／：:，,-]|$)"),
    ("facts", r"事由|违法(?:事实|行为(?!类)|情形|内容)|案情|主要(?:违法)?事实|案由"),
    ("cited", r"依据|法律条款|适用(?:法律|条款)"),
    ("result", r"结果|处罚(?:内容|决定$|情况)|处理(?:结果|意见)"),
    ("discretion", r"裁量"),
    ("agency", r"机关|执法(?:部门|单位)|处罚(?:部门|单位)$"),
    ("region", r"地区|区域|行政区划|所在地"),
    ("date", r"日期|时间"),
    ("field", r"领域|行业|类别"),
    ("outcome", r"复议|诉讼"),
    ("source", r"来源|网址|链接"),
)
_LOOKED = 12
_ENOUGH = 3
_HIDDEN = re.compile(rf"[\u4e00-\u9fff]{{1,2}}某{{1,2}}(?:[{STEMS}]|\d{{1,3}})?")
_SCALES = {
    "百": Decimal(100), "千": Decimal(1_000), "万": Decimal(10_000), "十万": Decimal(100_000),
    "百万": Decimal(1_000_000), "千万": Decimal(10_000_000), "亿": Decimal(100_000_000),
}  # fmt: skip
_UNIT = r"(?:[十百千]?万|亿|千|百)"
_YUAN = rf"(?:(?:人民币|RMB|CNY)[：:/]?\s*|[￥¥])?(?:(?P<unit>{_UNIT})?\s*元|(?P<bare>万|亿))(?:人民币)?"
_BRACKET = re.compile(
    rf"[（(\[【]\s*(?:单\s*位\s*[：:]?\s*)?{_YUAN}\s*(?:[，,、；;][^（）()]{{0,12}})?[）)\]】]"
)
_HEADED = re.compile(rf"(?:[/／,，:：—－\s-]\s*(?:单\s*位\s*[：:]?\s*)?|(?<=额)){_YUAN}\s*$")
_LISTED = re.compile(r"单\s*位\s*(?:[：:]\s*|\s+|(?=[十百千万亿元]))(?P<units>[^。）)\n]{1,40})")
_ITEM = re.compile(
    rf"\s*(?:(?P<money>{_YUAN})|[\u4e00-\u9fff㎡]{{1,3}})(?![\u4e00-\u9fff])(?P<more>\s*[、/／，,；;]|\s)?"
)
_APART = re.compile(rf"(?<=\d)\s+(?={_UNIT}?\s*元|{_UNIT}\s*$)")
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a table the cases are: number of the heading row, headings, and the field of each column ("" for none).

    ``above`` are the words over the headings, which may say 单位：万元.
    """

    row: int
    headings: tuple[str, ...]
    fields: tuple[str, ...]
    above: str = ""

    def scale(self, field: str) -> Decimal | None:
        """What a bare number of a column counts in yuan: as its heading says, else the line over the headings.

        None where that line names several units of money.
        """
        own = (heading for heading, name in zip(self.headings, self.fields, strict=True) if name == field)
        for heading in own:
            if found := _BRACKET.search(heading) or _HEADED.search(heading):
                return _scale(found)
        units = {_scale(found) for found in (*_BRACKET.finditer(self.above), *_listed(self.above))}
        return next(iter(units), Decimal(1)) if len(units) < 2 else None


def _scale(found: re.Match[str]) -> Decimal:
    return _SCALES.get(found["unit"] or found["bare"] or "", Decimal(1))


def _listed(above: str) -> Iterator[re.Match[str]]:
    """The units of money among those that a line names: 单位：件、人、万元."""
    for told in _LISTED.finditer(above):
        at = 0
        while found := _ITEM.match(told["units"], at):
            if found["money"]:
                yield found
            at = found.end()
            if not found["more"]:
                break


def from_table(path: Path, origin: Origin, columns: Mapping[str, str]) -> Iterator[Precedent]:
    """The cases of a table.

    Args:
        path: csv (any encoding) or xlsx, every sheet of it.
        origin: how they are taken in.
        columns: heading → field, beside or against what the headings say; "" leaves a column out.

    Raises:
        InputError: the file cannot be read, names an unknown field, or no row has headings of cases.
    """
    if unknown := set(columns.values()) - set(FIELDS) - {""}:
        raise InputError(f"没有栏目 {'、'.join(sorted(unknown))}", f"可用的：{'、'.join(FIELDS)}")
    found = False
    for name, table in read_table(path):
        layout = layout_of(table, columns)
        if layout is None:
            continue
        found = True
        for number, row in enumerate(table[layout.row + 1 :], layout.row + 2):
            values = dict(_values(layout, row))
            if values.get("facts") or values.get("cited"):
                place = f"{origin.source or path.name} {name}第 {number} 行"
                yield _case(values, _money(layout, values), place, origin)
    if not found:
        raise InputError(
            f"{path.name} 里没有认得出的表头",
            "表头应有 文号、当事人、事由、依据、结果 等；写法特别的，请指明哪一列是什么",
        )


def read_table(path: Path) -> list[tuple[str, Table]]:
    """The sheets of a table as texts.

    Raises:
        InputError: the file cannot be read.
    """
    data = path.read_bytes()
    if path.suffix.lower() in (".csv", ".tsv"):
        text = decode(path.name, data)
        first = text.partition("\n")[0]
        mark = max(",\t;", key=first.count)
        return [
            ("", [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)])
        ]
    from openpyxl import load_workbook  # read when a table comes, not with every start
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"{path.name} 不是可读的表格", "请另存为 xlsx 或 csv") from error
    return [
        (sheet.title, [list(map(_cell, row)) for row in sheet.iter_rows(values_only=True)])
        for sheet in book.worksheets
    ]


def layout_of(table: Table, columns: Mapping[str, str] | None = None) -> Layout | None:
    """Where the headings are and which field each column is; None when no row looks like headings of cases.

    Args:
        table: the texts.
        columns: heading → field, as the user mapped them.
    """
    for place, row in enumerate(table[:_LOOKED]):
        fields = named(row, columns or {})
        known = {field for field in fields if field}
        if len(known) >= _ENOUGH and known & {"facts", "cited", "result"}:
            return _layout(table, place, fields)
        if columns and set(columns) <= set(row) and "facts" in known:
            return _layout(table, place, fields)
    return None


def _layout(table: Table, place: int, fields: Sequence[str]) -> Layout:
    above = " ".join(cell for row in table[:place] for cell in row)
    return Layout(place, tuple(table[place]), tuple(fields), above)


def named(row: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """The field of each heading ("" for none), as mapped or as its words say; each field once, the first column that fits."""
    fields, taken = [], set(columns.values()) - {""}
    for heading in row:
        field = columns[heading] if heading in columns else _field_of(heading, taken)
        taken.add(field)
        fields.append(field)
    return fields


def _field_of(heading: str, taken: set[str]) -> str:
    short = re.sub(r"\s", "", heading)
    if not short or len(short) > 20:
        return ""
    return next((field for field, words in _HEADINGS if field not in taken and re.search(words, short)), "")


def _values(layout: Layout, row: Sequence[str]) -> Iterator[tuple[str, str]]:
    for field, cell in zip(layout.fields, row, strict=False):
        if field and cell:
            yield field, cell


def _case(values: Mapping[str, str], fine: Decimal | None, place: str, origin: Origin) -> Precedent:
    facts = values.get("facts") or values.get("title", "")
    party = values.get("party_name", "")
    references = origin.references(values.get("cited", ""))
    case = Precedent(
        id=made_id(*sorted(values.items())),
        kind="处罚清单",
        title=values.get("title") or _title(party, facts),
        number=values.get("number", ""),
        facts=facts[:FACTS_LENGTH],
        text="\n".join(f"{FIELDS[name]}：{value}" for name, value in values.items()),
        date=day_of(values.get("date", "")) or day_of(values.get("number", "")),
        agency=values.get("agency", ""),
        region=values.get("region", ""),
        field=values.get("field", ""),
        party=_party_kind(values.get("party", ""), party),
        party_name=party,
        acts=tuple(part.strip() for part in re.split(r"[；;\n]", facts) if part.strip()),
        cited=cited(references),
        kinds=tuple(sorted(_kinds(values, fine))),
        fine_yuan=float(fine) if fine else None,
        discretion=values.get("discretion", ""),
        outcome=outcome_of(values.get("outcome", "")),
        source=values.get("source") or place,
    )
    return origin.finished(case, references)


def _title(party: str, facts: str) -> str:
    return f"{party}：{facts[:20]}" if party else facts[:30]


def _party_kind(said: str, name: str) -> str:
    for kind, words in (
        ("个体工商户", "个体"),
        ("个人", "自然人|个人|公民"),
        ("企业", "法人|企业|单位|公司|组织"),
    ):
        if re.search(words, said):
            return kind
    if re.search(r"公司|厂$|集团|合作社|医院|学校|有限|中心$|协会", name):
        return "企业"
    return "个人" if persons_called(name) or _HIDDEN.fullmatch(name) else ""


def _kinds(values: Mapping[str, str], fine: Decimal | None) -> set[str]:
    """The kinds of penalty of a row: those it names; a fine where it tells one, none where its column says 0."""
    found = set(_named_kinds(values))
    nothing = _sum(values.get("fine_yuan", ""), Decimal(1)) == 0
    return found | {"罚款"} if fine else found - {"罚款"} if nothing else found


def _named_kinds(values: Mapping[str, str]) -> frozenset[str]:
    return kinds_named(values.get("kinds") or values.get("result", ""))


def _money(layout: Layout, values: Mapping[str, str]) -> Decimal | None:
    """The fine in yuan; None where there is none or the row does not tell it.

    Its own column first, then the sums of the result that stand by 罚款. A column of fine and confiscation together
    tells the fine only where a fine, and no confiscation, was imposed.
    """
    fine = _sum(values.get("fine_yuan", ""), layout.scale("fine_yuan")) or _fine_told(
        values.get("result", "")
    )
    kinds = _named_kinds(values)
    if fine is None and "罚款" in kinds and not any(kind.startswith("没收") for kind in kinds):
        fine = _sum(values.get("total_yuan", ""), layout.scale("total_yuan"))
    return fine if fine and fine > 0 else None


def _sum(cell: str, scale: Decimal | None) -> Decimal | None:
    """The one sum of a cell; its own unit before that of its column. None for no sum, several, or an unknown unit."""
    cell = _APART.sub("", cell)
    sums = sums_in(cell)
    if sums:
        return sums[0].yuan if len(sums) == 1 else None
    numbers = _NUMBER.findall(cell)
    if len(numbers) != 1:
        return None
    unit = re.search(rf"{re.escape(numbers[0])}\s*(?P<unit>{_UNIT})(?![\u4e00-\u9fff])", cell)
    number = Decimal(re.sub("[,，]", "", numbers[0]))
    counted = _SCALES[unit["unit"]] if unit else scale
    return None if counted is None else number * counted


def _fine_told(result: str) -> Decimal | None:
    """The one sum of a result that is a fine; None for none or several (whose is whose cannot be told)."""
    fines = [
        one.yuan
        for one in sums_in(result)
        if re.search(r"罚款[^，。；]{0,14}$|处(?:以)?[^，。；收]{0,10}$", result[: one.span.start])
        and not re.search(r"没收[^，。；]{0,20}$", result[: one.span.start])
    ]
    return fines[0] if len(fines) == 1 else None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "date") and hasattr(value, "isoformat"):
        return str(value.date().isoformat())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
