"""Numbers under a label that names several kinds: « N° RPPS / N° AM … ou N° FINESS … » (S0:636, S0:716).

A number is of the kind whose word stands before it, « AM 561030896 ». Without one its length tells a RPPS;
nine characters are a FINESS where the key of FINESS fits, else a N° AM, and of neither kind for sure: one
N° AM in ten has that key too (facts §1.1, §1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.fields.look import Found
from extractors.hit import Hit
from extractors.values import KINDS
from models.reading import ValueKind
from schemes.piece import FieldModel

_NINE = frozenset({ValueKind.AM, ValueKind.FINESS})
_SAID = re.compile(r"\b(?:(?P<am>A\.?M)\b|(?P<finess>FINESS)|(?P<rpps>RPPS))", re.IGNORECASE)
_BREATH = re.compile(r"(?:[\s(),/]|ou|et|n\s?[°ºo]|\([^)]*\)|juridique|g[ée]ographique)*", re.IGNORECASE)
_NEXT = 2.2  # heights of a line from one line of a paragraph to the next
_KINDS = {"am": ValueKind.AM, "finess": ValueKind.FINESS, "rpps": ValueKind.RPPS}


def told_apart(fields: Sequence[FieldModel], found: Mapping[str, Sequence[Found]]) -> dict[str, list[Found]]:
    """What was found, each number left to one kind where its labels name several."""
    kinds = {field.key: field.kind for field in fields}
    found = {field.key: [*found[field.key], *_named_before(field, fields, found)] for field in fields}
    every = [item for items in found.values() for item in items]
    whole = {key: [i for i in items if not _within(i, every)] for key, items in found.items()}
    claims = [(kinds[key], item) for key, items in whole.items() for item in items]
    return {key: list(_of_kind(kinds[key], items, claims)) for key, items in whole.items()}


def _named_before(
    own: FieldModel, fields: Sequence[FieldModel], found: Mapping[str, Sequence[Found]]
) -> Iterator[Found]:
    """« N° AM / FINESS des bénéficiaires »: what its label gives to the FINESS may be a N° AM."""
    if own.kind not in _NINE or not own.many or found[own.key]:
        return
    for other in fields:
        if other.kind not in _NINE - {own.kind} or not set(other.labels) & set(own.labels):
            continue
        for item in found[other.key]:
            parsed = KINDS[own.kind].parse(item.candidate.raw)
            if parsed is not None and item.hit is not None and _opens_with(own.kind, item.hit):
                yield replace(item, candidate=replace(item.candidate, parsed=parsed))


def _opens_with(kind: ValueKind, hit: Hit) -> bool:
    """Whether the kind is named in one breath with the label, before it."""
    before = f"{_begun_above(hit)} {hit.segments[0].text[: hit.start]}"
    words = list(_SAID.finditer(before))
    if not words or _KINDS[str(words[-1].lastgroup)] is not kind:
        return False
    return bool(_BREATH.fullmatch(before[words[-1].end() :]))


def _begun_above(hit: Hit) -> str:
    """The end of the line above, where it names a kind in one breath with the label: « N° AM / | FINESS »."""
    first = hit.segments[0]
    lines = first.view.page.lines
    at = next((n for n, line in enumerate(lines) if line is first.line), 0)
    if at == 0 or any(c.isalnum() for c in first.text[: hit.start]):
        return ""
    above = lines[at - 1]
    words = list(_SAID.finditer(above.text))
    near = 0 < first.box.middle_y - above.box.middle_y < _NEXT * first.height
    open_ = bool(words) and _BREATH.fullmatch(above.text[words[-1].end() :]) is not None
    return above.text[words[-1].start() :] if near and open_ else ""


def _within(item: Found, every: Sequence[Found]) -> bool:
    """Whether a number is a part of a longer one at the same label: « 732 829 320 » of a SIRET."""
    digits, box = item.candidate.parsed.value, item.candidate.box
    return digits.isalnum() and any(
        other.hit is item.hit
        and other.segment is item.segment
        and len(other.candidate.parsed.value) > len(digits)
        and digits in other.candidate.parsed.value
        and other.candidate.box.contains_point(box.middle_x, box.middle_y)
        for other in every
        if item.hit is not None
    )


def _of_kind(
    own: ValueKind, items: Sequence[Found], claims: Sequence[tuple[ValueKind, Found]]
) -> Iterator[Found]:
    for item in items:
        named = {kind for kind, other in claims if _one_number(item, other)}
        said = _said(item) if len(named) > 1 else own
        if said in named:
            if said is own:
                yield item
        elif own not in _NINE or not named >= _NINE:
            yield item
        elif own is (ValueKind.FINESS if _fits_finess(item) else ValueKind.AM):
            yield replace(item, told=False)


def _one_number(item: Found, other: Found) -> bool:
    same = item.segment is other.segment and item.candidate.raw == other.candidate.raw
    return same and item.candidate.box == other.candidate.box


def _said(item: Found) -> ValueKind | None:
    """The kind named last before a number, on its line and on those that its label began on.

    None where several are named in one breath.
    """
    line = item.segment.text
    above = item.hit.segments[:-1] if item.hit is not None and item.hit.last is item.segment else ()
    begun = _begun_above(item.hit) if item.hit is not None and item.hit.last is item.segment else ""
    text = " ".join([begun, *(s.text for s in above), line])
    end = len(text) - len(line) + max(line.find(item.candidate.raw), 0)
    words = list(_SAID.finditer(text, 0, end))
    if not words or (len(words) > 1 and _BREATH.fullmatch(text[words[-2].end() : words[-1].start()])):
        return None
    return _KINDS[str(words[-1].lastgroup)]


def _fits_finess(item: Found) -> bool:
    parsed = KINDS[ValueKind.FINESS].parse(item.candidate.raw)
    return parsed is not None and parsed.valid is True
