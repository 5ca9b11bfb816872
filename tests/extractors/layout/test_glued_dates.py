"""« le » and a day that a reader wrote as one word, with what stands before."""

from __future__ import annotations

import pytest

from extractors.layout.segments import segments_of
from tests.extractors.pages import view


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fait à Bourg-en-Bresselel8mai2026", ["Fait", "à", "Bourg-en-Bresse", "le", "l8mai2026"]),
        ("lelljuillet 2026", ["lelljuillet", "2026"]),
        ("le18mai2026", ["le", "18mai2026"]),
        ("Le18/03/2026", ["Le", "18/03/2026"]),
        ("Lemaire", ["Lemaire"]),
        ("ledécembre", ["ledécembre"]),
        ("Fait à Paris,lel3/09/26", ["Fait", "à", "Paris,", "le", "l3/09/26"]),
        (",1e10/08/2026", [",", "le", "10/08/2026"]),
        ("Châtillon1e28 juillet", ["Châtillon", "le", "28", "juillet"]),
        ("Charleville e29/6/2026", ["Charleville", "le", "29/6/2026"]),
        (",1le10/02/2026", [",", "le", "10/02/2026"]),
        (",1e2810/2022", [",", "le", "2810/2022"]),
        ("1e.81612025", ["le", ".81612025"]),
        ("e.16l09/2022", ["le", ".16l09/2022"]),
        ("Brest , e 29/6/2026", ["Brest", ",", "le", "29/6/2026"]),
        ("Brest , 1e 141/2022", ["Brest", ",", "le", "141/2022"]),
        (",1e19-07 -2022", [",", "le", "19-07", "-2022"]),
        ("salle12-03", ["salle12-03"]),
        ("1e903b9304", ["1e903b9304"]),
        ("1e90349304", ["1e90349304"]),
        ("4ab90cc1e7", ["4ab90cc1e7"]),
        ("au 1e étage", ["au", "1e", "étage"]),
        ("Article28", ["Article28"]),
        ("Modele12/14", ["Modele12/14"]),
        ("Lille2mai", ["Lil", "le", "2mai"]),
    ],
)
def test_le_and_the_day_are_words_of_their_own(text: str, words: list[str]) -> None:
    (segment,) = segments_of([view([(text, 0.1, 0.4)])])
    assert [word.text for word in segment.words] == words
