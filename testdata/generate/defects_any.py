"""Defects of orders, invoices and tables of the schemes drawn from YAML, and of cancellations."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from testdata.generate import any_pieces, numbers
from testdata.generate.any_draft import finish
from testdata.generate.ceilings import hospital_ceiling, paramedic_ceiling
from testdata.generate.content import Content
from testdata.generate.defects import Defect, Plant
from testdata.generate.defects_amounts import redo, retotal
from testdata.generate.defects_signing import set_received, set_signed
from testdata.generate.draft import Draft
from testdata.generate.edits import edit
from testdata.generate.money import cents
from testdata.generate.scheme import load_scheme

AVANCE, SOLDE, CANCELLED = ("avance",), ("solde",), ("annulation",)
CANCELLATIONS = ("annulation-fournisseur", "annulation-client")


def over(draft: Draft, rng: Random) -> bool:
    """A euro to a fifth above the ceiling, on the order and in the declaration alike."""
    world, piece = draft.world, draft.piece("bdc")
    if piece is None or load_scheme(world.scheme).wave == 1:
        return False
    ceiling = (
        hospital_ceiling(world.activity, world.nature) if world.activity else paramedic_ceiling(world.client)
    )
    value = cents(ceiling * Decimal(rng.choice(("1.02", "1.08", "1.2"))) + 1)
    redo(piece.rows[0], value)
    retotal(piece)
    first, row = draft.declared["principale"][0], piece.rows[0]
    first |= {"excl_tax": row.ht, "vat": row.vat, "incl_tax": row.ttc}
    whole = Decimal(row.ttc or row.ht or 0)
    share = cents(whole * Decimal("0.4"))
    draft.declared["payments"] = {"avance": f"{share}", "solde": f"{whole - share}"}
    return True


def affine_over(draft: Draft, rng: Random) -> bool:
    return draft.world.activity is not None and over(draft, rng)


def forfait_over(draft: Draft, rng: Random) -> bool:
    return draft.world.activity is None and over(draft, rng)


def too_early(draft: Draft, rng: Random) -> bool:
    """Signed before Date 0 + 12 months (S4:412), which an operator has to set."""
    start = load_scheme(draft.world.scheme).unknown.get("date-0")
    if start is None or draft.piece("bdc") is None:
        return False
    day = start.replace(year=start.year + 1) - timedelta(rng.choice((2, 15, 60)))
    set_signed(draft, day)
    issued = str(day - timedelta(3))
    draft.declared["order"]["issued"] = issued
    draft.contents[0].values["order_issued"] = issued
    return True


def late_avance(draft: Draft, rng: Random) -> bool:
    """After the window closed (facts §2.6), for a scheme whose dates are known."""
    scheme = load_scheme(draft.world.scheme)
    if not scheme.natures:
        return False
    set_received(draft, scheme.days.last + timedelta(rng.choice((7, 12, 40))))
    return True


def no_approval(draft: Draft, _rng: Random) -> bool:
    piece = draft.piece("bdc")
    if piece is None or "read_and_approved" not in piece.mentions:
        return False
    del piece.mentions["read_and_approved"]
    return True


def nature_ticks(how: str) -> Plant:
    def plant(draft: Draft, _rng: Random) -> bool:
        piece = draft.piece("bdc")
        if piece is None or "nature" not in piece.ticks:
            return False
        piece.ticks["nature"] = ["vague-2", "vague-1-et-2"] if how == "both" else []
        return True

    return plant


def in_roster(kind: str, how: str) -> Plant:
    """One identifier of a table of clients: another number, a wrong key, or the row left out."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        rows = piece.rosters.get("clients") if piece else None
        if piece is None or not rows or len(rows) < 2:
            return False
        if how == "row":
            del rows[-1]
            piece.signers = piece.signers[:-1]
            return True
        keys = ("client_rpps", "client_finess_pmsi", "client_finess_juridique", "client_siren")
        key = next((k for k in keys if rows[0].get(k)), None)
        if key is None:
            return False
        old = rows[0][key][0]
        rows[0][key] = [numbers.broken_key(rng, old) if how == "key" else other(rng, draft, key)]
        return True

    return plant


def other(rng: Random, draft: Draft, key: str) -> str:
    if key == "client_rpps":
        return numbers.rpps(rng)
    return (
        numbers.siren(rng)
        if key == "client_siren"
        else numbers.finess(rng, draft.world.client.address.department)
    )


def am_short(draft: Draft, _rng: Random) -> bool:
    """A number of eight characters among the beneficiaries."""
    piece = draft.piece("va")
    first = piece.values.get("beneficiary", "") if piece else ""
    if piece is None or not first or first[3] != "0":
        return False
    piece.values["beneficiary"] = first[:8] + first[9:]
    return True


def cancelled_order(draft: Draft, rng: Random) -> bool:
    """The cancellation comes with the demand itself."""
    by = rng.choice(("client", "fournisseur"))
    piece = any_pieces.cancellation(rng, draft.world, by)
    finish(rng, draft.world, piece, draft.quality)
    draft.contents.append(piece)
    return True


def cancellation(by: str, change: Plant) -> Plant:
    """A defect of the cancellation of the supplier, or of the client."""

    def plant(draft: Draft, rng: Random) -> bool:
        return draft.piece(f"annulation-{by}") is not None and change(draft, rng)

    return plant


def cancelling(draft: Draft) -> Content | None:
    return next((c for c in draft.contents if c.kind in CANCELLATIONS), None)


def no_engagement(draft: Draft, rng: Random) -> bool:
    piece = cancelling(draft)
    if piece is None:
        return False
    del piece.mentions[rng.choice(("cancel_demand", "cancel_recovery"))]
    return True


def unsigned(draft: Draft, _rng: Random) -> bool:
    piece = cancelling(draft)
    if piece is None:
        return False
    piece.signature, piece.stamped = "none", False
    return True


def blank(by: str, key: str) -> Defect:
    control = "ANN-01" if by == "fournisseur" else "ANN-02"
    return Defect(
        f"cancel_{by}_no_{key}", (control, "MEN-03"), "fix", CANCELLED, edit(key, None, f"annulation-{by}")
    )


DEFECTS: list[Defect] = [
    Defect("over_affine_ceiling", ("MON-12", "MON-01"), "fix", AVANCE, affine_over),
    Defect("over_forfait", ("MON-01",), "fix", AVANCE, forfait_over),
    Defect("signed_too_early", ("CAL-05",), "reject", AVANCE, too_early),
    Defect("avance_late", ("CAL-06",), "reject", AVANCE, late_avance),
    Defect("no_read_and_approved", ("MEN-06",), "fix", AVANCE, no_approval),
    Defect("type_both", ("COC-01",), "fix", AVANCE, nature_ticks("both")),
    Defect("type_none", ("COC-01",), "fix", AVANCE, nature_ticks("none")),
    Defect("order_client_differs", ("DEC-04",), "fix", AVANCE, in_roster("bdc", "other")),
    Defect(
        "order_client_key",
        ("IDF-01", "IDF-02", "IDF-03", "IDF-04", "DEC-04"),
        "fix",
        AVANCE,
        in_roster("bdc", "key"),
    ),
    Defect("order_client_missing", ("DEC-04",), "fix", AVANCE, in_roster("bdc", "row")),
    Defect("proof_client_differs", ("DEC-04", "COH-03"), "fix", SOLDE, in_roster("va", "other")),
    Defect("proof_client_missing", ("DEC-04", "COH-03", "SIG-01"), "fix", SOLDE, in_roster("va", "row")),
    Defect("invoice_client_missing", ("DEC-04", "COH-03"), "fix", SOLDE, in_roster("facture", "row")),
    Defect("am_short", ("IDF-05",), "note", SOLDE, am_short),
    Defect("pmsi_differs", ("DEC-04",), "fix", AVANCE, edit("client_finess_pmsi", "finess")),
    Defect("pmsi_key", ("IDF-02", "DEC-04"), "fix", AVANCE, edit("client_finess_pmsi", "broken")),
    Defect("siren_key", ("IDF-04", "DEC-04"), "fix", AVANCE, edit("client_siren", "broken")),
    Defect(
        "invoice_pmsi_differs",
        ("DEC-04", "COH-03"),
        "fix",
        SOLDE,
        edit("client_finess_pmsi", "finess", "facture"),
    ),
    Defect("invoice_no_software", ("MEN-09",), "fix", SOLDE, edit("software_name", None, "facture")),
    Defect("cancelled_order", ("ANN-03",), "reject", ("avance", "solde"), cancelled_order),
    *(
        blank("fournisseur", key)
        for key in ("cancellation_reason", "asp_number", "supplier_siret", "signed_on")
    ),
    *(blank("client", key) for key in ("order_number", "order_signed", "af_reference", "client_identifier")),
    Defect("cancel_no_engagement", ("ANN-01",), "fix", CANCELLED, cancellation("fournisseur", no_engagement)),
    Defect(
        "cancel_fournisseur_unsigned",
        ("ANN-01", "SIG-01"),
        "fix",
        CANCELLED,
        cancellation("fournisseur", unsigned),
    ),
    Defect(
        "cancel_client_unsigned", ("ANN-02", "SIG-01"), "fix", CANCELLED, cancellation("client", unsigned)
    ),
]
