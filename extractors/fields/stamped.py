"""What stands by a signature and names nobody: the firm of a stamp, a signature read as letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from extractors.fields.names import PARTICLES
from extractors.layout.neighbours import overlap
from extractors.layout.segments import Segment
from extractors.normal import fold_words
from extractors.values import KINDS, dates
from models.reading import ValueKind

_LONG = 4  # letters of a word that tells a name from others
_BY = frozenset({"par", "represente", "representee", "docteur", "dr"})  # a person follows on the line
_FEWEST = 2  # words of a name but « de », « la »
_LEADING = 0.6  # heights of a line: the paper between two lines of a stamp
_TALL, _WIDE = 0.08, 0.45  # of the page: a stamp on both sides of one of its lines, and a line of it
_APART = 0.35  # of the narrower line: what two lines of a stamp share
_PLACE = re.compile(r"^\W*(?:fait\s+)?[àa]\s", re.IGNORECASE)
_TOWN = re.compile(r"(?:^|\W)\d{5}\s+[A-ZÀ-Þ]")
_STREET = re.compile(r"^\W*\d+\s*(?:bis|ter|[,a-d])?\s+(?:[^\W\d_]+\s*){2,}$")
_CALLED = re.compile(r"(?:^|\W)(?:t[ée]l|fax)\W", re.IGNORECASE)
# Legal forms wherever they stand, and what a firm's name begins with; « SELAPL » may be read « SEL APL ».
_FORMS = frozenset(
    {"sa", "sas", "sasu", "sarl", "eurl", "scm", "scp", "scop", "gie", "gip", "gcs", "gcsms", "sisa"}
    | {
        "ch",
        "chi",
        "ght",
        "sel",
        "selarl",
        "selas",
        "selafa",
        "selurl",
        "selca",
        "chu",
        "chr",
        "ehpad",
        "msp",
        "cpts",
    }
)
_KINDS = frozenset(
    {"association", "cabinet", "centre", "clinique", "etablissement", "etablissements", "fondation"}
    | {"groupe", "groupement", "hopital", "institut", "laboratoire", "laboratoires", "maison", "mutuelle"}
    | {"officine", "pharmacie", "pole", "polyclinique", "residence", "service", "societe"}
)
_OF = frozenset({"de", "du", "des", "d"})  # goes on with the name of a line above
_DRAWN, _PLAIN = 2.0, 0.9  # times the usual height of the page's words; confidence of a word that is plain
_RISE = 0.15  # of its length: what a line goes up or down that no printer made
_TITLES = frozenset({"dr", "docteur", "m", "mr", "mme", "mlle", "madame", "monsieur", "pr", "professeur"})


def names_a_firm(segment: Segment, segments: Sequence[Segment], persons: Iterable[str]) -> bool:
    """« BIO ESTUAIRE » over « 17 quai de la Fosse », « Tél. … »: a line of a stamp that names no person.

    So are « SELARL Imagerie », « Pharmacie du Beffroi », and « DE LA BRUCHE » under « CENTRE HOSPITALIER ».
    A doctor's stamp does: by a title, or by one of the `persons` that the piece names elsewhere.
    """
    said = fold_words(segment.text)
    if said[:1] and said[0] in _TITLES:
        return False
    if _is_one_of(said, persons):
        return False
    if _FORMS & set(said) or _KINDS & set(said[:1]) or sum(w not in PARTICLES for w in said) < _FEWEST:
        return True
    if _is_part_of_a_firm(said, segment, segments):
        return True
    block = _block(segment, segments)
    return any(_is_address(line) for line in block) or _ends_a_name(segment, said, block)


def _is_part_of_a_firm(said: Sequence[str], segment: Segment, segments: Sequence[Segment]) -> bool:
    """« AH DE THIÉRACHE-NORD », of a stamp half hidden: a line names that « Centre hospitalier … » alone."""
    long = {word for word in said if len(word) >= _LONG}
    others = [fold_words(s.text) for s in segments if s is not segment]
    firms = (set(one) for one in others if one and one[0] in _FORMS | _KINDS)
    return len(long) > 1 and any(long < firm and not _BY & firm for firm in firms)


def _ends_a_name(segment: Segment, said: Sequence[str], block: Sequence[Segment]) -> bool:
    """« DU HAUT-ADOUR » right under « CENTRE HOSPITALIER »; « DE VILLIERS Anne » opens with her own name."""
    if not segment.text.isupper() or said[0] not in _OF:
        return False
    over = [s for s in block if s.box.middle_y < segment.box.middle_y]
    nearest = max(over, key=lambda s: s.box.middle_y, default=None)
    return nearest is not None and bool((_FORMS | _KINDS) & set(fold_words(nearest.text)[:1]))


def is_drawn(segment: Segment, persons: Iterable[str]) -> bool:
    """« S. Bachelcse », twice as tall as the page's print and not plain to read: a signature, no name.

    What says one of the `persons` that the piece names elsewhere is kept.
    """
    tall = segment.height > _DRAWN * median(w.box.height for w in segment.view.page.words)
    unclear = any(w.confidence < _PLAIN for w in segment.words)
    return tall and unclear and not _is_one_of(fold_words(segment.text), persons)


def is_aslant(segment: Segment, persons: Iterable[str]) -> bool:
    """« S BICRANCE » in capitals that rise: words of a turned stamp. A name is typed level."""
    first, last = segment.words[0].box, segment.words[-1].box
    page = segment.view.page
    rise = abs(last.middle_y - first.middle_y) * page.height
    run = (last.middle_x - first.middle_x) * page.width
    return segment.text.isupper() and rise > _RISE * run and not _is_one_of(fold_words(segment.text), persons)


def _is_one_of(said: Sequence[str], persons: Iterable[str]) -> bool:
    return any(sorted(said) == sorted(w for w in fold_words(one) if w not in _TITLES) for one in persons)


def _block(segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """The lines over each other and close, with the one given among them; « À Vitré, le 2 avril » is none."""
    others = (s for s in segments if s.view is segment.view and s is not segment)
    left = [s for s in others if abs(s.box.middle_y - segment.box.middle_y) < _TALL and not _is_other(s)]
    block = [segment]
    for line in block:
        near = [s for s in left if _next(s, line)]
        block += near
        left = [s for s in left if s not in near]
    return block


def _is_other(line: Segment) -> bool:
    """A line of a paragraph, or the place and the day."""
    return line.box.width > _WIDE or bool(_PLACE.match(line.text)) or any(dates.find(line.words))


def _next(one: Segment, other: Segment) -> bool:
    upper, lower = sorted((one.box, other.box), key=lambda b: b.top)
    close = lower.top - upper.bottom < _LEADING * min(one.height, other.height)
    shared = overlap(upper.left, upper.right, lower.left, lower.right)
    return (
        close
        and lower.middle_y > upper.bottom - 0.2 * upper.height
        and (shared > _APART * min(upper.width, lower.width))
    )


def _is_address(line: Segment) -> bool:
    phone = any(c.parsed.valid is not False for c in KINDS[ValueKind.PHONE].find(line.words))
    return phone or bool(_TOWN.search(line.text) or _STREET.match(line.text) or _CALLED.search(line.text))
