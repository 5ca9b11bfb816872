"""The numbers of several clients, each at a label of its own or one behind another: « RPPS : … et … »."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.look import Found
from extractors.values import IDENTIFIERS
from schemes.piece import FieldModel

CLIENT = "client_"


def several_parties(field: FieldModel, found: Sequence[Found]) -> list[list[Found]]:
    """What was found by client: whole numbers of clients whose labels say the same; [] for anything else.

    Two labels of other words, or a number that its key contradicts, are a conflict and not two clients.
    """
    if field.kind not in IDENTIFIERS or not field.key.startswith(CLIENT):
        return []
    by_value: dict[str, list[Found]] = {}
    for item in found:
        by_value.setdefault(item.candidate.parsed.value, []).append(item)
    hits = [item.hit for item in found]
    wordings = {hit.wording.squash for hit in hits if hit is not None}
    labels = [item.hit for item in found if not item.further]
    apart = len({id(hit) for hit in labels}) == len(labels) and None not in hits
    whole = all(item.candidate.parsed.valid and not item.candidate.parsed.repaired for item in found)
    return list(by_value.values()) if apart and whole and len(wordings) == 1 else []
