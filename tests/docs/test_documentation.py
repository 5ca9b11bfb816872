"""What a user can type or set is written down: the README, or a page of docs/."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import typer

from api.settings import ServiceSettings
from bench.peers import parse as parse_peers
from bench.run import parse as parse_bench
from cli.codes import Code
from cli.main import app

ROOT = Path(__file__).parent.parent.parent


def documentation() -> str:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def commands(program: typer.Typer, *words: str) -> list[str]:
    """What a user types: « recevable rules list »."""
    own = [one.name or (one.callback.__name__ if one.callback else "") for one in program.registered_commands]
    groups = [(one.typer_instance, one.name) for one in program.registered_groups]
    inner = [line for group, name in groups if group and name for line in commands(group, *words, str(name))]
    return [" ".join((*words, name)) for name in own] + inner


@pytest.mark.parametrize("command", commands(app, "recevable"))
def test_every_command_is_documented(command: str) -> None:
    assert command in documentation()


@pytest.mark.parametrize("setting", [f"RECEVABLE_{name.upper()}" for name in ServiceSettings.model_fields])
def test_every_setting_is_documented(setting: str) -> None:
    assert setting in documentation()


@pytest.mark.parametrize("code", list(Code))
def test_every_exit_code_is_documented(code: Code) -> None:
    assert f"| {code.value} |" in documentation()


def test_the_bench_parses_what_make_tells_it() -> None:
    dry = subprocess.run(
        ["make", "--dry-run", "--always-make", "bench", "bench-peers"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = dry.stdout.replace("\\\n", " ").splitlines()
    for module, parse in (("bench.run", parse_bench), ("bench.peers", parse_peers)):
        line = next(line for line in lines if module in line)
        assert parse(line.split(module, 1)[1].split()).seed
