"""Check boxes: printed as glyphs, squares, brackets or circles; ticked by the printer or by a pen."""

from __future__ import annotations

from testdata.generate import ink
from testdata.generate.sheet import Sheet

SQUARE = {"square": "0", "rounded": "0.8mm", "circle": "50%"}


def box(sheet: Sheet, group: str, option: str) -> str:
    """One box with its state. A corrected box was ticked, then blackened."""
    ticked = option in sheet.content.ticks.get(group, [])
    corrected = f"{group}.{option}" in sheet.content.corrected
    style = (
        "glyph" if sheet.official and sheet.look.box_style in ("bracket", "circle") else sheet.look.box_style
    )
    penned = sheet.look.penned
    if style == "bracket":
        return bracket(sheet, ticked, corrected, penned)
    if style == "glyph":
        return glyph(sheet, ticked, corrected, penned)
    return drawn(sheet, SQUARE[style], ticked, corrected, penned)


def pen(sheet: Sheet, ticked: bool, corrected: bool, spread: float) -> str:
    """What a pen left over the box, `spread` mm wide."""
    if not (ticked or corrected):
        return ""
    picture = ink.mark(sheet.rng, "fill" if corrected else sheet.look.tick, sheet.look.pen)
    left, top = sheet.rng.uniform(-0.9, 0.2), sheet.rng.uniform(-0.9, 0.4)
    full = corrected or sheet.look.tick == "fill"
    size = spread * (0.85 if full else sheet.rng.uniform(0.85, 1.1))
    place = f"left:{left:.2f}mm;top:{top:.2f}mm;width:{size:.2f}mm"
    return f'<img class="over" style="{place}" src="{ink.data_uri(picture)}">'


def bracket(sheet: Sheet, ticked: bool, corrected: bool, penned: bool) -> str:
    if penned:
        return f'<span class="box">[&nbsp;&nbsp;&nbsp;]{pen(sheet, ticked, corrected, 4.6)}</span>'
    return f'<span class="box">[{"X" if ticked else "&nbsp;&nbsp;"}]</span>'


def glyph(sheet: Sheet, ticked: bool, corrected: bool, penned: bool) -> str:
    if penned:
        return f'<span class="box glyph">☐{pen(sheet, ticked, corrected, 4.4)}</span>'
    full = sheet.forms.setdefault("glyph", sheet.rng.choice(("☒", "☑", "■")))
    return f'<span class="box glyph">{full if ticked else "☐"}</span>'


def drawn(sheet: Sheet, radius: str, ticked: bool, corrected: bool, penned: bool) -> str:
    side = sheet.forms.setdefault("box_side", f"{sheet.rng.uniform(2.8, 4.2):.1f}")
    inside = ""
    if penned:
        inside = pen(sheet, ticked, corrected, float(side) * 1.45)
    elif ticked:
        inside = sheet.forms.setdefault("box_mark", sheet.rng.choice(("✗", "✓", "●", "X")))
    style = f"width:{side}mm;height:{side}mm;border-radius:{radius};line-height:{side}mm"
    return f'<span class="box square" style="{style}">{inside}</span>'
