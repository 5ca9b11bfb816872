"""Reads files into pieces: each file in a bounded worker, then all of them together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pebble import ProcessFuture

from models.electronic import Electronic
from models.geometry import Place
from models.page import Document, FileProblem
from models.piece import PageEntry, PageState, Piece
from models.view import Pixels
from pipeline import worker
from pipeline.files import Handed
from pipeline.opening import ReadResult, ReadTask
from pipeline.pool import Pool, Progress, TaskFailed, result
from pipeline.shares import UnderWay, begin

Beside = ProcessFuture[Electronic | None]
UNREAD = "Les pièces n’ont pas pu être analysées : relancez le contrôle, puis prévenez l’exploitant."


@dataclass(frozen=True)
class Reading:
    """All that was read. `failure` is set when the pieces could not be put together."""

    documents: tuple[Document, ...]
    pieces: tuple[Piece, ...]
    ledger: tuple[PageEntry, ...]
    masked: tuple[Place, ...]
    pictures: Mapping[worker.Key, Path]
    failure: str = ""

    def picture(self, document: str, page: int) -> Pixels:
        """The upright page, RGB. Raises KeyError for a page that was not read."""
        return worker.load_picture(self.pictures[document, page])


def read_files(
    files: Sequence[Handed],
    scheme: str | None,
    folder: Path,
    pool: Pool,
    progress: Progress | None,
    attempts: int = 1,
) -> Reading:
    """Reads every file, then makes the pieces. A file that fails never stops the others.

    `attempts`: how many workers a file may kill before it is left.
    """
    with pool.dossier():
        return _read_files(files, scheme, folder, pool, progress, attempts)


def _read_files(
    files: Sequence[Handed],
    scheme: str | None,
    folder: Path,
    pool: Pool,
    progress: Progress | None,
    attempts: int,
) -> Reading:
    results = _read_each(files, folder, pool, progress, attempts)
    documents = tuple(one.document for one in results)
    pictures = {key: path for one in results for key, path in one.pictures.items()}
    masked = tuple(place for one in results for place in one.masked)
    try:
        made = _made_of(documents, scheme, pictures, pool)
    except TaskFailed as error:
        return Reading(documents, (), _lost(documents), masked, pictures, failure=error.cause)
    return Reading(documents, joined(made), made[0].ledger, masked, pictures)


def _made_of(
    documents: tuple[Document, ...], scheme: str | None, pictures: Mapping[worker.Key, Path], pool: Pool
) -> list[worker.ExtractResult]:
    """The pieces, made side by side as far as there are workers. Raises TaskFailed."""
    shares = max(min(pool.hands, len(pictures)), 1)
    tasks = [worker.ExtractTask(scheme, documents, pictures, share, shares) for share in range(shares)]
    waiting = [pool.submit(worker.extract, task, pool.settings.seconds_per_dossier) for task in tasks]
    return [result(future) for future in waiting]


def joined(made: Sequence[worker.ExtractResult]) -> tuple[Piece, ...]:
    """The pieces of all the shares, in the order of the dossier. Raises KeyError when no share made one."""
    numbered = {number: piece for share in made for number, piece in share.numbered.items()}
    return tuple(numbered[number] for number in range(made[0].whole))


def _read_each(
    files: Sequence[Handed], folder: Path, pool: Pool, progress: Progress | None, attempts: int
) -> list[ReadResult]:
    """In the order handed in, read side by side as far as there are workers."""
    waiting = []
    for index, handed in enumerate(files):
        own = folder / f"{index:04d}"
        task = ReadTask(handed.name, handed.path, own, pool.settings.reading, pool.settings.trust)
        opened = handed.problem is None and index < pool.settings.max_files
        waiting.append((handed, begin(pool, task, progress, attempts) if opened else None))
    read = [(handed, *_pages_of(handed, under_way)) for handed, under_way in waiting]
    return [_with_beside(handed, pages, beside) for handed, pages, beside in read]


def _pages_of(handed: Handed, under_way: UnderWay | None) -> tuple[ReadResult, Beside | None]:
    """The pages of a file, and what it carries beside them, which is being read."""
    if under_way is None:
        return _unopened(handed, handed.problem), None
    try:
        read = under_way.pages()
    except TaskFailed as error:
        return _unopened(handed, error.problem), None
    return read, under_way.beside(read) if read.document.problem is None else None


def _with_beside(handed: Handed, read: ReadResult, beside: Beside | None) -> ReadResult:
    """The whole file. One that cannot be asked what it carries is left as a whole."""
    if beside is None:
        return read
    try:
        found = result(beside)
    except TaskFailed as error:
        return _unopened(handed, error.problem)
    return replace(read, document=read.document.model_copy(update={"electronic": found}))


def _unopened(handed: Handed, problem: FileProblem | None) -> ReadResult:
    """A file that was not read, with the reason."""
    known = problem or FileProblem(
        code="too-large", message="Trop de fichiers ont été remis : envoyez les pièces d’un seul dossier."
    )
    size = handed.path.stat().st_size if handed.path.is_file() else 0
    document = Document(name=handed.name, sha256=sha256_of(handed.path), size=size, problem=known)
    return ReadResult(document, {})


def sha256_of(path: Path) -> str:
    """Hex digest of a file, of nothing when it is not there."""
    if not path.is_file():
        return hashlib.sha256(b"").hexdigest()
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _lost(documents: Sequence[Document]) -> tuple[PageEntry, ...]:
    """The ledger when the pieces could not be made: every page is there, none is attributed."""
    entries: list[PageEntry] = []
    for document in documents:
        numbers = [page.number for page in document.pages] or [0]
        state = PageState.UNRECOGNISED if document.pages else PageState.NOT_OPENED
        reason = document.problem.message if document.problem else UNREAD
        entries.extend(PageEntry(document=document.name, page=n, state=state, reason=reason) for n in numbers)
    return tuple(entries)
