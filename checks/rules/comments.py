"""MEN-11: no comment of the signer and no sentence or stroke of a piece takes back what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.case import Case
from checks.fold import fold
from checks.older import not_looked_for
from checks.result import Result, Spot, passed, review
from checks.wording import on
from models.finding import Severity
from models.piece import CANCELLATIONS, Piece, PieceKind
from models.remark import RemarkKind

_TROUBLE = (
    r"(?:reserves?|observations?|commentaires?|remarques?|problemes?|anomalies?|difficultes?|incidents?"
    r"|soucis?|bugs?|pannes?|erreurs?|blocages?|coupures?|interruptions?|retards?|pertes?(?: de donnees)?"
    r"|litiges?|encombres?|heurts?|accrocs?)"
)
_NOTHING = re.compile(
    r"\b(?:neant|r a s|ras|rien a (?:signaler|ajouter|redire)|sans objet"
    rf"|(?:sans aucune?|aucune?s?|sans|pas de|pas d|ni|ni de|ni d) {_TROUBLE}"
    r"(?: particuli\w+| a (?:signaler|formuler))?)\b"
)
_NUMBER = re.compile(r"\bn (?=\d)")  # « poste n° 3 » denies nothing
_ALONE = frozenset(
    {
        "",
        "aucun",
        "aucune",
        "aucuns",
        "aucunes",
        "non",
        "sans",
        "so",
        "s o",
        "na",
        "n a",
        "nc",
        "vide",
        "rien",
    }
)
_RESERVE = re.compile(
    r"\b(?:ne|n|pas|non|sauf|hormis|excepte|jamais|aucune?|sans|mais|toutefois|cependant|reserves?"
    r"|incomplet\w*|partiel\w*|manqu\w+|absen\w+|impossib\w+|dysfonction\w*|panne|echec\w*|echou\w+"
    r"|erreurs?|anomalies?|bugs?|problemes?|difficultes?|incidents?|attente|reste(?:nt)?|retard\w*|litige\w*"
    r"|conteste\w*|refus\w*|annul\w+|inoperant\w*|defaut\w*|defaillan\w+|insuffisan\w+|en cours"
    r"|a (?:finaliser|corriger|revoir|terminer|completer|reprendre))\b"
)


def without_reserve(case: Case) -> Iterator[Result]:
    """MEN-11: a reserve behind « Commentaires : », or anywhere, is for a person (S0:22, S0:170)."""
    yield from _comments(case)
    for piece in case.of():
        if piece.kind not in CANCELLATIONS:
            yield from _withdrawn(piece)
            yield from _struck(piece)


def _withdrawn(piece: Piece) -> Iterator[Result]:
    """Sentences such as « sous réserve de … », « acquit partiel », « le client réglera … »."""
    if piece.withdrawn is None:
        yield not_looked_for(piece, "les réserves")
        return
    comments = (r for r in piece.remarks or () if r.kind is RemarkKind.COMMENT)
    asked = {place for r in comments if _RESERVE.search(_rest(r.text)) for place in r.evidence}
    for remark in piece.withdrawn:
        if asked & set(remark.evidence):
            continue  # it is a comment, of which a person is asked already
        yield review(
            f"Une phrase lue {on(piece.kind)} pourrait limiter ce que la pièce atteste ou engage : "
            f"« {remark.text} ». Vérifiez-la sur l’image. Si elle exprime une réserve, une condition, "
            "un travail inachevé ou une charge pour le client, demandez au fournisseur une pièce "
            "qui n’en porte pas.",
            Spot(piece.key, "", remark.evidence),
            observed=remark.text,
        )
    if not piece.withdrawn:
        yield passed(f"Aucune phrase ne revient sur ce qui est dit {on(piece.kind)}.", Spot(piece.key))


def _struck(piece: Piece) -> Iterator[Result]:
    """Words that a stroke of a pen runs through, or a part of the page without words."""
    if piece.struck is None:
        yield not_looked_for(piece, "les ratures")
        return
    for remark in piece.struck:
        what = f"« {remark.text} »" if remark.text else "une partie de la page"
        yield review(
            f"Un trait semble barrer {what} {on(piece.kind)}. Vérifiez sur l’image si ce passage est "
            "retiré et, si c’est le cas, demandez au fournisseur une pièce sans rature.",
            Spot(piece.key, "", remark.evidence),
            observed=remark.text,
        )
    if not piece.struck:
        yield passed(f"Aucun passage n’est barré {on(piece.kind)}.", Spot(piece.key))


def _comments(case: Case) -> Iterator[Result]:
    """A reserve among the comments of the signer is for a person, any other comment is told."""
    for piece in case.of(PieceKind.VA, PieceKind.MOM):
        if piece.remarks is None:
            yield not_looked_for(piece, "les commentaires")
            continue
        told = [r for r in piece.remarks if r.kind is RemarkKind.COMMENT]
        comments = [r for r in told if not r.text or _says_something(r.text)]
        for comment in comments:
            where = Spot(piece.key, "", comment.evidence)
            if not comment.text:
                yield review(
                    f"Un commentaire semble porté {on(piece.kind)} et n’a pas pu être lu. Vérifiez sur "
                    "l’image s’il exprime une réserve.",
                    where,
                )
            elif _RESERVE.search(_rest(comment.text)):
                yield review(
                    f"Le commentaire porté {on(piece.kind)} pourrait exprimer une réserve : "
                    f"« {comment.text} ». Vérifiez sur l’image s’il revient sur ce qui est attesté et, si "
                    "c’est le cas, demandez au fournisseur une attestation sans réserve.",
                    where,
                    observed=comment.text,
                )
            else:
                yield review(
                    f"Un commentaire est porté {on(piece.kind)} : « {comment.text} ». "
                    "Prenez-en connaissance.",
                    where,
                    observed=comment.text,
                    at_most=Severity.NOTE,
                )
        if not comments:
            yield passed(
                f"Aucune réserve n’a été lue dans les commentaires {on(piece.kind)}.", Spot(piece.key)
            )


def _says_something(text: str) -> bool:
    return _rest(text) not in _ALONE


def _rest(text: str) -> str:
    """What is left of a comment without « néant », « aucune réserve », the sign before a number."""
    return " ".join(_NUMBER.sub("", _NOTHING.sub(" ", fold(text))).split())
