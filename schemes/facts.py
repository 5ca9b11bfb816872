"""The facts that a scheme is made of: dates, ceilings, rates, cases; each with its source."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from models.base import Frozen
from models.dossier import Nature, Stage
from models.finding import Severity
from models.parties import Identifier
from models.piece import PieceKind
from schemes.source import Sourced, Unknown

Money = Annotated[Decimal, Field(ge=0, decimal_places=2)]
Role = Literal["principale", "secondaire"]


class After(Frozen):
    """So many months after another date of the calendar (S4:126-151, S1:173-202)."""

    after: str
    months: int


class CalendarDate(Sourced):
    """One date of the calendar, to the hour, Paris time; or relative to another; or unknown, and why."""

    title: str
    at: datetime | After | Unknown


class Milestones(Frozen):
    """Which date of the calendar plays which part. None: the texts set no such limit."""

    issued_after: str | None = None  # the order is issued after
    signed_after: str | None = None  # the client signs after
    signed_from: str | None = None  # the client signs that day or later
    signed_until: str | None = None  # the client signs that day or earlier
    evidence_until: str | None = None  # the complete evidence file is handed in
    avance_until: str | None = None  # the demand of avance is received
    done_until: str | None = None  # the prestation is finished
    solde_until: str | None = None  # the demand of solde is received


class Ceiling(Sourced):
    """The highest HT amount for a profile. `nature` None: one amount whatever the nature."""

    profile: str
    line: Role
    nature: Nature | None = None
    excl_tax: Money


class ScalePoint(Frozen):
    """The ceiling, VAT included, at an activité combinée."""

    activity: Decimal
    incl_tax: Money


class Scale(Sourced):
    """A ceiling affine between the points, by activité combinée; `rate` is the VAT of its amounts.

    `slack`: the cent that two ways of rounding the scale may differ by (facts §6.1).
    """

    nature: Nature
    rate: Decimal
    slack: Money
    points: Annotated[tuple[ScalePoint, ...], Field(min_length=2)]


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
    """Pieces that a stage demands: one of each of `pieces`, and at least one of `one_of`."""

    stage: Stage
    pieces: tuple[PieceKind, ...] = ()
    one_of: tuple[PieceKind, ...] = ()


class Attestation(Sourced):
    """MOM when every one of the `scenarios` is `direct`, VA when one is not (S0:376-380, S0:584-591)."""

    scenarios: Annotated[tuple[str, ...], Field(min_length=1)]
    direct: str
    stage: Stage


class Choice(Frozen):
    """One answer of a scenario.

    `bars`: natures of Prestation that it closes to the client (S1:283-289). `fields`: keys of what the
    invoice must then show (S1:1122-1132).
    """

    key: str
    title: str
    bars: tuple[Nature, ...] = ()
    fields: tuple[str, ...] = ()


class Scenario(Sourced):
    """A group of boxes whose answer the dossier declares; same keys as the group of the piece models."""

    key: str
    title: str
    options: Annotated[tuple[Choice, ...], Field(min_length=2)]


class Profession(Sourced):
    """A profession of clients, and the profiles that their software must have (S4:373-394)."""

    key: str
    title: str
    profiles: tuple[str, ...]


class Case(Sourced):
    """A case of the scheme: how many clients, what identifies them, who signs, what the ceiling goes by.

    `on_pieces` false: the identifiers of the clients need not stand on every piece (a mandataire acts).
    """

    id: str
    title: str
    identifiers: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    several: bool = False
    mandataire: bool = False
    de_minimis: bool = False
    ceiling_by: Literal["case", "tranche", "profession", "activity"] | None = None


class Control(Sourced):
    """A control that applies to the scheme, with what breaking it costs there."""

    severity: Severity


class Durations(Sourced):
    """Delays in days and months that the controls compute with; None where the texts have none."""

    evidence_before_signature_days: int | None = None
    secondaire_period_months: int | None = None
    secondaire_filing_months: int | None = None


class Split(Sourced):
    """Shares of the Prestation, per cent."""

    avance: Decimal
    solde: Decimal


class DeMinimis(Sourced):
    """The most aids that one client may get in so many years, by the regulation of that title."""

    title: str
    total: Money
    years: int


class Demand(Sourced):
    """Paths of the declared dossier that this scheme demands beyond the ones that every dossier has."""

    stage: Stage | None = None  # every stage but a cancellation
    case: str | None = None  # every case
    paths: Annotated[tuple[str, ...], Field(min_length=1)]
