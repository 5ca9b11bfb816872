"""Pages drawn for the tests: pictures by Pillow, PDFs written by hand."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.view import Pixels

FONT = Path(__file__).parents[2] / "testdata" / "fonts" / "dejavu-sans-400.ttf"
BLACK, BLUE = (0, 0, 0), (0, 80, 190)
LINES = (
    "BON DE COMMANDE",
    "Fournisseur : Aubier Logiciels SARL",
    "N° SIRET : 732 829 320 00074",
    "Client : Dr Hélène Lefèvre",
    "N° RPPS : 10003456789",
    "Fait à Nîmes le 4 août 2026",
)
CELLS = (("Désignation", "Montant HT", "Taux"), ("Prestation principale", "1 250,00 €", "8,5 %"))


def sheet(width: int = 1240, height: int = 1754) -> Image.Image:
    """White A4 paper at 150 dpi."""
    return Image.new("RGB", (width, height), "white")


def write(
    image: Image.Image, text: str, at: tuple[int, int], size: int = 26, ink: tuple[int, ...] = BLACK
) -> None:
    """One line of print."""
    ImageDraw.Draw(image).text(at, text, fill=ink, font=ImageFont.truetype(str(FONT), size))


def letter(lines: Sequence[str] = LINES, table: bool = True) -> Image.Image:
    """A page of a few lines, a blue sentence and a small ruled table."""
    image = sheet()
    for row, text in enumerate(lines):
        write(image, text, (140, 140 + 60 * row))
    write(image, "Montant pris en charge par l'Etat", (140, 560), ink=BLUE)
    if table:
        draw_table(image, CELLS, (140, 680))
    return image


def draw_table(image: Image.Image, cells: Sequence[Sequence[str]], at: tuple[int, int]) -> None:
    """A ruled table, its cells hardly wider than their text."""
    draw = ImageDraw.Draw(image)
    widths, row_height = (310, 190, 120), 48
    for row, texts in enumerate(cells):
        left, top = at[0], at[1] + row * row_height
        for text, width in zip(texts, widths, strict=True):
            draw.rectangle((left, top, left + width, top + row_height), outline="black", width=2)
            write(image, text, (left + 8, top + 8))
            left += width


def pixels(image: Image.Image) -> Pixels:
    return np.array(image.convert("RGB"), dtype=np.uint8)


def encoded(image: Image.Image, format_: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def pdf(
    content: str,
    image: Image.Image | None = None,
    box: tuple[float, ...] = (0, 0, 595, 842),
    page: str = "",
    more: Sequence[bytes] = (),
    catalog: str = "",
    forms: str = "",
    resources: str = "",
) -> bytes:
    """A PDF of one page with that content; `/F1` is Helvetica, `/Im` the image. `more` are objects 7, 8 …

    `forms` and `resources` are put among its XObjects and its resources.
    """
    picture = pixels(image) if image else np.zeros((1, 1, 3), np.uint8)
    side = f"/Width {picture.shape[1]} /Height {picture.shape[0]} /ColorSpace /DeviceRGB"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, box))}] /Contents 4 0 R {page} "
        f"/Resources << /Font << /F1 5 0 R >> /XObject << /Im 6 0 R {forms} >> {resources} >> >>".encode(),
        stream("", content.encode("cp1252")),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        stream(
            f"/Type /XObject /Subtype /Image {side} /BitsPerComponent 8 /Filter /FlateDecode",
            zlib.compress(picture.tobytes()),
        ),
        *more,
    ]
    return _assembled(objects)


def stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _assembled(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (head + tail).encode()


def typed(lines: Sequence[str] = LINES, mode: int = 0, colour: str = "0 0 0 rg", size: int = 11) -> str:
    """Content that writes those lines, in a text mode (3: never painted) and a colour."""
    rows = "".join(
        f"1 0 0 1 60 {760 - 26 * row} Tm ({_escaped(text)}) Tj\n" for row, text in enumerate(lines)
    )
    return f"{colour} BT /F1 {size} Tf {mode} Tr\n{rows}ET\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
