"""Text that is written on a page and never painted is no text of the page, even where other text shows."""

from __future__ import annotations

import pytest

from ocr.honesty import Judgement
from tests.ocr.paper import pdf, stream, typed
from tests.ocr.written import PRINT, SAID, judged_layer, says

IN_LAYER = f"/OC /M1 BDC /Other BMC {SAID} EMC EMC"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 600 842] /OC 7 0 R /Resources << /Font << /F1 5 0 R >> >>"
BESIDE = "400 760"
OFF, ON = "/OFF [7 0 R]", "/OFF []"
ALL_OFF, ALL_OFF_BUT = "/BaseState /OFF", "/BaseState /OFF /ON [7 0 R]"


def judged(content: str, layers: str, policy: str = "AnyOn", at: str = "60 760") -> Judgement:
    """Twenty lines of print, and that content over one of them, or elsewhere."""
    data = pdf(
        typed(PRINT) + content.replace("60 760", at),
        more=[
            b"<< /Type /OCG /Name (Cache) >>",
            stream(FORM, SAID.replace("60 760", at).encode()),
            f"<< /Type /OCMD /OCGs [7 0 R] /P /{policy} >>".encode(),
        ],
        catalog=f"/OCProperties << /OCGs [7 0 R] /D << {layers} >> >>",
        forms="/X1 8 0 R",
        resources="/Properties << /M1 7 0 R /M2 9 0 R >>",
    )
    return judged_layer(data)


@pytest.mark.parametrize(
    ("content", "layers"),
    [
        (IN_LAYER, OFF),
        (IN_LAYER, ALL_OFF),
        ("/X1 Do", OFF),
        (IN_LAYER.replace("M1", "M2"), OFF),
        (SAID.replace("BT", "BT 3 Tr"), ON),
        (SAID.replace("BT", "BT 7 Tr"), ON),
    ],
)
def test_what_is_not_painted_is_told_and_not_used(content: str, layers: str) -> None:
    judgement = judged(content, layers)
    assert judgement.verdict == "honest"
    assert not says(judgement)
    assert ("777,00", "invisible") in [(one.text, one.why) for one in judgement.unseen]


@pytest.mark.parametrize(
    ("content", "layers", "policy"),
    [
        (IN_LAYER, ON, "AnyOn"),
        (IN_LAYER, ALL_OFF_BUT, "AnyOn"),
        ("/X1 Do", ON, "AnyOn"),
        (IN_LAYER.replace("M1", "M2"), OFF, "AllOff"),
        (f"/OC /M1 BDC EMC {SAID}", OFF, "AnyOn"),
        (f"EMC EMC {SAID}", OFF, "AnyOn"),
        (f"/OC /Missing BDC {SAID} EMC", OFF, "AnyOn"),
    ],
)
def test_what_is_painted_is_read(content: str, layers: str, policy: str) -> None:
    judgement = judged(content, layers, policy, BESIDE)
    assert says(judgement)
    assert not judgement.unseen


def test_white_letters_over_print_are_told_and_not_used() -> None:
    judgement = judged(SAID.replace("BT", "BT 1 g"), ON)
    assert not says(judgement)
    assert ("777,00", "invisible") in [(one.text, one.why) for one in judgement.unseen]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    judgement = judged(f"0 0 0.4 rg 390 750 120 30 re f {SAID.replace('BT', 'BT 1 g')}", ON, at=BESIDE)
    assert says(judgement)
    assert not judgement.unseen
