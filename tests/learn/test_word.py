"""Word documents: where a colour comes from, and text that stands in controls, boxes and frames."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from docx.enum.dml import MSO_THEME_COLOR
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from pipeline.learn.sheet import ModelError, Passage, Table
from pipeline.learn.word import word_sheet


def passages(document: Document) -> list[Passage]:
    out = io.BytesIO()
    document.save(out)
    return [item for item in word_sheet(out.getvalue()).items if isinstance(item, Passage)]


@pytest.mark.parametrize(
    ("colour", "blue"),
    [("1F4FA3", True), ("0000FF", True), ("000000", False), ("C00000", False), ("404040", False)],
)
def test_the_colour_of_a_run(colour: str, blue: bool) -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Mention").font.color.rgb = RGBColor.from_string(colour)
    assert [one.is_blue for one in passages(document)] == [blue]


def test_the_colour_of_a_theme() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Mention").font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    assert passages(document)[0].is_blue


def test_the_colour_of_a_style_goes_down_to_its_runs() -> None:
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x33, 0x99)
    document.add_paragraph("Fournisseur", style="Heading 1")
    run = document.add_paragraph("", style="Heading 1").add_run("Noir")
    run.font.color.rgb = RGBColor(0, 0, 0)
    assert [one.is_blue for one in passages(document)] == [True, False]


def test_boxes_in_content_controls_are_seen() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    control = "<w:sdt {}><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>".format(nsdecls("w"))
    paragraph._p.append(parse_xml(control))
    paragraph.add_run(" Oui")
    assert [(one.text, one.boxed) for one in passages(document)] == [("Oui", True)]


def test_a_frame_that_puts_labels_side_by_side_is_no_table() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Nom :", "RPPS :", "Ville :", ""), strict=True
    ):
        cell.text = text
    assert [one.text for one in passages(document)] == ["Nom :", "RPPS :", "Ville :"]


def test_a_table_to_fill_in_is_one() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Description", "Montant HT"
    out = io.BytesIO()
    document.save(out)
    (item,) = word_sheet(out.getvalue()).items
    assert isinstance(item, Table)
    assert [cell.text for cell in item.head] == ["Description", "Montant HT"]


def test_a_damaged_document_is_said() -> None:
    with pytest.raises(ModelError, match="ne s’ouvre pas"):
        word_sheet(b"PK\x03\x04 word/document.xml")
