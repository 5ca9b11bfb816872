"""Prints the items of a form in the manner of a style."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

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


def print_item(sheet: Sheet, style: Style, item: Item) -> str:
    """One item as HTML; nothing when the piece has nothing to say there."""
    if isinstance(item, Pairs):
        return block(sheet, style, item)
    if isinstance(item, Amounts):
        return amounts(sheet, style.amounts, block=style.block)
    return PRINTERS[type(item)](sheet, item)


def text(_sheet: Sheet, item: Text) -> str:
    return f"<p>{escape(item.text)}</p>"


def mention(sheet: Sheet, item: Mention) -> str:
    sentence = sheet.mention(item.key)
    return f'<p class="sentence {item.key}">{sentence}</p>' if sentence else ""


def template(sheet: Sheet, item: Template) -> str:
    return f'<p class="sentence">{filled(sheet, item.text)}</p>'


def comments(sheet: Sheet, item: Comments) -> str:
    remark = "" if sheet.rng.random() < 0.6 else sheet.rng.choice(("Néant", "RAS", "Aucun"))
    return f'<p class="comments">{escape(item.label)} : {sheet.blank(remark, 90, "comments")}</p>'


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


def bullets(sheet: Sheet, item: Bullets) -> str:
    lines = []
    for key in item.keys:
        sentence = sheet.content.mentions.get(key)
        if sentence is not None:
            sheet.mentions_printed.add(key)
            lines.append(f'<li><span class="mention">{filled(sheet, sentence)}</span></li>')
    return "<ul>" + "".join(lines) + "</ul>"


def filled(sheet: Sheet, words: str) -> str:
    """The words with the values of `{key}` in their place."""
    parts = re.split(r"\{(\w+)\}", words)
    return "".join(escape(part) if i % 2 == 0 else sheet.value(part) for i, part in enumerate(parts))


def group(sheet: Sheet, item: Group) -> str:
    """Heading, instruction, and a line for each box."""
    lines = "".join(
        f'<p class="option">{box(sheet, item.key, key)} <span class="mention">{escape(words)}</span></p>'
        for key, words in item.options
    )
    instruction = f"<p>{escape(item.instruction)}</p>" if item.instruction else ""
    return f'<div class="group"><p class="head">{escape(item.heading)}</p>{instruction}{lines}</div>'


PRINTERS: dict[type, Callable[[Sheet, Any], str]] = {
    Text: text,
    Roster: roster_table,
    Mention: mention,
    Bullets: bullets,
    Group: group,
    Answers: answers_table,
    Template: template,
    Notes: lambda sheet, _item: notes(sheet),
    Comments: comments,
    Sign: sign,
}
