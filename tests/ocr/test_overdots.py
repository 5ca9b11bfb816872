"""Dots of a blank under the value written over them, in a text layer."""

from typing import Any

from ocr.overdots import without_overwritten


def painted(text: str, left: float, pitch: float, top: float = 100.0) -> list[dict[str, Any]]:
    return [
        {
            "text": c,
            "x0": left + n * pitch,
            "x1": left + (n + 1) * pitch,
            "top": top,
            "bottom": top + 10,
            "size": 10.0,
        }
        for n, c in enumerate(text)
    ]


def read(letters: list[dict[str, Any]]) -> str:
    kept = sorted(without_overwritten(letters), key=lambda c: c["x0"])
    return "".join(c["text"] for c in kept)


def test_a_value_over_the_dots_of_its_blank_keeps_its_own_dots() -> None:
    value = painted("v5.7.19", 101.2, 6.0)
    assert read(painted("." * 60, 100.0, 2.5) + value).strip(".") == "v5.7.19"
    assert read(value + painted("." * 60, 100.0, 2.5)).strip(".") == "v5.7.19"


def test_the_blank_after_the_value_stays_and_stands_apart() -> None:
    kept = without_overwritten(painted("." * 60, 100.0, 2.5) + painted("VTE-22", 101.2, 6.0))
    dots = [c for c in kept if c["text"] == "."]
    assert len(dots) > 30
    assert min(c["x0"] for c in dots) >= 101.2 + 6 * 6.0 + 2.0


def test_a_blank_that_nothing_covers_and_another_row_stay_whole() -> None:
    letters = painted("." * 60, 100.0, 2.5) + painted("VTE-22", 101.2, 6.0, top=114.0)
    assert without_overwritten(letters) == letters


def test_dots_of_a_number_are_no_blank() -> None:
    letters = painted("1.2.3", 100.0, 6.0) + painted("...", 103.0, 2.5)
    assert without_overwritten(letters) == letters
