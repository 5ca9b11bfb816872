"""A group whose last option stands at the top of the next page (HOP-PFI, S0:921-925)."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from extractors.boxes import extract_groups
from models.piece import GroupOutcome, MarkState
from schemes import load_scheme
from schemes.piece import GroupModel
from tests.extractors.boxes.drawing import Sheet, tick

MODEL = load_scheme("HOP-PFI-Va1").piece_model("va-client-unique")
GROUPS = [group for group in MODEL.groups if group.key in ("dmp", "mss_pro", "mss_patient")]
SIZE, LEADING = 9.0, 13.0


def paragraph(sheet: Sheet, text: str, y: float) -> float:
    """Writes a text on lines of some fifteen words; gives where the next one starts."""
    words = text.split()
    for start in range(0, len(words), 14):
        sheet.text(" ".join(words[start : start + 14]), 80, y, 8)
        y += LEADING
    return y + 4


def options(sheet: Sheet, group: GroupModel, keys: Sequence[str], ticked: str, y: float) -> float:
    for option in group.options:
        if option.key in keys:
            sheet.square(60, y, SIZE)
            if option.key == ticked:
                tick(sheet, "cross", 60, y, SIZE, random.Random(3))
            y = paragraph(sheet, option.wordings[0], y)
    return y


@pytest.mark.parametrize("ticked", ["fait-verifie", "non-fait", "non-applicable"])
def test_its_last_option_is_read_overleaf(ticked: str) -> None:
    first, second = Sheet(), Sheet()
    y = 60.0
    for group in GROUPS:
        y = paragraph(first, group.headings[0], y)
        last = group.key == "mss_patient"
        keys = [option.key for option in group.options]
        choice = ticked if last else "fait-verifie"
        y = options(first, group, keys[:-1] if last else keys, choice, y)
    below = options(second, GROUPS[-1], keys[-1:], ticked, 60)
    paragraph(second, "Commentaires :", below)
    found = {g.key: g for g in extract_groups(MODEL, [first.view(), second.view(number=2)])}
    for group in GROUPS:
        own = found[group.key]
        chosen = [mark for mark in own.marks if mark.state is MarkState.CHECKED]
        assert own.outcome is GroupOutcome.ONE
        assert [m.key for m in chosen] == [ticked if group.key == "mss_patient" else "fait-verifie"]
    over = next(mark for mark in found["mss_patient"].marks if mark.key == "non-applicable")
    assert over.evidence[0].page == 2
