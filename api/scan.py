"""One file read at once, without a dossier: what an intake scanner asks between two sheets."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from api.bodies import FieldBody, PageBody, PieceBody, ReadBody, RescanBody
from api.intake import CHUNK, Sent
from api.problems import Problem
from api.relay import Relay
from api.service import Service
from models.page import Grade, Page
from models.piece import PageState, Piece
from pipeline.control import Read, read
from pipeline.files import Handed
from pipeline.pool import Pool
from reports.clean import clean
from reports.formats import show_field
from reports.labels import Labels, labels_of
from reports.readings import field_state
from schemes import load_scheme, scheme_ids

AT_ONCE = 4  # scanners that may wait for the one reader kept for them
RETRY_AFTER = 5


class Desk:
    """A reader of its own, so that a scanner never waits behind dossiers.

    `open` has it ready for the first file; else it starts when first asked.
    """

    def __init__(self, service: Service) -> None:
        self._room = threading.Semaphore(AT_ONCE)
        self._relay = Relay(service.settings)

    def open(self) -> None:
        """Loads the engines of the reader."""
        self._relay.open()

    @property
    def ready(self) -> bool:
        """A file would not wait for engines that are still being loaded."""
        return self._relay.ready

    def close(self) -> None:
        self._relay.close()

    @contextmanager
    def seat(self) -> Iterator[Pool]:
        """The pool, for one file. Raises Problem when too many wait."""
        if not self._room.acquire(blocking=False):
            detail = "Trop de lectures sont en cours : réessayez dans quelques secondes."
            raise Problem(503, detail, headers={"Retry-After": str(RETRY_AFTER)})
        try:
            with self._relay.seat() as pool:
                yield pool
        finally:
            self._room.release()


def read_piece(service: Service, desk: Desk, sent: Sent, scheme: str) -> ReadBody:
    """Which piece it is, what was read, what must be scanned again. Raises Problem."""
    wanted = _scheme(scheme)
    with tempfile.TemporaryDirectory(prefix="recevable-") as name, desk.seat() as pool:
        path = Path(name) / "piece"
        with path.open("wb") as target:
            while chunk := sent.stream.read(CHUNK):
                target.write(chunk)
        shown = clean(PurePosixPath(sent.name).name) or "piece"
        made = read([Handed(shown, path)], service.settings, scheme=wanted, pool=pool)
        made.close()
    return _body(made, shown, labels_of(load_scheme(_found(made, wanted)).name))


def _scheme(given: str) -> str | None:
    known = scheme_ids()
    if given and given not in known:
        raise Problem(422, f"Ce dispositif n’est pas connu. Dispositifs connus : {', '.join(known)}.")
    return given or None


def _found(made: Read, wanted: str | None) -> str:
    """The scheme that was asked for, or the one that the pieces were found to be of."""
    return wanted or next((piece.scheme for piece in made.reading.pieces), scheme_ids()[0])


def _body(made: Read, name: str, labels: Labels) -> ReadBody:
    document = made.reading.documents[0]
    states = {entry.page: entry for entry in made.reading.ledger}
    pages = tuple(
        PageBody(
            page=page.number,
            state=states[page.number].state.value,
            grade=page.legibility.grade.value,
            dpi=page.legibility.dpi,
            reason=states[page.number].reason,
        )
        for page in document.pages
    )
    again = (_again(page, states[page.number].state, states[page.number].reason) for page in document.pages)
    return ReadBody(
        name=name,
        problem=document.problem.message if document.problem else "",
        pieces=tuple(_piece(piece, labels) for piece in made.reading.pieces),
        pages=pages,
        scan_again=tuple(one for one in again if one is not None),
    )


def _again(page: Page, state: PageState, reason: str) -> RescanBody | None:
    """A page that nobody can read; one that was not recognised is legible, and another matter."""
    if page.blank or (page.legibility.grade is not Grade.ILLEGIBLE and state is not PageState.UNREADABLE):
        return None
    reasons = page.legibility.reasons or ((reason,) if reason else ())
    return RescanBody(page=page.number, reasons=reasons)


def _piece(piece: Piece, labels: Labels) -> PieceBody:
    return PieceBody(
        kind=piece.kind.value,
        title=labels.piece(piece),
        pages=tuple(ref.page for ref in piece.pages),
        recognition=piece.recognition,
        fields=tuple(
            FieldBody(
                key=field.key,
                title=labels.key(piece.model, field.key),
                value=show_field(field),
                state=field_state(field),
                certain=field.certain,
                page=field.evidence[0].page if field.evidence else None,
            )
            for field in piece.fields
        ),
    )
