"""The parts that layouts are made of: labelled values, tables, check box groups, sentences."""

from __future__ import annotations

from html import escape

from testdata.generate import texts
from testdata.generate.boxes import box
from testdata.generate.sheet import Sheet

SUPPLIER = (
    "supplier_name",
    "supplier_siret",
    "supplier_address",
    "supplier_contact",
    "supplier_phone",
    "supplier_email",
)
DOCTOR = (
    "client_name",
    "client_rpps",
    "client_address",
    "client_postal_code",
    "client_city",
    "client_phone",
    "client_email",
)
STRUCTURE = (
    "client_structure",
    "client_finess_juridique",
    "client_representative",
    "client_phone",
    "client_email",
)


def client_keys(sheet: Sheet) -> tuple[str, ...]:
    return DOCTOR if sheet.content.case == "medecin-liberal" else STRUCTURE


def present(sheet: Sheet, keys: tuple[str, ...]) -> list[str]:
    """Keys worth a label: a missing value keeps its label, as on a form left blank."""
    return [key for key in keys if key != "supplier_vat_number" or sheet.has(key)]


def inline(sheet: Sheet, keys: tuple[str, ...], width: float = 0, colon: str = "\u00a0:") -> str:
    """« Label : value », one under the other."""
    lines = [
        f'<p class="pair"><span class="l">{sheet.label(k)}{colon}</span> {sheet.value(k, width)}</p>'
        for k in present(sheet, keys)
    ]
    return "".join(lines)


def stacked(sheet: Sheet, keys: tuple[str, ...]) -> str:
    """Small label, value under it."""
    return "".join(
        f'<div class="stack"><div class="l">{sheet.label(k)}</div><div>{sheet.value(k)}&nbsp;</div></div>'
        for k in present(sheet, keys)
    )


def rows(sheet: Sheet, keys: tuple[str, ...], css: str = "kv") -> str:
    """A table of two columns: label, value."""
    body = "".join(
        f'<tr><td class="l">{sheet.label(k)}</td><td>{sheet.value(k)}</td></tr>' for k in present(sheet, keys)
    )
    return f'<table class="{css}">{body}</table>'


def columns(sheet: Sheet, keys: tuple[str, ...], css: str = "grid") -> str:
    """A table of two rows: labels as headings, values under them."""
    head = "".join(f"<th>{sheet.label(k)}</th>" for k in present(sheet, keys))
    body = "".join(f"<td>{sheet.value(k)}</td>" for k in present(sheet, keys))
    return f'<table class="{css}"><tr>{head}</tr><tr>{body}</tr></table>'


def bare(sheet: Sheet, keys: tuple[str, ...]) -> str:
    """A block as on a letterhead: the name and the address without label, the rest with a short one."""
    lines = []
    for key in present(sheet, keys):
        plain = key in (
            "supplier_name",
            "supplier_address",
            "client_structure",
            "client_name",
            "client_address",
        )
        if key == "client_postal_code":
            lines.append(f"<p class=pair>{sheet.value(key)} {sheet.value('client_city')}</p>")
        elif plain:
            strong = "strong" if key in ("supplier_name", "client_name", "client_structure") else "span"
            lines.append(f"<p class=pair><{strong}>{sheet.value(key)}</{strong}></p>")
        elif key != "client_city":
            lines.append(f"<p class=pair>{sheet.label(key)} : {sheet.value(key)}</p>")
    return "".join(lines)


def sites(sheet: Sheet, css: str = "kv") -> str:
    """The structures géographiques (S3:252-277)."""
    if not sheet.content.sites:
        return ""
    body = ""
    for number, (name, finess) in enumerate(sheet.content.sites, 1):
        shown = sheet.look.formats.show("finess", finess)
        sheet.note("site_finess", finess, shown)
        sheet.note("site_name", name)
        hand = sheet.look.fill == "hand"
        cells = [sheet.written(x) if hand else sheet.ink(x, "") for x in (name, shown)]
        body += f"<tr><td>#{number}</td><td>{cells[0]}</td><td>{cells[1]}</td></tr>"
    head = f"<tr><th></th><th>{sheet.label('site_name')}</th><th>{sheet.label('site_finess')}</th></tr>"
    return f'<table class="{css} sites">{head}{body}</table>'


def nature(sheet: Sheet) -> str:
    """« cocher une des deux cases suivantes » (S3:37-40)."""
    options = [
        f'<p class="option">{box(sheet, "nature", key)} {escape(text)}</p>'
        for key, text in texts.NATURE.items()
    ]
    return f'<p class="head">{texts.NATURE_HEAD}</p>' + "".join(options)


def de_minimis(sheet: Sheet, width: float = 0) -> str:
    """Aids received before, doctors only (S3:117-123)."""
    if sheet.content.case != "medecin-liberal":
        return ""
    gap = "&nbsp;" * sheet.rng.choice((3, 6, 14))
    boxes = gap.join(
        f"{box(sheet, 'de_minimis', key)} {text}" for key, text in (("oui", "Oui"), ("non", "Non"))
    )
    keys = ("de_minimis_dates", "de_minimis_total")
    cells = "".join(f"<td>{sheet.value(key, width)}&nbsp;</td>" for key in keys)
    return (
        f"<p>{escape(texts.DE_MINIMIS_HEAD)}<br>{escape(texts.DE_MINIMIS)} {gap}{boxes}</p><p>Si oui :</p>"
        f'<table class="grid minimis"><tr><th>{texts.DE_MINIMIS_DATES}</th><th>{texts.DE_MINIMIS_TOTAL}<br>'
        f"<small>{texts.DE_MINIMIS_NOTE}</small></th></tr><tr>{cells}</tr></table>"
    )


def conditional(sheet: Sheet) -> str:
    """The mention of an order signed before the référencement (S3:77)."""
    sentence = sheet.mention("conditional_order")
    if not sentence:
        return ""
    lead = sheet.rng.choice((f"⚠ {texts.CONDITIONAL_LEAD} ", f"{texts.CONDITIONAL_LEAD} ", ""))
    return f'<p class="warn">{lead}« {sentence} ».</p>'


def reminders(sheet: Sheet, tag: str = "p") -> str:
    """Uniqueness, certificates for a structure, no strings attached."""
    found = [sheet.mention("uniqueness_reminder")]
    if sheet.content.case == "structure":
        found += [
            f"<span>{x}</span>" for x in texts.CERTIFICATES if sheet.official or sheet.rng.random() < 0.3
        ]
    found.append(sheet.mention("no_strings"))
    return "".join(f"<{tag}>{x}</{tag}>" for x in found if x)


def notes(sheet: Sheet) -> str:
    """VAT sentences: franchise, or overseas départements without VAT."""
    found = [sheet.mention("vat_franchise"), *(escape(x) for x in sheet.content.notes)]
    return "".join(f"<p class='note'>{x}</p>" for x in found if x)
