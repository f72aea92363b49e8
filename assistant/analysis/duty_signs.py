"""The signs by which the duty of a penalty rule is told among the paragraphs of its law: one row a paragraph.

Both the choice (assistant/analysis/duties.py) and its training (scripts/train_duties.py) read the signs from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from assistant.analysis.authorities import binds_authority
from assistant.analysis.rule_book import RuleRow
from assistant.law.links import DutyFinder
from assistant.law.model import Article, Provision
from assistant.text.bigrams import bigrams

SIGNS = (
    "conduct", "facts", "terms", "near", "binds", "aligned", "taken", "general", "tail", "policy", "subject", "licence", "licence_named", "listed",
)  # fmt: skip
Floats = npt.NDArray[np.float32]
_GENERAL, _TAIL = re.compile("总则"), re.compile("附则|法律责任|罚则")
_POLICY = re.compile("国家")
_LISTED = re.compile(
    r"第[零〇一二两三四五六七八九十百千]+条(?:之[一二三四五六七八九])?(?=(?:第.{1,4}[款项])?(?:所列|所指))"
)
_UNLICENSED = re.compile(
    r"未(?:依法)?(?:取得|办理|领取|申请|经)[^，。；]{0,16}(?:许可|批准|核准|审批|证|登记|备案|资质|资格)|未经(?:许可|批准)|无[^，。；]{0,12}证|擅自"
)
_LICENCE = re.compile(
    r"实行[^，。；]{0,16}(?:许可|登记|备案|审批)[^，。；]{0,4}制度|(?:对[^，。；]{2,20})?实行[^，。；]{0,10}许可"
    r"|应当(?:依法)?[^，。；]{0,20}(?:取得|申请|申领|领取|办理|经)[^，。；]{0,24}(?:许可|批准|核准|审批|证书?|登记|备案|资质|资格)"
    r"|未(?:依法)?(?:取得|经)[^，。；]{0,30}不得|(?:许可|批准|核准|证书?)(?:后|的)，?方可"
)
_FORMAL = re.compile(
    r"未(?:依法)?(?:取得|办理|领取|申请|经)?|擅自|从事|依法|违反|本(?:法|条例|规定|办法|细则)|许可证?|批准|核准|审批|登记证?书?|备案|资质|资格|证书|制度|或者|有关|国家|的"
)
_WIDTH = 6.0  # articles; how far from where its neighbours lead the duty of a clause may stand


class LawDuties:
    """The duty paragraphs of one version of a law.

    Args:
        articles: all articles of the version, in order.
        rows: its penalty rules; a clause that punishes is nobody's duty.
    """

    def __init__(self, articles: Sequence[Article], rows: Iterable[RuleRow]) -> None:
        self._finder = DutyFinder(articles)
        self._order = {article.number: place for place, article in enumerate(articles) if article.number}
        self._text = {article.number: article.text for article in articles if article.number}
        self._written = self._read_written(rows)
        self.places = self._finder.places
        self._at = np.array([self._order[place.whole_article()] for place in self.places], dtype=np.int64)
        self.articles = [articles[at] for at in self._at.tolist()]

    def _read_written(self, rows: Iterable[RuleRow]) -> Mapping[int, set[int]]:
        """By where a penalty clause stands: where the duties stand that it names."""
        written: dict[int, set[int]] = {}
        for row in rows:
            own = self._order.get(row.article[1])
            if own is not None:
                named = (
                    duty.ref.provision.whole_article()
                    for duty in row.duties
                    if not duty.inferred and duty.law == row.law
                )
                written.setdefault(own, set()).update(
                    self._order[place] for place in named if place in self._order
                )
        return written

    @cached_property
    def _still(self) -> dict[str, Floats]:
        """The signs that no question changes."""
        texts, chapters = self._finder.texts, [article.chapter for article in self.articles]
        return {
            "binds": _told(binds_authority(text) for text in texts),
            "policy": _told(bool(_POLICY.match(text)) for text in texts),
            "licence": _told(bool(_LICENCE.search(text)) for text in texts),
            "general": _told(bool(_GENERAL.search(chapter)) for chapter in chapters),
            "tail": _told(bool(_TAIL.search(chapter)) for chapter in chapters),
        }

    def likeness(self, text: str) -> Floats:
        """How near a text is to each paragraph by its words, 0 … 1."""
        found = np.zeros(len(self.places), np.float32)
        for place, score in self._finder.scores(text).items():
            found[place] = score
        return found

    def open_to(self, clause: Provision) -> npt.NDArray[np.bool_]:
        """Which paragraphs may be the duty of a clause: none of its own article, none that punishes."""
        own = self._order.get(clause.whole_article(), -1)
        return np.asarray(~np.isin(self._at, [own, *self._written]))

    def signs(self, row: RuleRow, facts: Floats, terms: Floats, near: Floats) -> Floats:
        """A row of signs for each paragraph.

        Args:
            row: the penalty rule.
            facts: likeness of the facts.
            terms: likeness of the words of the law for them.
            near: cosine of the facts and the article; 0 where it is not known.
        """
        own = self._order.get(row.article[1], -1)
        elsewhere = {at: duties for at, duties in self._written.items() if at != own and duties}
        columns = self._still | {
            "licence": self._still["licence"] * bool(_UNLICENSED.search(row.conduct)),
            "licence_named": self._licence_named(row.conduct),
            "conduct": self.likeness(row.conduct), "facts": facts, "terms": terms, "near": near,
            "aligned": self._aligned(own, elsewhere),
            "taken": _told(np.isin(self._at, [at for duties in elsewhere.values() for at in duties]).tolist()),
            "subject": _told(bool(row.subject) and row.subject in text for text in self._finder.texts),
            "listed": self._listed(row.article[1]),
        }  # fmt: skip
        return np.stack([columns[name] for name in SIGNS], axis=1)

    def _licence_named(self, conduct: str) -> Floats:
        """How much of the activity that a conduct lacks the licence for a paragraph makes subject to a licence, 0 … 1."""
        unlicensed = _UNLICENSED.search(conduct)
        wanted = _named(conduct[unlicensed.start() :]) if unlicensed else frozenset()
        if not wanted:
            return np.zeros(len(self.places), np.float32)
        shares = [len(wanted & named) / len(wanted) for named in self._licensed]
        return np.array(shares, np.float32)

    @cached_property
    def _licensed(self) -> list[frozenset[str]]:
        """What each paragraph makes subject to a licence: the pairs of characters of the sentences that lay it down."""
        return [
            _named("".join(part for part in text.split("。") if _LICENCE.search(part)))
            for text in self._finder.texts
        ]

    def _aligned(self, own: int, written: Mapping[int, set[int]]) -> Floats:
        """How near a paragraph stands to where the duties of the clauses before and behind lead: both go in one order."""
        before, behind = (
            max((at for at in written if at < own), default=-1),
            min((at for at in written if at > own), default=-1),
        )
        known = [(at, float(np.median(list(written[at])))) for at in (before, behind) if at >= 0]
        if not known:
            return np.zeros(len(self._at), np.float32)
        expected = np.interp(own, [at for at, _ in known], [duty for _, duty in known])
        return np.asarray(np.exp(-np.abs(self._at - expected) / _WIDTH), np.float32)

    def _listed(self, clause: Provision) -> Floats:
        """Whether the clause points to a paragraph's article as one that lists what it punishes (第五十七条所列)."""
        labels = set(_LISTED.findall(self._text.get(clause, "")))
        return _told(place.label in labels for place in self.places)


def _named(text: str) -> frozenset[str]:
    """The pairs of characters of what a licence is for, without the words that speak of licences."""
    return frozenset(pair for part in _FORMAL.split(text) for pair in bigrams(part))


def _told(values: Iterable[bool]) -> Floats:
    return np.array([float(value) for value in values], np.float32)
