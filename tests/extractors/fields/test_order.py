"""The fields of an order, in several layouts."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.page import Reader
from models.reading import Field, Proof, Status
from models.view import PageView
from schemes import load_scheme
from tests.extractors.pages import Replay, view, words

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
Texts = list[tuple[str, float, float]]

ONE_COLUMN: Texts = [
    ("Bon de commande", 0.4, 0.03),
    ("Référence de l’appel à financement : AF-MDV-LGC-Va2", 0.05, 0.06),
    ("Numéro du bon de commande – (information : référence du BC chez l’éditeur) : BC-2026-0042", 0.05, 0.09),
    ("Date d’émission du bon de commande : 12/03/2026", 0.05, 0.11),
    ("Fournisseur", 0.05, 0.15),
    ("Dénomination sociale : Médiciel SAS", 0.05, 0.17),
    ("N° de SIRET : 732 829 320 00074", 0.05, 0.19),
    ("Adresse : 12 rue des Lilas", 0.05, 0.21),
    ("69003 Lyon", 0.05, 0.23),
    ("Responsable de la transaction : Paul Durand", 0.05, 0.25),
    ("Téléphone : 04 72 00 00 01", 0.05, 0.27),
    ("Mail : contact@mediciel.example.fr", 0.05, 0.29),
    ("Client unique", 0.05, 0.33),
    ("Nom du médecin : Dr Jeanne MARTIN", 0.05, 0.35),
    ("RPPS : 10005173140", 0.05, 0.37),
    ("Adresse : 3 place du Marché", 0.05, 0.39),
    ("Code postal : 38000", 0.05, 0.41),
    ("Ville : Grenoble", 0.05, 0.43),
    ("Téléphone : 04 76 00 00 02", 0.05, 0.45),
    ("Mail : jeanne.martin@cabinet.example.fr", 0.05, 0.47),
    ("Informations sur la prestation Ségur commandée", 0.05, 0.51),
    ("Dénomination et version du logiciel : MédiLog 4.2", 0.05, 0.53),
    ("Numéro unique de référencement de la solution logicielle (délivré par l’ANS) : 27f99871b4", 0.05, 0.55),
    ("Fait à Grenoble, le 18/03/2026", 0.05, 0.8),
    ("Nom, prénom et signature :", 0.05, 0.83),
    ("Jeanne MARTIN", 0.07, 0.86),
]
RIGHT = {
    "Client unique",
    "Nom du",
    "RPPS :",
    "Adresse : 3",
    "Code postal",
    "Ville :",
    "Téléphone : 04 76",
    "Mail : jeanne",
}


def two_columns() -> Texts:
    """The supplier left, the client right, at the same height."""
    return [
        (text, 0.55, y - 0.18) if any(text.startswith(r) for r in RIGHT) else (text, x, y)
        for text, x, y in ONE_COLUMN
    ]


def values_apart() -> Texts:
    """The values in a column of their own, far from the labels and without a colon."""
    made: Texts = []
    for text, x, y in ONE_COLUMN:
        label, colon, value = text.rpartition(" : ")
        place = max(0.5, x + len(label) * 0.0085 + 0.05)
        made += [(label, x, y), (value, place, y)] if colon else [(text, 0.5 if "69003" in text else x, y)]
    return made


def glued() -> Texts:
    """No space after the colons."""
    return [(text.replace(" : ", ":"), x, y) for text, x, y in ONE_COLUMN]


def read(page: PageView) -> dict[str, Field]:
    return {f.key: f for f in extract_fields(MODEL, [page])}


EXPECTED = {
    "af_reference": "AF-MDV-LGC-Va2",
    "order_number": "BC-2026-0042",
    "order_issued": "2026-03-12",
    "supplier_name": "Médiciel SAS",
    "supplier_siret": "73282932000074",
    "supplier_address": "12 rue des Lilas 69003 Lyon",
    "supplier_contact": "Paul Durand",
    "supplier_phone": "0472000001",
    "supplier_email": "contact@mediciel.example.fr",
    "client_name": "Dr Jeanne MARTIN",
    "client_rpps": "10005173140",
    "client_address": "3 place du Marché",
    "client_postal_code": "38000",
    "client_city": "Grenoble",
    "client_phone": "0476000002",
    "client_email": "jeanne.martin@cabinet.example.fr",
    "software": "MédiLog 4.2",
    "solution_reference": "27f99871b4",
    "signed_on": "2026-03-18",
    "signatory_name": "Jeanne MARTIN",
}


@pytest.mark.parametrize(
    "texts", [ONE_COLUMN, two_columns(), values_apart(), glued()], ids=["one", "two", "apart", "glued"]
)
def test_every_field_is_read_in_every_layout(texts: Texts) -> None:
    found = read(view(texts))
    assert {key: found[key].value for key in EXPECTED} == EXPECTED


def test_critical_values_are_proved() -> None:
    found = read(view(ONE_COLUMN))
    assert found["supplier_siret"].proof is Proof.CHECK_DIGIT
    assert found["order_issued"].proof is Proof.TWO_READERS


def test_a_second_reader_who_disagrees_leaves_no_proof() -> None:
    other = tuple(w.model_copy(update={"reader": Reader.TESSERACT}) for w in words("13/03/2026", 0.42, 0.11))
    found = read(view(ONE_COLUMN, second=Replay(other)))
    assert found["order_issued"].status is Status.FOUND
    assert found["order_issued"].proof is Proof.NONE


def test_two_different_sirets_are_ambiguous() -> None:
    found = read(view([*ONE_COLUMN, ("N° de SIRET : 552 081 317 66522", 0.05, 0.30)]))
    assert found["supplier_siret"].status is Status.AMBIGUOUS
    assert len(found["supplier_siret"].evidence) == 2


def test_the_supplier_s_phone_is_not_the_client_s() -> None:
    found = read(view([t for t in ONE_COLUMN if "04 76" not in t[0]]))
    assert found["client_phone"].status is Status.ABSENT


def test_dots_are_a_blank() -> None:
    texts = [("N° de SIRET : ……………….......", x, y) if "SIRET" in t else (t, x, y) for t, x, y in ONE_COLUMN]
    assert read(view(texts))["supplier_siret"].status is Status.ABSENT


def test_a_siret_that_lacks_digits_is_not_absent() -> None:
    texts = [("N° de SIRET : 732 829 320 00", x, y) if "SIRET" in t else (t, x, y) for t, x, y in ONE_COLUMN]
    assert read(view(texts))["supplier_siret"].status is Status.UNREADABLE
