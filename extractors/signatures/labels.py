"""Where must the signer sign? The signing block's label, told from running text and the other party's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extractors.align import parted
from extractors.normal import fold
from models.geometry import Box, union_of
from models.page import Line, Word
from models.view import PageView
from schemes.piece import SignatureModel

CLOSE = 88.0
RUNNING = 7  # words that a signing label's line may hold besides the label, when no colon follows
HEAD = 5  # words of a line that heads a block, at most
NEXT = 2.0  # heights of a line, from the top of one to the top of the next
EDGE = 0.01  # of the page: lines of one paragraph start at the same place
TAIL = 1.5  # less for the last words of a paragraph: « … précédant la | signature du bon de commande : »
ABOVE = 0.16  # of the page's height, where the heading of a signing block stands
CLIENT = (
    "client",
    "medecin",
    "docteur",
    "representant",
    "acheteur",
    "beneficiaire",
    "structure",
    "praticien",
)
SUPPLIER = ("fournisseur", "editeur", "prestataire", "vendeur", "supplier", "commercial")


@dataclass(frozen=True)
class Label:
    """A label's words on a page, and how much speaks for it."""

    view: int
    line: int
    box: Box
    text: str
    score: float

    @property
    def says_signature(self) -> bool:
        return _asks(self.text) or "signe" in self.text


def find_labels(model: SignatureModel, views: Sequence[PageView]) -> list[Label]:
    """Places of the model's labels, likeliest first; the other party's are left out."""
    found = [
        label
        for at, view in enumerate(views)
        for index, line in enumerate(view.page.lines)
        if (label := _label(model, views, at, index, line))
    ]
    return sorted(found, key=lambda label: (-label.score, label.view, label.line))


def other_party(model: SignatureModel, view: PageView, at: int) -> list[Label]:
    """Short lines of a page that name the other party: the heads of its own signing block."""
    names = SUPPLIER if model.signer == "client" else CLIENT
    return [
        Label(at, index, line.box, fold(line.text), 0.0)
        for index, line in enumerate(view.page.lines)
        if len(line.words) <= HEAD and any(w.startswith(names) for w in fold(line.text).split())
    ]


def _label(model: SignatureModel, views: Sequence[PageView], at: int, index: int, line: Line) -> Label | None:
    """The longest label of the model on that line."""
    best: tuple[int, list[Word], str] | None = None
    parts = ["".join(parted(word.text)) for word in line.words]
    for rank, wording in enumerate(model.labels):
        words = _match(wording, line, parts)
        if words and (best is None or _telling(fold(wording)) > _telling(best[2])):
            best = (rank, words, fold(wording))
    if best is None:
        return None
    box = union_of(word.box for word in best[1])
    side = _party(views[at], line, box, model.signer)
    score = _score(best, line, box, at, len(views)) + side
    score -= TAIL if _ends_paragraph(line, views[at]) else 0.0
    return Label(at, index, box, best[2], score) if side > -1 and score > 0 else None


def _telling(text: str) -> tuple[bool, int]:
    """A wording that says « signature » tells more than a longer one that does not."""
    return "signature" in text, len(text)


def _asks(text: str) -> bool:
    """« Bon pour accord » is what one signs under, as « Signature du client » is."""
    return "signature" in text or text.startswith("bon pour ")


def _match(wording: str, line: Line, parts: Sequence[str]) -> list[Word] | None:
    """The words of the line that are the wording, a few letters misread at most. `parts`: them, folded.

    « Date du bon de commande (signature) : 10/06/2025 » asks for no signature.
    """
    wanted = "".join(parted(wording))
    for start in range(len(parts)):
        text, end = "", start
        while end < len(parts) and len(text) < len(wanted):
            text += parts[end]
            end += 1
        same = text == wanted or (len(wanted) > 6 and fuzz.ratio(text, wanted) >= CLOSE)
        aside = line.words[start].text.startswith("(") and "date" in parts[:start]
        if parts[start] and same and not aside and not _is_date(wanted, parts[:start], text):
            return list(line.words[start:end])
    return None


def _is_date(wanted: str, before: Sequence[str], found: str) -> bool:
    """« Date de signature » asks for a date, not for a signature, nor is it « Date et signature »."""
    asked = [text for text in before if text]
    named = asked[-1:] in (["de"], ["la"]) or found.startswith(("de", "la"))
    of_it = wanted.startswith("signature") and named
    return of_it or (found.startswith("datede") and not wanted.startswith("datede"))


def _score(best: tuple[int, list[Word], str], line: Line, box: Box, at: int, pages: int) -> float:
    """A label alone on its line or before a colon, with the word « signature », low on a late page."""
    rank, words, text = best
    others = len([w for w in line.words if fold(w.text)]) - len(words)
    colon = ":" in words[-1].text or _next_is_colon(line, words) or _introduces(line, words)
    score = 2.0 if _asks(text) else 0.8
    score += min(len(text), 30) / 30 - 0.03 * rank
    score += 0.6 if colon else 0.0
    if not colon and (others > 3 or ("signature" not in text and _goes_on(line, words))):
        score -= 1.5 if others <= RUNNING else 3.0
    return score + 0.8 * box.middle_y + 0.4 * (at + 1) / pages


def _next_is_colon(line: Line, words: Sequence[Word]) -> bool:
    after = line.words.index(words[-1]) + 1
    return after < len(line.words) and line.words[after].text.startswith(":")


def _introduces(line: Line, words: Sequence[Word]) -> bool:
    """« Fait à Rodez le 19 avril 2026. Pour le client, Jeanne MARTIN : »: who signs below."""
    start, after = line.words.index(words[0]), line.words.index(words[-1]) + 1
    named = len(line.words) - after <= HEAD and line.words[-1].text.endswith(":")
    return named and (start == 0 or line.words[start - 1].text.endswith((".", ";")))


def _goes_on(line: Line, words: Sequence[Word]) -> bool:
    """« …, ci-après le Client. »: words of a sentence stand right before it."""
    before = [w for w in line.words[: line.words.index(words[0])] if fold(w.text)]
    return bool(before) and words[0].box.left - before[-1].box.right < words[0].box.height


def _party(view: PageView, line: Line, box: Box, signer: str) -> float:
    """+0.6 when the block is headed by the signer's party, -2 when by the other one, 0 unknown."""
    mine, other = (CLIENT, SUPPLIER) if signer == "client" else (SUPPLIER, CLIENT)
    for text in _headings(view, line, box):
        words = fold(text).split()
        ours, theirs = (any(w.startswith(k) for w in words for k in kind) for kind in (mine, other))
        if ours != theirs:
            return 0.6 if ours else -2.0
    return 0.0


def _headings(view: PageView, line: Line, box: Box) -> Iterator[str]:
    """The line itself, then short lines above in the same column, nearest first."""
    yield line.text
    above = [
        other
        for other in view.page.lines
        if 0 < box.top - other.box.top <= ABOVE
        and other.box.left < box.right + 0.05
        and other.box.right > box.left - 0.02
        and len(other.words) <= HEAD
        and not _ends_paragraph(other, view)
    ]
    for other in sorted(above, key=lambda one: -one.box.top):
        yield other.text


def _ends_paragraph(line: Line, view: PageView) -> bool:
    """« … suite à cessation d’activité | du client »: the last words of a paragraph head no block."""
    return line.text[:1].islower() and any(
        0 < line.box.top - other.box.top <= NEXT * line.box.height
        and abs(other.box.left - line.box.left) < EDGE
        and len(other.words) > HEAD
        for other in view.page.lines
    )
