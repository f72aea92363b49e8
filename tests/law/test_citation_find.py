"""Finding: what is a citation, where it stands, which law it settles to. No library: a handful of known names."""

import pytest
from citing import brief, find
from hypothesis import given
from hypothesis import strategies as st

from assistant.law.citations.model import CitationStatus, Context
from assistant.law.model import Provision
from assistant.text.numerals import to_chinese

FORMS = [
    ("《中华人民共和国行政处罚法》第三十三条第一款", "中华人民共和国行政处罚法", "第三十三条第一款"),
    ("《消防法》第60条第1款第2项", "消防法", "第六十条第一款第（二）项"),
    ("《消防法》第６０条第（一）项", "消防法", "第六十条第（一）项"),
    ("《消防法》第六十条第(一)项", "消防法", "第六十条第（一）项"),
    ("《消防法》第六十条第一项", "消防法", "第六十条第（一）项"),
    ("《消防法》第六十条（一）项", "消防法", "第六十条第（一）项"),
    ("《消防法》第六十条第㈡项", "消防法", "第六十条第（二）项"),
    ("《刑法》第一百三十三条之一第一款", "刑法", "第一百三十三条之一第一款"),
    ("刑法133条之九", "刑法", "第一百三十三条之九"),
    ("消防法60条", "消防法", "第六十条"),
    ("行政处罚法第三十三条", "行政处罚法", "第三十三条"),
    ("《 行政 处罚法 》第 三 十 三 条 第 二\n款", "行政处罚法", "第三十三条第二款"),
    ("《行政处罚法》（2021修订）第三条", "行政处罚法", "第三条"),
    ("《行政处罚法》第二章第九条", "行政处罚法", "第九条"),
    ("《民法典》合同编第五百七十七条", "民法典", "第五百七十七条"),
    ("民法典侵权责任编第一千二百五十四条", "民法典", "第一千二百五十四条"),
    ("《行政处罚法》的第三条", "行政处罚法", "第三条"),
    ("《江苏省〈盐业管理条例〉实施办法》第四条", "江苏省《盐业管理条例》实施办法", "第四条"),
    ("《关于适用《行政处罚法》的解释》第四条", "关于适用《行政处罚法》的解释", "第四条"),
    ("国务院令第101号第三十四条", "国务院令第101号", "第三十四条"),
    ("法释〔2018〕1号第五条", "法释〔2018〕1号", "第五条"),
    ("食品安全法实施条例第67条", "食品安全法实施条例", "第六十七条"),
    ("江城市犬只管理办法第十二条", "江城市犬只管理办法", "第十二条"),
    ("《消防法》第六十条第一款第三项第2目", "消防法", "第六十条第一款第（三）项第2目"),
    ("《消防法》第一百十条", "消防法", "第一百一十条"),
]


@pytest.mark.parametrize(("citation", "law", "address"), FORMS)
@pytest.mark.parametrize(
    "frame", ["{}", "当事人违反了{}的规定，应予处罚。", "依据{}规定：", "（{}）", "一、\n{}\n"]
)
def test_every_form_in_every_frame(citation: str, law: str, address: str, frame: str) -> None:
    text = frame.format(citation)
    found = find(text)
    assert [(c.text, c.name, c.provision.format() if c.provision else "") for c in found] == [
        (citation, law, address)
    ]


LISTS = [
    ("第十七条第一款、第四十二条第（二）项", ["第十七条第一款", "第四十二条第（二）项"]),
    ("第三、五条", ["第三条", "第五条"]),
    ("第三条、五条", ["第三条", "第五条"]),
    ("第三条和第五条", ["第三条", "第五条"]),
    ("第三条以及第五条", ["第三条", "第五条"]),
    ("第三条至第五条", ["第三条", "第四条", "第五条"]),
    ("第三至五条", ["第三条", "第四条", "第五条"]),
    ("第3-5条", ["第三条", "第四条", "第五条"]),
    ("第三条第（一）、（三）项", ["第三条第（一）项", "第三条第（三）项"]),
    ("第三条第（一）项至第（三）项", ["第三条第（一）项", "第三条第（二）项", "第三条第（三）项"]),
    ("第三条第一款、第三款", ["第三条第一款", "第三条第三款"]),
    ("第三条第一、三款", ["第三条第一款", "第三条第三款"]),
    ("第三条第一款第（二）项和第二款", ["第三条第一款第（二）项", "第三条第二款"]),
    ("第十条之一、之二", ["第十条之一", "第十条之二"]),
    ("第十条之一至之三", ["第十条之一", "第十条之二", "第十条之三"]),
    ("第三条、第五条至第七条", ["第三条", "第五条", "第六条", "第七条"]),
]


@pytest.mark.parametrize(("addresses", "expected"), LISTS)
def test_lists_and_ranges_give_one_entry_each(addresses: str, expected: list[str]) -> None:
    assert brief(f"违反《消防法》{addresses}的规定") == [("消防法", address) for address in expected]


RESOLVED = [
    ("《消防法》第三条。该法第五条。", ["消防法", "消防法"]),
    ("《消防法》第三条和《刑法》第四条，第五条", ["消防法", "刑法", "刑法"]),
    ("《江城市市容条例》（以下简称《条例》）第三条；《条例》第五条，条例第六条", ["江城市市容条例"] * 3),
    ("水污染防治法（以下称水污法）第二条，水污法第三条", ["水污染防治法"] * 2),
    ("《消防法》第三条第一款，第二款，同条第三款", ["消防法"] * 3),
    ("《消防法》规定明确。本法第五条", ["消防法"]),
    (
        "《江城市市容条例》第一条。《消防法》第二条。该条例第三条",
        ["江城市市容条例", "消防法", "江城市市容条例"],
    ),
    ("《食品安全法》第三条要求很多。第五条另有规定。", ["食品安全法", "食品安全法"]),
    ("《行政处罚法》第三条，处罚法第四条", ["行政处罚法", "行政处罚法"]),
    ("处罚法第四条", ["中华人民共和国行政处罚法"]),
    ("《甲市办法》（江府令第3号，以下简称《办法》）第三条，《办法》第四条", ["甲市办法", "甲市办法"]),
]


@pytest.mark.parametrize(("text", "laws"), RESOLVED)
def test_short_names_and_references_back(text: str, laws: list[str]) -> None:
    assert [c.name for c in find(text)] == laws


OPEN = [
    "本法第三条",
    "前款规定的行为",
    "该条例第三条",
    "《条例》第八条",
    "条例第八条",
    "依据第四十二条的规定",
    "《消防法》和《刑法》都有规定。该法第五条",
    "安全法第三条",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_cannot_be_settled_is_ambiguous(text: str) -> None:
    found = find(text)
    assert [c.problem for c in found] == [CitationStatus.AMBIGUOUS]
    assert found[0].name == ""
    assert found[0].reason


def test_two_laws_leave_this_law_open() -> None:
    found = find("依照《行政处罚法》第三十三条和《消防法》第六十条。本法第五条，如此。第七条亦然。")
    assert [c.problem for c in found[2:]] == [CitationStatus.AMBIGUOUS] * 2
    assert found[2].candidates == ("行政处罚法", "消防法")


@pytest.mark.parametrize("number", ["", "　", "×", "XX", "____", "四十十二", "二三"])
def test_numbers_that_cannot_be_read(number: str) -> None:
    found = find(f"《消防法》第{number}条的规定")
    assert [c.problem for c in found] == [CitationStatus.UNPARSEABLE]


NOTHING = [
    "第三产业增加值，第一条生产线，第二条街，《江城日报》第三版第一条消息",
    "《房屋租赁合同》第五条约定，第六条又约定；合同第七条、章程第三条。",
    "2024年第三季度，第十届，第5号楼，第一款手机，第二项工作",
    "他的方法第三条最好",
    "本条例自公布之日起施行。第三条例行检查",
    "（2018）浙01行初5号",
    "罚款500条毛巾",
    "",
    " \n ",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_citation(text: str) -> None:
    assert brief(text) == []


def test_a_longer_name_is_never_read_as_its_end() -> None:
    assert brief("违反江城市城市市容和环境卫生管理条例第三条") == [
        ("江城市城市市容和环境卫生管理条例", "第三条")
    ]
    assert brief("军人保险法第三条") == [("军人保险法", "第三条")]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("《行政处罚法》（2017修正）第三条", "2017"),
        ("《行政处罚法（2017年修正）》第三条", "2017"),
        ("《行政处罚法》（2013年12月7日修订）第三条", "2013-12-07"),
        ("2001年商标法第三条", "2001"),
        ("2017年修正的《行政处罚法》第三条", "2017"),
        ("原《行政处罚法》第三条", "原"),
        ("修订前的行政处罚法第三条", "原"),
        ("《行政处罚法》（主席令第70号）第三条", ""),
    ],
)
def test_the_version_asked_for(text: str, edition: str) -> None:
    assert [c.edition for c in find(text)] == [edition]


QUOTED = [
    ("《消防法》第三条规定：“甲乙丙”", "甲乙丙"),
    ("《消防法》第三条第一款“甲乙丙”的规定", "甲乙丙"),
    ("《消防法》第三条中关于“甲乙丙”的规定", "甲乙丙"),
    ("《消防法》第三条规定：「甲乙丙」", "甲乙丙"),
    ('《消防法》第三条规定："甲乙丙"', "甲乙丙"),
    ("《消防法》第三条规定：\n“甲“乙”丙”", "甲“乙”丙"),
    ("“甲乙丙”（《消防法》第三条）", "甲乙丙"),
    ("依据《消防法》第三条的规定，当事人说：“甲乙丙”", None),
    ("当事人说“甲乙丙”，违反了《消防法》第三条", None),
]


@pytest.mark.parametrize(("text", "quoted"), QUOTED)
def test_quotations_belong_to_the_citation_they_touch(text: str, quoted: str | None) -> None:
    (citation,) = find(text)
    assert (citation.quotation.text if citation.quotation else None) == quoted


def test_references_inside_a_quotation_are_part_of_it() -> None:
    assert brief("《消防法》第三条规定：“违反本法第五条、前款规定的”，予以处罚") == [("消防法", "第三条")]


def test_inside_a_statute_the_context_settles() -> None:
    context = Context("消防法", Provision(20, paragraph=2))
    assert brief("违反前款规定，依照本法第五条处理，前条另有规定", context) == [
        ("消防法", "第二十条第一款"),
        ("消防法", "第五条"),
        ("消防法", "第十九条"),
    ]


def test_headings_of_a_statute_are_no_citations() -> None:
    text = (
        "消防法\n第一条　为了安全，制定本法。\n第二条　违反本法第一条的，责令改正。\n第三条　依照前条处理。"
    )
    assert brief(text) == [("消防法", "第一条"), ("消防法", "第二条")]


@given(
    article=st.integers(1, 1999),
    suffix=st.integers(0, 9),
    paragraph=st.integers(0, 20),
    item=st.integers(0, 30),
    arabic=st.booleans(),
    gap=st.sampled_from(["", " ", "　", "\n"]),
)
def test_every_address_is_read_back(
    article: int, suffix: int, paragraph: int, item: int, arabic: bool, gap: str
) -> None:
    provision = Provision(article, suffix, paragraph, item)
    written = provision.format()
    if arabic:
        write = str
        written = f"第{write(article)}条" + (f"之{write(suffix)}" if suffix else "")
        written += (f"第{paragraph}款" if paragraph else "") + (f"第{item}项" if item else "")
    written = gap.join(written)
    (citation,) = find(f"违反了《消防法》{written}，")
    assert citation.provision == provision
    assert citation.text == f"《消防法》{written}"


@given(st.text(alphabet="第三条款项（）()《》〈〉“”、和至一二之前本法该条例规定的\n 10消防法", max_size=60))
def test_any_text_is_survived_with_true_offsets(text: str) -> None:
    starts = [c.start for c in find(text)]
    assert starts == sorted(starts)


def test_same_input_same_output() -> None:
    text = "《消防法》第三条至第五条，" * 20
    assert find(text) == find(text)
    assert len(find(text)) == 60
    assert to_chinese(3) == "三"
