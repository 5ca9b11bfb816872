"""A page that opens no piece goes to the piece that it continues, and to no other."""

from __future__ import annotations

import pytest

from extractors.assemble import assemble
from models.page import Document, Line
from models.piece import PageState
from schemes import load_scheme
from tests.extractors.test_assemble import attestation, invoice, order, order_end
from tests.extractors.test_sheets import terms
from tests.pages import document, line, page

MODELS = load_scheme("MDV-LGC-Va2").pieces
# What the order of a DUI says and its attestation does not (S0:1237-1253).
ORDER_ONLY = ("Bon pour accord", "Montant HT", "Taux de TVA", "généralisation du programme ESMS Numérique")


def privacy() -> list[Line]:
    wording = next(m for one in MODELS for m in one.mentions if m.key == "privacy_notice").wordings[0].split()
    rows = [" ".join(wording[n : n + 14]) for n in range(0, len(wording), 14)]
    return [line(row, 0.1, 0.5 + 0.012 * n) for n, row in enumerate(rows)]


def homes(*documents: Document) -> dict[tuple[str, int], str | None]:
    return {(e.document, e.page): e.piece for e in assemble(documents, MODELS).ledger}


def numbers() -> list[Line]:
    """Identifiers that all the pieces of a dossier share."""
    return [line("SIRET 73282932000074 – RPPS 10101299823", 0.1, 0.8)]


def test_the_words_of_a_kind_say_more_than_numbers_in_common() -> None:
    """Both pieces bear the supplier's numbers; the page goes on with the order's sentences."""
    end = page([*order_end().lines, *numbers()])
    bill = page([*invoice().lines, *numbers()])
    first = page([*order().lines, *numbers()])
    found = homes(document("a.pdf", bill), document("b.pdf", first), document("c.pdf", end))
    assert found["c.pdf", 1] == "bdc"
    assert found["a.pdf", 1] == "facture"


def test_the_end_of_a_sentence_cut_by_the_page_is_known() -> None:
    rest = document("c.pdf", page(privacy()[len(privacy()) // 2 :]))
    found = homes(document("a.pdf", invoice()), document("b.pdf", order()), rest)
    assert found["c.pdf", 1] == "bdc"


def test_general_terms_overleaf_belong_to_the_piece_before_them() -> None:
    found = homes(document("a.pdf", order(), terms("Conditions générales de vente"), invoice()))
    assert found["a.pdf", 2] == "bdc"


def test_general_terms_alone_are_nobodys() -> None:
    ledger = assemble([document("a.pdf", order()), document("b.pdf", terms("CGV"))], MODELS).ledger
    assert [e.state for e in ledger] == [PageState.ATTRIBUTED, PageState.UNRECOGNISED]


def test_a_stranger_between_two_pages_does_not_hide_the_second() -> None:
    stranger = page([line("Menu de la semaine", 0.1, 0.1), line("Lundi : velouté de potiron", 0.1, 0.2)])
    found = homes(document("a.pdf", order(), stranger, order_end()))
    assert found["a.pdf", 2] is None
    assert found["a.pdf", 3] == "bdc"


def sites_of_both() -> list[Line]:
    """The table of sites that an order and an attestation of a DUI share: no sentence, labels only."""
    heads = ("ESMS", "Dénomination et version du logiciel", "N° de FINESS juridique")
    rows = [line(f"93 099 26{n} 7", 0.1, 0.4 + 0.03 * n) for n in range(6)]
    return [*(line(one, 0.1, 0.1 + 0.05 * n) for n, one in enumerate(heads)), *rows]


@pytest.mark.parametrize("last", [True, False])
def test_a_table_of_two_kinds_between_two_pages_of_a_piece_is_the_pieces(last: bool) -> None:
    models = load_scheme("MS1-DUI-Va1").pieces
    title = line("Bon de commande", 0.1, 0.05)
    first = page(
        [title, line("AF-MS1-DUI-Va1", 0.1, 0.1), line("DUI Cas B : Plusieurs OG avec mandataire", 0.1, 0.2)]
    )
    middle = page(sites_of_both())
    end = page([line(one, 0.1, 0.1 + 0.05 * n) for n, one in enumerate(ORDER_ONLY)])
    sheets = (first, middle, end) if last else (first, middle)
    found = {e.page: e.piece for e in assemble([document("a.pdf", *sheets)], models).ledger}
    assert found == ({1: "bdc", 2: "bdc", 3: "bdc"} if last else {1: "bdc", 2: None})


def test_a_second_order_behind_the_first_one_is_a_second_piece() -> None:
    found = homes(document("a.pdf", order(), order_end(), order(), order_end()))
    assert [found["a.pdf", n] for n in (1, 2, 3, 4)] == ["bdc", "bdc", "bdc-2", "bdc-2"]


@pytest.mark.parametrize("numbers", [(), ("Page 1/2", "Page 2/2")], ids=["unnumbered", "numbered"])
def test_words_of_two_kinds_go_with_the_page_right_before_them(numbers: tuple[str, ...]) -> None:
    """The mandate stands on the orders and on the VA of a mandataire (S0:470, S0:213)."""
    models = load_scheme("HOP-PFI-Va1").pieces
    mandate = next(m for one in models for m in one.mentions if m.key == "mandate").wordings[0].split()
    rest = [line(" ".join(mandate[n : n + 12]), 0.1, 0.1 + 0.02 * n) for n in range(0, len(mandate), 12)]
    rest += [line("Il sera amené à justifier de ce mandat en cas de contrôle", 0.1, 0.5)]
    rest += [line("Structure signataire", 0.1, 0.7)]  # a label of the order alone
    title = line("Attestation de vérification d’aptitude (VA)", 0.1, 0.05)
    head = [title, line("PFI Cas B : plusieurs clients avec mandataire", 0.1, 0.1)]
    feet = [[line(text, 0.8, 0.96)] for text in numbers] or [[], []]
    proof, end = page([*head, *feet[0]]), page([*rest, *feet[1]])
    order = page([line("Bon de commande", 0.1, 0.05), line("Nom du mandataire : Élodie Nguyen", 0.1, 0.1)])
    both = [document("va.pdf", proof, end), document("bdc.pdf", order)]
    found = {(e.document, e.page): e.piece for e in assemble(both, models).ledger}
    assert found["va.pdf", 2] == "va"


def test_a_page_with_the_place_of_the_signature_and_a_stamp_closes_the_piece_before_it() -> None:
    stamp = "Cabinet médical des Sources 12 rue du Lavoir 38000 Grenoble 04 76 00 00 00 RPPS 10101299823"
    words = [
        "Fait à Grenoble le 26-05-2026",
        "Nom : VIAL Paule",
        "Cachet et signature du client",
        *stamp.split(),
    ]
    end = page([line(text, 0.1, 0.05 + 0.02 * n) for n, text in enumerate(words)])
    assert homes(document("a.pdf", order(), end))["a.pdf", 2] == "bdc"


def test_a_page_with_the_place_of_the_signature_alone_goes_to_the_piece_that_lacks_one() -> None:
    end = page([line("Fait à Ajaccio, le 18/02/2026", 0.1, 0.1), line("Signature du client", 0.1, 0.15)])
    signed = page([*order().lines, *order_end().lines, line("Signature du client", 0.1, 0.9)])
    for files in (("a.pdf", "b.pdf"), ("b.pdf", "a.pdf")):
        pieces = (document(files[0], signed), document(files[1], attestation()), document("c.pdf", end))
        assert homes(*pieces)["c.pdf", 1] == "va"


def amounts_alone() -> Document:
    """A sheet of its own file that says amounts, and a sentence that orders and invoices have."""
    rows = (
        "Prestation principale Vague 2",
        "Montant HT 376,25 €",
        "Montant de la Prestation Ségur pris en charge par l’Etat au titre du Ségur de la santé.",
    )
    return document("c.pdf", page([line(row, 0.1, 0.2 + 0.02 * n) for n, row in enumerate(rows)]))


def test_a_sheet_of_its_own_goes_with_the_only_piece_there_is() -> None:
    assert homes(document("a.pdf", order()), amounts_alone())["c.pdf", 1] == "bdc"


def test_of_two_pieces_it_may_belong_to_either() -> None:
    found = homes(document("a.pdf", order()), document("b.pdf", invoice()), amounts_alone())
    assert found["c.pdf", 1] is None
