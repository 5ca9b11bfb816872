"""For every control: a sound case in which it passes, and one change that makes it fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from checks.case import PARIS, Case
from models.dossier import DeMinimis, Nature, Payments, Stage
from models.electronic import Coverage, Later
from models.finding import Severity
from models.folio import Folio
from models.geometry import Box, Place
from models.page import FileProblem
from models.piece import Contradiction, MentionOutcome, PageState, PieceKind, SignatureKind, WordChange
from models.reading import Proof, ValueKind
from models.remark import Remark, RemarkKind
from tests.checks.change import (
    absent,
    amounts,
    change,
    data,
    declare,
    erase,
    field,
    mention,
    rows,
    sealed,
    sign,
    the,
    tick,
)
from tests.checks.paper import Drawer, read, row, sound
from tests.checks.world import FINESS, MEDECIN, STRUCTURE, line

BDC, VA, FACTURE, JOURNAL = PieceKind.BDC, PieceKind.VA, PieceKind.FACTURE, PieceKind.JOURNAL
FIX, REJECT, NOTE = Severity.FIX, Severity.REJECT, Severity.NOTE
_PLACE = Place(document="bdc.pdf", page=1, box=Box(left=0.1, top=0.1, right=0.4, bottom=0.12))


@dataclass(frozen=True)
class Broken:
    """The stage and case in which the control passes, what breaks it, and what that costs."""

    change: Callable[[Case], Case]
    severity: Severity = FIX
    stage: Stage = Stage.AVANCE
    case: str = MEDECIN
    prepare: Callable[[Case], Case] | None = None

    def sound(self) -> Case:
        case = sound(self.stage, self.case)
        return self.prepare(case) if self.prepare else case

    def broken(self) -> Case:
        return self.change(self.sound())


def _unopened(case: Case) -> Case:
    problem = FileProblem(code="encrypted", message="Le fichier est protégé par un mot de passe.")
    bad = case.documents[0].model_copy(update={"name": "autre.pdf", "pages": (), "problem": problem})
    entry = case.pages[0].model_copy(
        update={"document": "autre.pdf", "page": 0, "state": PageState.NOT_OPENED, "piece": None}
    )
    return replace(case, documents=(*case.documents, bad), pages=(*case.pages, entry))


def state(case: Case, new: PageState) -> Case:
    """One more page, of another file, in that state."""
    other = case.documents[0].model_copy(update={"name": "autre.pdf", "sha256": "f" * 64})
    said = "Retirez-la, ou dites ce qu’elle est."
    changed = {"document": "autre.pdf", "state": new, "piece": None, "reason": said}
    entry = case.pages[0].model_copy(update=changed)
    return replace(case, documents=(*case.documents, other), pages=(*case.pages, entry))


def _same_file_again(case: Case) -> Case:
    again = case.documents[0].model_copy(update={"name": "copie.pdf"})
    entry = case.pages[0].model_copy(update={"document": "copie.pdf"})
    return replace(case, documents=(*case.documents, again), pages=(*case.pages, entry))


def _second(case: Case, kind: PieceKind, key: str, value: str) -> Case:
    """A second piece of a kind that says something else."""
    first = the(case, kind)
    fields = tuple(
        f.model_copy(update={"value": value, "raw": value, "readings": ()}) if f.key == key else f
        for f in first.fields
    )
    return replace(
        case, pieces=(*case.pieces, first.model_copy(update={"key": f"{kind}-2", "fields": fields}))
    )


def _wrong_case(case: Case) -> Case:
    paper = sound(Stage.AVANCE, STRUCTURE)
    return replace(case, pieces=paper.pieces, documents=paper.documents, pages=paper.pages)


def _other_line(case: Case) -> Case:
    other = row(Drawer("autre"), "other", line("90.00"), label="Maintenance annuelle")
    return amounts(case, BDC, (*the(case, BDC).table("amounts").rows, other))


def _not_liable(case: Case) -> Case:
    return declare(case, supplier__vat_liable=False)


def _no_line(case: Case, role: str) -> Case:
    kept = tuple(r for r in the(case, BDC).table("amounts").rows if r.role != role)
    return amounts(erase(case, BDC, "104.17"), BDC, kept)


def _lower(case: Case) -> Case:
    """Both the declaration and the order show less than the ceiling, but the invoice does not."""
    return rows(case, FACTURE, "principale", ht="370.00")


def _prints(case: Case) -> Case:
    """Two signed pieces at hand, each with its own picture."""
    bdc = sound(Stage.AVANCE).pieces[0]
    return _fingerprints(replace(case, pieces=(*case.pieces, bdc)), va="a" * 64, bdc="b" * 64)


def _fingerprints(case: Case, **prints: str) -> Case:
    """The signatures of those pieces with these fingerprints."""
    pieces = []
    for piece in case.pieces:
        value = prints.get(piece.kind.value, "")
        signatures = tuple(s.model_copy(update={"fingerprint": value}) for s in piece.signatures)
        pieces.append(piece.model_copy(update={"signatures": signatures}))
    return replace(case, pieces=tuple(pieces))


def _same_print(case: Case) -> Case:
    other = field(case, VA, "signatory_name", value="Paul Verdier")
    return _fingerprints(other, va="a" * 64, bdc="a" * 64)


def _start(case: Case) -> Case:
    return replace(case, calendar={"date-0": datetime(2025, 7, 1, tzinfo=PARIS)})


def _received(case: Case, at: datetime) -> Case:
    return declare(case, received=at)


def _early(case: Case) -> Case:
    """Signed before the référencement, 90 days before the evidence: allowed."""
    return declare(
        case,
        referencing__granted=date(2026, 10, 5),
        referencing__evidence_complete=case.dossier.order.signed + timedelta(days=90),
    )


def _no_recipient(case: Case) -> Case:
    return field(
        case,
        FACTURE,
        "client_name",
        value="Agence de services et de paiement",
        raw="Agence de services et de paiement",
    )


def _yes(case: Case) -> Case:
    """« Oui » with dates and total."""
    fields = tuple(
        read(Drawer("x"), f.key, f.kind, {"de_minimis_dates": "03/2025"}.get(f.key, "900.00"))
        if f.key in ("de_minimis_dates", "de_minimis_total")
        else f
        for f in the(case, BDC).fields
    )
    case = change(tick(case, BDC, "de_minimis", "oui"), BDC, fields=fields)
    return declare(case, de_minimis=DeMinimis(received=True, total=Decimal("900.00")))


def _rppsless(case: Case) -> Case:
    """The order of a doctor that bears a FINESS where the RPPS should be."""
    case = absent(case, BDC, "client_rpps")
    fields = (*the(case, BDC).fields, read(Drawer("x"), "client_finess_juridique", ValueKind.FINESS, FINESS))
    return change(case, BDC, fields=fields)


def _missing_va(case: Case) -> Case:
    kept = tuple(p for p in case.pieces if p.kind is not VA)
    documents = tuple(d for d in case.documents if d.name != "va.pdf")
    pages = tuple(e for e in case.pages if e.document != "va.pdf")
    return replace(case, pieces=kept, documents=documents, pages=pages)


def _zero(case: Case) -> Case:
    nil = {"ht": "0.00", "vat": "0.00", "ttc": "0.00"}
    for role in ("principale", "secondaire", "total"):
        case = rows(case, BDC, role, **nil)
    return case


def _remarked(case: Case, kind: PieceKind, of: RemarkKind, text: str) -> Case:
    return change(case, kind, remarks=(Remark(kind=of, word=text, text=text, evidence=(_PLACE,)),))


def _counted(case: Case, total: int) -> Case:
    """The order bears « Page 1/total » on its one page."""
    return change(case, BDC, folios=(Folio(number=1, total=total, place=_PLACE),))


_MISSING = {"outcome": MentionOutcome.MISSING, "found": "", "evidence": ()}
_CHANGED = (WordChange(expected="120", found="180"),)

BROKEN: dict[str, Broken] = {
    "ARC-01": Broken(_unopened),
    "ARC-03": Broken(_same_file_again, NOTE),
    "ARC-04": Broken(lambda c: replace(c, nir_places=(_PLACE,))),
    "PIE-01": Broken(_missing_va, stage=Stage.SOLDE),
    "PIE-02": Broken(lambda c: field(c, BDC, "af_reference", value="AF-SFP-LGC-Va2")),
    "PIE-03": Broken(_wrong_case),
    "PIE-05": Broken(lambda c: _second(c, BDC, "order_number", "BC-2026-0099")),
    "LIS-01": Broken(lambda c: state(c, PageState.UNREADABLE)),
    "MEN-01": Broken(lambda c: mention(c, BDC, "no_strings", **_MISSING)),
    "MEN-02": Broken(
        lambda c: mention(c, BDC, "no_strings", outcome=MentionOutcome.ALTERED, changes=_CHANGED)
    ),
    "MEN-03": Broken(lambda c: absent(c, BDC, "client_rpps")),
    "MEN-04": Broken(lambda c: mention(c, BDC, "state_funding", **_MISSING)),
    "MEN-05": Broken(lambda c: mention(c, BDC, "conditional_order", **_MISSING), prepare=_early),
    "MEN-08": Broken(lambda c: mention(c, VA, "va_psc", **_MISSING), stage=Stage.SOLDE),
    "MEN-09": Broken(
        lambda c: absent(c, FACTURE, "software", "software_name", "software_version"), stage=Stage.SOLDE
    ),
    "IDF-01": Broken(lambda c: field(c, BDC, "supplier_siret", value="12345678200999", valid=False)),
    "IDF-02": Broken(
        lambda c: field(c, BDC, "client_finess_juridique", value="750000018", valid=False), case=STRUCTURE
    ),
    "IDF-04": Broken(lambda c: field(c, BDC, "supplier_vat_number", value="FR00999999999", valid=False)),
    "IDF-06": Broken(_rppsless),
    "IDF-07": Broken(lambda c: field(c, BDC, "client_email", value="j.legoff@cabinet"), NOTE),
    "IDF-08": Broken(lambda c: declare(c, solution__reference="REF-12"), NOTE),
    "DEC-01": Broken(lambda c: field(c, BDC, "af_reference", value="AF-SFP-LGC-Va2")),
    "DEC-02": Broken(lambda c: field(c, BDC, "order_issued", value="2026-09-02")),
    "DEC-03": Broken(lambda c: field(c, BDC, "supplier_siret", value="73282932000074")),
    "DEC-04": Broken(lambda c: field(c, BDC, "client_rpps", value="10005173140")),
    "DEC-05": Broken(lambda c: field(c, BDC, "client_name", value="Dr Paul Verdier")),
    "DEC-06": Broken(lambda c: field(c, BDC, "client_phone", value="0611223344"), NOTE),
    "DEC-07": Broken(lambda c: field(c, BDC, "solution_reference", value="ffffffffff")),
    "DEC-08": Broken(lambda c: tick(c, BDC, "nature", "vague-1-et-2")),
    "DEC-09": Broken(lambda c: rows(c, BDC, "principale", ht="370.00")),
    "DEC-10": Broken(lambda c: field(c, FACTURE, "invoice_number", value="F-2027-999"), stage=Stage.SOLDE),
    "MON-01": Broken(lambda c: rows(c, BDC, "principale", ht="376.26")),
    "MON-02": Broken(lambda c: rows(c, BDC, "principale", vat="75.23")),
    "MON-03": Broken(lambda c: rows(c, BDC, "total", ht="481.00")),
    "MON-04": Broken(_zero, REJECT),
    "MON-05": Broken(lambda c: rows(c, BDC, "principale", rate="19.6")),
    "MON-06": Broken(_not_liable, stage=Stage.SOLDE),
    "MON-07": Broken(lambda c: _no_line(c, "secondaire")),
    "MON-08": Broken(_other_line),
    "MON-09": Broken(_lower, stage=Stage.SOLDE),
    "MON-10": Broken(
        lambda c: declare(c, payments=Payments(avance=Decimal("225.75"), solde=Decimal("225.75")))
    ),
    "MON-11": Broken(lambda c: field(c, JOURNAL, "documents_sent", value="450"), stage=Stage.SECONDAIRE),
    "CAL-01": Broken(lambda c: field(c, BDC, "order_issued", value="2025-07-01"), REJECT, prepare=_start),
    "CAL-02": Broken(lambda c: field(c, BDC, "signed_on", value="2026-12-17"), REJECT),
    "CAL-03": Broken(lambda c: field(c, BDC, "order_issued", value="2026-09-16")),
    "CAL-04": Broken(
        lambda c: declare(c, referencing__evidence_complete=c.dossier.order.signed + timedelta(days=121)),
        REJECT,
        prepare=_early,
    ),
    "CAL-06": Broken(lambda c: _received(c, datetime(2026, 12, 16, 12, 0, 1, tzinfo=PARIS)), REJECT),
    "CAL-07": Broken(lambda c: field(c, VA, "signed_on", value="2026-09-14"), stage=Stage.SOLDE),
    "CAL-08": Broken(lambda c: field(c, FACTURE, "invoice_issued", value="2027-02-11"), stage=Stage.SOLDE),
    "CAL-09": Broken(lambda c: field(c, FACTURE, "finalised", value="2027-07-14"), REJECT, stage=Stage.SOLDE),
    "CAL-10": Broken(lambda c: field(c, JOURNAL, "period_end", value="2027-07-31"), stage=Stage.SECONDAIRE),
    "CAL-11": Broken(lambda c: declare(c, referencing__granted=date(2026, 11, 21))),
    "COC-01": Broken(lambda c: tick(c, BDC, "nature", "vague-2", "vague-1-et-2")),
    "COC-02": Broken(lambda c: declare(c, order__nature=Nature.V1_V2)),
    "COC-03": Broken(lambda c: absent(c, BDC, "de_minimis_total"), prepare=_yes),
    "SIG-01": Broken(lambda c: sign(c, BDC, SignatureKind.NONE)),
    "SIG-02": Broken(lambda c: field(c, BDC, "signatory_name", value="Paul Verdier")),
    "SIG-03": Broken(lambda c: absent(c, BDC, "signed_on")),
    "SIG-04": Broken(lambda c: sealed(c, BDC, intact=False), prepare=lambda c: sealed(c, BDC)),
    "SIG-05": Broken(lambda c: sign(c, BDC, SignatureKind.STAMP)),
    "SIG-06": Broken(_same_print, NOTE, stage=Stage.SOLDE, prepare=_prints),
    "COH-01": Broken(lambda c: field(c, FACTURE, "order_number", value="BC-2026-0099"), stage=Stage.SOLDE),
    "COH-02": Broken(lambda c: field(c, VA, "invoice_number", value="F-2027-999"), stage=Stage.SOLDE),
    "COH-03": Broken(lambda c: field(c, VA, "client_rpps", value="10005173140"), stage=Stage.SOLDE),
    "COH-04": Broken(lambda c: field(c, VA, "supplier_siret", value="73282932000074"), stage=Stage.SOLDE),
    "COH-05": Broken(lambda c: field(c, VA, "solution_reference", value="ffffffffff"), stage=Stage.SOLDE),
    "COH-06": Broken(_no_recipient, REJECT, stage=Stage.SOLDE),
    "INT-01": Broken(
        lambda c: change(
            c, BDC, contradicted=(Contradiction(said="376,25", shown="576,25", place=_PLACE, sure=True),)
        ),
        prepare=lambda c: change(c, BDC, witnessed=4),
    ),
    "INT-02": Broken(
        lambda c: data(c, {"total-ttc": "541.50"}), stage=Stage.SOLDE, prepare=lambda c: data(c, {})
    ),
    "INT-03": Broken(
        lambda c: sealed(c, BDC, coverage=Coverage.REVISION, later=Later.OTHER),
        prepare=lambda c: sealed(c, BDC),
    ),
    "FAC-01": Broken(lambda c: mention(c, FACTURE, "late_penalties", **_MISSING), NOTE, stage=Stage.SOLDE),
}
# Controls that leave the answer to a person: they never FAIL.
ONLY_REVIEW: dict[str, Broken] = {
    "LIS-02": Broken(lambda c: field(c, BDC, "order_number", proof=Proof.NONE)),
    "IDF-03": Broken(lambda c: field(c, BDC, "client_rpps", value="10000001111", valid=False)),
    "ARC-02": Broken(lambda c: state(c, PageState.UNRECOGNISED)),
    "PIE-06": Broken(lambda c: _remarked(c, BDC, RemarkKind.VOID, "ANNULÉ")),
    "PIE-07": Broken(lambda c: _counted(c, 3), prepare=lambda c: _counted(c, 1)),
    "MEN-11": Broken(
        lambda c: _remarked(c, VA, RemarkKind.COMMENT, "le DMP ne fonctionne pas"), stage=Stage.SOLDE
    ),
}
