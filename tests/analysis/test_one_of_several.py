"""A warning or a fine told apart by who pays it: only one of them is imposed."""

import pytest

from assistant.analysis.measures import FINE, _between, _Entry
from assistant.dossier.model import Measure
from assistant.law.penalty_model import Span


def entry(text: str, words: str, kind: str, addressee: str = "", condition: str = "") -> _Entry:
    start = text.index(words)
    span = Span(start, start + len(words))
    return _Entry(Measure(kind=kind, addressee=addressee, conditional=condition), span, (span.end, 0))


@pytest.mark.parametrize(
    ("text", "fine", "addressee", "condition", "joined"),
    [
        ("处以警告或者对个人处五百元罚款、对单位处一千元罚款", "处一千元罚款", "单位", "", True),
        ("处以警告或者对个人处五百元罚款、对单位处一千元罚款", "处五百元罚款", "个人", "", True),
        ("给予警告或对单位处三千元罚款", "处三千元罚款", "单位", "", True),
        ("给予警告或者对经营者处三千元罚款", "处三千元罚款", "经营者", "", True),
        ("警告或者处二百元罚款", "处二百元罚款", "", "", True),
        ("警告，可以并处二百元罚款", "处二百元罚款", "", "", True),
        ("警告或者对企业处以三万元罚款", "处以三万元罚款", "企业", "", True),
        ("警告或者对施工单位处二万元罚款", "处二万元罚款", "施工单位", "", True),
        ("给予警告，对单位处一千元罚款", "处一千元罚款", "单位", "", False),
        ("给予警告，并对个人处五百元罚款", "处五百元罚款", "个人", "", False),
        ("给予警告；对单位处一千元罚款", "处一千元罚款", "单位", "", False),
        ("给予警告，对单位并处罚款，对个人处五百元罚款", "处五百元罚款", "个人", "", False),
        ("警告或者处二百元罚款", "处二百元罚款", "", "情节严重", False),
        ("警告或者对单位处三千元罚款", "处三千元罚款", "单位", "拒不改正", False),
        ("给予警告、通报批评，对单位处一千元罚款", "处一千元罚款", "单位", "", False),
        ("警告并对单位处三千元罚款", "处三千元罚款", "单位", "", False),
    ],
)
def test_what_joins_a_warning_and_a_fine(
    text: str, fine: str, addressee: str, condition: str, joined: bool
) -> None:
    one, two = entry(text, "警告", "警告"), entry(text, fine, FINE, addressee, condition)
    assert (_between(one, two, text) is not None) is joined
