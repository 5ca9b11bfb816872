"""Readers place words a letter off, take a box into a word, or lose half of a pair of brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.boxes import extract_groups
from models.page import Word
from models.piece import CheckGroup, GroupOutcome
from schemes import load_scheme
from tests.extractors.boxes.drawing import Scan, Sheet

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
HEADING = "J'ai perçu des aides minimis SIEG"
FAX = Scan(bilevel=True, blur=0.5)
Mend = Callable[[Word], Word]


def aids(sheet: Sheet, scan: Scan | None = None) -> CheckGroup:
    groups = extract_groups(MODEL, [sheet.view(scan)])
    return next(group for group in groups if group.key == "de_minimis")


def row(ticked: str | None, gap: float = 16.0) -> Sheet:
    """« □ Oui  □ Non » on a row of its own, one of them crossed."""
    sheet = Sheet()
    sheet.text(HEADING, 60, 180)
    at = 120.0
    for text in ("Oui", "Non"):
        sheet.square(at, 201, 8)
        if text == ticked:
            sheet.stroke([(at + 1, 202.0), (at + 7, 208.0)])
            sheet.stroke([(at + 7, 202.0), (at + 1, 208.0)])
        at = sheet.text(text, at + 12, 200) + gap
    return sheet


def changed(sheet: Sheet, mend: Mend) -> Sheet:
    """The sheet, its options read otherwise."""
    sheet.lines = [
        line.model_copy(update={"words": tuple(mend(word) for word in line.words)})
        if len(line.words) == 1
        else line
        for line in sheet.lines
    ]
    return sheet


def shifted(by: float) -> Mend:
    """Moves a word by so many of its own heights, as a share of the page's width."""

    def move(word: Word) -> Word:
        dx = by * word.box.height * 11.69 / 8.27
        left, right = word.box.left + dx, word.box.right + dx
        return word.model_copy(update={"box": word.box.model_copy(update={"left": left, "right": right})})

    return move


@pytest.mark.parametrize("scan", [None, FAX], ids=["drawn", "fax"])
@pytest.mark.parametrize("by", [0.35, 0.5, 0.6, -0.3])
@pytest.mark.parametrize("ticked", ["Oui", "Non"])
def test_a_letter_beside_its_displaced_word_is_no_box(ticked: str, by: float, scan: Scan | None) -> None:
    found = aids(changed(row(ticked), shifted(by)), scan)
    assert found.chosen in (ticked.casefold(), None)
    if found.chosen is None:
        assert found.outcome is GroupOutcome.UNREADABLE


@pytest.mark.parametrize("scan", [None, FAX], ids=["drawn", "fax"])
def test_displaced_words_do_not_hide_the_choice(scan: Scan | None) -> None:
    assert aids(changed(row("Oui"), shifted(0.4)), scan).chosen == "oui"
    assert aids(changed(row("Non"), shifted(0.4)), scan).chosen == "non"


@pytest.mark.parametrize("sign", ["O", "©", "Q"])
def test_a_box_read_as_a_sign_of_the_word(sign: str) -> None:
    def glued(word: Word) -> Word:
        left = word.box.left - 12 / 72 / 8.27
        return word.model_copy(
            update={"text": sign + word.text, "box": word.box.model_copy(update={"left": left})}
        )

    assert aids(changed(row("Non"), glued)).chosen == "non"


def brackets(left: str, right: str) -> Sheet:
    """« [ ] Oui  [ ] Non » in print, whose brackets the reader lost but for what `left` and `right` say."""
    sheet = Sheet()
    sheet.text(HEADING, 60, 180)
    for text, said, x in (("Oui", left, 120.0), ("Non", right, 180.0)):
        sheet.text("[", x, 200, known=False)
        sheet.text("]", x + 10, 200, known=said == "]")
        sheet.text(text, x + 16, 200)
    return sheet


def test_a_closing_bracket_tells_on_which_side_the_boxes_stand() -> None:
    """Something dark right of the last option is no box of it."""
    sheet = brackets("]", "]")
    for y in range(5):
        sheet.stroke([(181, 202 + 2 * y), (192, 203 + 2 * y)], 1.2)
    sheet.square(230, 201, 8)
    assert aids(sheet).chosen == "non"


def test_brackets_read_empty_with_a_stroke_in_them_are_no_empty_box() -> None:
    sheet = Sheet()
    sheet.text(HEADING, 60, 180)
    sheet.text("[ ] Oui", 120, 200)
    sheet.text("[ ] Non", 180, 200)
    sheet.stroke([(180, 212), (190, 196)], 1.2)
    assert aids(sheet).outcome is not GroupOutcome.NONE


@pytest.mark.parametrize("scan", [None, FAX], ids=["drawn", "fax"])
@pytest.mark.parametrize("ticked", ["Oui", "Non", None])
def test_tails_of_the_line_above_tick_no_box(ticked: str | None, scan: Scan | None) -> None:
    """« p », « ç » and « ) » of another line stand on the boxes below them."""
    sheet = row(ticked)
    sheet.text("J’ai perçu des aides (p, q)", 118, 189.3, size=12)
    found = aids(sheet, scan)
    assert found.chosen == (ticked.casefold() if ticked else None)
    assert found.outcome is (GroupOutcome.ONE if ticked else GroupOutcome.NONE)


@pytest.mark.parametrize("scan", [None, FAX], ids=["drawn", "fax"])
def test_a_tick_under_a_box_read_as_a_letter_of_the_next_line_is_seen(scan: Scan | None) -> None:
    sheet = row(None)
    sheet.stroke([(120, 208.5), (124, 216.5), (129, 207.5)], 1.2)
    sheet.text("V", 120.5, 209.5, size=8)
    sheet.text("V Montant des aides", 120.5, 209.5, size=8)
    assert aids(sheet, scan).outcome is not GroupOutcome.NONE
