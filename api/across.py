"""What ties a dossier to others of the store: found when it is concluded, shown to those who may know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.service import Service
from api.who import Caller
from models.archive import Link, Trace, TraceKind
from models.dossier import Stage
from models.finding import Finding, Report
from pipeline.batch.kept import Kept
from pipeline.batch.look import Grey, decoded
from pipeline.batch.remarks import bundles, cancelled, other_of, remarks, unnamed
from pipeline.batch.same import Member
from pipeline.batch.settle import Known
from pipeline.batch.sheets import same_sheet
from pipeline.batch.ties import PRINTS, Left, marks_of, ties_of
from pipeline.batch.traces import affair_of, traces_of
from pipeline.review import Reviewed, fingerprint
from schemes import find_scheme
from store import dossiers, notices, traces
from store.intake import DONE
from store.notices import News
from store.tables import Audit, Dossier, Version

NAMING = frozenset({notices.NOTICED, "commande-annulee"})  # lines of the audit that name another dossier


@dataclass(frozen=True)
class Ties:
    """What ties a dossier to others: what its own report says of it, and the links themselves."""

    own: tuple[Finding, ...]
    links: tuple[Link, ...]


def tied(service: Service, version: Version, known: Known, kept: Kept) -> Ties:
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
    letters = _cancelled(service, [*mine, *others])
    eyes = _PageEyes(service, version, kept)
    every = ties_of(version.dossier, [*mine, *others, *letters], eyes.same_page)
    links = [link for together in bundles(version.dossier, every) for link in together]
    found = [*remarks(version.dossier, links, known.scheme), *_ended(version, known, letters)]
    return Ties(tuple(found), tuple(links))


def _ended(version: Version, known: Known, letters: Iterable[Left]) -> Iterator[Finding]:
    """That the order is cancelled by the letter of another dossier (ANN-03)."""
    value = "/".join(affair_of(known.dossier.supplier.siret, known.dossier.order.number))
    for one in letters:
        its_own = one.dossier == version.dossier or known.dossier.stage is Stage.ANNULATION
        if one.trace.value == value and one.trace.certain and not its_own:
            yield cancelled(one.dossier, one.trace.place, known.scheme)


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


def tell(service: Service, db: Session, version: Version, known: Known, ties: Ties) -> None:
    """In the transaction of the result: those who were concluded before learn what ties them to this dossier.

    Their reports stay as they are, the notice stands beside. One that is being read is told too: its own
    result, when it says the same, takes the place of the notice.
    """
    row = db.get(Dossier, version.dossier)
    if row is None or row.version != version.number:
        return
    if version.started is not None:
        own = {(finding.rule, other_of(finding)) for finding in ties.own}
        notices.renew(db, version.dossier, version.started, own)
    notices.tell(db, version.dossier, list(_news(service, db, version.dossier, known, ties)))


def _news(service: Service, db: Session, by: str, known: Known, ties: Ties) -> Iterator[News]:
    places = list(_letters(db, by, known))
    value = "/".join(affair_of(known.dossier.supplier.siret, known.dossier.order.number))
    ended = traces.of_order(db, value, by) if places else []
    linked = [link.second if link.first == by else link.first for link in ties.links]
    for other in dict.fromkeys((*linked, *ended)):
        row = notices.hold(db, other)
        scheme = find_scheme(row.scheme) if row is not None else None
        if row is None or scheme is None:
            continue
        between = [link for link in ties.links if other in (link.first, link.second)]
        found = list(remarks(other, between, scheme))
        if other in ended:
            found.append(cancelled(by, places[0].trace.place, scheme))
        told = _told(service, db, row)
        for finding in found:
            if (finding.rule, by) not in told:
                yield News(other, finding.rule, fingerprint(finding), finding.model_dump_json())


def _letters(db: Session, by: str, known: Known) -> Iterator[Left]:
    """The letters of the dossier that cancel its order."""
    value = "/".join(affair_of(known.dossier.supplier.siret, known.dossier.order.number))
    rows = traces.alike(db, "", marks_of(Trace(kind=TraceKind.CANCELLED, value=value)), ())
    yield from (one for one in map(_left, rows) if one.dossier == by and one.trace.certain)


def _told(service: Service, db: Session, row: Dossier) -> set[tuple[str, str]]:
    """What the report of a dossier says of others already: control and dossier."""
    version = dossiers.version(db, row.id, row.version)
    if row.state != DONE or version is None:
        return set()
    made = Report.model_validate_json(service.blobs.get(version.report))
    return {(finding.rule, other_of(finding)) for finding in made.findings}


def noticed(db: Session, dossier: str) -> tuple[Finding, ...]:
    """What came up about a dossier after its report."""
    return tuple(Finding.model_validate_json(one.content) for one in notices.of(db, dossier))


def with_noticed(made: Reviewed, found: Sequence[Finding]) -> Reviewed:
    """A result and, at its end, what came up since; its verdict is what it was."""
    new = [one for one in found if fingerprint(one) not in made.subjects]
    report = made.report.model_copy(update={"findings": (*made.report.findings, *new)})
    return Reviewed(report=report, subjects=(*made.subjects, *map(fingerprint, new)))


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
    return [line for line in lines if not (caller.owner and line.action in NAMING)]
