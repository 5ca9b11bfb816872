"""The title of a paper that is no page of the piece, on a page taken for its second or a later one.

« Procès-verbal de réserves » behind an attestation says what the signer found wanting: the page stays with
the piece that it was handed in with, and a person reads it.
"""

from __future__ import annotations

import re

from extractors.layout.spaced import closed_up_page
from extractors.normal import fold_words
from extractors.titles import Heading, headings_of, strength
from models.geometry import Box
from models.page import Page
from schemes.piece import PieceModel

# Papers that live by themselves; a form has sections named « Déclaration », « Annexe », « Conditions ».
_PAPERS = re.compile(
    r"(?:le |la |les )?(?:proces verba(?:l|ux)|pv (?:de|d)\b|reserves?\b|devis\b|avoir\b|avenants?\b|refus\b"
    r"|proposition (?:commerciale|financiere|de prix)|offre (?:commerciale|de prix)|lettre\b|courriers?\b"
    r"|reclamation|mise en demeure|contestation|constat\b|compte rendu|resiliation|retractation|litige\b"
    r"|bon d(?:e)? (?:livraison|intervention|retour|reprise)|cahier d|contrat\b|convention\b"
    r"|(?:rapport|fiche|liste|releve) d(?:es?)? (?:intervention|incident|anomalie|test|recette|reserve)"
    r"|demande d(?:e)? (?:annulation|avoir|remboursement|report|resiliation|correction|intervention))"
)


def foreign_title(page: Page, model: PieceModel) -> tuple[str, Box] | None:
    """The heading and its place; None for a page whose headings are the piece's own, or none."""
    page = closed_up_page(page)
    for heading in headings_of(page):
        if _stands_out(heading) and _PAPERS.match(" ".join(heading.words)) and not _own(heading, model):
            line = next((one for one in page.lines if fold_words(one.text) == heading.words), None)
            if line is not None:
                return line.text, line.box
    return None


def _stands_out(heading: Heading) -> bool:
    return heading.tall or (heading.first and heading.capital)


def _own(heading: Heading, model: PieceModel) -> bool:
    return any(strength(title, heading) > 0 for title in model.recognise.titles)
