"""Finds the wordings of labels on the pages: fuzzy, glued to values, wrapped over two lines.

All the wordings of a piece compete for the same words (field labels, section titles, table headers):
the longest one wins, so that « Adresse » is not found inside « Adresse électronique ».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from extractors.bilingual import past_translations
from extractors.hit import ASIDE, Hit, binds
from extractors.layout.brackets import in_a_bracket_from_above
from extractors.layout.continued import continuation
from extractors.layout.neighbours import on_row
from extractors.layout.segments import SHORT, FoldedToken, Segment
from extractors.layout.wordings import SMALL, Wording, grown, lexicon, squash
from extractors.rowlabels import across
from schemes.piece import PieceModel

_FUZZY_FROM = 6
_ERRORS_PER = 7
_MOST_ERRORS = 4
_ALMOST = 0.92
_WORD = 5  # letters of a word that a small one may be glued to
_LONG = 10  # letters of a label that may be broken anywhere
_BEGINS = 3  # words of the line that begins a shorter one
_LONGEST = 22
_LINES = 5  # of a narrow cell that one label fills
_SENTENCE = 7  # words from which a line is of a paragraph


def find_labels(model: PieceModel, segments: Sequence[Segment]) -> tuple[Hit, ...]:
    """The wordings of the piece on its pages, in reading order, none overlapping another."""
    words = lexicon(model)
    found = [*_exact(words, segments), *_fuzzy(words, segments), *_wrapped(words, segments)]
    found += across(words, segments)
    found = [hit for hit in found if not hit.cuts_a_code]
    kept = (hit for hit in _without_overlaps(found) if not hit.inner and not hit.in_address)
    told = [hit for hit in kept if not hit.ends_a_sentence and not _wraps(hit, segments)]
    told = past_translations([hit for hit in told if not in_a_bracket_from_above(hit, segments)])
    return tuple(hit for hit in told if not (_opens_a_name(hit) and _beside_a_label(hit, told)))


def _opens_a_name(hit: Hit) -> bool:
    """« Centre de soins du Val Fleuri »: a common word, small ones, then a proper name, and no figure.

    The name may stand on the next line: « Centre de santé infirmier de la | Presqu’île ».
    """
    if not (hit.leads and hit.wording.weak) or hit.colon or len(hit.segments) > 1:
        return False
    after = hit.last.text[hit.end :]
    words = after.split()
    small = bool(words) and words[0][:1].islower()
    named = any(w[:1].isupper() for w in words) or binds(after)
    return small and named and not any(c.isdigit() for c in after)


def _beside_a_label(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a label left of it on its row still waits for its value."""
    return any(
        other.leads and other.alone and other.last.view is hit.last.view
        and other.box.right < hit.box.left and on_row(other.box, hit.box)
        for other in hits
    )  # fmt: skip


def _wraps(hit: Hit, segments: Sequence[Segment]) -> bool:
    """« … à mettre en œuvre par le | Fournisseur. »: the end of a sentence that began on the line above.

    So is « … la mise à jour de la | Solution logicielle : », over the items of a list, and what goes on
    before its colon, « … fonctions clés de la | Solution logicielle, notamment : ».
    """
    first = hit.segments[0]
    if not hit.leads or (hit.colon and not (hit.alone or hit.before_comma)):
        return False
    above = (s for s in segments[max(0, first.index - 8) : first.index] if continuation(s, segments) is first)
    return any(len(s.words) >= _SENTENCE and binds(s.text) for s in above)


def _windows(
    tokens: Sequence[FoldedToken], starts: Iterable[int], most: int
) -> Iterator[tuple[int, int, str]]:
    """First token, last token and squash of every run of tokens, as long as `most` letters hold it."""
    texts = [t.text for t in tokens]
    for start in starts:
        for length, text in enumerate(grown(texts[start : start + _LONGEST], most)):
            yield start, start + length, text


def _exact(words: Sequence[Wording], segments: Sequence[Segment]) -> Iterator[Hit]:
    known = {w.squash: w for w in words}
    raw = {w.raw: w for w in words}
    vocabulary = {word for w in words for word in w.text.split() if len(word) >= _WORD}
    most = max(map(len, (*known, *raw)), default=0)
    for segment in segments:
        tokens = segment.tokens
        unopened = [t.raw for t in tokens]
        unglued = [_without_small(t.text, vocabulary) for t in tokens]
        for first in range(len(tokens)):
            found: dict[int, Wording] = {}
            for forms, texts in ((known, unglued), (raw, unopened), (known, [t.text for t in tokens])):
                runs = grown(texts[first : first + _LONGEST], most)
                found |= {first + n: forms[text] for n, text in enumerate(runs) if text in forms}
            for last in sorted(found):
                yield Hit(found[last], (segment,), tokens[first].start, tokens[last].end, 1.0)


def _without_small(token: str, vocabulary: Collection[str]) -> str:
    """« decommande » is « de commande », of which a reader lost the blank."""
    if token in vocabulary:
        return token
    small = (w for w in SMALL if len(w) > 1 and token.startswith(w) and token[len(w) :] in vocabulary)
    return token[len(next(small, "")) :]


def _fuzzy(words: Sequence[Wording], segments: Sequence[Segment]) -> Iterator[Hit]:
    """Misread labels: only where a label usually starts, at the head of a line or after a sign."""
    windows = []
    most = max((len(w.squash) for w in words), default=0) + _MOST_ERRORS
    for segment in segments:
        tokens = segment.tokens
        starts = [i for i in range(len(tokens)) if i == 0 or _after_sign(segment, tokens[i])]
        windows += [(segment, *w) for w in _windows(tokens, starts, most) if len(w[2]) >= _FUZZY_FROM]
    for at, wording, score in _near(words, [w[3] for w in windows]):
        segment, first, last, _ = windows[at]
        if len(wording.text.split()) == 1 and windows[at][3] in _forms(wording.squash):
            continue  # « Structures » over a list is not the label « Structure »
        if score < _ALMOST and _lacks_a_word(wording, [t.text for t in segment.tokens[first : last + 1]]):
            continue
        yield Hit(wording, (segment,), segment.tokens[first].start, segment.tokens[last].end, score)


def _forms(word: str) -> frozenset[str]:
    """The other forms of a word: what is spelt so was not misread."""
    return frozenset({word + "s", word + "e", word + "es", word + word[-1] + "e", word + word[-1] + "es"})


def _lacks_a_word(wording: Wording, tokens: Sequence[str]) -> bool:
    """« Période d’observation du » is near « Fin de la période d’observation », and is not it."""
    if len(tokens) < 2:
        return False
    wanted = [t for t in wording.text.split() if t not in SMALL and len(t) > 2]
    return any(max(fuzz.ratio(SHORT.get(w, w), t) for t in tokens) < 60 for w in wanted)


def _after_sign(segment: Segment, token: FoldedToken) -> bool:
    before = segment.text[: token.start].rstrip()
    return bool(before) and before[-1] in ":.,;|…☐☑☒)»"


def _near(words: Sequence[Wording], texts: Sequence[str]) -> Iterator[tuple[int, Wording, float]]:
    """Which texts are a wording but for a few letters (one in seven), with how near they come."""
    long = [w for w in words if len(w.squash) >= _FUZZY_FROM]
    if not texts or not long:
        return
    distances = process.cdist(
        texts,
        [w.squash for w in long],
        scorer=Levenshtein.distance,
        score_cutoff=_MOST_ERRORS,
        dtype=np.int32,
        workers=1,
    )
    errors = [1 + (len(w.squash) - _FUZZY_FROM) // _ERRORS_PER for w in long]
    allowed = np.minimum(np.array(errors), _MOST_ERRORS)
    for at, column in zip(*np.nonzero((distances <= allowed) & (distances > 0)), strict=True):
        distance = int(distances[at, column])
        yield int(at), long[column], 1 - distance / len(long[column].squash)


def _wrapped(words: Sequence[Wording], segments: Sequence[Segment]) -> Iterator[Hit]:
    """Labels broken over several lines of one column: « Nom du | représentant | légal de la | structure »."""
    known = frozenset(w.squash for w in words)
    several = {w.squash: w for w in words if len(w.text.split()) > 1}
    long = {squashed: w for squashed, w in several.items() if len(squashed) > _LONG}
    most = max(map(len, several), default=0)
    for upper in segments:
        # « Nom du | client »: a short one as well, where its first line wants another word.
        wanted = several if binds(upper.text) and len(upper.words) <= _BEGINS else long
        lines = [upper]
        while len(lines) < _LINES and (lower := continuation(lines[-1], segments)) is not None:
            lines.append(lower)
            yield from _ending_on(lines, wanted, known, most)


def _ending_on(
    lines: Sequence[Segment], long: Mapping[str, Wording], known: Collection[str], most: int
) -> Iterator[Hit]:
    """The labels that begin on the first of the lines, hold those between and end on the last."""
    texts = [t.text for line in lines for t in line.tokens]
    breaks = list(accumulate(len(line.tokens) for line in lines))
    count, start = breaks[0], breaks[-2]
    joints = list(zip(breaks[:-1], (binds(line.text) for line in lines), strict=False))
    for first in range(max(0, count - _LONGEST), count):
        for length, text in enumerate(grown(texts[first : first + _LONGEST], most)):
            last = first + length
            if last < start or text not in long:
                continue
            if not any(_is_two(texts, (first, at, last), known, goes_on) for at, goes_on in joints):
                end = lines[-1].tokens[last - start].end
                yield Hit(long[text], tuple(lines), lines[0].tokens[first].start, end, 1.0)


def _is_two(texts: Sequence[str], at: tuple[int, int, int], known: Collection[str], goes_on: bool) -> bool:
    """Whether a lower line has a label of its own. `at`: first token, first of that line, last.

    `goes_on`: the line over it wants another word, « N° unique de | référencement ANS ».
    """
    first, count, last = at
    # Two labels one under the other (Code postal, Ville; « BC n° », « Dossier ASP ») are not one.
    below = squash(texts[count : last + 1]) in known
    if below and any(squash(texts[start:count]) in known for start in range(first + 1)):
        return True
    # « BON DE COMMANDE | N° commande »: the second line has a longer label of its own.
    longer = range(last + 2, len(texts) + 1)
    return not goes_on and any(squash(texts[count:end]) in known for end in longer)


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    kept = []
    for hit in sorted(hits, key=_rank):
        spans = _spans(hit)
        if any(_crosses(span, other) for at, span in spans for other in taken[at]):
            continue
        for at, span in spans:
            taken[at].append(span)
        kept.append(hit)
    return sorted(kept, key=lambda h: (h.segments[0].index, h.start))


def _rank(hit: Hit) -> tuple[float, float, int]:
    return -len(hit.wording.squash) * hit.score**2, -hit.score, hit.segments[0].index


def _spans(hit: Hit) -> list[tuple[int, tuple[int, int]]]:
    """The characters that a label takes, its aside with it."""
    # « par la procédure spécifique transitoire (Ts) : 17 »: no label there, and (Ts) is one.
    aside = None if hit.inner else ASIDE.match(hit.last.text[hit.end :])
    end = hit.end + (aside.end() if aside else 0)
    if len(hit.segments) == 1:
        return [(hit.last.index, (hit.start, end))]
    upper, *between = hit.segments[:-1]
    whole = [(line.index, (0, len(line.text))) for line in between]
    return [(upper.index, (hit.start, len(upper.text))), *whole, (hit.last.index, (0, end))]


def _crosses(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
