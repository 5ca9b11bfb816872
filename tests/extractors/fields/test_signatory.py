"""The name of the signatory as hands write it and readers take it."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_layouts import Texts, read, values


def signatory(*told: tuple[str, float]) -> str | None:
    texts: Texts = [("Bon de commande", 0.05, 0.05), *((text, x, 0.8) for text, x in told)]
    texts += [("Signature du client", 0.05, 0.84)]
    return values(read("bdc-medecin-liberal", texts), "signatory_name")[0]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (("Nom du signataire : Nadia ETCHEGARAY",), "Nadia ETCHEGARAY"),
        (("Nom du signataire :", "ETCHEGARAYNadia"), "ETCHEGARAY Nadia"),
        (("Nom du signataire :", "NadiaETCHEGARAY"), "Nadia ETCHEGARAY"),
        (("Nom du signataire", ": Nadia ETCHEGARAY"), "Nadia ETCHEGARAY"),
        (("Nom du signataire :", "Nadia"), None),
        (("Nom du signataire :", "Signature"), None),
        (("Nom du signataire :", "MARCHETTI Gaë1"), "MARCHETTI Gaël"),
        (("Nom du signataire :", "Madame, Monsieur,"), None),
    ],
)
def test_two_words_make_a_name_even_glued(told: tuple[str, ...], name: str | None) -> None:
    assert signatory(*((text, 0.05 + 0.25 * n) for n, text in enumerate(told))) == name
