"""Words that a reader glued to their boxes come apart, and no other."""

from __future__ import annotations

import pytest

from extractors.boxes.resplit import resplit
from tests.extractors.pages import view


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("commande:□Oui", ["commande:", "□", "Oui"]),
        ("[X]Non", ["[X]", "Non"]),
        ("YNon", ["Y", "Non"]),
        ("©Non", ["©", "Non"]),
        ("vOui", ["v", "Oui"]),
        ("ANS", ["ANS"]),
        ("Prestation", ["Prestation"]),
        ("d’Oui", ["d’Oui"]),
    ],
)
def test_a_word(text: str, parts: list[str]) -> None:
    (line,) = resplit(view([(text, 0.1, 0.2)])).page.lines
    assert [word.text for word in line.words] == parts
    assert all(a.box.right <= b.box.left + 1e-9 for a, b in zip(line.words, line.words[1:], strict=False))
