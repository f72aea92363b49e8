"""No call on the way that only Unix knows, and no file opened in the code page of the machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "assistant").rglob("*.py"))
UNIX_MODULES = {"resource", "fcntl", "pwd", "grp", "termios", "tty", "syslog", "crypt"}
# what has its other half: the rights of a database on Windows are those of its folder, LibreOffice lies elsewhere there
TWO_SIDED = {
    "database.py": {"chmod"},
    "mend.py": {"chmod"},  # not called on Windows
    "bounds.py": {"nice"},
    "office.py": {"path /usr/lib/libreoffice/program/soffice"},
}
# an attachment is named by its digest, known only when it is written; two writers of one content are content with one
OWN_DRAFTS = {"files.py", "packaged.py", "attachments.py"}
UNIX_CALLS = {
    "fork",
    "getuid",
    "geteuid",
    "getgid",
    "chmod",
    "chown",
    "mkfifo",
    "symlink_to",
    "symlink",
    "nice",
}
TEMPORARY = {"mkdtemp", "mkstemp", "NamedTemporaryFile", "TemporaryDirectory", "TemporaryFile", "gettempdir"}


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Last name of what is called, and the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr, node
            elif isinstance(function, ast.Name):
                yield function.id, node


def offences(path: str, text: str) -> Iterator[str]:
    """What in a module works on one system only."""
    tree = ast.parse(text)
    guarded = {id(node) for one in ast.walk(tree) for node in _guarded(one)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in guarded:
            named = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            yield from (f"import {n}" for n in named if n.partition(".")[0] in UNIX_MODULES)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.search(r"%-[a-zA-Z]", node.value):
                yield f"strftime {node.value}"
            if re.match(r"/(tmp|dev|proc|etc|usr|home)\b", node.value):
                yield f"path {node.value}"
    for called, call in calls(tree):
        yield from _call_offences(path, called, call)


def _guarded(node: ast.AST) -> list[ast.stmt]:
    """Imports that may fail: what stands in a ``try`` that expects ImportError."""
    expected = (
        [h.type.id for h in node.handlers if isinstance(h.type, ast.Name)]
        if isinstance(node, ast.Try)
        else []
    )
    return node.body if isinstance(node, ast.Try) and "ImportError" in expected else []


def _call_offences(path: str, called: str, call: ast.Call) -> Iterator[str]:
    given = {keyword.arg for keyword in call.keywords}
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if called in UNIX_CALLS and (called, path) != ("chmod", "database.py"):  # harmless on Windows, see there
        yield called
    if called in TEMPORARY and path not in OWN_DRAFTS:
        yield f"{called}: use assistant.files"
    if called in {"replace", "rename"} and _moves(call) and path not in OWN_DRAFTS:
        yield f"{called}: use assistant.files"
    if _in_code_page(called, call, texts):
        yield f"{called} without encoding"
    if (
        called in {"run", "Popen", "check_output"}
        and given & {"text", "universal_newlines"}
        and "encoding" not in given
    ):
        yield f"{called} without encoding"
    if called == "read_index" and isinstance(call.args[0], ast.Call) or called == "write_index":
        yield f"{called} by path"


def _moves(call: ast.Call) -> bool:
    """A move of a file: one argument, or a call of ``os``; not a replacement in a string."""
    on = call.func.value if isinstance(call.func, ast.Attribute) else None
    return (isinstance(on, ast.Name) and on.id == "os") or (len(call.args) == 1 and not call.keywords)


def _in_code_page(called: str, call: ast.Call, texts: list[str]) -> bool:
    """Whether text is read or written as the machine's code page has it."""
    if any(keyword.arg == "encoding" for keyword in call.keywords) or any("utf" in text for text in texts):
        return False
    method = isinstance(call.func, ast.Attribute)
    if called in {"read_text", "write_text"}:
        return method and len(call.args) == (called == "write_text")
    path = 0 if method else 1  # of a file's own ``open`` the first argument is the mode
    other = method and bool(call.args) and not texts
    return (
        called == "open" and not other and not any("b" in text for text in texts[:1] if len(call.args) > path)
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_works_on_any_system(path: Path) -> None:
    found = set(offences(path.name, path.read_text("utf-8")))
    assert found - TWO_SIDED.get(path.name, set()) == set()


@pytest.mark.parametrize(
    "text",
    [
        "import resource",
        "from fcntl import flock",
        "day.strftime('%Y年%-m月')",
        "Path('/tmp/x')",
        "path.read_text()",
        "path.write_text(text)",
        "path.open()",
        "open(path)",
        "os.replace(a, b)",
        "draft.replace(path)",
        "folder.rename(other)",
        "tempfile.mkdtemp()",
        "path.chmod(0o600)",
        "faiss.write_index(index, str(path))",
        "faiss.read_index(str(path), flags)",
        "subprocess.run(command, text=True)",
    ],
)
def test_the_check_sees(text: str) -> None:
    assert list(offences("any.py", text))


@pytest.mark.parametrize(
    "text",
    [
        "text.replace('a', 'b')",
        "replace(hit, score=1)",
        "path.open('rb')",
        "path.read_text('utf-8')",
        "path.write_text(text, 'utf-8')",
        "path.read_text(encoding='utf-8')",
        "av.open(str(path))",
        "faiss.read_index(reader, flags)",
    ],
)
def test_the_check_passes(text: str) -> None:
    assert list(offences("any.py", text)) == []
