"""A handful of known law names, and finding with them, for the tests that need no library."""

from assistant.law.citations.find import CitationFinder
from assistant.law.citations.model import Citation, Context
from assistant.law.citations.name_book import NameBook

BOOK = NameBook(
    [
        *("中华人民共和国行政处罚法", "行政处罚法", "刑法", "消防法", "商标法", "民法典", "宪法", "保险法"),
        *("中华人民共和国食品安全法", "食品安全法", "食品安全法实施条例", "城市市容和环境卫生管理条例"),
        *("浙江省城市市容和环境卫生管理条例", "水污染防治法", "处罚法", "安全法", "土地管理法", "道交法"),
        *("土地管理法实施条例", "消防条例", "海关法", "物业管理条例"),
    ]
)


def find(text: str, context: Context | None = None) -> list[Citation]:
    """Citations with an address; their offsets are checked."""
    found = list(CitationFinder(text, BOOK, context).citations())
    assert all(text[c.start : c.end] == c.text for c in found)
    return found


def everything(text: str) -> list[Citation]:
    """Citations and the titles of laws named without an address."""
    return CitationFinder(text, BOOK).everything()


def brief(text: str, context: Context | None = None) -> list[tuple[str, str]]:
    """Law and address of each citation; "" for an address that cannot be read."""
    return [(c.name, c.provision.format() if c.provision else "") for c in find(text, context)]
