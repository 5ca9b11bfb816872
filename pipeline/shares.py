"""One file read by several workers side by side, each of them a share of its pages; then put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pebble import ProcessFuture

from models.electronic import Electronic
from models.page import Document
from ocr.document import Share
from ocr.problems import UnreadableError
from ocr.settings import Limits
from pipeline.opening import CarryTask, ReadResult, ReadTask, carried, read_file
from pipeline.pool import CRASHED, Pool, Progress, TaskFailed, result


@dataclass
class UnderWay:
    """A file whose pages are being read. `attempts`: how many workers each of its shares may kill."""

    pool: Pool
    task: ReadTask
    attempts: int
    parts: Sequence[tuple[ReadTask, ProcessFuture[ReadResult]]]

    def pages(self) -> ReadResult:
        """All its pages, once every share is read. Raises TaskFailed."""
        try:
            read = [self._insist(task, future, self.attempts - 1) for task, future in self.parts]
        finally:
            for task, _ in self.parts:
                self.pool.watch(task.key, None)
        return joined(read, self.task.limits)

    def beside(self, read: ReadResult) -> ProcessFuture[Electronic | None]:
        """What the file carries beside those pages, in a worker of its own."""
        task = CarryTask(self.task.path, read, self.task.trust)
        return self.pool.submit(carried, task, self.pool.settings.seconds_per_file)

    def _insist(self, task: ReadTask, future: ProcessFuture[ReadResult], left: int) -> ReadResult:
        """Begins again when the worker died, which may be the machine's fault. Raises TaskFailed."""
        try:
            return result(future)
        except TaskFailed as error:
            if not error.died or left <= 0:
                raise
        return self._insist(task, _submit(self.pool, task), left - 1)


def begin(pool: Pool, task: ReadTask, progress: Progress | None, attempts: int) -> UnderWay:
    """Has a file read, by as many workers as it may have: how many pages it has is known to them only."""
    count = pool.hands
    shares = [replace(task, share=Share(rank, count)) for rank in range(count)]
    together = _together(progress, count) if progress is not None else None
    for rank, share in enumerate(shares):
        pool.watch(share.key, together(rank) if together else None)
    return UnderWay(pool, task, attempts, [(share, _submit(pool, share)) for share in shares])


def _submit(pool: Pool, task: ReadTask) -> ProcessFuture[ReadResult]:
    return pool.submit(read_file, task, pool.settings.seconds_per_file)


def _together(progress: Progress, count: int) -> Callable[[int], Progress]:
    """One progress of a file made of those of its shares."""
    done = [0] * count

    def of_share(rank: int) -> Progress:
        def tell(name: str, pages: int, total: int) -> None:
            done[rank] = pages
            progress(name, sum(done), total)

        return tell

    return of_share


def joined(shares: Sequence[ReadResult], limits: Limits) -> ReadResult:
    """The file as if one worker had read it all. A file with a gap in its pages is not read."""
    trouble = next((one for one in shares if one.document.problem is not None), None)
    if trouble is not None:
        return ReadResult(trouble.document.model_copy(update={"pages": ()}), {})
    pages = sorted((page for one in shares for page in one.document.pages), key=lambda page: page.number)
    if [page.number for page in pages] != list(range(1, len(pages) + 1)):
        return ReadResult(shares[0].document.model_copy(update={"pages": (), "problem": CRASHED}), {})
    document: Document = shares[0].document.model_copy(update={"pages": tuple(pages)})
    if sum(page.width * page.height for page in pages) > limits.max_total_pixels:
        problem = UnreadableError("too-many-pixels").problem
        return ReadResult(document.model_copy(update={"pages": (), "problem": problem}), {})
    pictures = {key: path for one in shares for key, path in one.pictures.items()}
    return ReadResult(
        document,
        {key: pictures[key] for key in sorted(pictures)},
        tuple(sorted((place for one in shares for place in one.masked), key=lambda place: place.page)),
        tuple(sorted((code for one in shares for code in one.codes), key=lambda code: code.place.page)),
    )
