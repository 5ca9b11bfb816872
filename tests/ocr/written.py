"""A page of print with more written over it, and whether the layer of words says that too."""

from __future__ import annotations

from ocr.honesty import Judgement, judge
from ocr.pdf import PdfSource
from ocr.settings import Limits

PRINT = ["Une ligne imprimée de la commande"] * 20
SAID = "BT /F1 11 Tf 60 760 Td (77 777,00) Tj ET"


def judged_layer(data: bytes) -> Judgement:
    """The layer of the first page against its pixels."""
    source = PdfSource(data, Limits())
    found = source.layer(0)
    assert found is not None
    return judge(*found, source.page(0).pixels)


def says(judgement: Judgement) -> bool:
    """Whether SAID is among the words that are kept."""
    return any("777" in word.text for word in judgement.words)
