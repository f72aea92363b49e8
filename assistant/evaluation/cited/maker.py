"""The texts: sentences of one kind of writing, each with what a case wrote in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from assistant.evaluation.cited import cases_address, cases_name, cases_text, names
from assistant.evaluation.cited.model import Clause, Passage, Sample, Wanted
from assistant.evaluation.cited.pool import TODAY, Pool
from assistant.evaluation.cited.world import World
from assistant.law.library import LawLibrary

Case = Callable[[World], Passage | None]
_FIRST_DAY = date(2010, 1, 1)
_NOW = 0.6
_TRIES = 20
CASES: dict[str, tuple[Case, int]] = {
    "书名号": (cases_address.marked, 10),
    "省略第": (cases_address.no_ordinal, 2),
    "断行空格": (cases_address.noisy, 5),
    "误识的字": (cases_address.doubtful, 2),
    "项的别写": (cases_address.odd_item, 4),
    "条的并列": (cases_address.article_list, 5),
    "合写的条": (cases_address.shared_list, 4),
    "起止": (cases_address.span, 4),
    "项的并列": (cases_address.item_list, 5),
    "款的并列": (cases_address.paragraph_list, 4),
    "该法同法": (cases_address.back, 5),
    "上述第X条": (cases_address.again, 3),
    "该条第X款": (cases_address.same_article, 3),
    "读不出": (cases_address.unreadable, 4),
    "合同条款": (cases_address.agreement, 2),
    "无书名号": (cases_name.unmarked, 7),
    "书名号内带条": (cases_name.inside, 3),
    "别样书名号": (cases_name.oddly_marked, 3),
    "惯用简称": (cases_name.custom, 3),
    "文中简称": (cases_name.defined, 4),
    "繁体": (cases_name.traditional, 4),
    "及其实施条例": (cases_name.with_rules, 4),
    "几部法并列": (cases_name.joined, 4),
    "名称错字": (cases_name.misspelt, 5),
    "省略地名": (cases_name.without_place, 3),
    "法种写错": (cases_name.other_kind, 3),
    "没有的法": (cases_name.invented, 3),
    "规范性文件": (cases_name.paper, 3),
    "引文": (cases_text.quotation, 10),
    "他法的引文": (cases_text.other_law, 4),
    "他条的引文": (cases_text.other_article, 4),
    "版本": (cases_text.edition, 4),
    "未收录的版本": (cases_text.edition_not_held, 4),
    "早于收录": (cases_text.too_early, 4),
    "中间的修改": (cases_text.gap, 3),
    "已废止": (cases_text.repealed, 4),
    "文本不全": (cases_text.not_whole, 3),
    "之一": (cases_text.inserted, 3),
}


class TextMaker:
    """Makes the same texts from the same seed and library."""

    def __init__(self, library: LawLibrary, seed: int = 0) -> None:
        self._rng = random.Random(seed)
        self._pool = Pool(library, self._rng)
        self._names = list(CASES)
        self._weights = [weight for _, weight in CASES.values()]

    def samples(self, count: int) -> list[Sample]:
        """Texts with at least ``count`` addresses in all."""
        out: list[Sample] = []
        made = 0
        while made < count:
            out.append(self._sample())
            made += len(out[-1].wanted)
        return out

    def _sample(self) -> Sample:
        page = _Page(self._rng)
        world = World(self._rng, self._pool, self._day())
        for _ in range(self._rng.randint(3, 7)):
            page.write(*self._passage(world))
            world.cited.update(w.target.provision.article for w in page.wanted if w.target.provision)
        return Sample(page.text, world.as_of, tuple(page.wanted))

    def _passage(self, world: World) -> tuple[str, Passage]:
        """What a case writes; one that finds nothing fitting the day gives way to another."""
        while True:
            form = self._rng.choices(self._names, self._weights)[0]
            for _ in range(_TRIES):
                if passage := CASES[form][0](world):
                    return form, passage

    def _day(self) -> date:
        if self._rng.random() < _NOW:
            return TODAY
        return _FIRST_DAY + timedelta(days=self._rng.randrange((TODAY - _FIRST_DAY).days))


class _Page:
    """A text that grows, with the places of what it cites."""

    def __init__(self, rng: random.Random) -> None:
        self.text = ""
        self.wanted: list[Wanted] = []
        self._rng = rng
        self._kind = rng.choice(sorted(names.prose().sentences))

    def write(self, form: str, passage: Passage) -> None:
        """A sentence for every clause, sometimes with one in between that cites nothing."""
        words = names.prose()
        for clause in passage.clauses:
            sentences = words.quoting if passage.quoting else words.sentences[self._kind]
            before, _, after = self._rng.choice(sentences).partition("{}")
            self.text += before
            self._clause(form, clause)
            self.text += after
            if self._rng.random() < 0.2:
                self.text += self._rng.choice(words.filler)
        self.text += "\n" if self._rng.random() < 0.5 else ""

    def _clause(self, form: str, clause: Clause) -> None:
        for piece in clause:
            start = len(self.text)
            self.text += piece if isinstance(piece, str) else piece.text
            if not isinstance(piece, str):
                self.wanted += [Wanted(start, len(self.text), form, target) for target in piece.targets]
