"""Which of some names a strip says."""

from __future__ import annotations

import pytest

from ocr.named import NameScorer, letters_of
from tests.ocr.test_days import CLASSES, strip

SCORER = NameScorer(CLASSES)


def cost(seen: str, name: str) -> float:
    return SCORER.likeness(strip(seen), name)


@pytest.mark.parametrize("seen", ["Vincent Wagner", "WAGNER Vincent", "vincent.wagner", "Wagner  Vincent"])
def test_a_name_costs_nothing_where_it_is_written(seen: str) -> None:
    assert cost(seen, "Vincent Wagner") == pytest.approx(0, abs=0.05)


def test_accents_and_dashes_do_not_count() -> None:
    assert cost("Lea SAINT CLAIR", "Léa Saint-Clair") == pytest.approx(0, abs=0.05)
    assert letters_of("Œuvrard-Noël") == "oeuvrardnoel"


def test_another_name_costs_more_the_more_letters_differ() -> None:
    seen = "Yincent Magnes"
    assert 0 > cost(seen, "Vincent Wagner") > cost(seen, "Vincent Moreau") > cost(seen, "Solène Dubois")


def test_a_name_without_letters_is_never_said() -> None:
    assert cost("Vincent Wagner", "12") == float("-inf")
