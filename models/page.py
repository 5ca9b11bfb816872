"""What reading gives: words in lines on pages of documents."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from models.base import Frozen
from models.electronic import Electronic
from models.geometry import Box


class Ink(StrEnum):
    """The colour of the strokes. The mandatory mentions of the official models are blue (S3:8)."""

    BLACK = "black"
    BLUE = "blue"
    OTHER = "other"
    UNKNOWN = "unknown"


class Reader(StrEnum):
    """Who read: two different readers are two pairs of eyes, unless one was taught from the other."""

    PPOCR = "ppocr"
    PPOCR_V4 = "ppocr-v4"
    HANDS = "hands"
    TESSERACT = "tesseract"
    TEXT_LAYER = "text-layer"


_PUPILS = {Reader.HANDS: Reader.PPOCR_V4}


def same_eyes(one: Reader, other: Reader) -> bool:
    """Whether two readings count as one: both by one reader, or by a network and the one taught from it."""
    return _PUPILS.get(one, one) is _PUPILS.get(other, other)


class Word(Frozen):
    """One word as read. `confidence` is the reader's own, 0 to 1."""

    text: str
    box: Box
    confidence: float
    ink: Ink = Ink.UNKNOWN
    reader: Reader


class Line(Frozen):
    """Words on one line, from left to right. A line never crosses a wide gap or a ruling line."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Ruling(Frozen):
    """A printed line, as a thin box."""

    direction: Literal["horizontal", "vertical"]
    box: Box


class Grade(StrEnum):
    """How well a page can be read."""

    GOOD = "good"
    POOR = "poor"
    ILLEGIBLE = "illegible"


class Legibility(Frozen):
    """Grade of a page, what was measured, and in French what is wrong with it (empty when good)."""

    grade: Grade
    dpi: int
    contrast: float
    sharpness: float
    mean_confidence: float
    reasons: tuple[str, ...] = ()


class Unseen(Frozen):
    """Text of a layer that the page does not show: off its edges, or invisible where it stands."""

    text: str
    why: Literal["off-page", "invisible", "tiny"]
    box: Box | None = None


class Page(Frozen):
    """One page, upright. `rotation` is what was applied clockwise (0, 90, 180, 270), `skew` in degrees.

    `width` and `height` are pixels of the upright picture at `dpi`. `blank` pages have no lines.
    `layer` tells what became of a PDF's text layer; `layer_lines` keeps an honest layer's words
    when the pixels were read too, so that the two can be compared. `unseen` is what the layer
    says and the page does not show. `marks`: large letters in a colour of their own, such as a slanted
    stamp, read once more apart from the print under them, and what a text layer writes aslant; they are no
    lines of the page.
    """

    number: int
    width: int
    height: int
    dpi: int
    rotation: int = 0
    skew: float = 0.0
    blank: bool = False
    legibility: Legibility
    lines: tuple[Line, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    layer: Literal["none", "honest", "distrusted"] = "none"
    layer_note: str = ""
    unseen: tuple[Unseen, ...] = ()
    marks: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)


class MediaType(StrEnum):
    """What a file is, told from its bytes."""

    PDF = "application/pdf"
    TIFF = "image/tiff"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    XML = "application/xml"


class FileProblem(Frozen):
    """Why a file could not be opened or read: a stable code, and what to do in French."""

    code: Literal[
        "empty",
        "unknown-type",
        "damaged",
        "encrypted",
        "no-page",
        "too-large",
        "too-many-pages",
        "too-many-pixels",
        "too-much-memory",
        "too-slow",
        "crashed",
        "bad-archive",
        "bad-data",
    ]
    message: str


class Document(Frozen):
    """One file: its pages, or why there are none. `name` is unique among the files handed in.

    `electronic`: what the file carries beside its pages, None when it carries nothing.
    """

    name: str
    sha256: str
    size: int
    media_type: MediaType | None = None
    pages: tuple[Page, ...] = ()
    problem: FileProblem | None = None
    electronic: Electronic | None = None
