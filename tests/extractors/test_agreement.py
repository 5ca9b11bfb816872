"""Days that one reader made no date of, and another one did."""

from __future__ import annotations

import pytest

from extractors.agreement import day_in
from models.page import Reader
from models.reading import Reading


@pytest.mark.parametrize(
    ("raw", "other", "value", "day"),
    [
        ("06/1012026", "06/10/2026", "2026-10-06", "06/10/2026"),
        ("21 08.26.", "210826", None, "21/08/26"),
        ("21 08.2 026", "21.08.2026", "2026-08-21", "21.08.2026"),
        ("06/1012026", "06/11/2026", "2026-11-06", None),
        ("2112/2026", "2/12/2026", "2026-12-02", None),
        ("21 08.26.", "21082", None, None),
        ("N aût 2026", "17 août 2026", "2026-08-17", None),
        ("", "", None, None),
    ],
)
def test_the_same_figures_or_strokes_are_one_day(
    raw: str, other: str, value: str | None, day: str | None
) -> None:
    assert day_in(raw, Reading(reader=Reader.PPOCR_V4, text=other, value=value, confidence=0.9)) == day
