"""What travels between a run and those who do its work; all of it can be pickled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from models.archive import DossierRow, FindingRow, PageRow, Trace
from models.finding import Report
from pipeline.batch.demand import Demand
from pipeline.batch.places import Places
from pipeline.files import Handed
from pipeline.pool import Pool, Progress
from pipeline.settings import Settings


class Html(StrEnum):
    """For which dossiers an illustrated report is written: none, those to look at, all."""

    NONE = "none"
    OPEN = "open"
    ALL = "all"


@dataclass(frozen=True)
class Writers:
    """How a report is written: functions of the `reports` room, handed in so that pipeline needs it not.

    `html` takes the report and its pages as JPEG, by document and page.
    """

    json: Callable[[Report], bytes]
    html: Callable[[Report, Mapping[tuple[str, int], bytes]], str]


@dataclass(frozen=True)
class ReadOrder:
    """The files of a dossier to be read, and the keys under which the reading is to be kept.

    The pages' pictures may go to `folder` for the time of it.
    """

    files: tuple[Handed, ...]
    scheme: str
    key: str
    alias: str
    folder: Path
    places: Places


# Reads, keeps the reading on the disk, and tells how many pages that were.
Read = Callable[[ReadOrder, Pool, Progress | None], int]


@dataclass(frozen=True)
class Choices:
    """What a run does with each dossier.

    `version` is that of all that makes a result, `reading` that of what reads (see `keys`): the run's own,
    so that every worker writes under the same keys.
    """

    settings: Settings
    writers: Writers
    reader: Read
    version: str
    reading: str
    mapping: Mapping[str, Any] | None = None
    received: datetime | None = None
    rules_only: bool = False
    retry: bool = False
    html: Html = Html.OPEN


@dataclass(frozen=True)
class Job:
    """One dossier to control, with results under `root`."""

    demand: Demand
    root: Path
    choices: Choices


@dataclass(frozen=True)
class Done:
    """What the ledger writes down of a dossier. `read` counts the pages that were read for it just now."""

    row: DossierRow
    pages: tuple[PageRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    traces: tuple[Trace, ...] = ()
    read: int = 0


@dataclass(frozen=True)
class Unread:
    """No reading is kept of these files."""

    files: tuple[Handed, ...]
    scheme: str
    key: str
    alias: str
