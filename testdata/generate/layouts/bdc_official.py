"""The order models of the ASP, line by line (S3:31-190 doctor, S3:192-421 structure)."""

from __future__ import annotations

from html import escape

from testdata.generate import texts
from testdata.generate.amounts import amounts
from testdata.generate.drawing import Drawing
from testdata.generate.parts import (
    SUPPLIER,
    client_keys,
    conditional,
    de_minimis,
    inline,
    nature,
    notes,
    reminders,
    sites,
)
from testdata.generate.sheet import Sheet
from testdata.generate.signing import initials_of, zone

TITLES = {
    "medecin-liberal": "LGC : Médecin libéral",
    "structure": "LGC : Structure d’exercice coordonné (maison ou centre de santé)",
}
CLIENT_TITLES = {"medecin-liberal": "Client unique", "structure": "Client"}


def official(sheet: Sheet) -> Drawing:
    """The model itself, filled in."""
    content = sheet.content
    aside = sheet.rng.random() < 0.5 and sheet.look.fill not in ("hand", "client")
    parts = [
        f"<h2>{TITLES[content.case]}</h2><h1>Bon de commande</h1>",
        head(sheet),
        parties(sheet, aside),
        solution(sheet),
        conditional(sheet),
        table(sheet),
        f'<p class="state">{sheet.mention("state_funding")}</p>',
        notes(sheet),
        de_minimis(sheet),
        reminders(sheet, "p"),
        closing(sheet),
        footnote(sheet),
        privacy(sheet),
        initials_of(sheet),
    ]
    return Drawing("".join(parts), css(sheet))


def head(sheet: Sheet) -> str:
    number = "Numéro du bon de commande – (information : référence du bon de commande chez l’éditeur) :"
    return (
        f'<p class="b">Référence de l’appel à financement : {sheet.value("af_reference")}</p>{nature(sheet)}'
        f'<p class="b">{number} {sheet.value("order_number", 45)}</p>'
        f'<p class="b">Date d’émission du bon de commande : {sheet.value("order_issued", 35)}</p>'
    )


def parties(sheet: Sheet, aside: bool) -> str:
    """Supplier and client, one above the other or side by side."""
    width = 52 if aside else 95
    supplier = f"<h3>Fournisseur</h3>{inline(sheet, SUPPLIER, width)}"
    client = f"<h3>{CLIENT_TITLES[sheet.content.case]}</h3>{inline(sheet, client_keys(sheet), width)}"
    if aside:
        return f'<table class="sides"><tr><td>{supplier}</td><td>{client}</td></tr></table>'
    return f'<div class="party">{supplier}</div><div class="party">{client}</div>'


def solution(sheet: Sheet) -> str:
    reference = sheet.label("solution_reference")
    extra = inline(sheet, ("technical_version",), 50) if sheet.wants("technical_version", 0.6) else ""
    return (
        "<h3>Informations sur la prestation Ségur commandée</h3>"
        f'<p class="b">Dénomination et version du logiciel : {sheet.value("software", 90)}</p>'
        f'<p class="b">{reference} : {sheet.value("solution_reference", 50)}</p>{extra}{site_list(sheet)}'
    )


def site_list(sheet: Sheet) -> str:
    if sheet.content.case != "structure":
        return ""
    return (
        f"<p>Les structures géographiques concernée par la prestation commandée :</p>{sites(sheet, 'grid')}"
    )


def table(sheet: Sheet) -> str:
    note = f"<sup>2</sup><br><small>{escape(texts.SECONDARY_MAX)}</small>"
    columns = ("site", "description", "ht", "rate", "vat", "ttc")
    return amounts(sheet, columns, "all", note)


def closing(sheet: Sheet) -> str:
    """Date, name and signature, on one zone as in the model (S3:141-144)."""
    power = f"<p>{sheet.mention('signatory_power')}</p>" if sheet.content.case == "structure" else ""
    name = sheet.value("signatory_name") or "&nbsp;"
    return (
        f'<div class="closing"><p>Le {sheet.value("signed_on", 30)}</p><p>Nom, prénom et signature : '
        f"{name}</p>"
        f"{zone(sheet, 80, 28)}{power}</div>"
    )


def footnote(sheet: Sheet) -> str:
    text = sheet.mention("secondary_note")
    return f'<p class="foot"><sup>2</sup> {text}</p>' if text else ""


def privacy(sheet: Sheet) -> str:
    return f'<p class="privacy">{sheet.mention("privacy_notice")}</p>'


def css(sheet: Sheet) -> str:
    colour = sheet.look.mention_colour
    return f"""
h1 {{ font-size: 15pt; text-align: center }} h2 {{ font-size: 11pt; color: {sheet.look.accent} }}
h3 {{ font-size: 10.5pt; margin-top: 2.5mm; border-bottom: 0.2mm solid #777 }}
.b, .mention, .state, .head, .option {{ color: {colour} }} .b .on, .b .f, .b .v {{ color: #111 }}
.sides td {{ width: 50%; border: 0.25mm solid #444 }} .sides h3 {{ border: 0; margin: 0 }}
.closing {{ margin-top: 3mm; break-inside: avoid }} .state {{ margin-top: 2mm; font-weight: 700 }}
.pair {{ margin-bottom: 1.6mm }} .foot {{ font-size: 7pt; border-top: 0.2mm solid #999; margin-top: 3mm }}
.amounts {{ margin-top: 2mm }} .amounts td {{ height: 7mm }} .minimis td {{ height: 7mm }}
"""
