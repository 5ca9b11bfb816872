"""The day of the calendar that a strip most likely says, and how much likelier it is than any other day.

Letter by letter a network loses its way in a hurried hand (« 20107102 »). Asked instead which of the days
that can be written is the likeliest, with all that it saw at each step (CTC, forward), it reads 9 of 10.
No day is likelier than another beforehand, but none is of a year before the aids that an order may still
have to tell, three years before the first of them.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from models.months import MONTHS

Scores = NDArray[np.float64]
Weights = NDArray[np.float64]

FIRST_YEAR, LAST_YEAR = 2018, 2039  # orders, since 2021, tell aids of the three years before (S3:118)
LIKE = {"0": "OoQDC", "1": "lI|!ij", "2": "Zz", "4": "A", "5": "Ss", "6": "bG", "7": "T", "8": "B", "9": "gq"}
ACCENTS = {"a": "âàÂ", "e": "éèêÉÈ", "i": "îï", "o": "ôÔ", "u": "ùûÛ"}
HALF = 0.3  # what a letter of the same shape counts for a figure
STROKE = 0.1  # what a stroke counts for what parts two figures: it is a 1 more often
PARTS, BARS, EDGES = "/.-,:\\'_–", "1lI|()[]!ij", ".,-_:;'`|/eE"
LABEL = "lL"  # « le » before a day: its first letter is a 1 more often
UNPARTED = 0.02  # nothing between two figures, where their sign may have been lost
LEAST = 1e-4  # of what is read letter by letter, for the likeliest day to be read at all
NO_DAY = 0.2  # of what is seen: a day that no calendar has is written less often
FLOOR = 1e-4  # what a day keeps that one look does not see
BLANK, PART, BAR, EDGE = range(4)
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
SIGN = {sign: at for at, sign in enumerate(SIGNS, start=4)}

# Two figures, or one: a hand may write a day that no calendar has.
_FIGURES = tuple((n, text) for n in range(100) for text in dict.fromkeys((f"{n:02d}", str(n))))
_NAMES = tuple((month, name) for name, month in MONTHS.items())
_YEARS = tuple((y, text) for y in range(FIRST_YEAR, LAST_YEAR + 1) for text in (str(y), f"{y % 100:02d}"))


@dataclass(frozen=True)
class Day:
    """A day, and how many times likelier it is than the second one."""

    value: date
    odds: float


def likeliest(looks: Sequence[dict[date | None, float]]) -> Day | None:
    """The day on which several looks at one strip (shares by day, see `shares`) agree best; None for none.

    Their geometric mean: a day that one look does not see is nobody's first choice.
    """
    days = {day for look in looks for day in look}
    means = {d: sum(log(max(look.get(d, 0.0), FLOOR)) for look in looks) / len(looks) for d in days}
    ranked = sorted(means.items(), key=lambda item: (-item[1], item[0] or date.max))
    best = ranked[0][0] if ranked else None
    if best is None:
        return None
    second = ranked[1][1] if len(ranked) > 1 else log(FLOOR)
    return Day(best, exp(ranked[0][1] - second))


class DayScorer:
    """Weighs days by what one network saw; `classes` are its letters, the blank first."""

    def __init__(self, classes: Sequence[str]) -> None:
        self._weights = _weights(classes)

    def shares(self, scores: NDArray[np.float32]) -> dict[date | None, float]:
        """The share of each day in all that the strip may say as a day; {} when it says none.

        `scores`: steps × classes, each row a share of 1. Days below a ten-thousandth are left out. So are all
        where « 31/02/2026 » is plainly written: none comes near to what is read letter by letter.
        """
        seen: Scores = scores.astype(np.float64) @ self._weights
        edge = np.cumprod(seen[:, EDGE])
        before = np.concatenate([[1.0], edge[:-1]])[None, :]
        years = _ends([text for _, text in _YEARS], seen)
        days = _Written(*(row[0] for row in _written([text for _, text in _FIGURES], seen, before)))
        found: dict[date | None, float] = defaultdict(float)
        for months, after in (
            (_FIGURES, _parted(days, seen)),
            (_NAMES, _parted(days, seen, bars=False) + _next(days.all)),
        ):
            labels, blanks = _written([text for _, text in months], seen, after)
            steps = len(seen)
            month = _Written(labels.reshape(-1, steps), blanks.reshape(-1, steps))
            named = months is _NAMES
            then = _parted(month, seen, bars=not named) + (_next(month.all) if named else 0.0)
            whole = (then @ years.T).reshape(len(_FIGURES), len(months), len(_YEARS))
            real = _REAL_NAMES if named else _REAL
            for day, at, year in np.argwhere(real & (whole > FLOOR * whole.max(initial=0.0))):
                for key in _meant(_FIGURES[day], months[at], _YEARS[year][0]):
                    found[key] = max(found[key], float(whole[day, at, year]))
            found[None] = max(found[None], NO_DAY * float(whole.max(initial=0.0, where=~real)))
        if max(found.values(), default=0.0) < LEAST * float(scores.max(axis=1).astype(np.float64).prod()):
            return {}
        total = sum(found.values())
        return {day: weight / total for day, weight in found.items() if weight > FLOOR * total}


def _real(months: Sequence[tuple[int, str]]) -> NDArray[np.bool_]:
    """Which writings some day of the calendar has: days × months × years."""
    kinds = {isleap(year): year for year, _ in _YEARS}
    of_kind = {
        leap: np.array([[any(_meant(day, month, year)) for month in months] for day in _FIGURES])
        for leap, year in kinds.items()
    }
    return np.stack([of_kind[isleap(year)] for year, _ in _YEARS], axis=-1)


def _meant(day: tuple[int, str], month: tuple[int, str], year: int) -> Iterator[date]:
    """The days that a writing may mean: a 1 that stands alone may be the two strokes of an 11."""
    for one in (1, 11) if day[1] == "1" else (day[0],):
        for other in (1, 11) if month[1] == "1" else (month[0],):
            if 1 <= other <= 12 and 1 <= one <= monthrange(year, other)[1]:
                yield date(year, other, one)


@dataclass(frozen=True)
class _Written:
    """How likely a text is written by each step (texts × steps): at its last sign, or blank after it."""

    labels: Weights
    blanks: Weights

    @property
    def all(self) -> Weights:
        return self.labels + self.blanks


def _weights(classes: Sequence[str]) -> Weights:
    """Classes × (blank, what parts two figures, what may look so, what may stand at both ends, each sign)."""
    index = {letter: at for at, letter in enumerate(classes)}
    table = np.zeros((len(classes), 4 + len(SIGNS)))

    def count(column: int, letters: str, weight: float = 1.0) -> None:
        table[[index[c] for c in letters if c in index], column] += weight

    table[0, [BLANK, EDGE]] = 1.0
    count(BLANK, " ")
    count(EDGE, EDGES + " ")
    count(EDGE, LABEL, STROKE)
    count(PART, PARTS + " ")
    count(BAR, BARS, STROKE)
    for sign, column in SIGN.items():
        same = sign if sign.isdigit() else sign + sign.upper() + ACCENTS.get(sign, "")
        count(column, same)
        count(column, LIKE.get(sign, ""), HALF)
    return table


def _written(texts: Sequence[str], seen: Scores, entry: Weights) -> tuple[Weights, Weights]:
    """Of each text after each of what came before: rows of `entry` × texts × steps, labels and blanks.

    `entry`: how likely the first sign may start at a step, all before it being written.
    """
    longest = max(len(text) for text in texts)
    columns = np.zeros((len(texts), longest), dtype=np.intp)
    again = np.ones((len(texts), longest))
    for row, text in enumerate(texts):
        columns[row, : len(text)] = [SIGN[c] for c in text]
        again[row, 1 : len(text)] = [a != b for a, b in pairwise(text)]
    last = np.array([len(text) - 1 for text in texts])
    shape = (len(entry), len(texts), longest)
    label, blank, enter = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    labels, blanks = np.zeros((*shape[:2], len(seen))), np.zeros((*shape[:2], len(seen)))
    rows = np.arange(len(texts))
    for step, shares in enumerate(seen):
        enter[:, :, 0] = entry[:, step][:, None]
        enter[:, :, 1:] = blank[:, :, :-1] + again[:, 1:] * label[:, :, :-1]
        label, blank = (label + enter) * shares[columns], (blank + label) * shares[BLANK]
        labels[:, :, step], blanks[:, :, step] = label[:, rows, last], blank[:, rows, last]
    return labels, blanks


def _ends(texts: Sequence[str], seen: Scores) -> Weights:
    """How likely each text is written from a step on, to the end of the strip: texts × steps."""
    backwards = seen[::-1]
    edge = np.concatenate([[1.0], np.cumprod(backwards[:, EDGE])[:-1]])
    labels, _ = _written([text[::-1] for text in texts], backwards, edge[None, :])
    return np.asarray(labels[0][:, ::-1])


def _parted(before: _Written, seen: Scores, *, bars: bool = True) -> Weights:
    """How likely what follows may start at each step, after what parts two figures: texts × steps.

    That is one or more signs, or one stroke alone: « 31/01 » is no 3, its sign a stroke and a slash. `bars`:
    whether a stroke may be a sign; « 31 juin » is no 3 before its month.
    """
    after = np.zeros_like(before.labels)
    signs, bar, past = (np.zeros(len(after)) for _ in range(3))
    whole = before.all
    for step in range(1, len(seen)):
        blank, part, stroke = seen[step, [BLANK, PART, BAR]] * (1.0, 1.0, float(bars))
        ready = whole[:, step - 1]
        after[:, step] = signs + bar + past + UNPARTED * before.blanks[:, step - 1]
        signs, past = signs * (part + blank) + ready * part, (past + bar) * blank
        bar = (bar + ready) * stroke
    return after


def _next(weights: Weights) -> Weights:
    """The same, one step later."""
    return np.concatenate([np.zeros((len(weights), 1)), weights[:, :-1]], axis=1)


_REAL, _REAL_NAMES = _real(_FIGURES), _real(_NAMES)
