"""The story of an archive: plan it, write it down, do what is not done, compare dossiers, balance."""

from __future__ import annotations

import fcntl
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from models.archive import State
from pipeline.batch.across import compare
from pipeline.batch.boot import boot_id
from pipeline.batch.executors import Hands, hands
from pipeline.batch.job import Choices, Done, Job
from pipeline.batch.layouts import plan
from pipeline.batch.ledger import Ledger, LedgerError
from pipeline.batch.pace import PaceKeeper
from pipeline.batch.places import Places
from pipeline.batch.sample import draw
from pipeline.batch.totals import Totals, balance
from pipeline.batch.verify import forget_lost
from pipeline.batch.work import abandoned, work
from pipeline.settings import Settings

COMMIT_EVERY = 0.5  # seconds: what a kill may cost is done again
STRIKES = 3


class BusyError(Exception):
    """Another run writes to the same output folder."""


@dataclass(frozen=True)
class Order:
    """An archive run as asked for. `sample` 0 controls everything."""

    archives: tuple[Path, ...]
    out: Path
    executor: str
    choices: Choices
    sample: int = 0
    seed: int = 0
    hire: Callable[[str, Settings], AbstractContextManager[Hands]] = hands


@dataclass(frozen=True)
class Told:
    """What the run says as it goes: `start` once, `done` for each dossier."""

    start: Callable[[int, int], None]
    done: Callable[[Done], None]


def run(order: Order, told: Told) -> Totals:
    """Controls an archive. Raises BusyError, LedgerError, ManifestError, ExecutorError, OSError.

    It may be stopped in any way: the same call resumes, with the same results in the end.
    """
    places = Places(order.out.resolve())
    places.root.mkdir(parents=True, exist_ok=True)
    with _alone(places.lock), Ledger(places.ledger) as ledger:
        prepare(order, places, ledger)
        waiting = ledger.counts("state").get(State.QUEUED.value, 0)
        told.start(waiting, sum(ledger.counts("state").values()))
        if waiting:
            with order.hire(order.executor, order.choices.settings) as found:
                _control(order, places, ledger, found, told)
        compare(ledger, places, order.choices)
        totals = balance(ledger)
        ledger.set_meta("open", "")
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return totals


@contextmanager
def _alone(path: Path) -> Iterator[IO[str]]:
    with path.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BusyError(str(path.parent)) from error
        yield stream


def prepare(order: Order, places: Places, ledger: Ledger) -> None:
    """Writes down every dossier of the archive, and queues what is not done."""
    if ledger.meta("open") not in ("", boot_id()):
        forget_lost(ledger, places, thorough=True)
    ledger.set_meta("open", boot_id())
    with scratch(places.root / "plan.sqlite") as listing:
        ledger.connection.execute("BEGIN IMMEDIATE")
        ledger.accept(plan(listing, order.archives, places.root), order.choices.version)
        for gone in ledger.gone():
            _remove(places.root / places.dossier(gone))
        ledger.keep_misplaced(out_of_place(listing))
        if order.choices.retry:
            ledger.queue_failed()
        draw(ledger, order.sample, order.seed)
        ledger.connection.execute("COMMIT")
    forget_lost(ledger, places, thorough=False)


def out_of_place(listing: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What the plan gave to no dossier, with the reason. Raises LedgerError when one has none."""
    rows = listing.execute(
        "SELECT path, reason FROM entries WHERE dossier IS NULL AND kind <> 'folder' ORDER BY path"
    )
    for path, reason in rows:
        if reason is None:
            raise LedgerError("Le compte des fichiers ne tombe pas juste.")
        yield path, reason


@contextmanager
def scratch(path: Path) -> Iterator[sqlite3.Connection]:
    """A database for the time of the plan, that no crash needs back."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield connection
    finally:
        connection.close()
        path.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    """The reports of a dossier that is no longer in the archive."""
    for name in ("report.json", "report.html"):
        (folder / name).unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _control(order: Order, places: Places, ledger: Ledger, found: Hands, told: Told) -> None:
    """Hands out the queued dossiers, a window at a time, and writes down what comes back."""
    jobs = (Job(demand, places.root, order.choices) for demand in ledger.queued())
    under_way: dict[Future[Done], Job] = {}
    ledger.connection.execute("BEGIN")
    last, pace = time.monotonic(), PaceKeeper(ledger)
    while True:
        while len(under_way) < found.window and (job := next(jobs, None)) is not None:
            under_way[found.submit(work, job)] = job
        if not under_way:
            break
        ended, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in ended:
            job = under_way.pop(future)
            done = _outcome(ledger, job, future)
            if done is None:
                under_way[found.submit(work, job)] = job
                continue
            ledger.record(done.row, done.pages, done.findings, done.traces)
            pace.add(done.read)
            told.done(done)
        if time.monotonic() - last > COMMIT_EVERY:
            pace.note()
            ledger.connection.execute("COMMIT")
            ledger.connection.execute("BEGIN")
            last = time.monotonic()
    pace.note()
    ledger.connection.execute("COMMIT")


def _outcome(ledger: Ledger, job: Job, future: Future[Done]) -> Done | None:
    """What was done; None to begin again; left after three deaths. A full disk stops the run."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, OSError):
        raise error
    strikes = ledger.strike(job.demand.id)
    return abandoned(job, strikes, type(error).__name__) if strikes >= STRIKES else None
