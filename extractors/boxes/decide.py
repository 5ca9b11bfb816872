"""From what was seen of each box to its state; the boxes of a group are compared with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.boxes.glyphs import Glyph
from extractors.boxes.inside import (
    BLOT,
    DIRT_FILL,
    HEAVY,
    OVER,
    PLAIN_TICK,
    TICK_SPAN,
    TOUCH,
    Inside,
    state_of,
)
from extractors.boxes.options import Spot
from models.geometry import Box
from models.piece import MarkState

FAR = 0.35  # how far strokes go over an empty box beside a ticked one: less is its neighbour's tick
SLIGHT, STANDS_OUT = 0.1, 4  # how far strokes go over a box that stands out, and how many times the others'
BROAD = 0.2  # of a frame's size: how broad a stroke of a pen is, that crosses the border on its left or below
ENTERED = 0.1  # of a frame's size: how far from its border a stroke that is in it comes
CONTRAST = 0.05  # fill above an empty neighbour's that makes a faint tick
DRAWN, SPOTLESS = 0.5, 0.1  # of a frame’s size: a coloured stroke that ticks a box, and what is none
SURE_READ = 0.8
TRACE, NO_TRACE, GONE_IN = 0.02, 0.003, 0.08  # ink within a border, none of it, how far a stroke goes in
ALIKE = 1.35  # how many times as high one box of a group is as another, at most
NOTHING = 0.01  # ink in a frame, and how far a stroke goes over it, where there is nothing at all


@dataclass(frozen=True)
class Sight:
    """What was seen of one option: its drawn frame, or a sign read as letters, or a mark beside it.

    `marked`: without any frame, True when a pen mark (or a ring round the words) chooses it, False when
    its place is clean, None when there is nothing to tell.
    """

    spot: Spot
    box: Box | None = None
    inside: Inside | None = None
    glyph: Glyph | None = None
    marked: bool | None = None


def decide(sights: Sequence[Sight | None]) -> list[MarkState]:
    """One state for each option (None: its wording was not found)."""
    states = [alone(sight) for sight in sights]
    states = _between(_compared(states, sights), sights)
    states = _overflowing(states, sights)
    states = _traced(_penned(states, sights), sights)
    return _unlike(_guessed(_corrected(states, sights), sights), sights)


def alone(sight: Sight | None) -> MarkState:
    """The state of a box whatever the others are."""
    if sight is None:
        return MarkState.UNREADABLE
    if sight.inside is not None:
        return _agreed(sight.inside, sight.glyph)
    if sight.glyph is not None and sight.glyph.state is not None:
        return sight.glyph.state
    if sight.marked is not None:
        return MarkState.CHECKED if sight.marked else MarkState.EMPTY
    return MarkState.UNREADABLE


def _agreed(inside: Inside, glyph: Glyph | None) -> MarkState:
    """Pixels against letters: what reads ticked and looks empty cannot be told, nor brackets either way.

    A frame with nothing in it nor over it is empty, whatever its reader was hardly sure to see.
    """
    state = state_of(inside)
    if glyph is not None and glyph.doubted and not glyph.bracket and max(inside.fill, inside.over) <= NOTHING:
        return state
    if glyph is None or glyph.state is None or glyph.state is state:
        return state
    if glyph.bracket or (glyph.state is MarkState.CHECKED and state is MarkState.EMPTY):
        return MarkState.UNREADABLE
    return state


def _compared(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """A doubtful box stands out from one that is surely empty."""
    fills = [s.inside.fill for s, state in zip(sights, states, strict=True)
             if s and s.inside and state is MarkState.EMPTY]  # fmt: skip
    if not fills or min(fills) > DIRT_FILL:
        return states
    base = min(fills)
    return [
        MarkState.CHECKED
        if state is MarkState.UNREADABLE
        and sight
        and sight.inside
        and sight.inside.fill >= base + CONTRAST
        and sight.inside.span >= TICK_SPAN
        and not (sight.glyph and sight.glyph.state is MarkState.EMPTY)
        else state
        for state, sight in zip(states, sights, strict=True)
    ]


def _between(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """Ink between brackets read as empty ones: a tick, where others that were read alike hold nothing."""
    bare = any(_in_brackets(sight) and _fill(sight) <= NOTHING for sight in sights)
    return [
        MarkState.CHECKED
        if bare
        and state is MarkState.UNREADABLE
        and _in_brackets(sight)
        and sight
        and sight.inside
        and state_of(sight.inside) is MarkState.CHECKED
        else state
        for state, sight in zip(states, sights, strict=True)
    ]


def _in_brackets(sight: Sight | None) -> bool:
    """Its brackets were read as empty ones, and what stands between was looked at."""
    glyph = sight.glyph if sight else None
    seen = sight is not None and sight.inside is not None and glyph is not None
    return bool(seen and glyph and glyph.bracket and glyph.state is MarkState.EMPTY)


def _overflowing(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """A box whose middle is nearly empty but over whose border strokes go: ticked if no other may be.

    With nothing at all inside, they may be the tail of a letter above (« p »): a person looks, unless the
    stroke goes out of the box on its left or below, and no other box is touched.
    """
    overs = [s.inside.over if s and s.inside else 0.0 for s in sights]
    ticked = [i for i, state in enumerate(states) if state is MarkState.CHECKED]
    told = any(_fill(sights[i]) < HEAVY for i in ticked)
    told = told or (
        not ticked and any(over >= FAR and _entered(s) for over, s in zip(overs, sights, strict=True))
    )
    least = FAR if told else TOUCH
    *others, most = sorted(overs)
    if not ticked and others and most >= SLIGHT and all(STANDS_OUT * over <= most for over in others):
        least = min(least, most)  # a stroke at the border of one box, and clean borders round the others
    aside = [i for i, state in enumerate(states) if state is not MarkState.CHECKED and overs[i] >= least]
    if not aside:
        return states
    blotted = bool(ticked) and all(_fill(sights[i]) >= BLOT for i in ticked)
    clear = not ticked and all(over <= SLIGHT for i, over in enumerate(overs) if i not in aside)
    entered = _entered(sights[aside[0]]) or (clear and _goes_out(sights[aside[0]]))
    sure = len(aside) == 1 and entered and overs[aside[0]] >= OVER and (not ticked or blotted)
    found = MarkState.CHECKED if sure else MarkState.UNREADABLE
    return [found if i in aside else state for i, state in enumerate(states)]


def _penned(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """A coloured stroke at one box, black print and nothing at the others: that doubtful box is ticked.

    A box that looks empty all the same is for a person.
    """
    pens = [s.inside.pen if s and s.inside else None for s in sights]
    marked = [i for i, pen in enumerate(pens) if pen is not None and pen >= DRAWN]
    clean = all(pen is not None and pen <= SPOTLESS for i, pen in enumerate(pens) if i not in marked)
    alone = len(marked) == 1 and len(pens) > 1 and clean
    if not alone or any(state is not MarkState.EMPTY for i, state in enumerate(states) if i not in marked):
        return states
    found = {MarkState.UNREADABLE: MarkState.CHECKED, MarkState.EMPTY: MarkState.UNREADABLE}
    return [found.get(state, state) if i in marked else state for i, state in enumerate(states)]


def _traced(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """A stroke at the border that goes in a little, of one box alone: that box is ticked, if no other is.

    Beside a ticked box, such a stroke is for a person.
    """
    seen = [sight.inside for sight in sights if sight is not None and sight.inside is not None]
    if len(seen) != len(sights) or len(seen) < 2:
        return states
    most = max(range(len(seen)), key=lambda i: seen[i].trace)
    rest = [one for i, one in enumerate(seen) if i != most]
    if MarkState.CHECKED not in states:
        clean = all(max(one.fill, one.within) <= NOTHING and one.over <= 2 * NOTHING for one in rest)
        others = max(one.trace for one in rest)
        entered = seen[most].within >= GONE_IN or others <= NO_TRACE
        plain = clean and entered and seen[most].over >= SLIGHT and seen[most].trace >= others + TRACE
        return [MarkState.CHECKED if plain and i == most else state for i, state in enumerate(states)]
    base = min(one.trace for one in seen)
    odd = [one.within >= GONE_IN and one.trace >= base + TRACE for one in seen]
    return [
        MarkState.UNREADABLE if strange and state is MarkState.EMPTY else state
        for strange, state in zip(odd, states, strict=True)
    ]


def _guessed(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """Without a ticked box, brackets that nobody read, or whose inside nobody saw, are no empty box."""
    if MarkState.CHECKED in states:
        return states
    return [
        MarkState.UNREADABLE if state is MarkState.EMPTY and _half_seen(sight) else state
        for state, sight in zip(states, sights, strict=True)
    ]


def _unlike(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """Several boxes ticked that are not alike, or three and no empty one: something was taken for a box."""
    ticked = [i for i, state in enumerate(states) if state is MarkState.CHECKED]
    high = [s.box.height for i in ticked if (s := sights[i]) and s.inside is not None and s.box is not None]
    unlike = len(ticked) > 1 and len(high) > 1 and max(high) > ALIKE * min(high)
    if not unlike and (len(ticked) < 3 or len(ticked) < len(states)):
        return states
    return [MarkState.UNREADABLE if i in ticked else state for i, state in enumerate(states)]


def _half_seen(sight: Sight | None) -> bool:
    glyph = sight.glyph if sight else None
    if sight is None or glyph is None or not glyph.bracket:
        return False
    return glyph.state is None or (sight.inside is None and not glyph.sure)


def _entered(sight: Sight | None) -> bool:
    inside = sight.inside if sight else None
    return inside is not None and (inside.fill > 0 or inside.within >= ENTERED)


def _goes_out(sight: Sight | None) -> bool:
    return sight is not None and sight.inside is not None and sight.inside.aside >= BROAD


def _fill(sight: Sight | None) -> float:
    return sight.inside.fill if sight and sight.inside else 0.0


def _corrected(states: list[MarkState], sights: Sequence[Sight | None]) -> list[MarkState]:
    """One box blackened, another plainly ticked: the blackened one was taken back, if it is black enough."""
    fills = [_fill(sight) for sight in sights]
    ticked = [i for i, state in enumerate(states) if state is MarkState.CHECKED]
    plain = [i for i in ticked if fills[i] <= PLAIN_TICK]
    heavy = [i for i in ticked if fills[i] >= HEAVY]
    if len(plain) != 1 or not heavy or len(plain) + len(heavy) != len(ticked):
        return states
    black = {i: MarkState.CORRECTED if fills[i] >= BLOT else MarkState.UNREADABLE for i in heavy}
    return [black.get(i, state) for i, state in enumerate(states)]
