"""REF: the dossier against the reference bases that the operator has loaded."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Case
from checks.fold import compact, fold
from checks.result import Result, failed, passed, skipped
from checks.rules.client import declared_identifiers
from checks.wording import count, day
from models.finding import Severity
from models.parties import Client, Identifier, Site
from models.reference import Entry, Kind

_NAMES = {
    Kind.FINESS: "le répertoire FINESS",
    Kind.BASE_STRUCTURES: "la Base de référence des structures",
    Kind.BASE_SEGUR: "la Base Ségur des clients éligibles",
    Kind.SOLUTIONS: "la liste des solutions référencées",
}


def _not_loaded(*kinds: Kind) -> Result:
    names = " ni ".join(_NAMES[kind] for kind in kinds)
    return skipped(f"Ni {names} n’est chargée." if len(kinds) > 1 else f"Non chargé : {names}.")


def _of(case: Case, kind: Kind) -> str:
    version = case.references.version(kind)
    return f"{_NAMES[kind]} du {day(version.of)}" if version else _NAMES[kind]


def in_the_base(case: Case) -> Iterator[Result]:
    """REF-01: the client is in the base, its tranche or activity is the declared one (S1:262-276)."""
    segur, structures = (case.references.loaded(k) for k in (Kind.BASE_SEGUR, Kind.BASE_STRUCTURES))
    if not segur and not structures:
        yield _not_loaded(Kind.BASE_SEGUR, Kind.BASE_STRUCTURES)
        return
    for client in case.dossier.parties:
        if segur and client.finess_pmsi:
            yield from _eligible(case, client, client.finess_pmsi)
        for site in client.sites if structures else ():
            yield from _structure(case, site)


def _absent(case: Case, kind: Kind, number: str) -> Result:
    return failed(
        f"Le FINESS {number} ne figure pas dans {_of(case, kind)} : le client n’est pas éligible.",
        observed=number,
    )


def _eligible(case: Case, client: Client, number: str) -> Iterator[Result]:
    entry = case.references.find(Kind.BASE_SEGUR, compact(number).upper())
    if entry is None:
        yield _absent(case, Kind.BASE_SEGUR, number)
        return
    yield passed(f"Le FINESS {number} figure dans {_of(case, Kind.BASE_SEGUR)}.", observed=number)
    if entry.activity is not None and client.activity is not None and entry.activity != client.activity:
        yield failed(
            f"L’activité combinée déclarée ({count(client.activity)} jours) n’est pas celle de "
            f"{_of(case, Kind.BASE_SEGUR)} ({count(entry.activity)} jours), qui fait foi. Demandez la "
            "correction du dossier.",
            expected=count(entry.activity),
            observed=count(client.activity),
            at_most=Severity.FIX,
        )


def _structure(case: Case, site: Site) -> Iterator[Result]:
    entry = case.references.find(Kind.BASE_STRUCTURES, compact(site.finess).upper())
    if entry is None:
        yield _absent(case, Kind.BASE_STRUCTURES, site.finess)
        return
    yield passed(f"Le FINESS {site.finess} figure dans {_of(case, Kind.BASE_STRUCTURES)}.")
    if entry.tranche and site.tranche and entry.tranche.upper() != site.tranche:
        yield failed(
            f"La tranche déclarée du FINESS {site.finess} ({site.tranche}) n’est pas celle de "
            f"{_of(case, Kind.BASE_STRUCTURES)} ({entry.tranche}), qui fait foi. Demandez la correction du "
            "dossier.",
            expected=entry.tranche,
            observed=site.tranche,
            at_most=Severity.FIX,
        )


def referenced(case: Case) -> Iterator[Result]:
    """REF-02: référenced under that number, for that scheme, with the client's profiles (S4:368-394)."""
    number = "".join((case.dossier.solution.reference or "").split())
    if not case.references.loaded(Kind.SOLUTIONS):
        yield _not_loaded(Kind.SOLUTIONS)
        return
    if not number:
        yield skipped("Aucun numéro unique de référencement n’est déclaré.")
        return
    found = case.references.all(Kind.SOLUTIONS, compact(number).upper())
    mine = [entry for entry in found if entry.scheme is None or case.scheme.bears(entry.scheme)]
    if not mine:
        why = "pour un autre dispositif" if found else "nulle part"
        yield failed(
            f"Le numéro de référencement {number} figure {why} dans {_of(case, Kind.SOLUTIONS)}. Demandez "
            "au fournisseur le numéro exact.",
            expected=case.scheme.name,
            observed=number,
        )
        return
    yield passed(f"La solution {number} figure dans {_of(case, Kind.SOLUTIONS)}.", observed=number)
    yield from _profiles(case, mine)


def _profiles(case: Case, found: list[Entry]) -> Iterator[Result]:
    own = case.dossier.client.profession
    profession = next((p for p in case.scheme.professions if p.key == own), None)
    has = {fold(profile) for entry in found for profile in entry.profiles}
    if profession is None or not has:
        return
    missing = [profile for profile in profession.profiles if fold(profile) not in has]
    if missing:
        yield failed(
            f"La solution n’est pas référencée pour le profil {', '.join(missing)}, demandé par la "
            f"profession « {profession.title} ».",
            expected=", ".join(profession.profiles),
        )
    else:
        yield passed(f"La solution est référencée pour la profession « {profession.title} ».")


def open_finess(case: Case) -> Iterator[Result]:
    """REF-03: each FINESS is open, and juridique or géographique as declared (facts §1.1)."""
    if not case.references.loaded(Kind.FINESS):
        yield _not_loaded(Kind.FINESS)
        return
    for kind, level in (
        (Identifier.FINESS_JURIDIQUE, "juridique"),
        (Identifier.FINESS_GEOGRAPHIQUE, "geographique"),
        (Identifier.FINESS_PMSI, None),
    ):
        for number in declared_identifiers(case, kind):
            yield _open(case, number, level)


def _open(case: Case, number: str, level: str | None) -> Result:
    entry, base = case.references.find(Kind.FINESS, number), _of(case, Kind.FINESS)
    if entry is None:
        return failed(
            f"Le FINESS {number} ne figure pas dans {base}. Demandez le numéro exact.", observed=number
        )
    if entry.closed is not None and entry.closed <= case.dossier.order.signed:
        return failed(
            f"Le FINESS {number} était fermé à la signature de la commande ({day(entry.closed)}), "
            f"selon {base}.",
            observed=number,
        )
    if level and entry.level and fold(entry.level) != level:
        return failed(
            f"Le FINESS {number} est déclaré {level} ; {base} le dit {entry.level}. Demandez la correction.",
            expected=level,
            observed=entry.level,
        )
    return passed(f"Le FINESS {number} est ouvert, selon {base}.", observed=number)
