"""Every kind finds its own examples, inside a sentence too, and none of its counter-examples."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.values import (
    af,
    am,
    amount,
    count,
    dates,
    dispositif,
    email,
    finess,
    number,
    phone,
    postal_code,
    rate,
    reference,
    rpps,
    siren,
    siret,
    vat_number,
    yes_no,
)
from tests.extractors.pages import words

MODULES = (
    af,
    am,
    amount,
    count,
    dates,
    dispositif,
    email,
    finess,
    number,
    phone,
    postal_code,
    rate,
    reference,
    rpps,
    siren,
    siret,
    vat_number,
    yes_no,
)
EXAMPLES = [(m, text, value) for m in MODULES for text, value in m.EXAMPLES.items()]
COUNTER = [(m, text) for m in MODULES for text in m.COUNTER_EXAMPLES]


def name(item: object) -> str:
    return item.__name__.rpartition(".")[2] if isinstance(item, ModuleType) else str(item)


@pytest.mark.parametrize(("module", "text", "value"), EXAMPLES, ids=name)
def test_example_parses(module: ModuleType, text: str, value: str) -> None:
    parsed = module.parse(text)
    assert parsed is not None
    assert parsed.value == value


@pytest.mark.parametrize(("module", "text", "value"), EXAMPLES, ids=name)
def test_example_is_found_after_a_label(module: ModuleType, text: str, value: str) -> None:
    found = [c.parsed.value for c in module.find(words(f"Libellé : {text}"))]
    assert found == [value]


@pytest.mark.parametrize(("module", "text"), COUNTER, ids=name)
def test_counter_example_gives_nothing(module: ModuleType, text: str) -> None:
    assert module.parse(text) is None
