"""CAL-01, 02, 04, 06, 11: the order and the demand against the calendar of the scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from checks.case import Case
from checks.compare import doubt
from checks.result import NOWHERE, Result, Spot, failed, passed, review, skipped, spot
from checks.wording import day, instant, on
from models.dossier import Stage
from models.piece import PieceKind
from models.reading import ValueKind


@dataclass(frozen=True)
class Dated:
    """A day to judge, and who says it."""

    day: date
    spot: Spot
    whose: str


def dates(case: Case, declared: date | None, kind: PieceKind, key: str) -> Iterator[Dated]:
    """The day that a piece shows beyond doubt, and the declared one when no piece shows the same."""
    told = False
    for piece in case.of(kind):
        field = piece.field(key, ValueKind.DATE)
        if not field.certain or field.repaired or field.valid is False:
            continue
        same = field.day == declared
        if same or declared is None or not doubt(case, piece, field, declared.isoformat()):
            told = told or same
            yield Dated(field.day, spot(piece, field), f"lue {on(kind)}")
    if declared is not None and not told:
        yield Dated(declared, NOWHERE, "déclarée")


def _judged(
    found: Iterator[Dated], good: Callable[[date], bool], right: str, wrong: str, expected: str
) -> Iterator[Result]:
    """`right` and `wrong` may hold {day} and {whose}."""
    for item in found:
        shown = day(item.day)
        if good(item.day):
            yield passed(
                right.format(day=shown, whose=item.whose), item.spot, expected=expected, observed=shown
            )
        else:
            yield failed(
                wrong.format(day=shown, whose=item.whose), item.spot, expected=expected, observed=shown
            )


def _unknown(case: Case, key: str) -> Result:
    why = case.scheme.why_unknown(key)
    return skipped(f"{why} Un opérateur peut renseigner cette date ({key}) dans la configuration.")


def no_limit(case: Case, fact: str) -> Result:
    """The texts set no such limit for this scheme, or do not give it to us: the reason is the scheme's."""
    known = case.scheme.unknown.get(fact)
    return skipped(known.unknown if known else "Les textes de ce dispositif ne fixent pas cette limite.")


def issued_after_start(case: Case) -> Iterator[Result]:
    """CAL-01: the order is issued after Date 0 (S2:504)."""
    milestones, order = case.scheme.milestones, case.dossier.order
    starts = (
        (milestones.issued_after, order.issued, "order_issued", "d’émission"),
        (milestones.signed_after, order.signed, "signed_on", "de signature"),
    )
    for key, declared, field, which in starts:
        if key is not None:
            yield from _after(case, key, dates(case, declared, PieceKind.BDC, field), which)
    if all(key is None for key, *_ in starts):
        yield no_limit(case, "calendar")


def _after(case: Case, key: str, found: Iterator[Dated], which: str) -> Iterator[Result]:
    start = case.day(key)
    if start is None:
        yield _unknown(case, key)
        return
    name = name_of(key)
    yield from _judged(
        found,
        lambda one: one > start,
        f"La date {which} {{whose}} ({{day}}) est postérieure à la {name}.",
        f"La date {which} {{whose}} ({{day}}) n’est pas postérieure à la {name} ({day(start)}) : "
        "la commande n’est pas recevable.",
        f"après le {day(start)}",
    )


def name_of(key: str) -> str:
    """« Date 4 » for date-4."""
    return key.replace("date-", "Date ")


def signed_from(case: Case) -> Iterator[Result]:
    """CAL-05: the client signs no earlier than Date 0 + 12 months (S4:412)."""
    key = case.scheme.milestones.signed_from
    start = case.day(key) if key else None
    if key is None:
        yield no_limit(case, "calendar")
    elif start is None:
        yield _unknown(case, key)
    else:
        yield from _judged(
            dates(case, case.dossier.order.signed, PieceKind.BDC, "signed_on"),
            lambda signed: signed >= start,
            f"La date de signature {{whose}} ({{day}}) n’est pas antérieure au {day(start)}.",
            f"La date de signature {{whose}} ({{day}}) est antérieure au {day(start)} : la commande n’est "
            "pas recevable.",
            f"au plus tôt le {day(start)}",
        )


def signed_before_end(case: Case) -> Iterator[Result]:
    """CAL-02: the client signs no later than Date 4 (S2:505)."""
    key = case.scheme.milestones.signed_until
    if key is None:
        yield no_limit(case, "calendar")
        return
    end, name = case.day(key), name_of(key)
    if end is None:
        yield _unknown(case, key)
        return
    yield from _judged(
        dates(case, case.dossier.order.signed, PieceKind.BDC, "signed_on"),
        lambda signed: signed <= end,
        f"La date de signature {{whose}} ({{day}}) n’est pas postérieure à la {name}.",
        f"La date de signature {{whose}} ({{day}}) est postérieure à la {name} ({day(end)}) : "
        "la commande n’est pas recevable.",
        f"au plus tard le {day(end)}",
    )


def not_too_early(case: Case) -> Iterator[Result]:
    """CAL-04: signed before the référencement, then at most 120 days before the evidence (S2:507-510)."""
    order, facts = case.dossier.order, case.dossier.referencing
    delay = case.scheme.durations.evidence_before_signature_days if case.scheme.durations else None
    if delay is None:
        yield no_limit(case, "durations")
        return
    if facts.granted is not None and order.signed >= facts.granted:
        yield skipped(
            "La commande est signée après l’obtention du référencement : le délai ne s’applique pas."
        )
        return
    if facts.evidence_complete is None:
        yield _no_evidence_date(facts.granted)
        return
    limit = facts.evidence_complete - timedelta(days=delay)
    yield from _judged(
        dates(case, order.signed, PieceKind.BDC, "signed_on"),
        lambda signed: signed >= limit,
        f"La date de signature {{whose}} ({{day}}) ne précède pas de plus de {delay} jours le dossier "
        "complet de preuves.",
        f"La date de signature {{whose}} ({{day}}) précède de plus de {delay} jours le dossier complet de "
        f"preuves ({day(facts.evidence_complete)}) : la commande n’est pas recevable.",
        f"au plus tôt le {day(limit)}",
    )


def _no_evidence_date(granted: date | None) -> Result:
    if granted is None:
        return skipped(
            "Les dates du dossier de preuves et du référencement ne sont pas déclarées : renseignez-les pour "
            "contrôler ce délai."
        )
    return review(
        "La commande est signée avant le référencement, et la date du dossier complet de preuves n’est pas "
        "déclarée. Renseignez-la pour contrôler le délai."
    )


def in_its_window(case: Case) -> Iterator[Result]:
    """CAL-06: received no later than Date 4 or Date 6, to the hour, Paris time (S2:123-128, S2:138-146)."""
    milestones = case.scheme.milestones
    key = {Stage.AVANCE: milestones.avance_until, Stage.SOLDE: milestones.solde_until}.get(case.stage)
    if case.stage is Stage.SECONDAIRE:
        yield skipped("Le délai de dépôt de cette demande est contrôlé par CAL-10.")
        return
    if key is None:
        yield no_limit(case, "calendar")
        return
    end = case.at(key)
    if end is None:
        yield _unknown(case, key)
        return
    shown, limit = instant(case.received), f"au plus tard le {instant(end)}"
    if case.received <= end:
        yield passed(f"La demande, reçue le {shown}, est dans les délais.", expected=limit, observed=shown)
    else:
        yield failed(
            f"La demande, reçue le {shown}, est postérieure à la clôture ({instant(end)}, heure de Paris) : "
            "elle est irrecevable.",
            expected=limit,
            observed=shown,
        )


def referenced(case: Case) -> Iterator[Result]:
    """CAL-11: the demand follows the référencement, but for the delay that S2:981-993 allows."""
    facts, received = case.dossier.referencing, case.received.date()
    if facts.granted is None:
        yield skipped(
            "La date d’obtention du référencement n’est pas déclarée : renseignez-la pour contrôler ce point."
        )
    elif facts.granted <= received:
        yield passed(
            f"La solution est référencée depuis le {day(facts.granted)}.", observed=day(facts.granted)
        )
    elif _late_decision(case):
        yield review(
            "La demande précède le référencement ; elle reste possible si le dossier de preuves était "
            "complet avant la Date 2 et la décision de l’ANS attendue. Vérifiez la situation de la "
            "solution auprès de l’ANS.",
            observed=day(facts.granted),
        )
    else:
        yield failed(
            f"La demande est reçue avant l’obtention du référencement ({day(facts.granted)}). Demandez au "
            "fournisseur de la déposer une fois la solution référencée.",
            expected=f"au plus tard le {day(received)}",
            observed=day(facts.granted),
        )


def _late_decision(case: Case) -> bool:
    """The exception of S2:984-989: evidence complete before Date 2, no decision 15 days before Date 4."""
    facts, keys = case.dossier.referencing, case.scheme.milestones
    second = case.day(keys.evidence_until) if keys.evidence_until else None
    end = case.day(keys.avance_until) if keys.avance_until else None
    if case.stage is not Stage.AVANCE or facts.evidence_complete is None or facts.granted is None:
        return False
    if second is None or end is None:
        return False
    return facts.evidence_complete <= second and facts.granted > end - timedelta(days=15)
