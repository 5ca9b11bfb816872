"""Prints the items of a form in the manner of a style: labelled values, tables of clients, boxes, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from testdata.generate.amounts import amounts
from testdata.generate.boxes import box
from testdata.generate.form import (
    Amounts,
    Answers,
    Bullets,
    Comments,
    Group,
    Item,
    Mention,
    Notes,
    Pairs,
    Roster,
    Sign,
    Template,
    Text,
)
from testdata.generate.layouts.pairs import WRITERS
from testdata.generate.layouts.rosters import answers_table, roster_table
from testdata.generate.layouts.signs import sign
from testdata.generate.parts import notes
from testdata.generate.sheet import Sheet


@dataclass(frozen=True)
class Style:
    """`pairs`: how labelled values are written (`layouts.pairs`). `width` of a form's blanks, mm.

    `side`: blocks with a title stand side by side, so many to a row. `articles`: blocks are numbered.
    """

    pairs: str
    width: float = 0
    side: int = 1
    articles: bool = False
    amounts: tuple[str, ...] = ()
    block: float = 0.0


def print_items(sheet: Sheet, style: Style, items: tuple[Item, ...]) -> str:
    """All of them; neighbouring blocks are put side by side where the style says so."""
    found: list[str] = []
    waiting: list[str] = []
    for item in items:
        shown = print_item(sheet, style, item)
        if isinstance(item, Pairs) and item.title and style.side > 1:
            waiting.append(shown)
            continue
        found += beside(waiting, style.side)
        waiting = []
        found.append(shown)
    return "".join([*found, *beside(waiting, style.side)])


def beside(blocks: list[str], count: int) -> list[str]:
    """Blocks in rows of `count`."""
    rows = [blocks[i : i + count] for i in range(0, len(blocks), count)]
    return [
        '<table class="beside"><tr>' + "".join(f"<td>{block}</td>" for block in row) + "</tr></table>"
        for row in rows
    ]


def print_item(sheet: Sheet, style: Style, item: Item) -> str:  # noqa: PLR0911 - one a kind
    """One item as HTML; nothing when the piece has nothing to say there."""
    match item:
        case Text(text):
            return f"<p>{escape(text)}</p>"
        case Pairs():
            return block(sheet, style, item)
        case Roster():
            return roster_table(sheet, item)
        case Mention(key):
            sentence = sheet.mention(key)
            return f'<p class="sentence {key}">{sentence}</p>' if sentence else ""
        case Bullets(keys):
            return bullets(sheet, keys)
        case Group():
            return group(sheet, item)
        case Answers():
            return answers_table(sheet, item)
        case Template(text):
            return f'<p class="sentence">{filled(sheet, text)}</p>'
        case Amounts():
            return amounts(sheet, style.amounts, block=style.block)
        case Notes():
            return notes(sheet)
        case Comments(label):
            remark = "" if sheet.rng.random() < 0.6 else sheet.rng.choice(("Néant", "RAS", "Aucun"))
            return f'<p class="comments">{escape(label)} : {sheet.blank(remark, 90, "comments")}</p>'
        case Sign():
            return sign(sheet, item)


def block(sheet: Sheet, style: Style, item: Pairs) -> str:
    """Labelled values under their title; keys that this piece cannot have are left out."""
    keys = tuple((key, label) for key, label in item.keys if expected(sheet, key))
    if not keys:
        return ""
    if style.articles and item.title:
        number = int(sheet.forms.get("article", "0")) + 1
        sheet.forms["article"] = str(number)
        title = f"<h3>Article {number} – {escape(item.title)}</h3>"
    else:
        title = f"<h3>{escape(item.title)}</h3>" if item.title else ""
    return f'<div class="block">{title}{WRITERS[style.pairs](sheet, keys, style.width)}</div>'


def expected(sheet: Sheet, key: str) -> bool:
    """A value that was blanked keeps its label; one that the client never had has none."""
    content = sheet.content
    if key == "site_finess":
        return bool(content.sites)
    if key == "software":
        return True
    return key in content.values or key in content.blanked


def bullets(sheet: Sheet, keys: tuple[str, ...]) -> str:
    lines = []
    for key in keys:
        text = sheet.content.mentions.get(key)
        if text is not None:
            sheet.mentions_printed.add(key)
            lines.append(f'<li><span class="mention">{filled(sheet, text)}</span></li>')
    return "<ul>" + "".join(lines) + "</ul>"


def filled(sheet: Sheet, text: str) -> str:
    """The words with the values of `{key}` in their place."""
    parts = re.split(r"\{(\w+)\}", text)
    return "".join(escape(part) if i % 2 == 0 else sheet.value(part) for i, part in enumerate(parts))


def group(sheet: Sheet, item: Group) -> str:
    """Heading, instruction, and a line for each box."""
    lines = "".join(
        f'<p class="option">{box(sheet, item.key, key)} <span class="mention">{escape(words)}</span></p>'
        for key, words in item.options
    )
    instruction = f"<p>{escape(item.instruction)}</p>" if item.instruction else ""
    return f'<div class="group"><p class="head">{escape(item.heading)}</p>{instruction}{lines}</div>'
