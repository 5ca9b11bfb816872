"""Kinds of value: one module each, with `find(words)`, `parse(text)`, examples and counter-examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.values import (
    af,
    am,
    amount,
    count,
    dates,
    dispositif,
    email,
    finess,
    number,
    phone,
    plain,
    postal_code,
    rate,
    reference,
    rpps,
    siren,
    siret,
    vat_number,
    yes_no,
)
from extractors.values.candidate import Candidate, Parsed
from models.page import Word
from models.reading import ValueKind

Find = Callable[[Sequence[Word]], Iterator[Candidate]]
Parse = Callable[[str], Parsed | None]


@dataclass(frozen=True)
class Kind:
    """What can be done with a kind. `patternless` values are taken as they stand beside their label."""

    find: Find
    parse: Parse
    patternless: bool = False
    check_digit: bool = False


# What names a client or a site: a row of a table without amounts starts with one.
IDENTIFIERS = frozenset({ValueKind.FINESS, ValueKind.RPPS, ValueKind.SIREN, ValueKind.SIRET, ValueKind.AM})

KINDS: dict[ValueKind, Kind] = {
    ValueKind.TEXT: Kind(plain.find, plain.parse, patternless=True),
    ValueKind.PERSON: Kind(plain.find_person, plain.parse_person, patternless=True),
    ValueKind.ADDRESS: Kind(plain.find_address, plain.parse_address, patternless=True),
    ValueKind.NUMBER: Kind(number.find, number.parse),
    ValueKind.DATE: Kind(dates.find, dates.parse),
    ValueKind.AMOUNT: Kind(amount.find, amount.parse),
    ValueKind.RATE: Kind(rate.find, rate.parse),
    ValueKind.COUNT: Kind(count.find, count.parse),
    ValueKind.SIRET: Kind(siret.find, siret.parse, check_digit=True),
    ValueKind.SIREN: Kind(siren.find, siren.parse, check_digit=True),
    ValueKind.VAT_NUMBER: Kind(vat_number.find, vat_number.parse, check_digit=True),
    ValueKind.FINESS: Kind(finess.find, finess.parse, check_digit=True),
    ValueKind.RPPS: Kind(rpps.find, rpps.parse, check_digit=True),
    ValueKind.PHONE: Kind(phone.find, phone.parse),
    ValueKind.EMAIL: Kind(email.find, email.parse),
    ValueKind.POSTAL_CODE: Kind(postal_code.find, postal_code.parse),
    ValueKind.REFERENCE: Kind(reference.find, reference.parse),
    ValueKind.AF: Kind(af.find, af.parse),
    ValueKind.AM: Kind(am.find, am.parse),
    ValueKind.DISPOSITIF: Kind(dispositif.find, dispositif.parse),
    ValueKind.YES_NO: Kind(yes_no.find, yes_no.parse),
}

__all__ = ["IDENTIFIERS", "KINDS", "Candidate", "Kind", "Parsed"]
