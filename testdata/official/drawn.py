"""The model as HTML, hence as PDF and as pictures."""

from __future__ import annotations

import html

import weasyprint

from testdata.official.content import DOTS, Blank, Boxes, Grid, Item, Room, Text

BLUE = "#1f4fa3"
CSS = """
@page { size: A4; margin: 16mm 18mm }
body { font: 10pt "DejaVu Sans", sans-serif; line-height: 1.45; color: #000 }
p { margin: 0 0 5pt } .title { font-size: 17pt; font-weight: bold; text-align: center }
.section { font-size: 11.5pt; font-weight: bold; border-bottom: 0.8pt solid #888; margin-top: 9pt }
.b { color: BLUE } .mark { font-family: "DejaVu Sans" } .room { height: 1.4em }
table { border-collapse: collapse; width: 100%; margin: 4pt 0 8pt }
td, th { border: 0.8pt solid #000; padding: 4pt; height: 14pt; font-size: 9pt; text-align: left;
         font-weight: normal }
""".replace("BLUE", BLUE)


def to_pdf(items: tuple[Item, ...]) -> bytes:
    """The model as a born-digital PDF."""
    body = "".join(_html(item) for item in items)
    page = f'<html lang="fr"><head><style>{CSS}</style></head><body>{body}</body></html>'
    return bytes(weasyprint.HTML(string=page).write_pdf(uncompressed_pdf=False))


def _html(item: Item) -> str:
    if isinstance(item, Text):
        return f'<p class="{item.style} {_blue(item.blue)}">{html.escape(item.text)}</p>'
    if isinstance(item, Blank):
        return f'<p><span class="{_blue(item.blue)}">{html.escape(item.label)} :</span> {DOTS}</p>'
    if isinstance(item, Boxes):
        return _boxes(item)
    if isinstance(item, Room):
        return (
            '<div style="break-after: page"></div>' if item.page else '<div class="room"></div>' * item.lines
        )
    return _grid(item)


def _blue(blue: bool) -> str:
    return "b" if blue else ""


def _boxes(item: Boxes) -> str:
    parts = [f'<span class="mark">☐</span> {html.escape(option)}' for option in item.options]
    if item.before:
        line = html.escape(item.before) + " &nbsp; &nbsp; " + " &nbsp; &nbsp; &nbsp; ".join(parts)
        return f'<p class="{_blue(item.blue)}">{line}</p>'
    return "".join(f'<p class="{_blue(item.blue)}">{part}</p>' for part in parts)


def _grid(item: Grid) -> str:
    head = "".join(f'<th class="b">{html.escape(cell)}</th>' for cell in item.head)
    empty = "<td></td>" * (len(item.head) - 1)
    rows = "".join(f'<tr><td class="b">{html.escape(first)}</td>{empty}</tr>' for first in item.rows)
    return f"<table><tr>{head}</tr>{rows}</table>"
