"""Properties: whatever a case holds, no sentence is without a source and nobody answers who did not speak."""

import re

from case_strategies import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import full_case

from assistant.documents.fields.registry import all_fields, scope
from assistant.documents.marks import LACKING, Ledger, plain
from assistant.documents.model import Source
from assistant.documents.render import fill
from assistant.documents.sheet import sheet_of
from assistant.documents.template import names_of, template_of
from assistant.dossier.model import Case, Evidence, EvidenceKind
from assistant.law.library import LawLibrary

SLOW = settings(max_examples=12, suppress_health_check=list(HealthCheck))
_SPOKEN = st.lists(st.tuples(st.text("甲乙丙丁。，", min_size=1, max_size=8), st.text("子丑寅卯。，", max_size=8)), max_size=4)  # fmt: skip


@SLOW
@given(
    case=models(Case),
    kind=st.sampled_from(["decision", "notice", "no_penalty", "report", "contents", "filing"]),
)
def test_no_sentence_is_without_a_source(case: Case, kind: str, packaged_library: LawLibrary) -> None:
    """The paper is the template's own words and what its sources gave, and nothing else."""
    template = template_of(kind)
    open_case = case.model_copy(update={"charges": (), "chosen": ""})
    sheet, _ = sheet_of(open_case, template.entry, packaged_library)
    made = fill(template, scope(sheet, names_of(template.path)), sheet.ledger)
    told = {(s.paragraph, s.text) for s in made.trace}
    for number, paragraph in enumerate(made.paragraphs):
        assert plain(paragraph.text) == paragraph.text
        if paragraph.text.strip():
            whole = "".join(text for at, text in sorted(told) if at == number)
            assert set(re.sub(r"\s", "", paragraph.text)) <= set(whole)
    assert all(sentence.sources for sentence in made.trace)
    assert {name for s in made.trace for name in LACKING.findall(s.text)} == set(made.missing)


@SLOW
@given(turns=_SPOKEN)
def test_no_answer_without_a_spoken_line(turns: list[tuple[str, str]], packaged_library: LawLibrary) -> None:
    text = "时间：上午。" + "".join(f"问：{asked}答：{answered}" for asked, answered in turns)
    record = Evidence(id="1", kind=EvidenceKind.PARTY, name="询问笔录", text=text)
    template = template_of("inquiry")
    case = full_case().model_copy(update={"evidence": (record,), "chosen": ""})
    sheet, _ = sheet_of(case, template.entry, packaged_library)
    made = fill(template, scope(sheet, names_of(template.path)), sheet.ledger)
    for paragraph in made.paragraphs:
        if paragraph.text.startswith("答："):
            words = paragraph.text.removeprefix("答：")
            assert not words.strip("＿") or words in text


@given(st.text(), st.text())
def test_a_mark_goes_in_and_out_without_a_trace_in_the_text(first: str, second: str) -> None:
    ledger = Ledger()
    a, b = plain(first), plain(second)
    marked = f"甲{ledger.mark(a + ledger.mark(b, Source('案件', 'b', b)), Source('案件', 'a', a))}乙"
    pieces = list(ledger.reader().read(marked))
    assert "".join(text for text, _ in pieces) == f"甲{a}{b}乙"
    assert plain(marked) == f"甲{a}{b}乙"


def test_every_field_says_what_it_is() -> None:
    assert all(entry.about for entry in all_fields().values())
