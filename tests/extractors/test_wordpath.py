"""Expected words against found ones: misread, missing, added, glued and split."""

import pytest

from extractors.wordpath import Pair, best_path

WORDS = ("bon", "de", "commande", "conclu")


def test_every_word_there_gains_every_letter() -> None:
    gain, pairs = best_path(WORDS, WORDS)
    assert gain == sum(map(len, WORDS))
    assert pairs == tuple(Pair(n, n + 1, n, n + 1, 1.0) for n in range(4))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (("bonde", "commande", "conclu"), Pair(0, 2, 0, 1, 1.0)),
        (("bon", "de", "com", "mande", "conclu"), Pair(2, 3, 2, 4, 1.0)),
        (("bon", "de", "commande"), Pair(3, 4, 3, 3, 0.0)),
        (("bon", "de", "la", "commande", "conclu"), Pair(2, 2, 2, 3, 0.0)),
    ],
)
def test_what_became_of_a_word(found: tuple[str, ...], expected: Pair) -> None:
    _, pairs = best_path(WORDS, found)
    assert expected in pairs


def test_a_word_misread_is_the_word_less_sure() -> None:
    _, pairs = best_path(WORDS, ("bon", "de", "cornmande", "conclu"))
    assert [p.likeness for p in pairs if (p.i0, p.i1, p.j0, p.j1) == (2, 3, 2, 3)] == [
        pytest.approx(0.823, abs=0.001)
    ]


def test_what_stands_around_costs_nothing() -> None:
    gain, pairs = best_path(WORDS, ("le", *WORDS, "ici"))
    assert gain == sum(map(len, WORDS))
    assert pairs[-1].j1 == 5


def test_a_one_glued_to_the_word_before_and_read_as_a_letter_is_there() -> None:
    _, pairs = best_path(("perf", "egale", "a", "1"), ("perf", "egale", "al"))
    assert pairs[-1] == Pair(2, 4, 2, 3, 1.0)
