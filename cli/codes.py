"""Exit codes: stable, documented in the help and in the README."""

from __future__ import annotations

from enum import IntEnum

from models.finding import Verdict


class Code(IntEnum):
    """What the command answers to the program that called it."""

    CONFORME = 0
    MISUSE = 2
    INTERNAL = 3
    A_VERIFIER = 10
    A_COMPLETER = 11
    IRRECEVABLE = 12
    NON_CONTROLE = 13


CODES: dict[Verdict, Code] = {
    Verdict.CONFORME: Code.CONFORME,
    Verdict.A_VERIFIER: Code.A_VERIFIER,
    Verdict.A_COMPLETER: Code.A_COMPLETER,
    Verdict.IRRECEVABLE: Code.IRRECEVABLE,
    Verdict.NON_CONTROLE: Code.NON_CONTROLE,
}

EPILOG = (
    "Codes de sortie : 0 conforme · 10 à vérifier · 11 à compléter · 12 irrecevable · 13 non contrôlé · "
    "2 commande ou dossier déclaré incorrect · 3 erreur interne."
)
