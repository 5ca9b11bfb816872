"""A name asked for in two parts, « Nom : … Prénom : … » (S0:182-184), made whole."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.normal import fold_words
from models.reading import Field, Proof
from schemes.piece import PieceModel


def with_given(model: PieceModel, fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields, each name made whole with the first name that its model points to."""
    by_key = {field.key: field for field in fields}
    pairs = {m.key: by_key[m.given] for m in model.fields if m.given is not None and m.given in by_key}
    return tuple(_whole(field, pairs[field.key]) if field.key in pairs else field for field in fields)


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
