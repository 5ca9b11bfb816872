"""The two letters that cancel: what they say is read from lines and from sentences (S0:1341-1387)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.fields import extract_fields
from schemes import load_scheme
from tests.extractors.pages import view

BY_SUPPLIER = (
    "Dénomination Sociale Fournisseur : Labsoft SAS",
    "SIRET Fournisseur : 73282932000074",
    "N° Administratif ASP : DPI-2022-00871",
    "Identifiant Client Final : 690781810",
    "Attestation d’annulation SEGUR",
    "par la présente que je souhaite annuler ma demande de financement n° DPI-2022-00871",
    "Date : 14/11/2022",
    "Signataire : Luc PETIT",
)
BY_CLIENT = (
    "Nom prénom responsable ES/PS : Anne ROY",
    "N° FINESS PMSI : 690781810",
    "À l’attention de : Labsoft SAS",
    "Par la présente, je vous informe que j’annule la commande n° BC-2022-44 signée le 12/09/2022",
    "et relative à une Prestation SEGUR en référence à l’appel à financement AF-HOP-DPI-VA1.",
    "Date : 14/11/2022",
    "Signataire : Anne ROY",
)


def _read(model: str, lines: Sequence[str], step: float = 0.03) -> dict[str, str]:
    page = view([(text, 0.06, 0.05 + step * n) for n, text in enumerate(lines)])
    fields = extract_fields(load_scheme("HOP-DPI-Va1").piece_model(model), [page])
    return {f.key: f.value for f in fields if f.value is not None}


def test_by_the_supplier() -> None:
    read = _read("annulation-fournisseur", BY_SUPPLIER)
    wanted = {"asp_number": "DPI-2022-00871", "client_identifier": "690781810", "signatory_name": "Luc PETIT"}
    assert read.items() >= wanted.items()


def test_by_the_client() -> None:
    read = _read("annulation-client", BY_CLIENT)
    wanted = {
        "order_number": "BC-2022-44",
        "order_signed": "2022-09-12",
        "af_reference": "AF-HOP-DPI-Va1",
        "client_identifier": "690781810",
        "signatory_name": "Anne ROY",
        "signed_on": "2022-11-14",
    }
    assert read.items() >= wanted.items()


def test_the_particulars_of_the_client_are_no_part_of_its_name() -> None:
    """The official letter has « Coordonnées ES/PS » under the name (S0:1366-1367)."""
    head = ("Dénomination sociale ES/PS", "Coordonnées ES/PS", "12 rue des Lilas 69003 Lyon")
    assert _read("annulation-client", (*head, *BY_CLIENT)).get("client_structure") is None
    line = "Dénomination sociale ES/PS Clinique du Lac, coordonnées ES/PS 12 rue des Lilas"
    assert _read("annulation-client", (line, *BY_CLIENT))["client_structure"] == "Clinique du Lac"


SENTENCE = (
    "Je soussigné Luc PETIT, agissant en tant que « gérant » de la société « Labsoft SAS », atteste",
    "par la présente que je souhaite annuler ma demande de financement n° DPI-2022-00871 pour le CH du Lac",
)


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (("pour ce client, suite à une commande en double.",), "une commande en double"),
        (
            ("qui la retire suite", "à cessation d’activité", "À ce titre, la société :"),
            "cessation d’activité",
        ),
        (("qui la retire suite à", "une erreur de saisie du numéro."), "une erreur de saisie du numéro"),
        (("qui la retire en raison d’ un départ en retraite",), "un départ en retraite"),
        (("qui la retire suite à", "À ce titre, la société Labsoft SAS :"), None),
        (("qui la retire suite à", "à ce titre, la société Labsoft SAS :"), None),
        (("qui la retire suite à ...",), None),
        (("qui la retire.",), None),
    ],
)
def test_the_reason_is_what_the_sentence_says_after_suite_a(end: tuple[str, ...], reason: str | None) -> None:
    """A line of the official letter holds it, or breaks it; left blank it is not made up (S0:1353-1357)."""
    assert _read("annulation-fournisseur", (*SENTENCE, *end)).get("cancellation_reason") == reason


def test_a_reference_that_its_line_breaks() -> None:
    lines = [line.replace("AF-HOP-DPI-VA1.", "AF-HOP-") for line in BY_CLIENT]
    lines.insert(5, "DPI-VA1.")
    assert _read("annulation-client", lines, step=0.018)["af_reference"] == "AF-HOP-DPI-Va1"


@pytest.mark.parametrize("figures", ["69 0 781 810", "690 781 810", "6907 81810"])
def test_a_number_whose_label_tells_its_kind_is_read_whole(figures: str) -> None:
    lines = [line.replace("690781810", figures) for line in BY_CLIENT]
    assert _read("annulation-client", lines)["client_identifier"] == "690781810"
