"""Check boxes: which option of each « cocher la case » group is ticked?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractors.align import Flow, flow_of
from extractors.boxes.astray import doubted
from extractors.boxes.choose import choose
from extractors.boxes.decide import Sight, decide
from extractors.boxes.fitted import fitted
from extractors.boxes.options import Spot, find_headings, find_spots
from extractors.boxes.resplit import resplit
from extractors.boxes.statement import stated
from extractors.boxes.struck import asks_to_strike, by_strokes
from extractors.flow import orders
from models.geometry import Place
from models.piece import CheckGroup, CheckMark, GroupOutcome, MarkState
from models.view import PageView
from schemes.piece import GroupModel, PieceModel


def extract_groups(model: PieceModel, views: Sequence[PageView]) -> tuple[CheckGroup, ...]:
    """The state of every group of the model."""
    parted = tuple(resplit(view) for view in views) if model.groups else ()
    flows = tuple(flow_of(order) for order in orders(parted)[:2])
    return tuple(_group(group, parted, flows) for group in model.groups)


def _group(group: GroupModel, views: Sequence[PageView], flows: Sequence[Flow]) -> CheckGroup:
    spots = find_spots(group, flows)
    headings = find_headings(group, flows[0]) or find_headings(group, flows[-1])
    if not spots:
        return CheckGroup(key=group.key, outcome=GroupOutcome.NOT_FOUND)
    spots, views = fitted(spots, views)
    sights = choose(group, spots, headings, views)
    printed = None if _boxed(sights.values()) else stated(spots, headings, views)
    if printed:
        return _printed(group, printed, views)
    if not group.required and (len(sights) < len(group.options) or not _boxed(sights.values())):
        return CheckGroup(key=group.key, outcome=GroupOutcome.NOT_FOUND)
    seen = [sights.get(option.key) for option in group.options]
    if asks_to_strike([s.spot for s in sights.values()], views):
        states = by_strokes(seen, views)
    else:
        states = doubted(decide(seen), seen, views)
    only = None if group.required else _only_one(group, states, sights)
    if only and (printed := stated(spots, headings, views, beside=True)) and printed.key == only:
        return _printed(group, printed, views)  # a side of its cell was taken for its box
    marks = tuple(
        _mark(option.key, state, sights.get(option.key), views)
        for option, state in zip(group.options, states, strict=True)
    )
    return CheckGroup(key=group.key, outcome=outcome_of(states), marks=marks)


def _only_one(group: GroupModel, states: Sequence[MarkState], sights: Mapping[str, Sight]) -> str | None:
    """The key of the one option that seems ticked, where nothing like a box stands beside any other."""
    ticked = [o.key for o, state in zip(group.options, states, strict=True) if state is MarkState.CHECKED]
    others = [sight for key, sight in sights.items() if key not in ticked]
    return ticked[0] if len(ticked) == 1 and not _boxed(others) else None


def _boxed(sights: Iterable[Sight]) -> bool:
    """A box, a sign or a pen mark stands beside an option."""
    return any(s.inside is not None or s.glyph is not None or s.marked is not None for s in sights)


def _printed(group: GroupModel, spot: Spot, views: Sequence[PageView]) -> CheckGroup:
    """The choice is printed in words, without boxes."""
    chosen = _mark(spot.key, MarkState.CHECKED, Sight(spot), views)
    marks = tuple(
        chosen if option.key == spot.key else CheckMark(key=option.key, state=MarkState.EMPTY)
        for option in group.options
    )
    return CheckGroup(key=group.key, outcome=GroupOutcome.ONE, marks=marks)


def _mark(key: str, state: MarkState, sight: Sight | None, views: Sequence[PageView]) -> CheckMark:
    if sight is None:
        return CheckMark(key=key, state=state)
    view = views[sight.spot.view]
    box = sight.box or sight.spot.first_line
    place = Place(document=view.document, page=view.page.number, box=box)
    fill = None if sight.inside is None else round(min(1.0, sight.inside.fill), 4)
    return CheckMark(key=key, state=state, fill=fill, evidence=(place,))


def outcome_of(states: Sequence[MarkState]) -> GroupOutcome:
    """How many boxes are ticked; UNREADABLE when any of them cannot be told."""
    if MarkState.UNREADABLE in states:
        return GroupOutcome.UNREADABLE
    ticked = sum(state is MarkState.CHECKED for state in states)
    return (GroupOutcome.NONE, GroupOutcome.ONE)[ticked] if ticked < 2 else GroupOutcome.SEVERAL
