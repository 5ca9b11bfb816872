"""What a rule says: an outcome, a sentence, and the places that prove it. It knows no severity."""

from __future__ import annotations

from dataclasses import dataclass

from models.finding import Outcome, Severity
from models.geometry import Place
from models.piece import Piece
from models.reading import Field


@dataclass(frozen=True)
class Spot:
    """Where a result points: the piece's key, the name of what was looked at in it, its places."""

    piece: str | None = None
    field: str = ""
    evidence: tuple[Place, ...] = ()

    def beside(self, other: Spot) -> Spot:
        """This spot with the other's places as further proof (a rule that compares two pieces)."""
        added = tuple(place for place in other.evidence if place not in self.evidence)
        return Spot(self.piece, self.field, self.evidence + added)


NOWHERE = Spot()


def spot(piece: Piece, field: Field, name: str = "") -> Spot:
    """The spot of a field; `name` when the reports know it under another name (amounts.ht)."""
    return Spot(piece.key, name or field.key, field.evidence)


@dataclass(frozen=True)
class Result:
    """One conclusion. `at_most`: this breach is milder than the control's own severity (another NIC …)."""

    outcome: Outcome
    message: str
    spot: Spot = NOWHERE
    expected: str = ""
    observed: str = ""
    at_most: Severity | None = None


def passed(message: str, where: Spot = NOWHERE, *, expected: str = "", observed: str = "") -> Result:
    return Result(Outcome.PASS, message, where, expected, observed)


def failed(
    message: str,
    where: Spot = NOWHERE,
    *,
    expected: str = "",
    observed: str = "",
    at_most: Severity | None = None,
) -> Result:
    return Result(Outcome.FAIL, message, where, expected, observed, at_most)


def review(
    message: str,
    where: Spot = NOWHERE,
    *,
    expected: str = "",
    observed: str = "",
    at_most: Severity | None = None,
) -> Result:
    return Result(Outcome.TO_REVIEW, message, where, expected, observed, at_most)


def skipped(message: str, where: Spot = NOWHERE, *, observed: str = "") -> Result:
    """The control has nothing to say here; the message gives the reason."""
    return Result(Outcome.NOT_APPLICABLE, message, where, observed=observed)
