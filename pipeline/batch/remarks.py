"""What a link between two dossiers says in the report of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.verdict import verdict
from models.archive import Link
from models.finding import Finding, Outcome, Report
from models.geometry import Place
from schemes import Scheme

FIELD = "archive"  # marks the findings that come from other dossiers
MOST = 10
CANCELLED = "ANN-03"
TITLES = {
    "UNI-01": "Un client ne bénéficie que d’une seule commande financée",
    "UNI-02": "Un numéro de facture d’un fournisseur ne sert qu’à un dossier",
    "UNI-03": "Une même page ne sert pas à deux dossiers",
    "SIG-06": "Une même image de signature ne sert pas à deux signataires",
    CANCELLED: "La commande n’est pas annulée",
}
SAID = {
    "UNI-01": "Le client {value} figure aussi dans le dossier « {other} » ({place}). Un client ne bénéficie "
    "que d’une seule commande : {rank}",
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
    for link in links[:MOST]:
        if link.rule in scheme.across:
            yield _remark(dossier, link, scheme)


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


def _remark(dossier: str, link: Link, scheme: Scheme) -> Finding:
    second = link.second == dossier
    other = link.first if second else link.second
    mine, theirs = (link.second_place, link.first_place) if second else (link.first_place, link.second_place)
    control = scheme.across[link.rule]
    return Finding(
        rule=link.rule,
        title=TITLES[link.rule],
        outcome=Outcome.FAIL if second and link.at_fault else Outcome.TO_REVIEW,
        severity=control.severity,
        message=SAID[link.rule].format(
            value=link.value, other=other, place=show(theirs), rank=SECOND if second else FIRST
        ),
        field=FIELD,
        expected="",
        observed=f"{other}, {show(theirs)}",
        evidence=(mine,) if mine is not None else (),
        sources=control.source,
    )


def show(place: Place | None) -> str:
    """A place as a person finds it."""
    return f"{place.document}, page {place.page}" if place is not None else "dossier déclaré"
