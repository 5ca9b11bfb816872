"""A pen beside the boxes, and words to strike out: a person looks, nothing wrong is chosen."""

from __future__ import annotations

import math
import random

import pytest

from extractors.boxes import extract_groups
from models.piece import CheckGroup, GroupOutcome, MarkState, PieceKind
from schemes import load_scheme
from schemes.piece import PieceModel
from tests.extractors.boxes.drawing import Point, Scan, Sheet, tick

ORDER: PieceModel = next(m for m in load_scheme("MDV-LGC-Va2").pieces if m.kind is PieceKind.BDC)
HEAD = "J’ai perçu des aides minimis SIEG (hors financement Ségur) dans les 3 ans précédent la signature"
SCANS = [None, Scan(blur=0.9, noise=7, jpeg=55), Scan(blur=1.4, noise=10, jpeg=40, fade=0.7)]
INK = "#1c2a9a"


def de_minimis(sheet: Sheet, scan: Scan | None) -> CheckGroup:
    return next(g for g in extract_groups(ORDER, [sheet.view(scan)]) if g.key == "de_minimis")


def ticked(group: CheckGroup) -> list[str]:
    """What the group is taken to say."""
    marks = [mark.key for mark in group.marks if mark.state is MarkState.CHECKED]
    return marks if group.outcome in (GroupOutcome.ONE, GroupOutcome.SEVERAL) else []


def boxed() -> tuple[Sheet, dict[str, tuple[float, float, float]]]:
    """« □ Oui  □ Non »: the left of each box, and where its word starts and ends."""
    sheet, places, x = Sheet(), {}, 90.0
    sheet.text(HEAD, 60, 282)
    for key, word in (("oui", "Oui"), ("non", "Non")):
        sheet.square(x, 301, 9)
        end = sheet.text(word, x + 14, 300) - 3
        places[key] = (x, x + 14, end)
        x = end + 60
    return sheet, places


def worded() -> tuple[Sheet, dict[str, tuple[float, float]]]:
    """« Oui / Non (rayer la mention inutile) »: where the words start and end."""
    sheet = Sheet()
    sheet.text(HEAD, 60, 282)
    slash = sheet.text("Oui", 90, 300)
    no = sheet.text("/", slash, 300)
    end = sheet.text("Non", no, 300)
    sheet.text("(rayer la mention inutile)", end + 5, 300)
    return sheet, {"oui": (90, slash - 3), "non": (no, end - 3)}


def ring(sheet: Sheet, left: float, right: float, seed: int) -> None:
    rng = random.Random(seed)
    across, down = (right - left) / 2, 11.0
    points: list[Point] = [
        (
            (left + right) / 2 + across * math.cos(n * 0.16) * rng.uniform(0.97, 1.03),
            305 + down * math.sin(n * 0.16) * rng.uniform(0.95, 1.05),
        )
        for n in range(42)
    ]
    sheet.stroke(points, 1.2, INK)


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("chosen", ["oui", "non"])
def test_a_ring_round_a_box_and_its_word_is_not_no_answer(chosen: str, scan: Scan | None) -> None:
    sheet, places = boxed()
    box, _, end = places[chosen]
    ring(sheet, box - 5, end + 5, 1)
    group = de_minimis(sheet, scan)
    assert group.outcome is GroupOutcome.UNREADABLE or ticked(group) == [chosen]


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("chosen", ["oui", "non"])
def test_the_other_option_struck_out_is_no_second_tick(chosen: str, scan: Scan | None) -> None:
    sheet, places = boxed()
    tick(sheet, "cross", places[chosen][0], 301, 9, random.Random(1), INK)
    box, _, end = places["non" if chosen == "oui" else "oui"]
    sheet.stroke([(box - 2, 306), (end + 2, 305)], 1.2, INK)
    group = de_minimis(sheet, scan)
    assert group.outcome is GroupOutcome.UNREADABLE or ticked(group) == [chosen]


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("crossed", [False, True])
@pytest.mark.parametrize("left", ["oui", "non"])
def test_what_is_struck_out_is_never_chosen(left: str, crossed: bool, scan: Scan | None) -> None:
    sheet, places = worded()
    start, end = places["non" if left == "oui" else "oui"]
    if crossed:
        sheet.stroke([(start - 1, 311), (end + 1, 301)], 1.2, INK)
    sheet.stroke([(start - 2, 302 if crossed else 307), (end + 2, 310 if crossed else 305)], 1.2, INK)
    assert ticked(de_minimis(sheet, scan)) in ([], [left])


@pytest.mark.parametrize("scan", SCANS)
@pytest.mark.parametrize("both", [False, True])
def test_none_or_both_struck_out_choose_nothing(both: bool, scan: Scan | None) -> None:
    sheet, places = worded()
    if both:
        sheet.stroke([(places["oui"][0] - 2, 306), (places["non"][1] + 2, 306)], 1.2, INK)
    assert ticked(de_minimis(sheet, scan)) == []
