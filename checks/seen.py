"""Whether a declared text stands on a piece's pages outside of what was read as another field.

The reading stays blind: this looks, afterwards, whether a value that the extraction did not give (or gave
differently) is on the paper all the same. It turns a FAIL into a question, never a doubt into a PASS of a
critical value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from checks.case import Case
from checks.expected import declared
from checks.fold import compact, fold
from checks.wording import day
from models.geometry import Box, Place, union_of
from models.page import Line
from models.piece import Piece
from models.reading import ValueKind

_LONGEST = 12  # words in a value; the longest are names of structures
_SHORTEST = 4  # letters; anything shorter is met by chance
_LEADING, _FLUSH = 2.2, 0.01  # heights from line to line of a column; of the page, where they start
_IDENTIFIER = 9  # signs that are met by chance in no line
_UNSTRUNG = re.compile(r"[^,;|]+")
_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)


def seen(case: Case, piece: Piece, key: str, kind: ValueKind, value: str) -> tuple[Place, ...]:
    """Where the value stands on the piece, places that explain another field left out."""
    if kind is ValueKind.RATE:
        return tuple(_rates(case, piece, value))
    targets = {compact(text) for text in _writings(kind, value)}
    targets = {target for target in targets if len(target) >= _SHORTEST}
    return tuple(
        place
        for name, page in case.pages_of(piece)
        for line in page.lines
        for place in _occurrences(line, targets, name, page.number)
        if not _explained(case, piece, key, place)
    )


def runs_on(case: Case, piece: Piece, value: str) -> bool:
    """Whether a value stands on two lines of one column: « …, Ordonet | Cabinet version 5, … »."""
    wanted = compact(value)
    return any(
        wanted in compact(f"{upper.text} {lower.text}")
        for _, page in case.pages_of(piece)
        for upper in page.lines
        for lower in page.lines
        if _goes_on(upper.box, lower.box)
    )


def _goes_on(upper: Box, lower: Box) -> bool:
    down = lower.middle_y - upper.middle_y
    return 0.5 * upper.height < down < _LEADING * upper.height and abs(lower.left - upper.left) < _FLUSH


def _rates(case: Case, piece: Piece, value: str) -> Iterator[Place]:
    """Lines that say a rate: « 20 % », « 20,00% », and no « 120 % »."""
    whole, _, cents = f"{Decimal(value).normalize():f}".partition(".")
    decimals = rf"[.,]{cents}0*" if cents else r"(?:[.,]0+)?"
    said = re.compile(rf"(?<![\d.,]){whole}{decimals}\s?%")
    for name, page in case.pages_of(piece):
        for line in page.lines:
            if said.search(line.text):
                yield Place(document=name, page=page.number, box=line.box)


def nearly_seen(case: Case, piece: Piece, key: str, value: str) -> tuple[Place, ...]:
    """Where figures stand that are the identifier's but for one, lost, added or taken for another.

    Places of values that were found and proved are left out: they are other identifiers.
    """
    wanted = compact(value)
    return tuple(
        place
        for name, page in case.pages_of(piece)
        for line in page.lines
        for place in _near(line, wanted, name, page.number)
        if not _explained(case, piece, key, place) and not _proved(piece, place)
    )


def strung(case: Case, piece: Piece, value: str) -> tuple[Place, ...]:
    """The lines whose signs hold the identifier, whatever parts them: « 079,63099787,630994135, »."""
    wanted = compact(value)
    return tuple(
        Place(document=name, page=page.number, box=line.box)
        for name, page in case.pages_of(piece)
        for line in page.lines
        if len(wanted) >= _IDENTIFIER and wanted in compact(line.text)
    )


def _near(line: Line, wanted: str, document: str, page: int) -> Iterator[Place]:
    parts = list(_parts(line))
    words = [text for text, _ in parts]
    for start in range(len(words)):
        text = ""
        for end in range(start, len(words)):
            text += words[end]
            if len(text) > len(wanted) + 1:
                break
            if words[start] and Levenshtein.distance(text, wanted, score_cutoff=1) <= 1:
                box = union_of(box for _, box in parts[start : end + 1])
                yield Place(document=document, page=page, box=box)
                break


def _parts(line: Line) -> Iterator[tuple[str, Box]]:
    """The words of a line, those that a reader strung together cut at their commas, and where they stand."""
    for word in line.words:
        for match in _UNSTRUNG.finditer(word.text):
            step = word.box.width / len(word.text)
            left, right = (word.box.left + step * at for at in match.span())
            yield compact(match[0]), word.box.model_copy(update={"left": left, "right": right})


def _proved(piece: Piece, place: Place) -> bool:
    """Whether the place is that of a value that is certain, in a field or in a table."""
    cells = [cell for table in piece.tables for row in table.rows for cell in row.cells]
    x, y = place.box.middle_x, place.box.middle_y
    return any(
        (other.document, other.page) == (place.document, place.page) and other.box.contains_point(x, y)
        for field in (*piece.fields, *cells)
        if field.certain
        for other in field.evidence
    )


def _writings(kind: ValueKind, value: str) -> tuple[str, ...]:
    """The ways in which a canonical value is printed."""
    if kind is ValueKind.DATE:
        on = date.fromisoformat(value)
        first = "1er" if on.day == 1 else str(on.day)
        month = _MONTHS[on.month - 1]
        return (day(on), f"{on:%d%m%y}", f"{first}{month}{on.year}", f"{on.day:02}{month}{on.year}", value)
    if kind is ValueKind.AMOUNT:
        return (f"{Decimal(value):.2f}",)
    if kind is ValueKind.PERSON:
        words = fold(value).split()
        return (value, " ".join(words[::-1]), " ".join(words[1:] + words[:1]))
    return (value,)


def _occurrences(line: Line, targets: set[str], document: str, page: int) -> Iterator[Place]:
    words = [compact(word.text) for word in line.words]
    longest = max((len(target) for target in targets), default=0)
    for start in range(len(words)):
        text = ""
        for end in range(start, min(len(words), start + _LONGEST)):
            text += words[end]
            if len(text) > longest:
                break
            if words[start] and text in targets:
                box = union_of(word.box for word in line.words[start : end + 1])
                yield Place(document=document, page=page, box=box)
                break


def _explained(case: Case, piece: Piece, key: str, place: Place) -> bool:
    """The place lies in the evidence of another field that was found, and found to be what it should.

    A field that holds something else than what is declared for it may well have taken this one's value.
    """
    x, y = place.box.middle_x, place.box.middle_y
    return any(
        (other.document, other.page) == (place.document, place.page) and other.box.contains_point(x, y)
        for field in piece.fields
        if field.key != key and field.found and declared(case, piece, field.key) in (None, field.value)
        for other in field.evidence
    )
