"""Fields of other pieces, where forms put them: tables of labels, letterheads, signature blocks."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.fields import extract_fields
from models.page import Ruling
from models.reading import Field, Status
from models.view import PageView
from schemes import load_scheme
from tests.extractors.pages import HEIGHT_PX, WIDTH_PX, horizontal, vertical, view

SCHEME = load_scheme("MDV-LGC-Va2")
Texts = list[tuple[str, float, float]]


def read(model: str, texts: Texts, rulings: list[Ruling] | None = None) -> dict[str, list[Field]]:
    return fields(model, [view(texts, rulings=rulings or [])])


def fields(model: str, views: list[PageView]) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for field in extract_fields(SCHEME.piece_model(model), views):
        found.setdefault(field.key, []).append(field)
    return found


def values(found: dict[str, list[Field]], *keys: str) -> list[str | None]:
    return [found[key][0].value for key in keys]


LETTER: Texts = [
    ("Médiciel SAS", 0.06, 0.05),
    ("12 rue des Lilas", 0.06, 0.07),
    ("69003 Lyon", 0.06, 0.09),
    ("SIRET : 732 829 320 00074", 0.06, 0.11),
    ("TVA : FR40303265045", 0.06, 0.13),
    ("Maison de santé du Lac", 0.55, 0.16),
    ("3 place du Marché", 0.55, 0.18),
    ("73000 Chambéry", 0.55, 0.20),
    ("N° FINESS juridique : 750712184", 0.55, 0.22),
    ("Représentée par : Mme Jeanne", 0.55, 0.24),
    ("MARTIN", 0.55, 0.253),
    ("FINESS géographiques : 130786049, 340780477,", 0.55, 0.275),
    ("690781810", 0.55, 0.29),
    ("FACTURE F-2026-0042 du 18/03/2026", 0.3, 0.35),
    ("Votre commande n° : BC 2026/17 du 01/02/2026", 0.06, 0.38),
]


def test_a_letter_without_labels() -> None:
    found = read("facture-structure", LETTER)
    assert values(found, "supplier_name", "client_structure", "client_address", "client_city") == [
        "Médiciel SAS",
        "Maison de santé du Lac",
        "3 place du Marché",
        "Chambéry",
    ]
    assert values(found, "client_postal_code", "client_representative") == ["73000", "Mme Jeanne MARTIN"]


def test_the_title_holds_number_and_date() -> None:
    found = read("facture-structure", LETTER)
    assert values(found, "invoice_number", "invoice_issued", "order_number") == [
        "F-2026-0042",
        "2026-03-18",
        "BC 2026/17",
    ]


def test_a_list_goes_on_over_the_next_line() -> None:
    found = read("facture-structure", LETTER)
    assert [f.value for f in found["site_finess"]] == ["130786049", "340780477", "690781810"]


BAND: Texts = [
    ("Facture n°", 0.06, 0.10),
    ("Date d’émission", 0.35, 0.10),
    ("Référencement ANS", 0.65, 0.10),
    ("F-2026-0042", 0.06, 0.13),
    ("18.03.26", 0.35, 0.13),
    ("27f99871b4", 0.65, 0.13),
]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_band_of_labels_over_their_values(ruled: bool) -> None:
    rulings = [horizontal(y) for y in (0.095, 0.122, 0.15)] + [
        vertical(x, 0.095, 0.15) for x in (0.05, 0.34, 0.64, 0.95)
    ]
    found = read("facture-medecin-liberal", BAND, rulings if ruled else [])
    assert values(found, "invoice_number", "invoice_issued", "solution_reference") == [
        "F-2026-0042",
        "2026-03-18",
        "27f99871b4",
    ]


ATTESTATION: Texts = [
    ("Date : 02/02/2026", 0.6, 0.05),
    ("Je, soussigné : Dr Jeanne MARTIN", 0.06, 0.12),
    ("N° RPPS : 10005173140", 0.06, 0.14),
    ("Numéro de facture associé à la présente VA : F-2026-0042", 0.06, 0.16),
    ("Fait à Chambéry, le 18 mars 2026", 0.06, 0.70),
    ("Signature du client", 0.06, 0.73),
]


def test_the_date_of_signature_is_the_one_by_the_signature() -> None:
    found = read("va-medecin-liberal", ATTESTATION)
    assert values(found, "signed_on", "signed_at", "signatory_name") == [
        "2026-03-18",
        "Chambéry",
        "Dr Jeanne MARTIN",
    ]


def test_a_date_of_signature_without_a_label() -> None:
    texts = [("Chambéry, 18 mars 2026", 0.06, 0.70) if "Fait" in t else (t, x, y) for t, x, y in ATTESTATION]
    assert values(read("va-medecin-liberal", texts), "signed_on") == ["2026-03-18"]


def test_writing_that_no_reader_could_read_is_unreadable() -> None:
    texts = [("N° RPPS :", 0.06, 0.14) if "RPPS" in t else (t, x, y) for t, x, y in ATTESTATION]
    page = view(texts)
    pixels = page.pixels.copy()
    for step in range(14):
        left = int(0.18 * WIDTH_PX) + 12 * step
        pixels[int(0.139 * HEIGHT_PX) : int(0.152 * HEIGHT_PX), left : left + 6] = 30
    marked = PageView(page.document, page.page, np.ascontiguousarray(pixels), page.second)
    assert fields("va-medecin-liberal", [page])["client_rpps"][0].status is Status.ABSENT
    assert fields("va-medecin-liberal", [marked])["client_rpps"][0].status is Status.UNREADABLE


JOURNAL: Texts = [
    ("Période d’observation : du 01/02/2026 au 31/07/2026", 0.06, 0.10),
    ("Mois", 0.06, 0.20),
    ("Documents à envoyer (Dt)", 0.30, 0.20),
    ("Documents envoyés (Dm)", 0.65, 0.20),
    ("février 2026", 0.06, 0.22),
    ("72", 0.30, 0.22),
    ("36", 0.65, 0.22),
    ("mars 2026", 0.06, 0.24),
    ("170", 0.30, 0.24),
    ("87", 0.65, 0.24),
    ("Total", 0.06, 0.26),
    ("1 242", 0.30, 0.26),
    ("1 123", 0.65, 0.26),
    ("T : 168", 0.06, 0.30),
    ("Tq – nombre de patients dont l’INS a été qualifiée : 132", 0.06, 0.32),
    ("Ts : 0", 0.06, 0.34),
]


def test_the_figures_of_a_monthly_journal_are_its_totals() -> None:
    found = read("journal-medecin-liberal", JOURNAL)
    assert values(found, "period_start", "period_end", "documents_total", "documents_sent") == [
        "2026-02-01",
        "2026-07-31",
        "1242",
        "1123",
    ]
    assert values(found, "patients_total", "patients_qualified", "patients_transitional") == [
        "168",
        "132",
        "0",
    ]


def test_a_period_between_two_dashes() -> None:
    texts = [("Période : 01/02/2026 - 31/07/2026", 0.06, 0.10)]
    assert values(read("journal-medecin-liberal", texts), "period_start", "period_end") == [
        "2026-02-01",
        "2026-07-31",
    ]


def test_a_short_line_that_calls_for_a_signature_opens_the_signing_block() -> None:
    texts: Texts = [
        ("Date d’émission : 12/01/2026", 0.06, 0.05),
        ("Le 31.01.26", 0.06, 0.30),
        ("Bon pour commande - signature", 0.50, 0.30),
        ("Nom - prénom : Françoise Lefèvre", 0.06, 0.32),
        ("Les structures ou professionnels de santé ayant signé un bon de commande", 0.06, 0.70),
        ("Page 1/1", 0.45, 0.90),
    ]
    found = read("bdc-structure", texts)
    assert values(found, "order_issued", "signed_on") == ["2026-01-12", "2026-01-31"]


def test_a_label_that_ends_a_long_line_of_prose_goes_on_under_it() -> None:
    head = "Par la présente, le Docteur Anne Roux passe commande auprès du fournisseur de la mise à jour du "
    texts: Texts = [
        (head + "logiciel Hippolog 4.2 qu’elle utilise déjà (numéro unique de référencement", 0.02, 0.30),
        (
            "de la solution logicielle (délivré par l’ANS) : 1dca86437a), aux conditions suivantes.",
            0.02,
            0.313,
        ),
    ]
    assert values(read("bdc-medecin-liberal", texts), "solution_reference") == ["1dca86437a"]


@pytest.mark.parametrize(
    ("under", "value"),
    [("SP2", "Hippolog Cabinet version 7 SP2"), ("16c997e0c5", "Hippolog Cabinet version 7")],
)
def test_a_version_may_wrap_in_its_cell(under: str, value: str) -> None:
    texts: Texts = [
        ("Dénomination et version du logiciel", 0.06, 0.30),
        ("Hippolog Cabinet version 7", 0.06, 0.314),
        (under, 0.06, 0.328),
    ]
    assert values(read("bdc-medecin-liberal", texts), "software") == [value]


def test_a_blank_is_seen_at_its_label_only() -> None:
    blank = read("bdc-medecin-liberal", [("N° RPPS :", 0.06, 0.30), ("SIRET : 732 829 320 00074", 0.06, 0.4)])
    assert blank["client_rpps"][0].status is Status.ABSENT
    assert blank["client_rpps"][0].evidence
    nowhere = read("bdc-medecin-liberal", [("SIRET : 732 829 320 00074", 0.06, 0.4)])
    assert nowhere["client_rpps"][0].status is Status.ABSENT
    assert not nowhere["client_rpps"][0].evidence


def test_the_number_of_an_order_right_after_its_title() -> None:
    texts: Texts = [("BON DE COMMANDE BC-2026-02200", 0.3, 0.05), ("Établi le 03/06/2026", 0.06, 0.09)]
    assert values(read("bdc-structure", texts), "order_number") == ["BC-2026-02200"]
    footer: Texts = [("Bon de commande page 1/2", 0.3, 0.95)]
    assert values(read("bdc-structure", footer), "order_number") == [None]


def test_a_label_in_capitals_goes_on_in_capitals() -> None:
    texts: Texts = [("STRUCTURE CLIENTE", 0.5, 0.2), ("Maison de santé du Lac", 0.5, 0.214)]
    assert values(read("bdc-structure", texts), "client_structure") == ["Maison de santé du Lac"]


def test_the_last_word_of_a_sentence_is_no_label() -> None:
    texts: Texts = [
        ("Le signataire est mandaté par le responsable légal pour engager la responsabilité du", 0.06, 0.50),
        ("client.", 0.06, 0.516),
        ("J’atteste que cette commande n’est pas conditionnée à une option", 0.06, 0.535),
    ]
    assert values(read("bdc-structure", texts), "client_structure") == [None]


def test_a_sentence_that_goes_on_under_its_opening_is_no_blank() -> None:
    """« Je, soussigné : », then the signatory and more on the lines below."""
    below = (
        "Docteur Paule VIAL, identifiant RPPS 10101299823, tél 04 76 00 00 00, e-mail et adresse",
        0.06,
        0.33,
    )
    opened = read("va-medecin-liberal", [("Je, soussigné :", 0.06, 0.30), below])
    assert all(not one.evidence for one in opened["signatory_name"] if one.status is Status.ABSENT)
    bare = read("va-medecin-liberal", [("Nom du signataire :", 0.06, 0.30), ("Fait à Nîmes", 0.06, 0.5)])
    assert bare["signatory_name"][0].evidence


def test_the_name_stands_under_the_title_of_its_party_and_not_in_the_other_block() -> None:
    found = read(
        "facture-medecin-liberal",
        [
            ("Facture", 0.05, 0.05),
            ("Vendeur", 0.05, 0.10),
            ("Clients (mandataire : Mme Sabine Oriol)", 0.50, 0.10),
            ("LUMEN RADIO SARL", 0.05, 0.115),
            ("2 place Castellane, 34000 Montpellier", 0.05, 0.13),
        ],
    )
    assert found["supplier_name"][0].value == "LUMEN RADIO SARL"


def test_the_date_stands_right_under_the_number_of_the_invoice() -> None:
    found = read(
        "facture-medecin-liberal",
        [
            ("FACTURE", 0.75, 0.05),
            ("N° MBF-09912", 0.75, 0.065),
            ("du 01/06/2023", 0.75, 0.08),
            ("Commande MB-4471", 0.75, 0.095),
        ],
    )
    assert found["invoice_issued"][0].value == "2023-06-01"
