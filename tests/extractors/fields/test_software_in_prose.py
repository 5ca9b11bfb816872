"""A software named in a sentence, or in a list of particulars, without a label before it."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_layouts import Texts, read, values


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Éditeur Bréviéo, solution Véraweb version 10.4.8, N° de référencement", "Véraweb version 10.4.8,"),
        ("Le médecin atteste du déploiement du logiciel MédiLog 4.2 dans son cabinet", "MédiLog 4.2"),
        (
            "portant sur la mise à jour de Galatée IDV en version 3.3 (numéro unique",
            "Galatée IDV version 3.3",
        ),
        ("commande la mise à jour du logiciel MédiLog 4.2 dans son cabinet", "MédiLog 4.2"),
        ("la Solution logicielle, notamment, puis la solution logicielle Véraweb v9", "Véraweb v9"),
    ],
)
def test_what_a_sentence_names_is_read(line: str, said: str) -> None:
    texts: Texts = [("Attestation de vérification d’aptitude", 0.3, 0.05), (line, 0.05, 0.2)]
    (found,) = values(read("va-medecin-liberal", texts), "software")
    assert found is not None
    assert found.rstrip(",") == said.rstrip(",")


def test_a_sentence_that_names_none_is_passed_over() -> None:
    line = "La vérification a porté sur les fonctions clés de la solution logicielle, notamment"
    texts: Texts = [("Attestation de vérification d’aptitude", 0.3, 0.05), (line, 0.05, 0.2)]
    assert values(read("va-medecin-liberal", texts), "software") == [None]


@pytest.mark.parametrize(
    "line",
    [
        "nécessite la mise à jour de Windows 11 avant installation",
        "La mise à jour du 12 mars 2026 sera faite",
        "la mise à jour de Phare 2.5 vers la version 2.7 sera faite",
    ],
)
def test_an_update_of_another_thing_names_no_software(line: str) -> None:
    texts: Texts = [("Attestation de vérification d’aptitude", 0.3, 0.05), (line, 0.05, 0.2)]
    assert values(read("va-medecin-liberal", texts), "software") == [None]


def test_the_plainer_words_count_more() -> None:
    lines = ("mise à jour de Phare 2.5 prévue", "Mise en service du logiciel Phare version 2.7")
    texts: Texts = [(line, 0.05, 0.2 + 0.05 * n) for n, line in enumerate(lines)]
    assert values(read("va-medecin-liberal", texts), "software") == ["Phare version 2.7"]


@pytest.mark.parametrize(
    ("label", "item", "name"),
    [
        ("J’atteste disposer, dans mon logiciel, de :", "- la possibilité de lire le statut INS", None),
        ("Nom du logiciel :", "MédiLog Pro", "MédiLog Pro"),
    ],
)
def test_the_list_of_what_a_software_does_is_no_name_of_it(label: str, item: str, name: str | None) -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        (label, 0.05, 0.2),
        (item, 0.06, 0.218),
    ]
    assert values(read("va-medecin-liberal", texts), "software_name") == [name]


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ("- La possibilité de consulter Mon espace santé par les professionnels depuis le", None),
        ("- La possibilité de consulter Mon espace santé.", "DPI"),
    ],
)
def test_the_last_line_of_a_sentence_starts_with_no_label(above: str, name: str | None) -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.3, 0.05),
        (above, 0.05, 0.2),
        ("logiciel DPI", 0.055, 0.216),
    ]
    assert values(read("va-medecin-liberal", texts), "software_name") == [name]
