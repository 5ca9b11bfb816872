"""The only electronic signature that a piece shows, where it stands away from the place to sign.

Services show it over the label, in a frame beside it or at the end of the text: whose it is, its words tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.signatures.judgement import Judgement
from extractors.signatures.labels import other_party
from extractors.signatures.marks import marks
from extractors.signatures.phrases import starts_a_mark
from extractors.signatures.zone import HEAD, Zone, text_height, zone_of
from models.geometry import Box
from models.piece import SignatureKind
from models.view import PageView
from schemes.piece import SignatureModel


def only_shown(model: SignatureModel, views: Sequence[PageView]) -> tuple[Judgement, Zone] | None:
    """The mark for a person to see, with its words; None where there is none, or more than one.

    None too where it stands in the other party's place.
    """
    found: list[tuple[str, Box, Zone]] = []
    for at, view in enumerate(views):
        box = Box(left=0.02, top=HEAD, right=0.98, bottom=1 - HEAD)
        page = Zone(at, None, box, text_height(view.page))
        for words, place in marks(page, view):
            if not any(zone.view == at and place.intersection(one) for _, one, zone in found):
                found.append((words, place, page))
    if len(found) != 1:
        return None
    words, place, page = found[0]
    taken = [zone_of(one, views[page.view]).box for one in other_party(model, views[page.view], page.view)]
    opens = any(
        starts_a_mark(line.text) for line in views[page.view].page.lines if place.intersection(line.box)
    )
    if not opens or any(box.contains_point(place.middle_x, place.middle_y) for box in taken):
        return None
    return Judgement(SignatureKind.UNREADABLE, place, apart=words), page
