"""The rules of the house that no linter keeps."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PRODUCT = (
    "models",
    "schemes",
    "ocr",
    "electronic",
    "extractors",
    "checks",
    "pipeline",
    "reports",
    "store",
    "api",
    "cli",
)
TIMELESS = ("models", "schemes", "ocr", "electronic", "extractors", "checks", "reports")
AROUND = ("bench", "testdata", "tests")
LONGEST = 400

BROAD = re.compile(r"except(\s*:|\s+\(?.*\b(Base)?Exception\b)")
EXCUSED = re.compile(r"#.*[a-z]+ [a-z]+ [a-z]+")
SILENCED = re.compile(r"#\s*(type:\s*ignore|noqa)")
REASON = re.compile(r"#\s*(type:\s*ignore\[[\w, -]+\]|noqa:\s*[A-Z0-9, ]+)\s*(-|#)\s*\w+")
LEFT_OVER = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
TODAY = re.compile(r"\b(date\.today|datetime\.(now|today|utcnow)|time\.(time|localtime))\(")
MACHINE_PATH = re.compile(r"/(work|root|home)/\w")


def sources(*rooms: str) -> Iterator[tuple[Path, list[str]]]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8").splitlines()


def lines_where(pattern: re.Pattern[str], *rooms: str) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, lines in sources(*rooms)
        for number, line in enumerate(lines, 1)
        if pattern.search(line)
    ]


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contract(name: str) -> dict[str, Any]:
    listed = project()["tool"]["importlinter"]["contracts"]
    return next(one for one in listed if one["id"] == name)


def test_nobody_scrolls() -> None:
    long = {str(path): len(lines) for path, lines in sources(*PRODUCT, *AROUND) if len(lines) > LONGEST}
    assert long == {}


def test_a_broad_except_says_why() -> None:
    assert [line for line in lines_where(BROAD, *PRODUCT) if not EXCUSED.search(line)] == []


def test_a_silenced_check_says_which_and_why() -> None:
    assert [line for line in lines_where(SILENCED, *PRODUCT) if not REASON.search(line)] == []


def test_nothing_is_left_for_later() -> None:
    assert lines_where(LEFT_OVER, *PRODUCT) == []


def test_nothing_below_the_pipeline_asks_what_day_it_is() -> None:
    assert lines_where(TODAY, *TIMELESS) == []


def test_no_path_of_one_machine() -> None:
    assert lines_where(MACHINE_PATH, *PRODUCT, *AROUND) == []


def test_file_names_are_ascii() -> None:
    names = [path.name for room in (*PRODUCT, *AROUND) for path in (ROOT / room).rglob("*")]
    assert [name for name in names if not name.isascii()] == []


def test_folders_of_tests_are_packages() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_room_is_packaged_and_typed() -> None:
    tools = project()["tool"]
    assert set(tools["setuptools"]["packages"]) >= set(PRODUCT)
    assert set(tools["mypy"]["packages"]) >= set(PRODUCT)
    assert tools["mypy"]["strict"] is True


def test_the_contracts_of_the_house_stand() -> None:
    assert contract("layers")["layers"] == [
        "cli",
        "api",
        "pipeline | reports | store",
        "checks | electronic | extractors | ocr",
        "schemes",
        "models",
    ]
    assert set(contract("blind-reading")["source_modules"]) == {"ocr", "electronic", "extractors"}
    assert contract("blind-reading")["forbidden_modules"] == ["models.dossier"]
    assert contract("controls-read-nothing")["source_modules"] == ["checks"]
    assert set(contract("controls-read-nothing")["forbidden_modules"]) == {"ocr", "electronic", "extractors"}
    assert set(contract("product-alone")["source_modules"]) == set(PRODUCT)
    assert set(contract("product-alone")["forbidden_modules"]) == set(AROUND)


def test_a_contract_excuses_only_the_words_of_the_schemes() -> None:
    excused = [
        edge
        for one in project()["tool"]["importlinter"]["contracts"]
        for edge in one.get("ignore_imports", [])
    ]
    assert excused == ["schemes.* -> models.dossier"]
