"""A name asked for in two parts, « Nom : … Prénom : … » (S0:182-184), made whole."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.normal import fold_words
from models.reading import Field, Proof, ValueKind
from schemes.piece import PieceModel

_NEAR = 4.0  # heights of a line between the two parts of a name: a row of a table may hold two lines


def with_given(model: PieceModel, fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields, each name made whole with the first name that its model points to, or that stands by it.

    « Je, soussigné : Nom : … Prénom : … » names the client as well as who signs.
    """
    by_key = {field.key: field for field in fields}
    pairs = {m.key: by_key[m.given] for m in model.fields if m.given is not None and m.given in by_key}
    made = []
    for field in fields:
        given = pairs.get(field.key)
        if given is None and field.kind is ValueKind.PERSON:
            given = next((one for one in pairs.values() if _beside(field, one)), None)
        made.append(field if given is None else _whole(field, given))
    return tuple(made)


def _beside(name: Field, given: Field) -> bool:
    """Whether a name of one word has a first name right under it or on its row."""
    if not (name.evidence and given.evidence) or len(fold_words(name.raw)) > 1:
        return False
    own, other = name.evidence[0], given.evidence[0]
    if (own.document, own.page) != (other.document, other.page):
        return False
    down = other.box.middle_y - own.box.middle_y
    return abs(down) < _NEAR * max(own.box.height, other.box.height)


def _whole(name: Field, given: Field) -> Field:
    """No certainty is kept but that of both parts; a name that holds its first name already is left alone."""
    if not name.found or not given.found or set(fold_words(given.raw)) <= set(fold_words(name.raw)):
        return name
    proof = name.proof if given.certain else Proof.NONE
    return name.model_copy(
        update={
            "value": f"{given.value} {name.value}",
            "raw": f"{given.raw} {name.raw}",
            "proof": proof,
            "readings": (),
            "evidence": (*given.evidence, *name.evidence),
        }
    )
