"""Orders of suppliers that are held out: sidebar, ruled form cells, landscape page."""

from __future__ import annotations

from testdata.generate.amounts import amounts
from testdata.generate.drawing import Drawing
from testdata.generate.layouts.bdc_tables import product_keys, signing, state
from testdata.generate.layouts.common import conditions, ending, legal_foot, logo
from testdata.generate.parts import (
    SUPPLIER,
    client_keys,
    de_minimis,
    inline,
    nature,
    notes,
    sites,
    stacked,
)
from testdata.generate.sheet import Sheet
from testdata.generate.signing import initials_of


def sidebar(sheet: Sheet) -> Drawing:
    """The supplier stands in a tinted column on the left."""
    side = f"{logo(sheet, 18)}<h3>Votre fournisseur</h3>{stacked(sheet, SUPPLIER)}"
    main = [
        f"<h1>Bon de commande</h1>{inline(sheet, ('order_number', 'order_issued', 'af_reference'))}",
        f"<h3>Client</h3>{inline(sheet, client_keys(sheet))}",
        f"<h3>Logiciel</h3>{inline(sheet, product_keys(sheet))}",
        nature(sheet),
        sites(sheet),
    ]
    below = [
        amounts(sheet, footnote="*"),
        state(sheet),
        notes(sheet),
        de_minimis(sheet),
        ending(sheet, signing),
        conditions(sheet),
        initials_of(sheet),
    ]
    body = (
        f'<table class="frame"><tr><td class="side">{side}</td><td>{"".join(main)}</td></tr></table>'
        + "".join(below)
    )
    css = f"""
.side {{ width: 48mm; background: #eef2f6; padding: 4mm }} .frame > tr > td {{ padding: 3mm }}
h1 {{ font-size: 19pt;
font-weight: 400; color: {sheet.look.accent} }}
h3 {{ margin-top: 3mm; font-size: 10pt; text-transform: uppercase;
letter-spacing: 0.3mm }} .stack {{ margin-bottom: 2.4mm; overflow-wrap: anywhere }}
.stack .l {{ font-size: 78%;
color: #667 }} .amounts {{ margin-top: 3mm }} .amounts th {{ color: {sheet.look.accent} }}
.sign td {{ width: 50% }}
.sign {{ break-inside: avoid; margin-top: 3mm }}
"""
    return Drawing(body, css)


def cells(sheet: Sheet, keys: tuple[str, ...], per_row: int = 2) -> str:
    """A form whose ruled cells hold a small label above the value."""
    found = [k for k in keys if k != "supplier_vat_number" or sheet.has(k)]
    body = ""
    for start in range(0, len(found), per_row):
        part = found[start : start + per_row]
        span = f' colspan="{per_row}"' if len(part) == 1 else ""
        body += (
            "<tr>"
            + "".join(
                f'<td{span}><div class="tiny">{sheet.label(k)}</div>{sheet.value(k)}&nbsp;</td>' for k in part
            )
            + "</tr>"
        )
    return f'<table class="grid cerfa">{body}</table>'


def cerfa(sheet: Sheet) -> Drawing:
    """A form like an administration's: ruled cells, labels inside them."""
    body = [
        "<h1>BON DE COMMANDE SÉGUR</h1>",
        cells(sheet, ("order_number", "order_issued", "af_reference"), 3),
        nature(sheet),
        "<h3>A – Fournisseur</h3>",
        cells(sheet, SUPPLIER),
        "<h3>B – Client</h3>",
        cells(sheet, client_keys(sheet)),
        "<h3>C – Solution logicielle</h3>",
        cells(sheet, product_keys(sheet)),
        sites(sheet, "grid"),
        "<h3>D – Montants</h3>",
        amounts(sheet, (), "all", "*"),
        state(sheet),
        notes(sheet),
        de_minimis(sheet),
        "<h3>E – Engagements</h3>",
        ending(sheet, signing),
        conditions(sheet),
        initials_of(sheet),
    ]
    css = """
h1 { font-size: 14pt; border: 0.5mm solid #000; padding: 2mm; text-align: center } h3 { font-size: 9.5pt;
background: #ddd; padding: 0.8mm 2mm; margin: 2.5mm 0 0 0 } .tiny { font-size: 6.5pt; color: #444 }
.cerfa td { height: 9mm } .sign td { width: 50%; border: 0.25mm solid #000 } .sign { margin-top: 2mm }
"""
    return Drawing("".join(body), css)


def landscape(sheet: Sheet) -> Drawing:
    """A wide page: parties in three columns, a wide table under them."""
    order = ("site", "description", "quantity", "unit", "ht", "rate", "vat", "ttc")
    top = (
        f'<table class="three"><tr><td><h3>Fournisseur</h3>{inline(sheet, SUPPLIER)}</td><td><h3>Client</h3>'
        f"{inline(sheet, client_keys(sheet))}</td><td><h3>Commande</h3>"
        f"{inline(sheet, ('order_number', 'order_issued', 'af_reference', *product_keys(sheet)))}</td>"
        f"</tr></table>"
    )
    body = [
        "<h1>Bon de commande – Ségur du numérique en santé</h1>",
        top,
        nature(sheet),
        sites(sheet, "grid"),
        amounts(sheet, order, "rows", "*"),
        state(sheet),
        notes(sheet),
        de_minimis(sheet),
        ending(sheet, signing),
        conditions(sheet),
        initials_of(sheet),
    ]
    css = f"""
h1 {{ color: {sheet.look.accent}; font-size: 16pt }}
.three td {{ width: 33%; border-left: 0.8mm solid {sheet.look.accent};
padding-left: 3mm }} .three {{ table-layout: fixed; overflow-wrap: anywhere }} h3 {{ font-size: 10pt }}
.amounts {{ margin: 3mm 0 }}
.sign td {{ width: 50% }} .sign {{ break-inside: avoid }}
"""
    return Drawing("".join(body), css, "A4 landscape", legal_foot(sheet.content))
