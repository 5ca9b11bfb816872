"""Each page finds its piece from what it says, and no page is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.assemble import ONLY_CODES, Assembly, assemble
from models.electronic import Code, CodeKind, Electronic
from models.geometry import Box, Place
from models.page import Document, FileProblem, Grade, Legibility, Line, Page
from models.piece import PageState, PieceKind
from schemes import load_scheme
from tests.pages import document, line, page

MODELS = load_scheme("MDV-LGC-Va2").pieces


def order(tall: float = 0.02) -> Page:
    return page(
        [
            line("BON DE COMMANDE", 0.3, 0.05, tall),
            line("Référence de l’appel à financement : AF-MDV-LGC-Va2", 0.1, 0.12),
            line("Numéro du bon de commande : BC-2026-018", 0.1, 0.15),
            line("Nom du médecin : Jeanne Martin", 0.1, 0.2),
            line("RPPS : 10101299823", 0.1, 0.23),
            line("Prestation principale Vague 2", 0.1, 0.4),
        ]
    )


def order_end() -> Page:
    return page(
        [
            line(
                "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux", 0.1, 0.1
            ),
            line("d’une option contractuelle, d’un autre produit ou d’un service hors périmètre", 0.1, 0.12),
            line("des prestations Ségur.", 0.1, 0.14),
            line(
                "Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé",
                0.1,
                0.2,
            ),
            line("Nom, prénom et signature :", 0.1, 0.3),
        ]
    )


def invoice() -> Page:
    return page(
        [
            line("Logisoin SAS", 0.1, 0.03),
            line("FACTURE N° F-2026-0042", 0.5, 0.06, 0.018),
            line("Date de facture : 18/06/2026", 0.5, 0.1),
            line("N° du bon de commande : BC-2026-018", 0.5, 0.12),
            line("Net à payer : 451,50 €", 0.5, 0.6),
        ]
    )


def attestation() -> Page:
    return page(
        [
            line("Attestation de vérification d’aptitude", 0.2, 0.05, 0.018),
            line("Je, soussigné : Jeanne Martin", 0.1, 0.12),
            line("Facture n° F-2026-0042", 0.1, 0.15),
            line("La possibilité d’envoyer un message vers la MSSanté patient", 0.1, 0.3),
        ]
    )


def care_letter() -> Page:
    return page(
        [
            line("Cher confrère,", 0.1, 0.1),
            line("J’ai vu ce jour en consultation votre patiente pour une gêne à l’effort.", 0.1, 0.2),
            line("Bien confraternellement", 0.1, 0.5),
        ]
    )


def _run(*documents: Document) -> Assembly:
    return assemble(documents, MODELS)


def _kinds(assembly: Assembly) -> list[PieceKind]:
    return [draft.kind for draft in assembly.drafts]


def test_one_file_a_piece() -> None:
    found = _run(document("a.pdf", order()), document("b.pdf", invoice()), document("c.pdf", attestation()))
    assert _kinds(found) == [PieceKind.BDC, PieceKind.FACTURE, PieceKind.VA]
    assert found.drafts[0].model()[0].case == "medecin-liberal"


def test_several_pieces_in_one_file_with_blank_pages_between() -> None:
    found = _run(document("all.pdf", attestation(), page([]), order(), order_end(), page([]), invoice()))
    assert _kinds(found) == [PieceKind.VA, PieceKind.BDC, PieceKind.FACTURE]
    assert [len(draft.pages) for draft in found.drafts] == [1, 2, 1]
    assert [entry.state for entry in found.ledger].count(PageState.BLANK) == 2


def test_a_second_page_in_a_file_of_its_own_joins_its_piece() -> None:
    found = _run(document("IMG_2.jpg", order_end()), document("IMG_1.jpg", order()))
    assert _kinds(found) == [PieceKind.BDC]
    assert {ref.document for ref in found.drafts[0].refs} == {"IMG_1.jpg", "IMG_2.jpg"}


def test_a_last_page_full_of_the_models_words_is_no_second_piece() -> None:
    words = [
        "Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé",
        "Le médecin libéral ne peut bénéficier que d’une seule Prestation Ségur",
        "La Prestation secondaire démarre au premier jour du mois suivant la date de la signature de la VA",
        "de la Prestation principale, et court jusqu’au dépôt de la demande de paiement de la Prestation",
        "aides minimis SIEG",
    ]
    last = page([line(text, 0.1, 0.1 + 0.03 * i) for i, text in enumerate(words)])
    assert len(_run(document("a.pdf", order(), last)).drafts) == 1
    assert len(_run(document("1.jpg", last), document("2.jpg", order())).drafts) == 1


def test_an_invoice_without_a_title_is_a_piece() -> None:
    lines = [one for one in invoice().lines if "FACTURE" not in one.text]
    untitled = page([*lines, line("Facture n° F-2026-0042", 0.5, 0.7)])
    found = _run(document("a.pdf", attestation()), document("b.pdf", untitled))
    assert _kinds(found) == [PieceKind.VA, PieceKind.FACTURE]


def test_a_page_of_something_else_is_not_taken_in() -> None:
    found = _run(document("a.pdf", order(), care_letter()))
    assert [entry.state for entry in found.ledger] == [PageState.ATTRIBUTED, PageState.UNRECOGNISED]


def test_the_name_of_the_file_says_nothing() -> None:
    found = _run(document("facture.pdf", order()))
    assert _kinds(found) == [PieceKind.BDC]


def test_a_title_at_the_usual_size_is_enough_when_it_says_it_all() -> None:
    found = _run(document("a.pdf", order(tall=0.012)))
    assert _kinds(found) == [PieceKind.BDC]


def test_two_orders_stay_two() -> None:
    found = _run(document("a.pdf", order()), document("b.pdf", order()))
    assert [draft.key for draft in found.drafts] == ["bdc", "bdc-2"]


def test_a_file_that_was_not_opened_is_in_the_ledger() -> None:
    broken = Document(
        name="x.pdf",
        sha256="0" * 64,
        size=0,
        problem=FileProblem(code="empty", message="Le fichier est vide."),
    )
    found = _run(broken)
    assert [(e.page, e.state) for e in found.ledger] == [(0, PageState.NOT_OPENED)]


@pytest.mark.parametrize(
    "pages",
    [[order(), order_end()], [page([])], [care_letter(), invoice(), attestation()], [invoice(), invoice()]],
)
def test_every_page_ends_in_exactly_one_state(pages: Sequence[Page]) -> None:
    found = _run(document("a.pdf", *pages))
    assert sorted((e.document, e.page) for e in found.ledger) == [("a.pdf", n + 1) for n in range(len(pages))]


def _numbered(made: Page, number: int, total: int) -> Page:
    return page([*made.lines, line(f"Page {number}/{total}", 0.45, 0.97)])


def test_numbering_goes_before_what_looks_whole() -> None:
    """A last page that carries more of the model than the first one is still a last page."""
    full = page([*order().lines[1:], *order_end().lines])
    found = _run(document("a.pdf", _numbered(order(), 1, 2), _numbered(full, 2, 2)))
    assert [len(draft.pages) for draft in found.drafts] == [2]


def test_a_first_page_without_a_title_is_housed_with_the_second_one() -> None:
    weak = page(
        [line("RPPS : 10101299823", 0.1, 0.1), line("Numéro du bon de commande : BC-2026-018", 0.1, 0.2)]
    )
    last = page([*order_end().lines, *order().lines[1:]])
    found = _run(document("a.pdf", _numbered(weak, 1, 2), _numbered(last, 2, 2)))
    assert [[ref.page for ref in draft.refs] for draft in found.drafts] == [[1, 2]]


def test_another_page_of_the_model_is_the_end_of_the_piece_unless_it_says_the_same_again() -> None:
    untitled = page(order().lines[1:])
    assert len(_run(document("a.pdf", order(), order_end())).drafts) == 1
    whole = page([*untitled.lines, *order_end().lines])
    assert len(_run(document("a.pdf", page([*order().lines, *order_end().lines]), whole)).drafts) == 2


def test_a_page_with_only_the_signature_closes_the_piece() -> None:
    end = page([line("A Rennes, le 08/09/2026", 0.1, 0.1), line("Signature", 0.1, 0.15)])
    assert len(_run(document("a.pdf", attestation(), end)).drafts[0].pages) == 2


def test_a_last_page_alone_goes_to_the_piece_that_waits_for_it() -> None:
    """The footer of the supplier stands on all its pieces."""
    foot = line("Logisoin Solutions SA - RCS 993 505 650", 0.1, 0.95)
    whole = page([*order().lines, *order_end().lines, foot])
    first = _numbered(page([*attestation().lines, foot]), 1, 2)
    last = _numbered(page([line("A Rennes, le 08/09/2026", 0.1, 0.1), foot]), 2, 2)
    found = _run(document("a.pdf", whole), document("b.pdf", last), document("c.pdf", first))
    assert [(d.kind, len(d.pages)) for d in found.drafts] == [(PieceKind.BDC, 1), (PieceKind.VA, 2)]


def test_the_end_of_a_sentence_is_no_title() -> None:
    """« … la signature du bon de | commande : » on the second page opens no second order."""
    second = page(
        [
            line("J’ai perçu des aides minimis dans les 3 ans précédant la signature du bon de", 0.1, 0.1),
            line("commande :", 0.1, 0.12),
            line(
                "J’atteste que cette commande n’est pas conditionnée à une commande à titre onéreux", 0.1, 0.3
            ),
            line("d’une option contractuelle, d’un autre produit ou d’un service", 0.1, 0.32),
        ]
    )
    found = _run(document("commande.pdf", order(), second))
    assert _kinds(found) == [PieceKind.BDC]


def test_a_title_behind_another_word_of_its_line() -> None:
    sheet = page(
        [
            line("Tableau de bord – journal de monitoring Mon espace santé", 0.1, 0.05, 0.03),
            line("1 519", 0.1, 0.2),
            line("documents envoyés avec succès", 0.1, 0.22),
        ]
    )
    assert _kinds(_run(document("export.pdf", sheet))) == [PieceKind.JOURNAL]


def plain_invoice(title: str) -> Page:
    """The heading of an invoice at the size of its text, low beside the address of the supplier."""
    return page(
        [
            line("VELLORA SANTÉ SAS", 0.08, 0.05),
            line("118 cours Lafayette", 0.08, 0.065),
            line(title, 0.5, 0.08),
            line("N° de commande client : CDE202500077", 0.08, 0.2),
            line("Docteur Wandrille Esquirol, 2 rue Foch, 34000 Montpellier", 0.5, 0.15),
            line("Net à payer : 125,00 €", 0.5, 0.6),
        ]
    )


def test_a_title_in_capitals_at_the_usual_size_opens_an_invoice() -> None:
    """« N° de commande » has most letters of « Bon de commande », and is no title."""
    made = assemble([document("facture.pdf", plain_invoice("FACTURE N° FC2611-0045 du 16/11/2026"))], MODELS)
    assert [draft.kind for draft in made.drafts] == [PieceKind.FACTURE]


def test_a_title_read_without_blanks_opens_a_journal() -> None:
    journal = page(
        [
            line("Journalde monitoringTilia Praxis 4.1", 0.07, 0.05, 0.02),
            line("Semestre du 1er avril 2026 au 30 septembre 2026", 0.07, 0.1),
            line("Documents de santé produits (Dt)", 0.07, 0.2),
        ]
    )
    made = assemble([document("export.pdf", journal)], MODELS)
    assert [draft.kind for draft in made.drafts] == [PieceKind.JOURNAL]


def test_the_name_of_its_numbers_tells_the_case_of_an_invoice() -> None:
    lines = [
        line("FACTURE TIL-F-26-00988", 0.6, 0.05, 0.02),
        line("SISA Bras-Panon Santé", 0.08, 0.15),
        line("FINESS", 0.4, 0.15),
        line("Juridique : 974002172", 0.4, 0.165),
        line("Net à payer : 395,58 €", 0.5, 0.6),
    ]
    made = assemble([document("facture.pdf", page(lines))], MODELS)
    assert made.drafts[0].model()[0].id == "facture-structure"


def test_the_end_of_the_notice_of_an_order_goes_on_with_it() -> None:
    notice = page(
        [
            line("Les données collectées sont conservées pendant la durée du référencement dont", 0.06, 0.05),
            line("bénéficie l’Editeur ainsi que pour les durées d’archivage exigées.", 0.06, 0.07),
        ]
    )
    made = assemble([document("bdc1.jpg", order()), document("bdc2.jpg", notice)], MODELS)
    assert [len(draft.pages) for draft in made.drafts] == [2]


def test_an_order_named_under_an_invoice_is_its_reference() -> None:
    """A slip without a title: the piece is the one that is numbered first."""
    slip = page(
        [
            line("BALTANE LOGICIEL MÉDICAL", 0.35, 0.05, 0.018),
            line("5 place des Clercs – 26000 Valence", 0.35, 0.08),
            line("Facture n°", 0.2, 0.12),
            line("VE-2026-7731", 0.7, 0.12),
            line("Bon de commande n°", 0.2, 0.14),
            line("B26-0612", 0.7, 0.14),
            line("RPPS", 0.2, 0.16),
            line("indemnité forfaitaire de 40 € pour frais de recouvrement", 0.2, 0.6),
            line("Montant pris en charge par l’Etat dans le cadre du Ségur de la santé", 0.2, 0.5),
        ]
    )
    made = assemble([document("facture.pdf", slip)], MODELS)
    assert [draft.kind for draft in made.drafts] == [PieceKind.FACTURE]


def test_numbered_pages_handed_in_as_files_of_any_order_make_one_piece() -> None:
    middle = page(order().lines[1:3])
    end = page([*order_end().lines, *order().lines[1:]])
    found = _run(
        document("b.pdf", _numbered(middle, 2, 3)),
        document("c.pdf", _numbered(end, 3, 3)),
        document("a.pdf", _numbered(order(), 1, 3)),
    )
    assert [len(draft.pages) for draft in found.drafts] == [3]


@pytest.mark.parametrize(
    ("texts", "state"),
    [
        ([], PageState.UNRECOGNISED),
        ([line("o8 8I", 0.42, 0.5)], PageState.UNRECOGNISED),  # what a reader takes its squares for
        ([line("o8 8I", 0.42, 0.5), line("lu à peine", 0.1, 0.8)], PageState.UNREADABLE),
    ],
)
def test_a_page_of_codes_only_is_not_illegible(texts: list[Line], state: PageState) -> None:
    """Its code was read: what nobody knows is what the page is for."""
    square = Place(document="a.pdf", page=1, box=Box(left=0.4, top=0.4, right=0.6, bottom=0.6))
    code = Code(kind=CodeKind.QR, text="https://exemple.fr/verification", place=square)
    dim = Legibility(grade=Grade.ILLEGIBLE, dpi=200, contrast=1, sharpness=1, mean_confidence=0.1)
    shown = page(texts).model_copy(update={"legibility": dim, "blank": False})
    plain = document("a.pdf", shown)
    assert assemble([plain], MODELS).ledger[0].state is PageState.UNREADABLE
    coded = plain.model_copy(update={"electronic": Electronic(codes=(code,))})
    entry = assemble([coded], MODELS).ledger[0]
    assert entry.state is state
    assert (entry.reason == ONLY_CODES) == (state is PageState.UNRECOGNISED)


@pytest.mark.parametrize(
    ("foot", "pieces"), [("Scialys — 9 rue du Prisme, 69007 Lyon", 1), ("Autre pied", 2)]
)
def test_the_numbered_signing_page_of_a_piece_may_speak_like_another_one(foot: str, pieces: int) -> None:
    """« 2/2 » with legal terms of an invoice, in the edges of « 1/2 » that has no place to sign."""
    edge = line("Scialys — 9 rue du Prisme, 69007 Lyon", 0.1, 0.95)
    first = page([*order().lines, edge])
    said = ("Net à payer : voir facture n° 12", "indemnité forfaitaire de 40 € pour frais de recouvrement")
    terms = [
        line(text, 0.1, 0.1 + 0.03 * n)
        for n, text in enumerate((*said, "N° de facture", "pénalités de retard"))
    ]
    last = page([*terms, line("Signature du client :", 0.1, 0.5), line(foot, 0.1, 0.95)])
    found = _run(document("a.pdf", _numbered(first, 1, 2), _numbered(last, 2, 2)))
    assert len(found.drafts) == pieces
