"""The heading of an invoice as many French firms print it."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.reading import Field, Status
from schemes import load_scheme
from tests.extractors.pages import view

MODEL = load_scheme("MDV-LGC-Va2").piece_model("facture-medecin-liberal")
ORDER = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
TITLE = ("FACTURE", 0.62, 0.05)


def read(*texts: tuple[str, float, float]) -> dict[str, Field]:
    return {field.key: field for field in extract_fields(MODEL, [view(list(texts))])}


@pytest.mark.parametrize("line", ["N° FA-2027-0113", "Réf. : FA-2027-0113", "Numéro FA-2027-0113"])
def test_the_number_under_the_title(line: str) -> None:
    number = read(TITLE, (line, 0.62, 0.075), ("Votre commande : BC-26-8", 0.06, 0.3))["invoice_number"]
    assert number.value == "FA-2027-0113"


def test_a_sharp_announces_the_number_under_the_title() -> None:
    assert read(TITLE, ("# F2027/00518", 0.62, 0.075))["invoice_number"].value == "F2027/00518"


def test_a_bare_number_opens_the_list_of_the_particulars() -> None:
    listed = [
        ("Numéro", 0.06, 0.15),
        ("FA00003312", 0.3, 0.15),
        ("Date", 0.06, 0.17),
        ("08/03/2027", 0.3, 0.17),
    ]
    assert read(TITLE, *listed)["invoice_number"].value == "FA00003312"
    client = [
        ("Numéro", 0.06, 0.15),
        ("C00012", 0.3, 0.15),
        ("Contact", 0.06, 0.17),
        ("Mme Petit", 0.3, 0.17),
    ]
    assert read(TITLE, *client)["invoice_number"].status is Status.ABSENT


@pytest.mark.parametrize("head", ["Commande", "Votre bon de commande", "Client"])
def test_a_list_that_something_else_heads_is_not_the_piece_s(head: str) -> None:
    listed = [
        ("Numéro", 0.06, 0.15),
        ("BC-2026-17", 0.3, 0.15),
        ("Date", 0.06, 0.17),
        ("08/03/2027", 0.3, 0.17),
    ]
    assert read(TITLE, (head, 0.06, 0.133), *listed)["invoice_number"].status is Status.ABSENT
    coded = [(head, 0.06, 0.133), ("N° BC26/034", 0.06, 0.15), ("du 21.10.2026", 0.06, 0.167)]
    found = read(TITLE, *coded)
    assert (found["invoice_number"].value, found["invoice_issued"].value) == (None, None)


def test_a_number_right_over_its_day_is_the_order_s_own() -> None:
    order = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    head = [("Bon de commande", 0.4, 0.05), ("N° MS22/DPI/034", 0.8, 0.05)]
    dated = {f.key: f for f in extract_fields(order, [view([*head, ("Émis le 21.10.2022", 0.8, 0.068)])])}
    assert dated["order_number"].value == "MS22/DPI/034"
    alone = {f.key: f for f in extract_fields(order, [view([*head, ("Service commercial", 0.8, 0.068)])])}
    assert alone["order_number"].value is None


def test_a_quote_that_becomes_the_order_bears_its_number() -> None:
    order = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    head = [("Devis accepté valant bon de commande", 0.6, 0.05), ("N° Q-2022-1187-v2", 0.7, 0.067)]
    texts = [*head, ("Date d’émission : 11 octobre 2026", 0.65, 0.084)]
    found = {f.key: f for f in extract_fields(order, [view(texts)])}
    assert found["order_number"].value == "Q-2022-1187-v2"


def test_a_number_behind_the_title_is_no_label() -> None:
    """« Facture FA-… » is not « Facturée à », misread."""
    assert read(("Facture FA-230118", 0.06, 0.05))["invoice_number"].value == "FA-230118"
    assert read(("Facturèe a", 0.06, 0.2), ("Dr Petit", 0.06, 0.215))["invoice_number"].value is None


def test_a_date_under_the_title_is_no_number() -> None:
    assert read(TITLE, ("N° 12/03/2027", 0.62, 0.075))["invoice_number"].status is Status.ABSENT


def test_the_day_after_the_place() -> None:
    other = ("Prestation finalisée le : 11/03/2027", 0.06, 0.2)
    issued = read(TITLE, ("Lyon, le 12 mars 2027", 0.62, 0.1), other)["invoice_issued"]
    assert (issued.value, issued.labelled) == ("2027-03-12", False)


@pytest.mark.parametrize(
    "texts",
    [
        [("Fait à Lyon, le 12 mars 2027", 0.62, 0.1)],
        [("Lyon, le 12 mars 2027", 0.62, 0.8)],
        [("Lyon, le 12 mars 2027", 0.62, 0.1), ("Dijon, le 14 mars 2027", 0.62, 0.2)],
    ],
    ids=["signed", "at the foot", "two days"],
)
def test_another_day_is_not_that_of_the_piece(texts: list[tuple[str, float, float]]) -> None:
    assert read(TITLE, *texts)["invoice_issued"].status is not Status.FOUND


@pytest.mark.parametrize("line", ["BDC n° BC26.3007 | 08-07-2026", "BDC n° BC26.3007 du 08/07/2026"])
def test_the_day_beside_the_number(line: str) -> None:
    order = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    found = {f.key: f for f in extract_fields(order, [view([(line, 0.06, 0.05)])])}
    assert (found["order_number"].value, found["order_issued"].value) == ("BC26.3007", "2026-07-08")


def test_a_number_told_in_a_sentence() -> None:
    order = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    text = ("numéro unique de référencement délivré par l’ANS est le 0833f523bc.", 0.06, 0.3)
    found = {f.key: f for f in extract_fields(order, [view([text])])}
    assert found["solution_reference"].value == "0833f523bc"


def test_the_sentence_goes_on_over_the_end_of_its_line() -> None:
    order = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    lines = [
        ("version 4.0, dont le numéro unique de référencement délivré", 0.06, 0.3),
        ("par l'ANS est aa93f9fd16.", 0.06, 0.317),
    ]
    found = {f.key: f for f in extract_fields(order, [view(lines)])}
    assert found["solution_reference"].value == "aa93f9fd16"


def test_an_address_in_the_window_of_a_letter_leaves_the_other_column_alone() -> None:
    order = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
    texts = [
        ("Médiciel SAS", 0.06, 0.05),
        ("ADRESSÉ À", 0.56, 0.05),
        ("12 allée des Tisserands", 0.06, 0.07),
        ("Dr Jeanne MARTIN", 0.56, 0.07),
        ("69003 Lyon", 0.06, 0.09),
        ("3 place du Marché", 0.56, 0.09),
        ("SIRET 732 829 320 00074", 0.06, 0.11),
        ("73000 Chambéry", 0.56, 0.11),
    ]
    found = {f.key: f for f in extract_fields(order, [view(texts)])}
    assert found["supplier_siret"].value == "73282932000074"
    assert found["client_city"].value == "Chambéry"
    assert found["client_postal_code"].value == "73000"


@pytest.mark.parametrize("line", ["18 novembre 2026", "Le 18/11/2026"])
def test_the_day_alone_under_the_title(line: str) -> None:
    issued = read(("FACTURE TIL-F-26-00988", 0.6, 0.05), (line, 0.66, 0.07))["invoice_issued"]
    assert issued.value == "2026-11-18"


@pytest.mark.parametrize(
    "line",
    [
        "réf. BC-2026-71, du 19 avril 2026",
        "N° BC-2026-71 du 19/04/2026",
        "Réf : BC-2026-71 en date du 19.04.26",
    ],
)
def test_a_number_and_its_day_beside_the_title(line: str) -> None:
    texts = [("BON DE COMMANDE", 0.4, 0.05), (line, 0.62, 0.08), ("Article 1 : parties", 0.06, 0.2)]
    found = {field.key: field for field in extract_fields(ORDER, [view(texts)])}
    assert found["order_number"].value == "BC-2026-71"
    assert found["order_issued"].value == "2026-04-19"


def test_two_references_in_the_heading_are_no_number() -> None:
    lines = [("Réf. BC-2026-71", 0.62, 0.2), ("Réf. 4411", 0.06, 0.2)]
    found = extract_fields(ORDER, [view([("BON DE COMMANDE", 0.4, 0.05), *lines])])
    assert next(field for field in found if field.key == "order_number").status is Status.ABSENT


def test_a_lone_number_in_the_heading() -> None:
    found = read(TITLE, ("Numéro : FA-2027-0113", 0.06, 0.2), ("Votre commande : BC-26-8", 0.06, 0.3))
    assert found["invoice_number"].value == "FA-2027-0113"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Objet : devis n° D26-1147 valant bon de commande après accord", "D26-1147"),
        ("Suite à votre devis n° D26-1147", None),
    ],
)
def test_a_quote_that_becomes_an_order(line: str, number: str | None) -> None:
    fields = extract_fields(ORDER, [view([(line, 0.1, 0.2), ("Docteur,", 0.1, 0.25)])])
    assert next(f for f in fields if f.key == "order_number").value == number


ROW = [
    ("Numéro", 0.25, 0.1),
    ("Date de facture", 0.42, 0.1),
    ("Réf. commande", 0.62, 0.1),
    ("F2305-118", 0.25, 0.12),
    ("29/05/2023", 0.42, 0.12),
    ("22-0807", 0.62, 0.12),
]


@pytest.mark.parametrize("title", [("FACTURE", 0.08, 0.1), TITLE])
def test_a_bare_number_opens_a_row_of_heads_over_their_values(title: tuple[str, float, float]) -> None:
    found = read(title, *ROW)
    wanted = ("F2305-118", "2023-05-29", "22-0807")
    assert tuple(found[k].value for k in ("invoice_number", "invoice_issued", "order_number")) == wanted


@pytest.mark.parametrize(
    ("first", "day"), [("Client", "Date"), ("Votre commande", "Date"), ("", "Date de commande")]
)
def test_a_bare_number_of_another_row_is_not_the_piece_s(first: str, day: str) -> None:
    heads = [("Numéro", 0.25, 0.1), (day, 0.42, 0.1), ("BC-2207", 0.25, 0.12), ("12/05/2023", 0.42, 0.12)]
    heads += [(first, 0.08, 0.1)] if first else []
    assert read(TITLE, *heads)["invoice_number"].value != "BC-2207"


@pytest.mark.parametrize("title", ["FACTURE DE VENTE", "Facture définitive"])
def test_the_title_that_says_of_what_the_invoice_is(title: str) -> None:
    found = read((title, 0.7, 0.08), ("N°27050118", 0.8, 0.095), ("du 05/05/2027", 0.79, 0.11))
    assert (found["invoice_number"].value, found["invoice_issued"].value) == ("27050118", "2027-05-05")


def test_the_number_under_another_title_is_not_the_invoice_s() -> None:
    found = read(("FACTURE DE VENTE", 0.7, 0.08), ("Votre commande", 0.7, 0.15), ("N°27050118", 0.7, 0.165))
    assert found["invoice_number"].value is None


LETTER = load_scheme("MDV-LGC-Va2").piece_model("va-medecin-liberal")
HEAD = ("Lille, le 21/02/2027", 0.6, 0.1)


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        ([HEAD], "2027-02-21"),
        ([HEAD, ("Fait à Lyon, le 23/02/2027", 0.06, 0.78)], "2027-02-23"),
        ([HEAD, ("Date de signature :", 0.06, 0.78)], None),
        ([HEAD, ("Lyon, le 23/02/2027", 0.6, 0.15)], None),
        ([("Facture du 21/02/2027", 0.6, 0.1)], None),
        ([("Lille, le 21/02/2027", 0.6, 0.42)], None),
    ],
)
def test_a_letter_is_dated_where_it_begins(texts: list[tuple[str, float, float]], day: str | None) -> None:
    """It asks for no day where one signs it."""
    letter = [("ATTESTATION DE VERIFICATION D’APTITUDE", 0.06, 0.2), ("Signature du client", 0.06, 0.8)]
    made = extract_fields(LETTER, [view([*letter, *texts])])
    assert next(field.value for field in made if field.key == "signed_on") == day
