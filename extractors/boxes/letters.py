"""Letters look like boxes too: a frame that the letters of a word draw is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from extractors.boxes.patch import Patch, PatchBox
from extractors.inkmask import Mask
from models.geometry import Box
from models.page import Reader, Word
from models.view import PageView

Side = Literal["left", "right"]
SPARE = 0.6  # of a frame's width: room that a word must have beyond its letters to have taken the frame in
ROOMY = 0.3  # of a word's height: room beyond its letters where a box may stand
SURE = 1.1  # letters may be that much wider than usual
WIDE = {**dict.fromkeys("mwMW", 1.55), **dict.fromkeys("iljItfr1:;.,'’!|()[] -", 0.6)}
BRACKET_INTO = 0.12  # brackets are text: readers' boxes fit them
BOXED = 1.3, 0.3  # of a word's height, of its width: what a box glued to it takes, at most
HIGH = 1.4  # of the usual height: a figure that high is none
INTO = 0.3  # of a frame's width that may stand over the letters: readers' boxes are not exact


@dataclass(frozen=True)
class Letters:
    """The words round an option. `own`: the option's words; its box is on their `side`."""

    words: tuple[Word, ...]
    own: frozenset[int]
    side: Side
    slim: float
    usual: float  # height of a word, as a share of the page's

    def near(self, box: Box) -> Letters:
        """The words that a place holds."""
        kept = [n for n, word in enumerate(self.words) if word.box.intersection(box)]
        own = frozenset(at for at, n in enumerate(kept) if n in self.own)
        return replace(self, words=tuple(self.words[n] for n in kept), own=own)

    def draw(self, frame: PatchBox, patch: Patch) -> bool:
        """The frame stands on letters.

        A word that is wider than its letters may have taken the box in, on the side where boxes stand.
        """
        for index, word in enumerate(self.words):
            left, top, right, bottom = patch.pixels_of(word.box)
            if not top - 2 < frame.middle[1] < bottom + 2 or self._may_be_box(word):
                continue
            into = BRACKET_INTO if frame.shape == "bracket" else INTO
            spare = (right - left) - SURE * self.slim * (bottom - top) * span(word.text)
            if (
                frame.shape != "bracket"
                and spare >= SPARE * frame.width
                and word.reader is not Reader.TEXT_LAYER
            ):
                at_start = (self.side == "left") == (index in self.own)
                left, right = (left + round(spare), right) if at_start else (left, right - round(spare))
            if min(right, frame.left + frame.width) - max(left, frame.left) > into * frame.width:
                return True
        return False

    def cleared(self, patch: Patch) -> Mask:
        """The ink of the patch without its words."""
        mask = patch.mask.copy()
        for index, word in enumerate(self.words):
            left, top, right, bottom = patch.pixels_of(word.box)
            if right > 0 and bottom > 0 and not self._may_be_box(word):
                left, right = self._lettered(index, (left, right), bottom - top)
                mask[max(0, top - 2) : bottom + 2, max(0, left) : max(0, right)] = False
        return mask

    def _may_be_box(self, word: Word) -> bool:
        """One sign, or signs that are no letters: what a box or a tick is read as; stacked ones as an 8."""
        if set(word.text) <= set(":;.,…-–’'\"«»/"):
            return False
        figure = word.text[0].isdigit() and word.box.height < HIGH * self.usual
        one_sign = sum(c.isalnum() for c in word.text) < 2 and not figure
        return one_sign or word.confidence < 0.5

    def _lettered(self, index: int, ends: tuple[int, int], height: int) -> tuple[int, int]:
        """The part of a word's box that its letters fill."""
        word = self.words[index]
        spare = (ends[1] - ends[0]) - SURE * self.slim * height * span(word.text)
        if spare < ROOMY * height or word.reader is Reader.TEXT_LAYER:
            return ends
        at_start = (self.side == "left") == (index in self.own)
        return (ends[0] + round(spare), ends[1]) if at_start else (ends[0], ends[1] - round(spare))


def letters_of(view: PageView, own: Sequence[Word], side: Side, stray: bool = False) -> Letters:
    """The letters of a page, seen from an option. `stray`: the first one of the option is its box."""
    ratio = view.page.height / max(1, view.page.width)
    words = tuple(_bare(word, ratio, stray) if word is own[0] else word for word in view.page.words)
    owned = {id(word) for word in own}
    mine = {n for n, word in enumerate(view.page.words) if id(word) in owned}
    long = [w for w in words if len(w.text) > 3 and w.box.height > 0]
    known = {id(word) for word in long}
    alike = [w for w in own[1:] if id(w) in known] or long
    slims = [w.box.width / (ratio * span(w.text) * w.box.height) for w in alike]
    slim = median(slims) if slims else 0.45
    usual = median(w.box.height for w in long) if long else 1.0
    return Letters(words, frozenset(mine), side, slim, usual)


def _bare(word: Word, ratio: float, stray: bool) -> Word:
    """« xPrestation »: a ticked box read as the first letter of the option; the word without it."""
    told = stray or (word.text[0] in "xXvVoO" and word.text[1:2].isupper())
    if len(word.text) < 4 or not told:
        return word
    left = word.box.left + min(BOXED[0] * word.box.height * ratio, BOXED[1] * word.box.width)
    return word.model_copy(update={"text": word.text[1:], "box": word.box.model_copy(update={"left": left})})


def span(text: str) -> float:
    """Width of a text, in usual small letters."""
    return sum(WIDE.get(c, 1.2 if c.isupper() else 1.0) for c in text)
