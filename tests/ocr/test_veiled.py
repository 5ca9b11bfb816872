"""Text that a PDF writes and does not let show is no text of the page, even where other text shows."""

from __future__ import annotations

import pytest
from PIL import Image

from ocr.honesty import Judgement
from tests.ocr.paper import letter, pdf, sheet, stream, typed
from tests.ocr.written import PRINT, SAID, judged_layer, says

BESIDE = SAID.replace("60 760", "400 760")
STATES = (
    "/ExtGState << /None << /ca 0 /CA 0 >> /Hardly << /ca 0.05 >> /Edge << /CA 0 >> /Half << /ca 0.5 >> "
    "/Full << /ca 1 /SMask /None >> /Masked << /SMask << /S /Luminosity /G 7 0 R >> >> "
    "/Mixed << /BM /Multiply >> /Odd << /BM [] >> >>"
)
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 600 842] /Resources << /Font << /F1 5 0 R >> >>"
GROUP = f"{FORM} /Group << /S /Transparency >>"


def judged(content: str, image: Image.Image | None = None) -> Judgement:
    """Twenty lines of print, and that content over one of them, or beside."""
    data = pdf(
        typed(PRINT) + content,
        image=image,
        more=[stream(FORM, b""), stream(FORM, SAID.encode()), stream(GROUP, SAID.encode()),
              stream(FORM, BESIDE.encode()), stream(GROUP, BESIDE.encode())],
        forms="/Same 8 0 R /Group 9 0 R /SameBeside 10 0 R /GroupBeside 11 0 R",
        resources=STATES,
    )  # fmt: skip
    return judged_layer(data)


@pytest.mark.parametrize(
    "content",
    [
        f"/None gs {SAID}",
        f"/Hardly gs {SAID}",
        f"/None gs q /Full gs Q {SAID}",
        f"/Edge gs {SAID.replace('BT', 'BT 1 Tr')}",
        f"/None gs {SAID.replace('BT', 'BT 2 Tr')}",
        f"/Masked gs {SAID}",
        "/None gs /Same Do",
        "/None gs /Group Do",
        "/Masked gs /Group Do",
        f"q 10 10 20 20 re W n {SAID} Q",
        f"q 10 10 20 20 re W* n 0 0 600 842 re W n {SAID} Q",
        f"q 0 0 5 5 re W n q 2 0 0 2 0 0 cm 0 0 600 842 re W n Q {SAID} Q",
    ],
)
def test_what_does_not_show_is_told_and_not_used(content: str) -> None:
    judgement = judged(content)
    assert judgement.verdict == "honest"
    assert len([word for word in judgement.words if word.text == "imprimée"]) == len(PRINT)
    assert not says(judgement)
    assert ("777,00", "invisible") in [(one.text, one.why) for one in judgement.unseen]


@pytest.mark.parametrize(
    "content",
    [
        f"/Half gs {BESIDE}",
        f"q /None gs Q {BESIDE}",
        f"/None gs /Full gs {BESIDE}",
        f"/Edge gs {BESIDE}",
        f"/Odd gs /Missing gs {BESIDE}",
        f"/Masked gs /Full gs {BESIDE}",
        "/SameBeside Do",
        "/Half gs /GroupBeside Do",
        f"q 390 740 150 60 re W n {BESIDE} Q",
        f"q 10 10 20 20 re W n Q {BESIDE}",
        f"0.9 g 390 740 150 60 re f 0 g {BESIDE}",
        f"{BESIDE} /Mixed gs 1 1 0 rg 390 740 150 60 re f",
        f"{BESIDE} /Half gs 1 1 0 rg 390 740 150 60 re f",
        f"{BESIDE} 380 730 200 90 re 390 740 150 60 re f*",
        f"1 g 0 G {BESIDE.replace('BT', 'BT 1 Tr')}",
        f"1 g 0 G {BESIDE.replace('BT', 'BT 2 Tr')}",
    ],
)
def test_what_shows_is_read(content: str) -> None:
    judgement = judged(content)
    assert says(judgement)
    assert not judgement.unseen


@pytest.mark.parametrize(
    "cover",
    ["1 g 390 740 150 60 re f", "q 150 0 0 60 390 740 cm /Im Do Q", "0 0.4 0 rg 390 740 150 60 re B"],
)
def test_text_replaced_under_a_cover_is_told_and_not_used(cover: str) -> None:
    other = BESIDE.replace("77 777", "12 345")
    judgement = judged(f"{BESIDE} {cover} 0 g {other}", image=letter())
    assert not says(judgement)
    assert any(word.text == "345,00" for word in judgement.words)
    assert ("777,00", "invisible") in [(one.text, one.why) for one in judgement.unseen]


def test_the_text_under_the_picture_of_a_scan_is_the_text_of_a_scanner() -> None:
    judgement = judged(f"{BESIDE} q 595 0 0 842 0 0 cm /Im Do Q", image=sheet())
    assert judgement.verdict == "distrusted"
    assert not judgement.unseen
