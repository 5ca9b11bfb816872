"""The image, the commands and continuous integration name only what exists."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cli.codes import CODES

ROOT = Path(__file__).parent.parent.parent
TARGETS = ("setup", "demo", "check", "test", "bench")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))


def test_the_image_copies_what_exists() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text("Dockerfile"), flags=re.MULTILINE)
    named = [name for line in copied for name in line.split() if name != "."]
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_image_gets_the_whole_product_and_nothing_else() -> None:
    let_in = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    rooms = set(project()["tool"]["setuptools"]["packages"])
    assert let_in == rooms | {"pyproject.toml", "uv.lock", "README.md", "LICENSE"}
    assert [name for name in let_in if not (ROOT / name).exists()] == []


def test_the_image_is_locked_and_without_root() -> None:
    dockerfile = text("Dockerfile")
    syncs = [line for line in dockerfile.splitlines() if "uv sync" in line]
    assert syncs
    assert all("--frozen" in line and "--no-default-groups" in line for line in syncs)
    assert re.search(r"^USER (?!0\b|root\b)\w+", dockerfile, flags=re.MULTILINE)
    assert 'ENTRYPOINT ["recevable"]' in dockerfile


def test_one_version_of_uv() -> None:
    pinned = re.findall(r"UV_VERSION=([\d.]+)", text("scripts/setup"))
    assert re.findall(r"uv==([\d.]+)", text("Dockerfile")) == pinned


def test_the_image_and_the_set_up_install_the_same_second_reader() -> None:
    for package in ("tesseract-ocr", "tesseract-ocr-fra"):
        assert package in text("Dockerfile").split()
        assert package in text("scripts/setup").split()


@pytest.mark.parametrize("script", [".ci/run", "scripts/setup", "scripts/demo"])
def test_scripts_are_executable_stop_at_the_first_error_and_parse(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    assert "set -euo pipefail" in text(script)
    subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_each_target_and_the_readme_tells_of_it(target: str) -> None:
    dry = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert dry.returncode == 0, dry.stderr
    assert f"make {target}" in text("README.md")


def test_continuous_integration_checks_and_tests() -> None:
    commands = text(".ci/run").splitlines()
    assert "make check" in commands
    assert "make test" in commands


def test_the_demonstration_has_its_dossiers() -> None:
    wanted = re.findall(r"^DEMO_(?:FIRST|SECOND) \?= (\S+)", text("Makefile"), flags=re.MULTILINE)
    assert len(wanted) == 2
    assert [name for name in wanted if not (ROOT / name).exists()] == []


def test_the_demonstration_knows_the_exit_codes() -> None:
    told = dict(re.findall(r"\[([a-z-]+)\]=(\d+)", text("scripts/demo")))
    known = {verdict.value: int(code) for verdict, code in CODES.items()}
    assert {name: int(code) for name, code in told.items()} == known
