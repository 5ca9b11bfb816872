"""COC-03: the declaration of de minimis aids: the answer, the aids listed, the ceiling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.case import Case
from checks.compare import unsettled
from checks.money import financed
from checks.result import Result, Spot, failed, passed, review, spot
from checks.rules.boxes import DE_MINIMIS, counted, group_spot, groups_of
from checks.wording import amount, on, show_field
from models.piece import CheckGroup, Piece
from models.reading import Field, Status

_TOTAL = "de_minimis_total"


def de_minimis(case: Case) -> Iterator[Result]:
    """COC-03: « Oui » or « Non », and with « Oui » the dates and the total (S3:117-123, S2:758-764)."""
    for piece, model, group in groups_of(case):
        if model.key != DE_MINIMIS:
            continue
        yield counted(piece, model, group)
        if group.chosen is not None:
            yield from _declaration(case, piece, group)


def _declaration(case: Case, piece: Piece, group: CheckGroup) -> Iterator[Result]:
    said_yes, declared = group.chosen == "oui", case.dossier.de_minimis
    where = group_spot(piece, group)
    if declared is not None and declared.received != said_yes:
        yield failed(
            f"Le client a coché « {'Oui' if said_yes else 'Non'} » aux aides « de minimis », le dossier "
            "déclare l’inverse. Demandez au fournisseur de corriger le dossier ou la pièce.",
            where,
            expected="Oui" if declared.received else "Non",
            observed="Oui" if said_yes else "Non",
        )
    if said_yes:
        yield _detail(case, piece, "de_minimis_dates", where)
        yield _detail(case, piece, _TOTAL, where)
        yield from _total(case, piece)
    else:
        yield from _listed(piece)
    yield from _under_the_ceiling(case, piece)


def _detail(case: Case, piece: Piece, key: str, ticked: Spot) -> Result:
    """`ticked`: the boxes that ask for the detail, shown where the detail itself was not found."""
    field, title = piece.field(key), case.title(piece, key)
    where = spot(piece, field) if field.evidence else Spot(piece.key, key, ticked.evidence)
    if field.found:
        return passed(f"« {title} » est renseigné.", where, observed=show_field(field))
    seen_blank = field.status is Status.ABSENT and bool(field.evidence)
    if not seen_blank or not case.clear(piece):
        unread = "n’a pas pu être lu" if field.evidence else "n’a pas été trouvé"
        return review(
            f"Le client a coché « Oui » aux aides « de minimis », et « {title} » {unread} {on(piece.kind)}. "
            "Vérifiez sur l’image ; si la pièce ne le dit pas, demandez au fournisseur de la compléter.",
            where,
        )
    return failed(
        f"Le client a coché « Oui » aux aides « de minimis » sans renseigner « {title} ». Demandez au "
        "fournisseur de compléter la pièce.",
        where,
    )


def _total(case: Case, piece: Piece) -> Iterator[Result]:
    """The sums of the aids, one or several, against the declared total (S3:122)."""
    declared, fields = case.dossier.de_minimis, _aids(piece)
    if declared is None or declared.total is None or not fields:
        return
    totals, where, read = _totals(fields), _where(piece, fields), _shown(fields)
    if declared.total in totals and not any(unsettled(f) for f in fields):
        yield passed("Le total des aides est celui déclaré.", where, observed=read)
    elif declared.total not in totals:
        sure = len(fields) == 1 and fields[0].certain and not fields[0].repaired
        yield (failed if sure else review)(
            f"Le total des aides lu est {read}, {amount(declared.total)} est déclaré. "
            "Vérifiez sur l’image, puis demandez la correction.",
            where,
            expected=amount(declared.total),
            observed=read,
        )


def _aids(piece: Piece) -> list[Field]:
    return [f for f in piece.fields if f.key == _TOTAL and f.found and f.amount is not None]


def _totals(fields: Sequence[Field]) -> set[Decimal]:
    """What the sums of a list may come to: the last one may be the total of the others."""
    sums = [f.amount for f in fields if f.amount is not None]
    last = [sums[-1]] if len(sums) > 1 and sums[-1] == sum(sums[:-1]) else []
    return {sum(sums, Decimal(0)), *last}


def _where(piece: Piece, fields: Sequence[Field]) -> Spot:
    return Spot(piece.key, _TOTAL, tuple(place for f in fields for place in f.evidence))


def _shown(fields: Sequence[Field]) -> str:
    return " + ".join(show_field(f) for f in fields)


def _listed(piece: Piece) -> Iterator[Result]:
    """« Non » is ticked, and sums of aids are filled in all the same (S3:118-122)."""
    fields = [f for f in _aids(piece) if f.amount]
    if fields:
        yield review(
            f"Le client a coché « Non » aux aides « de minimis », et un montant d’aides ({_shown(fields)}) "
            f"figure {on(piece.kind)}. Vérifiez sur l’image, puis demandez au client laquelle des deux "
            "réponses est exacte.",
            _where(piece, fields),
            expected="aucune aide",
            observed=_shown(fields),
        )


def _under_the_ceiling(case: Case, piece: Piece) -> Iterator[Result]:
    """The aids with what is asked for here, against the ceiling of the regulation (S2:758-764).

    A person weighs it: the agency also counts what it has paid itself, over a period that slides.
    """
    ceiling, declared, fields = case.scheme.de_minimis, case.dossier.de_minimis, _aids(piece)
    told = [declared.total] if declared and declared.total is not None else []
    aids = max([*told, *([min(_totals(fields))] if fields else [])], default=Decimal(0))
    if ceiling is None or not aids:
        return
    lines = (*case.dossier.principale, *case.dossier.secondaire)
    asked = financed(lines, liable=case.dossier.supplier.vat_liable)
    where, shown = _where(piece, fields), f"{amount(aids)} + {amount(asked)}"
    most = f"au plus {amount(ceiling.total)}"
    if aids + asked <= ceiling.total:
        yield passed("Les aides « de minimis » respectent le plafond.", where, expected=most, observed=shown)
        return
    yield review(
        f"Les aides « de minimis » ({amount(aids)}) et le financement demandé ({amount(asked)}) dépassent le "
        f"plafond de {amount(ceiling.total)} sur {ceiling.years} ans ({ceiling.title}). Vérifiez les aides "
        "que le client a perçues ; si le plafond est bien dépassé, le financement ne peut pas être octroyé.",
        where,
        expected=most,
        observed=shown,
    )
