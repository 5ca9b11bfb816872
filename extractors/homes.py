"""Which piece does a page belong to that opens none? What it says first, then where it stands in its file."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from extractors.draft import Draft
from extractors.headsagain import heads_again
from extractors.normal import fold
from extractors.recognise import ENOUGH, Sight
from extractors.sheets import is_general_terms
from models.page import Page
from models.piece import PageRef

OWN_WORDS = 0.9  # one sentence of the model: enough for a page that opens nothing
# Of the first page: its evidence, and what it carries, for a second piece; less will do under a title that
# comes again behind several pages.
WHOLE, AGAIN = (0.8, 0.5), (0.5, 0.4)
SIGNING_WORDS = 60  # on a page that only closes a piece: a stamp has some twenty
MARGIN = 0.12  # header and footer zones
KIN = 90.0
FAR = 1000  # pages: of another file, or of the pages after it


def home_of(ref: PageRef, page: Page, sight: Sight, drafts: Sequence[Draft]) -> Draft | None:
    """The piece that the page continues; None when it continues none.

    Its number says most, then the words of the kind, then whether the piece lacks the place to sign that the
    page has, then how near it stands in its file.
    """
    beside = [_numbered_beside(ref, sight, draft) for draft in drafts]
    fit = [
        (
            not numbered,
            not waits_for(draft, sight),
            not _speaks_for(sight, draft),
            not (_is_signing_page(page, draft) and not _has_its_place_to_sign(draft)),
            _pages_after(ref, draft),
            n,
        )
        for n, (draft, numbered) in enumerate(zip(drafts, beside, strict=True))
        if numbered or continues(ref, page, sight, draft)
    ]
    if not fit and len(drafts) == 1 and _says_no_less(ref, sight, drafts[0]):
        return drafts[0]
    return drafts[min(fit)[-1]] if fit else None


def _says_no_less(ref: PageRef, sight: Sight, only: Draft) -> bool:
    """A page that opens nothing, beside the only piece handed in, with a sentence of it that others share.

    A sheet scanned to a file of its own has neither number nor neighbour: « Montant de la Prestation Ségur
    pris en charge par l’Etat » stands on orders and invoices.
    """
    own, others = _scores(sight, only)
    apart = ref.page == 1 and all(one.document != ref.document for one in only.refs)
    silent = not sight.starts and sight.number is None and not looks_whole(sight, only)
    return apart and silent and own >= max(others, OWN_WORDS)


def continues(ref: PageRef, page: Page, sight: Sight, draft: Draft) -> bool:
    """The page goes on with the piece; general terms, and words of two kinds, only right behind it."""
    if belongs(page, sight, draft) or _signs_what_came_before(page, sight, draft):
        return True
    if _inside(ref, sight, draft):
        return True
    behind = sight.number is None and _pages_after(ref, draft) == 1
    if behind and not sight.starts and heads_again(page, draft.pages[-1][1]):
        return True
    return behind and (is_general_terms(page) or _as_good(sight, draft))


def _as_good(sight: Sight, draft: Draft) -> bool:
    """Sentences of the piece on a page that opens nothing, and hardly more of another kind's."""
    own, others = _scores(sight, draft)
    return not sight.starts and own >= ENOUGH and others < own + OWN_WORDS and not looks_whole(sight, draft)


def _inside(ref: PageRef, sight: Sight, draft: Draft) -> bool:
    """Between two pages of the piece in its file, with its words, and no other kind's more of them.

    A page of the table of sites says as much for the attestation, which has the same table.
    """
    own, others = _scores(sight, draft)
    pages = {one.page for one in draft.refs if one.document == ref.document}
    between = {ref.page - 1, ref.page + 1} <= pages
    return between and sight.number is None and not sight.starts and own >= max(others, OWN_WORDS)


def looks_whole(sight: Sight, current: Draft) -> bool:
    """A second piece, no second page: as much evidence as the first one under its title, and the same."""
    first, best = current.sights[0].best, sight.best
    whole, again = AGAIN if len(current.pages) > 1 and best is not None and best.title > 0 else WHOLE
    if first is None or best is None or best.words < whole * first.words:
        return False
    before = current.sights[0].of(best.model.id)
    return before is None or len(best.carried & before.carried) >= again * len(before.carried)


def belongs(page: Page, sight: Sight, draft: Draft) -> bool:
    """The page continues the piece: numbered so, alike in its edges, or made of the model's own words."""
    best = sight.best
    own, others = _scores(sight, draft)
    if others > own and best is not None and (sight.starts or best.score >= ENOUGH):
        return False
    last_sight = draft.sights[-1]
    if sight.number and last_sight.number and sight.number[1] == last_sight.number[1]:
        return sight.number[0] == last_sight.number[0] + 1
    if best is not None and best.score >= ENOUGH and looks_whole(sight, draft):
        return False
    if _speaks_for(sight, draft):
        return True
    if _speaks_for_another(sight, draft):
        return False
    first = draft.pages[0][1]
    return _same_edges(first, page) or same_numbers(first, page) or _is_signing_page(page, draft)


def _signs_what_came_before(page: Page, sight: Sight, draft: Draft) -> bool:
    """« 2/2 » in the edges of « 1/2 », without a title, with the place to sign that the piece lacks."""
    untitled = all(one.title == 0 for one in sight.likenesses)
    follows = waits_for(draft, sight) and untitled and _same_edges(draft.pages[-1][1], page)
    return follows and not _has_its_place_to_sign(draft) and _has_a_place_to_sign(page, draft)


def _speaks_for(sight: Sight, draft: Draft) -> bool:
    """A sentence of the piece's kind, and more of it than of any other, or enough and as much."""
    own, others = _scores(sight, draft)
    return (own >= OWN_WORDS and own > others) or own >= max(others, ENOUGH)


def _speaks_for_another(sight: Sight, draft: Draft) -> bool:
    own, others = _scores(sight, draft)
    return others >= OWN_WORDS and others > own


def _scores(sight: Sight, draft: Draft) -> tuple[float, float]:
    """How much speaks for the piece's kind, and for the likeliest other one."""
    of_kind = [one.score for one in sight.likenesses if one.model.kind is draft.kind]
    others = [one.score for one in sight.likenesses if one.model.kind is not draft.kind]
    return max(of_kind, default=0.0), max(others, default=0.0)


def _pages_after(ref: PageRef, draft: Draft) -> int:
    """How many pages after the nearest page of the piece before it in its file; FAR without one."""
    behind = [ref.page - own.page for own in draft.refs if own.document == ref.document]
    return min((pages for pages in behind if pages > 0), default=FAR)


def _numbered_beside(ref: PageRef, sight: Sight, draft: Draft) -> bool:
    """« 1/2 » stands in the file just before the piece's « 2/2 », or after it.

    Unless it says a sentence more of another kind: one that two kinds share decides nothing.
    """
    best = sight.best
    own, others = _scores(sight, draft)
    foreign = best is not None and best.model.kind is not draft.kind and best.score >= ENOUGH
    if sight.number is None or (foreign and others >= own + OWN_WORDS):
        return False
    number, total = sight.number
    return any(
        other.number is not None
        and at.document == ref.document
        and other.number[1] == total
        and other.number[0] - number == at.page - ref.page in (-1, 1)
        for at, other in zip(draft.refs, draft.sights, strict=True)
    )


def waits_for(draft: Draft, sight: Sight) -> bool:
    """The piece ends with « 1/2 » and the page says « 2/2 »."""
    last, own = draft.sights[-1].number, sight.number
    return last is not None and own is not None and own == (last[0] + 1, last[1])


def _is_signing_page(page: Page, draft: Draft) -> bool:
    """The end of a piece that had no room for it: hardly more than a place, a date and a signature."""
    few = sum(len(line.words) for line in page.lines) <= SIGNING_WORDS
    return few and _has_a_place_to_sign(page, draft)


def _has_its_place_to_sign(draft: Draft) -> bool:
    return any(_has_a_place_to_sign(page, draft) for _, page in draft.pages)


def _has_a_place_to_sign(page: Page, draft: Draft) -> bool:
    model, _ = draft.model()
    labels = [fold(label) for zone in model.signatures for label in zone.labels]
    return any(_announces(label, fold(line.text)) for line in page.lines for label in labels)


def _announces(label: str, line: str) -> bool:
    """The line is headed by the label; one that names a signature may come second, as in « Cachet et … »."""
    return line.startswith(label) or ("signature" in label.split() and f" {label} " in f" {line} ")


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


def same_numbers(first: Page, page: Page) -> bool:
    """Two long identifiers in common (SIRET, order number …)."""
    return len(_identifiers(first) & _identifiers(page)) >= 2


def _identifiers(page: Page) -> set[str]:
    words = (fold(word.text).replace(" ", "") for word in page.words)
    return {word for word in words if len(word) >= 6 and sum(c.isdigit() for c in word) >= 4}
