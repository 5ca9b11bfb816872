"""A person named where one signs, and in the block of their party as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.fields.blocks import from_block
from extractors.fields.candidates import TITLES
from extractors.fields.context import Context
from extractors.fields.look import Found
from extractors.normal import fold
from models.reading import ValueKind
from schemes.piece import FieldModel


def named_twice(context: Context, field: FieldModel, found: Mapping[str, Sequence[Found]]) -> list[Found]:
    """« Adressé à : | Mme Sandrine Millot », « Nom, prénom : MILLOT Sandrine »: the name in the block.

    [] where the block names nobody, or another: the words of a name may stand in any order.
    """
    own = found[field.key]
    titled = any(region.key == field.section for region in context.regions)
    if field.kind is not ValueKind.PERSON or not own or not titled:
        return []
    block = from_block(context, field, found)
    said = {frozenset(_words(item)) for item in (*block, *own)}
    return block if len(said) == 1 and frozenset() not in said else []


def _words(found: Found) -> list[str]:
    return [word for word in fold(found.candidate.parsed.value).split() if word not in TITLES]
