"""A mandatory sentence that names a party of the dossier: « Le Fournisseur Piton SAS s’est acquitté … »."""

from __future__ import annotations

from collections.abc import Iterator

from checks import names
from checks.case import Case
from checks.fold import fold
from checks.names import Match
from models.piece import Mention, MentionOutcome


def unnamed(case: Case, mention: Mention | None) -> Mention | None:
    """The mention as read without the declared names that were added to it: they change no sense.

    A name that is not declared is a change like any other.
    """
    if mention is None or mention.outcome is not MentionOutcome.ALTERED:
        return mention
    changes = mention.changes
    if not changes or any(c.expected or not _is_declared(case, c.found) for c in changes):
        return mention
    return mention.model_copy(update={"outcome": MentionOutcome.PRESENT, "changes": ()})


def _is_declared(case: Case, words: str) -> bool:
    return any(
        fold(words) == fold(name) or names.firm(words, name) is Match.SAME for name in _firms(case)
    ) or any(names.person(words, name) is Match.SAME for name in _persons(case))


def _firms(case: Case) -> Iterator[str]:
    dossier = case.dossier
    solution = dossier.solution
    told = [dossier.supplier.name, solution.name, *(client.name for client in dossier.parties)]
    told += [dossier.mandataire.name if dossier.mandataire else None]
    yield from (name for name in told if name)
    if solution.version:
        yield from (f"{solution.name} {glue}{solution.version}" for glue in ("", "v", "version "))


def _persons(case: Case) -> Iterator[str]:
    yield from (client.representative for client in case.dossier.parties)
    if case.dossier.mandataire is not None:
        yield case.dossier.mandataire.signatory
