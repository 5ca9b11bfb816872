"""A Word document as a sheet: paragraphs and tables in their order, with the colour of each run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from pipeline.learn.sheet import Item, ModelError, Passage, Run, Sheet, Table, cell, is_data, passages
from pipeline.learn.wordink import Theme, blue_of

DAMAGED = "Ce document Word ne s’ouvre pas : ouvrez-le dans Word et enregistrez-le de nouveau."
TOO_LARGE = "Ce document Word est anormalement volumineux : il n’a pas été ouvert."
MOST_BYTES = 100_000_000  # unpacked
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, TABLE, RUN = qn("w:p"), qn("w:tbl"), qn("w:r")
Reads = Callable[[Any], list[Run]]


def word_sheet(data: bytes) -> Sheet:
    """The sheet of a .docx. Raises ModelError."""
    document = _opened(data)
    theme = Theme.of(document)
    found: list[Item] = []
    numbers = count()
    read = partial(_runs, document, theme)
    for block in _blocks(document.element.body):
        if block.tag == TABLE:
            found += _table(block, read, numbers)
        else:
            found += passages(read(block), next(numbers))
    colours = {run.blue for block in document.element.body.iter(PARAGRAPH) for run in read(block)}
    return Sheet(tuple(found), blue=True in colours)


def _opened(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(member.file_size for member in package.infolist()) > MOST_BYTES:
                raise ModelError(TOO_LARGE)
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise ModelError(DAMAGED) from error


def _blocks(element: Any) -> Iterator[Any]:
    """Paragraphs and outer tables in order, those of text boxes after the paragraph that holds them."""
    for child in element:
        if child.tag == FALLBACK:
            continue
        if child.tag == TABLE:
            yield child
            continue
        if child.tag == PARAGRAPH:
            yield child
        yield from _blocks(child)


def _table(table: Any, read: Reads, numbers: Iterator[int]) -> Iterator[Item]:
    """A table to fill in; a table that only puts things side by side is what its cells hold."""
    rows = [list(row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr"))]
    cells = [[_cell(one, read) for one in row] for row in rows]
    if cells and is_data(cells[0], cells[1:]):
        head = tuple(one for one in cells[0] if one is not None)
        yield Table(head, tuple(row[0] if row else None for row in cells[1:]))
        return
    for row in rows:
        for one in row:
            for block in _blocks(one):
                if block.tag == TABLE:
                    yield from _table(block, read, numbers)
                else:
                    yield from passages(read(block), next(numbers))


def _cell(element: Any, read: Reads) -> Passage | None:
    return cell([run for block in element.iter(PARAGRAPH) for run in read(block)])


def _runs(document: Document, theme: Theme, paragraph: Any) -> list[Run]:
    """The runs of a paragraph, those of controls and links too, not those of the text boxes in it."""
    whole = Paragraph(paragraph, document)  # a parent with a part, for its styles
    return [
        Run(run.text.replace("\t", " ").replace("\n", " "), blue_of(run, whole, theme))
        for run in (WordRun(element, whole) for element in _own_runs(paragraph))
        if run.text
    ]


def _own_runs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == RUN:
            yield child
        elif child.tag not in (PARAGRAPH, FALLBACK):
            yield from _own_runs(child)
