"""A piece being put together from pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.recognise import Sight
from models.page import Page
from models.piece import PageRef, PieceKind
from schemes.piece import PieceModel


@dataclass
class Draft:
    """A piece being put together."""

    key: str
    kind: PieceKind
    sights: list[Sight] = field(default_factory=list)
    pages: list[tuple[PageRef, Page]] = field(default_factory=list)

    @property
    def refs(self) -> tuple[PageRef, ...]:
        return tuple(ref for ref, _ in self.pages)

    def model(self) -> tuple[PieceModel, float]:
        """The model of its kind for which all its pages speak most, and how much (0 to 1)."""
        totals: dict[str, float] = {}
        by_id: dict[str, PieceModel] = {}
        for sight in self.sights:
            for one in sight.likenesses:
                if one.model.kind is self.kind:
                    by_id[one.model.id] = one.model
                    totals[one.model.id] = totals.get(one.model.id, 0.0) + one.score
        best = max(sorted(totals), key=lambda key: totals[key])
        return by_id[best], min(1.0, max(0.0, totals[best] / 8))
