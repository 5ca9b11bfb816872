"""What ties a dossier to others of the store: found when it is concluded, shown to those who may know."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.service import Service
from api.who import Caller
from models.archive import Trace, TraceKind
from models.finding import Finding, Report
from pipeline.batch.kept import Kept
from pipeline.batch.look import Grey, decoded
from pipeline.batch.remarks import MOST, remarks, unnamed
from pipeline.batch.same import Member
from pipeline.batch.settle import Known
from pipeline.batch.sheets import same_sheet
from pipeline.batch.ties import PRINTS, Left, marks_of, ties_of
from pipeline.batch.traces import affair_of, traces_of
from pipeline.review import Reviewed
from store import dossiers, traces
from store.tables import Audit, Version


def tied(service: Service, version: Version, known: Known, kept: Kept) -> tuple[Finding, ...]:
    """Writes down what the dossier leaves, then tells what others left before.

    In that order: of two dossiers concluded at one moment, one at least sees the other.
    """
    dossier = known.dossier
    affair = affair_of(dossier.supplier.siret, dossier.order.number)
    own = {trace: marks_of(trace) for trace in traces_of(dossier, known.scheme.id, kept)}
    demand = traces.Demand("/".join(affair), dossier.stage.value, dossier.received)
    with service.db.write() as db:
        traces.leave(db, version, demand, own)
    mine = [Left(version.dossier, affair, demand.stage, demand.received, trace) for trace in own]
    others = _others(service, version, own)
    eyes = _PageEyes(service, version, kept)
    links = ties_of(version.dossier, [*mine, *others, *_cancelled(service, [*mine, *others])], eyes.same_page)
    return tuple(remarks(version.dossier, links[:MOST], known.scheme))


def _others(service: Service, version: Version, own: dict[Trace, tuple[str, ...]]) -> list[Left]:
    exact = [mark for trace, found in own.items() if trace.kind not in PRINTS for mark in found]
    loose = [mark for trace, found in own.items() if trace.kind in PRINTS for mark in found]
    with service.db.read() as db:
        return [_left(row) for row in traces.alike(db, version.dossier, exact, loose)]


def _cancelled(service: Service, left: list[Left]) -> list[Left]:
    """What says that the orders of these dossiers are cancelled (ANN-03), whoever handed it in."""
    wanted = (Trace(kind=TraceKind.CANCELLED, value="/".join(one.affair)) for one in left)
    with service.db.read() as db:
        rows = traces.alike(db, "", [mark for trace in wanted for mark in marks_of(trace)], ())
    return [_left(row) for row in rows]


def _left(row: traces.Left) -> Left:
    siren, _, order = row.affair.partition("/")
    trace = Trace.model_validate_json(row.content)
    return Left(row.dossier, (siren, order), row.stage, row.received, trace)


class _PageEyes:
    """Looks at the kept pictures of two pages."""

    def __init__(self, service: Service, version: Version, kept: Kept) -> None:
        self._service, self._version, self._kept = service, version, kept

    def same_page(self, one: Member, other: Member) -> bool:
        return same_sheet(one, other, self._opened)

    def _opened(self, one: Member) -> Grey | None:
        place, kept = one.trace.place, self._reading(one.dossier)
        if kept is None or place is None:
            return None
        data = self._service.readings.pictures(kept).get((place.document, place.page))
        return decoded(data) if data is not None else None

    def _reading(self, dossier: str) -> Kept | None:
        """That of the version that left its traces: the last one that was concluded."""
        if dossier == self._version.dossier:
            return self._kept
        with self._service.db.read() as db:
            key = next((v.reading for v in dossiers.versions(db, dossier) if v.reading), "")
        return self._service.readings.load(key) if key else None


def mark_cancelled(db: Session, known: Known) -> None:
    """Marks the dossiers of an order that a letter cancels, whichever came first (ANN-03)."""
    dossier = known.dossier
    value = "/".join(affair_of(dossier.supplier.siret, dossier.order.number))
    looked_for = marks_of(Trace(kind=TraceKind.CANCELLED, value=value))
    for row in traces.alike(db, "", looked_for, ()):
        if _left(row).trace.certain:
            traces.cancel(db, value, row.dossier)


def seen_by(caller: Caller, report: Report) -> Report:
    """A report for whoever asks: a scanner learns nothing of a dossier that another handed in."""
    if not caller.owner:
        return report
    return report.model_copy(update={"findings": tuple(map(unnamed, report.findings))})


def seen(caller: Caller, made: Reviewed) -> Reviewed:
    """The same for a reviewed result; its subjects stay those of the whole report."""
    return made.model_copy(update={"report": seen_by(caller, made.report)})


def lines_for(caller: Caller, lines: Sequence[Audit]) -> list[Audit]:
    """The history of a dossier for whoever asks, without the lines that name another one."""
    return [line for line in lines if not (caller.owner and line.action == traces.CANCELLED)]
