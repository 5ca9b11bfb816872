"""Which piece is each page, and which pages make a piece: from what is read, never from a file's name.

Every page ends in exactly one state (law 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.covers import only_names
from extractors.draft import Draft
from extractors.evidence import is_evidence, is_short_evidence, reason, speaks_of
from extractors.homes import continues, home_of, looks_whole, same_numbers, waits_for
from extractors.recognise import ENOUGH, Sight, look
from extractors.sheets import is_separator
from extractors.twoup import bears_two
from models.geometry import Box
from models.page import Document, Grade, Page
from models.piece import PageEntry, PageRef, PageState, PieceKind
from schemes.piece import PieceModel

ONLY_CODES = "Cette page ne porte qu’un code (QR, Data Matrix) : retirez-la, ou dites ce qu’elle est."
UNKNOWN = "Cette page ne ressemble à aucune pièce attendue : retirez-la ou complétez la pièce."
SLIP = (
    "Cette page accompagne l’envoi (bordereau ou lettre) et n’est aucune des pièces attendues : "
    "vérifiez que les pièces qu’elle nomme sont remises, puis retirez-la."
)
PLAIN_SLIP = (
    "Cette page accompagne l’envoi (bordereau) et n’est aucune des pièces attendues : "
    "elle n’a pas été contrôlée."
)
TWO_UP = (
    "Deux pièces figurent côte à côte sur cette page, qui n’a pas été contrôlée : demandez chaque pièce sur "
    "sa propre page, ou instruisez-les à la main."
)
AROUND = 0.1  # of a code's square: where what a reader takes it for may stand


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
        self.codes: dict[tuple[str, int], list[Box]] = {}

    def add(self, document: Document) -> None:
        if document.problem is not None:
            self._enter(document.name, 0, PageState.NOT_OPENED, reason=document.problem.message)
            return
        self.digests[document.name] = document.sha256
        for code in document.electronic.codes if document.electronic else ():
            self.codes.setdefault((document.name, code.place.page), []).append(code.place.box)
        current: Draft | None = None
        for page in document.pages:
            current = self._place(document.name, page, current)

    def _place(self, document: str, page: Page, current: Draft | None) -> Draft | None:
        """Gives the draft that the next page of the document may continue."""
        ref = PageRef(document=document, page=page.number)
        if page.blank or is_separator(page):
            state = PageState.BLANK if page.blank else PageState.SEPARATOR
            self._enter(document, page.number, state)
            return current
        if bears_two(page, self.models):
            self._enter(document, page.number, PageState.UNRECOGNISED, reason=TWO_UP)
            return None
        return self._read(ref, page, current)

    def _read(self, ref: PageRef, page: Page, current: Draft | None) -> Draft | None:
        """A page of one piece or of none."""
        short = is_short_evidence(page)
        if is_evidence(page) or (short and current is not None and self._spoken_of(page, current)):
            self._prove(ref, page, current)
            return current
        sight = look(page, self.models)
        best = sight.best
        if sight.starts and best is not None and not _continues_same(current, sight, page):
            return self._open(best.model.kind, ref, page, sight)
        if current is not None and _may_go_on(current, sight) and continues(ref, page, sight, current):
            self._join(current, ref, page, sight)
            return current
        if short:
            self.proofs.append((ref, page))
            return current
        self.orphans.append((ref, page, sight))
        return None  # what follows may be the rest of this page's piece

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
        left = sorted(self.orphans, key=lambda one: -_evidence(one[2]))
        while left:
            # « 2/3 » goes to the piece that ends with « 1/3 » before « 3/3 » looks for its own.
            awaited = (n for n, one in enumerate(left) if any(waits_for(d, one[2]) for d in self.drafts))
            self._house(*left.pop(next(awaited, 0)))
        for ref, page in self.proofs:
            self._tie(ref, page)
        return Assembly(tuple(self.drafts), tuple(self.entries.values()))

    def _house(self, ref: PageRef, page: Page, sight: Sight) -> None:
        """A page that opened nothing: its kind's piece, a piece of its own, or a named failure."""
        best = sight.best
        home = home_of(ref, page, sight, self.drafts)
        if home is not None and _may_go_on(home, sight):
            self._join(home, ref, page, sight)
        elif best is not None and best.score >= ENOUGH:
            self._open(best.model.kind, ref, page, sight)
        elif _only_codes(page, self.codes.get((ref.document, ref.page), ())):
            self._enter(ref.document, ref.page, PageState.UNRECOGNISED, reason=ONLY_CODES)
        elif page.legibility.grade is Grade.ILLEGIBLE:
            reason = " ".join(page.legibility.reasons) or "La page est illisible : numérisez-la à nouveau."
            self._enter(ref.document, ref.page, PageState.UNREADABLE, reason=reason)
        elif sight.slip and only_names(page):
            self._enter(ref.document, ref.page, PageState.SEPARATOR, reason=PLAIN_SLIP)
        else:
            said = SLIP if sight.slip else UNKNOWN
            self._enter(ref.document, ref.page, PageState.UNRECOGNISED, reason=said)


def _may_go_on(draft: Draft, sight: Sight) -> bool:
    """A slip is a page of a piece only where it is numbered so."""
    return not sight.slip or waits_for(draft, sight)


def _only_codes(page: Page, codes: Sequence[Box]) -> bool:
    """Codes were read on the page, and no word but those that a reader takes their squares for.

    It is not illegible: nobody knows what it is.
    """
    around = [code.grown(AROUND * code.width, AROUND * code.height) for code in codes]
    return bool(codes) and all(
        any(box.contains_point(word.box.middle_x, word.box.middle_y) for box in around) for word in page.words
    )


def _evidence(sight: Sight) -> float:
    return sight.best.score if sight.best is not None else 0.0


def _continues_same(current: Draft | None, sight: Sight, page: Page) -> bool:
    """A heading repeated on page 2 of the same piece: same kind and numbers, no start of its own."""
    best = sight.best
    if current is None or best is None or best.model.kind is not current.kind:
        return False
    if sight.number is not None:
        return sight.number[0] > 1
    first = current.pages[0][1]
    return same_numbers(first, page) and not looks_whole(sight, current)
