"""Names of parties beside words that ask for them, and under titles that say what a party is."""

from __future__ import annotations

import pytest

from models.reading import Field, Status
from tests.extractors.fields.test_schemes import Texts, read


def party(label: str, *texts: tuple[str, float, float]) -> Field:
    """The client's structure in a list under its title; `label`: what its first row asks for."""
    listed: Texts = [
        ("BON DE COMMANDE", 0.3, 0.05),
        ("FOURNISSEUR", 0.05, 0.1),
        ("Raison sociale", 0.05, 0.12),
        ("Luméa Santé", 0.35, 0.12),
        ("SIRET", 0.05, 0.14),
        ("732 829 320 00074", 0.35, 0.14),
        ("CLIENT", 0.05, 0.2),
        (label, 0.05, 0.22),
        ("SISA Pôle Santé du Lac", 0.35, 0.22),
        ("FINESS juridique", 0.05, 0.24),
        ("750712184", 0.35, 0.24),
        ("Téléphone", 0.05, 0.26),
        ("02 61 91 00 98", 0.35, 0.26),
    ]
    found = read("MDV-LGC-Va2", "bdc-structure", [*listed, *texts])
    assert found["supplier_name"][0].value == "Luméa Santé"
    return found["client_structure"][0]


@pytest.mark.parametrize("label", ["Entité juridique", "Personne morale cliente", "Dénomination"])
def test_what_asks_for_the_name_of_a_firm(label: str) -> None:
    assert party(label).value == "SISA Pôle Santé du Lac"


def test_an_unknown_label_under_the_title_is_no_name() -> None:
    assert party("Titulaire du marché").status is Status.ABSENT


def block(title: str, *lines: str) -> dict[str, list[Field]]:
    texts: Texts = [("COMMANDE N° BS-118", 0.5, 0.05), (title, 0.5, 0.1)]
    texts += [(line, 0.5, 0.115 + 0.014 * n) for n, line in enumerate(lines)]
    return read("BIO-SGL-Va1", "bdc-client-unique", texts)


NAMED = ("Dénomination : SELAS Biolab du Ried", "N° FINESS juridique : 750712184")


def test_what_a_client_is_stands_beside_its_title() -> None:
    found = block("Client – laboratoire de biologie médicale", *NAMED)
    assert found["client_structure"][0].value == "SELAS Biolab du Ried"
    alone = block("Client – laboratoire de biologie médicale", NAMED[1])
    assert alone["client_structure"][0].value != "laboratoire de biologie médicale"


def test_a_name_in_small_letters_after_a_colon_is_a_name() -> None:
    assert block("Client : sisa du lac", NAMED[1])["client_structure"][0].value == "sisa du lac"


def sworn(*lines: str) -> Field:
    texts: Texts = [
        ("Attestation de vérification d'aptitude (VA)", 0.2, 0.05),
        ("Je, soussigné :", 0.07, 0.1),
    ]
    texts += [(line, 0.07, 0.12 + 0.02 * n) for n, line in enumerate(lines)]
    found = read("SFP-LGC-Va2", "va-centre-de-sante-infirmier", texts)
    return found["client_representative"][0]


def test_who_speaks_is_named_under_the_opening() -> None:
    rest = ("Centre de santé infirmier : ADMR Ardennes", "N° FINESS géographique : 750712184")
    assert sworn("Nom, prénom : Bernadette Thiry", *rest).value == "Bernadette Thiry"
    own = (*rest, "Représentant légal : Marie Petit")
    assert sworn("Nom, prénom : Bernadette Thiry", *own).value == "Marie Petit"


def test_a_name_further_down_or_of_a_firm_is_not_who_speaks() -> None:
    assert sworn("Centre de santé infirmier : ADMR", "Nom, prénom : Bernadette Thiry").value is None
    assert sworn("Nom du centre : Bernadette Thiry", "Téléphone : 03 53 01 12 99").value is None
