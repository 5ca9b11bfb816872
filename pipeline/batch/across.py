"""The controls across an archive: what ties dossiers is found in the ledger, then said in their reports."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from models.archive import DossierRow
from models.finding import Report
from pipeline.batch import kept as keeping
from pipeline.batch.job import Choices
from pipeline.batch.ledger import Ledger
from pipeline.batch.look import Grey, open_page
from pipeline.batch.places import Places
from pipeline.batch.remarks import remarks, with_remarks
from pipeline.batch.rows import finding_rows
from pipeline.batch.same import Member
from pipeline.batch.settle import publish
from pipeline.batch.sheets import same_sheet
from pipeline.batch.ties import ties
from schemes import Scheme, load_scheme, scheme_ids

COMMIT_EVERY = 0.5  # seconds
MOST_LINKS = 200  # looked at of one dossier: a client of many sites has one a site


def compare(ledger: Ledger, places: Places, choices: Choices) -> None:
    """Finds the links between dossiers, and puts them in the reports and verdicts that they touch.

    Done again from nothing at each run: what is there already is left as it is.
    """
    connection = ledger.connection
    connection.execute("BEGIN")
    ledger.write_links(ties(connection, _PageEyes(ledger, places).same_page))
    connection.execute("COMMIT")
    connection.execute("BEGIN")
    last = time.monotonic()
    for row in _touched(ledger):
        _say(row, ledger, places, choices)
        if time.monotonic() - last > COMMIT_EVERY:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
            last = time.monotonic()
    connection.execute("COMMIT")


class _PageEyes:
    """Looks at the kept pictures of two pages."""

    def __init__(self, ledger: Ledger, places: Places) -> None:
        self._ledger = ledger
        self._places = places

    def same_page(self, one: Member, other: Member) -> bool:
        return same_sheet(one, other, self._opened)

    def _opened(self, one: Member) -> Grey | None:
        path = self._path(one)
        return open_page(path) if path is not None else None

    def _path(self, one: Member) -> Path | None:
        place, key = one.trace.place, self._ledger.row(one.dossier).reading
        kept = keeping.load(self._places, key) if key else None
        if kept is None or place is None:
            return None
        return keeping.picture_path(self._places, kept, place.document, place.page)


def _touched(ledger: Ledger) -> Iterator[DossierRow]:
    """The dossiers with links now, or with links before."""
    last = ""
    while rows := ledger.connection.execute(
        """SELECT id FROM dossiers WHERE id > ? AND state = 'done' AND (links > 0
           OR id IN (SELECT first FROM links) OR id IN (SELECT second FROM links)) ORDER BY id LIMIT 200""",
        (last,),
    ).fetchall():
        for (name,) in rows:
            yield ledger.row(name)
        last = rows[-1][0]


def _say(row: DossierRow, ledger: Ledger, places: Places, choices: Choices) -> None:
    """The report of a dossier with what ties it to others, rewritten when that changes it."""
    made = Report.model_validate_json((places.root / row.report).read_bytes())
    scheme = _scheme(made.scheme)
    tied = tuple(remarks(row.id, ledger.links_of(row.id, MOST_LINKS), scheme))
    told = with_remarks(made, tied, scheme)
    if told.findings == made.findings and row.links == len(tied):
        return
    made = told
    kept = keeping.load(places, row.reading)
    changed = publish(row, made, kept, places, choices).model_copy(update={"links": len(tied)})
    ledger.change(changed, finding_rows(row.id, made))


def _scheme(reference: str) -> Scheme:
    """The scheme of a report that this program has just written."""
    return next(scheme for scheme in map(load_scheme, scheme_ids()) if scheme.name == reference)
