"""MEN-08: what a client attests, and the boxes that a supplier's form has beside it."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.older import not_looked_for
from checks.result import Result, Spot, passed, review
from checks.rules.mentions import of_control
from checks.wording import on
from models.piece import CheckMark, MarkState, Piece

_ASK = "sinon, demandez au fournisseur une attestation où ces points sont cochés."


def attestation(case: Case) -> Iterator[Result]:
    """MEN-08: what a VA attests (S2:608-623, S2:1050-1051), sentence by sentence."""
    yield from of_control(case, "MEN-08")
    for piece in case.of():
        model = case.model(piece)
        titles = {m.key: m.title for m in model.mentions if m.control == "MEN-08"} if model else {}
        if titles and piece.attested is None:
            yield not_looked_for(piece, "les cases en regard des points attestés")
        marks = {titles[m.key]: m.mark for m in piece.mentions if m.mark and m.key in titles}
        if marks:
            yield _boxes(piece, marks)


def _boxes(piece: Piece, marks: dict[str, CheckMark]) -> Result:
    """No text asks for boxes here; where some are printed, an empty one says that nobody attests that."""
    empty = [title for title, mark in marks.items() if mark.state is MarkState.EMPTY]
    doubtful = [title for title, mark in marks.items() if mark.state is not MarkState.CHECKED]
    where = Spot(piece.key, "", tuple(p for mark in marks.values() for p in mark.evidence))
    if not doubtful:
        return passed(
            f"Les cases ou réponses en regard des points attestés sont cochées {on(piece.kind)}.", where
        )
    at = tuple(place for title in empty or doubtful for place in marks[title].evidence)
    if len(empty) == len(marks):
        said = f"Aucune des cases en regard des points attestés n’est cochée {on(piece.kind)}"
        return review(f"{said}. Vérifiez sur l’image que le client atteste bien ces points ; {_ASK}", where)
    if empty:
        said = f"La case n’est pas cochée, ou la réponse est « non », {on(piece.kind)} en regard de"
        message = f"{said} : {_listed(empty)}. Vérifiez sur l’image que le client l’atteste bien ; {_ASK}"
        return review(message, Spot(piece.key, "", at))
    said = f"La case ou la réponse n’a pas pu être lue {on(piece.kind)} en regard de"
    return review(
        f"{said} : {_listed(doubtful)}. Vérifiez sur l’image qu’elle est cochée.", Spot(piece.key, "", at)
    )


def _listed(titles: list[str]) -> str:
    """Titles that quote the text have its marks already."""
    return " ; ".join(title if title.startswith("«") else f"« {title} »" for title in titles)
