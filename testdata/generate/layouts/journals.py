"""Journaux de monitoring (S2:361-372): no model in the texts we hold."""

from __future__ import annotations

from testdata.generate.drawing import Drawing
from testdata.generate.layouts.common import logo
from testdata.generate.layouts.vas import site_line
from testdata.generate.parts import inline, rows, stacked
from testdata.generate.sheet import Sheet

COUNTS = (
    "documents_total",
    "documents_sent",
    "patients_total",
    "patients_qualified",
    "patients_transitional",
)


def who(sheet: Sheet) -> tuple[str, ...]:
    client = (
        ("client_name", "client_rpps") if sheet.content.case == "medecin-liberal" else ("client_structure",)
    )
    return (*client, "supplier_name", "software")


def by_month(sheet: Sheet) -> str:
    """Six months, then their sum: Dt and Dm are in the last row."""
    lines = "".join(
        f"<tr><td>{name}</td><td>{total}</td><td>{sent}</td></tr>"
        for name, total, sent in sheet.content.months
    )
    last = (
        f"<tr class='tot'><td>Total</td><td>{sheet.value('documents_total')}</td><td>"
        f"{sheet.value('documents_sent')}</td>"
        "</tr>"
    )
    head = "<tr><th>Mois</th><th>Documents à envoyer (Dt)</th><th>Documents envoyés (Dm)</th></tr>"
    return f'<table class="grid month">{head}{lines}{last}</table>'


def period(sheet: Sheet) -> str:
    words = sheet.rng.choice(("Période d'observation : du {} au {}", "Période : {} - {}", "Du {} au {}"))
    return "<p>" + words.format(sheet.value("period_start"), sheet.value("period_end")) + "</p>"


def monthly(sheet: Sheet) -> Drawing:
    """A table by month."""
    body = [
        "<h1>Journal de monitoring – Prestation secondaire Ségur vague 2</h1>",
        inline(sheet, who(sheet)),
        site_line(sheet),
        period(sheet),
        by_month(sheet),
        inline(sheet, COUNTS[2:]),
    ]
    css = f"""h1 {{ font-size: 14pt;
color: {sheet.look.accent}
}}
.month {{ margin: 5mm 0 }}
.month th {{ background: #eee }}"""
    return Drawing("".join(body), css)


def summary(sheet: Sheet) -> Drawing:
    """Figures in a table of labels and values."""
    body = [
        f"{logo(sheet, 10)}<h1>Journal de monitoring Mon espace santé</h1>",
        rows(sheet, who(sheet)),
        site_line(sheet),
        rows(sheet, ("period_start", "period_end"), "grid"),
        rows(sheet, COUNTS, "grid fig"),
    ]
    css = """.grid { margin: 4mm 0 }
.grid .l { width: 120mm }
h1 { font-size: 15pt;
margin-top: 3mm }
.fig td { padding: 2mm }"""
    return Drawing("".join(body), css)


def export(sheet: Sheet) -> Drawing:
    """A raw export of the software."""
    body = [
        f"<h2>EXPORT MONITORING MES</h2>"
        f"{inline(sheet, who(sheet), 0, ' =')}{site_line(sheet)}{period(sheet)}",
        f'<div class="two">{stacked(sheet, COUNTS)}</div>',
    ]
    css = """body { font-family: inconsolata, dejavu-sans }
.two { columns: 2 }
.stack { margin-bottom: 3mm;
break-inside: avoid }"""
    return Drawing("".join(body), css)
