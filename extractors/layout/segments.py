"""Segments: the lines of all the pages of a piece, with their folded tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from statistics import median

from extractors.layout.headed import headed
from extractors.layout.leaders import without_leaders
from extractors.layout.parted import parted
from extractors.layout.spaced import closed_up
from extractors.normal import fold
from extractors.values.tokens import part
from models.geometry import Box, Place, union_of
from models.glued import glued_day
from models.page import Line, Word
from models.view import PageView

# A word glued to a number or to the next capitalised word is two tokens: SIRET7328, référencement6bf8,
# médecinJeanne, logicielMEDILOG, FINESSgéographique.
_TOKEN = re.compile(
    r"[Ll]e(?=\d)|\d{2,}(?=(?:au|du|le|et|à)\b)|[^\W\d_]{3,}(?=\d{2}|[nN][°º])|[^\W\d_]{6,}(?=\d)"
    r"|[A-ZÀ-Þ]{4,}(?=[a-zà-ÿ]{4})"
    r"|[^\W\d_]{3,}?[a-zà-ÿ](?=[A-ZÀ-Þ](?:[a-zà-ÿ]{2}|[A-ZÀ-Þ]))|[^\W_]+|[%€+]|(?<=\w )[°º](?=$|[ :])"
)
_DEGREE = "°º"  # « BC ° » is « BC n° », its n lost
# What the trade shortens: « Réf. cde », « Tél. », « Mt HT », « FINESS géo. ».
SHORT = {
    "numero": "n",
    "num": "n",
    "no": "n",
    "nr": "n",
    "ref": "reference",
    "cde": "commande",
    "fact": "facture",
    "tel": "telephone",
    "mt": "montant",
    "mnt": "montant",
    "px": "prix",
    "tx": "taux",
    "geo": "geographique",
    "qte": "quantite",
    "adr": "adresse",
    "ech": "echeance",
    "jur": "juridique",
    "repr": "representant",
    "intra": "intracommunautaire",
    "intracom": "intracommunautaire",
}
_BEFORE_A_DAY = re.compile(r"(?:[dD]u|[lL]e|au)(?=\d{1,2}(?:er|[/.-]|$))")
_MISREAD_LE = re.compile(r"[.,]*[1I|]{0,2}e")
_LIKE_A_DAY = re.compile(r"(?=(?:\D*\d){5})(?=[^/.-]*[/.-])[\dlIO|]{1,4}[/.-]")
_AMOUNTS = re.compile(r"(?<=\d[.,]\d\d€)[.,·:]?(?=\d)")
# A reader takes a box or a stain for a sign many lines high.
_TALLEST = 4
_WIDE = 1.3


@dataclass(frozen=True)
class FoldedToken:
    """A token in normal form, its place in the segment's text, and `raw`: abbreviations not opened."""

    text: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, eq=False)
class Segment:
    """One line of one page. `index` is its place in the piece's reading order."""

    index: int
    view: PageView
    line: Line

    @cached_property
    def box(self) -> Box:
        return self.line.box

    @cached_property
    def words(self) -> tuple[Word, ...]:
        words = [part for word in closed_up(without_leaders(self.line.words)) for part in _apart(word)]
        return tuple(_before_days(words))

    @property
    def page(self) -> int:
        return self.view.page.number

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def tokens(self) -> tuple[FoldedToken, ...]:
        found = []
        for match in _TOKEN.finditer(self.text):
            folded = "n" if match[0] in _DEGREE else _mended(fold(match[0]).replace(" ", ""))
            if folded:
                found.append(FoldedToken(SHORT.get(folded, folded), *match.span(), folded))
        return tuple(found)

    @cached_property
    def height(self) -> float:
        return self.box.height

    def same_page(self, other: Segment) -> bool:
        return self.view is other.view

    def slice(self, start: int, end: int | None = None) -> tuple[Word, ...]:
        """The words of the characters start..end of the text, cut where a word is glued to its label."""
        stop = len(self.text) if end is None else end
        found, place = [], 0
        for word in self.words:
            first, last = max(start - place, 0), min(stop - place, len(word.text))
            if first < last and word.text[first:last].strip():
                found.append(_cut(word, first, last))
            place += len(word.text) + 1
        return tuple(found)

    def place(self, words: Sequence[Word] | None = None) -> Place:
        box = union_of(w.box for w in words) if words else self.box
        return Place(document=self.view.document, page=self.page, box=box)


def _mended(read: str) -> str:
    """« GÉ0. » is what the trade shortens to « géo. », an O read as a nought; « signée ie » has an « le »."""
    if read == "ie":
        return "le"
    meant = read.replace("0", "o")
    return meant if meant in SHORT and read not in SHORT else read


def _cut(word: Word, first: int, last: int) -> Word:
    if first == 0 and last == len(word.text):
        return word
    return word.model_copy(update={"text": word.text[first:last], "box": part(word, first, last)})


def _apart(word: Word) -> tuple[Word, ...]:
    """« 875,91€.5255,46€ »: two amounts that a reader took for one word; « du1er », « le18mai2026 »."""
    cuts = [match.span() for match in _AMOUNTS.finditer(word.text)]
    if glued := glued_day(word.text):
        return _dated(word, *glued)
    if before := _BEFORE_A_DAY.match(word.text):
        cuts = [(before.end(), before.end()), *cuts]
    edges = [0, *(at for cut in cuts for at in cut), len(word.text)]
    return tuple(_cut(word, edges[i], edges[i + 1]) for i in range(0, len(edges), 2))


def _dated(word: Word, label: int, day: int) -> tuple[Word, ...]:
    """What stands before « le », the label itself however it was read, and its day."""
    before = (_cut(word, 0, label),) if label else ()
    return (*before, _as_label(_cut(word, label, day)), _cut(word, day, len(word.text)))


def _as_label(word: Word) -> Word:
    """« le », however it was read: « 1e », « e »."""
    return word if word.text in ("le", "Le") else word.model_copy(update={"text": "le"})


def _before_days(words: Sequence[Word]) -> Iterator[Word]:
    """The words, « 1e » before what may be a day being its label: « Fait à Brest , 1e 141/2022 »."""
    for word, after in zip_longest(words, words[1:]):
        label = after is not None and _MISREAD_LE.fullmatch(word.text) and _LIKE_A_DAY.match(after.text)
        yield _as_label(word) if label else word


def segments_of(views: Sequence[PageView]) -> tuple[Segment, ...]:
    """All the lines with words, page after page."""
    found: list[Segment] = []
    for view in views:
        heights = [line.box.height for line in view.page.lines]
        usual = median(heights) if heights else 0.0
        for line in parted(headed(view.page.lines)):
            tall = line.box.height > _TALLEST * usual and not any(c.isalnum() for c in line.text)
            if line.words and not tall:
                found.append(Segment(index=len(found), view=view, line=line))
    return tuple(found)


def split_wide(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments cut where a blank is as wide as a letter is high: cells of a table read as one line."""
    lines = [(s.view, part) for s in segments for part in _parts(s.words)]
    return tuple(
        Segment(index=i, view=view, line=Line(words=words, box=union_of(w.box for w in words)))
        for i, (view, words) in enumerate(lines)
    )


def _parts(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    parts: list[list[Word]] = []
    for word in words:
        # Boxes are shares of the page, which is higher than wide.
        wide = parts and word.box.left - parts[-1][-1].box.right > _WIDE * word.box.height
        if wide or not parts:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts]
