"""Traces are found by their marks, replaced by the next version, and forgotten with their dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from models.archive import Trace, TraceKind
from store import dossiers, traces
from store.clock import now
from store.database import Database
from store.erasure import erase
from store.intake import accept
from tests.store.made import submission

DEMAND = traces.Demand("732829320/bc1", "avance", now())


def trace(value: str = "1", certain: bool = False) -> Trace:
    return Trace(kind=TraceKind.CLIENT, value=value, certain=certain)


def left(
    database: Database, number: int, *marks: str, demand: traces.Demand = DEMAND, certain: bool = False
) -> str:
    """The id of a dossier that left one trace under these marks."""
    with database.write() as db:
        dossier = accept(db, submission(number), room=100).dossier
        version = dossiers.versions(db, dossier)[0]
        traces.leave(db, version, demand, {trace(certain=certain): marks})
        return dossier


def found(database: Database, dossier: str, exact: tuple[str, ...], loose: tuple[str, ...] = ()) -> list[str]:
    with database.read() as db:
        return [row.dossier for row in traces.alike(db, dossier, exact, loose)]


def test_another_dossier_is_found_by_its_mark_and_not_by_another(database: Database) -> None:
    first, second = left(database, 1, "client:1"), left(database, 2, "client:2")
    assert found(database, second, ("client:1",)) == [first]
    assert found(database, first, ("client:1",)) == []
    assert found(database, first, ("client:3",)) == []


def test_of_what_many_have_only_the_first_is_found(database: Database) -> None:
    made = [left(database, number, "page:=x") for number in range(traces.RARE + 1)]
    assert found(database, "", (), ("page:=x",)) == made[:1]


def test_what_is_handed_in_without_end_is_looked_up_by_those_that_came_first(database: Database) -> None:
    """Whatever their number, so that neither time nor memory grow with it; another order is always found."""
    later = (replace(DEMAND, received=now() + timedelta(hours=hour)) for hour in range(2 * traces.FIRST))
    made = [left(database, number, "client:1", demand=demand) for number, demand in enumerate(later)]
    other = left(database, 99, "client:1", demand=replace(DEMAND, affair="732829320/bc2", received=now()))
    proved = left(database, 98, "client:1", certain=True)
    assert found(database, "", ("client:1",)) == [*made[: traces.FIRST], other, proved]
    assert found(database, made[0], ("client:1",)) == [*made[1 : traces.FIRST + 1], other, proved]


def test_a_new_version_takes_the_place_of_the_old_one(database: Database) -> None:
    dossier = left(database, 1, "client:1")
    with database.write() as db:
        accept(db, submission(1), room=5, dossier=dossier)
        new, old = dossiers.versions(db, dossier)
        traces.leave(db, new, DEMAND, {trace("2"): ("client:2",)})
        traces.leave(db, old, DEMAND, {trace("1"): ("client:1",)})  # came late: it counts no more
    assert found(database, "", ("client:1",)) == []
    assert found(database, "", ("client:2",)) == [dossier]


def test_what_is_erased_is_found_no_more_and_leaves_nothing_again(database: Database) -> None:
    dossier = left(database, 1, "client:1")
    with database.write() as db:
        erase(db, dossier, "alix")
        traces.leave(db, dossiers.versions(db, dossier)[0], DEMAND, {trace(): ("client:1",)})
    assert found(database, "", ("client:1",)) == []


def test_the_other_dossiers_of_an_order(database: Database) -> None:
    order, other = left(database, 1, "client:1"), left(database, 2, "client:2")
    with database.read() as db:
        assert traces.of_order(db, DEMAND.affair, other) == [order]
        assert traces.of_order(db, "732829320/bc2", other) == []
