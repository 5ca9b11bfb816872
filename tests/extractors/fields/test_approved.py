"""« Lu et approuvé », a name and a stamp under the label of who signs."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_schemes import Texts, read

LABEL: Texts = [("Bon de commande", 0.1, 0.05), ("Mention, nom et signature du responsable :", 0.1, 0.7)]


@pytest.mark.parametrize("said", ["Lu et approuvé", "Bon pour accord"])
def test_the_name_beside_the_words_of_approval(said: str) -> None:
    texts: Texts = [
        *LABEL,
        (said, 0.12, 0.72),
        ("I. Garreau", 0.42, 0.722),
        ("CENTRE HOSPITALIER", 0.2, 0.75),
    ]
    assert read("HOP-DPI-Va2", "bdc-client-unique", texts)["signatory_name"][0].value == "I. Garreau"


def test_a_stamp_names_no_signatory() -> None:
    texts: Texts = [*LABEL, ("CENTRE HOSPITALIER", 0.2, 0.72), ("DU VAL D’OUCHE", 0.21, 0.735)]
    assert read("HOP-DPI-Va2", "bdc-client-unique", texts)["signatory_name"][0].value is None
