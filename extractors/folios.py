"""« Page 1/3 » at the head or the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.folio import Folio
from models.geometry import Box, Place
from models.page import Page
from models.view import PageView

MARGIN = 0.12  # header and footer zones
FAX = 0.02  # of the height: where a fax machine counts the sheets that it sent
MOST = 60  # pages of a piece; « 3/2026 » is a month
FEW = 9  # pages of a piece that tells them by two bare figures
_PAGE_OF = re.compile(
    r"\b(?:page|p)\s*(\d{1,3})\s*(?:/|sur|de|of)\s*(\d{1,3})\b|^\s*(\d{1,2})\s*/\s*(\d{1,2})\s*$", re.I
)
# Of the piece itself, where missing pages are told: no « P. 01/01 » of a fax, no « 03/04 » of a date.
_NAMED = re.compile(
    r"\b(?:pages?|p|feuillets?|folio)\b[\s.:n°]*([1-9]\d?)\s*(?:/|sur|de|of)\s*([1-9]\d?)(?![\d/.,])", re.I
)
_BARE = re.compile(r"^[\s–—-]*([1-9])\s*(?:/|sur)\s*([1-9])[\s–—-]*$", re.I)
_SENT = re.compile(r"\bfax\b|\btelecopie|\d{1,2}\s*[:h]\s*\d{2}\b", re.I)


def page_number(page: Page) -> tuple[int, int] | None:
    """« Page 2/3 », « 2 sur 3 » at the top or foot of the page."""
    for line in page.lines:
        if MARGIN < line.box.middle_y < 1 - MARGIN:
            continue
        match = _PAGE_OF.search(line.text)
        if match:
            first, last = (int(g) for g in match.groups() if g)
            if 1 <= first <= last:
                return first, last
    return None


def extract_folios(views: Sequence[PageView]) -> tuple[Folio, ...]:
    """The folios of every page of a piece, in order; a page may bear the file's beside its own."""
    return tuple(
        Folio(
            number=number,
            total=total,
            place=Place(document=view.document, page=view.page.number, box=box),
        )
        for view in views
        for number, total, box in folios_of(view.page)
    )


def folios_of(page: Page) -> Iterator[tuple[int, int, Box]]:
    """Number, total and place of each count of pages in the margins, each once."""
    told: set[tuple[int, int]] = set()
    for line in page.lines:
        if MARGIN < line.box.middle_y < 1 - MARGIN or line.box.top < FAX or _SENT.search(line.text):
            continue
        for match in (_NAMED.search(line.text), _BARE.match(line.text)):
            if match is None:
                continue
            number, total = int(match[1]), int(match[2])
            if number <= total <= (MOST if match.re is _NAMED else FEW) and (number, total) not in told:
                told.add((number, total))
                yield number, total, line.box
