"""Check keys of the identifiers (facts §1): what makes a number possible at all."""

from __future__ import annotations

import re

from stdnum import luhn
from stdnum.fr import siret as stdnum_siret
from stdnum.fr import tva as stdnum_tva

from checks.days import department_of_finess

_FINESS = re.compile(r"(\d\d|2[AB])\d{7}")
_RPPS = re.compile(r"1\d{10}")
_OVERSEAS = {"971", "972", "973", "974", "975", "976", "977", "978"}


def siret(value: str) -> bool:
    """14 digits and Luhn, La Poste by its own sum."""
    return bool(stdnum_siret.is_valid(value))


def finess(value: str) -> bool:
    """Pattern and Luhn, with A counted 1 and B counted 2 (facts §1.1)."""
    digits = value.upper().replace("A", "1").replace("B", "2")
    return bool(_FINESS.fullmatch(value.upper())) and bool(luhn.is_valid(digits))


def finess_department(value: str) -> bool:
    """The department that the number opens with exists."""
    head = value[:2].upper()
    if head in ("2A", "2B", "98"):
        return True
    if head == "97":
        return department_of_finess(value) in _OVERSEAS
    return head.isdigit() and 1 <= int(head) <= 95 and head != "20"


def rpps(value: str) -> bool:
    """11 digits from 1, Luhn: a test on real numbers, no published rule (facts §1.2)."""
    return bool(_RPPS.fullmatch(value)) and bool(luhn.is_valid(value))


def vat_number(value: str) -> bool:
    return value.upper().startswith("FR") and bool(stdnum_tva.is_valid(value))
