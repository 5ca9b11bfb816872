"""The dates of a demand, as the calendar of the scheme wants them (S2:99-143, S2:502-511, S2:693-701)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
DATE_1 = date(2025, 10, 15)
DATE_2 = date(2026, 7, 22)
DATE_4 = date(2026, 12, 16)
DATE_5 = date(2027, 7, 13)
DATE_6 = date(2027, 10, 13)


@dataclass(frozen=True)
class Days:
    """None where the stage has no such date, or where the demand does not tell (référencement)."""

    issued: date
    signed: date
    evidence: date | None
    granted: date | None
    received: datetime
    va: date | None = None
    finalised: date | None = None
    invoice: date | None = None
    due: date | None = None
    watch_start: date | None = None
    watch_end: date | None = None


def first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def add_months(first: date, count: int) -> date:
    month = first.month - 1 + count
    return date(first.year + month // 12, month % 12 + 1, 1)


def office_hour(rng: Random, day: date, last: date) -> datetime:
    """An instant of that day in Paris; before noon on the last day of a window."""
    hour = rng.randint(8, 11) if day == last else rng.randint(7, 18)
    return datetime(day.year, day.month, day.day, hour, rng.randint(0, 59), tzinfo=PARIS)


def between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(rng.randint(0, max(0, (last - first).days)))


def order_days(rng: Random, stage: str) -> tuple[date, date]:
    latest = {"avance": date(2026, 12, 8), "solde": date(2026, 12, 1), "secondaire": date(2026, 9, 30)}[stage]
    issued = between(rng, date(2025, 11, 3), latest)
    signed = min(issued + timedelta(rng.choice((0, 0, 1, 2, 3, 5, 8, 12, 19, 27))), DATE_4 - timedelta(2))
    return issued, signed


def referencing(rng: Random, signed: date) -> tuple[date | None, date | None]:
    """Complete evidence file and référencement: granted after the signature one time in three."""
    before = signed + timedelta(rng.randint(10, 110))
    if rng.random() < 0.35 and before <= date(2026, 11, 25):
        evidence = min(before - timedelta(rng.randint(8, 60)), DATE_2 - timedelta(1), signed + timedelta(110))
        return evidence, before
    if rng.random() < 0.3:
        return None, None
    granted = between(rng, min(date(2025, 12, 1), signed), signed)
    return granted - timedelta(rng.randint(20, 80)), granted


def make_days(rng: Random, stage: str) -> Days:
    issued, signed = order_days(rng, stage)
    evidence, granted = referencing(rng, signed)
    ready = max(signed, granted or signed)
    if stage == "avance":
        day = between(rng, ready, min(ready + timedelta(45), DATE_4))
        return Days(issued, signed, evidence, granted, office_hour(rng, day, DATE_4))
    va = between(rng, ready + timedelta(7), min(ready + timedelta(150), DATE_5 - timedelta(10)))
    finalised = max(signed, va - timedelta(rng.choice((0, 0, 0, 1, 2, 4))))
    if stage == "solde":
        invoice = va + timedelta(rng.choice((0, 0, 1, 2, 5, 9, 20)))
        day = between(rng, invoice, min(invoice + timedelta(60), DATE_6))
        due = invoice + timedelta(rng.choice((30, 30, 45, 60)))
        return Days(
            issued, signed, evidence, granted, office_hour(rng, day, DATE_6), va, finalised, invoice, due
        )
    return secondary_days(rng, Days(issued, signed, evidence, granted, office_hour(rng, va, DATE_6), va))


def secondary_days(rng: Random, days: Days) -> Days:
    """Six whole months from the first of the month after the VA, sometimes observed later (S2:693-701)."""
    assert days.va is not None
    start = first_of_next_month(days.va)
    watch = add_months(start, rng.choice((0, 0, 0, 0, 1, 3)))
    end = add_months(watch, 6) - timedelta(1)
    invoice = end + timedelta(rng.randint(1, 40))
    last = add_months(start, 20) - timedelta(2)
    day = between(rng, invoice, min(invoice + timedelta(60), last))
    return Days(
        days.issued,
        days.signed,
        days.evidence,
        days.granted,
        office_hour(rng, day, last),
        days.va,
        end,
        invoice,
        invoice + timedelta(rng.choice((30, 45))),
        watch,
        end,
    )
