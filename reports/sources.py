"""Where a control comes from, as a person reads it: a line of an official text, or a rule of general law."""

from __future__ import annotations

from dataclasses import dataclass

TEXTS: dict[str, str] = {
    "S0": "Modèles de documents des SONS Ségur numérique (3 avril 2023)",
    "S1": "Appel à financement AF-HOP-DPI-Va2",
    "S2": "Appel à financement AF-MDV-LGC-Va2",
    "S3": "Modèles de bon de commande AF-MDV-LGC-Va2",
    "S4": "Appel à financement AF-SFP-LGC-Va2",
}

GENERAL = {
    "1.1": "Forme et clé du numéro FINESS",
    "1.2": "Forme et clé du numéro RPPS",
    "1.3": "Forme du numéro AM",
    "1.4": "Forme et clé des numéros SIREN et SIRET",
    "1.5": "Forme et clé du numéro de TVA intracommunautaire",
    "2.1": "Forme constatée du numéro unique de référencement",
    "2.5": "Règles publiées par l’ANS et l’ASP",
    "2.6": "Calendriers publiés par l’ANS et l’ASP",
    "3.1": "Taux de TVA : code général des impôts, articles 278, 294 et 296",
    "3.2": "Franchise de TVA : code général des impôts, article 293 B, ou code des impositions sur les "
    "biens et services",
    "3.4": "Mentions d’une facture : code de commerce, article L441-9, et code général des impôts, "
    "annexe II, article 242 nonies A",
    "3.5": "Facture électronique : ses données et sa page disent la même chose",
    "4.3": "Signature électronique d’un PDF : ce que le fichier permet de constater",
    "4.4": "Signature électronique d’un PDF : ce qu’un rapport peut en dire",
    "5": "Protection des données personnelles de santé (RGPD)",
    "6.1": "Barème recalculé",
    "6.4": "Partage entre l’avance et le solde",
}
"""What the schemes cite as "facts §4.3": rules that no text of a scheme states."""


@dataclass(frozen=True)
class Citation:
    """A source in French, and its place in the official text, "" for a rule of general law."""

    text: str
    place: str = ""


def citation(source: str) -> Citation:
    """A source as a person reads it: "S2:504" gives the title of the text and the line."""
    text, _, line = source.partition(":")
    if line and text in TEXTS:
        word = "lignes" if "-" in line else "ligne"
        return Citation(f"{TEXTS[text]}, {word} {line.replace('-', ' à ')}", source)
    return Citation(GENERAL.get(source.removeprefix("facts §"), source))
