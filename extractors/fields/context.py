"""What is known of a piece's pages before its fields are looked for: segments, labels, sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractors.counts.defined import Defined, defined
from extractors.counts.listing import listed
from extractors.counts.prose import told_in_prose
from extractors.counts.table import CountTable, Figure, count_tables
from extractors.hit import Hit, is_short
from extractors.labels import find_labels
from extractors.layout.furniture import is_furniture
from extractors.layout.parties import parties
from extractors.layout.sections import Region, regions, section_of
from extractors.layout.segments import Segment, segments_of
from extractors.normal import fold
from extractors.tables.heads import find_heads
from extractors.values import IDENTIFIERS
from models.page import Word
from models.reading import ValueKind
from models.view import PageView
from schemes.piece import PieceModel

# « – (information : référence du bon de commande chez l’éditeur) : » still belongs to the label.
_ASIDE = re.compile(r"^[\s–—.-]*\([^()]*\)")
_OPENED = re.compile(r"^[\s–—.-]*\([^()]*$")
_CLOSED = re.compile(r"^[^()]*\)")
# « Représentant | de la structure · », and « VERSION | RÉFÉRENCÉE : » in capitals.
# So does « du responsable de l’OG : ».
_TO_COLON = re.compile(
    r"^(?:[^:A-ZÀ-Þ0-9]{0,60}?(?:\b(?:l['’]\s?|du\s|des\s)[A-ZÀ-Þ]{2,5}\s?)?(?:[:：]|\s·)|\s+[A-ZÀ-Þ]{4,}\s?[:：])"
)
_FOOT = 0.94
_OF_CLIENTS = frozenset({ValueKind.RPPS, ValueKind.FINESS})  # in a table or not, they are no supplier's
_SENTENCE = 7  # words of a line of prose
_ALIGNED = 0.02  # of the page
_LEADING = 0.8  # of a line's height: the paper between two lines of a paragraph
_CALL = 6  # words of a line that asks for a signature; a longer one only speaks of it
_SIGNS = re.compile(r"^[\s,:：;.…·_=|»\"'’*)–—-]*")


def calls_for_signature(segment: Segment) -> bool:
    """« Bon pour commande – signature : », « Cachet et signature »: few words, and no date of a signature."""
    said = [t.text for t in segment.tokens]
    return len(said) <= _CALL and "signature" in said and "date" not in said


def tail(text: str) -> int | None:
    """How many characters after a label still belong to it; None when the label goes on next line."""
    if _OPENED.match(text):
        return None
    place = 0
    if aside := _ASIDE.match(text):
        place = aside.end()
    if colon := _TO_COLON.match(text[place:]):
        place += colon.end()
    signs = _SIGNS.match(text[place:])
    return place + (signs.end() if signs else 0)


@dataclass(frozen=True, eq=False)
class Context:
    """The pages of a piece with what was found on them."""

    model: PieceModel
    views: tuple[PageView, ...]
    segments: tuple[Segment, ...]
    hits: tuple[Hit, ...]
    regions: tuple[Region, ...]

    @cached_property
    def hits_on(self) -> dict[int, list[Hit]]:
        """Labels by the segments that they touch."""
        found: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            for segment in hit.segments:
                found[segment.index].append(hit)
        return found

    @cached_property
    def signing(self) -> tuple[Segment, ...]:
        """Where the client signs: the model's labels, or any short line that calls for a signature."""
        owned = (h for h in self.hits if any(o.startswith("signature:") for o in h.wording.owners))
        told = (h for h in owned if h.leads and not (h.wording.weak and not h.alone and not h.colon))
        named = {h.last.index for h in told}
        return tuple(s for s in self.segments if s.index in named or calls_for_signature(s))

    @cached_property
    def listed(self) -> frozenset[int]:
        """Segments that head a column of a list (sites, clients): a name under one is of an item of it."""
        lists = [t for t in self.model.tables if all(c.kind is not ValueKind.AMOUNT for c in t.columns)]
        cells = (c for table in lists for head in find_heads(table, self.segments) for c in head.cells)
        return frozenset(segment.index for cell in cells for segment in cell.segments)

    @cached_property
    def count_tables(self) -> tuple[CountTable, ...]:
        """The tables whose heads name counts of the model."""
        return (*count_tables(self.model, self.segments), *listed(self.model, self.segments))

    @cached_property
    def defined_counts(self) -> tuple[Defined, ...]:
        """The rows that give a count behind its name and what it means."""
        return defined(self.model, self.segments)

    @cached_property
    def told_counts(self) -> Mapping[str, Figure]:
        """The counts told in sentences."""
        return told_in_prose(self.model, self.segments)

    def rest(self, hit: Hit) -> tuple[Word, ...]:
        """The words after a label on its line, up to the next label; () when nothing stands there."""
        text = hit.last.text
        stop = min(self._later(hit), default=len(text))
        skipped = tail(text[hit.end : stop])
        return () if skipped is None else hit.last.slice(hit.end + skipped, stop)

    def followed(self, hit: Hit) -> bool:
        """Whether another label follows on the line with nothing between: « Période : du … au … »."""
        return any(self._later(hit)) and not any(c.isalnum() for w in self.rest(hit) for c in w.text)

    def _later(self, hit: Hit) -> list[int]:
        """Where the labels after a label start on its line; « Référencement ANS n° » ends with its sign."""
        here = (
            h
            for h in self.hits_on[hit.last.index]
            if h.segments[0] is hit.last and h.told and fold(hit.last.text[h.start :]) != "n"
        )
        return [h.start for h in here if h.start >= hit.end]

    def goes_on(self, hit: Hit) -> bool:
        """Whether the label's aside is still open at the end of its line."""
        return tail(hit.last.text[hit.end :]) is None

    def free(self, segment: Segment) -> tuple[Word, ...]:
        """The words of a segment before its first label; () when it starts with one, or is nothing else."""
        if is_furniture(segment.text):
            return ()
        starts = [h.start if h.segments[0] is segment else 0 for h in self.hits_on[segment.index] if h.told]
        return segment.slice(0, min(starts)) if starts else segment.words

    def after_aside(self, segment: Segment) -> tuple[Word, ...]:
        """The words of a segment after the end of an aside opened on the line before it."""
        closed = _CLOSED.match(segment.text)
        start = closed.end() if closed else 0
        return segment.slice(start + (tail(segment.text[start:]) or 0))

    def height(self, segment: Segment) -> float:
        """How far down in the piece a segment stands, in page heights, blank feet of pages left out.

        The columns of a page stand beside each other: its height counts once.
        """
        above = 0.0
        for page in dict.fromkeys(_page(view) for view in self.views):
            if page == _page(segment.view):
                break
            here = [s for s in self.segments if _page(s.view) == page and s.box.bottom < _FOOT]
            above += max((s.box.bottom for s in here), default=0.0)
        return above + segment.box.middle_y

    def section_of_segment(self, segment: Segment) -> str | None:
        """The titled section of a segment."""
        return section_of(segment, self.regions)

    @cached_property
    def sections(self) -> dict[str, str | None]:
        """Section of every field of the model."""
        return {field.key: field.section for field in self.model.fields}

    @cached_property
    def _anchors(self) -> list[tuple[Hit, str]]:
        """Labels that only one section's fields can have: they tell where an untitled section stands."""
        found = []
        for hit in self.hits:
            kinds = {f.kind for f in self.model.fields if f.key in hit.wording.owners}
            if any(o.startswith("column:") for o in hit.wording.owners) and not kinds <= _OF_CLIENTS:
                continue  # « TVA » heads a column of amounts more often than it tells the supplier's number
            wanted = {self.sections[o] for o in hit.wording.owners if o in self.sections}
            section = next(iter(wanted)) if len(wanted) == 1 else None
            if section is not None and (hit.leads or hit.colon):
                found.append((hit, section))
        return found

    def _of_paragraph(self, hit: Hit) -> str | None:
        """« Andine SAS, SIRET 732829320, … »: the numbers of one party tell whose paragraph it is."""
        lines = [] if hit.leads else _paragraph(hit.last, self.segments)
        if max((len(line.words) for line in lines), default=0) < _SENTENCE:
            return None
        told = (other for line in lines for other in self.hits_on[line.index] if other.told)
        owners = {owner for other in told for owner in other.wording.owners}
        numbers = (f for f in self.model.fields if f.key in owners and f.kind in IDENTIFIERS)
        whose = {f.section for f in numbers}
        return next(iter(whose)) if len(whose) == 1 else None

    def section(self, hit: Hit) -> str | None:
        """The section that a label stands in: the titled one, else that of the nearest sure label."""
        titled = section_of(hit.last, self.regions)
        if titled is not None:
            return titled
        if (told := self._of_paragraph(hit)) is not None:
            return told
        near = [
            (_distance(hit, anchor), section)
            for anchor, section in self._anchors
            if anchor.last.view is hit.last.view
        ]
        best = min(near, default=None)
        return best[1] if best and best[0] < 0.25 else None


def _page(view: PageView) -> tuple[str, int]:
    """The page that a view shows, whole or a column of it."""
    return view.document, view.page.number


def _paragraph(line: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """The lines of a paragraph: close, starting at one place, up to a line that ends with a full stop."""
    column = [s for s in segments if s.view is line.view and abs(s.box.left - line.box.left) < _ALIGNED]
    column.sort(key=lambda s: s.box.top)
    first = last = column.index(line)
    joined = [_goes_on(above, below, line.height) for above, below in pairwise(column)]
    while first > 0 and joined[first - 1]:
        first -= 1
    while last < len(joined) and joined[last]:
        last += 1
    return column[first : last + 1]


def _goes_on(above: Segment, below: Segment, height: float) -> bool:
    """« …, mail a@andine.example. | Clinique du Lac, FINESS … » are two parties; « …, tél. | 01 … » one."""
    ended = above.text.rstrip().endswith(".") and not is_short(above.text)
    return not ended and below.box.top - above.box.bottom < _LEADING * height


def _distance(hit: Hit, anchor: Hit) -> float:
    down = hit.box.middle_y - anchor.box.middle_y
    return (down if down >= 0 else -1.5 * down) + 0.5 * abs(hit.box.left - anchor.box.left)


def context_of(model: PieceModel, views: Sequence[PageView]) -> Context:
    segments = segments_of(views)
    hits = find_labels(model, segments)
    sections = regions(hits, segments) + parties(model, segments)
    return Context(model, tuple(views), segments, hits, sections)
