"""Orders and invoices whose parts carry ranks, columns and headings that no control asks for."""

from __future__ import annotations

import pytest

from extractors.layout.furniture import is_furniture
from extractors.layout.ranks import has_rank, is_rank
from models.reading import Field
from tests.extractors.fields import test_layouts
from tests.extractors.fields.test_layouts import Texts

ARTICLES = [
    ("Bon de commande – Prestation Ségur – LGC vague 2", 0.25, 0.05),
    ("réf. appel à financement AF-MDV-LGC-Va2, votre commande DEV2609791, date", 0.07, 0.08),
    ("10 novembre 2026.", 0.07, 0.095),
    ("Article 1 – Fournisseur", 0.07, 0.13),
    ("Vireline Logiciels SARL, N° Siret 73282932000074, adresse 3 rue des Lices", 0.07, 0.145),
    ("65000 Tarbes, contact Hélène Perrin, N° de téléphone 04.65.71.52.49, mail a@v.example.", 0.07, 0.16),
    ("Article 2 – Client", 0.07, 0.19),
    ("CÉLESTINE Solène, RPPS 10978070802, adresse 86 impasse de Verdun, localité Dijon, tél", 0.07, 0.205),
    ("05.36.49.22.05, adresse mail solene@celestine.example.", 0.07, 0.22),
    ("Article 3 – Solution logicielle", 0.07, 0.25),
]  # fmt: skip


def read(model: str, texts: Texts) -> dict[str, Field]:
    return {key: found[0] for key, found in test_layouts.read(model, texts).items()}


def test_an_article_is_the_section_of_its_party() -> None:
    found = read("bdc-medecin-liberal", ARTICLES)
    assert found["client_phone"].value == "0536492205"
    assert found["client_email"].value == "solene@celestine.example"
    assert found["client_city"].value == "Dijon"


def test_a_sentence_goes_on_with_a_day_on_the_next_line() -> None:
    assert read("bdc-medecin-liberal", ARTICLES)["order_issued"].value == "2026-11-10"


def test_a_telephone_after_its_abbreviation() -> None:
    texts = [*ARTICLES[:7], ("Pierre HADDAD, RPPS 10923268139, CP 35000,", 0.07, 0.205),
             ("ville Rennes, tél. 01 99 00 26 94, adresse mail p@haddad.example.", 0.07, 0.22)]  # fmt: skip
    assert read("bdc-medecin-liberal", texts)["client_phone"].value == "0199002694"


def test_a_town_of_a_list_outside_of_a_section_is_nobody_s() -> None:
    """« …, ville Tarbes, » of the supplier was the client's town, over the block of the client."""
    texts = [("Bon de commande n° C-26-17", 0.3, 0.05),
             ("Vireline SARL, SIRET 73282932000074, ville Tarbes,", 0.07, 0.10), ("Client", 0.07, 0.14),
             ("Pierre HADDAD", 0.07, 0.157), ("12 rue Foch", 0.07, 0.173),
             ("35000 Rennes", 0.07, 0.189)]  # fmt: skip
    assert read("bdc-medecin-liberal", texts)["client_city"].value == "Rennes"


COLUMNS = [
    ("Facture", 0.45, 0.05),
    ("Numéro de facture", 0.10, 0.12),
    ("FA-2026-07442", 0.29, 0.12),
    ("Facturé à", 0.53, 0.12),
    ("Date de facture", 0.10, 0.14),
    ("15.04.2026", 0.29, 0.14),
    ("Structure", 0.53, 0.148),
    ("Maison de santé du Lac", 0.71, 0.147),
    ("Fournisseur", 0.10, 0.17),
    ("Adresse du cabinet", 0.53, 0.172),
    ("104 boulevard Foch", 0.71, 0.172),
    ("Fournisseur", 0.10, 0.19),
    ("Nérolium Informatique", 0.29, 0.19),
    ("Commune", 0.53, 0.191),
    ("Toulouse", 0.71, 0.191),
    ("Numéro SIRET", 0.10, 0.21),
    ("73282932000074", 0.29, 0.21),
]


def test_the_title_of_a_right_column_keeps_its_lines_from_the_left_one() -> None:
    found = read("facture-structure", COLUMNS)
    assert found["supplier_name"].value == "Nérolium Informatique"
    assert found["client_structure"].value == "Maison de santé du Lac"
    assert found["client_city"].value == "Toulouse"


LEADERS = [
    ("Facture", 0.75, 0.05),
    ("Fournisseur", 0.11, 0.10),
    ("Fournisseur", 0.11, 0.117),
    ("Androline Systèmes", 0.71, 0.117),
    ("Siège social", 0.11, 0.134),
    ("138 route des Acacias", 0.70, 0.134),
    ("Facturé à", 0.11, 0.18),
    ("Nom de la structure", 0.11, 0.20),
    ("Centre de santé du Lac", 0.63, 0.20),
    ("Commune", 0.11, 0.22),
    ("Limoges", 0.80, 0.22),
    ("Structures géographiques", 0.11, 0.237),
]


def test_a_heading_that_no_control_asks_for_is_no_value() -> None:
    found = read("facture-structure", LEADERS)
    assert found["supplier_name"].value == "Androline Systèmes"
    assert found["client_city"].value == "Limoges"


def test_an_editor_is_a_supplier() -> None:
    texts = [("Facture", 0.4, 0.05), ("FOURNISSEUR", 0.06, 0.10), ("Éditeur", 0.06, 0.12),
             ("Galéa Éditions", 0.06, 0.135), ("FACTURÉ À", 0.06, 0.20), ("Structure", 0.06, 0.22),
             ("Maison de santé du Lac", 0.06, 0.235)]  # fmt: skip
    assert read("facture-structure", texts)["supplier_name"].value == "Galéa Éditions"


@pytest.mark.parametrize("text", ["2. ", "III –", "a)", "Article 4 – ", "Cadre B", "art. 2 :", "§ 3"])
def test_ranks(text: str) -> None:
    assert is_rank(text)


@pytest.mark.parametrize("text", ["Article", "Client –", "12 rue", "2026 –", "Le", ""])
def test_no_ranks(text: str) -> None:
    assert not is_rank(text)


def test_a_line_that_starts_with_a_rank() -> None:
    assert has_rank("4. Logiciel")
    assert has_rank("Article 3 – Solution")
    assert not has_rank("Article premier de la loi")
    assert not has_rank("12 mars 2026")


def test_furniture_is_a_whole_line() -> None:
    assert is_furniture("Siège social :")
    assert is_furniture("Structures géographiques")
    assert is_furniture("Téléphone du cabinet :")
    assert is_furniture("Adresse e-mail de la structure")
    assert not is_furniture("Site des Lilas")
    assert not is_furniture("Site Nord")
    assert not is_furniture("12 place du Siège")


def test_the_firm_that_a_letter_is_addressed_to() -> None:
    texts = [("à l’attention de CABILINE LOGICIELS", 0.07, 0.05),
             ("220 avenue du Prado, 13008 Marseille", 0.07, 0.066),
             ("SIRET 73282932000074", 0.07, 0.082), ("Dr Solène Tourneville", 0.55, 0.05),
             ("RPPS 10978070802", 0.55, 0.066),
             ("Objet : bon de commande n° CL26-2045", 0.07, 0.15)]  # fmt: skip
    assert read("bdc-medecin-liberal", texts)["supplier_name"].value == "CABILINE LOGICIELS"
