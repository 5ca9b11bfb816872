"""The count of pages that a page bears."""

from __future__ import annotations

from models.base import Frozen
from models.geometry import Place


class Folio(Frozen):
    """« Page 1/3 » printed on a page: number 1 of total 3."""

    number: int
    total: int
    place: Place
