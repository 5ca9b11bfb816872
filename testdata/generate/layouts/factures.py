"""Invoices of suppliers, with what S0:1395-1413 asks for and the usual legal sentences."""

from __future__ import annotations

from testdata.generate.amounts import amounts
from testdata.generate.drawing import Drawing
from testdata.generate.layouts.common import legal_foot, logo
from testdata.generate.layouts.vas import site_line
from testdata.generate.parts import bare, columns, inline, notes, rows, stacked
from testdata.generate.sheet import Sheet

SELLER = (
    "supplier_name",
    "supplier_address",
    "supplier_siret",
    "supplier_vat_number",
    "supplier_phone",
    "supplier_email",
)
NARROW = ("site", "description", "ht", "rate", "vat", "ttc")
WIDE = ("site", "description", "quantity", "unit", "rate", "ht", "vat", "ttc")
PLAIN = ("site", "description", "quantity", "rate", "ht", "vat", "ttc")


def buyer(sheet: Sheet) -> tuple[str, ...]:
    address = ("client_address", "client_postal_code", "client_city")
    if sheet.content.case == "medecin-liberal":
        return ("client_name", *address, "client_rpps")
    return ("client_structure", *address, "client_finess_juridique", "client_representative")


def facts(sheet: Sheet) -> tuple[str, ...]:
    """References of the invoice."""
    optional = tuple(k for k in ("asp_number", "solution_reference", "af_reference") if sheet.wants(k, 0.6))
    return ("order_number", *optional)


def dates(sheet: Sheet) -> tuple[str, ...]:
    due = ("due_date",) if sheet.wants("due_date", 0.9) else ()
    return ("finalised", *due)


def tail(sheet: Sheet) -> str:
    """State mention, VAT sentences, payment sentences."""
    late = " ".join(sheet.mention(k) for k in ("late_penalties", "recovery_indemnity"))
    left = sheet.rng.random()
    rest = "<p>Reste à la charge du client : 0,00 €</p>" if left < 0.1 else ""
    discount = "Pas d'escompte pour paiement anticipé. " if left > 0.5 else ""
    return (
        f'<p class="state">{sheet.mention("state_funding")}</p>{rest}{notes(sheet)}'
        f'<p class="pay">{discount}{late}</p>'
    )


def product(sheet: Sheet) -> tuple[str, ...]:
    return ("software",) if sheet.rng.random() < 0.6 else ("software_name", "software_version")


def table(sheet: Sheet, css: str = "") -> str:
    return amounts(sheet, sheet.rng.choice((NARROW, WIDE, PLAIN, ())), css, block=0.5)


def classic(sheet: Sheet) -> Drawing:
    """Seller top left, buyer right in a frame, number and date under."""
    body = [
        f'<table class="top"><tr><td>{logo(sheet)}{bare(sheet, SELLER)}</td><td class="to">'
        f"{bare(sheet, buyer(sheet))}"
        f"{site_line(sheet)}</td></tr></table><h1>FACTURE</h1>",
        inline(sheet, ("invoice_number", "invoice_issued")),
        inline(sheet, (*facts(sheet), *product(sheet), *dates(sheet))),
        table(sheet),
        tail(sheet),
    ]
    css = f"""h1 {{ color: {sheet.look.accent}; font-size: 18pt; margin-top: 6mm }}
.top td {{ width: 50%; padding: 0 }}
.to {{ border: 0.3mm solid #777; padding: 4mm !important }} .amounts {{ margin: 6mm 0 }}
.pay {{ font-size: 80%;
margin-top: 8mm }} .logo {{ margin-bottom: 2mm }}"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))


def erp_invoice(sheet: Sheet) -> Drawing:
    """Ruled grids of references above a ruled table."""
    body = [
        f'<table class="top"><tr><td>{bare(sheet, SELLER)}</td><td>'
        f"{bare(sheet, buyer(sheet))}{site_line(sheet)}</td></tr>"
        "</table>",
        columns(
            sheet,
            ("invoice_number", "invoice_issued", "due_date")
            if sheet.wants("due_date", 1)
            else ("invoice_number", "invoice_issued"),
        ),
        columns(sheet, facts(sheet)),
        columns(sheet, (*product(sheet), "finalised")),
        table(sheet, "all"),
        tail(sheet),
    ]
    css = """.grid { margin-bottom: 2mm } .grid th { background: #e9e9e9; font-size: 85% }
.top td { width: 50% }
.amounts { margin: 4mm 0 } .amounts th { background: #e9e9e9 } .pay { font-size: 80% }
.top { margin-bottom: 6mm }"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))


def accent(sheet: Sheet) -> Drawing:
    """A modern page: a coloured band, large title, airy table."""
    body = [
        f'<div class="band"><b>Facture</b> {sheet.value("invoice_number")} &nbsp; du '
        f"{sheet.value('invoice_issued')}</div>",
        f'<table class="top"><tr><td><h3>Émetteur</h3>{inline(sheet, SELLER)}</td><td><h3>Facturé à</h3>'
        f"{inline(sheet, buyer(sheet))}{site_line(sheet)}</td></tr></table>",
        f'<div class="two">{stacked(sheet, (*facts(sheet), *product(sheet), *dates(sheet)))}</div>',
        table(sheet, "rows"),
        tail(sheet),
    ]
    css = f""".band {{ background: {sheet.look.accent}; color: #fff; padding: 5mm; font-size: 13pt;
margin-bottom: 5mm }}
.band .h {{ color: #fff }} h3 {{ color: {sheet.look.accent}; font-size: 10pt }} .top td {{ width: 50% }}
.two {{ columns: 3;
margin: 4mm 0 }} .stack {{ break-inside: avoid; margin-bottom: 2mm }}
.stack .l {{ font-size: 78%; color: #666 }}
.amounts td, .amounts th {{ padding: 2mm }} .pay {{ font-size: 80%; color: #444; margin-top: 10mm }}"""
    return Drawing("".join(body), css)


def word_invoice(sheet: Sheet) -> Drawing:
    """A word processor page, labels in bold."""
    body = [
        f'{bare(sheet, SELLER)}<div class="to">{bare(sheet, buyer(sheet))}{site_line(sheet)}</div>',
        f"<h1>Facture n° {sheet.value('invoice_number')}</h1>",
        inline(sheet, ("invoice_issued", *facts(sheet))),
        inline(sheet, (*product(sheet), *dates(sheet))),
        table(sheet),
        tail(sheet),
    ]
    css = """.to { margin: 2mm 0 6mm 100mm } h1 { font-size: 13pt; text-align: center }
.l { font-weight: 700 }
.amounts { margin: 5mm 0 } .pay { margin-top: 8mm; font-size: 85% }"""
    return Drawing("".join(body), css)


def side_invoice(sheet: Sheet) -> Drawing:
    """References in a column on the right."""
    side = stacked(sheet, ("invoice_number", "invoice_issued", *facts(sheet), *dates(sheet)))
    left = (
        f"{logo(sheet, 11)}{bare(sheet, SELLER)}<h3>Client</h3>{bare(sheet, buyer(sheet))}{site_line(sheet)}"
        f"{rows(sheet, product(sheet))}"
    )
    body = [
        f'<h1>FACTURE</h1><table class="frame"><tr><td>{left}</td><td class="side">{side}</td></tr></table>',
        table(sheet),
        tail(sheet),
    ]
    css = f"""h1 {{ letter-spacing: 2mm; font-weight: 400; color: {sheet.look.accent} }}
.side {{ width: 58mm; border-left:
0.8mm solid {sheet.look.accent}; padding-left: 4mm }} .stack {{ margin-bottom: 2.4mm }}
.stack .l {{ font-size: 78%; color: #555 }}
.amounts {{ margin: 6mm 0 }} .pay {{ font-size: 78% }} h3 {{ margin-top: 5mm }}
.logo {{ margin-bottom: 3mm }}"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))


def wide_invoice(sheet: Sheet) -> Drawing:
    """A landscape invoice."""
    body = [
        f'<table class="three"><tr><td>{bare(sheet, SELLER)}</td><td>'
        f"{bare(sheet, buyer(sheet))}{site_line(sheet)}</td><td>"
        f"<h1>Facture</h1>{inline(sheet, ('invoice_number', 'invoice_issued', *facts(sheet)))}</td></tr>"
        f"</table>",
        rows(sheet, (*product(sheet), *dates(sheet))),
        table(sheet, "all"),
        tail(sheet),
    ]
    css = """.three td { width: 33% } h1 { font-size: 20pt } .kv .l { width: 70mm } .amounts { margin: 5mm 0 }
.pay { font-size: 80% }"""
    return Drawing("".join(body), css, "A4 landscape", legal_foot(sheet.content))
