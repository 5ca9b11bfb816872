"""The style sheet that every layout starts from."""

from __future__ import annotations

from testdata.generate.fonts import font_faces
from testdata.generate.look import Look

BASE = """
* { box-sizing: border-box }
body { margin: 0; line-height: 1.25 }
p { margin: 0 0 1.2mm 0 }
h1, h2, h3 { margin: 0 0 2mm 0; line-height: 1.15 }
table { border-collapse: collapse; width: 100% }
td, th { padding: 0.8mm 1.4mm; vertical-align: top; text-align: left; font-weight: inherit }
th { font-weight: 700 }
small { font-size: 85% }
.l { color: inherit }
.h { line-height: 1 }
.g { display: inline-block; white-space: pre }
.glyph, .over, .square { font-family: dejavu-sans }
.box { position: relative; display: inline-block; white-space: nowrap; font-weight: 400 }
.box.glyph { font-size: 120% }
.square { border: 0.3mm solid #222; text-align: center; font-size: 80%; vertical-align: -0.6mm }
.over { position: absolute; max-width: none }
.stamp { opacity: 0.9 }
.line { display: inline-block; border-bottom: 0.25mm dotted #444; white-space: nowrap }
.dots { display: inline-block; position: relative; white-space: nowrap }
.d { position: absolute; left: 0; right: 0; bottom: 0; overflow: hidden; color: #555 }
.on { position: relative; padding-left: 1mm }
.grid td, .grid th { border: 0.25mm solid #555 }
.amounts td, .amounts th { text-align: right }
.amounts .c-description, .amounts .c-site { text-align: left }
.amounts.all td, .amounts.all th { border: 0.25mm solid #333 }
.amounts.rows td, .amounts.rows th { border-bottom: 0.2mm solid #999 }
.amounts.outer { border: 0.3mm solid #333 }
.amounts.outer th { border-bottom: 0.3mm solid #333 }
table.amounts.totals { width: 75mm; margin: 2mm 0 3mm auto } .totals td:first-child { text-align: left }
.tot td { font-weight: 700 }
.zone { position: relative }
.typed { position: absolute; left: 4mm; top: 8mm }
.esign { border: 0.3mm solid #3a6ea5; color: #234; padding: 1.5mm 2.5mm; font-size: 85%;
display: inline-block;
         background: #f2f7fc }
.initials { position: fixed; right: 2mm; bottom: -6mm }
.privacy { font-size: 7pt; line-height: 1.15; text-align: justify }
.warn { margin: 2mm 0 }
"""


DENSE = """
@page { margin: 8mm 10mm 10mm 10mm } body { font-size: 7.6pt; line-height: 1.1 }
p { margin-bottom: 0.4mm } td, th { padding: 0.3mm 1mm } h3 { margin-top: 1mm; font-size: 9pt }
.pair, .stack { margin-bottom: 0.3mm }
.privacy { font-size: 5.5pt } .amounts td { height: auto }
"""

HEADS = {
    "plain": "",
    "tinted": ".amounts th { background: #e8ecf0 }",
    "dark": ".amounts th { background: ACCENT; color: #fff }",
}
# A bad scanner follows: nothing below what a person can still read.
ROUGH = """
.privacy, .foot { font-size: 8pt } .tiny, .stack .l { font-size: 8pt; color: #111 }
.grid th { font-size: 8.5pt }
"""


def page_rule(look: Look, size: str = "A4", foot: str = "") -> str:
    counter = 'content: "Page " counter(page) "/" counter(pages); font-size: 7pt; color: #555'
    where = "@bottom-right" if foot or look.seed % 2 else "@bottom-center"
    corner = f"{where} {{ {counter} }}" if look.seed % 3 else ""
    text = foot.replace('"', "'")
    legal = f'@bottom-left {{ content: "{text}"; font-size: 6.5pt; color: #555; width: 82% }}' if foot else ""
    return (
        f"@page {{ size: {size}; margin: {look.margin}mm {look.margin}mm {look.margin + 3}mm; "
        f"{corner} {legal} }}"
    )


def sheet_css(look: Look, extra: str, size: str = "A4", foot: str = "") -> str:
    """All the CSS of a piece."""
    names = {
        look.font,
        look.fill_font,
        look.hand,
        "dejavu-sans",
        "dancing-script",
        "marck-script",
        "inconsolata",
    }
    colour = "#444" if look.grey else "#000"
    body = f"body {{ font-family: {look.font}, dejavu-sans; font-size: {look.size}pt; color: {colour} }}"
    if look.dense:
        extra += DENSE
    if look.capitals:
        extra += ".l, th { text-transform: uppercase }"
    if look.family not in ("official", "cerfa"):
        extra += HEADS[look.table_head].replace("ACCENT", look.accent)
    if look.rough:
        extra += ROUGH
    fill = f".f {{ font-family: {look.fill_font}, dejavu-sans; color: #111 }}"
    return "\n".join((font_faces(names), page_rule(look, size, foot), BASE, body, fill, extra))
