"""Dates of a demand of a scheme drawn from YAML: order, work, VA or MOM, invoice, reception."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from testdata.generate.days import Days, between, office_hour
from testdata.generate.scheme import Scheme


def days_of(rng: Random, scheme: Scheme, stage: str) -> Days:
    """Sound dates: a demand of avance comes soon after the signature, the invoice after the work.

    Vague 1: an invoice may be older than the VA that quotes it; vague 2: never (S2:640).
    """
    calendar = scheme.days
    room = 10 if stage == "avance" else 45
    signed = between(rng, calendar.first + timedelta(30), calendar.last - timedelta(room))
    issued = max(calendar.first, signed - timedelta(rng.choice((0, 0, 1, 2, 5, 8, 14, 25))))
    granted = None if rng.random() < 0.4 else signed - timedelta(rng.randint(5, 120))
    evidence = None if granted is None else granted - timedelta(rng.randint(20, 80))
    if stage == "avance":
        day = between(rng, signed, min(signed + timedelta(40), calendar.last))
        return Days(issued, signed, evidence, granted, office_hour(rng, day, calendar.last))
    va = between(rng, signed + timedelta(12), min(signed + timedelta(220), calendar.done - timedelta(5)))
    finalised = max(signed, va - timedelta(rng.choice((0, 0, 0, 1, 3, 6))))
    invoice = invoice_day(rng, scheme, va, finalised)
    latest = max(va, invoice)
    day = between(rng, latest, min(latest + timedelta(60), calendar.solde))
    due = invoice + timedelta(rng.choice((30, 30, 45, 60)))
    received = office_hour(rng, day, calendar.solde)
    return Days(issued, signed, evidence, granted, received, va, finalised, invoice, due)


def invoice_day(rng: Random, scheme: Scheme, va: date, finalised: date) -> date:
    if scheme.wave == 1 and rng.random() < 0.5:
        return between(rng, finalised, va)
    return va + timedelta(rng.choice((0, 0, 1, 2, 4)))
