"""Attestations de vérification d'aptitude: the model is not in the texts we hold (S2:608-623, S0:404-428)."""

from __future__ import annotations

from testdata.generate import texts
from testdata.generate.drawing import Drawing
from testdata.generate.layouts.common import legal_foot, logo
from testdata.generate.parts import bare, inline, nature, rows, stacked
from testdata.generate.sheet import Sheet
from testdata.generate.signing import initials_of, zone


def who(sheet: Sheet) -> tuple[str, ...]:
    """Fields that say who attests."""
    if sheet.content.case == "medecin-liberal":
        return ("client_name", "client_rpps", "client_phone", "client_email")
    return (
        "client_representative",
        "client_structure",
        "client_finess_juridique",
        "client_phone",
        "client_email",
    )


def what(sheet: Sheet) -> tuple[str, ...]:
    """Fields that say what was delivered."""
    optional = [
        k
        for k in ("order_number", "supplier_name", "supplier_siret", "solution_reference", "af_reference")
        if sheet.wants(k, 0.7)
    ]
    return ("invoice_number", *optional, "software")


def functions(sheet: Sheet, tag: str = "ul") -> str:
    items = [sheet.mention(key) for key in texts.VA_FUNCTIONS]
    mark = sheet.rng.choice((";", "", "."))
    return f"<{tag}>" + "".join(f"<li>{x}{mark if x else ''}</li>" for x in items if x) + f"</{tag}>"


def site_line(sheet: Sheet) -> str:
    """FINESS géographiques of a structure, in one line."""
    if not sheet.content.sites:
        return ""
    shown = []
    for _, finess in sheet.content.sites:
        sheet.note("site_finess", finess)
        shown.append(sheet.ink(sheet.look.formats.show("finess", finess), "client_finess"))
    plural = "s" if len(shown) > 1 else ""
    return f"<p class=pair>FINESS géographique{plural} : {', '.join(shown)}</p>"


def optional_nature(sheet: Sheet) -> str:
    return nature(sheet) if "nature" in sheet.content.must or sheet.rng.random() < 0.35 else untick(sheet)


def untick(sheet: Sheet) -> str:
    """The piece has no such boxes: nothing to find."""
    sheet.content.ticks.pop("nature", None)
    return ""


def place_and_day(sheet: Sheet) -> str:
    """« Fait à … le … »."""
    words = sheet.rng.choice(("Fait à {}, le {}", "Fait à {} le {}", "A {}, le {}", "À {}, le {}"))
    return "<p>" + words.format(sheet.value("signed_at", 35), sheet.value("signed_on", 30)) + "</p>"


def signed(sheet: Sheet) -> str:
    title = sheet.rng.choice(
        ("Signature du Client final", "Signature du client", "Signature", "Cachet et signature")
    )
    name = (
        f"<p>{sheet.label('signatory_name')} : {sheet.value('signatory_name')}</p>"
        if sheet.wants("signatory_name", 0.7)
        else ""
    )
    return f'<div class="sign">{place_and_day(sheet)}{name}<p><b>{title}</b></p>{zone(sheet, 80, 28)}</div>'


LEAD = "permettant d’attester de la disponibilité des fonctions clés de la Solution logicielle, notamment :"


def attest(sheet: Sheet) -> str:
    return f"<p>{sheet.mention('va_attestation')}</p>"


def attestation(sheet: Sheet) -> Drawing:
    """A sober page: « Je, soussigné »."""
    body = [
        "<h1>Attestation de vérification d'aptitude (VA)</h1><p>Je, soussigné :</p>",
        inline(sheet, who(sheet), 70),
        site_line(sheet),
        inline(sheet, what(sheet), 60),
        optional_nature(sheet),
        attest(sheet),
        f"<p>La vérification a porté sur les points suivants, {LEAD}</p>",
        functions(sheet),
        signed(sheet),
        initials_of(sheet),
    ]
    css = """h1 { font-size: 15pt; text-align: center; margin: 6mm 0 8mm 0 } li { margin-bottom: 1.3mm }
.sign { margin-top: 7mm; break-inside: avoid } .pair { margin-bottom: 2mm }"""
    return Drawing("".join(body), css)


def official_va(sheet: Sheet) -> Drawing:
    """In the manner of the ASP's models: scheme title, then case, then piece."""
    case = (
        "Client unique médecin"
        if sheet.content.case == "medecin-liberal"
        else "Structure d'exercice coordonné"
    )
    blue = sheet.look.mention_colour
    body = [
        f"<h2>SONS Médecine de ville – Logiciels LGC – Vague 2</h2><h3>LGC : {case}</h3>",
        "<h1>Attestation de vérification d'aptitude (VA)</h1><p>Je, soussigné :</p>",
        inline(sheet, who(sheet), 85),
        site_line(sheet),
        inline(sheet, what(sheet), 60),
        attest(sheet),
        f"<p>Atteste de :</p>{functions(sheet)}",
        optional_nature(sheet),
        "<p>Commentaires : ……………………………………………………………</p>",
        signed(sheet),
        initials_of(sheet),
    ]
    css = f"""h1 {{ font-size: 13pt; margin: 4mm 0 }} h2 {{ font-size: 12pt; color: {sheet.look.accent} }}
.mention {{ color: {blue} }} li {{ margin-bottom: 1mm }} .sign {{ margin-top: 6mm; break-inside: avoid }}"""
    return Drawing("".join(body), css)


def grid_va(sheet: Sheet) -> Drawing:
    """Tables: parties, then one row per function."""
    lines = "".join(
        f"<tr><td>{i}</td><td>{sheet.mention(key)}</td><td class=ok>Oui</td></tr>"
        for i, key in enumerate(texts.VA_FUNCTIONS, 1)
        if key in sheet.content.mentions
    )
    body = [
        f'<table class="top"><tr><td>{logo(sheet, 12)}</td><td><h1>VÉRIFICATION D\'APTITUDE</h1></td>'
        f"</tr></table>",
        rows(sheet, who(sheet), "grid"),
        site_line(sheet),
        rows(sheet, what(sheet), "grid"),
        optional_nature(sheet),
        attest(sheet),
        f'<table class="grid fun"><tr><th>N°</th><th>Fonction vérifiée</th><th>Disponible</th></tr>'
        f"{lines}</table>",
        signed(sheet),
        initials_of(sheet),
    ]
    css = f"""h1 {{ font-size: 15pt; text-align: right; color: {sheet.look.accent} }}
.grid {{ margin: 2.5mm 0 }}
.grid .l {{ width: 60mm; background: #f0f0f0 }} .fun th {{ background: {sheet.look.accent}; color: #fff }}
.ok {{ width: 20mm; text-align: center }} .sign {{ margin-top: 5mm; break-inside: avoid }}"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))


def letter_va(sheet: Sheet) -> Drawing:
    """A letter of the client to the supplier."""
    s = sheet
    body = [
        f'<div class="from">{bare(s, who(s))}{site_line(s)}</div>',
        "<h1>Objet : attestation de VA – Ségur vague 2</h1>",
        inline(s, what(s)),
        optional_nature(s),
        f"<p>{s.mention('va_attestation')}</p><p>Je confirme :</p>",
        functions(s),
        signed(s),
        initials_of(s),
    ]
    css = """.from { margin-bottom: 10mm } h1 { font-size: 11.5pt } li { margin-bottom: 1.2mm }
ul { padding-left: 5mm;
list-style: '- ' } .sign { margin: 9mm 0 0 85mm; break-inside: avoid }"""
    return Drawing("".join(body), css)


def checklist_va(sheet: Sheet) -> Drawing:
    """A form with a sober head and functions as a ticked list."""
    lines = "".join(
        f'<p class="tick"><span class="glyph">✔</span> {sheet.mention(key)}</p>'
        for key in texts.VA_FUNCTIONS
        if key in sheet.content.mentions
    )
    body = [
        "<h1>Procès-verbal de vérification d'aptitude</h1>",
        f'<table class="sides"><tr><td><h3>Le client</h3>'
        f"{stacked(sheet, who(sheet))}{site_line(sheet)}</td><td>"
        f"<h3>La prestation</h3>{stacked(sheet, what(sheet))}</td></tr></table>",
        optional_nature(sheet),
        attest(sheet),
        lines,
        signed(sheet),
        initials_of(sheet),
    ]
    css = f"""h1 {{ font-size: 17pt; font-weight: 400; border-bottom: 0.6mm solid {sheet.look.accent} }}
.sides td {{ width: 50% }}
.stack {{ margin-bottom: 1.6mm }} .stack .l {{ font-size: 80%; color: #555 }}
.tick {{ margin: 0 0 1.4mm 4mm }}
.sign {{ margin-top: 6mm; break-inside: avoid }}"""
    return Drawing("".join(body), css, foot=legal_foot(sheet.content))
