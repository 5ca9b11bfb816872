"""How values and pieces are written for a gestionnaire: 18/03/2026, 1 250,00 €, 732 829 320 00074."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from models.dossier import Nature, Stage
from models.piece import PieceKind
from models.reading import Field, ValueKind

THIN = "\u202f"  # narrow no-break space: French thousands
HARD = "\u00a0"  # no-break space: before € and %

_THE: dict[PieceKind, str] = {
    PieceKind.BDC: "le bon de commande",
    PieceKind.VA: "l’attestation de VA",
    PieceKind.MOM: "la déclaration de MOM",
    PieceKind.FACTURE: "la facture",
    PieceKind.JOURNAL: "le journal de monitoring",
    PieceKind.ANNULATION_FOURNISSEUR: "l’attestation d’annulation du fournisseur",
    PieceKind.ANNULATION_CLIENT: "la lettre d’annulation du client",
}
NATURES: dict[str, str] = {Nature.V2: "Vague 2", Nature.V1_V2: "Vague 1 + Vague 2"}
STAGES: dict[Stage, str] = {
    Stage.AVANCE: "demande d’avance",
    Stage.SOLDE: "demande de solde",
    Stage.SECONDAIRE: "demande de paiement de la Prestation secondaire",
    Stage.ANNULATION: "demande d’annulation",
}
_GROUPS: dict[ValueKind, tuple[int, ...]] = {
    ValueKind.SIRET: (3, 3, 3, 5),
    ValueKind.SIREN: (3, 3, 3),
    ValueKind.PHONE: (2, 2, 2, 2, 2),
}


def the(kind: PieceKind) -> str:
    """« le bon de commande »."""
    return _THE[kind]


def on(kind: PieceKind) -> str:
    """« sur le bon de commande »."""
    return f"sur {_THE[kind]}"


def goes_on(sentence: str) -> str:
    """The sentence as it is written behind a colon: « : le champ … », and still « : XFA … »."""
    return (
        sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() or sentence[1:2] == " " else sentence
    )


def day(value: date) -> str:
    """18/03/2026."""
    return f"{value:%d/%m/%Y}"


def instant(value: datetime) -> str:
    """16/12/2026 à 12 h 00, in the zone that the value carries."""
    return f"{value:%d/%m/%Y} à {value:%H}{HARD}h{HARD}{value:%M}"


def amount(value: Decimal) -> str:
    """1 250,00 €; more places than two are kept, never rounded away."""
    places = max(2, -int(value.as_tuple().exponent)) if value.is_finite() else 2
    return f"{value:,.{places}f}{HARD}€".replace(",", THIN).replace(".", ",")


def rate(value: Decimal) -> str:
    """8,5 %."""
    text = f"{value.normalize():f}"
    return f"{text.replace('.', ',')}{HARD}%"


def count(value: Decimal | int) -> str:
    return f"{value:,f}".replace(",", THIN) if isinstance(value, Decimal) else f"{value:,}".replace(",", THIN)


def show(kind: ValueKind, value: str) -> str:
    """A canonical value for a person; text that is not what its kind says is shown as it stands."""
    try:
        if kind is ValueKind.DATE:
            return day(date.fromisoformat(value))
        if kind is ValueKind.AMOUNT:
            return amount(Decimal(value))
        if kind is ValueKind.RATE:
            return rate(Decimal(value))
        if kind is ValueKind.COUNT:
            return count(Decimal(value))
    except (ValueError, InvalidOperation):
        return value
    return _grouped(value, _GROUPS.get(kind, ()))


def show_field(field: Field) -> str:
    """The value of a field, or what stood on the page when it gave none."""
    return show(field.kind, field.value) if field.value is not None else field.raw


def _grouped(value: str, groups: tuple[int, ...]) -> str:
    if not groups or len(value) != sum(groups) or not value.isdigit():
        return value
    parts, start = [], 0
    for length in groups:
        parts.append(value[start : start + length])
        start += length
    return HARD.join(parts)
