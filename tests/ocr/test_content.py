"""The quick parser of content streams gives what pdfminer's own gives."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from ocr.content import Parser
from ocr.objects import objects_of

ORDER = Path("testdata/scans/avance-digital-conforme/bon_de_commande.pdf")
STREAMS = {
    "text": b"BT /F1 12 Tf 1 0 0 1 72 720 Tm (Facture n\xb0 12) Tj [(1) -250.5 (2)] TJ T* ET",
    "numbers": b"1 -2 +3 .5 -.5 5. 1.5.2 12-5 - 0003 1e5 re\n",
    "strings": b"(a\\(b\\)c) (a(b)c) (a\\053\\n) (\\\nx) ()",
    "hex": b"<4142> <414> <41 42> <> <</B <41>>> <41><42>",
    "names": b"/A#20B /A.b-c /\xe9 / /F1(x)Tj",
    "words": b"true false truex T* b* ' \" f*[1]TJ a.b",
    "comment": b"1 % 2 (\n3 %\r4",
    "picture": b"q BI /W 2 /H 1 /BPC 8 /CS /G ID \x00(EI Q\nQ 1 2 m",
    "null": b"1 \x00 2 \x003",
    "open": b"[1 2 <</A 1>> (a",
    "long": b"0.25 0 0 -0.25 0 842 cm " * 900 + b"(end) Tj",
    "cut": b" " * 4090 + b"12.345678 (abcdefgh) <41424344> /Name Word",
}


@pytest.mark.parametrize("kind", STREAMS)
def test_same_objects(kind: str) -> None:
    assert _objects(Parser, STREAMS[kind]) == _objects(PDFContentParser, STREAMS[kind])


def _objects(parser: type[PDFContentParser], data: bytes) -> list[str]:
    found = []
    try:
        reader = parser([PDFStream({}, data)])
        while True:
            found.append(repr(reader.nextobject()))
    except PSEOF:
        return found


def test_same_layout() -> None:
    """Letters and lines are those that pdfplumber gives."""
    with pdfplumber.open(ORDER) as ours, pdfplumber.open(ORDER) as theirs:
        for page, other in zip(ours.pages, theirs.pages, strict=True):
            found, _ = objects_of(page)
            assert found["char"]
            hidden = found.pop("hidden")  # dots that run out of their cell
            assert {one["text"] for one in hidden} <= {"."}
            for kind, expected in other.objects.items():
                gone = [(one["x0"], one["top"]) for one in hidden] if kind == "char" else []
                kept = [same for same in expected if (same["x0"], same["top"]) not in gone]
                assert len(kept) == len(expected) - len(gone)
                for one, same in zip(found[kind], kept, strict=True):
                    assert one.pop("opacity", 1.0) == 1.0
                    assert one == {key: same[key] for key in one}
