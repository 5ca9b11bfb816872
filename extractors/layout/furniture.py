"""Words that head a line of a business document and are never a value, asked for or not."""

from __future__ import annotations

import re

from extractors.normal import fold

_WORDS = """
dénomination; dénomination sociale; raison sociale
adresse; adresse postale; adresse de facturation; adresse de livraison; siège; siège social
structures géographiques; structure géographique; sites; site; établissements; établissements géographiques
coordonnées; coordonnées bancaires; règlement; mode de règlement; conditions de règlement; IBAN; BIC; RIB
capital; capital social; forme juridique; RCS; APE; code APE; code NAF
téléphone; tél; fax; télécopie; courriel; courrier électronique; e-mail; email; mail; site internet; site web
contact; interlocuteur; votre interlocuteur; affaire suivie par; commercial; code client; compte client
référence client; observations; commentaires; remarques; objet; désignation; libellé; description
prestation; prestations; détail; détail de la facture; total; page; conditions générales; conditions de vente
conditions particulières; mentions légales
"""
# « Téléphone du cabinet », « Adresse e-mail de la structure »: whose it is may be told.
_OF_SOMEBODY = re.compile(
    r"(?:(?:n|no|numero|ligne) (?:de )?)?"
    r"(?:telephone|tel|portable|fax|telecopie|contact|interlocuteur|courriel|e ?mail|mail"
    r"|adresse(?: postale| electronique| e ?mail| mail)?)"
    r" (?:du|de|des|de la|de l)(?: \w+){1,2}"
)
_FURNITURE = frozenset(fold(text) for line in _WORDS.splitlines() for text in line.split(";") if text.strip())


def is_furniture(text: str) -> bool:
    """« Siège social », « Structures géographiques : »: the whole line is a label or a heading."""
    folded = fold(text)
    return folded in _FURNITURE or _OF_SOMEBODY.fullmatch(folded) is not None
