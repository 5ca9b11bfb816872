"""Is a place headed for another block, be it the other party's?"""

from __future__ import annotations

from extractors.normal import fold
from extractors.signatures.labels import Label
from models.geometry import Box
from models.page import Page

_BLOCKS = ("signature", "cachet", "fournisseur", "editeur", "prestataire", "client", "accord")


def heads_another(place: Box, label: Label, page: Page) -> bool:
    """Whether a line in a place, other than the label's own, says whose or what it is."""
    inside = (line for line in page.lines if line.box.intersection(place) is not None)
    others = (line for line in inside if line.box.intersection(label.box) is None)
    return any(word in _BLOCKS for line in others for word in fold(line.text).split())
