"""Orders of suppliers: a plain word processor page, and a letter."""

from __future__ import annotations

from testdata.generate.amounts import amounts
from testdata.generate.drawing import Drawing
from testdata.generate.layouts.bdc_tables import product_keys, signing, state
from testdata.generate.layouts.common import conditions, ending, legal_foot, privacy, sentences
from testdata.generate.parts import (
    SUPPLIER,
    bare,
    client_keys,
    de_minimis,
    inline,
    nature,
    notes,
    sites,
)
from testdata.generate.sheet import Sheet
from testdata.generate.signing import initials_of, zone


def word(sheet: Sheet) -> Drawing:
    """Bold labels, values after a colon or after a tab, nothing ruled but the table."""
    tabbed = sheet.rng.random() < 0.5
    width = sheet.rng.choice((0, 60))
    line = inline(sheet, ("order_number", "order_issued", "af_reference", *product_keys(sheet)), width)
    body = [
        "<h1>BON DE COMMANDE</h1><h2>Prestation Ségur – Médecine de ville</h2>",
        line,
        nature(sheet),
        f"<h3>Le fournisseur</h3>{inline(sheet, SUPPLIER, width)}",
        f"<h3>Le client</h3>{inline(sheet, client_keys(sheet), width)}",
        sites(sheet, "grid"),
        "<h3>Prix</h3>",
        amounts(sheet, footnote="*"),
        state(sheet),
        notes(sheet),
        de_minimis(sheet),
        ending(sheet, signing),
        conditions(sheet),
        initials_of(sheet),
    ]
    tab = (
        ".l { display: inline-block; width: 62mm; vertical-align: top }"
        if tabbed
        else ".l { font-weight: 700 }"
    )
    css = f"""
h1 {{ font-size: 14pt; text-align: center; text-decoration: underline }}
h2 {{ font-size: 11pt; text-align: center }}
h3 {{ font-size: 11pt; margin-top: 3mm }} {tab} .option {{ margin-left: 6mm }} .sign {{ margin-top: 4mm;
break-inside: avoid }} .state {{ font-style: italic; margin-top: 1mm }} .sign td {{ width: 50% }}
"""
    return Drawing("".join(body), css)


def letter(sheet: Sheet) -> Drawing:
    """Sender top left, addressee right, the order told in sentences."""
    s = sheet
    who = "client_name" if s.content.case == "medecin-liberal" else "client_representative"
    rest = tuple(k for k in client_keys(s) if k != "client_representative" or who != k)
    opening = (
        f"<p>{s.label('order_number')} : {s.value('order_number')} &nbsp;&nbsp; {s.label('order_issued')} : "
        f"{s.value('order_issued')}</p><p>Objet : {s.label('af_reference')} {s.value('af_reference')}</p>"
    )
    told = (
        f"<p>Par la présente, {s.value(who)} passe commande auprès du fournisseur de la mise à jour du "
        f"logiciel "
        f"<b>{s.value('software')}</b> ({s.label('solution_reference')} : {s.value('solution_reference')})"
        f"{technical(s)}, aux conditions suivantes.</p>"
    )
    day, name = s.value("signed_on", 28), s.value("signatory_name") or "&nbsp;"
    body = [
        f'<div class="from">{bare(s, SUPPLIER)}</div><div class="to">{bare(s, rest)}</div>',
        opening,
        "<h1>Bon de commande</h1>",
        told,
        nature(s),
        sites(s),
        amounts(s, footnote=" *"),
        state(s),
        notes(s),
        de_minimis(s),
        sentences(s),
        f'<div class="sign"><p>Fait en deux exemplaires, le {day}</p><p>{name}</p>'
        f"<p>Signature du client</p>{zone(s, 80, 28)}<p>{s.mention('signatory_power')}</p></div>",
        privacy(s),
        conditions(s),
        initials_of(s),
    ]
    css = """
.from { width: 85mm } .to { margin: 4mm 0 8mm 95mm } h1 { font-size: 13pt; margin-top: 4mm }
p { margin-bottom: 2mm }
.pair { margin-bottom: 0.6mm } .sign { margin: 6mm 0 0 80mm; break-inside: avoid } .amounts { margin: 2mm 0 }
"""
    return Drawing("".join(body), css, foot=legal_foot(s.content))


def technical(sheet: Sheet) -> str:
    if not sheet.wants("technical_version", 0.6):
        return ""
    return f", {sheet.label('technical_version').lower()} {sheet.value('technical_version')}"
