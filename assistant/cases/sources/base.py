"""What every reader of precedents needs: the library, how cases are tied to it, whether persons are masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from assistant.cases.linking import Linker, article_key
from assistant.cases.model import Outcome, Precedent
from assistant.law import regions
from assistant.law.citations import find_citations
from assistant.law.library import LawLibrary
from assistant.law.model import Law, Provision
from assistant.text.personal import hidden_names, masked, named_in, persons_called

FACTS_LENGTH = 1500
_UPHELD = re.compile(
    r"驳回(?:[^，。；]{0,12})?上诉|维持(?:原判|一审|原审|原裁)|驳回[^，。；]{0,12}再审申请|均?未(?:提起|提出)?上诉"
)
_OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    ("确认违法", re.compile(r"确认[^。；]{0,160}违法")),
    ("变更", re.compile(r"变更[^。；]{0,40}(?:决定|处罚|为)")),
    ("撤销", re.compile(r"撤销(?![^。；]{0,40}(?:判决|裁定))[^。；]{2,120}")),
    ("维持", re.compile(r"维持(?!原判|一审|原审)[^。；]{2,80}(?:决定|处罚|行为|答复)")),
    ("驳回", re.compile(r"驳回(?![^。；]{0,16}(?:上诉|再审|起诉))[^。；]{0,120}(?:诉讼请求|请求)")),
)
_TOLD = ("title", "facts", "text", "party_name", "discretion", "lesson", "outcome_why", "source")
_LINK = re.compile(r"https?://\S+")
_OVERTURNED = re.compile(r"撤销[^。；]{0,60}(?:判决|裁定)|提审|再审(?!申请)")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where cases come from and how they are taken in. ``source``: the file within what is imported."""

    library: LawLibrary
    linker: Linker
    mask: bool = True
    licence: str = ""
    source: str = ""

    def finished(
        self, case: Precedent, references: Iterable[str] = (), names: Iterable[str] = ()
    ) -> Precedent:
        """A case tied to the law, with persons masked, its region read from its agency.

        Args:
            case: as read.
            references: its clauses with paragraph and item.
            names: natural persons it is known to name, beside its party and whom its words tell to be one.
        """
        linked = self.linker.linked(case, references)
        values: dict[str, object] = {
            "region": case.region or regions.of_name(case.agency),
            "licence": case.licence or self.licence,
        }
        if self.mask and not case.fictional:
            values |= _without_persons(case, names)
        return linked.model_copy(update=values)

    def official(self, name: str) -> str:
        """The full name of a law where the library knows one law of that name, else the name as given."""
        found: list[Law] = self.library.find(name)
        return found[0].name if len(found) == 1 else name

    def references(self, text: str) -> tuple[str, ...]:
        """The clauses a text cites, each once, in order, with paragraph and item and the official name of the law."""
        names: dict[str, str] = {}
        out = dict[str, None]()
        for citation in find_citations(text, library=self.library):
            if citation.problem is None and citation.provision:
                if citation.name not in names:
                    names[citation.name] = self.official(citation.name)
                out[f"《{names[citation.name]}》{citation.provision.format()}"] = None
        return tuple(out)

    def reference(self, law: str, article: str, part: str = "") -> str:
        """A reference from the parts that measuring files write."""
        provision = Provision.parse(article + part) or Provision.parse(article)
        return f"《{self.official(law)}》{provision.format() if provision else article}"


def _without_persons(case: Precedent, names: Iterable[str]) -> dict[str, object]:
    """What changes in a case when natural persons are hidden: those given, its party, and whom its words tell to be one."""
    texts = {name: getattr(case, name) for name in _TOLD}
    link = case.source if _LINK.fullmatch(case.source) else ""
    party = persons_called(case.party_name, certain=case.party == "个人")
    stands = hidden_names((*names, *party, *named_in((*texts.values(), *case.acts))))
    values: dict[str, object] = {name: _masked(text, stands, link) for name, text in texts.items()}
    values["acts"] = tuple(masked(act, stands) for act in case.acts)
    if values["text"] != case.text:
        values["fields"] = ()  # the offsets are those of the text as it was
    return values


def _masked(text: str, stands: Mapping[str, str], link: str) -> str:
    """A text with persons masked; the address of its source stays, or nobody would find it again."""
    parts = text.split(link) if link else [text]
    return link.join(masked(part, stands) for part in parts)


def cited(references: Iterable[str]) -> tuple[str, ...]:
    """The articles of references, each once."""
    return tuple(dict.fromkeys(map(article_key, references)))


def made_id(*parts: object) -> str:
    """An id from what a case says, the same whenever the same is read again."""
    return "case-" + sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]


def outcome_of(text: str) -> Outcome:
    """What became of a decision, from the part of a judgment that rules; "" when several instances disagree."""
    first: Outcome = ""
    for sentence in re.split(r"(?<=[。])", text):
        if _OVERTURNED.search(sentence) and first:
            return ""
        if first and _UPHELD.search(sentence):
            continue
        found: Outcome = next((name for name, pattern in _OUTCOMES if pattern.search(sentence)), "")
        if not first:
            first = found
        elif found and found != first:
            return ""
    return first
