"""Dotted leaders of a form, taken out of the words written over them.

A value typed or written on a dotted line comes back as « 9..9..8.. .4..8..4 » or « 29...mars..2026. ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from statistics import median

from extractors.values.tokens import part
from models.geometry import union_of
from models.page import Word

_RUN = re.compile(r"[.·•…‥_]{2,}|…+")
# On a dotted line a single dot between two words is a space: .Maëlle.Tessier...
_RUN_OR_SPACE = re.compile(_RUN.pattern + r"|(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})|(?<=[^\W\d_]{4})\.(?=\d)")
# « CABIPRO 10.8 » over dots: figures with a single dot keep it.
_VERSION = re.compile(r"\d{1,3}\.\d{1,3}")
_SPELT = 5
_WHOLE = 4
_DOTS = re.compile(r"[.…·•‥_]+")


def without_leaders(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without leaders. A line that is only dots stays as it is: it is a blank to fill."""
    if not any(_RUN.search(w.text) or _letterwise(w.text) for w in words):
        return tuple(words)
    letterwise = any(_letterwise(w.text) and (_RUN.search(w.text) or _spelt(w.text)) for w in words)
    whole = _rejoined(words) if letterwise else words
    kept = tuple(chain.from_iterable(_cleaned(w, letterwise) for w in whole))
    return kept if any(c.isalnum() for w in kept for c in w.text) else tuple(words)


def _rejoined(words: Sequence[Word]) -> list[Word]:
    """« C.0.0.0.6 6.0.8 »: the parts of a value spelt over dots, no further apart than its signs, are one."""
    made: list[Word] = []
    for word in words:
        before = made[-1] if made else None
        if before is not None and _signs(before.text) and _signs(word.text):
            pitch = before.box.width / len(_signs(before.text))
            if word.box.left - before.box.right <= pitch:
                both = {"text": f"{before.text}.{word.text}", "box": before.box.union(word.box)}
                made[-1] = before.model_copy(update=both)
                continue
        made.append(word)
    return made


def _signs(text: str) -> list[str]:
    """The signs of a text that single dots part one by one; [] for another text."""
    stretches = [s for s in _DOTS.split(text) if s]
    spelt = len(stretches) > 1 and max(map(len, stretches)) == 1 and not _RUN.search(text)
    return stretches if spelt else []


def _letterwise(text: str) -> bool:
    """Whether the dots were read between the letters: « 9.7.6.00. », but not the version 4.2.1.3.

    Nor « version.3.8.9.. »: a word that is whole was not spelt.
    """
    stretches = [s for s in _DOTS.split(text) if s]
    if any(len(s) >= _WHOLE and s.isalpha() for s in stretches):
        return False
    if _spelt(text):
        return True
    if len(stretches) == 3 and max(map(len, stretches)) == 1:
        return len(_RUN.findall(text)) > 1
    if len(stretches) < 4 or median(len(s) for s in stretches) > 1:
        return False
    return bool(_RUN.search(text)) or text.endswith(".")


def _spelt(text: str) -> bool:
    """« C.0.0.0.6 »: five signs or more with a dot between each are no version and no abbreviation."""
    return len(_signs(text)) >= _SPELT


def _cleaned(word: Word, letterwise: bool) -> list[Word]:
    """A word without its dots: in one piece when they stood between its letters, else cut at them.

    `letterwise`: they did so in another word of the line, so short words (.l.e.) are mended as well.
    """
    if not any(c.isalnum() for c in word.text):
        return [] if _DOTS.fullmatch(word.text) else [word]
    short = letterwise and "." in word.text and all(len(s) <= 2 for s in _DOTS.split(word.text))
    short = short and not _VERSION.fullmatch(word.text)
    if short or _letterwise(word.text):
        return [_joined(_pieces(word, _DOTS))]
    return _pieces(word, _RUN if "@" in word.text else _RUN_OR_SPACE)


def _joined(pieces: Sequence[Word]) -> Word:
    box = union_of(p.box for p in pieces)
    return pieces[0].model_copy(update={"text": "".join(p.text for p in pieces), "box": box})


def _pieces(word: Word, cutter: re.Pattern[str]) -> list[Word]:
    found, place = [], 0
    for match in chain(cutter.finditer(word.text), (None,)):
        end = match.start() if match else len(word.text)
        if end > place:
            text = word.text[place:end]
            found.append(word.model_copy(update={"text": text, "box": part(word, place, end)}))
        place = match.end() if match else end
    return found
