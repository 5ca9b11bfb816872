"""Two numbers that differ by no more than what readers make of one: neither contradicts the other."""

from __future__ import annotations

import re

from checks.fold import alike, compact, same_to_the_eye
from models.reading import Field, ValueKind
from schemes import find_scheme

PART = 4  # signs of a number that are a part of it and no other number
FEW = 2  # signs of a number that a disputed reading may have wrong
_SIGNS = frozenset("0123456789abcdef")
_HEXADECIMAL = re.compile(r"[0-9a-f]{8,}")  # the one public number of a solution is (facts §2.1)
LOOSE = frozenset(
    {ValueKind.NUMBER, ValueKind.REFERENCE, ValueKind.AF, ValueKind.EMAIL, ValueKind.VAT_NUMBER}
)


def read_as(field: Field, wanted: str) -> bool:
    """One reader saw that very number, the others one that no eye tells from it: nothing is in doubt.

    Nor is a reference that no scheme bears: « AF-PHA-LG0-Va1 ».
    """
    if field.kind not in (ValueKind.NUMBER, ValueKind.REFERENCE, ValueKind.AF):
        return False
    seen_so = any(compact(one.value or "") == compact(wanted) for one in field.readings)
    seen_so = seen_so or (field.kind is ValueKind.AF and find_scheme(field.value or "") is None)
    return seen_so and same_to_the_eye(field.value or "", wanted)


def nearly(field: Field, wanted: str) -> str:
    """What little parts two numbers, "" when they are others: « 1 | d4e2cf899 », cut by a reader's box.

    So is « b16ba42d1 | 0 », its last sign taken for a dot of the blank.
    """
    return _what_parts(field, field.value or "", wanted) if field.kind in LOOSE else ""


def _what_parts(field: Field, read: str, wanted: str) -> str:
    if any(compact(one.value or "") == compact(wanted) for one in field.readings):
        return "Une des lectures donne la valeur attendue"
    if alike(read, wanted):
        return "Seuls diffèrent des caractères qui se ressemblent (O et 0, l et 1…), ou une lettre"
    short, long = compact(read), compact(wanted)
    apart = sum(a != b for a, b in zip(short, long, strict=False))
    if len(short) == len(long) and apart <= FEW and len({compact(one.text) for one in field.readings}) > 1:
        return "Les lectures de ce numéro ne concordent pas entre elles"
    if field.kind is ValueKind.REFERENCE and _of_no_such_form(read.strip(), wanted.strip()):
        return "La lecture comporte des lettres que les numéros de cette forme n’ont pas"
    if PART <= len(short) < len(long) and (long.endswith(short) or long.startswith(short)):
        return "Seule une partie de la valeur déclarée est lue"
    return ""


def _of_no_such_form(read: str, wanted: str) -> bool:
    """« efdeeo6dyd » beside efdee06d4d: they differ in nothing but letters that no hexadecimal number has."""
    if not _HEXADECIMAL.fullmatch(wanted) or len(read) != len(wanted):
        return False
    return all(a == b or a not in _SIGNS for a, b in zip(read, wanted, strict=True))
