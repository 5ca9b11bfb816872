"""A draft of pages becomes a piece: fields, tables, mentions, boxes, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.boxes import extract_groups
from extractors.boxes.attested import with_marks
from extractors.draft import Draft
from extractors.fields import extract_fields
from extractors.folios import extract_folios
from extractors.layout.columns import in_columns
from extractors.mentions import extract_mentions
from extractors.remarks import extract_remarks, extract_struck, extract_withdrawals
from extractors.signatures import extract_signatures
from extractors.tables import extract_tables
from models.piece import Piece
from models.view import PageView


def extract_piece(draft: Draft, views: Sequence[PageView], scheme: str) -> Piece:
    """Everything that the draft's model asks for, read from its pages."""
    model, recognition = draft.model()
    text = in_columns(views)
    signatures = extract_signatures(model, views)
    return Piece(
        key=draft.key,
        kind=draft.kind,
        scheme=scheme,
        model=model.id,
        case=model.case,
        pages=draft.refs,
        recognition=recognition,
        fields=extract_fields(model, text),
        tables=extract_tables(model, views),
        mentions=with_marks(model, extract_mentions(model, text), text),
        groups=extract_groups(model, views),
        signatures=signatures,
        remarks=extract_remarks(model, views),
        withdrawn=extract_withdrawals(model, text),
        struck=extract_struck(views, signatures),
        attested=True,
        folios=extract_folios(views),
    )
