"""What each thing printed on a model is: title, section, label, sentence, boxes, table, place to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from extractors.normal import fold
from models.piece import PieceKind
from pipeline.learn.known import Known, same
from pipeline.learn.sheet import Item, Passage, Sheet, Table

SENTENCE = 9  # words from which a passage is a sentence and no label or title
LONGEST_LABEL = 14  # words, what stands in brackets left out
QUOTED = re.compile(r"«\s*(.{40,}?)\s*»")
ASIDE = re.compile(r"\s*[–-]?\s*\([^()]*\)\s*")
PLURAL = re.compile(r"\([a-zé]{1,3}\)")  # date(s), soussigné(e)
SIGNING = ("signature", "cachet", "paraphe")
TICK = ("coch", "case")


class Role(StrEnum):
    """What was made of a passage. LEFT: seen and not taken."""

    TITLE = "title"
    PHRASE = "phrase"
    SECTION = "section"
    LABEL = "label"
    MENTION = "mention"
    HEADING = "heading"
    OPTION = "option"
    TABLE = "table"
    SIGNATURE = "signature"
    LEFT = "left"


@dataclass(frozen=True)
class Taken:
    """An item and what it is. `text`: without what is no wording; `condition`: what stands before a quote."""

    item: Item
    role: Role
    text: str
    section: str | None = None
    condition: str = ""


@dataclass
class _Reading:
    known: Known
    kind: PieceKind
    section: str | None = None
    titled: bool = False
    fields: int = 0
    found: list[Taken] = field(default_factory=list)


def sort(sheet: Sheet, kind: PieceKind, known: Known) -> list[Taken]:
    """Every item of the sheet with its role, in order. The boxes of a group follow its heading."""
    reading = _Reading(known, kind)
    for index, item in enumerate(sheet.items):
        after = sheet.items[index + 1] if index + 1 < len(sheet.items) else None
        if isinstance(item, Table):
            reading.found.append(
                Taken(item, Role.TABLE, " | ".join(c.text for c in item.head), reading.section)
            )
        else:
            reading.found.append(_role(item, after, reading))
    return reading.found


def _role(one: Passage, after: Item | None, reading: _Reading) -> Taken:
    before_box = isinstance(after, Passage) and after.boxed
    text = one.text.rstrip(" :·•")
    if one.boxed:
        return _taken(one, Role.OPTION, text, reading)
    if before_box and (one.text.endswith(":") or _says(text, TICK) or _same_paragraph(one, after)):
        return _taken(one, Role.HEADING, text, reading)
    if len(fold(text)) < 2:  # a speck read as a letter
        return _taken(one, Role.LEFT, text, reading)
    return _label(one, text, reading) or _sentence(one, text, reading) or _head(one, text, after, reading)


def _taken(one: Passage, role: Role, text: str, reading: _Reading, condition: str = "") -> Taken:
    return Taken(one, role, text, reading.section, condition)


def _same_paragraph(one: Passage, other: Item | None) -> bool:
    return isinstance(other, Passage) and other.paragraph == one.paragraph


def _says(text: str, words: Sequence[str]) -> bool:
    return any(word in fold(text) for word in words)


def _label(one: Passage, text: str, reading: _Reading) -> Taken | None:
    """Something to fill in: a colon or dots after it; or a known label with its value printed."""
    name, _, value = text.partition(" : ")
    bare = ASIDE.sub(" ", text).strip()
    if value and len(value.split()) <= 3 and reading.known.field(name, reading.section):
        reading.fields += 1
        return _taken(one, Role.LABEL, name, reading)
    if not (one.blank or one.text.endswith(":")) or len(bare.split()) > LONGEST_LABEL:
        return None
    reading.fields += 1
    if _says(text, SIGNING):
        return _taken(one, Role.SIGNATURE, text, reading)
    return _taken(one, Role.LABEL, bare, reading)


def _sentence(one: Passage, text: str, reading: _Reading) -> Taken | None:
    """A sentence is a mandatory mention when it is blue; its wording is what it quotes, if anything."""
    if len(text.split()) < SENTENCE:
        return None
    if not one.is_blue:
        return _taken(one, Role.LEFT, text, reading)
    quoted = QUOTED.search(text)
    if quoted is not None:
        return _taken(one, Role.MENTION, quoted[1], reading, text[: quoted.start()].strip(" :"))
    return _taken(one, Role.MENTION, one.text.strip(), reading)


def _head(one: Passage, text: str, after: Item | None, reading: _Reading) -> Taken:
    """A short text: the title, a place to sign, the head of a section, else a phrase that tells the piece."""
    if not reading.titled and same(text, reading.known.titles(reading.kind)):
        reading.titled = True
        return _taken(one, Role.TITLE, text, reading)
    if reading.fields and _says(text, SIGNING):
        return _taken(one, Role.SIGNATURE, text, reading)
    known = reading.known.section(text)
    if known is not None or (reading.fields and _asks(after)):
        reading.section = known or slug(text)
        return _taken(one, Role.SECTION, text, reading)
    return _taken(one, Role.PHRASE if one.is_blue else Role.LEFT, text, reading)


def _asks(item: Item | None) -> bool:
    return isinstance(item, Passage) and not item.boxed and (item.blank or item.text.endswith(":"))


def groups(found: Sequence[Taken]) -> Iterator[tuple[Taken | None, list[Taken]]]:
    """Each run of boxes with the heading before it."""
    heading: Taken | None = None
    options: list[Taken] = []
    for one in found:
        if one.role is Role.OPTION:
            options.append(one)
            continue
        if options:
            yield heading, options
        heading, options = (one if one.role is Role.HEADING else None), []
    if options:
        yield heading, options


def slug(text: str) -> str:
    """A key made of the first words of a text."""
    return "_".join(fold(PLURAL.sub("", text)).split()[:5]) or "sans_nom"
