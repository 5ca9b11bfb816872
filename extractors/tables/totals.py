"""Amounts outside of a grid: a block of totals, or lines such as « Prestation principale : 376,25 € HT »."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from extractors.normal import fold
from extractors.tables.cells import candidates, closed_up, found_cell
from extractors.tables.labelled import of_prestation
from extractors.tables.loose import LooseLine, place_of
from extractors.tables.named import told_by_names
from extractors.tables.roles import role_of, total_of, wordy
from extractors.tables.sections import BILLED
from extractors.values import Candidate, amount, finess, rate
from models.geometry import Place
from models.page import Word
from models.piece import Row
from models.reading import Field, ValueKind, absent
from schemes.piece import TableModel

_SENTENCE = 20  # words before the first amount of a sentence that names each of its amounts
_COLUMN = 0.02  # of the page: amounts further apart are not the parts of one
_KEYS = ("site", "ht", "rate", "vat", "ttc")
_WORD = re.compile(r"[^\W\d_]{2}")
_UNITS = re.compile(r"\b(?:euros?|eur|h\.?t|t\.?t\.?c|t\.?v\.?a)\b", re.IGNORECASE)
# What a line of a block of totals says of its one amount.
_ONE = {"total-ht": "ht", "total-vat": "vat", "total-ttc": "ttc"}


def totals_in_words(table: TableModel, words: Sequence[Word]) -> bool:
    """« Total HT : 9,00 € – TVA 20 % : 1,80 € – Total TTC : 10,80 € »: each amount is named on the line."""
    rates = [c for c in rate.find(words) if c.parsed.strong]
    found = [c for c in amount.find(words) if c.parsed.strong]
    found = [c for c in found if not any(c.start < r.end and r.start < c.end for r in rates)]
    text = " ".join(w.text for w in words)
    named = len(found) > 1 and len(told_by_names(text, found)) == len(found)
    return named and bool(total_of(table, text[: found[0].start]))


def loose_rows(table: TableModel, lines: Sequence[LooseLine], taxed: bool) -> list[Row]:
    """Rows told by their labels; the lines of a block of totals become one row `total`.

    `taxed`: the piece shows VAT, so that one amount to pay includes it.
    """
    rows: list[Row] = []
    unnamed: list[Row] = []  # one amount that nothing calls HT or TTC
    total: dict[str, Field] = {}
    places: list[Place] = []
    once = _headed_once(table, lines)
    for line in lines:
        role = role_of(table, line.label) or once.get(line, "")
        if of_prestation(table, line.label):
            continue  # « Prestation Ségur – Montant HT »: one figure of a table that lies on its side
        if not role:
            continue
        if wordy(line.label) and not (_named_in_full(role, line) or _priced_apart(table, role, line)):
            continue
        cells = _cells(table, role, line, taxed)
        place = place_of(line)
        if role in _ONE or role == "total":
            for key, cell in cells.items():
                total.setdefault(key, cell)
            places.append(place)
        elif cells:
            rows.append(_row(table, role, line.label, cells, (place,)))
            unnamed += [rows[-1]] if len(line.amounts) == 1 and not _told(line) else []
    if len(rows) == 1 and rows == unnamed:
        rows = [_with_its_tax(rows[0], total)]
    if total:
        rows.append(_row(table, "total", "", total, tuple(places)))
    return rows


def _told(line: LooseLine) -> dict[str, Candidate]:
    return told_by_names(" ".join(w.text for w in line.words), line.amounts)


def _with_its_tax(row: Row, total: Mapping[str, Field]) -> Row:
    """The only row, whose price is TTC when the totals say so: « Prestation Ségur | 451,50 € » over them."""
    ht, excl, incl = row.cell("ht"), total.get("ht"), total.get("ttc")
    if ht.value is None or excl is None or incl is None or ht.value != incl.value or ht.value == excl.value:
        return row
    made = {"ht": absent("ht", ht.kind), "ttc": ht.model_copy(update={"key": "ttc"})}
    return row.model_copy(update={"cells": tuple(made.get(c.key, c) for c in row.cells)})


def _headed_once(table: TableModel, lines: Sequence[LooseLine]) -> dict[LooseLine, str]:
    """Lines that a header names (« Montant HT : 376,25 € ») and that are said once: several are no total."""
    roles = {line: total_of(table, line.label) for line in lines}
    counts = Counter(role for role in roles.values() if role in _ONE)
    return {line: role for line, role in roles.items() if counts[role] == 1}


def _named_in_full(role: str, line: LooseLine) -> bool:
    """« La Prestation principale est commandée au prix de 376,25 euros HT, soit … 451,50 euros TTC »."""
    told = _told(line)
    return role in BILLED and {"ht", "ttc"} <= set(told) and len(line.label.split()) <= _SENTENCE


def _priced_apart(table: TableModel, role: str, line: LooseLine) -> bool:
    """« 706200 | Prestation secondaire, logiciel Phare version 2.7 (réf. … | 364,58 € »: a row in no grid.

    It opens with the name of a prestation, and its one amount stands last, in a column of its own.
    """
    label = [w for w in fold(line.label).split() if any(c.isalpha() for c in w)]
    names = [fold(name).split()[0] for row in table.rows if row.role == role for name in row.labels]
    own = {id(w) for c in line.amounts for w in c.words}
    ends = [right.box.left - left.box.right for left, right in pairwise(line.words) if id(right) in own]
    alone = len(line.amounts) == 1 and id(line.words[-1]) in own and max(ends, default=0.0) > _COLUMN
    return alone and role in BILLED and len(label) <= _SENTENCE and label[0] in names


def _row(table: TableModel, role: str, label: str, cells: dict[str, Field], places: tuple[Place, ...]) -> Row:
    kinds = {c.key: c.kind for c in table.columns}
    made = tuple(cells.get(k) or absent(k, kinds[k]) for k in _KEYS if k in kinds)
    return Row(role=role, cells=made, label=label, evidence=places)


def _cells(table: TableModel, role: str, line: LooseLine, taxed: bool) -> dict[str, Field]:
    """Which amount is which: by its label, by HT or TTC after it, else in the order HT, TVA, TTC."""
    columns = {c.key: c for c in table.columns}
    made: dict[str, Field] = {}
    if line.rates and "rate" in columns:
        made["rate"] = found_cell(columns["rate"], line.rates[:1], line.view)
    if "site" in columns and (sites := [c for c in finess.find(line.words) if c.parsed.valid]):
        made["site"] = found_cell(columns["site"], sites[:1], line.view)
    for key, candidate in _named(role, line, taxed).items():
        if key in columns:
            made[key] = found_cell(columns[key], _apart(line, candidate), line.view)
    return made


def _apart(line: LooseLine, candidate: Candidate) -> list[Candidate]:
    """The amount of a line, and what all its figures make: a reader took « 14 1 13,14 € » apart.

    Of « 2 25,0 0€ » the ends are two amounts that touch, and both readings are given.
    """
    figures = list(takewhile(_is_figure, reversed(line.words)))[::-1]
    if len(line.amounts) != 1:
        last = line.amounts[-1] is candidate
        return closed_up(figures, [candidate]) if last and figures else [candidate]
    whole = candidates(ValueKind.AMOUNT, figures)
    return whole if whole and whole[0].parsed.value == candidate.parsed.value else [candidate]


def _is_figure(word: Word) -> bool:
    return not any(c.isalpha() or c == "%" for c in word.text.removesuffix("EUR"))


def _named(role: str, line: LooseLine, taxed: bool) -> dict[str, Candidate]:
    found = line.amounts
    told = _told(line)
    # « Total HT : 2 000,00 € – TVA : 400,00 € – Total TTC : 2 400,00 € » names each of its amounts.
    if role in _ONE and not len(told) == len(found) > 1:
        one = _ONE[role] if taxed or role == "total-vat" else "ht"
        return {one: found[-1]} if found and not _in_columns(found) else {}
    if told:
        # « Prestation Ségur : montant HT | 8 277,50 | 2 291,67 »: the figures of several clients.
        return told if len(told) == len(found) or not _in_columns(found) else {}
    if role.startswith("total") and _half_read(line):
        return {}
    last = _last_ones(line)
    order = {
        1: ("ttc" if role == "total" and taxed else "ht",),
        2: ("ht", "ttc"),
        3: ("ht", "vat", "ttc"),
    }.get(len(last))
    return dict(zip(order, last, strict=True)) if order else {}


def _last_ones(line: LooseLine) -> Sequence[Candidate]:
    """The amounts that no word follows, if any: figures inside of a description are in no column."""
    text = " ".join(w.text for w in line.words)
    last = [c for c in line.amounts if not _WORD.search(_UNITS.sub("", text[c.end :]))]
    return last or line.amounts


def _in_columns(found: Sequence[Candidate]) -> bool:
    """« Montant HT | 8 277,50 | 2 291,67 »: a row of a table that lies on its side, no total."""
    return any(right.box.left - left.box.right > _COLUMN for left, right in pairwise(found))


def _half_read(line: LooseLine) -> bool:
    """« Montant total 11 | 2 332,75 | 13 »: the ends of two amounts are lost, and the one left is unknown."""
    used = {id(w) for c in (*line.amounts, *line.rates) for w in c.words}
    return any(_is_figure(w) and any(c.isdigit() for c in w.text) for w in line.words if id(w) not in used)
