"""What an archive run shows as it goes: a bar for a person, JSON lines for a program, or nothing."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from cli.console import err
from pipeline.batch.job import Done
from reports.words import VERDICTS


class Live:
    """Counts dossiers, pages and verdicts; tells nobody."""

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter()
        self.pages = 0
        self.dossiers = 0
        self.waiting = 0
        self._begun = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._begun

    def start(self, waiting: int, total: int) -> None:
        """Once the archive is planned: dossiers to control, and dossiers in all."""
        self.waiting = waiting
        self._begun = time.monotonic()

    def done(self, done: Done) -> None:
        """After each dossier."""
        self.dossiers += 1
        self.pages += done.read
        self.verdicts[done.row.verdict] += 1


class Lines(Live):
    """One JSON object a line on the standard output."""

    def start(self, waiting: int, total: int) -> None:
        super().start(waiting, total)
        _line({"event": "start", "waiting": waiting, "dossiers": total})

    def done(self, done: Done) -> None:
        super().done(done)
        row = done.row
        _line(
            {
                "event": "dossier",
                "id": row.id,
                "state": row.state.value,
                "verdict": row.verdict,
                "pages": row.pages,
                "read": done.read,
                "seconds": round(self.seconds, 3),
            }
        )


class Bar(Live):
    """A bar on the error stream."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._task: TaskID | None = None

    def start(self, waiting: int, total: int) -> None:
        super().start(waiting, total)
        self._task = self._progress.add_task("", total=waiting, said="")

    def done(self, done: Done) -> None:
        super().done(done)
        if self._task is not None:
            self._progress.update(self._task, advance=1, said=self._said())

    def _said(self) -> str:
        speed = f"{self.pages / max(self.seconds, 0.001):.2f} pages/s"
        words = (f"{VERDICTS[name].title} {self.verdicts[name]}" for name in VERDICTS if self.verdicts[name])
        return " · ".join([speed, *words])


@contextmanager
def live(quiet: bool, json_lines: bool) -> Iterator[Live]:
    """What suits: JSON lines when asked for, a bar on a terminal, else nothing."""
    console = err()
    if json_lines:
        yield Lines()
    elif quiet or not console.is_terminal:
        yield Live()
    else:
        columns = (
            TextColumn("Dossiers"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[said]}", markup=False),
        )
        with Progress(*columns, console=console) as progress:
            yield Bar(progress)


def _line(content: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")
    sys.stdout.flush()
