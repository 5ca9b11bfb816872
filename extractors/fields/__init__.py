"""The fields of a piece: labels and sections first, then the value at each label, then its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.counts.qualified import qualified
from extractors.fields.because import because
from extractors.fields.behind import takes_back
from extractors.fields.blocks import from_block
from extractors.fields.choose import allowed_hits, best, conflict, under_a_value
from extractors.fields.context import Context, context_of
from extractors.fields.fallback import after_title, anywhere, beside_number, near_signature, rescued
from extractors.fields.finish import field_of, missing
from extractors.fields.given import with_given
from extractors.fields.heading import dated_as_a_letter, numbered_below, placed_and_dated
from extractors.fields.look import SIGNING, Found, look
from extractors.fields.mixed import told_apart
from extractors.fields.named_twice import named_twice
from extractors.fields.opening import doubtful, opening
from extractors.fields.parties import several_parties
from extractors.fields.prose import in_prose
from extractors.fields.signatory import with_signatory
from extractors.fields.summed import summed
from extractors.fields.undersigned import undersigned
from models.reading import Field, ValueKind
from models.view import PageView
from schemes.piece import FieldModel, PieceModel

__all__ = ["extract_fields"]


def extract_fields(model: PieceModel, views: Sequence[PageView]) -> tuple[Field, ...]:
    """Every field of the model, ABSENT ones too; a list gives one field an item."""
    context = context_of(model, views)
    firms = [
        item for field in model.fields if field.kind is ValueKind.TEXT for item in opening(context, field)
    ]
    signing = {field.key: _found(context, field, (), firms) for field in model.fields if field.key in SIGNING}
    taken = [item for items in signing.values() for item in items]
    found = signing | {
        field.key: _found(context, field, taken, firms) for field in model.fields if field.key not in SIGNING
    }
    found = told_apart(model.fields, found)
    for field in model.fields:
        if doubtful(context, field, found[field.key]):
            found[field.key] = (
                opening(context, field) or named_twice(context, field, found) or found[field.key]
            )
        if not found[field.key]:
            found[field.key] = (
                beside_number(context, field, found)
                or undersigned(context, field)
                or after_title(context, field)
                or numbered_below(context, field)
                or placed_and_dated(context, field)
                or anywhere(context, field, found)
                or near_signature(context, field, found)
                or dated_as_a_letter(context, field)
                or rescued(context, field, found)
                or from_block(context, field, found)
                or in_prose(context, field)
                or because(context, field)
            )
    made = with_given(model, [f for field in model.fields for f in _finished(context, field, found)])
    return with_signatory(made, views)


def _found(
    context: Context, field: FieldModel, taken: Sequence[Found], firms: Sequence[Found]
) -> list[Found]:
    """The values at the field's labels; what the signing block took is not offered to a short label.

    `firms`: names of firms that open a sentence: « Je, soussigné : | SISA du Lac, … » names no person there.
    """
    seen = (f for hit in allowed_hits(context, field) for f in look(context, field, hit))
    at_labels = [f for f in seen if not under_a_value(context, field, f)]
    if field.kind is ValueKind.PERSON:
        at_labels = [f for f in at_labels if not any(_names(f, firm) for firm in firms)]
    if field.kind is ValueKind.DATE:
        at_labels = [
            f for f in at_labels if not (f.hit and f.hit.wording.weak and any(_one(f, t) for t in taken))
        ]
    if field.many:
        return at_labels
    return best(context, field, at_labels)


def _one(found: Found, taken: Found) -> bool:
    """Whether both are the same words of the page."""
    same = found.segment is taken.segment
    return same and found.candidate.box.intersection(taken.candidate.box) is not None


def _names(found: Found, firm: Found) -> bool:
    """Whether a value has words of a firm's name."""
    own = [w.box for w in firm.candidate.words]
    return any(w.box.intersection(box) is not None for w in found.candidate.words for box in own)


def _finished(context: Context, field: FieldModel, every: Mapping[str, Sequence[Found]]) -> Iterator[Field]:
    found = every[field.key]
    if not found:
        taken = [f.hit for items in every.values() for f in items if f.hit is not None]
        yield missing(context, field, taken)
    elif field.many:
        seen: dict[tuple[str, int], Found] = {}
        for rank, item in enumerate(found):  # two sums of a list may be the same, two numbers are one
            own = rank if field.kind is ValueKind.AMOUNT else 0
            seen.setdefault((item.candidate.parsed.value, own), item)
        yield from (field_of(field, [item], ambiguous=False) for item in seen.values())
    elif len(several := several_parties(field, found)) > 1:
        made = [field_of(field, items, ambiguous=False) for items in several]
        # Which of them the label means is not told: only the first one is surely the field's.
        yield from (f if n == 0 else f.model_copy(update={"labelled": False}) for n, f in enumerate(made))
    else:
        adds_up = summed(context, field, found[0])
        unsure = conflict(field, found) or _counted_twice(context, field, every) or adds_up is False
        unsure = unsure or takes_back(field.kind, found[0].behind) or _is_qualified(context, field, found[0])
        yield field_of(field, found, ambiguous=unsure, proved=adds_up is True)


def _is_qualified(context: Context, field: FieldModel, found: Found) -> bool:
    return field.kind is ValueKind.COUNT and qualified(found.hit, found.segment, context.segments)


def _counted_twice(context: Context, field: FieldModel, every: Mapping[str, Sequence[Found]]) -> bool:
    """Two counts in the same words: a reader wrote a label and its neighbour's figure as one line."""
    if field.kind is not ValueKind.COUNT:
        return False
    others = (f for f in context.model.fields if f.kind is ValueKind.COUNT and f.key != field.key)
    return any(_one(every[field.key][0], item) for other in others for item in every[other.key][:1])
