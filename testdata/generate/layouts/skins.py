"""Layouts that print any piece from its form: each is a head, a style for the items, and CSS."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from testdata.generate.drawing import Drawing
from testdata.generate.form import Amounts, Answers, Form, Item, Pairs, Roster, Sign
from testdata.generate.form_of import form_of
from testdata.generate.layouts.common import conditions, legal_foot, logo
from testdata.generate.layouts.pairs import inline
from testdata.generate.layouts.printing import Style, print_items
from testdata.generate.sheet import Sheet
from testdata.generate.signing import initials_of

COMMON = """
.block { margin: 2mm 0; break-inside: avoid } .beside td { width: 50%; padding: 0 3mm 0 0 }
.roster { margin: 2.5mm 0; font-size: 88% } .roster th { font-weight: 700 }
.roster td, .roster th { padding: 1mm; overflow-wrap: anywhere }
.roster .rank { white-space: nowrap }
.answers th { font-weight: 400; font-size: 85% } .yes { text-align: center; vertical-align: middle }
.option { margin: 0 0 1.5mm 5mm } .group { margin: 2.5mm 0; break-inside: avoid } .head { font-weight: 600 }
li { margin-bottom: 1mm } .sign { margin-top: 5mm; break-inside: avoid } .signs { width: auto }
.signs td { height: 12mm } .comments { margin-top: 3mm } .amounts { margin: 3mm 0 }
.pair { margin-bottom: 1.6mm }
.approved { font-size: 115% }
"""


def parts_of(sheet: Sheet) -> Form:
    """What this piece is made of."""
    return sheet.content.form or form_of(sheet.content)


def title_of(sheet: Sheet, form: Form) -> str:
    return escape(form.heading if sheet.content.kind != "facture" else "Facture")


def foot(sheet: Sheet) -> str:
    """The supplier's legal line, on its own papers only."""
    return legal_foot(sheet.content) if "supplier_address" in sheet.content.values else ""


def official_form(sheet: Sheet) -> Drawing:
    """The model of the texts, mandatory words in blue."""
    form, colour = parts_of(sheet), sheet.look.mention_colour
    title = f"<h2>{escape(form.title)}</h2>" if form.title else ""
    condition = f"<p><i>{escape(form.condition)}</i></p>" if form.condition else ""
    style = Style(
        "inline",
        60,
        side=2 if sheet.flag("aside") else 1,
        amounts=("site", "description", "ht", "rate", "vat", "ttc"),
    )
    body = f"{title}<h1>{title_of(sheet, form)}</h1>{condition}{print_items(sheet, style, form.body)}"
    css = f"""h1 {{ font-size: 13pt; margin: 3mm 0 4mm 0 }}
h2 {{ font-size: 12pt; color: {sheet.look.accent} }}
h3 {{ font-size: 10.5pt }} .mention, .sentence, .block .l {{ color: {colour} }}
.sentence {{ margin: 2mm 0 }}"""
    return Drawing(body + initials_of(sheet), COMMON + css)


def letter_prose(sheet: Sheet) -> Drawing:
    """A letter: who writes, the object, values in sentences."""
    form = parts_of(sheet)
    style = Style("prose", block=0.3)
    object_line = "" if form.heading.startswith("Objet") else f"Objet : {title_of(sheet, form).lower()}"
    head = f"{logo(sheet, 11)}<h1>{object_line or escape(form.heading)} – {escape(form.title)}</h1>"
    hello = "<p>Madame, Monsieur,</p>" if sheet.flag("hello") else ""
    body = head + hello + print_items(sheet, style, form.body) + conditions(sheet) + initials_of(sheet)
    css = """h1 { font-size: 12pt; text-decoration: underline; margin: 7mm 0 5mm 0 } h3 { display: none }
.prose, .sentence { text-align: justify; margin-bottom: 3mm } .sign.one { margin-left: 80mm }"""
    return Drawing(body, COMMON + css, foot=foot(sheet))


def labels_above(sheet: Sheet) -> Drawing:
    """A ruled grid with small labels above the values, under a coloured band."""
    form, accent = parts_of(sheet), sheet.look.accent
    style = Style("above", block=0.5)
    head = f'<div class="band">{title_of(sheet, form)}</div><p class="tiny">{escape(form.title)}</p>'
    css = f""".band {{ background: {accent}; color: #fff; font-size: 16pt; padding: 3mm 4mm;
margin-bottom: 2mm }}
.tiny {{ font-size: 80% }} .above {{ table-layout: fixed }}
.above td {{ padding: 0.8mm 1.5mm; height: 9mm }}
.in {{ font-weight: 600 }}
h3 {{ font-size: 10pt; color: {accent}; margin: 3mm 0 1mm 0; text-transform: uppercase }}"""
    return Drawing(
        head + print_items(sheet, style, form.body) + conditions(sheet) + initials_of(sheet),
        COMMON + css,
        foot=foot(sheet),
    )


def dotted_leaders(sheet: Sheet) -> Drawing:
    """Every label leads to its value along a row of dots."""
    form = parts_of(sheet)
    style = Style("leaders", block=0.5)
    right = f"<h1>{title_of(sheet, form)}</h1>{escape(form.title)}"
    head = f'<table><tr><td>{logo(sheet, 13)}</td><td class="right">{right}</td></tr></table>'
    css = """.right { text-align: right } h1 { font-size: 17pt; font-weight: 400; margin: 0 }
h3 { font-size: 10.5pt; border-bottom: 0.3mm solid #888; margin: 3mm 0 1.5mm 0 }
.leader { position: relative; overflow: hidden; margin-bottom: 1.4mm; min-height: 1.3em }
.lead { position: absolute; left: 0; right: 0; top: 0; white-space: nowrap; overflow: hidden; color: #777 }
.leader .l { position: relative; background: #fff }
.end { float: right; position: relative; background: #fff }"""
    return Drawing(
        head + print_items(sheet, style, form.body) + conditions(sheet) + initials_of(sheet),
        COMMON + css,
        foot=foot(sheet),
    )


def ledger(sheet: Sheet) -> Drawing:
    """What accounting software prints: a box of references, then lines, totals in a box at the right."""
    form = parts_of(sheet)
    style = Style(
        "rows",
        side=2,
        amounts=("description", "site", "quantity", "unit", "rate", "ht", "vat", "ttc"),
        block=1.0,
    )
    first, rest = form.body[0], form.body[1:]
    lead = (
        inline(sheet, tuple(k for k in first.keys if k[0] in sheet.content.values), 0)
        if isinstance(first, Pairs)
        else ""
    )
    body = rest if isinstance(first, Pairs) else form.body
    head = (
        f'<table class="top"><tr><td>{logo(sheet, 16)}</td><td class="refs"><h1>{title_of(sheet, form)}</h1>'
        f"{lead}</td></tr></table>"
    )
    css = f"""h1 {{ font-size: 15pt; color: {sheet.look.accent} }}
.refs {{ width: 82mm; border: 0.4mm solid {sheet.look.accent};
padding: 3mm }}
.kv .l {{ width: 45%; background: #f3f3f3 }} h3 {{ font-size: 9.5pt }}
table.totals {{ border: 0.4mm solid #222 }}
.totals td {{ padding: 1.4mm }}"""
    return Drawing(
        head + print_items(sheet, style, body) + conditions(sheet) + initials_of(sheet),
        COMMON + css,
        foot=foot(sheet),
    )


def wide_form(sheet: Sheet) -> Drawing:
    """Landscape, three blocks side by side."""
    form = parts_of(sheet)
    style = Style("inline", side=3, block=0.4)
    cells = f'<td><h1>{title_of(sheet, form)}</h1></td><td class="right">{escape(form.title)}</td>'
    head = f'<table class="top"><tr>{cells}</tr></table>'
    css = f"""h1 {{ font-size: 16pt; color: {sheet.look.accent} }} .right {{ text-align: right }}
.top {{ border-bottom: 0.6mm solid {sheet.look.accent} }}
.beside td {{ width: 33%; border-left: 0.3mm solid #bbb; padding-left: 3mm }} h3 {{ font-size: 10pt }}"""
    return Drawing(
        head + print_items(sheet, style, form.body) + initials_of(sheet),
        COMMON + css,
        "A4 landscape",
        foot(sheet),
    )


def two_column_form(sheet: Sheet) -> Drawing:
    """The whole piece set in two columns; tables and the signature go across."""
    form = parts_of(sheet)
    style = Style("rows", block=0.5)
    columns, across = split_items(form.body)
    head = f'<h1>{title_of(sheet, form)}</h1><p class="sub">{escape(form.title)}</p>'
    body = f'<div class="cols">{print_items(sheet, style, columns)}</div>{print_items(sheet, style, across)}'
    css = f"""h1 {{ font-size: 18pt; text-align: center }}
.sub {{ text-align: center; color: {sheet.look.accent} }}
.cols {{ column-count: 2; column-gap: 7mm; column-rule: 0.2mm solid #999 }}
h3 {{ font-size: 10pt; background: #eee; padding: 1mm }}
.kv td {{ border: 0; border-bottom: 0.2mm dotted #888 }} .kv .l {{ width: 48%; color: #444 }}"""
    return Drawing(head + body + conditions(sheet) + initials_of(sheet), COMMON + css, foot=foot(sheet))


def split_items(body: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What comes before the first table of amounts or signature, but for tables; and the rest."""
    at = next((i for i, item in enumerate(body) if isinstance(item, Amounts | Sign)), len(body))
    wide = tuple(item for item in body[:at] if isinstance(item, Roster | Answers))
    return tuple(item for item in body[:at] if item not in wide), (*wide, *body[at:])


def contract(sheet: Sheet) -> Drawing:
    """A dense contract in small print with numbered articles."""
    form = parts_of(sheet)
    style = Style("prose", articles=True)
    sheet.look = replace(sheet.look, size=min(sheet.look.size, 9.5) if sheet.look.rough else 7.8)
    lead = "Entre les parties désignées ci-après, il est convenu ce qui suit."
    head = f"<h1>{title_of(sheet, form)} – {escape(form.title)}</h1><p>{lead}</p>"
    body = head + print_items(sheet, style, form.body)
    css = """body { line-height: 1.12 } h1 { font-size: 11.5pt; text-align: center }
h3 { font-size: 100%; margin: 1mm 0 0.5mm 0 }
.prose, .sentence { text-align: justify; margin-bottom: 0.8mm } .block { margin: 0.8mm 0 }
.amounts { margin: 1.5mm 0 }"""
    return Drawing(body + conditions(sheet) + initials_of(sheet), COMMON + css, foot=foot(sheet))


def cells_form(sheet: Sheet) -> Drawing:
    """An administrative form with a cell for each character."""
    form = parts_of(sheet)
    style = Style("cells", 60)
    cells = f"<td>{title_of(sheet, form)}</td><td>{escape(form.title)}</td>"
    head = f'<table class="cerfa"><tr>{cells}</tr></table>'
    css = """.cerfa td { border: 0.5mm solid #000; padding: 2.5mm; font-weight: 700; font-size: 12pt }
.cell { display: inline-block; border: 0.25mm solid #555; border-left: 0; width: 4.6mm;
height: 5.6mm; text-align: center; line-height: 5.6mm }
.comb { white-space: nowrap; border-left: 0.25mm solid #555 }
h3 { font-size: 10pt; background: #ddd; padding: 0.8mm 2mm }"""
    return Drawing(head + print_items(sheet, style, form.body) + initials_of(sheet), COMMON + css)


SKINS = {
    "official_form": official_form,
    "letter_prose": letter_prose,
    "labels_above": labels_above,
    "dotted_leaders": dotted_leaders,
    "ledger": ledger,
    "wide_form": wide_form,
    "two_column_form": two_column_form,
    "contract": contract,
    "cells_form": cells_form,
}
