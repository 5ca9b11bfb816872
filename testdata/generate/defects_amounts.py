"""Defects of amounts: on the order, on the invoice, in what is asked for."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from testdata.generate.content import Content, Row
from testdata.generate.defects import Defect, Plant
from testdata.generate.demand import money
from testdata.generate.draft import Draft
from testdata.generate.money import CEILINGS, cents

AVANCE, SOLDE = ("avance",), ("solde",)


def redo(row: Row, ht: Decimal, rate: Decimal | None = None) -> None:
    """A row with another HT (and rate), its VAT and TTC computed right."""
    row.ht = money(ht)
    if row.vat is None:
        return
    used = Decimal(row.rate or 0) if rate is None else rate
    vat = cents(ht * used / 100)
    row.rate, row.vat, row.ttc = f"{used.normalize():f}", money(vat), money(ht + vat)


def retotal(piece: Content) -> None:
    """Totals that follow their lines."""
    groups = {
        "total": ("principale", "secondaire", "other"),
        "total-principale": ("principale",),
        "total-secondaire": ("secondaire",),
    }
    for row in piece.rows:
        if row.role in groups:
            parts = [r for r in piece.rows if r.role in groups[row.role]]
            for column in ("ht", "vat", "ttc"):
                if getattr(row, column) is not None:
                    setattr(
                        row, column, money(sum((Decimal(getattr(p, column) or 0) for p in parts), Decimal(0)))
                    )
            row.rate = parts[0].rate if parts else row.rate


def first(piece: Content | None, role: str) -> Row | None:
    return next((r for r in piece.rows if r.role == role), None) if piece else None


def ht_differs(kind: str, role: str) -> Plant:
    """Another HT on the piece, everything computed from it right."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        row = first(piece, role)
        if piece is None or row is None:
            return False
        redo(row, cents(Decimal(row.ht or 0) * Decimal(rng.randint(60, 95)) / 100))
        retotal(piece)
        return True

    return plant


def rate_differs(draft: Draft, rng: Random) -> bool:
    piece = draft.piece("bdc")
    row = first(piece, "principale")
    if piece is None or row is None or row.vat is None:
        return False
    rate = rng.choice([Decimal(r) for r in ("10", "5.5", "20", "8.5") if r != row.rate])
    for item in piece.rows:
        redo(item, Decimal(item.ht or 0), rate)
    retotal(piece)
    return True


def vat_wrong(draft: Draft, rng: Random) -> bool:
    """The VAT of a line is not HT × rate; piece and declaration say the same."""
    piece = draft.piece("bdc")
    row = first(piece, "principale")
    if piece is None or row is None or row.vat is None or not Decimal(row.rate or 0):
        return False
    shift = Decimal(rng.choice(("0.10", "1.00", "-1.00", "9.00", "0.50")))
    row.vat, row.ttc = money(Decimal(row.vat) + shift), money(Decimal(row.ttc or 0) + shift)
    retotal(piece)
    declared = draft.declared["principale"][0]
    declared["vat"], declared["incl_tax"] = row.vat, row.ttc
    return True


def ttc_wrong(draft: Draft, rng: Random) -> bool:
    """TTC is not HT + VAT on the piece."""
    piece = draft.piece("bdc")
    row = first(piece, rng.choice(("principale", "secondaire")))
    if piece is None or row is None or row.ttc is None:
        return False
    row.ttc = money(Decimal(row.ttc) + Decimal(rng.choice(("0.20", "2.00", "-3.00", "10.00"))))
    retotal(piece)
    return True


def over_ceiling(draft: Draft, rng: Random) -> bool:
    """More than the barème allows, everywhere alike."""
    piece, role = draft.piece("bdc"), rng.choice(("principale", "secondaire"))
    row = first(piece, role)
    if piece is None or row is None:
        return False
    column = 2 if role == "secondaire" else 0 if draft.world.nature == "vague-2" else 1
    profile = draft.world.client.sites[0].tranche if draft.world.client.sites else "medecin"
    redo(row, CEILINGS[profile][column] + Decimal(rng.choice(("1.00", "10.00", "24.50", "100.00"))))
    retotal(piece)
    copy_line(row, draft.declared[role][0])
    if draft.declared["payments"]:
        pay(draft, piece)
    return True


def copy_line(row: Row, declared: dict[str, Any]) -> None:
    declared["excl_tax"], declared["vat"], declared["incl_tax"] = row.ht, row.vat, row.ttc


def pay(draft: Draft, piece: Content) -> None:
    """40 % and 60 % of what the piece says."""
    rows = [r for r in piece.rows if r.role == "principale"]
    whole = sum((Decimal(r.ttc or r.ht or 0) for r in rows), Decimal(0))
    avance = cents(whole * Decimal("0.4"))
    draft.declared["payments"] = {"avance": money(avance), "solde": money(whole - avance)}


def total_wrong(kind: str) -> Plant:
    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        row = first(piece, "total") or first(piece, "total-principale")
        if row is None:
            return False
        shift = Decimal(rng.choice(("1.00", "-2.00", "10.00", "100.00", "0.90")))
        row.ht = money(Decimal(row.ht or 0) + shift)
        if row.ttc is not None:
            row.ttc = money(Decimal(row.ttc) + shift)
        return True

    return plant


def total_zero(kind: str) -> Plant:
    """The total is shown as nil, as if the State's money made it free (S2:573)."""

    def plant(draft: Draft, _rng: Random) -> bool:
        piece = draft.piece(kind)
        rows = [r for r in piece.rows if r.role.startswith("total")] if piece else []
        for row in rows:
            for column in ("ht", "vat", "ttc"):
                if getattr(row, column) is not None:
                    setattr(row, column, "0.00")
        return bool(rows)

    return plant


OTHERS = (
    "Abonnement assistance premium 12 mois",
    "Formation sur site (1/2 journée)",
    "Module agenda en ligne",
    "Lecteur de carte Vitale",
    "Hébergement HDS - 12 mois",
    "Migration de données",
)


def other_prestation(draft: Draft, rng: Random) -> bool:
    piece = draft.piece("bdc")
    like = first(piece, "secondaire")
    if piece is None or like is None:
        return False
    row = Row("other", rng.choice(OTHERS), None, like.rate, like.vat, like.ttc, None)
    redo(row, Decimal(rng.choice(("90.00", "150.00", "240.00", "480.00"))))
    piece.rows.insert(max(i for i, r in enumerate(piece.rows) if not r.role.startswith("total")) + 1, row)
    retotal(piece)
    return True


def no_secondaire(draft: Draft, _rng: Random) -> bool:
    piece = draft.piece("bdc")
    if piece is None:
        return False
    piece.rows = [r for r in piece.rows if r.role not in ("secondaire", "total-secondaire")]
    retotal(piece)
    return True


def unnamed(kind: str) -> Plant:
    """The line has not the name that the texts want."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        rows = [r for r in piece.rows if r.role in ("principale", "secondaire")] if piece else []
        label = rng.choice(("Mise à jour du logiciel", "Licence et mise à jour", "Evolution logicielle"))
        for row in rows:
            if row.role == rows[0].role:
                row.label, row.role = label, "other"
        return bool(rows)

    return plant


def bad_shares(draft: Draft, rng: Random) -> bool:
    pay_now = draft.declared.get("payments")
    if not pay_now:
        return False
    whole = Decimal(pay_now["avance"]) + Decimal(pay_now["solde"])
    part = cents(whole * Decimal(rng.choice(("0.3", "0.5", "0.6"))))
    draft.declared["payments"] = {"avance": money(part), "solde": money(whole - part)}
    return True


DEFECTS: list[Defect] = [
    Defect("ht_differs", ("DEC-09",), "fix", AVANCE, ht_differs("bdc", "principale")),
    Defect("secondaire_ht_differs", ("DEC-09",), "fix", AVANCE, ht_differs("bdc", "secondaire")),
    Defect("rate_differs", ("DEC-09", "MON-05"), "fix", AVANCE, rate_differs),
    Defect("vat_wrong", ("MON-02",), "fix", AVANCE, vat_wrong),
    Defect("ttc_wrong", ("MON-02", "DEC-09"), "fix", AVANCE, ttc_wrong),
    Defect("over_ceiling", ("MON-01",), "fix", AVANCE, over_ceiling),
    Defect("total_wrong", ("MON-03",), "fix", AVANCE, total_wrong("bdc")),
    Defect("total_zero", ("MON-04",), "reject", AVANCE, total_zero("bdc")),
    Defect("other_prestation", ("MON-08",), "fix", AVANCE, other_prestation),
    Defect("no_secondaire_line", ("MON-07",), "fix", AVANCE, no_secondaire),
    Defect("unnamed_line", ("MON-07",), "fix", AVANCE, unnamed("bdc")),
    Defect("bad_shares", ("MON-10",), "fix", ("avance", "solde"), bad_shares),
    Defect("invoice_amount_differs", ("DEC-09", "MON-09"), "fix", SOLDE, ht_differs("facture", "principale")),
    Defect("invoice_total_wrong", ("MON-03",), "fix", ("solde", "secondaire"), total_wrong("facture")),
    Defect("invoice_total_zero", ("MON-04",), "reject", ("solde", "secondaire"), total_zero("facture")),
    Defect("invoice_unnamed_line", ("MON-07",), "fix", ("solde", "secondaire"), unnamed("facture")),
]
