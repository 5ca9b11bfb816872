"""Another person beside the declared one: « Hélène MARCHAND et Marc HUBERT », « … (remplacée par …) »."""

from __future__ import annotations

import re

from checks.case import Case
from checks.fold import fold
from checks.names import TITLES, Match, for_another, person
from checks.result import Result, review, spot
from checks.wording import on
from models.finding import Severity
from models.piece import Piece
from models.reading import Field, ValueKind

_REPLACED = re.compile(
    r"\b(?:remplac[ée]+s? par|rempla[çc]ante?|suppl[ée]ante?|repr[ée]sent[ée]+s? par)\b", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:et|ou|&)\s+|\s*/\s*")
_STRUCTURES = frozenset(
    {
        "cabinet",
        "centre",
        "maison",
        "clinique",
        "polyclinique",
        "hopital",
        "pharmacie",
        "officine",
        "residence",
    }
    | {"laboratoire", "association", "sisa", "selarl", "selas", "scm", "scp", "gie", "gcs", "msp", "cds"}
)


def with_somebody(
    case: Case, piece: Piece, field: Field, wanted: str, at_most: Severity | None
) -> Result | None:
    """A question where the words behind a name speak of somebody else; None where they do not."""
    if field.kind is not ValueKind.PERSON or not with_another(field.raw, wanted):
        return None
    return review(
        f"« {case.title(piece, field.key)} » {on(piece.kind)} : « {field.raw} » semble nommer aussi une "
        "autre personne. Vérifiez sur l’image de qui il s’agit et, si ce n’est pas le client déclaré seul, "
        "demandez des précisions au fournisseur.",
        spot(piece, field),
        expected=wanted,
        observed=field.raw,
        at_most=at_most,
    )


def with_another(read: str, declared: str) -> bool:
    """Whether another stands beside a name: « Hélène MARCHAND et Marc HUBERT », « … (remplacée par …) ».

    A first name alone, « M. et Mme MARCHAND », words in small letters are nobody else.
    """
    told = _REPLACED.search(read)
    by = read[told.end() :].strip(" ():,") if told else ""
    if for_another(read) or (told and person(by, declared) is not Match.SAME):
        return True
    parts = [part for part in _AND.split(read) if part.strip()]
    if len(parts) < 2 or len(_AND.split(declared)) > 1:
        return False
    return any(_is_somebody(part) and person(part, declared) is Match.DIFFERENT for part in parts)


def _is_somebody(text: str) -> bool:
    said = [w for w in re.findall(r"[^\W\d_][\w’'-]*", text) if fold(w) not in TITLES]
    named = len(said) > 1 and all(w[0].isupper() for w in said[:2])
    return named and fold(said[0]) not in _STRUCTURES
