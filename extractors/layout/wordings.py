"""The wordings that a piece may show, in a form that can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.layout.segments import SHORT
from extractors.normal import fold
from extractors.values import IDENTIFIERS
from models.reading import ValueKind
from schemes.piece import PieceModel

# Small words change from one form to the next: « N° SIRET », « N° de SIRET ».
SMALL = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et"})


@dataclass(frozen=True)
class Wording:
    """A wording in comparable form, and who looks for it: field keys, or "section:client" and the like.

    `plain`: it only opens texts, so that a figure after it confirms nothing.
    """

    text: str
    squash: str
    owners: frozenset[str]
    plain: bool

    @cached_property
    def raw(self) -> str:
        """The squash with abbreviations left as they are: a reader may cut « Num éro »."""
        return squash(self.text.split())

    @property
    def weak(self) -> bool:
        """So short or common that the place around it must confirm it."""
        return len(self.squash) <= 8 or len(self.text.split()) == 1


def squash(tokens: Sequence[str]) -> str:
    """Tokens in one word, the small ones inside left out.

    >>> squash(("n", "de", "siret"))
    'nsiret'
    """
    last = len(tokens) - 1
    return "".join(t for i, t in enumerate(tokens) if i in (0, last) or t not in SMALL)


def grown(tokens: Sequence[str], most: int) -> Iterator[str]:
    """The squash of the first token, of the first two, and so on while it may have `most` letters.

    >>> list(grown(("n", "de", "siret"), 9))
    ['n', 'nde', 'nsiret']
    """
    kept = ""
    for token in tokens:
        if len(kept) > most:
            return
        yield kept + token
        if not kept or token not in SMALL:
            kept += token


_NUMBERED = ("n ", "numero ")


@lru_cache(maxsize=4096)
def wording_squash(text: str) -> str:
    return squash([SHORT.get(t, t) for t in fold(text).split()])


@lru_cache(maxsize=64)
def lexicon(model: PieceModel) -> tuple[Wording, ...]:
    """All the wordings that a piece may show, each with its owners."""
    owners: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, str] = {}
    for owner, text in _owned(model):
        key = wording_squash(text)
        if key:
            owners[key].add(owner)
            texts.setdefault(key, fold(text))
    numbers = {f.key for f in model.fields if f.kind in IDENTIFIERS}
    for key, text in texts.items():
        if text.startswith("n "):  # « N° FINESS ET » is the label of a field that « FINESS ET » is a label of
            owners[key] |= owners.get(key[1:], set()) & numbers
    texted = {f.key for f in model.fields if f.kind in (ValueKind.TEXT, ValueKind.PERSON, ValueKind.ADDRESS)}
    return tuple(Wording(texts[k], k, frozenset(v), plain=v <= texted) for k, v in owners.items())


def _owned(model: PieceModel) -> Iterator[tuple[str, str]]:
    for field in model.fields:
        yield from ((field.key, label) for label in field.labels)
        if field.kind in IDENTIFIERS:  # « N° FINESS EJ » where the model says « FINESS EJ »
            plain = (label for label in field.labels if not fold(label).startswith(_NUMBERED))
            yield from ((field.key, f"N° {label}") for label in plain)
    for section in model.sections:
        yield from ((f"section:{section.key}", title) for title in section.titles)
    for table in model.tables:
        for column in table.columns:
            yield from ((f"column:{table.key}:{column.key}", h) for h in column.headers)
    for signature in model.signatures:
        yield from ((f"signature:{signature.key}", label) for label in signature.labels)
    for group in model.groups:
        yield from ((f"group:{group.key}", heading) for heading in group.headings)
    for title in model.recognise.titles:
        yield "title", title
