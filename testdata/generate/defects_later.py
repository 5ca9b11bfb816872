"""Defects of the invoice and the VA."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from testdata.generate.days import DATE_5, DATE_6
from testdata.generate.defects import Defect, Plant
from testdata.generate.defects_order import STATE
from testdata.generate.defects_signing import set_received
from testdata.generate.draft import Draft
from testdata.generate.edits import alter, drop_mention, edit
from testdata.generate.numbers import finess

SOLDE = ("solde",)


LATER = ("solde", "secondaire")


ASP = {
    "client_name": "Agence de Services et de Paiement",
    "client_structure": "Agence de Services et de Paiement (ASP)",
    "client_address": "2 rue du Maupas",
    "client_postal_code": "87000",
    "client_city": "Limoges",
}


def invoice_before_va(draft: Draft, rng: Random) -> bool:
    """Issued before the VA was signed (S2:640)."""
    piece, va = draft.piece("facture"), draft.world.days.va
    if piece is None or va is None:
        return False
    day = va - timedelta(rng.choice((1, 3, 10, 25)))
    if day < draft.world.days.signed:
        return False
    piece.values["invoice_issued"] = draft.declared["invoice"]["issued"] = str(day)
    return True


def invoice_to_asp(draft: Draft, _rng: Random) -> bool:
    """Made out to the payer (S0:1402); an invoice of several clients lists them, and names no other."""
    piece = draft.piece("facture")
    if piece is None or len(draft.world.clients) > 1:
        return False
    piece.values |= {k: v for k, v in ASP.items() if k in piece.values}
    piece.values.pop("client_representative", None)
    piece.values.pop("client_rpps", None)
    return True


def finalised_late(draft: Draft, rng: Random) -> bool:
    """Finished after Date 5 (S2:130)."""
    invoice, va = draft.piece("facture"), draft.piece("va")
    if invoice is None or va is None:
        return False
    day = DATE_5 + timedelta(rng.choice((1, 2, 10, 30)))
    invoice.values |= {
        "finalised": str(day),
        "invoice_issued": str(day + timedelta(3)),
        "due_date": str(day + timedelta(33)),
    }
    va.values["signed_on"] = str(day)
    draft.declared |= {"finalised": str(day), "va_signed": str(day)}
    draft.declared["invoice"]["issued"] = str(day + timedelta(3))
    set_received(draft, day + timedelta(20))
    return True


def va_before_order(draft: Draft, rng: Random) -> bool:
    piece = draft.piece("va")
    if piece is None:
        return False
    day = str(draft.world.days.signed - timedelta(rng.choice((1, 5, 20))))
    piece.values["signed_on"] = draft.declared["va_signed"] = day
    return True


def solde_late(draft: Draft, rng: Random) -> bool:
    set_received(draft, DATE_6 + timedelta(rng.choice((1, 3, 30))))
    return True


def other_site(kind: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        if piece is None or not piece.sites:
            return False
        name, old = piece.sites[0]
        new = finess(rng, draft.world.client.address.department)
        piece.sites[0] = (name, new)
        for row in piece.rows:
            row.site = new if row.site == old else row.site
        return True

    return plant


VA_NOT = (
    ("Le Fournisseur s'est acquitté", "Le Fournisseur ne s'est pas acquitté"),
    ("Vague 2", "Vague 1"),
    ("Atteste du bon déroulement", "Atteste du commencement"),
    ("MDV-LGC-Va2", "MDV-LGC-Va1"),
)


ORDONNANCE = (("La possibilité", "L'impossibilité"), (" et consulter une ordonnance numérique", ""))


DEFECTS: list[Defect] = [
    Defect("invoice_number_differs", ("DEC-10",), "fix", LATER, edit("invoice_number", "invoice", "facture")),
    Defect("invoice_date_differs", ("DEC-10",), "fix", LATER, edit("invoice_issued", "day", "facture")),
    Defect("finalised_differs", ("DEC-10",), "fix", SOLDE, edit("finalised", "day", "facture")),
    Defect("asp_number_differs", ("DEC-10",), "fix", LATER, edit("asp_number", "digit", "facture")),
    Defect("invoice_before_va", ("CAL-08",), "fix", SOLDE, invoice_before_va),
    Defect("invoice_to_asp", ("COH-06",), "reject", LATER, invoice_to_asp),
    Defect(
        "invoice_order_differs", ("COH-01", "DEC-02"), "fix", LATER, edit("order_number", "digit", "facture")
    ),
    Defect("va_invoice_differs", ("COH-02",), "fix", SOLDE, edit("invoice_number", "digit", "va")),
    Defect("finalised_late", ("CAL-09",), "reject", SOLDE, finalised_late),
    Defect("blank_finalised", ("MEN-03", "CAL-09"), "fix", SOLDE, edit("finalised", None, "facture")),
    Defect("blank_invoice_number", ("MEN-03",), "fix", LATER, edit("invoice_number", None, "facture")),
    Defect("blank_invoice_order", ("MEN-03",), "fix", LATER, edit("order_number", None, "facture")),
    Defect(
        "invoice_rpps_differs", ("DEC-04", "COH-03"), "fix", LATER, edit("client_rpps", "rpps", "facture")
    ),
    Defect(
        "invoice_siren_differs",
        ("DEC-03", "COH-04"),
        "fix",
        LATER,
        edit("supplier_siret", "siret", "facture"),
    ),
    Defect(
        "invoice_software_differs",
        ("DEC-07", "COH-05"),
        "fix",
        LATER,
        edit("software_name", "software", "facture"),
    ),
    Defect("invoice_no_state", ("MEN-01", "MEN-04"), "fix", LATER, drop_mention("state_funding", "facture")),
    Defect(
        "invoice_altered_state", ("MEN-04", "MEN-02"), "fix", LATER, alter("state_funding", STATE, "facture")
    ),
    Defect("invoice_no_franchise", ("MON-06",), "fix", LATER, drop_mention("vat_franchise", "facture")),
    Defect("invoice_no_penalties", ("FAC-01",), "note", LATER, drop_mention("late_penalties", "facture")),
    Defect("invoice_no_indemnity", ("FAC-01",), "note", LATER, drop_mention("recovery_indemnity", "facture")),
    Defect("va_rpps_differs", ("DEC-04", "COH-03"), "fix", SOLDE, edit("client_rpps", "rpps", "va")),
    Defect("va_site_differs", ("DEC-04", "COH-03"), "fix", SOLDE, other_site("va")),
    Defect("va_doctor_differs", ("DEC-05",), "fix", SOLDE, edit("client_name", "person", "va")),
    Defect(
        "va_version_differs", ("DEC-07", "COH-05"), "fix", SOLDE, edit("software_version", "version", "va")
    ),
    Defect("va_no_mes_send", ("MEN-08",), "fix", SOLDE, drop_mention("va_mes_send", "va")),
    Defect("va_no_psc", ("MEN-08",), "fix", SOLDE, drop_mention("va_psc", "va")),
    Defect("va_no_ordonnance", ("MEN-08",), "fix", SOLDE, drop_mention("va_ordonnance", "va")),
    Defect("va_altered", ("MEN-08",), "fix", SOLDE, alter("va_attestation", VA_NOT, "va")),
    Defect("va_altered_function", ("MEN-08",), "fix", SOLDE, alter("va_ordonnance", ORDONNANCE, "va")),
    Defect("va_before_order", ("CAL-07",), "fix", SOLDE, va_before_order),
    Defect("solde_late", ("CAL-06",), "reject", SOLDE, solde_late),
]
