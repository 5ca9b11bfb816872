"""The nature of the prestation as a line of amounts names it."""

from __future__ import annotations

import pytest

from checks.rules.boxes import nature_of
from models.dossier import Nature


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Prestation Ségur « Mise à jour vague 1 et vague 2 »", Nature.V1_V2),
        ("Prestation principale Vagues 1 + 2", Nature.V1_V2),
        ("Mise à jour vague l et vague 2", Nature.V1_V2),
        ("Mise à jour VAGUE I et VAGUE 2", Nature.V1_V2),
        ("Prestation principale Vague 2", Nature.V2),
        ("Prestation Ségur « Mise à jourvague 1 et vague 2 »", Nature.V1_V2),
        ("Mise à jour vague1et vague2", Nature.V1_V2),
        ("Mise à jourvague 2", Nature.V2),
        ("SONS LGC Vague 2 – prestation principale Vague 2", Nature.V2),
        ("Mise à jour et vague 2", None),
        ("Mise à jour vague ? et vague 2", None),
        ("Vague 1 ou vague 2", None),
        ("Prestation principale", None),
        ("Installation de la vague littorale", None),
    ],
)
def test_nature_of_a_line(text: str, nature: Nature | None) -> None:
    assert nature_of(text) is nature
