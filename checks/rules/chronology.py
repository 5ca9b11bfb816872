"""CAL-03, 07, 08, 09, 10: the dates of the pieces against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from checks.case import Case
from checks.compare import against, doubt, see_reading
from checks.days import add_months, month_after
from checks.expected import declared
from checks.result import NOWHERE, Result, Spot, failed, passed, review, skipped, spot
from checks.rules.calendar import Dated, dates, name_of, no_limit
from checks.rules.required import there
from checks.wording import day, on, show_field
from models.dossier import Stage
from models.finding import Severity
from models.piece import Piece, PieceKind
from models.reading import Field, Status, ValueKind

_MAY_BE_LATER = frozenset({"due_date"})
_ASK = "Demandez au fournisseur de corriger la pièce ou le dossier."


def _known(case: Case, declared: date | None, kind: PieceKind, key: str) -> Dated | None:
    """The day of a piece when it is certain, else the declared one."""
    return next(iter(dates(case, declared, kind, key)), None)


def _order_signed(case: Case) -> Dated:
    signed = case.dossier.order.signed
    return _known(case, signed, PieceKind.BDC, "signed_on") or Dated(signed, NOWHERE, "déclarée")


def ordered(case: Case) -> Iterator[Result]:
    """CAL-03: every date exists, none after the reception, signature not before issue (S2:502-510)."""
    for piece in case.of():
        for field in piece.fields:
            if field.kind is ValueKind.DATE and field.status is not Status.ABSENT:
                yield from _possible(case, piece, field)
    yield from _declared_days(case)
    issued = _known(case, case.dossier.order.issued, PieceKind.BDC, "order_issued")
    if issued is not None:
        yield _sequence(issued, _order_signed(case), "L’émission du bon de commande", "sa signature")


def _possible(case: Case, piece: Piece, field: Field) -> Iterator[Result]:
    where, title = spot(piece, field), case.title(piece, field.key)
    if field.valid is False:
        tell = failed if field.certain and not field.repaired else review
        yield tell(
            f"« {title} » {on(piece.kind)} n’est pas une date qui existe. Vérifiez sur l’image, puis "
            f"{_ASK.lower()}",
            where,
            observed=field.raw,
        )
    elif not field.certain:
        yield see_reading(case, piece, field)
    elif field.key in _MAY_BE_LATER or field.day <= case.received.date():
        yield passed(f"« {title} » n’est pas postérieure à la réception.", where, observed=show_field(field))
    else:
        wanted = declared(case, piece, field.key)
        slip = wanted is not None and wanted != field.value and doubt(case, piece, field, wanted)
        tell = review if field.repaired or slip else failed
        yield tell(
            f"« {title} » {on(piece.kind)} ({show_field(field)}) est postérieure à la réception de la "
            f"demande ({day(case.received)}). {_ASK}",
            where,
            expected=f"au plus tard le {day(case.received)}",
            observed=show_field(field),
        )


def _declared_days(case: Case) -> Iterator[Result]:
    dossier, limit = case.dossier, case.received.date()
    days = {
        "L’émission du bon de commande": dossier.order.issued,
        "La signature du bon de commande": dossier.order.signed,
        "La signature de l’attestation de VA": dossier.va_signed,
        "La finalisation de la prestation": dossier.finalised,
        "L’émission de la facture": dossier.invoice.issued if dossier.invoice else None,
        "La fin de la période de suivi": dossier.monitoring.ends if dossier.monitoring else None,
    }
    for title, at in days.items():
        if at is not None and at > limit:
            yield failed(
                f"{title} déclarée ({day(at)}) est postérieure à la réception de la demande "
                f"({day(limit)}). {_ASK}",
                expected=f"au plus tard le {day(limit)}",
                observed=day(at),
            )


def _sequence(first: Dated, then: Dated, what: str, after: str, *, at_most: Severity | None = None) -> Result:
    """`first` must not be later than `then`; what is shown as read is the day of the piece that is shown."""
    later, told = bool(then.spot.piece), f"{what} ({first.whose} : {day(first.day)})"
    where = then.spot.beside(first.spot) if later else first.spot
    read = day(then.day if later else first.day)
    if first.day <= then.day:
        return passed(f"{told} ne suit pas {after} ({day(then.day)}).", where, observed=read)
    return failed(
        f"{told} est postérieure à {after} ({then.whose} : {day(then.day)}). {_ASK}",
        where,
        expected=f"au plus tôt le {day(first.day)}" if later else f"au plus tard le {day(then.day)}",
        observed=read,
        at_most=at_most,
    )


def attestation(case: Case) -> Iterator[Result]:
    """CAL-07: the VA is dated, and not before the order's signature (S2:608-610, S2:1044-1051)."""
    for piece in case.of(PieceKind.VA, PieceKind.MOM):
        field = piece.field("signed_on", ValueKind.DATE)
        if field.status is Status.ABSENT:
            yield skipped("L’attestation n’est pas datée : voir SIG-03.", Spot(piece.key, field.key))
        elif not field.certain or field.repaired or field.valid is False:
            yield see_reading(case, piece, field)
    va = _known(case, case.dossier.va_signed, PieceKind.VA, "signed_on")
    if va is not None:
        yield _sequence(_order_signed(case), va, "La signature de la commande", "celle de l’attestation")
    mom = _known(case, case.dossier.mom_signed, PieceKind.MOM, "signed_on")
    if mom is not None:
        yield _sequence(
            _order_signed(case), mom, "La signature de la commande", "celle de la déclaration de MOM"
        )


def invoiced_after(case: Case) -> Iterator[Result]:
    """CAL-08: the invoice follows the VA (S2:639-641), the secondary one the period followed (S2:729-734)."""
    dossier = case.dossier
    declared = dossier.invoice.issued if dossier.invoice else None
    issued = _known(case, declared, PieceKind.FACTURE, "invoice_issued")
    if case.stage is Stage.SECONDAIRE:
        ends = dossier.monitoring.ends if dossier.monitoring else None
        before = _known(case, ends, PieceKind.JOURNAL, "period_end")
        what, after = "La fin de la période de suivi", "la facture"
    else:
        before = _known(case, dossier.va_signed, PieceKind.VA, "signed_on")
        what, after = "La signature de l’attestation", "la facture"
    if issued is not None and before is not None:
        yield _sequence(before, issued, what, after)
    done = _known(case, dossier.finalised, PieceKind.FACTURE, "finalised")
    if case.stage is Stage.SOLDE and issued is not None and done is not None:
        yield _sequence(done, issued, "La finalisation de la prestation", "la facture", at_most=Severity.NOTE)


def finalised(case: Case) -> Iterator[Result]:
    """CAL-09: the day of finalisation is there, coherent, and no later than Date 5 (S2:130-136, S0:1413)."""
    if case.stage is not Stage.SOLDE:
        return
    key = case.scheme.milestones.done_until
    end = case.day(key) if key else None
    for piece in case.of(PieceKind.FACTURE):
        yield from _stated(case, piece)
    for found in dates(case, case.dossier.finalised, PieceKind.FACTURE, "finalised"):
        yield _sequence(
            _order_signed(case), found, "La signature de la commande", "la finalisation", at_most=Severity.FIX
        )
        if key is not None and end is not None:
            yield _no_later(found, end, name_of(key))


def _stated(case: Case, piece: Piece) -> Iterator[Result]:
    """A day that is missing is to be completed; only a day too late is irrecevable."""
    model, field = case.field_model(piece, "finalised"), piece.field("finalised", ValueKind.DATE)
    if model is not None and field.status is Status.ABSENT:
        yield replace(there(case, piece, model), at_most=Severity.FIX)
    elif not field.certain:
        yield see_reading(case, piece, field)


def _no_later(found: Dated, end: date, name: str) -> Result:
    shown, limit = day(found.day), f"au plus tard le {day(end)}"
    if found.day <= end:
        return passed(
            f"La finalisation {found.whose} ({shown}) respecte la {name}.",
            found.spot,
            expected=limit,
            observed=shown,
        )
    return failed(
        f"La finalisation {found.whose} ({shown}) est postérieure à la {name} ({day(end)}) : la "
        "prestation n’est plus finançable.",
        found.spot,
        expected=limit,
        observed=shown,
    )


def followed(case: Case) -> Iterator[Result]:
    """CAL-10: starts the month after the VA, six months on end, filed within 20 months (S2:693-701)."""
    if case.stage is not Stage.SECONDAIRE:
        return
    facts = case.scheme.durations
    months = facts.secondaire_period_months if facts else None
    filing = facts.secondaire_filing_months if facts else None
    if months is None or filing is None:
        yield no_limit(case, "durations")
        return
    for piece in case.of(PieceKind.JOURNAL):
        for key in ("period_start", "period_end"):
            result = against(case, piece, key)
            if result is not None:
                yield result
    monitoring = case.dossier.monitoring
    first = _known(case, monitoring.starts if monitoring else None, PieceKind.JOURNAL, "period_start")
    last = _known(case, monitoring.ends if monitoring else None, PieceKind.JOURNAL, "period_end")
    if first is not None and last is not None:
        yield _six_months(months, first, last)
    va = _known(case, case.dossier.va_signed, PieceKind.VA, "signed_on")
    if va is None:
        yield review(
            "La date de signature de l’attestation de VA n’est pas déclarée. Renseignez-la pour contrôler "
            "le démarrage de la Prestation secondaire."
        )
    else:
        yield from _since_start(case, month_after(va.day), filing, first)


def _six_months(months: int, first: Dated, last: Dated) -> Result:
    """Six months to the day: 01/03 to 31/08, or to 01/09."""
    end = add_months(first.day, months)
    where = last.spot.beside(first.spot) if last.spot.piece else first.spot
    shown = f"du {day(first.day)} au {day(last.day)}"
    if end - timedelta(days=1) <= last.day <= end:
        return passed(f"La période de suivi ({shown}) couvre {months} mois.", where, observed=shown)
    return failed(
        f"La période de suivi ({shown}) ne couvre pas {months} mois continus. {_ASK}",
        where,
        expected=f"du {day(first.day)} au {day(end - timedelta(days=1))}",
        observed=shown,
    )


def _since_start(case: Case, start: date, months: int, first: Dated | None) -> Iterator[Result]:
    filing = add_months(start, months)
    if first is not None:
        yield _sequence(
            Dated(start, NOWHERE, "calculé"),
            first,
            "Le démarrage de la Prestation secondaire",
            "le début de la période de suivi",
        )
    received = case.received.date()
    if received <= filing:
        yield passed(
            "La demande est déposée dans les délais.",
            expected=f"au plus tard le {day(filing)}",
            observed=day(received),
        )
    else:
        yield failed(
            f"La demande, reçue le {day(received)}, dépasse le délai de "
            f"{months} mois après le démarrage (jusqu’au "
            f"{day(filing)}).",
            expected=f"au plus tard le {day(filing)}",
            observed=day(received),
        )
