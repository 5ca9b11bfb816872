"""What an official model prints, in reading order: passages and tables, whatever file they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from models.geometry import Place

BOXES = "☐□◻▢❏❑○◯⬜"
FILL = re.compile(r"(?:[.…_·‥]{2,}|…)(?:[\s/%€.…_·‥]|[.…_·‥])*")
MOSTLY = 0.5  # share of the letters of a passage from which it is blue
_MARKS = re.compile(r"^[\s⚠•▪–\-*➢►●]+|\s+$")


class ModelError(Exception):
    """The model cannot be learnt from; the message says why, and what to do, in French."""


@dataclass(frozen=True)
class Run:
    """Some text of one colour; `blue` None when its colour is not known. `place` None in a Word document."""

    text: str
    blue: bool | None
    place: Place | None = None


@dataclass(frozen=True)
class Passage:
    """One thing said: a label, a sentence, an option.

    `blue`: share of its letters that are blue. `blank`: dots to write on follow it. `boxed`: an empty box
    stands before it. `paragraph`: passages of one paragraph have the same.
    """

    text: str
    blue: float
    places: tuple[Place, ...] = ()
    blank: bool = False
    boxed: bool = False
    paragraph: int = 0

    @property
    def is_blue(self) -> bool:
        return self.blue >= MOSTLY


@dataclass(frozen=True)
class Table:
    """A table: its head, and the first cell of each row under it (None where nothing is printed)."""

    head: tuple[Passage, ...]
    rows: tuple[Passage | None, ...]
    places: tuple[Place, ...] = ()


Item = Passage | Table


@dataclass(frozen=True)
class Sheet:
    """All that is printed. `blue`: something is; `grey`: nothing has a colour that can be told."""

    items: tuple[Item, ...]
    blue: bool
    grey: bool = False


def passages(runs: Sequence[Run], paragraph: int) -> list[Passage]:
    """A paragraph cut before each box."""
    cut: list[list[Run]] = [[]]
    for run in _apart(runs):
        if run.text in BOXES:
            cut.append([])
        cut[-1].append(run)
    return [made for part in cut if (made := _passage(part, paragraph)) is not None]


def _apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Boxes are runs of their own."""
    for run in runs:
        for part in re.split(f"([{BOXES}])", run.text):
            if part:
                yield Run(part, run.blue, run.place)


def _passage(runs: Sequence[Run], paragraph: int) -> Passage | None:
    boxed = bool(runs) and runs[0].text in BOXES
    body = runs[1:] if boxed else runs
    whole = "".join(run.text for run in body)
    text = _MARKS.sub("", " ".join(FILL.sub(" … ", whole).split()))
    blank = text.endswith("…")
    text = text.removesuffix("…").strip()
    if not any(c.isalnum() for c in text):
        return None
    places = tuple(dict.fromkeys(run.place for run in runs if run.place is not None))
    return Passage(text, _blue(body), places, blank, boxed, paragraph)


def _blue(runs: Iterable[Run]) -> float:
    letters = {True: 0, False: 0}
    for run in runs:
        if run.blue is not None:
            letters[run.blue] += sum(c.isalnum() for c in run.text)
    told = sum(letters.values())
    return letters[True] / told if told else 0.0


def cell(runs: Sequence[Run]) -> Passage | None:
    """The text of a cell as one passage."""
    return _passage([Run(run.text + " ", run.blue, run.place) for run in runs], 0)


def is_data(head: Sequence[Passage | None], rows: Sequence[Sequence[Passage | None]]) -> bool:
    """Whether cells are a table to fill in, and not a frame that puts labels side by side."""
    if len(head) < 2 or not rows or any(one is None or _asks(one) for one in head):
        return False
    inner = [one for row in rows for one in row[1:] if one is not None]
    return sum(not _asks(one) and len(one.text.split()) <= 6 for one in inner) >= len(inner) / 2


def _asks(one: Passage) -> bool:
    """A cell that is itself a label or an option to tick."""
    return one.blank or one.boxed or one.text.endswith(":")


def between(sheet: Sheet, first: str, last: str) -> Sheet:
    """What stands from the passage that begins with `first` to the one that begins with `last`, left out.

    "" for the beginning and the end. Raises ModelError when a text is not found.
    """
    start = _find(sheet.items, first, 0) if first else 0
    end = _find(sheet.items, last, start + 1) if last else len(sheet.items)
    return replace(sheet, items=sheet.items[start:end])


def _find(items: Sequence[Item], text: str, start: int) -> int:
    wanted = _plain(text)
    for index, item in enumerate(items[start:], start):
        if isinstance(item, Passage) and _plain(item.text).startswith(wanted):
            return index
    raise ModelError(f"Aucun passage du modèle ne commence par « {text} ».")


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
