"""What a pen may have written: a figure of it proves little."""

from __future__ import annotations

from models.page import Reader
from models.reading import Field, ValueKind

_SIGNED = "signed_on"


def by_hand(field: Field) -> bool:
    """A date in the ink of a pen; on paper one beside a signature, whatever ink a grey scan shows."""
    printed = any(r.reader is Reader.TEXT_LAYER for r in field.readings)
    beside = field.key == _SIGNED and bool(field.readings) and not printed
    return field.kind is ValueKind.DATE and (field.handwritten or beside)


def one_figure(value: str, wanted: str) -> bool:
    """« |3/9/2022 » for 13/9/2022: two days told apart by one figure of a hand."""
    return len(value) == len(wanted) and sum(a != b for a, b in zip(value, wanted, strict=True)) == 1
