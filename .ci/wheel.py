"""The wheel as a user gets it: built, installed beside nothing of the checkout, run from an empty folder.

    python .ci/wheel.py            # in an environment that has the dependencies

The folder has a blank and Chinese characters in its name, the locale knows no Chinese. Prints the size of the wheel and
the times of the first answer (fresh data folder) and of the second start. Fails on the first thing that does not work.
"""

import json
import os
import site
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 100 * 1024 * 1024  # what the package index takes as one file
FACTS = "某酒店在疏散通道上堆放桌椅，封闭了安全出口"
_WHERE = "import assistant, assistant.settings as s; print(assistant.__file__, s.settings().home)"


def build(folder: Path) -> Path:
    """The wheel, built from the checkout."""
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    size = wheel.stat().st_size
    print(f"wheel: {size / 1e6:.1f} MB")
    assert size <= MOST_BYTES, "the wheel has grown too large"
    return wheel


def install(wheel: Path, folder: Path) -> Path:
    """A virtual environment with the wheel; it sees the dependencies of this one but not the checkout."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    pip("--python", str(binaries / "python"), "install", "--no-deps", str(wheel))
    packages = next(p for p in folder.rglob("site-packages") if p.is_dir())
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return binaries


def pip(*arguments: str) -> None:
    """Run pip quietly."""
    subprocess.run([sys.executable, "-m", "pip", "-q", *arguments], check=True)


class User:
    """Somebody who runs the installed commands in an empty folder with a data folder of their own."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder, self.home = binaries, folder, folder.parent / "家"
        folder.mkdir(parents=True)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
        home = {"HOME": str(self.home), "LOCALAPPDATA": str(self.home)}
        self.environment = kept | home | {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONWARNINGS": "ignore"}

    def run(self, *arguments: str, program: str = "assistant") -> str:
        """What a command prints."""
        done = subprocess.run(
            [str(self.binaries / program), *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            check=False,
        )
        told = done.stderr.decode("utf-8", "replace")
        assert done.returncode == 0, f"{arguments}: {told}"
        assert "Traceback" not in told, told
        return done.stdout.decode("utf-8")

    def search(self) -> float:
        """Seconds to the answer."""
        began = time.perf_counter()
        assert "《中华人民共和国消防法》" in self.run("search", "占用消防通道停车罚多少")
        return time.perf_counter() - began

    def page(self) -> None:
        """The page answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(self.binaries / "assistant"), "web", "--port", str(port)]
        server = subprocess.Popen(command, cwd=self.folder, env=self.environment)
        try:
            assert "执法办案助手" in fetch(f"http://127.0.0.1:{port}/config")
        finally:
            server.terminate()
            server.wait(30)


def fetch(address: str, patience: float = 90) -> str:
    """The text at an address, waited for."""
    end = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(json.loads(answer.read()))
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


def main() -> None:
    """Build, install, use."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        user = User(install(build(folder / "wheel"), folder / "venv"), folder / "空 文件夹" / "工作")
        code, home = user.run("-c", _WHERE, program="python").split(maxsplit=1)
        assert str(folder / "venv") in code, code
        assert str(user.home) in home, home
        print(f"first answer, fresh data folder: {user.search():.1f} s")
        print(f"second start: {user.search():.1f} s")
        assert "第" in user.run("suggest", FACTS)
        case = str(next((folder / "venv").rglob("data/corpora/demo/case.json")))
        assert json.loads(user.run("evidence", case, "--json"))["gaps"]
        user.run("draft", case, "--kind", "decision", "--out", "决定书.docx")
        assert "findings" in json.loads(user.run("review", "决定书.docx", "--json"))
        user.run("review", "决定书.docx", "--out", "批注.docx")
        assert user.run("matters", "list")
        acts = "from assistant.analysis.common_acts import shipped_acts as acts; print(len(acts()))"
        assert int(user.run("-c", acts, program="python")) > 100, "the common acts are not in the wheel"
        user.page()
        left = sorted(path.name for path in user.folder.iterdir())
        assert left == ["决定书.docx", "批注.docx"], left
        assert not list(Path(home.strip()).glob("tmp/*")), "temporary files are left"
    print("the wheel works")


if __name__ == "__main__":
    main()
