"""Whether a count is the sum of its months: what proves it, or leaves a doubt."""

from __future__ import annotations

from extractors.fields.context import Context
from extractors.fields.look import Found
from models.reading import ValueKind
from schemes.piece import FieldModel

_SEVERAL = 2


def summed(context: Context, field: FieldModel, found: Found) -> bool | None:
    """True: a table of the piece gives the months that it is the sum of; False: none of them does.

    None where no table gives them, or for a count of patients that no months sum to: who comes twice is one
    patient of the period, and one of each month.
    """
    if field.kind is not ValueKind.COUNT:
        return None
    parts = [t.parts[field.key] for t in context.count_tables if len(t.parts.get(field.key, ())) >= _SEVERAL]
    sums = [sum(own) for own in parts]
    if found.summed or int(found.candidate.parsed.value) in sums:
        return True
    return False if field.critical and (sums or found.summed is False) else None
