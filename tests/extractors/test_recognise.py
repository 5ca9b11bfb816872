"""What a page is: its title says so, also after « Objet : »; an invoice may list several clients."""

from __future__ import annotations

import pytest

from extractors.recognise import LABEL_WEIGHT, look
from models.page import Page
from schemes.load import load_scheme
from tests.extractors.pages import page


def kind(scheme: str, made: Page) -> str:
    best = look(made, load_scheme(scheme).pieces).best
    return best.model.kind.value if best else ""


def test_a_letter_is_what_its_subject_says() -> None:
    """The case named after the title stands on the model of the VA as well (S0:595-599, S0:622-626)."""
    letter = page(
        [
            ("Logiciel", 0.05, 0.03),
            ("Imagerie", 0.05, 0.05),
            (
                "Objet : déclaration de mise en ordre de marche – RIS Cas A : Un ou plusieurs clients",
                0.05,
                0.1,
            ),
            ("personnes morales sans mandataire", 0.05, 0.12),
            ("Je, soussigné :", 0.05, 0.2),
            ("RIS Cas A : Un ou plusieurs clients personnes morales sans mandataire", 0.05, 0.3),
        ]
    )
    assert kind("RIS-Va1", letter) == "mom"


SUPPLIER_SAYS = [
    (
        "Atteste du bon déroulement de la Prestation Ségur, dans les conditions définies par les textes",
        0.05,
        0.2,
    ),
    (
        "réglementaires du dispositif SONS RIS Vague 1. L'ensemble des tâches attendues ont été réalisées, à",
        0.05,
        0.22,
    ),
    ("l'exception de celles éventuellement assurées directement par le client, à sa demande.", 0.05, 0.24),
    (
        "Pour les envois de documents de santé vers le DMP : Atteste que ces envois sont assurés par le",
        0.05,
        0.3,
    ),
    (
        "logiciel objet de la Prestation Ségur, et que le seuil d'envoi de dix documents de santé avec INS",
        0.05,
        0.32,
    ),
    ("qualifiée a bien été atteint.", 0.05, 0.34),
    ("Fait à Metz, le 16/11/2022", 0.05, 0.5),
]


def test_what_the_supplier_says_of_its_tasks_makes_a_mom() -> None:
    """Most of its sentences stand on the attestation of the client as well (S0:605-616, S0:640-660)."""
    head = [
        ("Procès-verbal de mise en ordre de marche", 0.05, 0.05),
        ("Je soussigné Hugo Lambert", 0.05, 0.1),
    ]
    assert kind("RIS-Va1", page([*head, *SUPPLIER_SAYS])) == "mom"


def test_an_invoice_that_lists_its_clients_is_no_order() -> None:
    clients = [(f"Client {n} CH du Parc {n}", 0.05, 0.3 + 0.02 * n) for n in (1, 2, 3)]
    invoice = page(
        [
            ("Facture", 0.05, 0.05),
            ("N° de facture : F-12", 0.05, 0.1),
            ("Votre commande n° BC-7", 0.05, 0.12),
            *clients,
            ("Montant pris en charge par l’Etat dans le cadre du Ségur de la santé", 0.05, 0.6),
            ("Montant HT Taux de TVA Montant TTC", 0.05, 0.5),
        ]
    )
    assert kind("HOP-PFI-Va1", invoice) == "facture"


def test_the_number_of_the_order_in_a_cell_of_an_invoice_is_no_title() -> None:
    made = page(
        [
            ("Mirandance Solutions", 0.1, 0.07),
            ("Dr N’DIAYE Solène", 0.5, 0.07),
            ("N° facture", 0.1, 0.22),
            ("Date d’échéance", 0.6, 0.22),
            ("FAC20275125", 0.1, 0.24),
            ("29.08.27", 0.6, 0.24),
            ("Bon de commande n°", 0.1, 0.27),
            ("N° dossier ASP", 0.5, 0.27),
            ("BDC-V2-3000/26", 0.1, 0.29),
            ("Date de finalisation de la Prestation Ségur", 0.5, 0.32),
            ("Montant pris en charge par l’Etat dans le cadre du Ségur de la santé", 0.1, 0.45),
        ]
    )
    assert kind("MDV-LGC-Va2", made) == "facture"


def test_the_end_of_a_question_in_large_boxes_is_no_title() -> None:
    made = page(
        [
            ("7. Aides de minimis", 0.1, 0.06),
            ("J’ai perçu des aides minimis SIEG dans les 3 ans précédent la signature du", 0.1, 0.1),
            ("Rappel : le médecin libéral ne peut bénéficier que d’une seule Prestation Ségur", 0.1, 0.3),
        ]
    )
    question = page([("bon de commande : O Oui Non", 0.1, 0.12)]).lines[0]
    large = question.model_copy(
        update={
            "words": tuple(
                w.model_copy(update={"box": w.box.model_copy(update={"bottom": w.box.bottom + 0.01})})
                for w in question.words
            )
        }
    )
    sight = look(made.model_copy(update={"lines": (*made.lines, large)}), load_scheme("MDV-LGC-Va2").pieces)
    assert not sight.starts


def test_a_bare_attestation_is_of_who_speaks() -> None:
    """« Mise en service – attestation » is the title of no piece: what it says tells the kind."""
    head = [("Mise en service – attestation", 0.05, 0.03), ("Je soussigné Hugo Lambert", 0.05, 0.1)]
    assert kind("RIS-Va1", page([*head, *SUPPLIER_SAYS])) == "mom"


def test_a_sentence_that_quotes_a_title_behind_its_colon_starts_no_piece() -> None:
    second = page(
        [
            ("E - Engagements", 0.05, 0.05),
            (
                "Si la commande est antérieure au référencement de la solution : « Bon de commande",
                0.05,
                0.08,
            ),
            ("à l’obtention par le logiciel du référencement ANS »", 0.05, 0.10),
            ("Bon pour commande – signature :", 0.05, 0.30),
        ]
    )
    assert not look(second, load_scheme("MDV-LGC-Va2").pieces).starts
    named = page([("Dossier Ségur – Bon de commande", 0.05, 0.05), ("Fournisseur", 0.05, 0.10)])
    assert look(named, load_scheme("MDV-LGC-Va2").pieces).starts


PARTICULARS = [
    ("Date", 0.55, 0.14),
    ("12/11/2026", 0.8, 0.14),
    ("Total TTC", 0.5, 0.4),
    ("270,00 €", 0.8, 0.4),
]


def test_an_invoice_that_cites_its_order_among_its_particulars_is_no_order() -> None:
    """« Bon de commande » beside or over its number is a caption, in whatever order they stand."""
    beside = [("Facture n°", 0.55, 0.12), ("2026-0412", 0.8, 0.12), ("Bon de commande", 0.55, 0.16)]
    invoice = page(
        [
            ("Pasarelle SAS", 0.1, 0.03),
            ("2 rue Foch", 0.1, 0.06),
            *beside,
            ("PS-26-3341", 0.8, 0.16),
            *PARTICULARS,
        ]
    )
    assert kind("SFP-LGC-Va2", invoice) == "facture"
    over = [
        ("N° facture", 0.1, 0.12),
        ("Bon de commande", 0.3, 0.12),
        ("F-0311", 0.11, 0.14),
        ("C-0207", 0.35, 0.14),
    ]
    assert (
        kind(
            "MDV-LGC-Va2", page([("BASALTE", 0.1, 0.03), ("11 rue Pasteur", 0.1, 0.06), *over, *PARTICULARS])
        )
        == "facture"
    )


def test_a_title_over_its_number_is_one() -> None:
    order = page([("BON DE COMMANDE", 0.4, 0.05), ("BC-2026-0042", 0.4, 0.07), ("Fournisseur", 0.05, 0.1)])
    assert look(order, load_scheme("MDV-LGC-Va2").pieces).starts


def test_an_order_with_a_small_title_over_its_number_is_one() -> None:
    """No invoice is named on the page: « Bon de commande » is its title, at whatever size."""
    for beside in (("BC-2026-0042", 0.1, 0.12), ("12/03/2026", 0.7, 0.1)):
        order = page(
            [("Médiciel SAS", 0.1, 0.03), ("2 rue Foch", 0.1, 0.06), ("Bon de commande", 0.1, 0.1), beside]
        )
        assert look(order, load_scheme("MDV-LGC-Va2").pieces).starts


def export(*heads: str) -> Page:
    months = [(f"{month} 2027", 0.1, 0.24 + 0.02 * at) for at, month in enumerate(("mai", "juin", "juillet"))]
    cells = [(head, 0.25 + 0.15 * at, 0.2) for at, head in enumerate(heads)]
    return page([("Clinidoc Ville 3.3", 0.1, 0.05), ("Période d’observation", 0.1, 0.1), *cells, *months])


@pytest.mark.parametrize(
    "title", ["# EXPORT JOURNAL MONITORING MES", "Journal du monitoring", "BON COMMANDE 7"]
)
def test_a_title_without_its_small_words_is_one(title: str) -> None:
    made = page([("Clinidoc Ville 3.3", 0.1, 0.03), (title, 0.1, 0.06), ("Fournisseur", 0.1, 0.1)])
    assert look(made, load_scheme("MDV-LGC-Va2").pieces).starts


@pytest.mark.parametrize("line", ["Bon pour commande", "N° commande 12", "Journal", "Le bon commande signé"])
def test_other_words_are_not_small_ones(line: str) -> None:
    made = page([("Clinidoc Ville 3.3", 0.1, 0.03), ("Lyon", 0.1, 0.06), (line, 0.1, 0.1)])
    assert not look(made, load_scheme("MDV-LGC-Va2").pieces).starts


def test_short_names_of_counts_tell_a_journal_and_a_ratio_does_not() -> None:
    models = load_scheme("MDV-LGC-Va2").pieces
    table, ratio = (look(export(*heads), models) for heads in (("Dt", "Dm", "Tq", "Ts"), ("Dm / Dt",)))
    scores = [
        max(one.score for one in sight.likenesses if one.model.kind.value == "journal")
        for sight in (table, ratio)
    ]
    assert scores[0] == pytest.approx(scores[1] + 4 * LABEL_WEIGHT - 1.0)


PRINTED = [
    ("LACUSTRE SOFT", 0.1, 0.03),
    ("4 avenue d’Albigny, 74000 Annecy", 0.1, 0.045),
    ("Médecin", 0.1, 0.18),
    (": Dr Jeanne Martin", 0.3, 0.18),
    ("N° RPPS", 0.1, 0.2),
    (": 10003456789", 0.3, 0.2),
    ("Bon de commande", 0.1, 0.22),
    (": LS-2026-0290", 0.3, 0.22),
    ("Dt : documents produits devant être envoyés, Dm : documents envoyés", 0.1, 0.4),
]


@pytest.mark.parametrize("gap", [0.005, 0.015])
def test_a_title_in_letters_of_one_width_goes_on_after_its_blanks(gap: float) -> None:
    """« Bon de commande » with a colon beside it is a label of the list, no title."""
    title = [("JOURNAL DE", 0.15, 0.1), ("MONITORING", 0.15 + 10 * 0.0085 + gap, 0.1)]
    assert kind("MDV-LGC-Va2", page([*PRINTED[:2], *title, *PRINTED[2:]])) == "journal"


def test_words_of_another_column_are_no_end_of_a_title() -> None:
    title = [("JOURNAL DE", 0.15, 0.1), ("MONITORING", 0.6, 0.1)]
    assert look(page([*PRINTED[:2], *title]), load_scheme("MDV-LGC-Va2").pieces).starts is False


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("Facture N° 2023-F-1902 du 04/09/2023", True), ("Facture N° 2023-F-1902", False)],
)
def test_a_number_and_its_day_make_a_title_of_the_usual_size(title: str, wanted: bool) -> None:
    """Without its day it is a label, which other pieces bear as well."""
    said = [
        ("ULYSSÉA", 0.1, 0.03),
        ("40 allée des Demoiselles, 31400 Toulouse", 0.1, 0.05),
        (title, 0.3, 0.2),
        ("Suite à votre bon de commande N° ULY22/11/045", 0.1, 0.25),
        ("N° FINESS juridique : 310018452", 0.5, 0.12),
        ("N° FINESS géographiques : 310022173", 0.5, 0.14),
        ("Nom du logiciel : Ulysséa Résident — Version du logiciel : 8.2", 0.1, 0.3),
    ]
    assert look(page(said), load_scheme("MS1-DUI-Va1").pieces).starts is wanted
