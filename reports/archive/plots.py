"""Plots as figures to draw: bars made of parts, and a line of speed. The template turns them into SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.archive import Bar, Pace
from models.finding import Outcome, Verdict
from models.page import Grade
from models.piece import PageState
from reports.archive.columns import OUTCOME_TITLES, VERDICT_TITLES, tidy
from reports.words import GRADES, PAGE_STATES

LABEL = 300  # units kept for the labels
LENGTH = 560
HEIGHT = 22
POINTS = 120
_LONGEST = 44

SHADES: dict[str, str] = {
    Verdict.CONFORME: "good",
    Verdict.A_VERIFIER: "doubt",
    Verdict.A_COMPLETER: "fix",
    Verdict.IRRECEVABLE: "reject",
    Verdict.NON_CONTROLE: "none",
    Outcome.FAIL: "reject",
    Outcome.TO_REVIEW: "doubt",
    Outcome.ERROR: "none",
    Grade.GOOD: "good",
    Grade.POOR: "doubt",
    Grade.ILLEGIBLE: "reject",
    PageState.ATTRIBUTED: "good",
    PageState.BLANK: "plain",
    PageState.SEPARATOR: "plain",
    PageState.UNRECOGNISED: "doubt",
    PageState.UNREADABLE: "fix",
    PageState.NOT_OPENED: "reject",
    PageState.SET_ASIDE: "plain",
}
COLOURS = {
    "good": "#3c9a5f",
    "doubt": "#d9a400",
    "fix": "#e0772b",
    "reject": "#c0392b",
    "none": "#7b8296",
    "plain": "#aab3c8",
}
TITLES: dict[str, str] = {
    **VERDICT_TITLES,
    **OUTCOME_TITLES,
    **{grade.value: title for grade, title in GRADES.items()},
    **{state.value: title for state, title in PAGE_STATES.items()},
}


@dataclass(frozen=True)
class Part:
    """A stretch of a bar, in units of the drawing."""

    left: float
    width: float
    shade: str
    title: str


@dataclass(frozen=True)
class Drawn:
    """A bar with its label and total."""

    label: str
    total: int
    top: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Plot:
    """Bars under each other, with the names of their shades."""

    title: str
    bars: tuple[Drawn, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def height(self) -> int:
        return HEIGHT * len(self.bars) + 6


def bars_plot(title: str, bars: Sequence[Bar]) -> Plot:
    """Bars on one scale, the longest as long as the drawing."""
    longest = max((bar.total for bar in bars), default=0) or 1
    drawn = tuple(_drawn(bar, place, longest) for place, bar in enumerate(bars))
    keys = dict.fromkeys(name for bar in bars for name in _ordered(bar.parts))
    return Plot(title, drawn, tuple((SHADES.get(name, "plain"), TITLES.get(name, name)) for name in keys))


def counts_plot(title: str, counts: Mapping[str, int]) -> Plot:
    """One bar a name."""
    return bars_plot(title, [Bar(label=TITLES.get(k, k), parts={k: counts[k]}) for k in _ordered(counts)])


def _ordered(parts: Mapping[str, int]) -> list[str]:
    """In the order of the words of the house, whatever the order they were counted in."""
    known = [name for name in TITLES if name in parts]
    return [*known, *(name for name in parts if name not in TITLES)]


def _drawn(bar: Bar, place: int, longest: int) -> Drawn:
    parts, left = [], 0.0
    for name in _ordered(bar.parts):
        width = LENGTH * bar.parts[name] / longest
        said = f"{TITLES.get(name, name)} : {bar.parts[name]}"
        parts.append(Part(round(LABEL + left, 2), round(width, 2), SHADES.get(name, "plain"), said))
        left += width
    label = tidy(bar.label)
    shown = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
    return Drawn(shown, bar.total, HEIGHT * place + 3, tuple(parts))


@dataclass(frozen=True)
class Line:
    """The speed over the runs: points of a polyline, the highest speed and the whole time."""

    points: str
    most: float
    mean: float
    seconds: float

    @property
    def lasted(self) -> str:
        """The time as a person says it."""
        if self.seconds < 100:
            return f"{self.seconds:.0f} secondes"
        if self.seconds < 6000:
            return f"{self.seconds / 60:.0f} minutes"
        return f"{self.seconds / 3600:.1f} heures".replace(".", ",")


def pace_line(pace: Sequence[Pace], width: int = 860, height: int = 160) -> Line | None:
    """Pages per second over time, None when nothing was read."""
    pages, seconds = sum(one.pages for one in pace), sum(one.seconds for one in pace)
    if not pages or seconds <= 0:
        return None
    step = max(1, len(pace) // POINTS)
    groups = [pace[at : at + step] for at in range(0, len(pace), step)]
    speeds = [sum(p.pages for p in g) / max(sum(p.seconds for p in g), 1e-9) for g in groups]
    most = max(speeds)
    speeds = speeds if len(speeds) > 1 else speeds * 2  # a short run is drawn as a level line
    across = width / max(len(speeds) - 1, 1)
    points = " ".join(f"{i * across:.1f},{height - height * s / most:.1f}" for i, s in enumerate(speeds))
    return Line(points, most, pages / seconds, seconds)
