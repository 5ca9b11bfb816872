"""What the generator says is true of a dossier: `truth.json`, read strictly where the scores need it."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from models.finding import Verdict
from models.piece import MentionOutcome, PageState, PieceKind, SignatureKind


class _Truth(BaseModel):
    """Frozen; keys that no score needs (fonts, layouts) are left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class TruePageRef(_Truth):
    """A page of a file; pages count from 1."""

    document: str
    page: int


class TruePiece(_Truth):
    """A piece as printed. `fields` holds canonical values, only of what is really on the paper."""

    kind: PieceKind
    case: str
    family: str = ""
    held_out: bool = False
    pages: tuple[TruePageRef, ...]
    fields: dict[str, str | tuple[str, ...]] = {}
    handwritten: tuple[str, ...] = ()
    tables: dict[str, tuple[dict[str, str | None], ...]] = {}
    rosters: dict[str, tuple[dict[str, tuple[str, ...]], ...]] = {}
    mentions: dict[str, MentionOutcome] = {}
    groups: dict[str, str | tuple[str, ...] | None] = {}
    signatures: dict[str, SignatureKind] = {}


class TruePage(_Truth):
    """Where a page belongs. `piece_index` counts from 0 in `Truth.pieces`."""

    document: str
    page: int
    state: PageState
    piece_index: int | None = None


class Defect(_Truth):
    """A fault that was planted, and the controls of which one at least must speak."""

    name: str
    controls: tuple[str, ...]


class Truth(_Truth):
    """A generated dossier."""

    seed: int
    index: int
    scheme: str = "MDV-LGC-Va2"
    stage: str
    case: str
    sound: bool
    defects: tuple[Defect, ...] = ()
    expected_verdict: Verdict
    quality: str
    profile: str = ""
    pieces: tuple[TruePiece, ...]
    pages: tuple[TruePage, ...]


def load_truth(folder: Path) -> Truth:
    """The truth of a generated dossier. Raises OSError, pydantic.ValidationError."""
    return Truth.model_validate_json((folder / "truth.json").read_bytes())
