"""The docs say what the program does: every command, setting, rule, template name and promise of the README."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from assistant.analysis.descriptions import load_descriptions
from assistant.analysis.matters import shipped_matters
from assistant.analysis.teaching import load_teaching_cases
from assistant.contract import VERBS
from assistant.corpora import corpus, load
from assistant.documents.template import names_of, templates
from assistant.law.library import LawLibrary
from assistant.settings import Settings
from assistant.verbs import __all__ as verbs
from assistant.web.endpoints import NAMES
from scripts.write_docs import PAGES, page

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_says_what_the_code_says(name: str) -> None:
    assert DOCS[name] == page(name), "run: python -m scripts.write_docs"


def test_every_setting_is_explained() -> None:
    assert all(field.description for field in Settings.model_fields.values())
    assert {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields} <= set(
        re.findall(r"`(ASSISTANT_\w+)`", DOCS["settings.md"])
    )


def test_every_name_of_a_template_is_documented() -> None:
    documented = set(re.findall(r"`([^`\s]+)`", DOCS["templates.md"]))
    asked = (names_of(template.path) for template in templates().values())
    assert set().union(*asked) - {"待补充"} <= documented


def test_a_page_names_every_verb() -> None:
    assert set(verbs) <= set(re.findall(r"`(\w+)`", DOCS["python.md"]))


def test_every_http_name_is_documented() -> None:
    assert set(re.findall(r"^## (\w+)$", DOCS["http.md"], re.MULTILINE)) == NAMES
    fields = (
        field
        for verb in VERBS
        for model in (verb.request, verb.answer)
        for field in model.model_fields.values()
    )
    assert all(field.description for field in fields)


@pytest.mark.parametrize("name", [*DOCS, "README.md"])
def test_links_lead_somewhere(name: str) -> None:
    text, folder = (README, ROOT) if name == "README.md" else (DOCS[name], ROOT / "docs")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (folder / target).exists(), target
    for target in re.findall(
        r"`((?:corpora|docs|assistant|scripts|notebooks|models|tests)/[\w./-]+\.\w+)`", text
    ):
        assert (ROOT / target).exists(), target


GUIDES = sorted(name for name in DOCS if name.startswith("guide-"))


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_names_what_the_pages_say(name: str) -> None:
    pages = "".join(
        path.read_text("utf-8") for kind in ("py", "js") for path in (ROOT / "assistant").rglob(f"*.{kind}")
    )
    clicked = re.findall(r"点(?:一下)?“([^”…]+)”", DOCS[name])
    assert len(clicked) > 2
    assert [words for words in clicked if words not in pages] == []
    assert f"(docs/{name})" in README
    assert 60 <= len(DOCS[name].splitlines()) <= 120


def test_pictures_are_shown_and_small() -> None:
    shown = set(re.findall(r"docs/(images/[^)]+)", README))
    for name in GUIDES:
        own = re.findall(r"!\[[^]]+\]\(([^)]+)\)", DOCS[name])
        assert 2 <= len(own) <= 3
        shown |= set(own)
    assert shown == {f"images/{path.name}" for path in (ROOT / "docs" / "images").iterdir()}
    for path in (ROOT / "docs" / picture for picture in shown):
        assert path.stat().st_size < 120_000
        assert Image.open(path).size == (1366, 768)


def test_the_readme_names_commands_that_exist() -> None:
    known = re.findall(r"^## assistant (.+)$", DOCS["commands.md"], re.MULTILINE)
    for command in re.findall(r"`assistant ([a-z][a-z/ -]+)", README):
        for one in expanded(command.strip()):
            assert any(
                one == name or one.startswith(f"{name} ") or name.startswith(f"{one} ") for name in known
            ), one


def expanded(command: str) -> list[str]:
    """matters list/show as matters list, matters show."""
    head, _, last = command.rpartition(" ")
    return [f"{head} {part}".strip() for part in last.split("/")]


def test_the_examples_in_python_run() -> None:
    blocks = re.findall(r"```python\n(.+?)```", DOCS["python.md"], re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-"], input=block.encode(), capture_output=True, cwd=ROOT, check=False
        )
        told = done.stderr.decode("utf-8", "replace")
        assert done.returncode == 0, told
        assert "第六十条" in done.stdout.decode("utf-8")


def test_the_data_card_counts_what_is_there() -> None:
    card = (ROOT / "corpora" / "README.md").read_text("utf-8")
    matters, rows = shipped_matters(), load_descriptions(corpus("descriptions.jsonl"))
    laws = {cited.law for row in rows for cited in (*row.penalty, *row.violated)}
    assert f"{len(matters)} 个常见事项，{len({matter.field for matter in matters})} 个领域" in card
    assert f"{len(rows)} 条口语事实描述，涉及 {len(laws)} 部法规" in card
    assert f"口语 → 法言，{len(load(corpus('lexicon/colloquial.yaml'), dict[str, list[str]]))} 条" in card
    assert f"{len(load_teaching_cases())} 个虚构教学案例" in card


def test_the_readme_counts_the_packaged_laws(packaged_library: LawLibrary) -> None:
    texts = sum(len(packaged_library.versions(law)) for law in packaged_library.laws())
    assert f"随包的 {len(packaged_library.laws())} 部国家法律、{texts} 个文本" in README


def test_the_folders_of_the_readme_are_there() -> None:
    picture = README.partition("## 结构")[2].partition("```")[2].partition("```")[0]
    folders = re.findall(r"^(\w+)/", picture, re.MULTILINE)
    assert len(folders) >= 5
    assert all((ROOT / folder).is_dir() for folder in folders)
    rooms = re.findall(r"(?:^|· |   )([a-z]+) [\u4e00-\u9fff]", picture)
    assert {"text", "law", "cli"} <= set(rooms)
    assert all((ROOT / "assistant" / room).is_dir() for room in rooms)
