"""Labels whose words a reader found one by one on a row, as in the wide print of a typewriter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.hit import Hit
from extractors.layout.neighbours import on_row
from extractors.layout.segments import Segment
from extractors.layout.wordings import Wording, grown
from models.view import PageView

_APART = 1.4  # letters: a blank between two words, where letters are wide
_OVER = 0.5  # letters that two boxes may share
_MOST = 9  # lines that make one label
_BAND = 0.01  # of the page's height: rows are looked for in bands


def across(words: Sequence[Wording], segments: Sequence[Segment]) -> Iterator[Hit]:
    """The wordings of two words or more that begin in a line and end in another one behind it."""
    several = {w.squash: w for w in words if len(w.text.split()) > 1}
    most = max(map(len, several), default=0)
    followed = _followed(segments)
    for first in segments:
        chain = [first]
        while len(chain) < _MOST and (following := followed.get(chain[-1].index)) is not None:
            chain.append(following)
        if len(chain) > 1:
            yield from _in_chain(chain, several, most)


def _in_chain(chain: Sequence[Segment], several: Mapping[str, Wording], most: int) -> Iterator[Hit]:
    texts = [token.text for line in chain for token in line.tokens]
    ends = [(at, token.end) for at, line in enumerate(chain) for token in line.tokens]
    for start, token in enumerate(chain[0].tokens):
        for length, text in enumerate(grown(texts[start:], most)):
            last, end = ends[start + length]
            if last > 0 and text in several:
                yield Hit(several[text], tuple(chain[: last + 1]), token.start, end, 1.0)


def _followed(segments: Sequence[Segment]) -> dict[int, Segment]:
    """By a line's index, the one right behind it on its row, a blank between two words away."""
    bands: defaultdict[tuple[PageView, int], list[Segment]] = defaultdict(list)
    for segment in segments:
        bands[segment.view, int(segment.box.middle_y / _BAND)].append(segment)
    found: dict[int, Segment] = {}
    for segment in segments:
        band = int(segment.box.middle_y / _BAND)
        near = (s for n in (band - 1, band, band + 1) for s in bands.get((segment.view, n), ()))
        behind = [s for s in near if _is_behind(segment, s)]
        if behind:
            found[segment.index] = min(behind, key=lambda s: s.box.left)
    return found


def _is_behind(before: Segment, segment: Segment) -> bool:
    letter = max(one.box.width / max(len(one.text), 1) for one in (before, segment))
    gap = segment.box.left - before.box.right
    if (
        segment is before
        or not -_OVER * letter <= gap <= _APART * letter
        or segment.box.left <= before.box.left
    ):
        return False
    return on_row(before.box, segment.box) and not _parted(before, segment)


def _parted(before: Segment, segment: Segment) -> bool:
    """Whether an upright ruling stands between the middles of both."""
    low, high = sorted((before.box.right, segment.box.left))
    return any(
        r.direction == "vertical"
        and low - (high - low) <= r.box.middle_x <= high + (high - low)
        and r.box.top <= before.box.middle_y <= r.box.bottom
        for r in before.view.page.rulings
    )
