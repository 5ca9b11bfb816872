"""Controls that other schemes have: a sound demand in which each passes, and what breaks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from checks.case import PARIS, Case
from models.dossier import Nature, Stage
from models.finding import Severity
from models.piece import MarkState, MentionOutcome, Piece, PieceKind
from models.reference import Entry, Kind, References, Version
from tests.checks.change import absent, change, declare, field, mention, the, tick
from tests.checks.elsewhere import demand
from tests.checks.world import FINESS, SITES, line

BDC, VA, MOM, FACTURE = PieceKind.BDC, PieceKind.VA, PieceKind.MOM, PieceKind.FACTURE
FIX, REJECT, NOTE = Severity.FIX, Severity.REJECT, Severity.NOTE
_MISSING = {"outcome": MentionOutcome.MISSING, "found": "", "score": 0.0, "evidence": ()}


@dataclass(frozen=True)
class Elsewhere:
    """A sound demand of a scheme, what breaks it, and what that costs."""

    sound: Callable[[], Case]
    change: Callable[[Case], Case]
    severity: Severity = FIX

    def broken(self) -> Case:
        return self.change(self.sound())


def _opened(case: Case, key: str, year: int = 2025) -> Case:
    """The operator set the day that the calendar counts from."""
    return replace(case, calendar={key: datetime(year, 6, 1, tzinfo=PARIS)})


def _base(case: Case, kind: Kind, *entries: Entry) -> Case:
    version = Version(kind=kind, of=date(2026, 1, 1), sha256="0" * 64, file="base.csv", lines=len(entries))
    found = MappingProxyType({kind: {e.key: (e,) for e in entries}})
    return replace(case, references=References((version,), found))


def _sfp() -> Case:
    return demand("SFP-LGC-Va2", "centre-de-sante-infirmier")


def _no(case: Case) -> Case:
    """One « non » in the table of answers."""
    piece = the(case, VA)
    table = piece.table("answers")
    cells = tuple(
        c.model_copy(update={"value": "non"}) if c.value == "oui" else c for c in table.rows[0].cells
    )
    rows = (table.rows[0].model_copy(update={"cells": cells}), *table.rows[1:])
    tables = tuple(t.model_copy(update={"rows": rows}) if t.key == "answers" else t for t in piece.tables)
    return change(case, VA, tables=tables)


def _distinct() -> Case:
    """A RIS that sends through another software: a VA."""
    return demand("RIS-Va1", "sans-mandataire", Stage.SOLDE, 1)


def _all_direct(case: Case) -> Case:
    for key in ("dmp", "mss_pro", "mss_patient"):
        case = tick(case, VA, key, "direct")
    assert all(m.state is not MarkState.CORRECTED for g in the(case, VA).groups for m in g.marks)
    return case


def _both_waves(case: Case) -> Case:
    """The order is of both waves, and says nothing else."""
    order = case.dossier.order.model_copy(update={"nature": Nature.V1_V2})
    return declare(case, order=order, scenarios={})


def _unsigned(case: Case) -> Case:
    """The second of the clients did not sign."""
    signatures = tuple(s for s in the(case, VA).signatures if not s.key.endswith("-2"))
    return change(case, VA, signatures=signatures)


def _letter(by: PieceKind) -> Case:
    return demand("HOP-RI-Va1", "client-unique", Stage.ANNULATION, kinds=(by,))


def _with_letter(case: Case) -> Case:
    """A demand of avance that a cancellation is slipped into."""
    letter: Piece = the(_letter(PieceKind.ANNULATION_CLIENT), PieceKind.ANNULATION_CLIENT)
    return replace(case, pieces=(*case.pieces, letter))


ELSEWHERE: dict[str, Elsewhere] = {
    "PIE-04": Elsewhere(
        _distinct, lambda c: declare(c, scenarios=dict.fromkeys(c.dossier.scenarios, "direct"))
    ),
    "PIE-02": Elsewhere(
        lambda: demand("BIO-SGL-Va1", "client-unique", Stage.SOLDE),
        lambda c: field(c, VA, "dispositif", value="LOINC Vague 1"),
    ),
    "DEC-04": Elsewhere(
        lambda: demand("RIS-Va1", "avec-mandataire", Stage.SOLDE, 1),
        lambda c: declare(
            c, clients=(*c.dossier.clients, c.dossier.clients[1].model_copy(update={"siren": "732829320"}))
        ),
    ),
    "MEN-06": Elsewhere(
        lambda: demand("HOP-DPI-Va2", "client-unique"),
        lambda c: mention(
            c, BDC, next(m.key for m in the(c, BDC).mentions if "approuv" in m.expected), **_MISSING
        ),
    ),
    "MEN-10": Elsewhere(
        lambda: demand("HOP-DPI-Va2", "client-unique", Stage.SOLDE),
        lambda c: absent(c, FACTURE, "mss_pro_box"),
    ),
    "COC-06": Elsewhere(
        lambda: demand("HOP-DPI-Va2", "client-unique"), lambda c: tick(_both_waves(c), BDC, "vague_1", "oui")
    ),
    "MEN-07": Elsewhere(
        lambda: demand("BIO-SGL-Va1", "avec-mandataire", Stage.SOLDE),
        lambda c: mention(c, VA, "mandate", **_MISSING),
    ),
    "IDF-05": Elsewhere(
        lambda: declare(demand("RIS-Va1", "sans-mandataire"), beneficiaries__am=("751234567",)),
        lambda c: declare(c, beneficiaries__am=("75123",)),
        NOTE,
    ),
    "CAL-05": Elsewhere(
        lambda: _opened(_sfp(), "date-0"), lambda c: field(c, BDC, "signed_on", value="2026-05-31"), REJECT
    ),
    "MON-12": Elsewhere(
        lambda: declare(demand("HOP-DPI-Va2", "client-unique"), principale=(line("5958.34"),)),
        lambda c: declare(c, principale=(line("5958.35"),)),
    ),
    "COC-04": Elsewhere(_distinct, _all_direct),
    "COC-05": Elsewhere(lambda: demand("MS1-DUI-Va1", "og-unique", Stage.SOLDE), _no),
    "SIG-01": Elsewhere(lambda: demand("BIO-SGL-Va1", "sans-mandataire", Stage.SOLDE), _unsigned),
    "REF-01": Elsewhere(
        lambda: _base(_sfp(), Kind.BASE_STRUCTURES, Entry(key=SITES[0], tranche="A")),
        lambda c: _base(c, Kind.BASE_STRUCTURES, Entry(key=FINESS, tranche="A")),
        REJECT,
    ),
    "REF-02": Elsewhere(
        lambda: _base(_sfp(), Kind.SOLUTIONS, Entry(key="27F99871B4", scheme="AF-SFP-LGC-Va2")),
        lambda c: _base(c, Kind.SOLUTIONS, Entry(key="27F99871B4", scheme="AF-MDV-LGC-Va2")),
    ),
    "REF-03": Elsewhere(
        lambda: _base(_sfp(), Kind.FINESS, Entry(key=SITES[0], level="geographique")),
        lambda c: _base(c, Kind.FINESS, Entry(key=SITES[0], level="geographique", closed=date(2026, 1, 1))),
    ),
    "ANN-01": Elsewhere(
        lambda: _letter(PieceKind.ANNULATION_FOURNISSEUR),
        lambda c: mention(c, PieceKind.ANNULATION_FOURNISSEUR, "cancel_recovery", **_MISSING),
    ),
    "ANN-02": Elsewhere(
        lambda: _letter(PieceKind.ANNULATION_CLIENT),
        lambda c: field(c, PieceKind.ANNULATION_CLIENT, "order_number", value="BC-2026-0099"),
    ),
    "ANN-03": Elsewhere(lambda: demand("HOP-RI-Va1", "client-unique"), _with_letter, REJECT),
    "MON-01": Elsewhere(_sfp, lambda c: declare(c, principale=(line("1575.01"),), cancellation=None)),
}
