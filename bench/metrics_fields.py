"""How well values are read: per key, per quality, critical ones together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from bench.record import FieldSeen, Record
from bench.score_fields import CRITICAL
from bench.share import Share, share
from models.base import Frozen

Chooser = Callable[[Record, FieldSeen], str | None]


class FieldScores(Frozen):
    """Shares over the printed values, but for the last three.

    `certain_wrong`: of the values said to be certain, those that are not the true one (invented
    values count). `invented`: how many were read where nothing is printed.
    """

    exact: Share
    near: Share
    wrong: Share
    absent: Share
    no_piece: Share
    doubt: Share
    certain: Share
    certain_wrong: Share
    invented: int
    invented_certain: int


def field_scores(seen: Sequence[FieldSeen]) -> FieldScores:
    """The scores of some values together."""
    printed = [s for s in seen if s.outcome != "invented"]
    invented = [s for s in seen if s.outcome == "invented"]
    certain = [s for s in seen if s.certain]
    return FieldScores(
        exact=_of(printed, "exact"),
        near=_of(printed, "near"),
        wrong=_of(printed, "wrong"),
        absent=_of(printed, "absent"),
        no_piece=_of(printed, "no-piece"),
        doubt=_of(printed, "unreadable", "ambiguous"),
        certain=share(s.certain for s in printed),
        certain_wrong=share(s.outcome not in ("exact", "near") for s in certain),
        invented=len(invented),
        invented_certain=sum(s.certain for s in invented),
    )


def _of(seen: Iterable[FieldSeen], *outcomes: str) -> Share:
    return share(s.outcome in outcomes for s in seen)


def fields_by(records: Iterable[Record], choose: Chooser) -> dict[str, FieldScores]:
    """The scores of each group that `choose` names (None leaves a value out), by name of group."""
    groups: dict[str, list[FieldSeen]] = defaultdict(list)
    for record in records:
        for seen in record.fields:
            name = choose(record, seen)
            if name is not None:
                groups[name].append(seen)
    return {name: field_scores(groups[name]) for name in sorted(groups)}


def critical(choose: Chooser) -> Chooser:
    """The same groups, of critical values only."""
    return lambda record, seen: choose(record, seen) if seen.key in CRITICAL else None


def by_quality(record: Record, _: FieldSeen) -> str:
    return record.quality


def by_key(_: Record, seen: FieldSeen) -> str:
    return f"{seen.piece}.{seen.key}"


def by_hand(_: Record, seen: FieldSeen) -> str:
    return "handwritten" if seen.handwritten else "printed"


def by_layout(_: Record, seen: FieldSeen) -> str:
    return "held-out layouts" if seen.held_out else "known layouts"


def worst_errors(records: Iterable[Record], limit: int = 40) -> list[tuple[str, str, FieldSeen]]:
    """Values said to be certain and wrong: (dossier, quality, value), critical keys first."""
    found = [
        (record.dossier, record.quality, seen)
        for record in records
        for seen in record.fields
        if seen.certain and seen.outcome in ("wrong", "invented")
    ]
    return sorted(found, key=lambda item: (item[2].key not in CRITICAL, item[2].key, item[0]))[:limit]
