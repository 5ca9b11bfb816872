"""Numbers of pieces with a stroke between blanks, and what may stand behind such a stroke."""

from __future__ import annotations

import pytest

from extractors.values import number
from tests.extractors.pages import words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RAD-22 / 0061 | N° de dossier", "RAD-22 / 0061"),
        ("IFL 2022 / 39", "IFL 2022 / 39"),
        ("BC-26-17 / 12/03/2026", "BC-26-17"),
        ("BC-26-17 / 12.03.2026", "BC-26-17"),
        ("BC-26 / FINESS 123", "BC-26"),
        ("2026-C-0418 - Date d’émission", "2026-C-0418"),
        ("IF/BDC/0263 - N° engagement 4500118820", "IF/BDC/0263"),
        ("ORD/2026/00974 - AF-MDV-LGC-Va2", "ORD/2026/00974"),
        ("BC-26-30417- Dr Solenn KERMARREC", "BC-26-30417"),
        ("BC-26-30417 – page 2", "BC-26-30417"),
        ("BC-26-30417- page 2", "BC-26-30417"),
        ("F/27/0088 – M. Paul NERAC", "F/27/0088"),
    ],
)
def test_the_first_number_of_a_line(text: str, said: str) -> None:
    first = next(iter(number.find(words(text))))
    assert (first.parsed.value, first.raw) == (said, said)
    assert text[first.start : first.end] == said


def test_the_box_of_a_number_ends_before_the_dash_that_is_glued_to_it() -> None:
    """Else a second reader is shown the first letter of the name behind it."""
    line = words("BC-26-30417- Dr")
    last = next(iter(number.find(line))).words[-1]
    assert last.text == "BC-26-30417"
    assert last.box.right < line[0].box.right
