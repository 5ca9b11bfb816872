"""What arithmetic proves of amounts, and what it must not prove: numbers cut by a reader."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractors.tables import extract_tables
from extractors.tables.arithmetic import lacks_a_digit, lacks_thousands, prove_rows
from extractors.tables.proofs import second_look
from models.geometry import Box, Place
from models.page import Reader
from models.piece import Row, Table
from models.reading import Field, Proof, Reading, Status, ValueKind
from schemes import load_scheme
from tests.extractors.pages import CHAR, Replay, horizontal, vertical, view, words

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")


def cell(key: str, value: str) -> Field:
    kind = ValueKind.RATE if key == "rate" else ValueKind.AMOUNT
    return Field(key=key, kind=kind, status=Status.FOUND, value=value, raw=value)


def row(role: str, **cells: str) -> Row:
    return Row(role=role, cells=tuple(cell(k, v) for k, v in cells.items()))


def proofs(one: Row) -> set[str]:
    return {c.key for c in one.cells if c.proof is Proof.ARITHMETIC}


@dataclass(frozen=True)
class Case:
    """The cells of a row, and which of them they prove."""

    cells: dict[str, str]
    proved: set[str]


@pytest.mark.parametrize(
    "case",
    [
        Case({"ht": "376.25", "rate": "20", "vat": "75.25", "ttc": "451.50"}, {"ht", "rate", "vat", "ttc"}),
        Case({"ht": "104.17", "rate": "8.5", "vat": "8.85", "ttc": "113.02"}, {"ht", "rate", "vat", "ttc"}),
        Case({"ht": "376.25", "vat": "75.25", "ttc": "451.50"}, {"ht", "vat", "ttc"}),
        Case({"ht": "376.25", "rate": "20", "ttc": "451.50"}, {"ht", "rate", "ttc"}),
        Case({"ht": "376.25", "rate": "20", "vat": "75.25", "ttc": "451.60"}, set()),
        # 4 030,00 + 806,00 = 4 836,00 read without its thousands still adds up.
        Case({"ht": "30.00", "rate": "20", "vat": "806.00", "ttc": "836.00"}, set()),
        Case({"ht": "30.00", "vat": "806.00", "ttc": "836.00"}, set()),
        # 20 % read as 0 %: the amounts tell each other, not the rate.
        Case({"ht": "376.25", "rate": "0", "vat": "75.25", "ttc": "451.50"}, {"ht", "vat", "ttc"}),
        Case({"ht": "376.25"}, set()),
    ],
)
def test_a_row(case: Case) -> None:
    assert proofs(prove_rows([row("principale", **case.cells)])[0]) == case.proved


@pytest.mark.parametrize(("second", "proof"), [("8,5 %", Proof.TWO_READERS), ("8,57", Proof.NONE)])
def test_a_sign_read_as_the_last_figure_of_a_rate_needs_another_reader(second: str, proof: Proof) -> None:
    """« 8,57 » where the amounts tell 8,5 %: they do not prove what is printed, a second reader does."""
    one = row("principale", ht="605.00", rate="8.57", vat="51.43", ttc="656.43")
    where = Place(document="piece.pdf", page=1, box=Box(left=0.5, top=0.5, right=0.56, bottom=0.512))
    read = (Reading(reader=Reader.PPOCR, text="8,57", value="8.57", confidence=0.9),)
    cells = (
        c.model_copy(update={"readings": read, "evidence": (where,)}) if c.key == "rate" else c
        for c in one.cells
    )
    (made,) = prove_rows([one.model_copy(update={"cells": tuple(cells)})])
    assert proofs(made) == {"ht", "vat", "ttc"}
    other = tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in words(second, 0.5, 0.5))
    table = next(t for t in MODEL.tables if t.key == "amounts")
    (looked,) = second_look(table, [made], [view([("8,57", 0.5, 0.5)], second=Replay(other))])
    assert (looked.cell("rate").value, looked.cell("rate").proof) == ("8.5", proof)


@pytest.mark.parametrize("vat", ["51.85", "51.44"])
def test_a_rate_that_the_amounts_do_not_tell_stays_as_read(vat: str) -> None:
    """8,57 % with the tax that it gives, or with one that no rate gives."""
    ttc = "656.85" if vat == "51.85" else "656.44"
    (made,) = prove_rows([row("principale", ht="605.00", rate="8.57", vat=vat, ttc=ttc)])
    assert made.cell("rate").value == "8.57"


def test_a_total_of_two_rows_proves_them() -> None:
    rows = [row("principale", ht="376.25"), row("secondaire", ht="104.17"), row("total", ht="480.42")]
    assert all(proofs(r) == {"ht"} for r in prove_rows(rows))


def test_a_total_that_repeats_its_one_row_proves_nothing() -> None:
    rows = [row("principale", ht="376.25"), row("total", ht="376.25")]
    assert not any(proofs(r) for r in prove_rows(rows))


def test_pieces_of_amounts_spoil_the_proof_of_a_sum() -> None:
    rows = [row("principale", ht="4"), row("secondaire", ht="1"), row("total", ht="5")]
    assert not any(proofs(r) for r in prove_rows(rows))


def test_lost_thousands_are_suspected() -> None:
    assert lacks_thousands(row("secondaire", ht="770.83", rate="20", vat="354.17", ttc="2125.00"))
    assert not lacks_thousands(row("secondaire", ht="375.25", rate="20", vat="75.25", ttc="451.50"))


def right(text: str, x: float, y: float) -> tuple[str, float, float]:
    return text, x - len(text) * CHAR, y


NARROW = [
    ("Prestation", 0.05, 0.40),
    *(
        (head, x, 0.40)
        for head, x in (("Montant HT", 0.40), ("Taux de TVA", 0.52), ("TVA", 0.70), ("TTC", 0.82))
    ),
    ("Prestation principale", 0.05, 0.44),
    *(right(text, x, 0.44) for text, x in (("4", 0.47), ("20 %", 0.60), ("806,00 €", 0.74), ("4", 0.87))),
    *(right(text, x, 0.455) for text, x in (("030,00 €", 0.47), ("836,00 €", 0.87))),
    ("Prestation secondaire", 0.05, 0.48),
    *(right(text, x, 0.48) for text, x in (("1", 0.47), ("20 %", 0.60), ("354,17 €", 0.74), ("2", 0.87))),
    *(right(text, x, 0.495) for text, x in (("770,83 €", 0.47), ("125,00 €", 0.87))),
]


@pytest.mark.parametrize("ruled", [True, False])
def test_amounts_broken_in_narrow_cells(ruled: bool) -> None:
    lines = [horizontal(y, 0.04, 0.95) for y in (0.39, 0.43, 0.475, 0.52)]
    lines += [vertical(x, 0.39, 0.52) for x in (0.04, 0.38, 0.50, 0.63, 0.76, 0.95)]
    table = extract_tables(MODEL, [view(NARROW, rulings=lines if ruled else [])])[0]
    assert amounts(table) == [("4030.00", "20", "806.00", "4836.00"), ("1770.83", "20", "354.17", "2125.00")]


def amounts(table: Table) -> list[tuple[str | None, ...]]:
    return [tuple(r.cell(k).value for k in ("ht", "rate", "vat", "ttc")) for r in table.rows]


def test_a_row_that_lacks_thousands_asks_nobody_and_stays_unproved() -> None:
    texts = [t for t in NARROW if t[0] != "1"]
    replay = Replay()
    table = extract_tables(MODEL, [view(texts, second=replay)])[0]
    cut = table.rows_of("secondaire")[0]
    assert cut.cell("ht").value == "770.83"
    assert cut.cell("ht").proof is Proof.NONE


@pytest.mark.parametrize(("raw", "value"), [("", "20"), ("0 %", "20"), ("10 %", None)])
def test_a_rate_that_nobody_read_is_told_by_the_amounts_that_no_figure_contradicts(
    raw: str, value: str | None
) -> None:
    blurred = Field(key="rate", kind=ValueKind.RATE, status=Status.UNREADABLE, raw=raw)
    one = row("principale", ht="376.25", vat="75.25", ttc="451.50")
    rate = prove_rows([one.model_copy(update={"cells": (*one.cells, blurred)})])[0].cell("rate")
    assert rate.value == value
    assert rate.repaired == rate.certain == (value is not None)


def test_an_amount_that_lost_a_figure_is_told() -> None:
    cut = row("principale", ht="10642.50", rate="20", vat="2128.50", ttc="1277.00")
    assert lacks_a_digit(cut)


def test_a_wrong_amount_has_lost_no_figure() -> None:
    assert not lacks_a_digit(row("principale", ht="376.25", rate="20", vat="75.25", ttc="451.60"))
    assert not lacks_a_digit(row("principale", ht="376.25", rate="20", vat="75.25", ttc="451.50"))
    assert not lacks_a_digit(row("principale", ht="376.25", ttc="451.50"))
