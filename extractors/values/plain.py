"""Values without a pattern (text, person, address): taken as they stand, blanks and dotted leaders out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.normal import squeeze
from extractors.values.candidate import Candidate, Parsed
from models.page import Word

# A filled form keeps the remains of its dots: "Lyon ........", "___ Lyon".
_LEADER = re.compile(r"[.·•…_‥⋯]{2,}|…+|(?:[.…_-]\s+){2,}[.…_-]?")
_BETWEEN = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_])")
# A reader lost the space: NicolasMARTIN, JeanneMartin; McDonald keeps its capital.
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ])")
_EDGES = " .,;:–—-_|•…*/\\'’\"«»"
_EXTREMES = ' ,;:–—-_|•…*/\\"«»'


def parse(text: str) -> Parsed | None:
    """Spaces folded, leaders out; None when no letter or digit is left."""
    bare = squeeze(_undotted(_LEADER.sub(" ", text))).lstrip(_EDGES).rstrip(_EXTREMES)
    if not any(c.isalnum() for c in bare):
        return None
    return Parsed(bare, strong=False)


def _undotted(text: str) -> str:
    """« .Pôle.de santé du.Val » over a dotted line: what starts with a dot has dots for spaces."""
    dotted = text.lstrip().startswith(".") or (
        text.rstrip().endswith(".") and len(_BETWEEN.findall(text)) > 1
    )
    return _BETWEEN.sub(" ", text) if dotted else text


def parse_person(text: str) -> Parsed | None:
    """A name: letters, no digit, six words at most."""
    parsed = parse(text)
    if parsed is None:
        return None
    bare = _GLUED.sub(" ", parsed.value.strip(_EDGES))
    letters = sum(c.isalpha() for c in bare)
    if any(c.isdigit() for c in bare) or len(bare.split()) > 7 or letters < 3:
        return None
    return Parsed(bare, strong=False)


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """The whole run as one value."""
    yield from _whole(words, parse(" ".join(w.text for w in words)))


def find_person(words: Sequence[Word]) -> Iterator[Candidate]:
    """The whole run as one name."""
    yield from _whole(words, parse_person(" ".join(w.text for w in words)))


def _whole(words: Sequence[Word], parsed: Parsed | None) -> Iterator[Candidate]:
    kept = tuple(w for w in words if any(c.isalnum() for c in w.text))
    if parsed is not None and kept:
        text = " ".join(w.text for w in words)
        yield Candidate(parsed=parsed, raw=squeeze(text), words=kept, start=0, end=len(text))
