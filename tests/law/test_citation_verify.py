"""Verdicts on the real library. Statute text is fetched at test time; none is written here."""

from datetime import date

import pytest

from assistant.law.citations import verify_citations
from assistant.law.citations.model import CitationStatus as Status
from assistant.law.library import LawLibrary
from assistant.law.model import Provision

DAY = date(2025, 3, 1)
FULL = "中华人民共和国行政处罚法"


def verdicts(library: LawLibrary, text: str, day: date = DAY) -> list[tuple[Status, str]]:
    return [(v.status, v.suggestion) for v in verify_citations(text, as_of=day, library=library)]


def text_of(library: LawLibrary, name: str, address: str, day: date = DAY) -> str:
    provision = Provision.parse(address)
    assert provision is not None
    text = library.provision_text(library.find(name)[0], provision, day)
    assert text
    return text


PACKAGED = [
    ("《中华人民共和国行政处罚法》第三十三条第一款", Status.VERIFIED),
    ("行政处罚法第33条第1款", Status.VERIFIED),
    ("处罚法 33 条第九款", Status.NO_PARAGRAPH),
    ("《行政处罚法》第五十九条第一款第（六）项", Status.VERIFIED),
    ("《行政处罚法》第五十九条第一款第（九）项", Status.NO_ITEM),
    ("《行政处罚法》第五十九条第一款第(九)项", Status.NO_ITEM),
    ("《行政处罚法》第五十九条第（六）项", Status.VERIFIED),
    ("《行政处罚法》第九十九条", Status.NO_ARTICLE),
    ("刑法133条之一", Status.VERIFIED),
    ("刑法133条之九", Status.NO_ARTICLE),
    ("《行政处罚法》第 五 十 九 条", Status.VERIFIED),
    ("《中华人民共和国行政处罚法》第X条", Status.UNPARSEABLE),
    ("《行政处罚法》第四十十条", Status.UNPARSEABLE),
    ("《行政处法》第三条", Status.WRONG_NAME),
    ("《行政处罚罚法》第三条", Status.WRONG_NAME),
    ("《中华人民共和国行政复义法》第三条", Status.WRONG_NAME),
    ("《江城市犬只管理条例》第三条", Status.NOT_IN_LIBRARY),
    ("《中华人民共和国太空采矿法》第三条", Status.NOT_IN_LIBRARY),
    ("《江城市行政处罚法》第三条", Status.NOT_IN_LIBRARY),
    ("《条例》第三条", Status.AMBIGUOUS),
    ("本法第三条", Status.AMBIGUOUS),
    ("前款规定", Status.AMBIGUOUS),
]


@pytest.mark.parametrize(("text", "status"), PACKAGED)
def test_single_citations(packaged_library: LawLibrary, text: str, status: Status) -> None:
    assert [found for found, _ in verdicts(packaged_library, f"依据{text}，")] == [status]


ARCHIVED = [
    ("《中华人民共和国食品安全法实施条例》第六十七条", Status.VERIFIED),
    ("食品安全法实施条例67条", Status.VERIFIED),
    ("食品安全法实施条例第一百条", Status.NO_ARTICLE),
    ("《道路交通安全法实施条例》第一百条", Status.VERIFIED),
    ("《道路交通安全法实施条例》第一百二十四条", Status.NO_ARTICLE),
    ("《道路交通安全法》第一百二十四条", Status.VERIFIED),
    ("《城市市容和环境卫生管理条例》第三十四条", Status.VERIFIED),
    ("《浙江省城市市容和环境卫生管理条例》第十七条", Status.VERIFIED),
    ("《温州市城市市容和环境卫生管理条例》第三条", Status.WRONG_NAME),
    ("《城市市容和环境卫生管理办法》第三条", Status.WRONG_NAME),
    ("《中华人民共和国城市市容和环境卫生管理条例》第三条", Status.WRONG_NAME),
    ("《江苏省城市市容和环境卫生管理条例》第三条", Status.NOT_IN_LIBRARY),
    ("国务院令第101号第三条", Status.VERIFIED),
]


@pytest.mark.shared
@pytest.mark.parametrize(("text", "status"), ARCHIVED)
def test_regulations_are_not_their_parent_laws(small_library: LawLibrary, text: str, status: Status) -> None:
    assert [found for found, _ in verdicts(small_library, text)] == [status]


def test_wrong_names_propose_the_right_one(packaged_library: LawLibrary) -> None:
    assert verdicts(packaged_library, "《行政处法》第三条") == [(Status.WRONG_NAME, f"《{FULL}》")]


VERSIONS = [
    ("《行政复议法》第二十条", "2025-03-01", Status.VERIFIED, "2024-01-01"),
    ("《行政复议法》第九十条", "2025-03-01", Status.VERIFIED, "2024-01-01"),
    ("《行政复议法》第九十条", "2023-06-01", Status.WRONG_VERSION, "2024-01-01"),
    ("《行政复议法》第四十三条", "2023-12-31", Status.VERIFIED, "2018-01-01"),
    ("《行政复议法》第九十条", "2024-01-01", Status.VERIFIED, "2024-01-01"),
    ("《行政复议法》（2017修正）第二十条", "2025-03-01", Status.WRONG_VERSION, "2018-01-01"),
    ("《行政复议法》（2023修订）第二十条", "2025-03-01", Status.VERIFIED, "2024-01-01"),
    ("原《行政复议法》第二十条", "2025-03-01", Status.WRONG_VERSION, "2018-01-01"),
]


@pytest.mark.shared
@pytest.mark.parametrize(("text", "day", "status", "effective"), VERSIONS)
def test_the_date_decides(
    small_library: LawLibrary, text: str, day: str, status: Status, effective: str
) -> None:
    (found,) = verify_citations(text, as_of=date.fromisoformat(day), library=small_library)
    assert found.status is status
    assert found.version is not None
    assert found.version.effective == date.fromisoformat(effective)


@pytest.mark.shared
def test_a_quotation_of_the_old_text_names_the_old_version(small_library: LawLibrary) -> None:
    old = text_of(small_library, "行政复议法", "第二十条", date(2023, 1, 1))
    (found,) = verify_citations(f"《行政复议法》第二十条规定：“{old}”", as_of=DAY, library=small_library)
    assert found.status is Status.WRONG_VERSION
    assert found.version is not None
    assert found.version.effective == date(2018, 1, 1)
    assert [
        s for s, _ in verdicts(small_library, f"《行政复议法》第二十条规定：“{old}”", date(2023, 1, 1))
    ] == [Status.VERIFIED]


CHANGES = [
    ("可以", "应当"),
    ("应当", "可以"),
    ("以上", "以下"),
    ("以下", "以上"),
    ("不", ""),
    ("二百", "三百"),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
@pytest.mark.parametrize("frame", ["规定：“{}”", "“{}”的规定", "规定，「{}」", '规定:"{}"'])
def test_one_changed_word_differs(packaged_library: LawLibrary, old: str, new: str, frame: str) -> None:
    law = packaged_library.find(FULL)[0]
    version = packaged_library.version_at(law, DAY)
    assert version is not None
    article = next(
        a
        for a in packaged_library.articles(version)
        if a.number and old in a.text[10:-10] and len(a.text) < 400
    )
    at = article.text.index(old, 10)
    altered = article.text[:at] + new + article.text[at + len(old) :]
    cited = f"《{FULL}》{article.label}"
    (good,) = verify_citations(cited + frame.format(article.text), as_of=DAY, library=packaged_library)
    (bad,) = verify_citations(cited + frame.format(altered), as_of=DAY, library=packaged_library)
    assert good.status is Status.VERIFIED
    assert bad.status is Status.TEXT_DIFFERS
    assert bad.difference
    assert bad.expected == article.text


def test_quotation_may_stand_before_and_be_partial(packaged_library: LawLibrary) -> None:
    text = text_of(packaged_library, FULL, "第六十条")
    first, last = text[:12], text[-13:]
    sentence = f"“{first}……{last}”（《{FULL}》第六十条）"
    assert [s for s, _ in verdicts(packaged_library, sentence)] == [Status.VERIFIED]


def test_quotation_from_another_article_says_which(packaged_library: LawLibrary) -> None:
    text = text_of(packaged_library, FULL, "第六十条")
    (found,) = verify_citations(f"《{FULL}》第四十二条规定：“{text}”", as_of=DAY, library=packaged_library)
    assert found.status is Status.TEXT_DIFFERS
    assert "第六十条" in found.message


def test_an_unclosed_quotation_is_never_verified(packaged_library: LawLibrary) -> None:
    assert verdicts(packaged_library, f"《{FULL}》第六十条规定：“行政机关应当")[0][0] is Status.UNPARSEABLE


def test_speech_is_not_compared(packaged_library: LawLibrary) -> None:
    text = f"依据《{FULL}》第六十条的规定办理。当事人称：“我不知道要办证。”"
    assert [s for s, _ in verdicts(packaged_library, text)] == [Status.VERIFIED]


@pytest.mark.parametrize("text", ["", "   ", "今天天气好", "。" * 10_000])
def test_nothing_to_verify(packaged_library: LawLibrary, text: str) -> None:
    assert verify_citations(text, as_of=DAY, library=packaged_library) == ()
