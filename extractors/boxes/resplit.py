"""Readers glue boxes to words (« commande:□Oui »): such words are parted before options are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.page import Line, Word
from models.view import PageView

_PART = re.compile(r"[\[(]\s?[xX✓✔]?\s?[\])]|[□☐☒☑■○●◯◻⬜口✓✔✗✘⊠]|[^\[\]()□☐☒☑■○●◯◻⬜口✓✔✗✘⊠:]+:?|.")


def resplit(view: PageView) -> PageView:
    """The view, with words parted at signs and colons."""
    lines = tuple(_line(line) for line in view.page.lines)
    return replace(view, page=view.page.model_copy(update={"lines": lines}))


def _line(line: Line) -> Line:
    words = tuple(part for word in line.words for part in _parts(word))
    return line if len(words) == len(line.words) else line.model_copy(update={"words": words})


def _parts(word: Word) -> Iterator[Word]:
    """The parts of a word, letters taken as equally wide."""
    found = [match.span() for match in _PART.finditer(word.text)]
    if len(found) < 2:
        yield word
        return
    letter = word.box.width / len(word.text)
    for start, end in found:
        left, right = word.box.left + start * letter, word.box.left + end * letter
        box = word.box.model_copy(update={"left": left, "right": right})
        yield word.model_copy(update={"text": word.text[start:end], "box": box})
