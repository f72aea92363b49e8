"""What the checks of correct papers share: parts of the papers, and the findings that would accuse."""

from assistant.law.library import LawLibrary
from assistant.review.verb import review

LATE = "逾期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。"


def fatal(text: str, library: LawLibrary, rule: str) -> list[str]:
    found = review(text, library=library).findings
    return [f.message for f in found if f.rule == rule and f.severity.value == "致命"]


CORRECTION = """杭州市西湖区消防救援大队
责令改正通知书
杭西消责改〔2026〕第0031号

甲木家居有限公司：
经查，你公司于2026年3月3日在杭州市西湖区丙路8号二层疏散通道内堆放板材，堵塞疏散通道。{told}
上述行为违反了《中华人民共和国消防法》第二十八条的规定。依据《中华人民共和国消防法》第六十条第一款的规定，责令你公司于2026年3月20日前改正。

杭州市西湖区消防救援大队
2026年3月4日
"""
RULING = "决定给予甲木家居有限公司罚款人民币壹万贰仟元整（¥12000.00）的行政处罚。"


def grave(text: str, library: LawLibrary, rule: str, word: str) -> list[str]:
    found = review(text, library=library).findings
    return [f.message for f in found if f.rule == rule and word in f.message and f.severity.value != "提示"]
