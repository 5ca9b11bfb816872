"""Ways of writing labelled values: on lines, above one another, in rows, in cells, in prose."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from testdata.generate.form import Labelled
from testdata.generate.keys import KINDS
from testdata.generate.sheet import Sheet

CELLED = {"siret", "rpps", "finess", "siren", "postal-code"}


def label_of(sheet: Sheet, key: str, label: str | None) -> str:
    """The model's own label, or the supplier's."""
    return sheet.label(key) if label is None else escape(label)


def value_of(sheet: Sheet, key: str, width: float = 0) -> str:
    """The value, or the list of sites."""
    if key != "site_finess":
        return sheet.value(key, width)
    shown = []
    for _, finess in sheet.content.sites:
        written = sheet.look.formats.show("finess", finess)
        sheet.note("site_finess", finess, written)
        shown.append(sheet.ink(written, "site_finess"))
    return ", ".join(shown) if shown else sheet.blank("", width, key)


def inline(sheet: Sheet, keys: Labelled, width: float) -> str:
    """« Label : value », one under the other."""
    lines = [(label_of(sheet, k, n), value_of(sheet, k, width)) for k, n in keys]
    return "".join(f'<p class="pair"><span class="l">{a}&nbsp;:</span> {b}</p>' for a, b in lines)


def above(sheet: Sheet, keys: Labelled, _width: float) -> str:
    """A ruled grid, the label small above its value, three to a row."""
    pairs = [(label_of(sheet, k, n), value_of(sheet, k)) for k, n in keys]
    cells = [f'<td><div class="l tiny">{a}</div><div class="in">{b}&nbsp;</div></td>' for a, b in pairs]
    rows = [cells[i : i + 3] for i in range(0, len(cells), 3)]
    body = "".join(
        "<tr>" + "".join(row) + "<td></td>" * (3 - len(row) if len(rows) > 1 else 0) + "</tr>" for row in rows
    )
    return f'<table class="grid above">{body}</table>'


def in_rows(sheet: Sheet, keys: Labelled, _width: float) -> str:
    """A table of two columns."""
    body = "".join(
        f'<tr><td class="l">{label_of(sheet, k, n)}</td><td>{value_of(sheet, k)}</td></tr>' for k, n in keys
    )
    return f'<table class="grid kv">{body}</table>'


def leaders(sheet: Sheet, keys: Labelled, _width: float) -> str:
    """Dots from the label to the value, which stands at the right edge."""
    dots = "." * 160
    return "".join(
        f'<div class="leader"><span class="lead">{dots}</span><span class="l">{label_of(sheet, k, n)} </span>'
        f'<span class="end"> {value_of(sheet, k)}</span></div>'
        for k, n in keys
    )


def cells(sheet: Sheet, keys: Labelled, width: float) -> str:
    """A form with a cell for each character of a number, and a line for the rest."""
    lines = []
    for key, label in keys:
        raw = sheet.content.values.get(key)
        if KINDS.get(key) in CELLED and raw is not None and not sheet.look.by_hand(key):
            sheet.note(key, raw, raw)
            boxes = "".join(f'<span class="cell">{escape(letter)}</span>' for letter in raw)
            value = f'<span class="v comb">{boxes}</span>'
        else:
            value = value_of(sheet, key, width or 60)
        lines.append(f'<p class="pair"><span class="l">{label_of(sheet, key, label)}</span> {value}</p>')
    return "".join(lines)


def prose(sheet: Sheet, keys: Labelled, _width: float) -> str:
    """A sentence: the first value stands alone where it is a name, the others follow their labels."""
    parts = []
    for place, (key, label) in enumerate(keys):
        name = KINDS.get(key) in ("text", "person") and label is None
        words = label_of(sheet, key, label)
        value = value_of(sheet, key)
        if place == 0 and name and key.endswith(("name", "structure")):
            parts.append(f"<b>{value}</b>")
        else:
            parts.append(f"{words[0].lower() + words[1:] if words[1:2].islower() else words} {value}")
    return f'<p class="prose">{", ".join(parts)}.</p>'


WRITERS: dict[str, Callable[[Sheet, Labelled, float], str]] = {
    "inline": inline,
    "above": above,
    "rows": in_rows,
    "leaders": leaders,
    "cells": cells,
    "prose": prose,
}
