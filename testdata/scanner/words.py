"""The words of a scanner's own reading, which an MFP hides under the picture; partly wrong, as they are."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pytesseract
from PIL import Image

CONFUSED = {
    "0": "OD8", "1": "lI7", "2": "Z7", "3": "8", "4": "A", "5": "S6", "6": "8G", "7": "1", "8": "B3",
    "9": "g4", "O": "0Q", "I": "l1", "l": "1I", "S": "5", "B": "8", "Z": "2", "é": "ée6", "è": "e", "à": "a",
    "ç": "c", "e": "c", "c": "e", "n": "ri", "m": "rn", "u": "ii", "f": "t", "t": "f", ",": ".", ".": ",",
}  # fmt: skip


@dataclass(frozen=True)
class PrintedWord:
    """A word of an upright page; the sides are fractions of the page, origin top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def printed_words(pdf: bytes) -> list[list[PrintedWord]]:
    """The words of each page of a born-digital PDF, to hand to `scan(..., texts=)`."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_words(page) for page in document]
    finally:
        document.close()


def _page_words(page: pypdfium2.PdfPage) -> list[PrintedWord]:
    width, height = page.get_size()
    layer = page.get_textpage()
    words: list[PrintedWord] = []
    run: list[int] = []
    total = layer.count_chars()
    for index in range(total + 1):
        if index < total and layer.get_text_range(index, 1).strip():
            run.append(index)
        elif run:
            words.append(_word(layer, run, width, height))
            run = []
    return words


def _word(layer: pypdfium2.PdfTextPage, run: Sequence[int], width: float, height: float) -> PrintedWord:
    """The characters of a run that no space cuts; PDF counts upwards from the bottom."""
    text = layer.get_text_range(run[0], len(run))
    boxes = [layer.get_charbox(index, loose=True) for index in run]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    return PrintedWord(text, left / width, 1 - top / height, right / width, 1 - bottom / height)


def seen_words(sheet: Image.Image) -> list[PrintedWord]:
    """Read a page with Tesseract (French), small, as a machine in a hurry does."""
    small = sheet.convert("L")
    small.thumbnail((1300, 1300))
    table = pytesseract.image_to_data(small, lang="fra", config="--psm 6", output_type="dict")
    columns = zip(table["text"], table["left"], table["top"], table["width"], table["height"], strict=True)
    return [
        PrintedWord(
            text.strip(),
            left / small.width,
            top / small.height,
            (left + width) / small.width,
            (top + height) / small.height,
        )
        for text, left, top, width, height in columns
        if text.strip()
    ]


def misread(words: Sequence[PrintedWord], luck: random.Random, rate: float) -> list[PrintedWord]:
    """About `rate` of the characters become others, and as many words are lost or cut in two."""
    out: list[PrintedWord] = []
    for word in words:
        if luck.random() < rate:
            continue
        text = "".join(
            luck.choice(CONFUSED[letter]) if letter in CONFUSED and luck.random() < rate else letter
            for letter in word.text
        )
        out.extend(_cut(replace(word, text=text)) if luck.random() < rate else [replace(word, text=text)])
    return out


def _cut(word: PrintedWord) -> list[PrintedWord]:
    half = len(word.text) // 2
    middle = (word.left + word.right) / 2
    pieces = [replace(word, text=word.text[:half], right=middle)]
    pieces.append(replace(word, text=word.text[half:], left=middle))
    return [piece for piece in pieces if piece.text]
