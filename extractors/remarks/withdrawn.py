"""Sentences by which a piece takes back what it says elsewhere: « sous réserve de … », « non fonctionnel ».

No field and no mention holds them, and they may stand anywhere, printed or by hand. What a form prints of
itself is left out, and what is denied: « sans réserve », « aucune anomalie ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from extractors.normal import fold
from extractors.remarks.printed import printed_by
from models.geometry import Box
from models.page import Line
from models.piece import PieceKind
from models.view import PageView
from schemes.piece import PieceModel

LIKE = 88.0  # likeness of a line to a sentence that the form prints
SPARE = 10  # letters that such a line may have more
SHORT = 15  # letters of a line that can be like a sentence
BEFORE, AFTER, ALIKE = 12, 22, 80.0  # letters round such words that are like a sentence of the form, how far
NEXT = 2.2  # heights of a line from one line of a paragraph to the next
FLUSH = 0.03  # of the page: lines of a paragraph start together

_DENIED = re.compile(r"\b(?:sans|aucune?s?|pas d|pas de|ni|nulle?|toute?|zero|0)(?: \w+)? $")
_CHARGE = (
    r"(?:client|cabinet|medecin|praticien|structure|etablissement|centre|laboratoire|pharmac\w+|acheteur)"
)
_USUAL = r"(?:propriete|leur disponibilite|encaissement|usage)"
_ANY = (
    # The perimeter of a PFI is « sous réserve de leur disponibilité en version Ségur » (S0:847).
    rf"(?:sous|avec) (?:toutes? )?reserves?\b(?! de? {_USUAL}| de?$)",
    r"reserves? (?:emises?|formulees?|exprimees?|non levees?)\b",
    r"annul(?:e|ent|ant) et remplac\w+",
    r"(?:facture|attestation|version|commande|piece|document|journal|donnees) provisoires?\b",
    r"(?:facture|attestation|version|journal|donnees|chiffres) previsionnel\w*",
    r"non contractuel\w*",
    r"non (?:fonctionnel|operationnel|teste|verifie|deploye|installe|realise|finalise)\w*",
    r"non (?:developpe|conforme|livre)\w*",
    r"ne (?:fonctionne|marche)(?:nt)?\b",
    r"(?:(?:n est|ne sont|n a|n ont) pas|non) encore\b",
    r"\d{4} (?:previsionnelle?|prevue?|estimee?|a confirmer)\b",
    r"par procuration\b",
    r"client (?:etant )?absent\b",
    r"en l absence du (?:client|signataire|medecin)\b",
    r"signature (?:scannee|apposee|obtenue) par\b",
)
_ATTESTED = (
    r"reste(?:nt)? a \w+er\b",
    r"points? non\b",
    r"prochaine version\b",
    r"(?:sauf|hormis)\b",
    r"echecs?\b",
    r"anomalies?\b",
    r"dysfonctionn\w+",
    r"a (?:finaliser|corriger|revoir|terminer|completer|reprendre|parametrer)\b",
    r"prevue?s? (?:en|pour|fin|debut|courant|t[1-4])\b",
    r"pas (?:encore|ete) (?:\w+ )?(?:installe|deploye|livre|teste|verifie|recu|forme|mis)\w*",
    r"attest\w+ ne pas\b",
    r"provisoires?\b",
    r"p o\b",
)
_ORDERED = (
    r"re ?engag\w+",
    r"engagement (?:de|pour|d une duree de) \d+ (?:mois|ans?)\b",
    r"(?:souscri\w+|renouvel\w+) (?:\w+ ){0,4}(?:abonnement|contrat|option|module|maintenance)",
    r"modules? payants?\b",
    r"commande (?:\w+ ){0,3}(?:soumise|subordonnee|conditionnee) a\b",
    r"remplace (?:la|le|notre|votre) (?:\w+ )?(?:commande|bon)\b",
    r"deja beneficie\b",
    r"commande refusee\b|\brefuse(?:e)? le\b",
    r"renonc\w+ a (?:la |cette |sa )?(?:prestation|commande)\b",
    r"options? souscrites?\b",
    r"(?:cabinet|structure|site|centre|etablissement) (?:ferme|non equipe)e?\b",
    r"p o\b",
)
_PAID = (
    rf"(?:en cas de refus|a defaut)\b.{{0,60}}\b{_CHARGE}\b",
    rf"a la charge (?:du|de la|de l|des) {_CHARGE}\w*\b(?! (?:0|neant|aucune?|zero|nul))",
    r"abonnements?\b(?! (?:n|no|numero|client)\b)",
    r"a hauteur de \d+",
    r"pris(?:es?)? en charge a \d+",
    r"factur\w+ au (?:client|cabinet|medecin|praticien)\b",
    r"(?:reste|restant) du par\b",
    r"(?:regle|paye|acquitte)e?s? par (?:le |la )?(?:client|cabinet|medecin|praticien|docteur|dr)\b",
    r"prelevement de \d",
    r"escompte de \d",
)
_INVOICED = (
    r"avoir (?:n\b|no\b|numero|du \d|de \d|emis\w*|deja|a venir)",
    r"deja (?:facture|regle|paye|preleve)\w*",
    rf"factur\w+ (?:separement|a part|directement (?:a la|a l|au) {_CHARGE})\b",
)
_COUNTED = (
    r"(?:estimations?|estimee?s?|simulations?|previsionnel\w*|extrapol\w+)\b",
    r"(?:version|donnees|journal) de demonstration\b",
    r"(?:jeu|environnement|donnees|base) de test\b",
    r"non consolide\w*",
    r"(?:panne|interruption)s?\b",
    r"dont (?:\w+ ){1,6}?(?:en echec|de test|rejete\w*|non recus?)\b",
    r"autre praticien\b|\bcumul de \d+",
)
_OF_KIND = {
    PieceKind.VA: _ATTESTED,
    PieceKind.MOM: _ATTESTED,
    PieceKind.BDC: (*_ORDERED, *_PAID),
    PieceKind.FACTURE: (*_PAID, *_INVOICED),
    PieceKind.JOURNAL: _COUNTED,
}
_PATTERNS = {
    kind: re.compile("|".join(rf"\b{one}" for one in (*_ANY, *own))) for kind, own in _OF_KIND.items()
}


def withdrawals(view: PageView, model: PieceModel) -> Iterator[tuple[str, str, tuple[Box, ...]]]:
    """The words that take back, the line that they stand in with the one that it goes on in, their places."""
    pattern = _PATTERNS.get(model.kind)
    if pattern is None:
        return
    printed = [one for one in printed_by(model) if len(one) >= SHORT]
    lines = [line for line in view.page.lines if not _is_printed(fold(line.text), printed)]
    told: Line | None = None
    for line, after in zip_longest(lines, lines[1:]):
        if line is told:
            continue
        own = fold(line.text)
        goes_on = after is not None and _goes_on(line, after)
        text = f"{own} {fold(after.text)}" if after is not None and goes_on else own
        said = (m for m in pattern.finditer(text) if m.start() < len(own) and not _denied(text, m))
        found = next((m for m in said if not _of_the_form(text, m, printed)), None)
        if found is None:
            continue
        whole = [line]
        if after is not None and goes_on and not line.text.rstrip().endswith((".", ";", ":")):
            whole, told = [line, after], after
        yield found[0], " ".join(one.text for one in whole), tuple(one.box for one in whole)


def _denied(text: str, found: re.Match[str]) -> bool:
    return bool(_DENIED.search(text[: found.start()]))


def _of_the_form(text: str, found: re.Match[str], printed: Sequence[str]) -> bool:
    """Whether the form itself says so, in a sentence that its lines break otherwise."""
    around = text[max(0, found.start() - BEFORE) : found.end() + AFTER]
    return any(found[0] in one and fuzz.partial_ratio(around, one) >= ALIKE for one in printed)


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a line is the next one of a paragraph."""
    flush = abs(line.box.left - after.box.left) < FLUSH
    return flush and 0 < after.box.middle_y - line.box.middle_y < NEXT * line.box.height


def _is_printed(text: str, printed: Sequence[str]) -> bool:
    """A line that is a part of a sentence of the form, and nothing more."""
    if len(text) < SHORT:
        return False
    return any(len(text) <= len(one) + SPARE and fuzz.partial_ratio(text, one) >= LIKE for one in printed)
