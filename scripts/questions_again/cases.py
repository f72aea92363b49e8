"""What is missing from a file, and where a paper or a case is wrong, as far as the words tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from .law import HAN, Library, number, pairs
from .verdict import Verdict

# the classes of elements (notes of the domain, section 4) and what proves each
ELEMENTS: tuple[tuple[str, str], ...] = (
    ("前置", r"逾期|拒不|不改|没改|未改|未拆|没拆|未修|责令|警告后|期满"),
    (
        "许可",
        r"没有.*(?:许可|批准|批|证|资质|采矿权|备案|方案|环评|登记|报告|手续)|无证|未批|未经|没批|没办|未办|未取得|没附",
    ),
    ("数额", r"所得|货值|价值|数额|造价|金额|多少钱|获利|收入|得利|费用"),
    ("主体", r"人$|者$|单位$|公司$|企业$|谁|户$|业主|经营者|当事人|主体|^单位|店$"),
)
PROOF = {
    "前置": r"责令|整改|复查|复测|指令|复核|警告|送达",
    "许可": r"许可|函复|查询|批准|审批|证明|登记|系统|备案|批复|说明|复函|档案|资料|审查|环评|方案",
    "数额": r"价格|流水|账|评估|鉴定|认定|销售|收款|转账|合同|票|单据|审计|造价|计量|测量|推算|收费|收入|过磅|清单|财务|市场价|订单",
    "主体": r"身份证|执照|询问|登记|合同|产权|证言|行驶证|许可证|资质|协议|工商|户口|租赁|开户|公示|落款|委托|名册|备案|社保|驾驶证|单据",
}
# papers on money show that something was sold, for how much and what came of it
MONEY = re.compile(r"流水|账单|账本|账册|收款|转账|销售记录|销售单|小票|收据|发票")
TRADE = re.compile(r"销售|在卖|在售|有偿|经营额|所得|获利|货值|价值|费用")
KIND = re.compile(r"照片|录像|合同|检查笔录|勘验笔录|监测报告|检测报告|证言")
DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def element_class(name: str) -> str:
    """Which class an element belongs to; 行为 when no other."""
    return next((kind for kind, words in ELEMENTS if re.search(words, name)), "行为")


def judge_missing(question: dict[str, Any], library: Library) -> Verdict:
    """Nothing in the file proves what is marked; every other element has something."""
    match = re.search(r"卷内已有：(.+?)。", question["stem"])
    if not match:
        return Verdict.unjudged("题干写法没有读懂")
    file = match[1].split("、")
    marked = question["options"][question["answer"]]
    if given := _given(question, file):
        return Verdict.wrong(f"卷内已有能证明它的：{'、'.join(given)}")
    if like := _like(question, file):
        return Verdict.unjudged(f"卷内有同一种材料：{'、'.join(like)}，是否也拍到、写到它须人读")
    kind = element_class(marked)
    if money := [item for item in file if MONEY.search(item)] if TRADE.search(marked) else []:
        return Verdict.wrong(f"“{marked}”由{'、'.join(money)}也看得出")
    if kind == "行为":
        return Verdict.unjudged(f"“{marked}”是行为、对象或者后果，字面断定不了，须人读")
    have = [item for item in file if re.search(PROOF[kind], item)]
    rivals = [
        n for k, n in question["options"].items() if k != question["answer"] and element_class(n) == kind
    ]
    if have and not rivals:
        return Verdict.unjudged(f"“{marked}”属{kind}，卷内的{'、'.join(have)}也像能证明")
    lacking = [n for k, n in question["options"].items() if k != question["answer"] and _bare(n, file)]
    return Verdict.unjudged(f"卷内也不像有证明“{lacking[0]}”的") if lacking else Verdict.right()


def _given(question: dict[str, Any], file: list[str]) -> list[str]:
    """What the explanation names as proof of the lacking element, though it lies in the file."""
    match = re.search(r"可以用(.+?)证明：", question["explanation"])
    named = match[1].split("、") if match else []
    return [item for item in file if any(item in one or one in item for one in named)]


def _like(question: dict[str, Any], file: list[str]) -> list[str]:
    """Papers of the file of the same kind as one that would prove the lacking element."""
    match = re.search(r"可以用(.+?)证明：", question["explanation"])
    named = {found for one in (match[1].split("、") if match else []) for found in KIND.findall(one)}
    return [item for item in file if named & set(KIND.findall(item))]


def _bare(name: str, file: list[str]) -> bool:
    kind = element_class(name)
    return kind in PROOF and not any(re.search(PROOF[kind], item) for item in file)


def _dates(text: str) -> list[date]:
    return [date(*map(int, found)) for found in DATE.findall(text)]


def _sums(text: str) -> list[float]:
    return [float(s.replace(",", "")) for s in re.findall(r"[¥￥]([\d.,]*\d)", text)] + [
        number(s.translate(PLAIN)) for s in re.findall(rf"([{CAPITALS}]+)元", text)
    ]


def _number_of_year(option: str, paper: str) -> bool:
    year = re.search(r"[〔\[](\d{4})[〕\]]", option)
    days = _dates(paper)
    return bool(year and days and int(year[1]) != days[-1].year) or bool(re.search(r"【|XX|××年", option))


def _unlike(option: str, paper: str) -> bool:
    small = re.findall(r"[¥￥]([\d.,]*\d)", option)
    large = re.findall(rf"([{CAPITALS}]+)元", option)
    return bool(small and large) and {float(s.replace(",", "")) for s in small} != {
        number(s.translate(PLAIN)) for s in large
    }


def _on_the_spot(option: str, paper: str) -> bool:
    if "当场收缴" in option:
        return any(s > 100 for s in _sums(option))
    limit = 3000 if re.search(r"信用代码", paper) else 200
    return "罚款" in option and any(s > limit for s in _sums(option))


def _remedy(option: str, paper: str) -> bool:
    months = re.findall(rf"([\d{HAN}]+)个月内[^，。；]*(?:诉|法院)", option)
    days = re.findall(rf"([\d{HAN}]+)日内[^，。；]*复议", option)
    sued = re.findall(rf"([\d{HAN}]+)日内[^，。；]*(?:起诉|诉讼)", option)
    return any(number(m) != 6 for m in months) or any(number(d) != 60 for d in days) or bool(sued)


def _payment(option: str, paper: str) -> bool:
    days = re.findall(rf"([\d{HAN}]+)日内[^，。；]*(?:缴|到)", option)
    rates = re.findall(rf"(?:百分之([{HAN}]+)|([\d.]+) ?[%％])加处", option)
    return any(number(d) != 15 for d in days) or any(number(a or b) != 3 for a, b in rates)


def _prescribed(option: str, paper: str) -> bool:
    days = sorted(_dates(paper))
    return (
        "发现" in option
        and bool(days)
        and (_dates(option) or days)[0].toordinal() - days[0].toordinal() > 731
    )


def _seizure(option: str, paper: str) -> bool:
    days = [d for d in _dates(paper) if _dates(option) and d < _dates(option)[0]]
    return bool(re.search(r"解除|退还|处理", option)) and bool(days)


def _checked(option: str, paper: str) -> bool:
    """A number of a person or of a firm whose check digit is wrong, or a sex that it gainsays."""
    people = re.findall(r"(?<!\d)(\d{17})([\dX])(?![\dX])", option)
    wrong = any(
        "10X98765432"[sum(int(d) * w for d, w in zip(n, WEIGHTS, strict=True)) % 11] != c for n, c in people
    )
    sex = re.search(r"，([男女])，", option)
    wrong |= bool(sex and people) and (int(people[0][0][16]) % 2 == 1) != (sex is not None and sex[1] == "男")
    firms = re.findall(r"(?<![0-9A-Z])([0-9A-HJ-NPQRTUWXY]{17})([0-9A-Z])(?![0-9A-Z])", option)
    return wrong or any(not n.isdigit() and _firm(n) != c for n, c in firms)


def _firm(code: str) -> str:
    total = sum(SIGNS.index(c) * (3**i % 31) for i, c in enumerate(code))
    return SIGNS[(31 - total % 31) % 31]


FAULTS: dict[str, Callable[[str, str], bool]] = {
    "文号、日期、落款和印章": _number_of_year,
    "金额的大小写和合计": _unlike,
    "简易程序的限额": _on_the_spot,
    "复议、诉讼的途径和期限": _remedy,
    "履行期限和逾期的后果": _payment,
    "追责时效": _prescribed,
    "证件号码": _checked,
    "登记保存、查封扣押的期限": _seizure,
}


def judge_defect(question: dict[str, Any], library: Library) -> Verdict:
    """The sentence marked has the fault named and no other has; or the fault is of this case."""
    match = re.search(r"哪一句在“(.+?)”上有毛病", question["stem"])
    return _paper(question, match[1]) if match else _case(question)


def _paper(question: dict[str, Any], label: str) -> Verdict:
    paper = re.sub(r"\s", "", question["material"])
    if lost := [k for k, v in question["options"].items() if re.sub(r"\s", "", v) not in paper]:
        return Verdict.wrong(f"选项 {lost} 的句子不在文书里")
    if label not in FAULTS:
        return Verdict.unjudged(f"“{label}”要人读")
    hit = {k for k, v in question["options"].items() if FAULTS[label](v, question["material"])}
    if hit == {question["answer"]}:
        return Verdict.right()
    if not hit:
        return Verdict.unjudged(f"没有读出“{label}”的毛病在哪一句，须人读")
    return Verdict.wrong(f"有“{label}”毛病的像是 {sorted(hit)}")


def _case(question: dict[str, Any]) -> Verdict:
    """Only one of the statements can speak of this case: it shares words with it, the others do not."""
    told = pairs(question["material"])
    alike = {k: len(pairs(v) & told) / (len(pairs(v)) or 1) for k, v in question["options"].items()}
    others = sorted(v for k, v in alike.items() if k != question["answer"])
    if alike[question["answer"]] < others[-1]:
        return Verdict.unjudged(
            f"所标的与案情字面合 {alike[question['answer']]:.2f}，不及他项 {others[-1]:.2f}"
        )
    if alike[question["answer"]] - others[-1] < 0.1:
        return Verdict.unjudged("两项都像说的是这件案子，须人读")
    return Verdict.right()
