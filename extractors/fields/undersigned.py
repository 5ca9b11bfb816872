"""« Je, soussigné : » over « Nom, prénom : Jeanne Martin »: who speaks is named by the next label."""

from __future__ import annotations

from extractors.fields.choose import allowed_hits
from extractors.fields.context import Context
from extractors.fields.look import Found, look
from extractors.hit import Hit
from extractors.layout.neighbours import under
from extractors.normal import fold
from models.reading import ValueKind
from schemes.piece import FieldModel

_OPENS = "soussigne"
_NEXT = 1.5  # heights of a line
_ALIGNED = 0.02  # of the page


def undersigned(context: Context, field: FieldModel) -> list[Found]:
    """The person named at the label under « Je, soussigné », which is one of the field's; [] for others."""
    if field.kind is not ValueKind.PERSON:
        return []
    opening = (h for h in allowed_hits(context, field) if _OPENS in fold(h.wording.text).split())
    below = (named for hit in opening if hit.alone and (named := _name_under(context, hit)) is not None)
    return next((found for named in below if (found := look(context, field, named))), [])


def _name_under(context: Context, hit: Hit) -> Hit | None:
    """The label of the next line, if it asks for the name of a person and nothing more."""
    kinds = {f.key: f.kind for f in context.model.fields}
    for line in under(hit.box, hit.last.view, context.segments, _NEXT * hit.last.height)[:1]:
        for label in context.hits_on[line.index]:
            asked = {kinds[owner] for owner in label.wording.owners if owner in kinds}
            flush = abs(line.box.left - hit.segments[0].box.left) < _ALIGNED
            if flush and label.leads and label.colon and asked == {ValueKind.PERSON}:
                return label
    return None
