"""A funding scheme: calendar, ceilings, rates, required pieces, controls; each fact with its source."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from models.base import Frozen
from models.dossier import Nature, Stage
from models.finding import Severity
from models.piece import EVERY_CASE, PieceKind
from schemes.piece import PieceModel
from schemes.source import Sourced, Unknown

Money = Annotated[Decimal, Field(ge=0, decimal_places=2)]


class CalendarDate(Sourced):
    """One date of the calendar, to the hour, Paris time; or unknown with the reason."""

    title: str
    at: datetime | Unknown


class Ceiling(Sourced):
    """The highest HT amount for a profile. `nature` None: the Prestation secondaire, before PERF."""

    profile: str
    line: Literal["principale", "secondaire"]
    nature: Nature | None = None
    excl_tax: Money


class Rates(Sourced):
    """VAT rates (per cent) for clients of the departments; `departments` () is everywhere else."""

    departments: tuple[str, ...] = ()
    rates: tuple[Decimal, ...]


class PerformanceStep(Frozen):
    """From this share of documents sent (per cent), PERF has this value."""

    ratio: Decimal
    value: Decimal


class Performance(Sourced):
    """PERF (S2:379-386): above `documents` documents, the highest step whose ratio is reached gives it."""

    documents: int
    steps: tuple[PerformanceStep, ...]


class Required(Sourced):
    """Pieces that a stage demands, one of each kind."""

    stage: Stage
    pieces: tuple[PieceKind, ...]


class Case(Sourced):
    """A case of the scheme: what identifies the client, and whether de minimis applies."""

    id: str
    title: str
    identifier: Literal["rpps", "finess"]
    de_minimis: bool


class Control(Sourced):
    """A control that applies to the scheme, with what breaking it costs there."""

    severity: Severity


class Durations(Sourced):
    """Delays in days and months that the controls compute with."""

    evidence_before_signature_days: int
    secondaire_period_months: int
    secondaire_filing_months: int


class Split(Sourced):
    """Shares of the Prestation principale, per cent."""

    avance: Decimal
    solde: Decimal


def _once(what: str, values: Iterable[Hashable]) -> None:
    """Raises ValueError when the same fact is stated twice: two values of it could not both be true."""
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what} given twice: {value}")
        seen.add(value)


class Scheme(Sourced):
    """One SONS, complete. Raises at load when anything lacks a source or a piece.

    `across`: the controls that compare the dossiers of an archive.
    """

    id: str
    reference: str
    title: str
    cases: tuple[Case, ...]
    calendar: dict[str, CalendarDate]
    ceilings: tuple[Ceiling, ...]
    rates: tuple[Rates, ...]
    tolerance: Money
    split: Split
    performance: Performance
    durations: Durations
    required: tuple[Required, ...]
    controls: dict[str, Control]
    across: dict[str, Control] = Field(default_factory=dict)
    pieces: tuple[PieceModel, ...] = ()

    @field_validator("calendar")
    @classmethod
    def _dates_follow_each_other(cls, calendar: dict[str, CalendarDate]) -> dict[str, CalendarDate]:
        known = [(key, date.at) for key, date in calendar.items() if isinstance(date.at, datetime)]
        for (before, first), (after, second) in pairwise(sorted(known)):
            if first >= second:
                raise ValueError(f"overlapping dates: {after} is not after {before}")
        return calendar

    @field_validator("cases")
    @classmethod
    def _cases_once(cls, cases: tuple[Case, ...]) -> tuple[Case, ...]:
        _once("case", (case.id for case in cases))
        return cases

    @field_validator("ceilings")
    @classmethod
    def _ceilings_once(cls, ceilings: tuple[Ceiling, ...]) -> tuple[Ceiling, ...]:
        _once("ceiling", (f"{c.profile} {c.line} {c.nature or ''}".strip() for c in ceilings))
        return ceilings

    @field_validator("rates")
    @classmethod
    def _rates_once(cls, rates: tuple[Rates, ...]) -> tuple[Rates, ...]:
        _once("rates of a department", (one for r in rates for one in r.departments or ("elsewhere",)))
        return rates

    @model_validator(mode="after")
    def _pieces_cover_the_stages(self) -> Scheme:
        for need in self.required:
            for kind in need.pieces:
                for case in self.cases:
                    if not self.models_of(kind, case.id):
                        raise ValueError(f"no model of {kind} for case {case.id} ({need.stage})")
        return self

    def models_of(self, kind: PieceKind, case: str) -> tuple[PieceModel, ...]:
        """The piece models of a kind for a case, those that serve every case included."""
        return tuple(m for m in self.pieces if m.kind is kind and m.case in (case, EVERY_CASE))

    def piece_model(self, model_id: str) -> PieceModel:
        """Raises KeyError for an id that the scheme does not have."""
        found = next((m for m in self.pieces if m.id == model_id), None)
        if found is None:
            raise KeyError(model_id)
        return found

    def case(self, case_id: str) -> Case | None:
        return next((c for c in self.cases if c.id == case_id), None)

    def required_at(self, stage: Stage) -> tuple[PieceKind, ...]:
        return next((r.pieces for r in self.required if r.stage is stage), ())

    def date(self, key: str) -> datetime | None:
        """A date of the calendar, None when the text leaves it unknown."""
        at = self.calendar[key].at
        return at if isinstance(at, datetime) else None

    def ceiling(self, profile: str, line: str, nature: Nature | None) -> Ceiling | None:
        return next(
            (c for c in self.ceilings if (c.profile, c.line, c.nature) == (profile, line, nature)), None
        )
