"""How well a page can be read: what was measured, and in French what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2

from models.page import Grade, Legibility, Line
from models.view import Pixels
from ocr.levels import percentiles

LOW_DPI = 120
LOW_CONTRAST = 0.30
LOW_SHARPNESS = 0.10
POOR_CONFIDENCE = 0.85
WORST_CONFIDENCE = 0.55
DARK = 128  # of 255: three quarters of a page as dark are a ground under light letters
EDGE = 0.004  # fraction of the page: letters that close to the edge may be cut
CUT_LINES = 3

BLURRED = "La page est floue : merci de la numériser à nouveau, à plat et sans bouger."
PALE = "La page est trop pâle : merci de la numériser à nouveau avec plus de contraste."
SMALL = "La résolution de la page est trop basse : merci de la numériser à 300 points par pouce."
CUT = "Du texte semble coupé au bord de la page : merci de la numériser entière."
HARD = "Une partie du texte se lit mal : merci de vérifier la page, ou de la numériser à nouveau."
ILLEGIBLE = "La page est illisible : merci de la numériser à nouveau à 300 points par pouce."


def legibility(pixels: Pixels, lines: Sequence[Line], dpi: int) -> Legibility:
    """The grade of a page read from pixels."""
    contrast, sharpness = contrast_and_sharpness(pixels)
    confidence = _confidence(lines)
    poor = [
        (dpi < LOW_DPI, SMALL),
        (contrast < LOW_CONTRAST, PALE),
        (sharpness < LOW_SHARPNESS, BLURRED),
        (_cut(lines), CUT),
        (confidence < POOR_CONFIDENCE, HARD),
    ]
    reasons = tuple(reason for found, reason in poor if found)
    if confidence < WORST_CONFIDENCE:
        reasons = (ILLEGIBLE, *(reason for reason in reasons if reason != HARD))
    return Legibility(
        grade=_grade(confidence, reasons),
        dpi=dpi,
        contrast=contrast,
        sharpness=sharpness,
        mean_confidence=confidence,
        reasons=reasons,
    )


def _grade(confidence: float, reasons: Sequence[str]) -> Grade:
    if confidence < WORST_CONFIDENCE:
        return Grade.ILLEGIBLE
    return Grade.POOR if reasons else Grade.GOOD


def _confidence(lines: Sequence[Line]) -> float:
    """Mean confidence over letters, 0 when nothing was read."""
    letters = sum(len(word.text) for line in lines for word in line.words)
    total = sum(word.confidence * len(word.text) for line in lines for word in line.words)
    return round(total / letters, 4) if letters else 0.0


def contrast_and_sharpness(pixels: Pixels) -> tuple[float, float]:
    """Contrast: paper less ink, 0 to 1, or light letters less a dark ground.

    Sharpness: the steepest strokes, as a share of that contrast.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    ink, ground, paper, light = percentiles(grey[::2, ::2], (1, 25, 75, 99))
    apart = light - ground if paper < DARK else paper - ink
    contrast = max(apart, 0.0) / 255
    steep = cv2.convertScaleAbs(cv2.Laplacian(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_16S))
    edge = percentiles(steep[::2, ::2], (99,))[0] / 255
    return round(contrast, 3), round(min(edge / max(contrast, 0.05), 1.0), 3)


def _cut(lines: Sequence[Line]) -> bool:
    """Whether several lines run into the left or the right edge."""
    touching = [line for line in lines if line.box.left < EDGE or line.box.right > 1 - EDGE]
    return len(touching) >= CUT_LINES


def unread(reason: str, dpi: int = 0) -> Legibility:
    """The grade of a page that could not be read at all, and why in French."""
    return Legibility(
        grade=Grade.ILLEGIBLE, dpi=dpi, contrast=0.0, sharpness=0.0, mean_confidence=0.0, reasons=(reason,)
    )
