"""Values without a pattern (text, person, address): taken as they stand, blanks and dotted leaders out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.normal import fold_words, squeeze
from extractors.values import dates
from extractors.values.candidate import Candidate, Parsed
from extractors.values.tokens import part
from models.page import Word

# A filled form keeps the remains of its dots: "Lyon ........", "___ Lyon".
_LEADER = re.compile(r"[.·•…_‥⋯]{2,}|…+|(?:[.…_-]\s+){2,}[.…_-]?")
_BETWEEN = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_])")
# A reader lost the space: NicolasMARTIN, JeanneMartin, MARTINNicolas, DrC. Martin; not in McDonald.
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ]{3})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|(?<=\b[DP]r)(?=[A-ZÀ-Þ])"
)
# « Madame, Monsieur, » opens a letter: titles alone name nobody.
_SALUTATIONS = frozenset(
    {"m", "mr", "mme", "mlle", "madame", "monsieur", "mesdames", "messieurs", "docteur", "dr", "et", "ou"}
)
# « Gaë1 »: a 1 at the end of small letters is an l.
_STROKE = re.compile(r"(?<=[a-zà-ÿ]{2})1(?=[a-zà-ÿ]|\b)")
# « 0livier », « MAR0T »: so is a 0 among letters an O.
_RING = re.compile(r"(?<!\w)0(?=[a-zà-ÿ]{2})|(?<=[A-ZÀ-Þ])0(?=[A-ZÀ-Þ])")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\W*")
_EDGES = " .·,;:–—-_|•…*/\\'’\"«»"
_EXTREMES = ' ,;:–—-_|•…*/\\"«»'


def parse(text: str) -> Parsed | None:
    """Spaces folded, leaders out; None when no letter or digit is left."""
    bare = squeeze(_undotted(_LEADER.sub(" ", text))).lstrip(_EDGES).rstrip(_EXTREMES)
    if not any(c.isalnum() for c in bare):
        return None
    return Parsed(bare, strong=False)


def _undotted(text: str) -> str:
    """« .Pôle.de santé du.Val » over a dotted line: what starts with a dot has dots for spaces."""
    dotted = text.lstrip().startswith((".", "·")) or (
        text.rstrip().endswith(".") and len(_BETWEEN.findall(text)) > 1
    )
    return _BETWEEN.sub(" ", text) if dotted else text


def parse_person(text: str) -> Parsed | None:
    """A name: letters, no digit, six words at most; a salutation is none.

    « Nicolas.Etchegaray » over a dotted line is two words.
    """
    parsed = parse(text)
    if parsed is None:
        return None
    said = parsed.value.strip(_EDGES)
    mended = _RING.sub("O", _STROKE.sub("l", said))
    bare = _GLUED.sub(" ", _BETWEEN.sub(" ", mended))
    letters = sum(c.isalpha() for c in bare)
    if set(fold_words(bare)) <= _SALUTATIONS or _is_no_name(bare):
        return None
    if any(c.isdigit() for c in bare) or len(bare.split()) > 7 or letters < 3:
        return None
    return Parsed(bare, repaired=mended != said, strong=False)


def _is_no_name(text: str) -> bool:
    """« (une seule case cochée) », or one word in small letters: « Médecin | libéral »."""
    return (text.startswith("(") and text.endswith(")")) or (" " not in text and text.islower())


def find(words: Sequence[Word]) -> Iterator[Candidate]:
    """The run as one value, as far as a bracket that closes one opened before it."""
    own = _bracketed(words)
    yield from _whole(own, parse(" ".join(w.text for w in own)))


def parse_address(text: str) -> Parsed | None:
    """A street and a town; « à l’adresse suivante : dpo@… » tells another kind of address, a day none."""
    parsed = parse(text)
    other = parsed is None or "@" in parsed.value.split()[0] or dates.parse(parsed.value) is not None
    return None if other else parsed


def find_address(words: Sequence[Word]) -> Iterator[Candidate]:
    """The run as one address."""
    own = _bracketed(words)
    yield from _whole(own, parse_address(" ".join(w.text for w in own)))


def find_person(words: Sequence[Word]) -> Iterator[Candidate]:
    """The whole run as one name, without a day before or after it."""
    own = _undated(words)
    yield from _whole(own, parse_person(" ".join(w.text for w in own)))


def _undated(words: Sequence[Word]) -> Sequence[Word]:
    """« 05/08/2026 Jeanne Le Goff » under « Date, nom et signature »."""
    if len(words) > 2 and _DAY.fullmatch(words[0].text):
        return words[1:]
    return words[:-1] if len(words) > 2 and _DAY.fullmatch(words[-1].text) else words


def _bracketed(words: Sequence[Word]) -> Sequence[Word]:
    """« … (version technique 13.8), dont … »: the words that are inside of the bracket with the value.

    A bracket opened before the last word is of what follows: « Galédoc 2026 (version | technique … ». One
    that closes the first word numbers it: « 1) … ».
    """
    depth, opened = 0, len(words)
    for n, word in enumerate(words):
        for at, sign in enumerate(word.text):
            depth += (sign == "(") - (sign == ")")
            if depth < 0 and n == 0 and at <= 2:
                depth = 0
            if depth < 0:
                return [*words[:n], *([_cut(word, at)] if at else [])]
        opened = n if depth and "(" in word.text else opened
    return words[:opened] if depth and 0 < opened == len(words) - 1 else words


def _cut(word: Word, end: int) -> Word:
    """The word up to one of its signs."""
    return word.model_copy(update={"text": word.text[:end], "box": part(word, 0, end)})


def _whole(words: Sequence[Word], parsed: Parsed | None) -> Iterator[Candidate]:
    kept = tuple(w for w in words if any(c.isalnum() for c in w.text))
    if parsed is not None and kept:
        text = " ".join(w.text for w in words)
        yield Candidate(parsed=parsed, raw=squeeze(text), words=kept, start=0, end=len(text))
