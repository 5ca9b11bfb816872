"""ARC and LIS-01: the files handed in, and whether they can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checks.case import Case
from checks.fold import fold
from checks.result import Result, Spot, failed, passed, review
from checks.wording import goes_on
from models.finding import Severity
from models.geometry import Box, Place
from models.page import Grade, Page
from models.piece import PageEntry, PageState

_WHOLE = Box(left=0.0, top=0.0, right=1.0, bottom=1.0)
_FEW_WORDS = 30  # a page of fewer words may well look like another
_RESCAN = "Demandez une nouvelle numérisation, nette et complète (200 points par pouce au moins)."
_BETTER = "Une meilleure numérisation éviterait des vérifications."


class PagesLostError(Exception):
    """The ledger does not account for every page exactly once (law 4)."""


def opened(case: Case) -> Iterator[Result]:
    """ARC-01: every file could be opened (S2:977-979)."""
    for document in case.documents:
        if document.problem is None:
            yield passed(f"« {document.name} » a été ouvert.")
        else:
            yield failed(
                f"« {document.name} » n’a pas pu être ouvert : {goes_on(document.problem.message)} "
                "Demandez au fournisseur un fichier lisible."
            )


def accounted(case: Case) -> Iterator[Result]:
    """ARC-02: every page ends in one state, none is left unrecognised (law 4)."""
    _conserved(case)
    left = [e for e in case.pages if e.state is PageState.UNRECOGNISED]
    for entry in left:
        yield review(
            f"La page {entry.page} de « {entry.document} » n’est rattachée à aucune pièce. {entry.reason}",
            _page_spot(entry),
        )
    if case.pages and not left:
        yield passed("Toutes les pages remises sont rattachées à une pièce ou sans contenu.")


def _conserved(case: Case) -> None:
    handed = sorted((d.name, p.number) for d in case.documents for p in d.pages)
    listed = sorted((e.document, e.page) for e in case.pages if e.page > 0)
    if len(set(listed)) != len(listed) or not set(handed) <= set(listed):
        raise PagesLostError


def _page_spot(entry: PageEntry) -> Spot:
    place = Place(document=entry.document, page=entry.page, box=_WHOLE)
    return Spot(entry.piece, "", (place,) if entry.page > 0 else ())


def handed_once(case: Case) -> Iterator[Result]:
    """ARC-03: neither a file nor a page is handed in twice."""
    names: dict[str, list[str]] = defaultdict(list)
    for document in case.documents:
        names[document.sha256].append(document.name)
    twice = [group for group in names.values() if len(group) > 1]
    for group in twice:
        listed = ", ".join(f"« {name} »" for name in group)
        yield failed(f"Le même fichier est remis plusieurs fois : {listed}. Un seul exemplaire suffit.")
    same = tuple(_same_pages(case, {name for group in twice for name in group[1:]}))
    yield from same
    if names and not twice and not same:
        yield passed("Aucun fichier ni aucune page n’est remis deux fois.")


def _same_pages(case: Case, copies: set[str]) -> Iterator[Result]:
    """Pages that say the same words; files that are copies are told already."""
    first: dict[str, tuple[str, int]] = {}
    for document in case.documents:
        for page in document.pages if document.name not in copies else ():
            words = fold(page.text)
            if words.count(" ") < _FEW_WORDS:
                continue
            if words in first:
                name, number = first[words]
                yield failed(
                    f"La page {page.number} de « {document.name} » est la même que la page {number} de « "
                    f"{name} ». Un seul exemplaire suffit.",
                    Spot(None, "", (Place(document=document.name, page=page.number, box=_WHOLE),)),
                )
            first.setdefault(words, (document.name, page.number))


def no_patient_data(case: Case) -> Iterator[Result]:
    """ARC-04: no NIR nor INS number; the number itself is never written (facts §1.7, §5)."""
    for place in case.nir_places:
        yield failed(
            f"Un numéro de sécurité sociale ou d’INS semble figurer page {place.page} de « "
            f"{place.document} ». "
            "Retirez ce document de la demande, ne le diffusez pas, et prévenez le fournisseur.",
            Spot(None, "", (place,)),
        )
    if case.pages and not case.nir_places:
        yield passed("Aucun numéro de sécurité sociale ni d’INS n’a été repéré.")


def legible(case: Case) -> Iterator[Result]:
    """LIS-01: each page is legible (S3:8)."""
    for entry in case.pages:
        if entry.state is PageState.UNREADABLE and _wordless(case, entry):
            yield review(
                f"Aucun mot n’a été lu sur {_where(entry)[0].lower()}{_where(entry)[1:]}. Vérifiez si elle "
                "est vierge ; sinon, demandez une nouvelle numérisation.",
                _page_spot(entry),
            )
        elif entry.state is PageState.UNREADABLE:
            yield failed(
                " ".join(
                    (f"{_where(entry)} est illisible.", *([entry.reason] if entry.reason else ()), _RESCAN)
                ),
                _page_spot(entry),
            )
        elif entry.state is PageState.ATTRIBUTED:
            yield from _graded(case, entry)


def _where(entry: PageEntry) -> str:
    return f"La page {entry.page} de « {entry.document} »"


def _page(case: Case, entry: PageEntry) -> Page | None:
    pages = (p for d in case.documents if d.name == entry.document for p in d.pages)
    return next((p for p in pages if p.number == entry.page), None)


def _wordless(case: Case, entry: PageEntry) -> bool:
    """No reader saw a word: the back of a sheet, in the shade, as well as a page that nobody reads."""
    page = _page(case, entry)
    return page is not None and not any(c.isalnum() for c in page.text)


def _graded(case: Case, entry: PageEntry) -> Iterator[Result]:
    page = _page(case, entry)
    if page is None:
        return
    reasons = page.legibility.reasons  # whole sentences
    if page.legibility.grade is Grade.ILLEGIBLE:
        yield review(" ".join((f"{_where(entry)} se lit très mal.", *reasons, _RESCAN)), _page_spot(entry))
    elif page.legibility.grade is Grade.POOR:
        yield failed(
            " ".join((f"{_where(entry)} est de qualité médiocre.", *reasons, _BETTER)),
            _page_spot(entry),
            at_most=Severity.NOTE,
        )
    else:
        yield passed(f"{_where(entry)} est lisible.", _page_spot(entry))
