"""Readers glue boxes to words (« commande:□Oui », a tick « YNon »): such words are parted first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.boxes.letters import span
from models.page import Line, Word
from models.view import PageView

# A tick or a cross comes back as a letter before the capital of an option.
_TICK = r"^[^\W\d_](?=[A-ZÀ-Þ][a-zà-ÿ])"
_PART = re.compile(
    _TICK + r"|[\[(]\s?[xX✓✔]?\s?[\])]|[□☐☒☑■○●◯◻⬜口✓✔✗✘⊠©®¤⊙⊗◉]|[^\[\]()□☐☒☑■○●◯◻⬜口✓✔✗✘⊠©®¤⊙⊗◉:]+:?|."
)
_SIGN = 1.6  # a box and the blanks round it, in usual small letters


def resplit(view: PageView) -> PageView:
    """The view, with words parted at signs and colons."""
    lines = tuple(_line(line) for line in view.page.lines)
    return replace(view, page=view.page.model_copy(update={"lines": lines}))


def _line(line: Line) -> Line:
    words = tuple(part for word in line.words for part in _parts(word))
    return line if len(words) == len(line.words) else line.model_copy(update={"words": words})


def _parts(word: Word) -> Iterator[Word]:
    """The parts of a word, each as wide as its letters usually are."""
    found = _PART.findall(word.text)
    if len(found) < 2:
        yield word
        return
    widths = [
        _SIGN if len(part) == 1 and not part.isalnum() and part != ":" else span(part) for part in found
    ]
    letter = word.box.width / sum(widths)
    left = word.box.left
    for part, width in zip(found, widths, strict=True):
        box = word.box.model_copy(update={"left": left, "right": left + width * letter})
        yield word.model_copy(update={"text": part, "box": box})
        left = box.right
