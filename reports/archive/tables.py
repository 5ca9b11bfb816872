"""The rows for programs: CSV and Parquet, streamed, the same bytes for the same results."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from models.archive import DossierRow, FindingRow
from reports.archive.columns import inert, tidy

GROUP = 2_000
Row = DossierRow | FindingRow


def write_csv(path: Path, kind: type[Row], rows: Iterable[Row]) -> None:
    """UTF-8 with its mark and semicolons, as a French spreadsheet opens it."""
    names = tuple(kind.model_fields)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([inert(_text(getattr(row, name))) for name in names])


def _text(value: Any) -> str | int:
    return value if isinstance(value, int) else tidy(str(value))


def write_parquet(path: Path, kind: type[Row], rows: Iterable[Row]) -> None:
    """Texts and whole numbers, under our names; values as they are."""
    names = tuple(kind.model_fields)
    schema = pa.schema([(name, _arrow(kind.model_fields[name].annotation)) for name in names])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = {name: [_plain(getattr(row, name)) for row in group] for name in names}
            writer.write_table(pa.table(columns, schema=schema))


def _arrow(annotation: object) -> Any:
    return pa.int64() if annotation is int else pa.string()


def _plain(value: Any) -> str | int:
    return value if isinstance(value, int) else str(value)


def _groups(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    """Lists of rows, so that memory does not grow with the archive."""
    source = iter(rows)
    while group := list(islice(source, GROUP)):
        yield group
