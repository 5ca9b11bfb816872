"""What another reader saw, beside the first one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.agreement import bare, confirms, day_in, has_more, kept, second_value
from models.page import Reader
from models.reading import Reading, ValueKind
from tests.extractors.pages import words


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
        ("121812026", "12/08/2026", "2026-08-12", "12/08/2026"),
        ("121812026", "12/06/2026", "2026-06-12", None),
        ("81612025", "08/06/2025", "2025-06-08", "08/06/2025"),
        ("15106/2022", "15/06/2022", "2022-06-15", "15/06/2022"),
        ("3105/2025", "03/05/2025", "2025-05-03", None),  # it may be the 31st
        ("317/2025", "03/07/2025", "2025-07-03", None),
        ("812/2026", "08/02/2026", "2026-02-08", None),  # or December
        ("3111/2022", "03/11/2022", "2022-11-03", None),
        ("26/+/2022", "26/07/2022", "2022-07-26", "26/07/2022"),
        ("26/+/2022", "26/01/2022", "2022-01-26", None),
        ("+/+/2022", "07/07/2022", "2022-07-07", None),
    ],
)
def test_the_same_figures_or_strokes_are_one_day(
    raw: str, other: str, value: str | None, day: str | None
) -> None:
    assert day_in(raw, Reading(reader=Reader.PPOCR_V4, text=other, value=value, confidence=0.995)) == day


def test_who_tells_which_of_two_days_a_cross_stands_for_must_be_sure() -> None:
    told = Reading(reader=Reader.HANDS, text="26/07/2022", value="2022-07-26", confidence=0.9)
    assert day_in("26/+/2022", told) is None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (ValueKind.REFERENCE, "unique 2a15d61bfb", "2a15d61bfb"),
        (ValueKind.REFERENCE, "|691f468e2e", "691f468e2e"),
        (ValueKind.REFERENCE, "1691f468e2", "1691f468e2"),
        (ValueKind.NUMBER, "comm BC-2026-01749", "BC-2026-01749"),
        (ValueKind.NUMBER, "Numerodubon 2026-01749", "2026-01749"),
        (ValueKind.NUMBER, "du bon de BC26.4404", "BC26.4404"),
    ],
)
def test_the_label_or_the_side_of_a_cell_is_no_part_of_a_number(
    kind: ValueKind, text: str, value: str
) -> None:
    found = second_value(kind, words(text))
    assert found is not None
    assert found.value == value


def test_capitals_before_a_number_may_be_of_it() -> None:
    found = second_value(ValueKind.NUMBER, words("BC 2026-01749"))
    assert found is None or found.value != "2026-01749"


@pytest.mark.parametrize(
    ("said", "before", "told"),
    [
        ("ta6de6903cb.", "t", True),
        ("ta6de6903cb.", "", False),
        ("ta6de6903cb.", "n", False),
        ("ta6de6903cd.", "t", False),
        ("tta6de6903cb", "t", False),
    ],
)
def test_the_end_of_the_word_before_is_no_sign_of_a_reference(said: str, before: str, told: bool) -> None:
    first = Reading(reader=Reader.PPOCR, text="a6de6903cb.", value="a6de6903cb", confidence=0.99)
    second = Reading(reader=Reader.TESSERACT, text=said, value=said.strip("."), confidence=0.9)
    assert confirms(first, ValueKind.REFERENCE, second, before) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("+ BDC-V2-6722/26", True),
        (".BDC:V2:6722.26.....", True),
        ("BDC-V2-672/26", False),
        ("BDC-V2-6722/26€", False),
        ("BDC-V2-6722/2", False),
    ],
)
def test_the_dots_of_a_blank_are_no_signs_of_a_number(said: str, told: bool) -> None:
    first = Reading(reader=Reader.PPOCR, text="BDC-V2-6722/.26.", value="BDC-V2-6722/.26", confidence=0.99)
    found = second_value(ValueKind.NUMBER, words(said))
    value = found.value if found else None
    second = Reading(reader=Reader.TESSERACT, text=said, value=value, confidence=0.4)
    assert confirms(first, ValueKind.NUMBER, second) is told


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("BDC V2-3392/26", "BDC-V2-3392/26", "BDC-V2-3392/26"),
        ("BDC-V2-6722/.26", "BDC-V2-6722/26", "BDC-V2-6722/26"),
        ("VTE-27-019.70", "VTE-27-01970", "VTE-27-01970"),
        ("4500.0.02249", "4500002249", "4500002249"),
        ("D.OS-1523777", "DOS-1523777", "DOS-1523777"),
        ("C000075.9", "C000075.9", "C000075.9"),
        ("F20260042", "F2026-0042", "F2026-0042"),
        ("BC.2026.015", "BC2026015", "BC.2026.015"),
        ("BC-2026.17", "BC-2026 17", "BC-2026.17"),
        ("2026 - 0042", "2026-0042", "2026 - 0042"),
        ("SGN 5046848", "SGN5046848", "SGN 5046848"),
        ("C0006281", "CO006281", "C0006281"),
    ],
)
def test_a_number_keeps_the_signs_that_one_of_two_readers_saw_better(
    first: str, second: str, value: str
) -> None:
    assert kept(ValueKind.NUMBER, first, second) == value


@given(
    st.lists(st.sampled_from(("-", "/", " ", ".", "_", "")), min_size=9, max_size=9),
    st.lists(st.sampled_from(("-", "/", " ", ".", "_", "")), min_size=9, max_size=9),
)
def test_the_letters_of_a_number_are_never_changed_by_its_signs(own: list[str], other: list[str]) -> None:
    one, two = ("".join(map("".join, zip("BC26A04217", [*signs, ""], strict=True))) for signs in (own, other))
    found = kept(ValueKind.NUMBER, one, two)
    assert found is not None
    assert bare(found) == bare(one)
    assert kept(ValueKind.NUMBER, one, one) == one


@pytest.mark.parametrize(
    ("kind", "text", "value", "said", "more"),
    [
        (ValueKind.AMOUNT, "9177", "9177.00", "9177.71", True),
        (ValueKind.AMOUNT, "9 177 €", "9177.00", "9 177,71 €", True),
        (ValueKind.AMOUNT, "9 177,71", "9177.71", "9177.71", False),
        (ValueKind.AMOUNT, "9177", "9177.00", "91777", False),
        (ValueKind.AMOUNT, "9177", "9177.00", "8177.71", False),
        (ValueKind.NUMBER, "2026", "2026", "2026/Q", True),
        (ValueKind.NUMBER, "2026/0628", "2026/0628", "2026/0628.", False),
        (ValueKind.NUMBER, "2026", "2026", "2026...", False),
    ],
)
def test_a_value_that_goes_on_for_another_reader_may_be_cut(
    kind: ValueKind, text: str, value: str, said: str, more: bool
) -> None:
    first = Reading(reader=Reader.PPOCR, text=text, value=value, confidence=0.9)
    second = Reading(reader=Reader.PPOCR_V4, text=said, value=None, confidence=0.9)
    assert has_more(first, kind, second) is more


@pytest.mark.parametrize(
    ("said", "told"), [("1009", True), ("1009,00", True), ("1009.7H", False), ("1009.74", False)]
)
def test_cents_that_nobody_could_read_are_not_none(said: str, told: bool) -> None:
    first = Reading(reader=Reader.PPOCR, text="1009", value="1009.00", confidence=0.9)
    second = Reading(reader=Reader.PPOCR_V4, text=said, value="1009.00", confidence=0.9)
    assert confirms(first, ValueKind.AMOUNT, second) is told
