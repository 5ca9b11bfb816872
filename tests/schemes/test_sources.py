"""Every line of the texts that a YAML cites says something: nobody is sent to an empty line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemes.load import ROOT

_CITED = re.compile(r"(S[0-4]):(\d+)(?:-(\d+))?")
_PACKED = Path(__file__).parent / "lines_of_text.txt"
FILES = sorted(ROOT.rglob("*.yaml"))


def _lines() -> dict[str, str]:
    """« 1 » for a line with text, by source."""
    rows = [row.split() for row in _PACKED.read_text(encoding="utf-8").splitlines() if row[0] == "S"]
    return {name: f"{int(packed, 16):0{4 * len(packed)}b}" for name, packed in rows}


LINES = _lines()


def _says(name: str, line: int) -> bool:
    return 0 < line <= len(LINES[name]) and LINES[name][line - 1] == "1"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_cited_place_begins_and_ends_on_a_line_that_says_something(path: Path) -> None:
    cited = _CITED.findall(path.read_text(encoding="utf-8"))
    empty = [
        f"{name}:{first}-{last or first}"
        for name, first, last in cited
        if not (_says(name, int(first)) and _says(name, int(last or first)))
    ]
    assert empty == []


def test_an_empty_line_is_told() -> None:
    assert not _says("S0", 129)
    assert _says("S0", 130)
    assert not _says("S0", 99999)
