"""The answer for the dossier, from its findings and the ledger of its pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from models.finding import Finding, Outcome, Severity, Verdict
from models.piece import PageEntry, PageState

LEFT_OVER = frozenset({PageState.UNRECOGNISED, PageState.UNREADABLE, PageState.NOT_OPENED})


def verdict(
    findings: Sequence[Finding], pages: Sequence[PageEntry], controls: Collection[str] = ()
) -> tuple[Verdict, str]:
    """The verdict and one French sentence that says why.

    `controls`: ids that must each have a finding (those of the scheme); one without was never run, and
    a dossier that was not wholly controlled is never conforme.
    """
    ran = {finding.rule for finding in findings}
    errors = [f for f in findings if f.outcome is Outcome.ERROR]
    skipped = sorted(set(controls) - ran)
    if not findings or errors or skipped or not pages:
        return Verdict.NON_CONTROLE, _not_controlled(len(errors), len(skipped), bool(pages))
    rejects = _of(findings, Outcome.FAIL, Severity.REJECT)
    fixes = _of(findings, Outcome.FAIL, Severity.FIX)
    doubts = _of(findings, Outcome.TO_REVIEW, Severity.REJECT, Severity.FIX)
    left = sum(1 for page in pages if page.state in LEFT_OVER)
    if rejects:
        return Verdict.IRRECEVABLE, _rejected(rejects, len(fixes))
    if fixes:
        return Verdict.A_COMPLETER, _to_complete(fixes, len(doubts))
    if doubts or left:
        return Verdict.A_VERIFIER, _to_check(len(doubts), left)
    notes = [*_of(findings, Outcome.FAIL, Severity.NOTE), *_of(findings, Outcome.TO_REVIEW, Severity.NOTE)]
    return Verdict.CONFORME, _sound(len(notes))


def _of(findings: Sequence[Finding], outcome: Outcome, *severities: Severity) -> list[Finding]:
    return [f for f in findings if f.outcome is outcome and f.severity in severities]


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number < 2 else several}"


def _not_controlled(errors: int, skipped: int, has_pages: bool) -> str:
    if not has_pages:
        return "Aucune page n’a été remise : le dossier n’a pas pu être contrôlé. Joignez les pièces."
    if errors:
        what = _count(errors, "contrôle n’a pas abouti", "contrôles n’ont pas abouti")
        return f"{what} : le dossier n’est pas contrôlé. Relancez le contrôle ou instruisez-le à la main."
    if skipped:
        what = _count(skipped, "contrôle n’a pas été exécuté", "contrôles n’ont pas été exécutés")
        return f"{what} : le dossier n’est pas contrôlé. Relancez le contrôle ou instruisez-le à la main."
    return "Aucun contrôle n’a été exécuté : le dossier n’est pas contrôlé. Relancez le contrôle."


def _titles(findings: Sequence[Finding]) -> str:
    """Ids of the controls broken, each once, in order."""
    return ", ".join(dict.fromkeys(finding.rule for finding in findings))


def _rejected(rejects: Sequence[Finding], fixes: int) -> str:
    what = _count(len(rejects), "motif d’irrecevabilité", "motifs d’irrecevabilité")
    also = f", et {_count(fixes, 'point à corriger', 'points à corriger')}" if fixes else ""
    return f"La demande est irrecevable : {what} ({_titles(rejects)}){also}."


def _to_complete(fixes: Sequence[Finding], doubts: int) -> str:
    what = _count(len(fixes), "point est à corriger", "points sont à corriger")
    also = f", et {_count(doubts, 'point à vérifier', 'points à vérifier')}" if doubts else ""
    return f"La demande est à compléter : {what} ({_titles(fixes)}){also}."


def _to_check(doubts: int, left: int) -> str:
    parts = []
    if doubts:
        parts.append(_count(doubts, "point à vérifier à l’image", "points à vérifier à l’image"))
    if left:
        parts.append(_count(left, "page non rattachée", "pages non rattachées"))
    return f"Aucune anomalie certaine, mais {' et '.join(parts)} avant de conclure."


def _sound(notes: int) -> str:
    also = (
        f" {_count(notes, 'remarque est faite', 'remarques sont faites')} pour information." if notes else ""
    )
    return f"Aucune anomalie relevée : le dossier est conforme aux contrôles exécutés.{also}"
