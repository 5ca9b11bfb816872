"""A person named in the block of the client and where they sign."""

from __future__ import annotations

import pytest

from extractors.fields import extract_fields
from models.reading import Status
from schemes import load_scheme
from tests.extractors.fields.test_layouts import Texts
from tests.extractors.pages import view

MODEL = load_scheme("SFP-LGC-Va2").piece_model("bdc-professionnel-liberal")


@pytest.mark.parametrize(
    ("signing", "in_block"),
    [("MILLOT Sandrine", True), ("MARTIN Jeanne", False), ("MILLOT Sandrine-Anne", False)],
)
def test_the_block_of_the_client_names_who_signs(signing: str, in_block: bool) -> None:
    texts: Texts = [
        ("Bon de commande", 0.7, 0.05),
        ("Adressé à :", 0.53, 0.13),
        ("Mme Sandrine Millot", 0.54, 0.155),
        ("Infirmière diplômée d'État libérale (IDE)", 0.54, 0.17),
        ("N° RPPS: 10909304171", 0.54, 0.185),
        ("21200 Beaune", 0.54, 0.215),
        ("Bon pour accord, le client", 0.08, 0.5),
        (f"Nom, prénom : {signing}", 0.08, 0.52),
        ("Signature et cachet", 0.46, 0.5),
    ]
    found = {field.key: field for field in extract_fields(MODEL, [view(texts)])}
    (place,) = found["client_name"].evidence
    assert (place.box.top < 0.2) is in_block
    assert found["client_name"].status is Status.FOUND
