"""What a link between two dossiers says in the report of each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from checks.verdict import verdict
from models.archive import Link
from models.finding import Finding, Outcome, Report
from models.geometry import Place
from schemes import Scheme

FIELD = "archive"  # marks the findings that come from other dossiers
MOST = 10
CLIENT = "UNI-01"
CANCELLED = "ANN-03"
TITLES = {
    CLIENT: "Un client ne bénéficie que d’une seule commande financée",
    "UNI-02": "Un numéro de facture d’un fournisseur ne sert qu’à un dossier",
    "UNI-03": "Une même page ne sert pas à deux dossiers",
    "SIG-06": "Une même image de signature ne sert pas à deux signataires",
    CANCELLED: "La commande n’est pas annulée",
}
SAID = {
    CLIENT: "{value} aussi dans le dossier « {other} » ({place}). Un client ne bénéficie que d’une seule "
    "commande : {rank}",
    "UNI-02": "La facture {value} de ce fournisseur figure aussi dans le dossier « {other} » "
    "({place}) : {rank}",
    "UNI-03": "La même page figure dans le dossier « {other} » ({place}). Comparez les deux images.",
    "SIG-06": "La même image de signature figure sous un autre nom dans le dossier « {other} » ({place}). "
    "Comparez les deux images et demandez des explications au fournisseur.",
    CANCELLED: "La commande de ce dossier est annulée par une lettre du dossier « {other} » ({place}). Une "
    "commande annulée n’est pas financée : lisez la lettre, puis décidez.",
}
SECOND = "ce dossier est arrivé après l’autre. Comparez-les avant de notifier la décision."
FIRST = "ce dossier est arrivé le premier. Comparez-les avant de conclure."
CANCELLED_ELSEWHERE = (
    "La commande de ce dossier est annulée par une lettre déjà reçue : "
    "le gestionnaire la compare et vous répondra."
)
UNNAMED = (
    "Un élément de ce dossier figure aussi dans un autre dossier déjà reçu : "
    "le gestionnaire les compare et vous répondra."
)


def remarks(dossier: str, links: Sequence[Link], scheme: Scheme) -> Iterator[Finding]:
    """The findings of a dossier's links: a fault for what came after when both are proved, else a doubt."""
    for together in bundles(dossier, links):
        if together[0].rule in scheme.across:
            yield _remark(dossier, together, scheme)


def bundles(dossier: str, links: Iterable[Link]) -> tuple[tuple[Link, ...], ...]:
    """The links that one finding tells: all the identifiers of a client found in one other dossier.

    What is proved stays apart from what is not; the first MOST findings only.
    """
    found: dict[tuple[object, ...], list[Link]] = {}
    for rank, link in enumerate(links):
        alone = (link.rule, rank)
        shared = (link.rule, link.first, link.second, _at_fault(dossier, link))
        found.setdefault(shared if link.rule == CLIENT else alone, []).append(link)
    return tuple(map(tuple, islice(found.values(), MOST)))


def _at_fault(dossier: str, link: Link) -> bool:
    return link.second == dossier and link.at_fault


def with_remarks(made: Report, tied: Sequence[Finding], scheme: Scheme) -> Report:
    """The report with what ties it to others in place of what did before, and the verdict that follows."""
    findings = (*(f for f in made.findings if f.field != FIELD), *tied)
    conclusion, summary = verdict(findings, made.pages, scheme.controls)
    return made.model_copy(update={"findings": findings, "verdict": conclusion, "summary": summary})


def unnamed(finding: Finding) -> Finding:
    """The same for those who may not know of the other dossier."""
    if finding.field != FIELD:
        return finding
    said = CANCELLED_ELSEWHERE if finding.rule == CANCELLED else UNNAMED
    return finding.model_copy(update={"message": said, "observed": ""})


def other_of(finding: Finding) -> str:
    """The dossier that such a finding names, "" when it names none."""
    return finding.observed.partition(", ")[0] if finding.field == FIELD else ""


def cancelled(other: str, place: Place | None, scheme: Scheme) -> Finding:
    """What another dossier, which holds the letter, says of an order (ANN-03): a person reads the letter."""
    control = scheme.controls[CANCELLED]
    return Finding(
        rule=CANCELLED,
        title=TITLES[CANCELLED],
        outcome=Outcome.TO_REVIEW,
        severity=control.severity,
        message=SAID[CANCELLED].format(other=other, place=show(place)),
        field=FIELD,
        observed=f"{other}, {show(place)}",
        sources=control.source,
    )


def _remark(dossier: str, together: Sequence[Link], scheme: Scheme) -> Finding:
    link = together[0]
    second = link.second == dossier
    other = link.first if second else link.second
    firsts, seconds = [one.first_place for one in together], [one.second_place for one in together]
    mine, theirs = (seconds, firsts) if second else (firsts, seconds)
    shown = " ; ".join(dict.fromkeys(map(show, theirs)))
    control = scheme.across[link.rule]
    return Finding(
        rule=link.rule,
        title=TITLES[link.rule],
        outcome=Outcome.FAIL if _at_fault(dossier, link) else Outcome.TO_REVIEW,
        severity=control.severity,
        message=SAID[link.rule].format(
            value=_clients(together) if link.rule == CLIENT else link.value,
            other=other,
            place=shown,
            rank=SECOND if second else FIRST,
        ),
        field=FIELD,
        expected="",
        observed=f"{other}, {shown}",
        evidence=tuple(dict.fromkeys(place for place in mine if place is not None)),
        sources=control.source,
    )


def _clients(together: Sequence[Link]) -> str:
    """« Le client 123 figure », « Les clients ou sites 123, 456 et 789 figurent »."""
    *before, last = dict.fromkeys(link.value for link in together)
    if not before:
        return f"Le client {last} figure"
    return f"Les clients ou sites {', '.join(before)} et {last} figurent"


def show(place: Place | None) -> str:
    """A place as a person finds it."""
    return f"{place.document}, page {place.page}" if place is not None else "dossier déclaré"
