"""A funding scheme: calendar, ceilings, rates, required pieces, controls; each fact with its source."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime
from itertools import pairwise

from pydantic import Field, field_validator, model_validator

from models.dossier import Nature, Stage
from models.piece import EVERY_CASE, PieceKind
from schemes.dates import resolve
from schemes.facts import (
    After,
    Attestation,
    CalendarDate,
    Case,
    Ceiling,
    Control,
    Demand,
    DeMinimis,
    Durations,
    Milestones,
    Money,
    Performance,
    Profession,
    Rates,
    Required,
    Role,
    Scale,
    Scenario,
    Split,
)
from schemes.piece import PieceModel
from schemes.source import Sourced, Unknown


def _once(what: str, values: Iterable[Hashable]) -> None:
    """Raises ValueError when the same fact is stated twice: two values of it could not both be true."""
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            raise ValueError(f"{what} given twice: {value}")
        seen.add(value)


class Scheme(Sourced):
    """One SONS, complete. Raises at load when anything lacks a source or a piece.

    `dispositif`: what the attestations call it (« SGL Vague 1 »); None where they do not.
    `prestations`: the name of each role of line (principale, secondaire) that the order holds.
    `unknown`: why the texts that we hold give no ceilings, split or calendar, by name of the fact.
    `across`: the controls that compare the dossiers of an archive.
    """

    id: str
    reference: str | Unknown
    title: str
    dispositif: str | None = None
    cases: tuple[Case, ...]
    calendar: dict[str, CalendarDate]
    milestones: Milestones = Milestones()
    prestations: dict[Role, str]
    ceilings: tuple[Ceiling, ...] = ()
    scales: tuple[Scale, ...] = ()
    rates: tuple[Rates, ...]
    tolerance: Money
    split: Split | None = None
    performance: Performance | None = None
    durations: Durations | None = None
    de_minimis: DeMinimis | None = None
    unknown: dict[str, Unknown] = Field(default_factory=dict)
    scenarios: tuple[Scenario, ...] = ()
    professions: tuple[Profession, ...] = ()
    demands: tuple[Demand, ...] = ()
    required: tuple[Required, ...]
    attestation: Attestation | None = None
    controls: dict[str, Control]
    across: dict[str, Control] = Field(default_factory=dict)
    pieces: tuple[PieceModel, ...] = ()

    @field_validator("calendar")
    @classmethod
    def _dates_follow_each_other(cls, calendar: dict[str, CalendarDate]) -> dict[str, CalendarDate]:
        for key, date in calendar.items():
            if isinstance(date.at, After) and date.at.after not in calendar:
                raise ValueError(f"{key}: no date {date.at.after}")
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
    def _names_are_known(self) -> Scheme:
        """Milestones name dates, the attestation names scenarios, demands name cases."""
        for part, key in self.milestones:
            if key is not None and key not in self.calendar:
                raise ValueError(f"milestones/{part}: no date {key}")
        for key in self.attestation.scenarios if self.attestation else ():
            if self.scenario(key) is None:
                raise ValueError(f"attestation: no scenario {key}")
        for demand in self.demands:
            if demand.case is not None and self.case(demand.case) is None:
                raise ValueError(f"demands: no case {demand.case}")
        return self

    @model_validator(mode="after")
    def _choices_name_fields(self) -> Scheme:
        known = {field.key for piece in self.pieces for field in piece.fields}
        for choice in (choice for one in self.scenarios for choice in one.options):
            for key in choice.fields if known else ():
                if key not in known:
                    raise ValueError(f"scenarios: no piece has the field {key} of {choice.key}")
        return self

    @model_validator(mode="after")
    def _pieces_cover_the_stages(self) -> Scheme:
        for need in self.required:
            for kind in (*need.pieces, *need.one_of):
                for case in self.cases:
                    if self.pieces and not self.models_of(kind, case.id):
                        raise ValueError(f"no model of {kind} for case {case.id} ({need.stage})")
        return self

    @property
    def name(self) -> str:
        """The reference of the appel à financement, the id where the texts do not give it."""
        return self.reference if isinstance(self.reference, str) else self.id

    def is_called(self, named: str) -> bool:
        """« LGC Vague 2 » of MDV-LGC-Va2: what attestations call it, else a word of its id and its vague."""
        if self.dispositif is not None:
            return named.casefold() == self.dispositif.casefold()
        *words, version = self.id.casefold().split("-")
        return named.casefold() in {f"{word} vague {version.removeprefix('va')}" for word in words}

    def bears(self, declared: str) -> bool:
        """The declared reference is this scheme's, whatever its case and with or without « AF- »."""
        wanted = declared.strip().casefold()
        return wanted in (self.name.casefold(), self.id.casefold(), f"AF-{self.id}".casefold())

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

    def scenario(self, key: str) -> Scenario | None:
        return next((s for s in self.scenarios if s.key == key), None)

    def required_at(self, stage: Stage) -> Required | None:
        return next((r for r in self.required if r.stage is stage), None)

    def date(self, key: str, known: Mapping[str, datetime] | None = None) -> datetime | None:
        """A date of the calendar, None when it is unknown; `known` holds the dates that an operator set."""
        return resolve({name: date.at for name, date in self.calendar.items()}, key, known or {})

    def why_unknown(self, key: str) -> str:
        """Why the texts leave a date unknown, that of the date it counts from when it is relative."""
        at = self.calendar[key].at
        while isinstance(at, After):
            at = self.calendar[at.after].at
        return at.unknown if isinstance(at, Unknown) else ""

    def ceiling(self, profile: str, line: str, nature: Nature | None) -> Ceiling | None:
        return next(
            (c for c in self.ceilings if (c.profile, c.line, c.nature) == (profile, line, nature)), None
        )

    def scale(self, nature: Nature | None) -> Scale | None:
        return next((s for s in self.scales if s.nature is nature), None)
