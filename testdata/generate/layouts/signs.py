"""Place, day, name and signature: of the client, of the supplier, or of every client."""

from __future__ import annotations

from html import escape

from testdata.generate.form import Sign
from testdata.generate.sheet import Sheet
from testdata.generate.signing import zone, zone_of

WORDS = ("Fait à {}, le {}", "Fait à {} le {}", "A {}, le {}", "À {}, le {}")


def sign(sheet: Sheet, item: Sign) -> str:
    """The end of a piece that is signed."""
    words = "A {}, le {}" if sheet.official else sheet.rng.choice(WORDS)
    place = "<p>" + words.format(sheet.value("signed_at", 35), sheet.value("signed_on", 30)) + "</p>"
    if item.by == "each":
        return f'<div class="sign">{approval(sheet)}{place}{all_zones(sheet, item)}</div>'
    name = ""
    if sheet.content.kind != "va" or sheet.wants("signatory_name", 0.5):
        name = f"<p>{sheet.label('signatory_name')} : {sheet.value('signatory_name', 40)}</p>"
    title = item.title if sheet.official else other_title(sheet, item)
    ends = f"<p><b>{escape(title)}</b></p>{zone(sheet, 80, 28)}"
    return f'<div class="sign one">{approval(sheet)}{place}{name}{ends}</div>'


def other_title(sheet: Sheet, item: Sign) -> str:
    """What a supplier writes above the zone."""
    who = "du fournisseur" if item.by == "supplier" else "du client"
    return sheet.rng.choice((item.title, f"Signature {who}", f"Cachet et signature {who}", "Signature"))


def approval(sheet: Sheet) -> str:
    """« lu et approuvé », by the client's own hand on paper (S1:1051)."""
    text = sheet.content.mentions.get("read_and_approved")
    if text is None:
        return ""
    sheet.mentions_printed.add("read_and_approved")
    if sheet.look.penned and not text.startswith("Mention"):
        return f'<p class="approved">{sheet.written(text)}</p>'
    return f'<p class="approved"><span class="mention">{escape(text)}</span></p>'


def all_zones(sheet: Sheet, item: Sign) -> str:
    """A cell for each client, three to a row as in the models, or a row for each."""
    names = sheet.content.signers
    if not sheet.official and sheet.flag("signers_in_rows"):
        body = "".join(
            f"<tr><td>Client {i + 1}<br>{escape(name)}</td><td>{zone_of(sheet, i, 62, 19)}</td></tr>"
            for i, name in enumerate(names)
        )
        head = f"<tr><th>Client</th><th>{escape(item.title)}</th></tr>"
        return f'<table class="grid signs">{head}{body}</table>'
    found = ""
    for start in range(0, len(names), 3):
        ranks = range(start, min(start + 3, len(names)))
        head = "".join(f"<td>Client {i + 1}{name_under(sheet, names[i])}</td>" for i in ranks)
        zones = "".join(
            f"<td><small>{escape(item.title)}</small>{zone_of(sheet, i, 48, 18)}</td>" for i in ranks
        )
        found += f"<tr>{head}</tr><tr>{zones}</tr>"
    return f'<table class="grid signs">{found}</table>'


def name_under(sheet: Sheet, name: str) -> str:
    return f"<br>{escape(name)}" if sheet.flag("signers_named") else ""
