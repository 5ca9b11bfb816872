"""All the results of an archive, each file whole or not there at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.archive import DossierRow, FindingRow, Summary
from reports.archive.index import index_page
from reports.archive.source import Source
from reports.archive.tables import write_csv, write_parquet
from reports.archive.workbook import write_workbook


@dataclass(frozen=True)
class Results:
    """The files that a person opens first."""

    index: Path
    workbook: Path


def write_results(folder: Path, source: Source, summary: Summary) -> Results:
    """Tables, workbook, index page; a sample's own table when one was drawn. Raises OSError."""
    _whole(folder / "results.parquet", lambda path: write_parquet(path, DossierRow, source.rows()))
    _whole(folder / "results.csv", lambda path: write_csv(path, DossierRow, source.rows()))
    _whole(folder / "findings.parquet", lambda path: write_parquet(path, FindingRow, source.findings()))
    if summary.rates:
        _whole(folder / "sample.csv", lambda path: write_csv(path, DossierRow, source.sample()))
    else:
        (folder / "sample.csv").unlink(missing_ok=True)
    workbook, index = folder / "results.xlsx", folder / "index.html"
    _whole(workbook, lambda path: write_workbook(path, source, summary))
    _whole(index, lambda path: _write_text(path, index_page(summary)))
    return Results(index, workbook)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    """Written beside, then put in its place at once."""
    part = path.with_name(f".part-{path.name}")
    write(part)
    os.replace(part, path)
