"""A value in a sentence ends with the brackets that it stands in."""

from __future__ import annotations

import pytest

from extractors.values import plain
from tests.extractors.pages import line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13.8.8.1272), dont le numéro", "13.8.8.1272"),
        ("13.8.8.1272 ) dont", "13.8.8.1272"),
        ("Galédoc, version 2026.1 (version", "Galédoc, version 2026.1"),
        ("Galédoc (édition cabinet) 2026.1", "Galédoc (édition cabinet) 2026.1"),
        ("Centre médical (site de Lyon)", "Centre médical (site de Lyon)"),
        ("Centre médical (site de", "Centre médical (site de"),
        ("1) Galédoc", "1) Galédoc"),
    ],
)
def test_a_text(text: str, value: str) -> None:
    assert [found.parsed.value for found in plain.find(line(text, 0.1, 0.1).words)] == [value]


def test_what_was_cut_is_left_out_of_the_proof() -> None:
    (found,) = plain.find(line("13.8.8.1272), dont le numéro", 0.1, 0.1).words)
    assert found.raw == "13.8.8.1272"
    assert [word.text for word in found.words] == ["13.8.8.1272"]
