"""What stands where a value is looked for and is none: a day, a label, a line of a sentence."""

from __future__ import annotations

from extractors.values.plain import parse_address
from tests.extractors.fields.test_layouts import Texts, read, values

TITLE = ("Bon de commande", 0.4, 0.05)


def test_a_day_is_no_address() -> None:
    assert parse_address("22.08.2026") is None
    assert parse_address("28 mai 2026") is None
    parsed = parse_address("28 rue du 8 mai 1945")
    assert parsed is not None
    assert parsed.value == "28 rue du 8 mai 1945"


def test_the_label_of_a_town_in_a_sentence_is_no_part_of_it() -> None:
    line = "Docteur Jeanne Martin, adresse 3 place du Marché, code postal 73000, commune Chambéry,"
    after = ("téléphone du cabinet 04 65 71 65 43", 0.12, 0.338)
    found = read("bdc-medecin-liberal", [TITLE, (line, 0.12, 0.32), after])
    assert values(found, "client_postal_code", "client_city") == ["73000", "Chambéry"]


def test_a_line_of_a_sentence_is_no_establishment() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        ("Nom de la structure", 0.06, 0.2),
        ("la mise en œuvre des identités qualifiées au sein du système et", 0.35, 0.2),
    ]
    assert values(read("va-structure", texts), "client_structure") == [None]


def test_the_value_under_an_aside_wider_than_its_label() -> None:
    """« Montant total des aides perçues » in the middle of its cell, the amount at the left."""
    texts: Texts = [
        TITLE,
        ("Montant total des aides perçues", 0.40, 0.60),
        ("(Hors financement perçu au titre du dispositif SONS)", 0.32, 0.613),
        ("1 250,00 €", 0.32, 0.63),
        ("Rappel : le médecin libéral ne peut bénéficier que d’une seule prestation financée", 0.1, 0.65),
    ]
    assert values(read("bdc-medecin-liberal", texts), "de_minimis_total") == ["1250.00"]
