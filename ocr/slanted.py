"""Text that a PDF page writes aslant, such as a watermark, spelt along its own base line.

Read row by row, its letters are words of one letter, mixed with the print that they cross.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import Any

from models.geometry import Box, union_of
from models.page import Line, Reader, Word
from ocr.characters import written
from ocr.fillcolour import ink_of

LEVEL = 4.0  # degrees from a level or an upright line: less is a crooked scan
SAME = 2.0  # degrees between two letters of one text
FAR, SPACE = 1.5, 0.25  # advances of a letter left free between two letters: of two rows; of two words
Letter = Mapping[str, Any]


def slanted_lines(letters: Sequence[Letter], box_of: Callable[[Letter], Box | None]) -> tuple[Line, ...]:
    """A line for each text; the box of each word is that of the whole text."""
    texts: list[_Text] = []
    for row in _rows([letter for letter in letters if _is_slanted(letter)]):
        boxes = [box for letter in row if (box := box_of(letter)) is not None]
        if not boxes:
            continue
        text = _Text(row, union_of(boxes), _spelt(row))
        if texts and _same_angle(texts[-1].letters[-1], row[0]) and texts[-1].box.intersection(text.box):
            text = texts.pop().followed_by(text)  # two rows of one text
        texts.append(text)
    return tuple(line for text in texts for line in _lines(text))


@dataclass(frozen=True)
class _Text:
    letters: list[Letter]
    box: Box
    spelt: str

    def followed_by(self, other: _Text) -> _Text:
        both = union_of((self.box, other.box))
        return _Text(self.letters + other.letters, both, f"{self.spelt} {other.spelt}")


def _lines(text: _Text) -> Iterator[Line]:
    ink = ink_of(text.letters[0].get("non_stroking_color"), text.letters[0].get("ncs"))
    words = tuple(
        Word(text=word, box=text.box, confidence=1.0, ink=ink, reader=Reader.TEXT_LAYER)
        for word in text.spelt.split()
    )
    if words:
        yield Line(words=words, box=text.box)


def _is_slanted(letter: Letter) -> bool:
    return LEVEL < _angle(letter) % 90 < 90 - LEVEL


def _angle(letter: Letter) -> float:
    """Of the base line, in degrees counter-clockwise."""
    return degrees(atan2(float(letter["matrix"][1]), float(letter["matrix"][0])))


def _same_angle(one: Letter, other: Letter) -> bool:
    return abs(_angle(one) - _angle(other)) < SAME


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters painted one after the other, at one angle, each near the one before."""
    row: list[Letter] = []
    for letter in letters:
        if row and not (_same_angle(row[-1], letter) and _blank(row[-1], letter) < FAR):
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _blank(one: Letter, other: Letter) -> float:
    """What is left free between two letters, in advances of one."""
    (x, y), (u, v) = _middle(one), _middle(other)
    advance = (_advance(one) + _advance(other)) / 2
    return hypot(u - x, v - y) / max(advance, 0.1) - 1


def _middle(letter: Letter) -> tuple[float, float]:
    return (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2


def _advance(letter: Letter) -> float:
    """Points along the base line."""
    return float(letter["adv"]) * hypot(float(letter["matrix"][0]), float(letter["matrix"][1]))


def _spelt(row: Sequence[Letter]) -> str:
    """The text, with a space where a wide step shows one that was not painted."""
    spelt = str(row[0]["text"])
    for before, letter in pairwise(row):
        spelt += (" " if _blank(before, letter) > SPACE else "") + str(letter["text"])
    return written(spelt)
