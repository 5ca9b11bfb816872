"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; "(none)" when it has no row."""
    listed = [[_cell(value) for value in row] for row in rows]
    if not listed:
        return "(none)"
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in listed)]
    return "\n".join(lines)


def section(title: str, *parts: str, level: int = 2) -> str:
    """A heading and what stands under it."""
    return "\n\n".join([f"{'#' * level} {title}", *parts])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(value: object) -> str:
    text = "-" if value is None else str(value)
    return " ".join(text.replace("|", "\\|").split())
