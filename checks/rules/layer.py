"""INT-01: the text layer of a PDF, and its form, say what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.case import Case
from checks.fold import compact
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.seals import carried
from checks.wording import goes_on
from models.electronic import FormInput, InputKind
from models.finding import Severity
from models.geometry import Place
from models.page import Document, Page, Unseen
from models.piece import Piece

_FIGURES = 3  # figures in a row: a text that holds them may be a value
_LISTED = 6  # texts told in one finding
_PRINT = "Demandez le document imprimé en PDF (« Imprimer », « Enregistrer au format PDF ») ou numérisé."
_WHY = {
    "off-page": "hors des bords de la page",
    "invisible": "invisible à l’écran",
    "tiny": "trop petit pour être vu",
}


def shown(case: Case) -> Iterator[Result]:
    """INT-01: what the file says and what is seen are the same."""
    several = 0
    for result in (*_pieces(case), *_pages(case), *_forms(case)):
        several += 1
        yield result
    if not several:
        yield skipped("Aucune page n’est lue dans le texte d’un PDF : il n’y a rien à confronter à l’image.")


def _pieces(case: Case) -> Iterator[Result]:
    """The critical values that were asked of the pixels."""
    for piece in case.pieces:
        for one in piece.contradicted:
            where = Spot(piece.key, "", (one.place,))
            said = (
                f"Le texte numérique du fichier dit « {one.said} », la page montre autre chose à cet endroit."
            )
            if one.sure:
                yield failed(f"{said} {_PRINT}", where, expected=one.said, observed=one.shown)
            else:
                yield review(f"{said} Vérifiez sur l’image.", where, expected=one.said, observed=one.shown)
        if piece.witnessed and not piece.contradicted:
            yield passed(
                "Les valeurs déterminantes du texte numérique sont celles que montre la page.",
                Spot(piece.key),
            )


def _pages(case: Case) -> Iterator[Result]:
    """Text that is in the file and that nobody can see."""
    for document in case.documents:
        for page in document.pages:
            for values in (True, False):
                texts = [one for one in page.unseen if _may_be_value(one) is values]
                if texts:
                    yield _unseen(case, document, page, texts, values)


def _unseen(case: Case, document: Document, page: Page, texts: list[Unseen], values: bool) -> Result:
    listed = ", ".join(f"« {one.text} »" for one in texts[:_LISTED])
    more = " …" if len(texts) > _LISTED else ""
    why = " et ".join(dict.fromkeys(_WHY[one.why] for one in texts))
    places = tuple(Place(document=document.name, page=page.number, box=t.box) for t in texts if t.box)
    where = Spot(_owner(case, document, page), "", places)
    said = f"La page {page.number} de « {document.name} » contient du texte {why} : {listed}{more}. "
    if values:
        return review(
            f"{said}Il n’a pas été retenu ; vérifiez que la page dit bien ce que le client a signé.",
            where,
        )
    return failed(f"{said}Il n’a pas été retenu.", where, at_most=Severity.NOTE)


def _may_be_value(unseen: Unseen) -> bool:
    return re.search(rf"\d{{{_FIGURES},}}", compact(unseen.text)) is not None


def _owner(case: Case, document: Document, page: Page) -> str | None:
    here = (document.name, page.number)
    owners = (p.key for p in case.pieces if any((r.document, r.page) == here for r in p.pages))
    return next(owners, None)


def _forms(case: Case) -> Iterator[Result]:
    """The fields of a form against the page."""
    for document, electronic in carried(case):
        if electronic.form_trouble:
            yield review(f"« {document.name} » : {goes_on(electronic.form_trouble)}")
        wrong = [one for one in electronic.inputs if not _agrees(one)]
        for one in wrong:
            yield _input(case, one)
        if electronic.inputs and not wrong:
            yield passed(f"« {document.name} » : le formulaire et la page disent la même chose.")


def _agrees(one: FormInput) -> bool:
    """The page shows the value, whatever its writing; a box shows ink when it is ticked."""
    if one.kind is InputKind.CHECK:
        return one.checked == one.marked
    return bool(compact(one.shown)) and (
        compact(one.value) in compact(one.shown) or _number(one.value) == _number(one.shown) != ""
    )


def _number(text: str) -> str:
    """An amount in one writing: 1250 for « 1 250,00 € » and for 1250.0."""
    found = re.fullmatch(r"(\d+)(?:[.,](\d*?)0*)?", re.sub(r"[\s€\u202f\u00a0]", "", text))
    return ".".join(part for part in found.groups() if part) if found else ""


def _input(case: Case, one: FormInput) -> Result:
    owner: Piece | None = next(
        (
            p
            for p in case.pieces
            if any((r.document, r.page) == (one.place.document, one.place.page) for r in p.pages)
        ),
        None,
    )
    where = Spot(owner.key if owner else None, "", (one.place,))
    if one.kind is InputKind.CHECK:
        form = "cochée" if one.checked else "vide"
        page = "cochée" if one.marked else "vide"
        return review(
            f"La case « {one.name} » est {form} dans le formulaire et semble {page} sur la page. "
            "Vérifiez sur l’image.",
            where,
            expected=form,
            observed=page,
        )
    return review(
        f"Le champ « {one.name} » du formulaire contient « {one.value} », la page montre "
        f"« {one.shown or 'rien'} ». {_PRINT}",
        where,
        expected=one.value,
        observed=one.shown,
    )
