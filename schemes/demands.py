"""What a scheme demands of the declared dossier, beyond what every dossier has; each lack by its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from models.dossier import Dossier, Stage
from schemes.model import Scheme


def lacks(scheme: Scheme, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """(path, French message) of every field that the scheme demands or does not know."""
    case = scheme.case(dossier.case)
    if case is None:
        yield "case", f"valeurs admises : {', '.join(one.id for one in scheme.cases)}"
        return
    if case.mandataire and dossier.mandataire is None:
        yield "mandataire", f"champ obligatoire pour le cas « {case.title} »"
    if not case.several and len(dossier.parties) > 1:
        yield "clients", f"un seul client pour le cas « {case.title} »"
    yield from _unknown_answers(scheme, dossier)
    yield from _unknown_professions(scheme, dossier)
    for demand in scheme.demands:
        due = dossier.stage is demand.stage if demand.stage else dossier.stage is not Stage.ANNULATION
        if due and demand.case in (None, dossier.case):
            for path in demand.paths:
                yield from ((at, "champ obligatoire pour ce dispositif") for at in _absent(dossier, path))


def _unknown_answers(scheme: Scheme, dossier: Dossier) -> Iterator[tuple[str, str]]:
    for key, answer in dossier.scenarios.items():
        scenario = scheme.scenario(key)
        if scenario is None:
            known = ", ".join(one.key for one in scheme.scenarios) or "aucun"
            yield f"scenarios.{key}", f"scénario inconnu de ce dispositif ; connus : {known}"
        elif answer not in {option.key for option in scenario.options}:
            options = ", ".join(option.key for option in scenario.options)
            yield f"scenarios.{key}", f"valeurs admises : {options}"


def _unknown_professions(scheme: Scheme, dossier: Dossier) -> Iterator[tuple[str, str]]:
    known = [one.key for one in scheme.professions]
    if known and dossier.client.profession not in (None, *known):
        yield "client.profession", f"valeurs admises : {', '.join(known)}"


def _absent(dossier: Dossier, path: str) -> Iterator[str]:
    """The path when nothing stands there; `client.…` is asked of every client."""
    head, _, rest = path.partition(".")
    if head == "client" and dossier.clients:
        for index, client in enumerate(dossier.clients):
            if not _at(client, rest):
                yield f"clients.{index}.{rest}"
    elif not _at(dossier, path):
        yield path


def _at(content: Any, path: str) -> Any:
    for part in path.split("."):
        content = content.get(part) if isinstance(content, dict) else getattr(content, part, None)
    return content
