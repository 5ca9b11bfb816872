"""PIE-07: no page of a piece is missing, none comes twice, by the folios that it prints (« Page 1/3 »)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checks.case import Case
from checks.older import not_looked_for
from checks.result import Result, Spot, passed, review
from checks.wording import on, the
from models.folio import Folio
from models.piece import PageState, Piece


def whole(case: Case) -> Iterator[Result]:
    """PIE-07: « Page 1/3 » calls for pages 2 and 3 (S2:973-979: the piece is handed in, complete).

    A count that runs over the whole file, or pages that went to no piece, explain what is not in the piece.
    """
    for piece in case.of():
        if piece.folios is None:
            yield not_looked_for(piece, "la numérotation des pages")
            continue
        totals = sorted({folio.total for folio in piece.folios})
        told = [result for total in totals for result in _of(case, piece, total)]
        yield from told
        if totals and not told:
            yield passed(
                f"Les pages numérotées {on(piece.kind)} sont toutes là.",
                Spot(piece.key, "", tuple(folio.place for folio in piece.folios)),
            )


def _counted(piece: Piece) -> tuple[Folio, ...]:
    return piece.folios or ()


def _of(case: Case, piece: Piece, total: int) -> Iterator[Result]:
    """What is wrong with the pages of a piece that are counted to that total."""
    here = [folio for folio in _counted(piece) if folio.total == total]
    read = f"page(s) {_listed([folio.number for folio in here])} sur {total}"
    where = Spot(piece.key, "", tuple(folio.place for folio in here))
    elsewhere = set(_elsewhere(case, piece, here))
    missing = [n for n in range(1, total + 1) if n not in {folio.number for folio in here} | elsewhere]
    silent = len(piece.pages) - len({(folio.place.document, folio.place.page) for folio in _counted(piece)})
    counted = f"« page {here[0].number}/{total} »"
    if len(missing) > max(silent, 0):
        yield review(
            f"{the(piece.kind).capitalize()} porte {counted}, mais {_which(missing)} dans les fichiers "
            "remis. Vérifiez sur l’image et, si c’est bien le cas, demandez au fournisseur la pièce "
            "complète.",
            where,
            expected=f"{total} pages",
            observed=read,
        )
    twice = [n for n, times in sorted(Counter(folio.number for folio in here).items()) if times > 1]
    if twice:
        yield review(
            f"{_pages(twice).capitalize()} sur {total} {'figure' if len(twice) == 1 else 'figurent'} "
            f"plusieurs fois {on(piece.kind)}. Vérifiez sur l’image laquelle retenir, et s’il ne s’agit pas "
            "de deux pièces.",
            where,
            observed=read,
        )


def _elsewhere(case: Case, piece: Piece, here: Sequence[Folio]) -> Iterator[int]:
    """Pages of the same count in another piece, where the file and not the piece is counted."""
    total = here[0].total
    steps = {(f.place.document, f.place.page - f.number) for f in here}
    for other in case.of():
        if other.key == piece.key:
            continue
        for folio in _counted(other):
            step = (folio.place.document, folio.place.page - folio.number)
            if folio.total == total and step in steps:
                yield folio.number
    # A blank page inside of the file is counted as well, and bears no number.
    for document, offset in steps:
        for entry in case.pages:
            number = entry.page - offset
            if entry.document == document and entry.state is PageState.BLANK and 1 < number < total:
                yield number


def _which(missing: Sequence[int]) -> str:
    return f"{_pages(missing)} {'n’est pas' if len(missing) == 1 else 'ne sont pas'}"


def _pages(numbers: Sequence[int]) -> str:
    return f"la page {numbers[0]}" if len(numbers) == 1 else f"les pages {_listed(numbers)}"


def _listed(numbers: Sequence[int]) -> str:
    told = [str(n) for n in numbers]
    return " et ".join(filter(None, (", ".join(told[:-1]), told[-1])))
