"""Many values on one line: each part of it is parsed once."""

from __future__ import annotations

from extractors.values import amount
from extractors.values.candidate import Parsed
from extractors.values.finder import Finder
from tests.extractors.pages import words


def test_a_line_of_many_amounts_is_read_in_one_pass() -> None:
    asked: list[str] = []

    def parse(text: str) -> Parsed | None:
        asked.append(text)
        return amount.parse(text)

    found = Finder([[{"OP": "+", "TEXT": {"REGEX": r"^[\d,€]+$"}}]], parse)(words("376,25 € " * 60))
    assert [c.parsed.value for c in found] == ["376.25"] * 60
    assert len(asked) < 41 * 240


def test_a_wrong_key_gives_way_to_a_right_one_and_is_told_alone() -> None:
    def parse(text: str) -> Parsed | None:
        return {
            "1 2 3": Parsed("123", valid=False),
            "2": Parsed("2", valid=True),
            "3": Parsed("3", valid=False),
        }.get(text)

    finder = Finder([[{"OP": "+", "TEXT": {"REGEX": r"^\d$"}}]], parse)
    assert [c.raw for c in finder(words("1 2 3"))] == ["2", "3"]
    assert [c.raw for c in finder(words("4 3 4"))] == ["3"]
