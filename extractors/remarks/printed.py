"""The sentences that a form prints itself."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.normal import fold
from schemes.piece import PieceModel


def printed_by(model: PieceModel) -> Iterator[str]:
    """What the form prints itself, folded."""
    for mention in model.mentions:
        yield from map(fold, mention.wordings)
    for group in model.groups:
        for wordings in (group.headings, *(option.wordings for option in group.options)):
            yield from map(fold, wordings)
