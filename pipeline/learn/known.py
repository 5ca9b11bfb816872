"""What the schemes already call things: what they know of a new model keeps its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz

from extractors.normal import fold
from models.piece import PieceKind
from schemes import load_scheme, scheme_ids
from schemes.piece import FieldModel, GroupModel, MentionModel, PieceModel, SignatureModel, TableModel

LIKE = 92.0  # of 100: two labels that alike are one
SAYS = 88.0  # two sentences that alike are one
HALF = 0.5  # share of a table's heads, of a group's options
_T = TypeVar("_T")


@dataclass(frozen=True)
class Known:
    """The piece models that are looked in, the most alike first."""

    models: tuple[PieceModel, ...]

    @classmethod
    def of(cls, scheme: str, kind: PieceKind) -> Known:
        """All the models: of that scheme before others, of that kind before others."""
        found = [
            (one != scheme, m.kind is not kind, m) for one in scheme_ids() for m in load_scheme(one).pieces
        ]
        return cls(tuple(m for _, _, m in sorted(found, key=lambda item: item[:2])))

    def section(self, title: str) -> str | None:
        """The key of a section with that title."""
        pairs = ((s.titles, s.key) for m in self.models for s in m.sections)
        return _best(title, pairs, _label)

    def field(self, label: str, section: str | None) -> FieldModel | None:
        """The field with that label: of that section, then of none, then of another one."""
        fields = [f for m in self.models for f in m.fields]
        for wanted in (
            [f for f in fields if f.section == section],
            [f for f in fields if f.section is None],
            fields,
        ):
            found = _best(label, ((f.labels, f) for f in wanted), _label)
            if found is not None:
                return found
        return None

    def mention(self, sentence: str) -> MentionModel | None:
        return _best(sentence, ((m.wordings, m) for one in self.models for m in one.mentions), _sentence)

    def group(self, heading: str, options: Sequence[str]) -> GroupModel | None:
        """The group with that heading, else with most of those options."""
        groups = [g for m in self.models for g in m.groups]
        found = _best(heading, ((g.headings, g) for g in groups), _label)
        return found or next((g for g in groups if _shared(options, [o.wordings for o in g.options])), None)

    def table(self, heads: Sequence[str]) -> TableModel | None:
        """The table with most of those heads."""
        tables = (t for m in self.models for t in m.tables)
        return next((t for t in tables if _shared(heads, [c.headers for c in t.columns])), None)

    def signature(self, label: str) -> SignatureModel | None:
        return _best(label, ((s.labels, s) for m in self.models for s in m.signatures), _label)

    def titles(self, kind: PieceKind) -> tuple[str, ...]:
        """What heads the pieces of a kind."""
        return tuple(dict.fromkeys(t for m in self.models if m.kind is kind for t in m.recognise.titles))

    def other_titles(self, kind: PieceKind) -> tuple[str, ...]:
        """What heads the pieces of other kinds, one wording each."""
        firsts = (m.recognise.titles[0] for m in self.models if m.kind is not kind)
        return tuple(dict.fromkeys(firsts))


Likeness = Callable[[str, str], float]


def _label(one: str, other: str) -> float:
    return 100.0 if one == other else fuzz.ratio(one, other, score_cutoff=LIKE)


def _sentence(one: str, other: str) -> float:
    return fuzz.ratio(one, other, score_cutoff=SAYS)


def _best(text: str, pairs: Iterable[tuple[Sequence[str], _T]], likeness: Likeness) -> _T | None:
    """The first of the most alike ones."""
    wanted = fold(text)
    scored: Iterator[tuple[float, _T]] = (
        (max((likeness(wanted, fold(w)) for w in wordings), default=0.0), one) for wordings, one in pairs
    )
    score, found = max(scored, key=lambda item: item[0], default=(0.0, None))
    return found if score > 0 else None


def same(text: str, wordings: Sequence[str]) -> bool:
    """Whether a text is one of the wordings."""
    return _best(text, [(wordings, True)], _label) is True


def _shared(texts: Sequence[str], wordings: Sequence[Sequence[str]]) -> bool:
    hits = sum(any(same(text, one) for one in wordings) for text in texts)
    return hits > HALF * len(texts)
