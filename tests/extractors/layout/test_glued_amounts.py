"""Amounts of two cells that a reader took for one word."""

from __future__ import annotations

import pytest

from extractors.layout.segments import segments_of
from tests.extractors.pages import view


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("875,91€.5255,46€", ["875,91€", "5255,46€"]),
        ("875,91€5255,46€", ["875,91€", "5255,46€"]),
        ("875.91€", ["875.91€"]),
        ("1.250,00€", ["1.250,00€"]),
        ("12,5€/3", ["12,5€/3"]),
    ],
)
def test_two_amounts_in_one_word_are_two_words(text: str, words: list[str]) -> None:
    (segment,) = segments_of([view([(text, 0.7, 0.4)])])
    assert [word.text for word in segment.words] == words
    assert all(a.box.right <= b.box.left for a, b in zip(segment.words, segment.words[1:], strict=False))
    assert segment.text == " ".join(words)
