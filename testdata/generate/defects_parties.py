"""Defects of who stands for whom and of when: mandates, mandataire, sites, MOM, dates after the reception."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from testdata.generate.defects import Defect, Plant
from testdata.generate.defects_any import other
from testdata.generate.defects_signing import set_signed, signs
from testdata.generate.draft import Draft
from testdata.generate.edits import alter, drop_mention, edit

AVANCE, SOLDE = ("avance",), ("solde",)
NO_POWER = (
    ("certifie disposer", "certifie ne pas disposer"),
    ("des mandats nécessaires", "d'une partie des mandats nécessaires"),
)


def site_differs(kind: str) -> Plant:
    """One site of the table is another one than declared."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        rows = [r for r in piece.rosters.get("sites", []) if r.get("site_finess")] if piece else []
        if not rows:
            return False
        rng.choice(rows)["site_finess"] = [other(rng, draft, "site_finess")]
        return True

    return plant


def signed_later(draft: Draft, rng: Random) -> bool:
    """The order is signed after its own demand was received, within the calendar of the scheme."""
    if draft.piece("bdc") is None:
        return False
    set_signed(draft, draft.world.days.received.date() + timedelta(rng.choice((1, 2, 6))))
    return True


def invoiced_later(draft: Draft, rng: Random) -> bool:
    """The invoice bears a day after the reception; so does the declaration."""
    piece = draft.piece("facture")
    if piece is None or "invoice_issued" not in piece.values:
        return False
    day = str(draft.world.days.received.date() + timedelta(rng.choice((2, 5, 20))))
    piece.values["invoice_issued"] = draft.declared["invoice"]["issued"] = day
    piece.must.add("invoice_issued")
    return True


DEFECTS: list[Defect] = [
    Defect("order_no_mandate", ("MEN-07",), "fix", AVANCE, drop_mention("mandate")),
    Defect("order_altered_mandate", ("MEN-07",), "fix", AVANCE, alter("mandate", NO_POWER)),
    Defect("order_site_differs", ("DEC-04",), "fix", AVANCE, site_differs("bdc")),
    Defect("proof_site_differs", ("DEC-04",), "fix", SOLDE, site_differs("va")),
    Defect("order_signed_later", ("CAL-03",), "fix", AVANCE, signed_later),
    Defect("invoiced_later", ("CAL-03",), "fix", SOLDE, invoiced_later),
    Defect("mom_no_signature", ("SIG-01",), "fix", SOLDE, signs("mom", "none")),
    Defect("mom_stamp_only", ("SIG-01",), "fix", SOLDE, signs("mom", "stamp")),
    Defect("mom_no_signature_date", ("SIG-03",), "fix", SOLDE, edit("signed_on", None, "mom")),
    Defect(
        "mom_invoice_differs", ("COH-02", "DEC-10"), "fix", SOLDE, edit("invoice_number", "invoice", "mom")
    ),
]
