"""Write the reference pages of docs/ from the code: commands, HTTP, settings, review rules.

    python -m scripts.write_docs

A page keeps what is written above the mark; below it stands what the code says. A test fails while they differ.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperCommand

from assistant.cli import MODULES
from assistant.cli.app import app
from assistant.contract import VERBS, Verb
from assistant.documents.agency import Agency
from assistant.documents.fields.registry import all_fields
from assistant.documents.overview import all_papers
from assistant.paper.kinds import kind_named
from assistant.review.rule import Rule, all_rules
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
MARK = "<!-- 以下由 python -m scripts.write_docs 生成，请勿手改 -->\n"


def commands() -> str:
    """Every command with its arguments and options, by name: the modules may have been imported in any order."""
    for name in MODULES:
        import_module(f"assistant.cli.{name}")
    found = sorted(_walk(typer.main.get_command(app), "assistant"), key=lambda entry: entry[0])
    return "\n".join(_command(path, command) for path, command in found)


def _walk(command: object, path: str) -> Iterator[tuple[str, TyperCommand]]:
    if isinstance(command, TyperCommand):
        yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _walk(below, f"{path} {name}")


def _command(path: str, command: TyperCommand) -> str:
    lines = [f"## {path}", "", (command.help or "").strip(), ""]
    for parameter in command.params:
        told = _cell(getattr(parameter, "help", "") or "")
        if isinstance(parameter, TyperArgument):
            lines.append(f"* `{(parameter.name or '').upper()}`：{told}")
        else:
            lines.append(f"* {'、'.join(f'`{name}`' for name in parameter.opts)}：{told}")
    return "\n".join(lines).rstrip() + "\n"


def settings() -> str:
    """Every setting, and every extra of the package."""
    rows = ["| 环境变量 | 含义 | 默认 |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        shown = _shown(None if field.default_factory else field.default)
        rows.append(f"| `ASSISTANT_{name.upper()}` | {_cell(field.description or '')} | {shown} |")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    rows += ["", "| 附加包 | 装上 |", "|---|---|"]
    for extra, several in project["optional-dependencies"].items():
        rows.append(f"| `pip install 'assistant[{extra}]'` | {'、'.join(several)} |")
    return "\n".join(rows) + "\n"


def _shown(default: object) -> str:
    if default is None or isinstance(default, Path):
        return "见上"
    return f"`{default}`" if default or isinstance(default, int) else "空"


def review_rules() -> str:
    """Every rule of the reviewer."""
    rows = ["| 编号 | 查什么 | 轻重 | 文书 | 依据 | 另需 |", "|---|---|---|---|---|---|"]
    return "\n".join([*rows, *map(_rule, all_rules())]) + "\n"


def _rule(rule: Rule) -> str:
    kinds = "、".join(known.name for kind in rule.kinds if (known := kind_named(kind))) or "全部"
    cells = (rule.id, rule.title, str(rule.severity), kinds, rule.basis, rule.needs or "—")
    return f"| {' | '.join(map(_cell, cells))} |"


def templates() -> str:
    """Every kind of paper, and every field a template may use."""
    rows = ["## 文书种类", "", "| 代号 | 文书 | 步骤 | 程序 | 文号用字 |", "|---|---|---|---|---|"]
    for one in all_papers():
        cells = (
            f"`{one.kind}`",
            one.name,
            one.step or "—",
            "、".join(one.tracks) or "各程序",
            one.number or "—",
        )
        rows.append(f"| {' | '.join(map(_cell, cells))} |")
    rows += ["", "## 字段", "", "| 字段 | 是什么 | 逐行的栏 |", "|---|---|---|"]
    for field in all_fields().values():
        columns = "、".join(f"`{name}`" for name in field.columns) or "—"
        rows.append(f"| `{field.name}` | {_cell(field.about)} | {columns} |")
    rows += ["", "## 本机关资料（agencies.json）", "", "| 项 | 是什么 |", "|---|---|"]
    rows += [f"| `{name}` | {_cell(one.description or '')} |" for name, one in Agency.model_fields.items()]
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text).replace("|", "\\|")


def http() -> str:
    """The nine endpoints with what they are asked and what they answer."""
    return "\n".join(f"## {verb.name}\n\n{verb.says}\n\n{_fields(verb)}" for verb in VERBS)


def _fields(verb: Verb) -> str:
    rows = ["| 方向 | 字段 | 含义 |", "|---|---|---|"]
    for way, model in (("入", verb.request), ("出", verb.answer)):
        for name, field in model.model_fields.items():
            needed = "（必填）" if way == "入" and field.is_required() else ""
            rows.append(f"| {way} | `{name}` | {_cell(field.description or '')}{needed} |")
    return "\n".join(rows) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "http.md": http,
    "settings.md": settings,
    "review-rules.md": review_rules,
    "templates.md": templates,
}


def page(name: str) -> str:
    """A page as it should be: what is written by hand, the mark, what the code says."""
    written = (ROOT / "docs" / name).read_text("utf-8").partition(MARK)[0]
    return written + MARK + "\n" + PAGES[name]()


def main() -> None:
    """Write all pages."""
    for name in PAGES:
        text = page(name)
        (ROOT / "docs" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
