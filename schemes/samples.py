"""The text of an official model beside its piece model: what cites it must be found in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemes.piece import PieceModel, Sample

SAMPLES = "samples"
_LINES = re.compile(r"(S\d):(\d+)(?:-(\d+))?")
_SIGNS = re.compile(r"[\W_]+")


def misfits(model: PieceModel, folder: Path) -> Iterator[tuple[str, str]]:
    """(key of the item, reason) of all that the model's sample belies; nothing without a sample."""
    sample = model.sample
    if sample is None:
        return
    path = folder / SAMPLES / sample.file
    if not path.is_file():
        yield "sample", f"sample {sample.file}: no such file"
        return
    text = plain(path.read_text(encoding="utf-8"))
    for name, wordings, source in _items(model):
        if _cites(source, sample) and not any(plain(one) in text for one in wordings):
            key = name.rpartition("/")[2]
            yield key, f"{name}: none of its wordings is in the sample {sample.file}: {wordings[0]}"


def _items(model: PieceModel) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(name, wordings, sources) of every field with labels, strict mention and option of the model."""
    for field in model.fields:
        if field.labels:
            yield f"fields/{field.key}", field.labels, field.source
    for mention in model.mentions:
        if mention.strict:
            yield f"mentions/{mention.key}", mention.wordings, mention.source
    for group in model.groups:
        for option in group.options:
            yield f"groups/{group.key}/{option.key}", option.wordings, group.source


def _cites(source: Iterable[str], sample: Sample) -> bool:
    """One of the places lies wholly inside the lines of the sample."""
    inside = [_range(one) for one in sample.source]
    return any(_within(_range(one), whole) for one in source for whole in inside)


def _within(one: tuple[str, int, int] | None, whole: tuple[str, int, int] | None) -> bool:
    if one is None or whole is None:
        return False
    return one[0] == whole[0] and whole[1] <= one[1] and one[2] <= whole[2]


def _range(source: str) -> tuple[str, int, int] | None:
    found = _LINES.fullmatch(source)
    if found is None:
        return None
    return found[1], int(found[2]), int(found[3] or found[2])


def plain(text: str) -> str:
    """Without case, accents, signs or line ends, between spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return f" {_SIGNS.sub(' ', bare).strip()} "
