"""Whole dossiers: the same seed gives the same bytes, and the truth tells where every page is."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from models.dossier import Dossier
from models.finding import Verdict
from models.piece import PageState, PieceKind, SignatureKind
from testdata.generate.__main__ import main
from testdata.generate.run import Made, Order, make


@pytest.mark.parametrize("order", [Order(11, "dev", quality="digital"), Order(12, "bench", quality="office")])
def test_the_same_order_gives_the_same_bytes(order: Order) -> None:
    first, second = make(order, 1), make(order, 1)
    assert first == second
    assert make(order, 2).truth != first.truth


def page_count(data: bytes) -> int:
    if data.startswith(b"%PDF"):
        with pdfium.PdfDocument(data) as document:
            return len(document)
    with Image.open(io.BytesIO(data)) as image:
        return int(getattr(image, "n_frames", 1))


def assert_ledger(made: Made) -> None:
    """Each page of each file stands once in the truth, and pieces own the pages that they are said to own."""
    seen = [(p["document"], p["page"]) for p in made.truth["pages"]]
    assert len(seen) == len(set(seen))
    for name, data in made.files.items():
        numbers = sorted(page for document, page in seen if document == name)
        assert numbers == [0] or numbers == list(range(1, page_count(data) + 1))
    for page in made.truth["pages"]:
        PageState(page["state"])
        owned = page["piece_index"] is not None
        assert owned == (page["state"] == "attributed")
    for index, piece in enumerate(made.truth["pieces"]):
        PieceKind(piece["kind"])
        assert piece["pages"]
        for ref in piece["pages"]:
            assert {**ref, "state": "attributed", "piece_index": index} in made.truth["pages"]
        for kind in piece["signatures"].values():
            SignatureKind(kind)


@pytest.mark.parametrize("quality", ["digital", "clean", "office", "poor", "phone"])
def test_the_ledger_accounts_for_every_page(quality: str) -> None:
    made = make(Order(21, "dev", quality=quality), 1)
    assert_ledger(made)
    Dossier.model_validate(made.dossier)
    Verdict(made.truth["expected_verdict"])
    assert made.truth["sound"] == (not made.truth["defects"])


@pytest.mark.parametrize(
    ("defect", "state"),
    [("encrypted_file", "not-opened"), ("empty_file", "not-opened"), ("care_document", "unrecognised")],
)
def test_strangers_are_in_the_ledger(defect: str, state: str) -> None:
    made = make(Order(31, "dev", stage="avance", quality="digital", defect=defect), 1)
    assert state in {p["state"] for p in made.truth["pages"]}
    assert made.truth["expected_verdict"] == "a-completer"


def test_the_locked_file_asks_for_a_password() -> None:
    made = make(Order(32, "dev", stage="avance", quality="digital", defect="encrypted_file"), 1)
    locked = next(p["document"] for p in made.truth["pages"] if p["state"] == "not-opened")
    with pytest.raises(pdfium.PdfiumError, match="password"):
        pdfium.PdfDocument(made.files[locked])


def test_a_lost_page_takes_its_signature_along() -> None:
    made = make(Order(33, "dev", quality="digital", defect="missing_page"), 1)
    order = next(p for p in made.truth["pieces"] if p["kind"] == "bdc")
    assert order["signatures"] == {"client": "none"}
    assert "signed_on" not in order["fields"]
    assert "order_number" in order["fields"]
    assert_ledger(made)


def test_command_writes_dossiers(tmp_path: Path) -> None:
    arguments = ["--seed", "4", "--count", "2", "--stage", "solde", "--quality", "digital", "--only-sound"]
    assert main([*arguments, "--out", str(tmp_path)]) == 0
    for folder in ("0001", "0002"):
        names = {path.name for path in (tmp_path / folder).iterdir()}
        assert {"dossier.json", "truth.json"} < names
        assert (tmp_path / folder / "truth.json").read_text(encoding="utf-8").count('"sound": true') == 1
