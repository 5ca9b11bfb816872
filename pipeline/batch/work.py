"""One dossier of an archive, from its files to its results: the unit of work of every executor."""

from __future__ import annotations

import errno
import tempfile
from dataclasses import replace
from pathlib import Path

from models.archive import DossierRow, State
from models.finding import Verdict
from pipeline.batch.job import Done, Job, ReadOrder, Unread
from pipeline.batch.places import Places
from pipeline.batch.rows import not_opened
from pipeline.batch.settle import SettleTask, settle
from pipeline.pool import CRASHED, Pool, Progress, TaskFailed, result

ATTEMPTS = 3
# The output folder takes no more: no dossier is to blame, and the run must stop.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
LEFT = (
    "Le contrôle de ce dossier a échoué {times} fois et n’a pas été poursuivi ({cause}) : "
    "contrôlez-le à la main et prévenez l’exploitant."
)


def work(job: Job, pool: Pool, progress: Progress | None = None) -> Done:
    """Reads what was not read before, controls, writes the reports. Hostile files stay in the pool.

    Raises OSError when the output folder does not take the results: the run must then stop.
    """
    with tempfile.TemporaryDirectory(prefix="recevable-") as folder:
        try:
            return _work(job, pool, progress, Path(folder))
        except TaskFailed as error:
            cause = error.__cause__
            if isinstance(cause, OSError) and cause.errno in NO_ROOM:
                raise cause from error
            return abandoned(job, ATTEMPTS if error.died else 1, error.cause)


def _work(job: Job, pool: Pool, progress: Progress | None, folder: Path) -> Done:
    first = _settled(job, pool, folder / "first")
    if isinstance(first, Done):
        return first
    order = ReadOrder(first.files, first.scheme, first.key, first.alias, folder / "pages", Places(job.root))
    read = job.choices.reader(order, pool, progress)
    # What has just been read is what there is, however it went.
    again = replace(job, choices=replace(job.choices, retry=False))
    done = _settled(again, pool, folder / "second")
    if isinstance(done, Unread):
        raise TaskFailed(CRASHED, "les fichiers ont changé pendant la lecture")
    return replace(done, read=read)


def _settled(job: Job, pool: Pool, folder: Path) -> Done | Unread:
    """Again when its worker dies, each time in an empty folder; three times in all."""
    attempt = 1
    while True:
        task = SettleTask(job, folder / str(attempt))
        try:
            return result(pool.submit(settle, task, pool.settings.seconds_per_dossier))
        except TaskFailed as error:
            if not error.died or attempt == ATTEMPTS:
                raise
        attempt += 1


def abandoned(job: Job, times: int, cause: str) -> Done:
    """What is written down of a dossier that killed its workers: not controlled, and why."""
    names = job.demand.pieces
    row = DossierRow(
        id=job.demand.id,
        state=State.LEFT,
        verdict=Verdict.NON_CONTROLE.value,
        reason=LEFT.format(times=times, cause=cause),
        files=len(names),
        files_failed=len(names),
        pages=len(names),
        pages_left=len(names),
    )
    return Done(row, not_opened(names))
