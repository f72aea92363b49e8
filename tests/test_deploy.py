"""What is under deploy/ fits the program: paths, settings, commands that there are, and nothing runs as root."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from assistant import cli
from assistant.cli.app import app
from assistant.settings import ROOT, Settings

DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "assistant.service").read_text("utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
ADMIN = (DEPLOY / "assistant-admin").read_text("utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
VARIABLES = {f"ASSISTANT_{name.upper()}" for name in Settings.model_fields}


def unit() -> dict[str, list[str]]:
    """Key → values of the unit, whatever the section."""
    found: dict[str, list[str]] = {}
    for line in UNIT.splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile, with their lines joined."""
    text = "\n".join(line for line in DOCKERFILE.splitlines() if not line.lstrip().startswith("#"))
    lines = text.replace("\\\n", " ").splitlines()
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines if line.strip())]


def values(word: str) -> list[str]:
    return [rest for name, rest in instructions() if name == word]


def environment() -> dict[str, str]:
    """What the image sets."""
    return dict(one.split("=", 1) for line in values("ENV") for one in shlex.split(line))


def is_a_command(words: list[str]) -> bool:
    for name in cli.MODULES:
        import_module(f"assistant.cli.{name}")
    here: Any = get_command(app)
    for word in words:
        here = here.commands.get(word)
        if here is None:
            return False
    return not hasattr(here, "commands")


def test_every_setting_named_there_is_one() -> None:
    for text in (UNIT, DOCKERFILE, NGINX, ADMIN):
        assert set(re.findall(r"ASSISTANT_[A-Z_]+", text)) <= VARIABLES


def test_the_unit_runs_the_program_for_a_user_of_its_own() -> None:
    told = unit()
    assert told["User"] == told["Group"] == ["assistant"]
    (start,) = told["ExecStart"]
    program, *words = shlex.split(start)
    assert Path(program).is_absolute()
    assert (
        Path(program).name
        in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    )
    assert is_a_command(words)
    assert f"{Path(program).parent}/pip install" in UNIT


def test_the_unit_writes_to_the_data_folder_alone() -> None:
    told = unit()
    (home,) = (v.partition("=")[2] for v in told["Environment"] if v.startswith("ASSISTANT_HOME="))
    assert home == f"/var/lib/{told['StateDirectory'][0]}"
    assert told["StateDirectoryMode"] == ["0700"]
    assert told["UMask"] == ["0077"]
    assert told["ProtectSystem"] == ["strict"]
    assert "ReadWritePaths" not in told


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
@pytest.mark.parametrize("words", [["doctor"], ["users", "add", "甲 乙"]])
def test_who_runs_a_command_has_the_settings_of_the_service(tmp_path: Path, words: list[str]) -> None:
    """With a stand-in for systemd-run, which tells what it was called with."""
    stand_in = tmp_path / "systemd-run"
    stand_in.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    stand_in.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    called = subprocess.run(
        ["sh", str(DEPLOY / "assistant-admin"), *words], env={"PATH": path}, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.splitlines()  # fmt: skip
    split = called.index("--")
    told = unit()
    program = shlex.split(told["ExecStart"][0])[0]
    assert called[split + 1 :] == [program, *words]
    given = {one.removeprefix("--property=") for one in called[:split] if one.startswith("--property=")}
    keys = ("User", "Group", "UMask", "EnvironmentFile", "Environment")
    here = f"WorkingDirectory=-{Path.cwd()}"  # "-": the service's user may not enter the folder of who calls
    assert given == {here, *(f"{key}={told[key][0]}" for key in keys)}


def test_systemd_run_knows_the_options() -> None:
    run = shutil.which("systemd-run")
    if run is None:
        pytest.skip("systemd is not installed")
    known = subprocess.run([run, "--help"], capture_output=True, text=True, check=True).stdout
    used = re.findall(r"--([a-z-]+)", ADMIN.partition("exec ")[2])
    assert used
    for option in used:
        assert f"--{option}" in known, option


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    here = tmp_path / "assistant.service"
    here.write_text(UNIT.replace("/opt/assistant/bin/assistant", sys.executable), "utf-8")
    done = subprocess.run([analyze, "verify", str(here)], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "assistant.service" in line]) == (
        0,
        [],
    )
    offline = [analyze, "security", "--offline=yes", str(here)]
    told = subprocess.run(offline, capture_output=True, text=True, check=False).stdout
    exposure = re.search(r"exposure level for assistant.service: ([0-9.]+)", told)
    if exposure is None:
        pytest.skip("this systemd cannot rate a file")
    assert float(exposure.group(1)) <= 2.5


def test_systemd_would_find_a_fault(tmp_path: Path) -> None:
    """The check above can fail."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    here = tmp_path / "assistant.service"
    here.write_text(UNIT, "utf-8")  # no program there
    if Path("/opt/assistant/bin/assistant").exists():
        pytest.skip("it is installed here")
    assert subprocess.run([analyze, "verify", str(here)], capture_output=True, check=False).returncode != 0


def test_the_image_runs_the_program_without_root() -> None:
    last = [word for word, _ in instructions()].index("USER")
    assert [word for word, _ in instructions()[last:]].count("RUN") == 0
    (user,) = values("USER")
    assert user.isdigit()
    assert int(user) > 999
    assert f"--uid {user}" in DOCKERFILE
    (entry,), (command,) = values("ENTRYPOINT"), values("CMD")
    assert json.loads(entry) == ["assistant"]  # the list form: signals reach the program
    assert is_a_command(json.loads(command))


def test_the_image_keeps_its_data_in_the_volume_and_shows_the_right_port() -> None:
    (volume,), (port,) = values("VOLUME"), values("EXPOSE")
    assert environment()["ASSISTANT_HOME"] == volume
    assert int(environment().get("ASSISTANT_PORT", Settings().port)) == int(port)
    assert Settings(
        host=environment()["ASSISTANT_HOST"]
    ).exposed  # so the first to come must set up an account
    assert f"127.0.0.1:{port}" in values("HEALTHCHECK")[0]


def test_the_image_is_built_from_named_versions_only() -> None:
    python = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    for base in values("FROM"):
        tag = re.fullmatch(r"python:(\d+)\.(\d+)-[\w-]+(?: AS build)?", base)
        assert tag, base
        assert (int(tag[1]), int(tag[2])) >= tuple(map(int, python.removeprefix(">=").split(".")))
    assert "-c constraints.txt" in DOCKERFILE
    assert values("ADD") == []


def test_what_the_build_needs_is_sent_to_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        "pyproject.toml", "constraints.txt", "corpora", wheel["hooks"]["custom"]["path"], project["project"]["readme"],
        *project["project"]["license-files"], *wheel["packages"], *wheel["force-include"],
    }  # fmt: skip
    ignored = [
        line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    for name in needed:
        assert (ROOT / name).exists(), name
        assert not any(fnmatch.fnmatch(name, pattern) for pattern in ignored), name
    assert ".git" in ignored
    assert ".assistant" in ignored  # nobody's cases go into an image


def test_the_gateway_leads_where_the_program_listens() -> None:
    assert f"proxy_pass http://127.0.0.1:{Settings().port}/;" in NGINX
    assert "location /zhifa/ {" in NGINX  # both with a slash at the end: the sub-path is taken off
    for header in ("Host $host", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {header};" in NGINX
    launch = (ROOT / "assistant" / "web" / "shell.py").read_text("utf-8")
    most = re.search(r'max_file_size="(\d+)mb"', launch)
    assert most
    assert f"client_max_body_size {most[1]}m;" in NGINX


def test_the_files_are_explained() -> None:
    told = (ROOT / "docs" / "operation.md").read_text("utf-8")
    for path in DEPLOY.iterdir():
        assert f"`deploy/{path.name}`" in told


def test_the_image_can_fetch_law_use_postgresql_and_lock_its_data() -> None:
    installs = [rest for word, rest in instructions() if word == "RUN"]
    assert any(re.search(r"apt-get install .*\bgit\b", rest) for rest in installs)
    assert any("'.[postgres,encryption]'" in rest for rest in installs)
