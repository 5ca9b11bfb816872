"""Whether a text layer may be believed: its letters must be painted, and say what the page shows.

The layer that a scanner adds behind or before its picture is one more machine reading, of unknown
worth: it is trusted for nothing, and the page is read from its pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from rapidfuzz import fuzz

from models.geometry import Box
from models.page import Line, Unseen
from models.view import Pixels
from ocr.reader import FirstReader, Quad
from ocr.textlayer import MOST_LOST, SCANNED, Layer, LayerWord

INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
HIDDEN = 0.05  # share of letters that are never painted: beyond it, the layer is a scanner's
ON_IMAGES = 0.2  # share of words that stand on such images
UNMAPPED = 0.05  # share of letters without a character
SIGNS = (
    0.3  # share of letters that are pictures: no page of boxes to tick has so many, a font in disorder has
)
FAINT = 24  # levels: letters that differ less from their paper cannot be seen
WHITE = 240  # level of paper, on which white letters cannot be seen
SAMPLES = 4  # lines read from the pixels as well
SAMPLE_RATIO = 10.0  # a sample is cut to that many times its height
ALIKE = 55.0  # of 100: two readings of one line are far above, two texts far below

NO_CHARACTER = "Le texte numérique de la page n'est pas exploitable : la page a été lue sur l'image."
SCANNER = "Texte invisible ajouté par un numériseur : il n'est pas utilisé, la page a été lue sur l'image."
OTHERWISE = "Le texte numérique ne dit pas ce que la page montre : la page a été lue sur l'image."
HIDDEN_WORDS = "Du texte numérique invisible à l'écran n'a pas été retenu."


@dataclass(frozen=True)
class Judgement:
    """What becomes of a layer, why in French, and the words that can be seen."""

    verdict: Literal["none", "honest", "distrusted"]
    note: str = ""
    words: tuple[LayerWord, ...] = ()
    unseen: tuple[Unseen, ...] = ()


def judge(layer: Layer, hidden: float, pixels: Pixels) -> Judgement:
    """Judges a layer by what is painted. `hidden`: the share of letters in an invisible mode."""
    if not layer.words and not layer.unmapped and not layer.lost:
        return Judgement("none")
    if hidden > HIDDEN or _on_images(layer) > ON_IMAGES:
        return Judgement("distrusted", SCANNER)
    if layer.unmapped > UNMAPPED or layer.signs > SIGNS:
        return Judgement("distrusted", NO_CHARACTER)
    shown = {id(word): _shows(pixels, word) for word in layer.words}
    seen = tuple(word for word in layer.words if shown[id(word)])
    hidden_words = tuple(
        Unseen(text=word.text, why="invisible", box=word.box)
        for word in layer.words
        if not shown[id(word)] and any(c.isalnum() for c in word.text)  # a font may lack the sign of the euro
    )
    unseen = (*hidden_words[:MOST_LOST], *layer.lost)
    if not seen:
        return Judgement("distrusted", HIDDEN_WORDS, unseen=unseen)
    return Judgement("honest", HIDDEN_WORDS if hidden_words else "", seen, unseen)


def hidden_share(page: pypdfium2.PdfPage) -> float | None:
    """The share of letters that are written but never painted; None when the page has no letter."""
    text = page.get_textpage()
    count = int(text.count_chars())
    if count <= 0:
        return None
    hidden = 0
    for index in range(count):
        item = pdfium.FPDFText_GetTextObject(text, index)
        hidden += bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) in INVISIBLE_MODES
    return hidden / count


def _on_images(layer: Layer) -> float:
    """The share of words that stand on the images of a page that is mostly images."""
    if sum(image.area for image in layer.images) < SCANNED:
        return 0.0
    on = sum(
        any(i.contains_point(word.box.middle_x, word.box.middle_y) for i in layer.images)
        for word in layer.words
    )
    return on / max(len(layer.words), 1)


def _shows(pixels: Pixels, word: LayerWord) -> bool:
    """Something stands out there, and it may be the word: white letters on white paper are other print."""
    if not is_seen(pixels, word.box):
        return False
    height, width = pixels.shape[:2]
    left, top, right, bottom = word.box.pixels(width, height)
    return not word.pale or float(np.median(pixels[top:bottom, left:right])) < WHITE


def is_seen(pixels: Pixels, box: Box) -> bool:
    """Whether something stands out in that box of the page."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = box.pixels(width, height)
    channels = (pixels[top:bottom, left:right, n] for n in range(3))
    return any(int(one.max()) - int(one.min()) >= FAINT for one in channels)


def says_what_is_shown(lines: Sequence[Line], pixels: Pixels, reader: FirstReader) -> bool:
    """Reads a few lines of the layer from the pixels: fonts can map their letters to anything."""
    long = [line for line in lines if sum(c.isalnum() for c in line.text) >= 8]
    chosen = (
        [long[i] for i in sorted({round(k) for k in np.linspace(0, len(long) - 1, SAMPLES)})] if long else []
    )
    scores: list[float] = []
    for line in chosen:
        quad, text = _sample(line, pixels.shape)
        scores.append(fuzz.ratio(_plain(reader.read(pixels, [quad])[0].text), _plain(text)))
        if 2 * sum(score >= ALIKE for score in scores) > len(chosen):
            return True  # whatever the others are, the median is no less
    return not scores or float(np.median(scores)) >= ALIKE


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _sample(line: Line, shape: tuple[int, ...]) -> tuple[Quad, str]:
    """The first words of a line, and their strip in pixels."""
    height, width = shape[:2]
    longest = SAMPLE_RATIO * line.box.height * height / width
    words = [w for w in line.words if w.box.right - line.box.left <= longest] or list(line.words[:1])
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    box = box.grown(box.height * 0.15 * height / width, box.height * 0.15)
    corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    quad = np.array([(x * width, y * height) for x, y in corners], dtype=np.float32)
    return quad, " ".join(word.text for word in words)
