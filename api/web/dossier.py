"""What the page of a dossier shows, worked out before the template."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from api.find import page_keys
from checks.verdict import LEFT_OVER
from models.finding import Report
from models.geometry import Place
from models.page import Grade
from models.piece import PageEntry, PageState, Piece
from models.reading import Field
from pipeline.batch.remarks import other_of
from pipeline.review import Answer, Kind, Reviewed, page_subject, value_subjects
from reports.formats import show_field
from reports.labels import Labels, labels_of
from reports.ledger import ledger_rows
from reports.order import Concern
from reports.readings import ValueRow, piece_parts
from reports.view import FindingView, SectionView, counted_words, view_of
from reports.words import GRADES
from store.tables import Decision

TO_SCAN = frozenset({PageState.UNREADABLE, PageState.NOT_OPENED})


@dataclass(frozen=True)
class ValueLine:
    """A value as it counts, what the machine read, and what somebody decided. `subject` "" : not a value."""

    row: ValueRow
    subject: str
    automatic: str
    places: str
    decision: Decision | None


@dataclass(frozen=True)
class Judged:
    """A finding with what somebody decided of it (None: nobody did), and the values that it points to.

    `other`: the dossier that it names, "" when it names none.
    """

    view: FindingView
    subject: str
    places: str
    decision: Decision | None
    values: tuple[ValueLine, ...] = ()
    other: str = ""


@dataclass(frozen=True)
class Section:
    """A piece, or the dossier as a whole."""

    view: SectionView
    to_treat: tuple[Judged, ...]
    passed: tuple[Judged, ...]
    without_object: tuple[Judged, ...]
    values: tuple[ValueLine, ...]


@dataclass(frozen=True)
class Sheet:
    """A page that was handed in; `number` is its rank, 0 when it has no picture."""

    number: int
    entry: PageEntry
    piece: str
    grade: str
    remarks: tuple[str, ...]
    subject: str
    left: bool
    scan_again: bool
    decision: Decision | None


@dataclass(frozen=True)
class DossierView:
    """Everything but what the row of the dossier says."""

    report: Report
    title: str
    counts: tuple[tuple[Concern, str], ...]
    notices: tuple[Judged, ...]
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    decisions: int


def dossier_view(
    made: Reviewed, automatic: Report, decisions: Sequence[Decision], news: Collection[str] = ()
) -> DossierView:
    """The result that counts, with the machine's own beside it.

    `news`: subjects of the findings that came after the report and that nobody has judged.
    """
    report = made.report
    labels = labels_of(report.scheme)
    view = view_of(report, labels)
    settled = [f for f, subject in zip(report.findings, made.subjects, strict=True) if subject not in news]
    numbers = {key: rank for rank, key in enumerate(page_keys(report), start=1)}
    last = _last(decisions)
    subjects = dict(zip(report.findings, made.subjects, strict=True))
    read = value_subjects(automatic.pieces)

    known = {
        s.anchor: _values(s.piece, labels, read, last, numbers) if s.piece else () for s in view.sections
    }
    every = [line for lines in known.values() for line in lines if line.subject and line.row.place]

    def judged(views: Sequence[FindingView], new: bool = False) -> tuple[Judged, ...]:
        return tuple(
            Judged(
                v,
                subjects[v.finding],
                places_of(v.finding.evidence, numbers),
                last.get((Kind.FINDING, subjects[v.finding])),
                tuple(line for line in every if line.row.place in v.finding.evidence),
                other_of(v.finding),
            )
            for v in views
            if (subjects[v.finding] in news) is new
        )

    sections = tuple(
        Section(
            s,
            judged(s.to_treat),
            judged(s.passed),
            judged(s.without_object),
            known[s.anchor],
        )
        for s in view.sections
    )
    sheets = _sheets(report, view.piece_titles, numbers, last)
    notices = judged([v for s in view.sections for v in s.to_treat], new=True)
    counts = counted_words(settled)
    return DossierView(report, labels.scheme_title, counts, notices, sections, sheets, len(last))


def _last(decisions: Sequence[Decision]) -> dict[tuple[Kind, str], Decision]:
    """The decision that counts on each subject; one that was undone is not there."""
    last = {(Kind(one.kind), one.subject): one for one in decisions}
    return {key: one for key, one in last.items() if one.answer != Answer.NONE.value}


def places_of(places: Sequence[Place], numbers: Mapping[tuple[str, int], int]) -> str:
    """« [[page, left, top, right, bottom], …] » for the viewer."""
    known = (p for p in places if (p.document, p.page) in numbers)
    return json.dumps(
        [
            [numbers[p.document, p.page], *(round(side, 4) for side in p.box.model_dump().values())]
            for p in dict.fromkeys(known)
        ]
    )


def _values(
    piece: Piece,
    labels: Labels,
    read: Mapping[str, Field],
    last: Mapping[tuple[Kind, str], Decision],
    numbers: Mapping[tuple[str, int], int],
) -> tuple[ValueLine, ...]:
    """Every value of the piece: fields and cells first, which have a subject, in the same order."""
    rows = [row for _, group in piece_parts(piece, labels) for row in group]
    subjects = [*value_subjects([piece])]
    subjects += [""] * (len(rows) - len(subjects))
    before = {s: show_field(f) for s, f in value_subjects([piece]).items()}
    before |= {s: show_field(f) for s, f in read.items() if s in before}
    return tuple(
        ValueLine(
            row,
            subject,
            before.get(subject, ""),
            places_of([row.place] if row.place else [], numbers),
            last.get((Kind.VALUE, subject)),
        )
        for row, subject in zip(rows, subjects, strict=True)
    )


def _sheets(
    report: Report,
    titles: Mapping[str, str],
    numbers: Mapping[tuple[str, int], int],
    last: Mapping[tuple[Kind, str], Decision],
) -> tuple[Sheet, ...]:
    made = []
    for row in ledger_rows(report):
        entry, page = row.entry, row.page
        grade = page.legibility.grade if page is not None and not page.blank else None
        made.append(
            Sheet(
                number=numbers.get((entry.document, entry.page), 0),
                entry=entry,
                piece=titles.get(entry.piece or "", ""),
                grade=GRADES[grade] if grade else "",
                remarks=tuple(row.remarks),
                subject=page_subject(entry),
                left=entry.state in LEFT_OVER,
                scan_again=grade is Grade.ILLEGIBLE or entry.state in TO_SCAN,
                decision=last.get((Kind.PAGE, page_subject(entry))),
            )
        )
    return tuple(made)
