"""Orders of suppliers: two columns, coloured boxes, and the table-heavy page of a business software."""

from __future__ import annotations

from testdata.generate.amounts import amounts
from testdata.generate.drawing import Drawing
from testdata.generate.layouts.common import (
    approval,
    conditions,
    ending,
    legal_foot,
    logo,
    power,
    privacy,
    sentences,
)
from testdata.generate.parts import (
    SUPPLIER,
    bare,
    client_keys,
    columns,
    de_minimis,
    inline,
    nature,
    notes,
    rows,
    sites,
    stacked,
)
from testdata.generate.sheet import Sheet
from testdata.generate.signing import initials_of, zone

MONEY = ("site", "description", "ht", "rate", "vat", "ttc")


def state(sheet: Sheet) -> str:
    return f'<p class="state">{sheet.mention("state_funding")}</p>'


def signing(sheet: Sheet) -> str:
    """Date and name left, the zone right of them or under."""
    name, day = sheet.value("signatory_name") or "&nbsp;", sheet.value("signed_on", 28)
    power_text = power(sheet)
    if sheet.rng.random() < 0.5:
        return (
            f'<table class="sign"><tr><td><p>{sheet.label("signed_on")} : {day}</p><p>'
            f"{sheet.label('signatory_name')} : "
            f"{name}</p>{power_text}</td><td><b>{approval(sheet)}</b>{zone(sheet, 78, 27)}</td></tr></table>"
        )
    return (
        f'<div class="sign"><p>{sheet.label("signed_on")} : {day}</p><p>{sheet.label("signatory_name")} '
        f": {name}</p>"
        f"<p><b>{approval(sheet)} :</b></p>{zone(sheet, 85, 27)}{power_text}</div>"
    )


def product_keys(sheet: Sheet) -> tuple[str, ...]:
    first: tuple[str, ...] = (
        ("software",) if sheet.rng.random() < 0.5 else ("software_name", "software_version")
    )
    extra = ("technical_version",) if sheet.wants("technical_version", 0.6) else ()
    return (*first, "solution_reference", *extra)


def two_columns(sheet: Sheet) -> Drawing:
    """Logo and title, supplier and client side by side, free sections under them."""
    case = sheet.content.case
    top = (
        f'<table class="top"><tr><td>{logo(sheet)}</td><td class="right"><h1>BON DE COMMANDE</h1>'
        f"{inline(sheet, ('order_number', 'order_issued', 'af_reference'))}</td></tr></table>"
    )
    client = (
        bare(sheet, client_keys(sheet)) if sheet.rng.random() < 0.5 else inline(sheet, client_keys(sheet))
    )
    sides = (
        f'<table class="sides"><tr><td><h3>Fournisseur</h3>{inline(sheet, SUPPLIER)}</td><td><h3>'
        f"Client</h3>{client}"
        "</td></tr></table>"
    )
    body = [
        top,
        sides,
        nature(sheet),
        f"<h3>Solution commandée</h3>{rows(sheet, product_keys(sheet))}",
        sites(sheet) if case == "structure" else "",
        amounts(sheet, footnote=" <sup>*</sup>"),
        state(sheet),
        notes(sheet),
        de_minimis(sheet),
        ending(sheet, signing),
        conditions(sheet),
        initials_of(sheet),
    ]
    css = f"""
.top td {{ padding: 0 0 3mm 0 }} .right {{ text-align: right }}
h1 {{ color: {sheet.look.accent}; font-size: 17pt }}
h3 {{ color: {sheet.look.accent}; font-size: 11pt; margin-top: 3mm }}
.sides td {{ width: 50%; padding: 0 5mm 0 0 }}
.state {{ font-weight: 700; color: {sheet.look.mention_colour}; margin-top: 2mm }} .kv .l {{ width: 55mm }}
.amounts {{ margin-top: 3mm }} .sign {{ margin-top: 3mm; break-inside: avoid }} .sign td {{ width: 50% }}
"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))


def boxed(sheet: Sheet) -> Drawing:
    """Full-width sections, each under a coloured bar."""

    def section(title: str, inner: str) -> str:
        return (
            f'<div class="sec"><div class="bar">{title}</div><div class="in">{inner}</div></div>'
            if inner
            else ""
        )

    body = [
        f"<h1>Bon de commande Ségur numérique</h1>"
        f"{rows(sheet, ('af_reference', 'order_number', 'order_issued'))}",
        section("1. Nature de la prestation", nature(sheet)),
        section("2. Fournisseur", two_up(stacked(sheet, SUPPLIER))),
        section("3. Client", two_up(stacked(sheet, client_keys(sheet)))),
        section("4. Logiciel", rows(sheet, product_keys(sheet))),
        section("5. Structures géographiques", sites(sheet)),
        section("6. Montants", amounts(sheet, footnote="*", block=0.3) + state(sheet) + notes(sheet)),
        section("7. Aides de minimis", de_minimis(sheet)),
        section("8. Mentions", sentences(sheet)),
        section("9. Accord du client", signing(sheet)),
        privacy(sheet),
        conditions(sheet),
        initials_of(sheet),
    ]
    accent = sheet.look.accent
    css = f"""
h1 {{ text-align: center; font-size: 15pt; color: {accent} }}
.bar {{ background: {accent}; color: #fff; padding: 1mm 2mm;
font-weight: 700 }} .sec {{ border: 0.3mm solid {accent}; margin: 2.5mm 0 }} .in {{ padding: 2mm }}
.two {{ columns: 2; column-gap: 6mm }} .stack {{ break-inside: avoid; margin-bottom: 1.3mm }}
.stack .l {{ font-size: 80%;
color: #555 }} .kv .l {{ width: 60mm; color: #333 }} .state {{ margin-top: 2mm }} .sign td {{ width: 50% }}
"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content) if sheet.rng.random() < 0.5 else "")


def two_up(inner: str) -> str:
    return f'<div class="two">{inner}</div>'


def erp(sheet: Sheet) -> Drawing:
    """Everything in ruled grids, small print, capital headings."""
    doctor = sheet.content.case == "medecin-liberal"
    client = client_keys(sheet)
    grids = [
        columns(sheet, ("order_number", "order_issued", "af_reference")),
        columns(sheet, SUPPLIER[:3]),
        columns(sheet, SUPPLIER[3:]),
        columns(sheet, client[:3]),
        columns(sheet, client[3:]),
        columns(sheet, product_keys(sheet)),
    ]
    titles = ("", "FOURNISSEUR", "", "CLIENT", "", "PRODUIT")
    head = "".join((f"<h3>{t}</h3>" if t else "") + g for t, g in zip(titles, grids, strict=True))
    order = (
        MONEY
        if sheet.rng.random() < 0.5
        else ("site", "description", "quantity", "unit", "rate", "ht", "vat", "ttc")
    )
    body = [
        f'<table class="top"><tr><td>{logo(sheet, 10)}</td><td><h1>COMMANDE CLIENT - SÉGUR</h1></td>'
        f"</tr></table>",
        head,
        nature(sheet),
        "" if doctor else sites(sheet, "grid"),
        amounts(sheet, order, footnote=" (*)"),
        state(sheet),
        notes(sheet),
        de_minimis(sheet),
        ending(sheet, signing),
        conditions(sheet),
        initials_of(sheet),
    ]
    css = """
h1 { font-size: 13pt; text-align: right }
h3 { font-size: 8.5pt; margin: 2mm 0 0.6mm 0 }
.grid { margin-bottom: 0.8mm; table-layout: fixed } .grid th { background: #e6e6e6; font-size: 7.5pt }
.amounts th { background: #e6e6e6 } .amounts { margin: 2mm 0 }
.sign td { width: 50%; border: 0.25mm solid #555 }
.grid td { overflow-wrap: anywhere } .sites { margin-top: 2mm }
"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))
