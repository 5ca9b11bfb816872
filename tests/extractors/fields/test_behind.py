"""What stands behind a value on its line: another one like it, words that take it back, another person."""

from __future__ import annotations

import pytest

from models.reading import Field, Status
from tests.extractors.fields.test_layouts import Texts, read

ONE, OTHER = "10901345677", "10907771231"
HEAD: Texts = [("Facture", 0.05, 0.05)]


def invoice(line: str, key: str) -> list[Field]:
    client: Texts = [("Facturé à", 0.05, 0.3), ("Nom du médecin : Hélène Marchand", 0.05, 0.32)]
    at = 0.34 if key.startswith("client_") else 0.1
    return read("facture-medecin-liberal", [*HEAD, *client, (line, 0.05, at)])[key]


@pytest.mark.parametrize("between", [" et ", " / ", " (ancien, nouveau numéro : "])
def test_a_second_rpps_is_a_further_field_without_its_label(between: str) -> None:
    found = invoice(f"RPPS : {ONE}{between}{OTHER}", "client_rpps")
    assert [(f.value, f.labelled) for f in found] == [(ONE, True), (OTHER, False)]


def test_the_rpps_of_another_doctor_elsewhere_is_one_too() -> None:
    texts: Texts = [
        *HEAD,
        ("Facturé à", 0.05, 0.2),
        (f"RPPS : {ONE}", 0.05, 0.24),
        ("Prestation Ségur", 0.05, 0.4),
        (f"Dossier suivi pour le Dr Hubert, RPPS : {OTHER}", 0.05, 0.6),
    ]
    assert OTHER in [f.value for f in read("facture-medecin-liberal", texts)["client_rpps"]]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("order_number", "Bon de commande n° : BC-2026-0417 et BC-2026-0522"),
        ("order_number", "Bon de commande n° : BC-2026-0417, BC-2026-0522"),
        ("order_number", "Bon de commande n° : BC-2026-0417 – BC-2026-0522"),
        ("order_number", "Bon de commande n° : BC-2026-0417 (annulé)"),
        ("invoice_number", "Facture n° : F2027-0318 annule et remplace la facture F2027-0300"),
        ("invoice_issued", "Date de facture : 25/08/2027 (rectifiée le 02/10/2027)"),
        ("invoice_issued", "Date de facture : 25/08/2027 et 02/10/2027"),
        ("solution_reference", "Numéro unique de référencement : 4c9e0b71d2 / 77aa01be93"),
        ("supplier_siret", "SIRET : 732 829 320 00074 et 356 000 000 09075"),
    ],
)
def test_another_value_or_a_word_that_takes_it_back_is_for_a_person(key: str, line: str) -> None:
    assert invoice(line, key)[0].status is Status.AMBIGUOUS


@pytest.mark.parametrize(
    ("key", "line", "value"),
    [
        ("order_number", "Bon de commande n° : BC-2026-0417 du 07/09/2026", "BC-2026-0417"),
        ("order_number", "Bon de commande n° : BC-2026-0417 – 2 pages", "BC-2026-0417"),
        ("invoice_number", "Facture n° : F2027-0318 bis", "F2027-0318 bis"),
        ("invoice_issued", "Date de facture : 25/08/2027 – payable au 02/10/2027", "2027-08-25"),
        ("solution_reference", "Numéro unique de référencement : 4c9e0b71d2 (Médiflux 8.3)", "4c9e0b71d2"),
    ],
)
def test_one_value_is_that_value(key: str, line: str, value: str) -> None:
    found = invoice(line, key)[0]
    assert (found.status, found.value) == (Status.FOUND, value)


def test_the_words_behind_a_name_are_kept_as_they_stand() -> None:
    texts: Texts = [*HEAD, ("Nom du médecin : Hélène Marchand (remplacée par Marc Hubert)", 0.05, 0.22)]
    found = read("facture-medecin-liberal", texts)["client_name"][0]
    assert found.raw == "Hélène Marchand (remplacée par Marc Hubert)"
