"""Pins: a penalty rule nailed down by a digest of what it says, and the way back from the pin to the rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.dossier.model import RulePin
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.lookup import describe_versions
from assistant.law.model import Article, LawRef, Provision
from assistant.law.penalties.digest import rule_digest
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import PenaltyRule

_AGAIN = "请对照现在的条文重新选定罚则"


@dataclass(frozen=True, slots=True)
class Located:
    """A penalty rule with the article it stands in."""

    article: Article
    rule: PenaltyRule

    @property
    def ref(self) -> LawRef:
        """The reference to the penalty clause."""
        return LawRef(self.article.version.law.name, self.rule.provision)

    @property
    def pin(self) -> RulePin:
        """The rule nailed down."""
        version = self.article.version
        return RulePin(
            law=version.law.name,
            provision=self.rule.provision.format(),
            effective=version.effective,
            conduct=self.rule.conduct,
            digest=rule_digest(self.rule, version),
        )


class StalePinError(InputError):
    """The pinned rule is not there any more. ``now``: the rules that stand at its address today, to choose from."""

    def __init__(self, what: str, now: tuple[Located, ...] = ()) -> None:
        self.now = now
        super().__init__(what, _AGAIN)


def rules_in(article: Article) -> tuple[Located, ...]:
    """All penalty rules of an article."""
    return tuple(Located(article, rule) for rule in parse_article(article))


def resolve(pin: RulePin, library: LawLibrary) -> Located:
    """The rule that was pinned: the one of the same digest, never another one under the same number.

    Raises:
        StalePinError: law, version, article or reading changed since; the message says which.
    """
    place = Provision.parse(pin.provision)
    articles = list(_articles(pin, place, library)) if place else []
    rules = [found for article in articles for found in rules_in(article)]
    same = next((found for found in rules if found.pin.digest == pin.digest), None)
    if same is not None:
        return same
    now = tuple(found for found in rules if found.rule.provision == place)
    raise StalePinError(
        f"选定的罚则《{pin.law}》{pin.provision}已不能照原样找到：{_why(pin, library, rules, now)}", now
    )


def _articles(pin: RulePin, place: Provision, library: LawLibrary) -> Iterator[Article]:
    for law in library.find(pin.law):
        for version in library.versions(law):
            if version.effective == pin.effective:
                article = library.article_in(version, place)
                if article is not None:
                    yield article


def _why(pin: RulePin, library: LawLibrary, rules: list[Located], now: tuple[Located, ...]) -> str:
    """What changed, in Chinese."""
    laws = library.find(pin.law)
    if not laws:
        return "法规库中已没有这部法规"
    versions = [version for law in laws for version in library.versions(law)]
    if all(version.effective != pin.effective for version in versions):
        since = f"自 {pin.effective} 起施行" if pin.effective else "施行日期不详"
        return f"法规库中没有{since}的文本（库内版本：{describe_versions(versions)}）"
    if not rules:
        return "该文本的这一条已读不出处罚规定"
    if not now:
        return "该文本的这一条里，此处已没有罚则"
    if any(found.rule.conduct == pin.conduct for found in now):
        return "行为的写法相同，但处罚、幅度或违则的内容与选定时不同（条文、词表或解析规则有更新）"
    return f"此处现在的行为是“{now[0].rule.conduct}”，选定时是“{pin.conduct}”"
