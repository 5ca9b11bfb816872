"""Invoices as the usual billing software of France lays them out."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.reading import Field
from schemes import load_scheme
from tests.extractors.pages import view

MODEL = load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal")


def read(*texts: tuple[str, float, float]) -> dict[str, Field]:
    return {field.key: field for field in extract_fields(MODEL, [view(list(texts))])}


def test_a_number_that_its_cell_breaks_under_its_head() -> None:
    heads = [("Numéro", 0.06, 0.12), ("Date", 0.25, 0.12), ("Code client", 0.4, 0.12)]
    row = [
        ("FA-2027-", 0.06, 0.139),
        ("02328", 0.06, 0.154),
        ("27/01/2027", 0.25, 0.147),
        ("CL412", 0.4, 0.147),
    ]
    assert read(("Facture", 0.06, 0.08), *heads, *row)["invoice_number"].value == "FA-2027- 02328"
    other = [("FA-2027-", 0.06, 0.139), ("Page", 0.06, 0.154), *row[2:]]
    assert read(("Facture", 0.06, 0.08), *heads, *other)["invoice_number"].value == "FA-2027"


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        ([("Dossier ASP n° ASP6514882", 0.06, 0.2)], "ASP6514882"),
        ([("Dossier ASP n° 6514882", 0.06, 0.2)], "6514882"),
        ([("V/Réf.", 0.06, 0.2), ("ASP6514882", 0.06, 0.214)], None),
    ],
)
def test_a_number_that_begins_like_its_label_is_whole(
    texts: list[tuple[str, float, float]], number: str | None
) -> None:
    assert read(("Facture", 0.06, 0.08), *texts)["asp_number"].value == number


def test_the_foot_of_an_invoice_names_no_supplier() -> None:
    found = read(
        ("Facture", 0.06, 0.08),
        ("Pénalités de retard : trois fois le taux d’intérêt légal. Indemnité", 0.06, 0.8),
        ("de recouvrement : 40 €. Pas d’escompte.", 0.06, 0.814),
        ("SAS AU CAPITAL DE 50 000 EUR - SIRET 732 829 320 00074", 0.06, 0.828),
    )
    assert found["supplier_name"].value is None


def test_the_next_head_names_no_client() -> None:
    texts = [("Client", 0.06, 0.2), ("V/Réf.", 0.2, 0.2), ("41100412", 0.06, 0.22), ("A-17", 0.2, 0.22)]
    assert read(("Facture", 0.06, 0.08), *texts)["client_name"].value is None


def test_a_software_that_a_narrow_cell_breaks_within_its_name() -> None:
    texts = [("Prestation Ségur, logiciel Ordonet", 0.3, 0.3), ("Cabinet version 5", 0.3, 0.315)]
    found = read(("Facture", 0.06, 0.08), *texts)
    told = {found[key].value for key in ("software", "software_name")}
    assert "Ordonet Cabinet version 5" in told
