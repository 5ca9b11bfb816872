"""MEN-11: reserves in the comments of an attestation."""

from __future__ import annotations

import pytest

from checks import run
from models.dossier import Stage
from models.finding import Finding, Outcome, Severity
from models.geometry import Box, Place
from models.piece import PieceKind
from models.remark import Remark, RemarkKind
from tests.checks.change import change
from tests.checks.paper import sound


def finding(text: str) -> Finding:
    comment = Remark(kind=RemarkKind.COMMENT, text=text)
    case = change(sound(Stage.SOLDE), PieceKind.VA, remarks=(comment,))
    return next(f for f in run(case) if f.rule == "MEN-11")


@pytest.mark.parametrize(
    "text",
    [
        "Néant",
        "RAS",
        "R.A.S.",
        "aucun",
        "Aucune réserve.",
        "Sans réserve",
        "pas d’observation",
        "sans objet",
        "non",
        "Aucun commentaire particulier",
        "Sans encombre",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert finding(text).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "text",
    [
        "les envois vers le DMP ne fonctionnent pas à ce jour",
        "sous réserve de la mise à jour de mars",
        "Tout est en place sauf la messagerie",
        "Installation incomplète",
        "Réserve : MSS non testée",
        "Aucun envoi possible",
        "Aucune réserve mais la MSS reste à finaliser",
        "Formation en attente",
        "Sans la MSS",
        "Bascule sans encombre, mais la MSS est muette",
        "Sans formation, poste n° 3",
        "Il n’y a rien sur le poste n° 3",
    ],
)
def test_a_reserve_is_for_a_person(text: str) -> None:
    found = finding(text)
    assert (found.outcome, found.severity) == (Outcome.TO_REVIEW, Severity.FIX)
    assert text in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Bonne installation, merci à l’équipe",
        "Aucune réserve, tout fonctionne",
        "Bascule sans coupure ni perte de données",
        "Formation faite sans aucune difficulté",
        "Installé sur le poste n° 3",
    ],
)
def test_any_other_comment_is_a_note(text: str) -> None:
    found = finding(text)
    assert (found.outcome, found.severity) == (Outcome.TO_REVIEW, Severity.NOTE)
    assert text in found.message


def test_a_comment_that_nobody_could_read_is_for_a_person() -> None:
    found = finding("")
    assert (found.outcome, found.severity) == (Outcome.TO_REVIEW, Severity.FIX)
    assert "n’a pas pu être lu" in found.message


def withdrawn(kind: PieceKind, *texts: str) -> set[Outcome]:
    remarks = tuple(Remark(kind=RemarkKind.WITHDRAWN, text=text) for text in texts)
    case = change(sound(Stage.AVANCE if kind is PieceKind.BDC else Stage.SOLDE), kind, withdrawn=remarks)
    key = next(p.key for p in case.of(kind))
    return {f.outcome for f in run(case) if f.rule == "MEN-11" and f.piece == key}


@pytest.mark.parametrize("kind", [PieceKind.BDC, PieceKind.VA, PieceKind.FACTURE])
def test_a_sentence_that_takes_back_is_for_a_person(kind: PieceKind) -> None:
    assert Outcome.TO_REVIEW in withdrawn(kind, "Commande valable sous réserve du devis")
    assert withdrawn(kind) == {Outcome.PASS}


def test_a_comment_that_is_only_told_hides_no_sentence_that_takes_back() -> None:
    """« prévue en mars » is no reserve to the rule of comments, and takes back all the same."""
    place = Place(document="va.pdf", page=1, box=Box(left=0.1, top=0.5, right=0.6, bottom=0.52))
    text = "Mise en service prévue en mars 2027"
    comment = Remark(kind=RemarkKind.COMMENT, text=text, evidence=(place,))
    sentence = Remark(kind=RemarkKind.WITHDRAWN, text=text, evidence=(place,))
    case = change(sound(Stage.SOLDE), PieceKind.VA, remarks=(comment,), withdrawn=(sentence,))
    told = [f for f in run(case) if f.rule == "MEN-11" and f.outcome is Outcome.TO_REVIEW]
    assert Severity.FIX in {f.severity for f in told}


def test_words_that_are_struck_are_for_a_person() -> None:
    place = Place(document="bdc.pdf", page=2, box=Box(left=0.1, top=0.5, right=0.6, bottom=0.52))
    remark = Remark(kind=RemarkKind.STRUCK, text="J’atteste que cette commande", evidence=(place,))
    case = change(sound(Stage.AVANCE), PieceKind.BDC, struck=(remark,))
    found = [f for f in run(case) if f.rule == "MEN-11" and f.outcome is Outcome.TO_REVIEW]
    assert len(found) == 1
    assert found[0].evidence == (place,)
    assert "« J’atteste que cette commande » sur le bon de commande" in found[0].message
    assert found[0].severity is Severity.FIX


def test_a_reading_that_was_kept_before_strokes_were_looked_for_passes_nothing() -> None:
    """Sentences were looked for then: only the strokes are for a person."""
    case = change(sound(Stage.AVANCE), PieceKind.BDC, struck=None)
    found = [f for f in run(case) if f.rule == "MEN-11" and f.outcome is Outcome.TO_REVIEW]
    assert len(found) == 1
    assert "ne recherchait pas les ratures sur le bon de commande" in found[0].message
