"""Where the value of a label may stand: after it, right of it, under it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from extractors.fields.asides import asides, is_aside
from extractors.fields.captions import captioned
from extractors.fields.centred import both_lines
from extractors.fields.context import Context
from extractors.fields.flowing import flowing
from extractors.fields.heads import CELL, heads_a_column, heads_a_ruled_column
from extractors.fields.middling import beside_the_middle
from extractors.fields.names import asks_for_a_name
from extractors.fields.nearer import under_first
from extractors.fields.paired import is_first
from extractors.fields.spot import LINE, RIGHT, UNDER, Spot
from extractors.fields.tails import goes_on, is_clause, past_its_clause, wordy
from extractors.fields.translated import translated
from extractors.fields.underlined import underlined
from extractors.hit import Hit
from extractors.layout.neighbours import cell_around, on_row, right_of, under
from extractors.layout.segments import Segment
from extractors.normal import fold
from models.geometry import Box, union_of
from models.page import Word

_REACH = 1.9
_WIDER = 1.6
_COLUMN, _OFF = 0.06, 0.3  # of the page, of a line
_FIGURES = 5  # words of a day or of a telephone number that opens a line
# « … dont le numéro unique de référencement délivré | par l’ANS est aa93f9fd16 »
_GIVEN = frozenset({"par", "l ans", "ans", "delivre", "attribue", "communique", "est", "le"})


def spots(context: Context, hit: Hit, plain: bool, reach: float | None = None) -> Iterator[Spot]:
    """The places to look at, nearest first. Under comes before right in the head of a table.

    `plain`: the value has no pattern, so words that go on the label must not be taken for it.
    """
    rest = context.rest(hit)
    rest = () if asks_for_a_name(rest) else rest
    if plain and is_clause(hit, rest) and (beside := list(_right(context, hit, hit.last.box.right))):
        yield from beside
        return
    if apart := _apart(context, hit, plain, rest):
        yield apart
        return
    if _told(rest) and not (plain and goes_on(hit, rest)):
        yield Spot(hit.last, rest, LINE)
        if hit.colon or plain or _figures(rest):
            return
        yield from _right(context, hit, hit.last.box.right)
        if not wordy(rest):
            return
    ruled = underlined(hit, context.hits, context.segments)
    value = captioned(context, hit) if ruled is None else ruled.value
    if value is not None and context.free(value) == value.words:
        yield Spot(value, value.words, UNDER)
    if ruled is not None or value is not None:
        return
    if ("title" in hit.wording.owners and not hit.colon) or (context.followed(hit) and not is_first(hit)):
        return
    if not (hit.leads or hit.coded or plain):
        yield from next_of_sentence(context, hit)
    between = translated(context, hit)
    yield from _around(context, hit, reach) if between is None else [Spot(between, between.words, RIGHT)]


def _apart(context: Context, hit: Hit, plain: bool, rest: tuple[Word, ...]) -> Spot | None:
    """A value after a clause, that flows on to the next line, or beside the middle of a label of several."""
    if (whole := past_its_clause(hit)) is not hit and (value := context.rest(whole)):
        return Spot(hit.last, value, LINE)
    if plain and (both := flowing(context, hit, rest)):
        return Spot(hit.last, both, LINE)
    beside = None if hit.colon or _figures(rest) else beside_the_middle(context, hit)
    return Spot(beside, beside.words, RIGHT) if beside is not None else None


def _figures(words: tuple[Word, ...]) -> bool:
    return any(c.isdigit() for w in words for c in w.text)


def _around(context: Context, hit: Hit, reach: float | None) -> list[Spot]:
    """Right of a label and under it, the likelier place first."""
    right = [] if heads_a_ruled_column(context, hit) else list(_right(context, hit))
    below = list(_under(context, hit, reach))
    if right and right[0].words[0].text.startswith(":"):
        return right + below  # « Date        : 26/02/2027 » in columns of a typewriter
    first = heads_a_column(context, hit)
    if right and below:
        first = under_first(context, hit, right[0], below[0], likely=first)
    return below + right if first else right + below


def _told(words: tuple[Word, ...]) -> bool:
    return any(c.isalnum() for w in words for c in w.text)


def next_of_sentence(context: Context, hit: Hit) -> Iterator[Spot]:
    """« … (numéro unique de référencement | 27f99871b4) … »: the value opens the next line.

    After a short label (« … établi le | 08 juin 2026 ») only figures are a value.
    """
    line = hit.segments[0]
    for segment in under(line.box, line.view, context.segments, line.height):
        if abs(segment.box.left - line.box.left) < 0.02:
            figures = segment.text[:1].isdigit()
            words = tuple(dropwhile(lambda word: fold(word.text) in _GIVEN, segment.words))
            if figures or not hit.wording.weak:
                yield Spot(segment, words[: _FIGURES if figures else 2], LINE)
            return


def _right(context: Context, hit: Hit, after: float | None = None) -> Iterator[Spot]:
    """The next words on the row, up to the next label; after the label, or after the place given."""
    box = hit.box
    if after is not None:
        box = box.model_copy(update={"right": after})
    elif both := both_lines(context, hit):
        yield Spot(both[0], both[0].words + both[1].words, RIGHT)
        return
    beside = right_of(box, hit.last.view, context.segments)
    if after is None and not beside:  # « BON DE COMMANDE » over « NO | : CDE0058812 »
        beside = right_of(_own_line(hit), hit.last.view, context.segments)
    words: list[Word] = []
    first: Segment | None = None
    section = context.section(hit)
    # « Date de finalisation … | 25 octobre 2022 » under two columns is of neither party.
    bound = any(context.sections.get(owner) for owner in hit.wording.owners)
    for segment in beside:
        if is_aside(segment):
            continue
        free = context.free(segment)
        foreign = bound and context.section_of_segment(segment) not in (None, section)
        if not free or foreign or (first is not None and _of_another_column(first, words[-1].box, segment)):
            break
        first = first or segment
        words.extend(free)
        if len(free) < len(segment.words):
            break
    if first is not None and _told(tuple(words)):
        yield Spot(first, tuple(words), RIGHT)


def _of_another_column(first: Segment, last: Box, segment: Segment) -> bool:
    """Far beyond the words of a value, and a part of a line higher or lower: the text of another column."""
    off = abs(segment.box.middle_y - first.box.middle_y)
    return segment.box.left - last.right > _COLUMN and off > _OFF * min(first.height, segment.height)


def _under(context: Context, hit: Hit, reach: float | None) -> Iterator[Spot]:
    view = hit.last.view
    box = _own_line(hit)
    cell = cell_around(view, box)
    if cell.width < 0.6:
        box = Box(left=max(cell.left, 0), top=box.top, right=cell.right, bottom=box.bottom)
    limit = reach if reach is not None else _REACH * hit.last.height
    limit = max(limit, _next_cell(context, hit))
    open_aside = context.goes_on(hit)
    if open_aside:
        limit += 2 * hit.last.height
    said = {s.index for s in asides(context.segments)}
    lines = [s for s in context.segments if s.index not in said and s not in hit.segments]
    label = _as_at_its_start(hit)
    first = takewhile(lambda s: s.index in said, under(label, view, context.segments, limit))
    own = union_of([label, *(s.box for s in first)])
    for segment in under(own, view, lines, limit) or under(box, view, lines, limit):
        words = context.after_aside(segment) if open_aside else context.free(segment)
        if open_aside and not words:
            open_aside = ")" not in segment.text
            continue
        if not words:
            return
        open_aside = False
        yield Spot(segment, words, UNDER)


def _own_line(hit: Hit) -> Box:
    """The box of a label; of its last line alone when a wide title above it is a part of it."""
    last = union_of(w.box for w in hit.last.slice(0, hit.end))
    wide = len(hit.segments) > 1 and hit.box.width > _WIDER * last.width
    return last if wide and not on_row(hit.segments[0].box, hit.last.box) else hit.box


def _as_at_its_start(hit: Hit) -> Box:
    """The box of a label, no lower than its first word is: the end of a long line that leans is."""
    box, words = _own_line(hit), hit.last.slice(0 if len(hit.segments) > 1 else hit.start, hit.end)
    low = words[0].box.bottom
    return box.model_copy(update={"bottom": low}) if box.top < low < box.bottom else box


def _next_cell(context: Context, hit: Hit) -> float:
    """How far under a label the ruled cell under its own cell ends; 0 without such cells."""
    view = hit.last.view
    own = cell_around(view, hit.box)
    if own.bottom >= 1 or own.width > 0.9:
        return 0.0
    below = cell_around(
        view, hit.box.model_copy(update={"top": own.bottom + 0.002, "bottom": own.bottom + 0.012})
    )
    aligned = abs(below.left - own.left) < 0.01 and abs(below.right - own.right) < 0.01
    return below.bottom - hit.box.bottom if aligned and below.height < CELL else 0.0
