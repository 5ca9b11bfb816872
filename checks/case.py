"""What the rules judge: the pieces as read, the ledger of pages, the dossier as declared, the scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from zoneinfo import ZoneInfo

from checks.fold import compact
from models.dossier import Dossier, Stage
from models.geometry import Place
from models.page import Document, Grade, Page
from models.piece import PageEntry, PageState, Piece, PieceKind
from models.reference import References
from schemes import Scheme
from schemes.facts import Case as DeclaredCase
from schemes.piece import FieldModel, PieceModel

PARIS = ZoneInfo("Europe/Paris")
# Of no piece, and nobody has said that the dossier does not need it.
STRAY = frozenset({PageState.UNRECOGNISED, PageState.UNREADABLE, PageState.NOT_OPENED})


@dataclass(frozen=True)
class Case:
    """One demand to control.

    `calendar`: dates that an operator has set where the text leaves them unknown (date-0), by key.
    `nir_places`: where numbers that look like a NIR were seen; their digits never come here.
    `references`: the bases that an operator has loaded.
    """

    pieces: tuple[Piece, ...]
    pages: tuple[PageEntry, ...]
    documents: tuple[Document, ...]
    dossier: Dossier
    scheme: Scheme
    calendar: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    nir_places: tuple[Place, ...] = ()
    references: References = field(default_factory=References)

    @cached_property
    def received(self) -> datetime:
        """When the demand was received, Paris time (S2:145-146); an instant without zone is Paris time."""
        at = self.dossier.received
        return at.replace(tzinfo=PARIS) if at.tzinfo is None else at.astimezone(PARIS)

    @property
    def stage(self) -> Stage:
        return self.dossier.stage

    def of(self, *kinds: PieceKind) -> tuple[Piece, ...]:
        """The pieces of these kinds, all kinds when none is named."""
        return tuple(p for p in self.pieces if not kinds or p.kind in kinds)

    def piece(self, kind: PieceKind) -> Piece | None:
        """The first piece of a kind (PIE-05 looks at the others)."""
        return next(iter(self.of(kind)), None)

    def model(self, piece: Piece) -> PieceModel | None:
        """The model of a piece, None when it is of another scheme."""
        return next((m for m in self.scheme.pieces if m.id == piece.model), None)

    def field_models(self, piece: Piece) -> tuple[FieldModel, ...]:
        model = self.model(piece)
        return model.fields if model else ()

    def field_model(self, piece: Piece, key: str) -> FieldModel | None:
        return next((m for m in self.field_models(piece) if m.key == key), None)

    def title(self, piece: Piece, key: str) -> str:
        """The French name of a field, the key when the model does not know it."""
        model = self.field_model(piece, key)
        return model.title if model else key

    def at(self, key: str) -> datetime | None:
        """A date of the calendar, the operator's when the text leaves it unknown; Paris time."""
        at = self.scheme.date(key, self.calendar)
        if at is None:
            return None
        return at.replace(tzinfo=PARIS) if at.tzinfo is None else at.astimezone(PARIS)

    def day(self, key: str) -> date | None:
        at = self.at(key)
        return at.date() if at else None

    @property
    def known(self) -> DeclaredCase | None:
        """The declared case, None when the scheme does not know it."""
        return self.scheme.case(self.dossier.case)

    def pages_of(self, piece: Piece) -> tuple[tuple[str, Page], ...]:
        """The pages of a piece with the name of their document."""
        refs = {(ref.document, ref.page) for ref in piece.pages}
        return tuple((d.name, p) for d in self.documents for p in d.pages if (d.name, p.number) in refs)

    def clear(self, piece: Piece) -> bool:
        """Every page of the piece is there and reads well: what is not seen on it is not on it.

        A page of which nobody knows what it is may be the piece's own, and hold what is missing.
        """
        pages = self.pages_of(piece)
        good = all(page.legibility.grade is Grade.GOOD for _, page in pages)
        return bool(pages) and good and not self.stray

    @property
    def stray(self) -> bool:
        """A page that was handed in went to no piece."""
        return any(entry.state in STRAY for entry in self.pages)

    def profile(self, site: str | None) -> str | None:
        """The profile that ceilings go by: the case of a doctor, the tranche of a site; None unknown."""
        known = self.known
        if known is not None and known.ceiling_by == "case":
            return known.id
        if known is not None and known.ceiling_by == "profession":
            return self.dossier.client.profession
        sites = tuple(site for client in self.dossier.parties for site in client.sites)
        only = sites[0] if len(sites) == 1 else None
        found = next((s for s in sites if site and compact(s.finess) == compact(site)), only)
        return found.tranche if found else None
