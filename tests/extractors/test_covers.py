"""Pages that only name pieces are none of them; a piece that says something of its own stays one."""

from __future__ import annotations

import pytest

from extractors.assemble import PLAIN_SLIP, SLIP, assemble
from extractors.recognise import look
from models.page import Line, Page
from models.piece import PageState, PieceKind
from schemes import load_scheme
from tests.pages import document, line, page

MODELS = load_scheme("MDV-LGC-Va2").pieces
HEAD = "Novalgia Systèmes 88 avenue de l’Europe"


def listing(title: str, height: float = 0.012) -> Page:
    return page(
        [
            line(HEAD, 0.1, 0.03),
            line("59000 Lille", 0.1, 0.05),
            line(title, 0.3, 0.1, height),
            line("Objet : demande de versement – dossier n° SEG-0131550", 0.1, 0.15),
            line("Journal de monitoring", 0.1, 0.22),
            line("1", 0.6, 0.22),
            line("Facture 2028/000117", 0.1, 0.25),
            line("Bon de commande", 0.1, 0.28),
            line("Attestation de vérification d’aptitude", 0.1, 0.31),
        ]
    )


def letter(*said: str) -> Page:
    head = ["Novalgia Systèmes", "59000 Lille", "Lille, le 12 janvier 2028", *said]
    return page([line(text, 0.1, 0.03 + 0.03 * at) for at, text in enumerate(head)])


def invoice() -> Page:
    return page(
        [
            line(HEAD, 0.1, 0.03),
            line("FACTURE N° F-2026-0042", 0.5, 0.06, 0.018),
            line("Date de facture : 18/06/2026", 0.5, 0.1),
            line("N° du bon de commande : BC-2026-018", 0.5, 0.12),
            line("Vous trouverez ci-joint le journal de monitoring.", 0.1, 0.3),
            line("Net à payer : 451,50 €", 0.5, 0.6),
            line("Liste des pièces jointes", 0.1, 0.65),
        ]
    )


@pytest.mark.parametrize(
    "title",
    [
        "BORDEREAU D’ENVOI",
        "Bordereau de transmission n° 12",
        "Bordereau des pièces",
        "Lettre d’accompagnement",
        "Liste des pièces jointes",
    ],
)
def test_a_slip_is_a_page_of_no_piece(title: str) -> None:
    made = assemble([document("a.pdf", listing(title), invoice())], MODELS)
    assert [draft.kind for draft in made.drafts] == [PieceKind.FACTURE]
    assert [(e.state, e.reason == PLAIN_SLIP) for e in made.ledger] == [
        (PageState.ATTRIBUTED, False),
        (PageState.SEPARATOR, True),
    ]


@pytest.mark.parametrize(
    "more",
    [
        "Attention : l’attestation est signée sous réserve de la reprise des données.",
        " ".join(["Les éléments qui suivent ont été réunis par notre service."] * 10),
    ],
)
def test_a_slip_that_says_more_than_what_is_sent_is_for_a_person(more: str) -> None:
    assert _is_asked_about(line(more, 0.1, 0.5))


def test_a_slip_with_words_that_nobody_could_read_is_for_a_person() -> None:
    said = line("VA provis sgn", 0.1, 0.5)
    words = tuple(word.model_copy(update={"confidence": 0.5}) for word in said.words)
    assert _is_asked_about(said.model_copy(update={"words": words}))


def _is_asked_about(more: Line) -> bool:
    slip = page([*listing("Bordereau d’envoi").lines, more])
    made = assemble([document("a.pdf", slip, invoice())], MODELS)
    return (PageState.UNRECOGNISED, SLIP) in [(e.state, e.reason) for e in made.ledger]


def test_a_slip_behind_a_piece_is_no_page_of_it_either() -> None:
    made = assemble([document("a.pdf", invoice(), listing("Bordereau d’envoi"))], MODELS)
    assert [len(draft.pages) for draft in made.drafts] == [1]


@pytest.mark.parametrize("title", ["Sommaire", "TABLE DES MATIÈRES", "Contenu du dossier"])
def test_a_table_of_contents_opens_nothing(title: str) -> None:
    assert not look(listing(title, 0.02), MODELS).starts


@pytest.mark.parametrize(
    "said",
    [
        ("Objet : Journal de monitoring", "Veuillez trouver ci-joint les pièces demandées."),
        ("Objet : Bon de commande signé", "Nous vous transmettons en pièces jointes ce document."),
        ("Madame, nous vous prions de trouver ci-joint :", "Attestation de vérification d’aptitude"),
    ],
)
def test_a_letter_that_encloses_pieces_opens_nothing(said: tuple[str, ...]) -> None:
    assert not look(letter(*said), MODELS).starts


def test_a_letter_that_is_the_piece_stays_one() -> None:
    said = (
        "Objet : Journal de monitoring",
        "Vous trouverez ci-joint la facture, et ci-dessous nos relevés.",
        "Nombre total des documents de santé produits (Dt) : 1 519",
        "Nombre total de patients uniques reçus en consultation (T) : 346",
    )
    sight = look(letter(*said), MODELS)
    assert sight.starts
    assert sight.best is not None
    assert sight.best.model.kind is PieceKind.JOURNAL


def test_an_invoice_that_lists_what_goes_with_it_stays_one() -> None:
    assert look(invoice(), MODELS).starts


def test_a_piece_in_which_a_slip_is_named_stays_one() -> None:
    made = page(
        [
            line("Journal de monitoring", 0.3, 0.05, 0.02),
            line("Bordereau d’envoi n° 12 du 03/01/2028", 0.1, 0.1),
            line("Période d’observation : du 01/07/2027 au 31/12/2027", 0.1, 0.15),
        ]
    )
    assert look(made, MODELS).starts
