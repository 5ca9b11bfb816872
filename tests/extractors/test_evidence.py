"""The evidence page of a signature provider belongs to the piece that it speaks of."""

from __future__ import annotations

from extractors.assemble import assemble
from models.page import Page
from models.piece import PageState
from schemes import load_scheme
from tests.extractors.test_assemble import order
from tests.pages import document, line, page

MODELS = load_scheme("MDV-LGC-Va2").pieces
ENVELOPE = "DocuSign Envelope ID: 3F2A91C4-77B0-4E1D-9A52-0C6D1E8F4B21"


def proof(envelope: str = ENVELOPE) -> Page:
    return page(
        [
            line("Certificate of Completion", 0.1, 0.05),
            line(envelope, 0.1, 0.1),
            line("Signer: Jeanne Martin", 0.1, 0.2),
            line("IP Address: 192.0.2.10", 0.1, 0.25),
            line("Timestamp: 15/09/2026 10:30", 0.1, 0.3),
        ]
    )


def signed_order() -> Page:
    made = order()
    return made.model_copy(update={"lines": (*made.lines, line(ENVELOPE, 0.1, 0.9))})


def test_it_follows_its_piece_in_the_same_file() -> None:
    made = assemble([document("bdc.pdf", order(), proof())], MODELS)
    assert [(e.state, e.piece) for e in made.ledger] == [(PageState.ATTRIBUTED, "bdc")] * 2
    assert "DocuSign" in made.ledger[1].reason
    assert [ref.page for ref in made.drafts[0].refs] == [1]


def test_alone_it_is_tied_by_the_envelope_that_both_name() -> None:
    made = assemble([document("preuve.pdf", proof()), document("bdc.pdf", signed_order())], MODELS)
    assert {(e.document, e.state, e.piece) for e in made.ledger} == {
        ("bdc.pdf", PageState.ATTRIBUTED, "bdc"),
        ("preuve.pdf", PageState.ATTRIBUTED, "bdc"),
    }


def test_alone_it_is_tied_by_the_digest_of_the_file() -> None:
    whole = document("bdc.pdf", order())
    told = document("preuve.pdf", proof(f"SHA256: {whole.sha256}"))
    made = assemble([whole, told], MODELS)
    assert made.ledger[1].piece == "bdc"


def test_of_another_envelope_it_is_left_to_a_person() -> None:
    other = proof("DocuSign Envelope ID: 99999999-0000-4E1D-9A52-000000000000")
    made = assemble([document("bdc.pdf", signed_order()), document("preuve.pdf", other)], MODELS)
    assert made.ledger[1].state is PageState.UNRECOGNISED
    assert "DocuSign" in made.ledger[1].reason


def test_a_piece_that_speaks_of_signatures_is_no_evidence_page() -> None:
    said = line("Le certificat de signature est joint. Signataire : Jeanne Martin", 0.1, 0.8)
    made = order()
    both = made.model_copy(update={"lines": (*made.lines, said)})
    assert assemble([document("bdc.pdf", both)], MODELS).ledger[0].piece == "bdc"


def short(envelope: str = ENVELOPE) -> Page:
    return page(
        [
            line("Certificat de signature", 0.1, 0.05),
            line(envelope, 0.1, 0.1),
            line("Jeanne Martin", 0.1, 0.2),
        ]
    )


def test_a_certificate_of_three_lines_is_tied_by_the_envelope_that_it_names() -> None:
    alone = assemble([document("preuve.pdf", short()), document("bdc.pdf", signed_order())], MODELS)
    assert {(e.document, e.state, e.piece) for e in alone.ledger} == {
        ("bdc.pdf", PageState.ATTRIBUTED, "bdc"),
        ("preuve.pdf", PageState.ATTRIBUTED, "bdc"),
    }
    behind = assemble([document("bdc.pdf", signed_order(), short())], MODELS)
    for made in (alone, behind):
        assert [len(draft.pages) for draft in made.drafts] == [1]
        assert any("Page de preuve de DocuSign" in entry.reason for entry in made.ledger)


def test_a_certificate_of_three_lines_that_names_no_piece_proves_nothing() -> None:
    other = short("DocuSign Envelope ID: 99999999-0000-4E1D-9A52-000000000000")
    made = assemble([document("bdc.pdf", signed_order()), document("preuve.pdf", other)], MODELS)
    assert made.ledger[1].state is PageState.UNRECOGNISED
    assert "sans identifiant commun" in made.ledger[1].reason


def test_a_page_that_speaks_of_its_certificate_under_the_same_envelope_is_no_evidence_page() -> None:
    said = line("Le certificat de signature et son dossier de preuve sont joints à la commande", 0.1, 0.12)
    second = signed_order().model_copy(update={"number": 2})
    second = second.model_copy(update={"lines": (second.lines[0], said, *second.lines[1:])})
    made = assemble([document("bdc.pdf", signed_order(), second)], MODELS)
    assert not any("Page de preuve" in entry.reason for entry in made.ledger)
