"""What a signer wrote behind « Commentaires : », for which the models of VA have room (S0:170)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from extractors.layout.ink import unread_ink
from extractors.layout.neighbours import cell_around
from extractors.normal import fold
from extractors.remarks.printed import printed_by
from models.geometry import Box
from models.page import Line, Page
from models.view import PageView
from schemes.piece import PieceModel

LABEL = re.compile(
    r"^\W*(?:Commentaires?|Observations?|Remarques?|R[ée]serves?)"
    r"(?:\s+(?:et|ou|[ée]ventuel\w*|du|de la|des|client\w*|signataires?|compl[ée]mentaires?|r[ée]serves?"
    r"|observations?|remarques?|commentaires?|libres?)|\s*[/,]\s*\w+|\s*\([^)]*\))*\s*(?:[:;]|$)",
    re.I,
)
BARE = re.compile(r"^\W*Commentaires?\s+(?=\S)")  # a reader lost the colon
ASIDE = re.compile(
    r"\((?:[^)]*(?:facultatif|cas échéant|éventuel|si besoin|si nécessaire|à compléter)[^)]*)\)", re.I
)
STOP = re.compile(
    r"^\W*(?:[AÀ]\s*(?:[,_.…:]|$)|[AÀ]\s+[A-ZÀ-Ý][\w\s.…’'-]*(?:,|$|\ble\b)"
    r"|fait\b|le\s*(?:[\d_.…/:]|$)|date\b|noms?\b"
    r"|pr[ée]noms?\b|signatures?\b|cachet\b|client \d|qualit[ée]\b|page\b|lu et\b|bon pour\b|\d[\d\s/.-]*$"
    r"|\d{1,2}(?:er)?\s+[a-zà-ÿ]{3,9}\.?\s+\d{4}\W*$"  # « 29 juin 2023 »
    r"|[\w’' ]{2,30}\s:|(?-i:[AÀ][A-ZÀ-Ý][a-zà-ÿ])[\w\s.…’'/-]*(?:,|$))",  # « AMontpellier,le15/10/2022 »
    re.I,
)
OPEN = re.compile(r"\b(?:depuis|d[eèu]s?|au|jusqu’au|avant|après)(?: le)?\W*$", re.I)
NOTHING = frozenset({"neant", "ras", "r a s", "aucun", "aucune", "sans", "sans objet", "sans reserve"})
ROWS = 6  # lines of a comment
GAP = 2.2  # times the height of a line: more room ends the comment
HEADS = 2  # cells left of the column of a comment, on one row
FOOT = 0.93  # where the foot of the page begins
COLUMN = 0.05  # of the page: what starts so near to the label's left stands in its column
LEFT = 0.03  # how far left of its label a comment may begin
PRINTED = 88.0  # likeness to a sentence of the model
LONG = 15  # letters that can be like a sentence
OVER = -0.4, 0.55  # of a label's height: where strokes stand that are no dots of its blank
REACH = 0.3  # of the page: a comment begins there; a wider place is seldom lit evenly
NO_WORDS = 3  # letters that dots were taken for


def comments_of(view: PageView, model: PieceModel) -> Iterator[tuple[str, tuple[Box, ...]]]:
    """The text of each comment and the places of its lines, blanks and dots left out; "" for one unread."""
    page, printed = view.page, list(printed_by(model))
    for line in page.lines:
        match = LABEL.match(line.text) or BARE.match(line.text)
        if match is None or line.text[match.start() :].lstrip(" -–•")[:1].islower():
            continue
        said = [(_bare(line.text[match.end() :]), line.box)]
        if not said[0][0]:
            said += [(_bare(one.text), one.box) for one in _beside(line, page, printed)]
        if fold(" ".join(text for text, _ in said)) not in NOTHING:
            said += [(_bare(one.text), one.box) for one in _below(line, view, printed)]
        said = [(text, box) for text, box in said if text]
        text = " ".join(text for text, _ in said)
        if sum(c.isalpha() for c in text) >= NO_WORDS:
            yield text, tuple(box for _, box in said)
        elif unread_ink(view, room := _room(line, page)):
            yield "", (room,)


def _room(label: Line, page: Page) -> Box:
    """Where one writes a comment: right of its label, up to the next words of the row, over its dots."""
    own = label.box
    row = [x.box.left for x in page.lines if x is not label and own.top < x.box.middle_y < own.bottom]
    edge = max((word.box.right for word in page.words), default=1.0)
    right = min([x for x in row if x > own.right] + [max(edge, own.right), own.right + REACH])
    top, bottom = (own.top + share * own.height for share in OVER)
    return Box(left=own.right, top=max(top, 0.0), right=max(right, own.right), bottom=bottom)


def _beside(label: Line, page: Page, printed: Sequence[str]) -> Iterator[Line]:
    """What stands right of a label, as in a form of two columns, up to what the form prints next."""
    own = label.box
    row = [x for x in page.lines if own.top < x.box.middle_y < own.bottom and x.box.left >= own.right]
    for line in sorted(row, key=lambda one: one.box.left):
        if _ends(line, printed):
            return
        yield line


def _bare(text: str) -> str:
    """Without the dots of the blank, nor what the form prints in brackets."""
    return re.sub(r"[.…_·•]{2,}|^[\s.…_·:]+|[\s…_·]+$", " ", ASIDE.sub(" ", text)).strip()


def _below(label: Line, view: PageView, printed: Sequence[str]) -> Iterator[Line]:
    """The lines that go on, in the label's cell, up to what the form prints next in its column.

    What stands on the row of « A Amiens, le 7 mars 2023 » is a stamp that leans, or the signature.
    """
    cell = cell_around(view, label.box)
    under = [
        one
        for one in view.page.lines
        if one.box.top > label.box.middle_y and one is not label and cell.left < one.box.middle_x < cell.right
    ]
    days = _carried_over([label, *under])
    ends = {id(one) for one in under if id(one) not in days and _ends(one, printed)}
    column = (one.box for one in under if abs(one.box.left - label.box.left) < COLUMN and id(one) in ends)
    end = min((box.top for box in column), default=1.0)
    last, rows = label.box, 0
    for line in sorted(under, key=lambda one: (one.box.top, one.box.left)):
        if line.box.top - last.bottom > GAP * label.box.height or line.box.middle_y > FOOT or rows == ROWS:
            return
        if id(line) in ends or line.box.middle_y > end or _heads_a_table(line, label, view.page):
            return
        if line.box.left >= label.box.left - LEFT:
            yield line
            last, rows = line.box, rows + 1


def _carried_over(lines: Sequence[Line]) -> frozenset[int]:
    """Lines of a day that the line over them opens: « … est ouverte depuis le | 29/08/2025. »"""
    return frozenset(
        id(lower)
        for upper in lines
        if OPEN.search(upper.text)
        for lower in lines
        if lower.text[:1].isdigit()
        and abs(lower.box.left - upper.box.left) < COLUMN
        and 0 < lower.box.middle_y - upper.box.middle_y < GAP * upper.box.height
    )


def _heads_a_table(line: Line, label: Line, page: Page) -> bool:
    """« Nom | Email | Téléphone » under a comment of the right column: one ruling goes over all of them.

    Without it they may be the labels of the left column, and the line what the comment says.
    """
    row = [one.box for one in page.lines if line.box.top < one.box.middle_y < line.box.bottom]
    left = [box for box in row if box.right < label.box.left - LEFT]
    over = [r.box for r in page.rulings if r.direction == "horizontal"]
    over = [box for box in over if label.box.bottom < box.middle_y < line.box.middle_y]
    return len(left) >= HEADS and any(
        box.left < min(one.middle_x for one in left) and line.box.middle_x < box.right for box in over
    )


def _ends(line: Line, printed: Sequence[str]) -> bool:
    """Whether the form goes on with that line."""
    return bool(STOP.match(line.text) or LABEL.match(line.text)) or _is_printed(line.text, printed)


def _is_printed(text: str, printed: Sequence[str]) -> bool:
    bare = fold(text)
    return len(bare) >= LONG and any(
        fuzz.partial_ratio(bare, one) >= PRINTED for one in printed if len(one) >= LONG
    )
