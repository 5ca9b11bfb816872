"""COC and DEC-08: check boxes, and the nature of the prestation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.case import Case
from checks.compare import legible
from checks.fold import fold
from checks.lines import read_lines
from checks.result import Result, Spot, failed, passed, review, skipped
from checks.wording import NATURES, on
from models.dossier import Nature
from models.geometry import Place
from models.piece import CheckGroup, GroupOutcome, MarkState, Piece, PieceKind
from schemes.piece import GroupModel

DE_MINIMIS = "de_minimis"
NATURE = "nature"


def groups_of(case: Case) -> Iterator[tuple[Piece, GroupModel, CheckGroup]]:
    """Every group of boxes that the models of the pieces have."""
    for piece in case.of():
        model = case.model(piece)
        for group in model.groups if model else ():
            yield piece, group, piece.group(group.key)


def group_spot(piece: Piece, group: CheckGroup) -> Spot:
    places = tuple(dict.fromkeys(place for mark in group.marks for place in mark.evidence))
    return Spot(piece.key, group.key, places)


def _ticked(model: GroupModel, group: CheckGroup) -> str:
    titles = {option.key: option.title for option in model.options}
    chosen = [titles.get(m.key, m.key) for m in group.marks if m.state is MarkState.CHECKED]
    return ", ".join(chosen)


def exactly_one(case: Case) -> Iterator[Result]:
    """COC-01: one box in each « cocher la case » group (S3:37, S3:198)."""
    for piece, model, group in groups_of(case):
        if model.key != DE_MINIMIS:
            yield counted(piece, model, group)


def counted(piece: Piece, model: GroupModel, group: CheckGroup) -> Result:
    """Whether one box of a group is ticked, and one alone."""
    where, read = group_spot(piece, group), _ticked(model, group)
    said = f"« {model.title} » {on(piece.kind)}"
    if group.outcome is GroupOutcome.ONE and any(m.state is MarkState.CORRECTED for m in group.marks):
        asked = "Vérifiez sur l’image que la rature est du client et que son choix est clair."
        return review(f"{said} : une case est raturée et une autre est cochée. {asked}", where, observed=read)
    if group.outcome is GroupOutcome.ONE:
        return passed(f"{said} : une seule case est cochée.", where, observed=read)
    if not model.required and group.outcome is GroupOutcome.NOT_FOUND:
        return skipped(f"{said} : la pièce n’exige pas de case cochée.", where)
    if group.outcome is GroupOutcome.NONE and model.required:
        return failed(f"{said} : aucune case n’est cochée. Demandez au client de cocher une case.", where)
    if group.outcome is GroupOutcome.SEVERAL and model.required:
        return failed(
            f"{said} : plusieurs cases sont cochées. Demandez au client de n’en cocher qu’une.",
            where,
            observed=read,
        )
    # Whoever prints boxes asks for a choice, even where the texts ask for none.
    none = group.outcome is GroupOutcome.NONE
    seen = "aucune case ne semble cochée" if none else "les cases n’ont pas pu être lues avec certitude"
    return review(f"{said} : {seen}. Vérifiez sur l’image.", where)


def says_declared(case: Case) -> Iterator[Result]:
    """COC-02: each box ticked is the one declared: nature of the prestation, scenarios (S3:37-40)."""
    for piece, model, group in groups_of(case):
        wanted = _declared_box(case, model)
        if wanted is None:
            continue
        title = next((option.title for option in model.options if option.key == wanted), wanted)
        chosen, where = group.chosen, group_spot(piece, group)
        if chosen is None:
            yield skipped(f"Aucune case lue seule {on(piece.kind)} : voir COC-01.", where)
        elif chosen == wanted:
            yield passed(
                "La case cochée est celle déclarée.",
                where,
                expected=title,
                observed=_ticked(model, group),
            )
        else:
            yield failed(
                f"La case cochée {on(piece.kind)} est « {_ticked(model, group)} », le dossier déclare "
                f"« {title} ». Demandez au fournisseur laquelle est exacte.",
                where,
                expected=title,
                observed=_ticked(model, group),
            )


def _declared_box(case: Case, model: GroupModel) -> str | None:
    if model.key == NATURE:
        return case.dossier.order.nature
    return case.dossier.scenarios.get(model.key)


def nature(case: Case) -> Iterator[Result]:
    """DEC-08: the nature that box and lines name is the declared one (S2:151-156, S2:560-563)."""
    wanted = case.dossier.order.nature
    if wanted is None:
        return
    for piece in case.of(PieceKind.BDC, PieceKind.FACTURE, PieceKind.VA):
        natures = natures_read(piece)
        if not natures:
            yield skipped(
                f"La nature de la prestation n’est pas lue {on(piece.kind)}.", Spot(piece.key, NATURE)
            )
        for found, places in natures.items():
            where = Spot(piece.key, NATURE, places)
            if found == wanted:
                yield passed(
                    f"La nature lue {on(piece.kind)} est celle déclarée.",
                    where,
                    expected=NATURES[wanted],
                    observed=NATURES[found],
                )
            else:
                yield failed(
                    f"La nature lue {on(piece.kind)} est « {NATURES[found]} », le dossier déclare "
                    f"« {NATURES[wanted]} ». Demandez au fournisseur laquelle est exacte.",
                    where,
                    expected=NATURES[wanted],
                    observed=NATURES[found],
                )


def natures_read(piece: Piece) -> dict[Nature, tuple[Place, ...]]:
    """The natures that the ticked box and the names of the principale lines tell, with their places."""
    found: dict[Nature, tuple[Place, ...]] = {}
    group = piece.group(NATURE)
    if group.chosen in tuple(Nature):
        found[Nature(group.chosen)] = group_spot(piece, group).evidence
    for line in read_lines(piece, "principale"):
        described = line.row.cell("description")
        told = nature_of(line.row.label or described.value or "")
        if told is not None and (not described.found or legible(described)):
            found[told] = found.get(told, ()) + line.row.evidence
    return found


def nature_of(text: str) -> Nature | None:
    """« Prestation principale Vague 1 + Vague 2 » names both waves, « … Vague 2 » one, else None.

    A reader may take the figure 1 for a small l or a capital I, and lose the blanks: « jourvague 1 ».
    Where « et vague 2 » or a « vague » without its figure says that another wave stood there, none is told.
    """
    plain = fold(text)
    if " ou " in plain:
        return None
    if re.search(r"vagues? ?[1li](?=\b|et\b)", plain) and re.search(r"vague ?2\b|\b2\b", plain):
        return Nature.V1_V2
    another = re.search(r"\bet vague|vague(?! ?2\b)", plain)
    return Nature.V2 if re.search(r"vague ?2\b", plain) and not another else None
