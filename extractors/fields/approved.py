"""Where one signs: « Lu et approuvé » before the name on its row; the lines of a stamp name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.fields.context import Context
from extractors.fields.names import is_of_a_firm
from extractors.fields.spot import UNDER, Spot
from extractors.layout.neighbours import right_of
from extractors.normal import fold
from schemes.piece import FieldModel

_APPROVED = re.compile(r"(?:lu et approuve|bon pour (?:accord|commande|acceptation))(?: \w+){0,2}")
_NEAR = 0.1  # of the page's width


def past_approval(context: Context, field: FieldModel, found: Iterable[Spot]) -> Iterator[Spot]:
    """The places of a signatory's name: also beside « Lu et approuvé », and none from a stamp on."""
    for spot in found:
        if field.key != "signatory_name" or spot.relation != UNDER:
            yield spot
            continue
        said = fold(" ".join(word.text for word in spot.words))
        if is_of_a_firm(said):
            return
        yield spot
        if _APPROVED.fullmatch(said):
            beside = right_of(spot.segment.box, spot.segment.view, context.segments)[:1]
            near = (s for s in beside if s.box.left - spot.segment.box.right < _NEAR)
            yield from (Spot(s, context.free(s), UNDER) for s in near if context.free(s))
