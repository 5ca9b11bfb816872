"""What an archive run knows of each dossier: the rows of its results, whoever writes or shows them."""

from __future__ import annotations

from enum import StrEnum

from models.base import Frozen
from models.geometry import Place


class State(StrEnum):
    """The one state in which every dossier of an archive ends; QUEUED is the only one that does not last.

    REFUSED: the declared dossier cannot be used. LEFT: it killed workers three times. UNREAD: nothing was
    read before and the run may not read. NOT_DRAWN: outside of the sample asked for.
    """

    QUEUED = "queued"
    DONE = "done"
    REFUSED = "refused"
    LEFT = "left"
    UNREAD = "unread"
    NOT_DRAWN = "not-drawn"


class DossierRow(Frozen):
    """One dossier in the results. `report` and `html` are paths under the output folder, "" when none.

    `pages_left` counts the pages that belong to no piece, `links` the findings that tie it to another
    dossier. `key` is that of the result, `reading` that of the kept reading. `rules` are the controls that
    are not satisfied, in order, spaces between.
    """

    id: str
    state: State
    verdict: str = ""
    summary: str = ""
    reason: str = ""
    scheme: str = ""
    stage: str = ""
    case: str = ""
    received: str = ""
    supplier: str = ""
    siret: str = ""
    client: str = ""
    identifiers: str = ""
    order: str = ""
    invoice: str = ""
    files: int = 0
    files_failed: int = 0
    pages: int = 0
    pages_left: int = 0
    fails: int = 0
    reviews: int = 0
    errors: int = 0
    links: int = 0
    rules: str = ""
    report: str = ""
    html: str = ""
    key: str = ""
    reading: str = ""
    report_sha256: str = ""


class FindingRow(Frozen):
    """One finding that is neither a pass nor out of scope. `document` and `page` are its first proof."""

    dossier: str
    rule: str
    title: str
    outcome: str
    severity: str
    message: str
    piece: str = ""
    field: str = ""
    expected: str = ""
    observed: str = ""
    document: str = ""
    page: int = 0


class PageRow(Frozen):
    """One page and the state in which it ends. `page` is 0 for a file that could not be opened."""

    document: str
    page: int
    state: str
    grade: str = ""


class TraceKind(StrEnum):
    """What may tie two dossiers of an archive together; CANCELLED is an order that no longer does."""

    CANCELLED = "cancelled"
    CLIENT = "client"
    INVOICE = "invoice"
    PAGE = "page"
    SIGNATURE = "signature"


class Trace(Frozen):
    """Something of a dossier that must not come back in another one.

    `value`: an identifier, a number, or a hash in hexadecimal. `certain`: declared and read with proof.
    `words`: hashes of the telling words of a page. `person`: who signs, folded.
    """

    kind: TraceKind
    value: str
    certain: bool = False
    words: tuple[str, ...] = ()
    person: str = ""
    place: Place | None = None


class Link(Frozen):
    """Two dossiers that a control across the archive ties, each with its place.

    `first` is the one that came first; `at_fault` says that the text leaves no doubt about `second`.
    """

    rule: str
    first: str
    second: str
    value: str
    at_fault: bool = False
    first_place: Place | None = None
    second_place: Place | None = None


class Bar(Frozen):
    """One bar of a plot: its label, and how many by verdict, outcome or state."""

    label: str
    parts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.parts.values())


class Rate(Frozen):
    """A rate seen in a sample, and the interval that holds the archive's own 95 times in 100."""

    title: str
    hits: int
    size: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        return self.hits / self.size if self.size else 0.0


class Pace(Frozen):
    """What was done in a stretch of time of a run."""

    run: int
    seconds: float
    pages: int
    dossiers: int


class Summary(Frozen):
    """The archive at a glance. `worst` are the first dossiers to look at."""

    dossiers: int
    pages: int
    states: dict[str, int]
    verdicts: dict[str, int]
    page_states: dict[str, int]
    grades: dict[str, int]
    by_scheme: tuple[Bar, ...]
    by_supplier: tuple[Bar, ...]
    by_rule: tuple[Bar, ...]
    pace: tuple[Pace, ...]
    rates: tuple[Rate, ...]
    seed: int
    links: int
    misplaced: int
    worst: tuple[DossierRow, ...]
