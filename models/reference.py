"""Reference bases that an operator loads: what they say of a client, a structure or a solution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from models.base import Frozen


class Kind(StrEnum):
    """Which base: the FINESS register, structures with their tranches, eligible ES, référenced solutions."""

    FINESS = "finess"
    BASE_STRUCTURES = "base-structures"
    BASE_SEGUR = "base-segur"
    SOLUTIONS = "solutions"


class Entry(Frozen):
    """One line of a base; `key` is the FINESS, or the numéro unique de référencement."""

    key: str
    scheme: str | None = None
    name: str | None = None
    tranche: str | None = None
    activity: Decimal | None = None
    ceiling: Decimal | None = None
    category: str | None = None
    level: str | None = None  # juridique or geographique
    closed: date | None = None
    profiles: tuple[str, ...] = ()


class Version(Frozen):
    """A version of a base: the day it is of, when it was loaded from which file."""

    kind: Kind
    of: date
    sha256: str
    file: str
    lines: int


@dataclass(frozen=True)
class References:
    """The latest version of each base that is loaded, looked up by key."""

    versions: tuple[Version, ...] = ()
    entries: Mapping[Kind, Mapping[str, tuple[Entry, ...]]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def loaded(self, kind: Kind) -> bool:
        return any(version.kind is kind for version in self.versions)

    def version(self, kind: Kind) -> Version | None:
        return next((v for v in self.versions if v.kind is kind), None)

    def all(self, kind: Kind, key: str) -> tuple[Entry, ...]:
        return self.entries.get(kind, {}).get(key, ())

    def find(self, kind: Kind, key: str) -> Entry | None:
        return next(iter(self.all(kind, key)), None)
