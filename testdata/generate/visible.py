"""A piece whose last page got lost: what stands on the pages that are left."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pypdfium2 as pdfium

from testdata.generate import texts
from testdata.generate.look import make_look
from testdata.generate.packing import saved
from testdata.generate.render import Drawn, draw


def page_texts(pdf: bytes) -> list[str]:
    """The letters of each page, without any space."""
    with pdfium.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def squeezed(text: str) -> str:
    return "".join(text.split())


def cut_last_page(drawn: Drawn, rng: Random, split: str, quality: str) -> Drawn:
    """The piece without the page of its signature and what follows; laid out again until it has two pages."""
    for _ in range(40):
        if drawn.signed_page > 0:
            return without(drawn, drawn.signed_page)
        drawn = draw(drawn.content, make_look(rng, drawn.content.kind, split, quality))
    raise ValueError("no layout puts the signature on a second page")


def without(drawn: Drawn, first_lost: int) -> Drawn:
    """Pages before `first_lost` only, and the truth of what they show."""
    out = pdfium.PdfDocument.new()
    with pdfium.PdfDocument(drawn.pdf) as source:
        out.import_pages(source, list(range(first_lost)))
    left = "".join(page_texts(drawn.pdf)[:first_lost])
    kept = {
        key: value
        for key, value in drawn.printed.items()
        if all(squeezed(s) in left for s in drawn.shown[key])
    }
    heads = {"nature": texts.NATURE_HEAD, "de_minimis": texts.DE_MINIMIS}
    return replace(
        drawn,
        pdf=saved(out),
        pages=first_lost,
        printed=kept,
        signed_page=-1,
        signed=False,
        handwritten=[k for k in drawn.handwritten if k in kept],
        rows=[r for r, shown in zip(drawn.rows, drawn.row_shown, strict=True) if squeezed(shown[0]) in left],
        mentions={m for m in drawn.mentions if squeezed(drawn.content.mentions[m])[:40] in left},
        groups={g for g in drawn.groups if squeezed(heads[g]) in left},
    )
