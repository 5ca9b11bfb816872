"""The model as a Word document, its colours on the runs."""

from __future__ import annotations

import io
from datetime import datetime

import docx
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from testdata.official.content import DOTS, Blank, Boxes, Grid, Item, Room, Text

BLUE = RGBColor(0x1F, 0x4F, 0xA3)
THEN = datetime(2026, 1, 1)  # noqa: DTZ001 - a Word document keeps no zone


def to_docx(items: tuple[Item, ...]) -> bytes:
    """The model as a .docx."""
    document = docx.Document()
    document.core_properties.author = "recevable"
    document.core_properties.created = document.core_properties.modified = THEN
    for item in items:
        if isinstance(item, Grid):
            _grid(document, item)
        else:
            _paragraphs(document, item)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraphs(document: docx.document.Document, item: Text | Blank | Boxes | Room) -> None:
    if isinstance(item, Text):
        _write(document.add_paragraph(), item.text, item.blue)
    elif isinstance(item, Blank):
        paragraph = document.add_paragraph()
        _write(paragraph, f"{item.label} :", item.blue)
        _write(paragraph, f" {DOTS}", blue=False)
    elif isinstance(item, Boxes) and item.before:
        options = "\t".join(f"☐ {option}" for option in item.options)
        _write(document.add_paragraph(), f"{item.before}\t{options}", item.blue)
    elif isinstance(item, Boxes):
        for option in item.options:
            _write(document.add_paragraph(), f"☐ {option}", item.blue)
    else:
        for _ in range(item.lines):
            document.add_paragraph()


def _grid(document: docx.document.Document, item: Grid) -> None:
    table = document.add_table(rows=0, cols=len(item.head), style="Table Grid")
    for texts in (item.head, *((first,) for first in item.rows)):
        row = table.add_row()
        for cell, text in zip(row.cells, texts, strict=False):
            _write(cell.paragraphs[0], text, blue=True)


def _write(paragraph: Paragraph, text: str, blue: bool) -> None:
    run = paragraph.add_run(text)
    if blue:
        run.font.color.rgb = BLUE
