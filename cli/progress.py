"""A page counter while files are read, on the error stream and only for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from cli.console import err
from reports.clean import clean

OnPage = Callable[[str, int, int], None]


@contextmanager
def page_counter(quiet: bool) -> Iterator[OnPage | None]:
    """Gives what the pipeline calls after each page (file, pages done, pages in all), or None."""
    console = err()
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("Lecture de {task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def on_page(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(clean(name), total=total)
            progress.update(tasks[name], completed=done, total=total)

        yield on_page
