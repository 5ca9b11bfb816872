"""Defects that suit a dossier of any scheme: pieces that lack, signatures, boxes, mandates, cancellations."""

from __future__ import annotations

from random import Random

from testdata.generate import defects_files
from testdata.generate.defects import Defect
from testdata.generate.defects_signing import AVANCE, SOLDE, signs
from testdata.generate.draft import Draft
from testdata.generate.edits import drop_mention, edit

CANCELLED = ("annulation",)


def one_unsigned(draft: Draft, rng: Random) -> bool:
    """Where every client signs, one does not."""
    piece = next((c for c in draft.contents if len(c.signers) > 1), None)
    if piece is None:
        return False
    piece.unsigned = {rng.randrange(len(piece.signers))}
    return True


def one_answer_no(draft: Draft, rng: Random) -> bool:
    """A « non » in the table of a DUI."""
    piece = next((c for c in draft.contents if c.answers), None)
    if piece is None:
        return False
    answers = piece.answers[rng.choice(sorted(piece.answers))]
    answers[rng.randrange(len(answers))] = "non"
    return True


def no_box(draft: Draft, rng: Random) -> bool:
    """No box of a group of the attestation is ticked."""
    piece = draft.piece("va")
    if piece is None or not piece.ticks:
        return False
    piece.ticks[rng.choice(sorted(piece.ticks))] = []
    return True


_FILES = ("missing_piece", "care_document", "stray_page", "empty_file", "not_a_document")
DEFECTS: list[Defect] = [
    *(defect for defect in defects_files.DEFECTS if defect.name in _FILES),
    Defect("no_signature", ("SIG-01",), "fix", AVANCE, signs("bdc", "none")),
    Defect("va_no_signature", ("SIG-01",), "fix", SOLDE, signs("va", "none")),
    Defect("one_client_unsigned", ("SIG-01",), "fix", SOLDE, one_unsigned),
    Defect("va_no_box", ("COC-01",), "fix", SOLDE, no_box),
    Defect("answer_no", ("COC-05",), "fix", SOLDE, one_answer_no),
    Defect("va_no_mandate", ("MEN-07",), "fix", SOLDE, drop_mention("mandate", "va")),
    Defect("not_read_and_approved", ("MEN-06",), "fix", AVANCE, drop_mention("read_and_approved")),
    Defect("no_state_funding", ("MEN-04",), "fix", SOLDE, drop_mention("state_funding", "facture")),
    Defect("order_number_differs", ("DEC-02",), "fix", AVANCE, edit("order_number", "order")),
    Defect("invoice_number_differs", ("DEC-10",), "fix", SOLDE, edit("invoice_number", "invoice", "facture")),
    Defect("cancellation_unsigned", ("ANN-01", "ANN-02"), "fix", CANCELLED, signs("annulation", "none")),
]
