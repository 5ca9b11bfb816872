"""Which piece is each page, and which pages make a piece: from what is read, never from a file's name.

Every page ends in exactly one state (law 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extractors.evidence import is_evidence, reason, speaks_of
from extractors.normal import fold
from extractors.recognise import ENOUGH, Sight, look
from models.page import Document, Grade, Page
from models.piece import PageEntry, PageRef, PageState, PieceKind
from schemes.piece import PieceModel

SEPARATORS = {"intercalaire", "separateur", "separation", "separator"}
SEPARATOR_WORDS = 15  # with the header that a fax or a scanner adds
OWN_WORDS = 0.9  # one sentence of the model: enough for a page that opens nothing
WHOLE, AGAIN = 0.8, 0.5  # of the first page: its evidence, and what it carries, for a second piece
SIGNING_WORDS = 30  # on a page that only closes a piece
MARGIN = 0.12  # header and footer zones
KIN = 90.0


@dataclass
class Draft:
    """A piece being put together."""

    key: str
    kind: PieceKind
    sights: list[Sight] = field(default_factory=list)
    pages: list[tuple[PageRef, Page]] = field(default_factory=list)

    @property
    def refs(self) -> tuple[PageRef, ...]:
        return tuple(ref for ref, _ in self.pages)

    def model(self) -> tuple[PieceModel, float]:
        """The model of its kind for which all its pages speak most, and how much (0 to 1)."""
        totals: dict[str, float] = {}
        by_id: dict[str, PieceModel] = {}
        for sight in self.sights:
            for one in sight.likenesses:
                if one.model.kind is self.kind:
                    by_id[one.model.id] = one.model
                    totals[one.model.id] = totals.get(one.model.id, 0.0) + one.score
        best = max(sorted(totals), key=lambda key: totals[key])
        return by_id[best], min(1.0, max(0.0, totals[best] / 8))


@dataclass(frozen=True)
class Assembly:
    """The pieces found, and the state of every page."""

    drafts: tuple[Draft, ...]
    ledger: tuple[PageEntry, ...]


def assemble(documents: Sequence[Document], models: Sequence[PieceModel]) -> Assembly:
    """Pieces of all the documents, in the order handed in; a ledger entry for every page."""
    builder = _Builder(tuple(models))
    for document in documents:
        builder.add(document)
    return builder.finish()


class _Builder:
    """Goes through the pages once, then finds a home for those that opened nothing."""

    def __init__(self, models: tuple[PieceModel, ...]) -> None:
        self.models = models
        self.drafts: list[Draft] = []
        self.entries: dict[tuple[str, int], PageEntry] = {}
        self.orphans: list[tuple[PageRef, Page, Sight]] = []
        self.proofs: list[tuple[PageRef, Page]] = []
        self.digests: dict[str, str] = {}

    def add(self, document: Document) -> None:
        if document.problem is not None:
            self._enter(document.name, 0, PageState.NOT_OPENED, reason=document.problem.message)
            return
        self.digests[document.name] = document.sha256
        current: Draft | None = None
        for page in document.pages:
            current = self._place(document.name, page, current)

    def _place(self, document: str, page: Page, current: Draft | None) -> Draft | None:
        """Gives the draft that the next page of the document may continue."""
        ref = PageRef(document=document, page=page.number)
        if page.blank:
            self._enter(document, page.number, PageState.BLANK)
            return current
        if _is_separator(page):
            self._enter(document, page.number, PageState.SEPARATOR)
            return current
        if is_evidence(page):
            self._prove(ref, page, current)
            return current
        sight = look(page, self.models)
        best = sight.best
        if sight.starts and best is not None and not _continues_same(current, sight, page):
            return self._open(best.model.kind, ref, page, sight)
        if current is not None and _belongs(page, sight, current):
            self._join(current, ref, page, sight)
            return current
        self.orphans.append((ref, page, sight))
        return current

    def _prove(self, ref: PageRef, page: Page, current: Draft | None) -> None:
        """An evidence page is of the piece before it in its file, or of the one that it names."""
        if current is None:
            self.proofs.append((ref, page))
        else:
            said = reason(page, tied=True)
            self._enter(ref.document, ref.page, PageState.ATTRIBUTED, piece=current.key, reason=said)

    def _tie(self, ref: PageRef, page: Page) -> None:
        """An evidence page handed in by itself."""
        home = next((draft for draft in self.drafts if self._spoken_of(page, draft)), None)
        if home is not None:
            self._prove(ref, page, home)
        else:
            self._enter(ref.document, ref.page, PageState.UNRECOGNISED, reason=reason(page, tied=False))

    def _spoken_of(self, page: Page, draft: Draft) -> bool:
        return any(speaks_of(page, self.digests[ref.document], [own]) for ref, own in draft.pages)

    def _open(self, kind: PieceKind, ref: PageRef, page: Page, sight: Sight) -> Draft:
        same = sum(1 for draft in self.drafts if draft.kind is kind)
        draft = Draft(kind.value if same == 0 else f"{kind.value}-{same + 1}", kind)
        self.drafts.append(draft)
        self._join(draft, ref, page, sight)
        return draft

    def _join(self, draft: Draft, ref: PageRef, page: Page, sight: Sight) -> None:
        at = len(draft.pages)
        while at > 0 and draft.refs[at - 1].document == ref.document and draft.refs[at - 1].page > ref.page:
            at -= 1  # the first page, housed after the second one
        draft.pages.insert(at, (ref, page))
        draft.sights.insert(at, sight)
        self._enter(ref.document, ref.page, PageState.ATTRIBUTED, piece=draft.key)

    def _enter(
        self, document: str, page: int, state: PageState, piece: str | None = None, reason: str = ""
    ) -> None:
        self.entries[document, page] = PageEntry(
            document=document, page=page, state=state, piece=piece, reason=reason
        )

    def finish(self) -> Assembly:
        for ref, page, sight in sorted(self.orphans, key=lambda one: -_evidence(one[2])):
            self._house(ref, page, sight)
        for ref, page in self.proofs:
            self._tie(ref, page)
        return Assembly(tuple(self.drafts), tuple(self.entries.values()))

    def _house(self, ref: PageRef, page: Page, sight: Sight) -> None:
        """A page that opened nothing: its kind's piece, a piece of its own, or a named failure."""
        best = sight.best
        home = next((draft for draft in self.drafts if _numbered_beside(ref, sight, draft)), None)
        alike = [draft for draft in self.drafts if _belongs(page, sight, draft)]
        home = home or min(alike, key=lambda draft: not _waits_for(draft, sight), default=None)
        if home is not None:
            self._join(home, ref, page, sight)
        elif best is not None and best.score >= ENOUGH:
            self._open(best.model.kind, ref, page, sight)
        elif page.legibility.grade is Grade.ILLEGIBLE:
            reason = " ".join(page.legibility.reasons) or "La page est illisible : numérisez-la à nouveau."
            self._enter(ref.document, ref.page, PageState.UNREADABLE, reason=reason)
        else:
            self._enter(
                ref.document,
                ref.page,
                PageState.UNRECOGNISED,
                reason="Cette page ne ressemble à aucune pièce attendue : retirez-la ou complétez la pièce.",
            )


def _evidence(sight: Sight) -> float:
    return sight.best.score if sight.best is not None else 0.0


def _is_separator(page: Page) -> bool:
    """A sheet put between pieces: hardly a word but the one that says so."""
    words = fold(page.text).split()
    return len(words) <= SEPARATOR_WORDS and any(word in SEPARATORS for word in words)


def _continues_same(current: Draft | None, sight: Sight, page: Page) -> bool:
    """A heading repeated on page 2 of the same piece: same kind and numbers, no start of its own."""
    best = sight.best
    if current is None or best is None or best.model.kind is not current.kind:
        return False
    if sight.number is not None:
        return sight.number[0] > 1
    first = current.pages[0][1]
    return _same_numbers(first, page) and not _looks_whole(sight, current)


def _looks_whole(sight: Sight, current: Draft) -> bool:
    """A second piece, no second page: as much evidence as the first one under its title, and the same."""
    first, best = current.sights[0].best, sight.best
    if first is None or best is None or best.words < WHOLE * first.words:
        return False
    before = current.sights[0].of(best.model.id)
    return before is None or len(best.carried & before.carried) >= AGAIN * len(before.carried)


def _belongs(page: Page, sight: Sight, draft: Draft) -> bool:
    """The page continues the piece: numbered so, alike in its edges, or made of the model's own words."""
    best = sight.best
    of_kind = max((one.score for one in sight.likenesses if one.model.kind is draft.kind), default=0.0)
    others = max((one.score for one in sight.likenesses if one.model.kind is not draft.kind), default=0.0)
    if others > of_kind and best is not None and (sight.starts or best.score >= ENOUGH):
        return False
    last_sight = draft.sights[-1]
    if sight.number and last_sight.number and sight.number[1] == last_sight.number[1]:
        return sight.number[0] == last_sight.number[0] + 1
    if best is not None and best.score >= ENOUGH and _looks_whole(sight, draft):
        return False
    if (of_kind >= OWN_WORDS and of_kind > others) or of_kind >= max(others, ENOUGH):
        return True
    first = draft.pages[0][1]
    return _same_edges(first, page) or _same_numbers(first, page) or _is_signing_page(page, draft)


def _numbered_beside(ref: PageRef, sight: Sight, draft: Draft) -> bool:
    """« 1/2 » stands in the file just before the piece's « 2/2 », or after it."""
    best = sight.best
    if sight.number is None or (best and best.model.kind is not draft.kind and best.score >= ENOUGH):
        return False
    number, total = sight.number
    return any(
        other.number is not None
        and at.document == ref.document
        and other.number[1] == total
        and other.number[0] - number == at.page - ref.page in (-1, 1)
        for at, other in zip(draft.refs, draft.sights, strict=True)
    )


def _waits_for(draft: Draft, sight: Sight) -> bool:
    """The piece ends with « 1/2 » and the page says « 2/2 »."""
    last, own = draft.sights[-1].number, sight.number
    return last is not None and own is not None and own == (last[0] + 1, last[1])


def _is_signing_page(page: Page, draft: Draft) -> bool:
    """The end of a piece that had no room for it: hardly more than a place, a date and a signature."""
    if sum(len(line.words) for line in page.lines) > SIGNING_WORDS:
        return False
    model, _ = draft.model()
    labels = [fold(label) for zone in model.signatures for label in zone.labels]
    return any(fold(line.text).startswith(label) for line in page.lines for label in labels)


def _same_edges(first: Page, page: Page) -> bool:
    """A header or a footer of at least three words comes back."""
    ours = [fold(line.text) for line in first.lines if _in_margin(line.box.middle_y)]
    theirs = [fold(line.text) for line in page.lines if _in_margin(line.box.middle_y)]
    return any(
        len(a.split()) >= 3 and fuzz.ratio(a, b) >= KIN
        for a in ours
        for b in theirs
        if abs(len(a) - len(b)) < 9
    )


def _in_margin(y: float) -> bool:
    return y < MARGIN or y > 1 - MARGIN


def _same_numbers(first: Page, page: Page) -> bool:
    """Two long identifiers in common (SIRET, order number …)."""
    return len(_identifiers(first) & _identifiers(page)) >= 2


def _identifiers(page: Page) -> set[str]:
    words = (fold(word.text).replace(" ", "") for word in page.words)
    return {word for word in words if len(word) >= 6 and sum(c.isdigit() for c in word) >= 4}
