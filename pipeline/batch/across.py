"""The controls across an archive: what ties dossiers is found in the ledger, then said in their reports."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from checks.verdict import verdict
from models.archive import DossierRow, Link, TraceKind
from models.finding import Finding, Report
from models.fingerprint import distance
from pipeline.batch import kept as keeping
from pipeline.batch.alike import alike, same_signature
from pipeline.batch.job import Choices
from pipeline.batch.ledger import Ledger
from pipeline.batch.look import open_page, same_picture
from pipeline.batch.places import Places
from pipeline.batch.remarks import FIELD, MOST, remarks
from pipeline.batch.rows import finding_rows
from pipeline.batch.same import Member, same_clients, same_invoices
from pipeline.batch.settle import publish
from schemes import Scheme, load_scheme, scheme_ids

COMMIT_EVERY = 0.5  # seconds
FAR = 110  # of 256 bits: two prints that far apart are not worth opening their pictures
# Without their pictures, only pages that say the same and look the same are told.
NEAR = 12
SAME_WORDS = 0.9


def compare(ledger: Ledger, places: Places, choices: Choices) -> None:
    """Finds the links between dossiers, and puts them in the reports and verdicts that they touch.

    Done again from nothing at each run: what is there already is left as it is.
    """
    connection = ledger.connection
    connection.execute("BEGIN")
    ledger.write_links(_links(ledger, places))
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


def _links(ledger: Ledger, places: Places) -> Iterator[Link]:
    connection = ledger.connection
    yield from same_clients(connection)
    yield from same_invoices(connection)
    yield from alike(connection, TraceKind.PAGE, "UNI-03", _PageEyes(ledger, places).same_page)
    yield from alike(connection, TraceKind.SIGNATURE, "SIG-06", same_signature)


class _PageEyes:
    """Looks at the kept pictures of two pages."""

    def __init__(self, ledger: Ledger, places: Places) -> None:
        self._ledger = ledger
        self._places = places

    def same_page(self, one: Member, other: Member) -> bool:
        """The same sheet, by its picture where it is kept, else by its print and words."""
        close = _close(one, other)
        words = _shared_words(one, other)
        if close > FAR and words < 0.5:
            return False
        paths = self._path(one), self._path(other)
        if paths[0] is None or paths[1] is None:
            return close <= NEAR and words >= SAME_WORDS
        first, second = open_page(paths[0]), open_page(paths[1])
        return first is not None and second is not None and same_picture(first, second)

    def _path(self, one: Member) -> Path | None:
        place, key = one.trace.place, self._ledger.row(one.dossier).reading
        kept = keeping.load(self._places, key) if key else None
        if kept is None or place is None:
            return None
        return keeping.picture_path(self._places, kept, place.document, place.page)


def _close(one: Member, other: Member) -> int:
    if not one.trace.value or not other.trace.value:
        return FAR + 1
    return distance(one.trace.value, other.trace.value)


def _shared_words(one: Member, other: Member) -> float:
    mine, theirs = set(one.trace.words), set(other.trace.words)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


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
    own = tuple(f for f in made.findings if f.field != FIELD)
    tied: tuple[Finding, ...] = tuple(remarks(row.id, ledger.links_of(row.id, MOST), scheme))
    if made.findings == own + tied and row.links == len(tied):
        return
    conclusion, summary = verdict(own + tied, made.pages, scheme.controls)
    made = made.model_copy(update={"findings": own + tied, "verdict": conclusion, "summary": summary})
    kept = keeping.load(places, row.reading)
    changed = publish(row, made, kept, places, choices).model_copy(update={"links": len(tied)})
    ledger.change(changed, finding_rows(row.id, made))


def _scheme(reference: str) -> Scheme:
    """The scheme of a report that this program has just written."""
    return next(scheme for scheme in map(load_scheme, scheme_ids()) if scheme.name == reference)
