"""The amounts table: columns in many orders, totals in its last rows or in a block of their own."""

from __future__ import annotations

from html import escape

from testdata.generate.content import Row
from testdata.generate.sheet import Sheet

ORDERS = (
    ("site", "description", "ht", "rate", "vat", "ttc"),
    ("site", "description", "ht", "rate", "vat", "ttc"),
    ("site", "description", "rate", "ht", "vat", "ttc"),
    ("description", "site", "ht", "vat", "rate", "ttc"),
    ("site", "description", "quantity", "unit", "rate", "ht", "vat", "ttc"),
    ("description", "site", "quantity", "ht", "rate", "vat", "ttc"),
    ("site", "description", "ttc", "rate", "vat", "ht"),
)


def amounts(
    sheet: Sheet, order: tuple[str, ...] = (), css: str = "", footnote: str = "", block: float = 0
) -> str:
    """The table. `order` names its columns (any, when empty); a column without any value is left out.

    `block`: chance that the total stands in a block of its own under the table, as on most invoices.
    """
    order = order or sheet.rng.choice(ORDERS)
    shown = sheet.content.rows
    apart = [r for r in shown if r.role == "total"] if sheet.rng.random() < block else []
    inside = [r for r in shown if r not in apart]
    keep = [c for c in order if c in ("description", "quantity") or any(column_value(r, c) for r in shown)]
    head = "".join(f"<th class='c-{c}'>{sheet.label('col_' + c)}</th>" for c in keep)
    spans = site_spans(sheet, inside, keep)
    body = "".join(amount_row(sheet, r, keep, footnote, spans[i]) for i, r in enumerate(inside))
    table = (
        f'<table class="amounts {sheet.look.ruled} {css}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody>'
        "</table>"
    )
    return table + "".join(total_block(sheet, r) for r in apart)


def column_value(row: Row, column: str) -> str | None:
    value: str | None = getattr(row, "ht" if column == "unit" else column)
    return value


def site_spans(sheet: Sheet, rows: list[Row], keep: list[str]) -> list[int]:
    """How many rows the site cell of each row covers; 0 where the cell above covers it."""
    merge = "site" in keep and sheet.rng.random() < 0.4
    spans = [1] * len(rows)
    if merge:
        for i in range(len(rows) - 1, 0, -1):
            if rows[i].site and rows[i].site == rows[i - 1].site:
                spans[i - 1], spans[i] = spans[i] + 1, 0
    return spans


def amount_row(sheet: Sheet, row: Row, keep: list[str], footnote: str, span: int) -> str:
    """One row; what it prints is noted."""
    noted = Row(row.role, row.label, None)
    cells = [amount_cell(sheet, row, noted, column, footnote, span) for column in keep]
    if noted.site:
        sheet.note("site_finess", noted.site, sheet.look.formats.show("finess", noted.site))
    sheet.rows.append(noted)
    sheet.row_shown.append([noted.label])
    return f"<tr class='{'tot' if row.role.startswith('total') else ''}'>{''.join(cells)}</tr>"


def amount_cell(sheet: Sheet, row: Row, noted: Row, column: str, footnote: str, span: int) -> str:
    """A cell; totals have neither quantity nor unit price, and a rate only on some papers."""
    is_total = row.role.startswith("total")
    if column == "description":
        extra = footnote if row.role == "secondaire" else ""
        return f"<td class='c-description'>{escape(row.label)}{extra}</td>"
    if column == "quantity":
        return f"<td class='c-quantity'>{'' if is_total else '1'}</td>"
    if column == "unit":
        return f"<td class='c-unit'>{'' if is_total else sheet.cell(row, 'ht')}</td>"
    if is_total and column == "rate" and not sheet.flag("total_rate"):
        return "<td></td>"
    setattr(noted, column, getattr(row, column))
    if column == "site" and span == 0:
        return ""
    merged = f" rowspan={span}" if column == "site" and span > 1 else ""
    return f"<td class='c-{column}'{merged}>{sheet.cell(row, column)}</td>"


def total_block(sheet: Sheet, row: Row) -> str:
    """« Total HT, TVA, Total TTC » one under the other."""
    noted = Row(row.role, row.label, row.ht, None, row.vat, row.ttc)
    sheet.rows.append(noted)
    sheet.row_shown.append(["TotalHT"])
    words = sheet.rng.choice(
        (
            ("Total HT", "TVA", "Total TTC"),
            ("Total HT", "Total TVA", "Net à payer TTC"),
            ("Montant HT", "Montant TVA", "TOTAL TTC"),
            ("Sous-total HT", "TVA", "Total à payer TTC"),
        )
    )
    if row.ttc is None:
        words = (sheet.rng.choice(("Total HT", "Net à payer", "Total")), "", "")
    lines = [(words[0], "ht"), (words[1], "vat"), (words[2], "ttc")]
    body = "".join(
        f"<tr><td>{name}</td><td class='c-ht'>{sheet.cell(row, column)}</td></tr>"
        for name, column in lines
        if getattr(row, column) is not None
    )
    return f'<table class="amounts {sheet.look.ruled} totals">{body}</table>'
