"""Names as a careful officer compares them."""

from __future__ import annotations

import pytest

from checks.names import Match, address, best, firm, for_another, initialled, misread, person, pieced

SAME, CLOSE, DIFFERENT = Match.SAME, Match.CLOSE, Match.DIFFERENT


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("Dr Jeanne LE GOFF", "Jeanne Le Goff", SAME),
        ("LE GOFF Jeanne", "Jeanne Le Goff", SAME),
        ("Docteur Jeanne Legoff", "Jeanne Le Goff", SAME),
        ("Mme Hélène Béguin", "HELENE BEGUIN", SAME),
        ("M. Jean-Pierre Martin", "Martin Jean Pierre", SAME),
        ("Jeanpierre Martin", "Jean-Pierre Martin", SAME),
        ("Rémi Claudel (SISA Vosges Santé)", "Rémi Claudel", SAME),
        ("Rémi Claudel (gérant)", "Rémi Claudel", SAME),
        ("Rémi Claudel (Paul Durand)", "Rémi Claudel", CLOSE),
        ("Rémi Claudel (pour le cabinet Durand)", "Rémi Claudel", CLOSE),
        ("Rémi Claudel (absent)", "Rémi Claudel", CLOSE),
        ("Rémi Claudel (SISA Vosges, P/O Jeanne Martin)", "Rémi Claudel", CLOSE),
        ("Rémi Claudel (sous délégation de jeanne martin)", "Rémi Claudel", CLOSE),
        ("Élodie Mounier EM", "Élodie Mounier", SAME),
        ("Élodie Mounier EP", "Élodie Mounier", CLOSE),
        ("Élodie Martin EM", "Élodie Mounier", DIFFERENT),
        ("Camilie Morin", "Camille Morin", SAME),
        ("Rémi Claudel 2", "Rémi Claudel", SAME),
        ("DUBREUILMaëlle", "Maëlle DUBREUIL", SAME),
        ("DrJeanne LE GOFF", "Jeanne Le Goff", SAME),
        ("M athilde Vial", "Mathilde Vial", SAME),
        ("LE GOFF Jeanne, directrice", "Jeanne Le Goff", SAME),
        ("LE GOFF, jeanne", "Jeanne Le Goff", SAME),
        ("Verdier Jeanne, directrice", "Jeanne Le Goff", DIFFERENT),
        ("Mme Jeanne Le Goff, représentée par Jean DUPONT", "Jeanne Le Goff", CLOSE),
        ("Jeanne Le Goff, pour ordre Paul MARTIN", "Jeanne Le Goff", CLOSE),
        ("Jeanne Le Goff, pour ordre", "Jeanne Le Goff", CLOSE),
        ("LE GOFF, Paul", "Jeanne Le Goff", DIFFERENT),
        ("Le Gotf Jeanne", "Jeanne Le Goff", CLOSE),
        ("J. Le Goff", "Jeanne Le Goff", CLOSE),
        ("Jeanne Le Goff Kermarrec", "Jeanne Le Goff", CLOSE),
        ("Paul Verdier", "Jeanne Le Goff", DIFFERENT),
        ("Paul Le Goff", "Jeanne Le Goff", DIFFERENT),
        ("Jeanne Verdier", "Jeanne Le Goff", DIFFERENT),
        ("", "Jeanne Le Goff", DIFFERENT),
    ],
)
def test_persons(read: str, declared: str, expected: Match) -> None:
    assert person(read, declared) is expected


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("LOGISANTE OUEST", "Logisanté Ouest SAS", SAME),
        ("Logisanté OuestSAS", "Logisanté Ouest SAS", SAME),
        ("S.A.S. Logisanté Ouest", "Logisanté Ouest", SAME),
        ("Logisanté", "Logisanté Ouest SAS", CLOSE),
        ("Logisante 0uest", "Logisanté Ouest", SAME),
        ("Logisanté Ouest (SIRET 998 493 019 00124) ·", "Logisanté Ouest", SAME),
        ("Logisanté Ouest – n° SIRET : 99849301900124", "Logisanté Ouest", SAME),
        ("Logisanté Est (SIRET 998 493 019 00124)", "Logisanté Ouest", CLOSE),
        ("Logisanté Ouest, 1 rue du Port, 44000 Nantes ; n° FINESS", "Logisanté Ouest", SAME),
        ("Logisanté Est, 1 rue du Port, 44000 Nantes", "Cabinet Duval", DIFFERENT),
        ("Logisanté Sud, Route de Collioure, 66660 Port- Vendres", "Logisanté Sud", SAME),
        ("Logisanté Sud, Route de Collioure, Cabinet Duval", "Logisanté Sud", CLOSE),
        ("Logisanté Est, Route de Collioure, 66660 Port-Vendres", "Cabinet Duval", DIFFERENT),
        ("Cabinet Duval", "Logisanté Ouest SAS", DIFFERENT),
        ("Logisanté OuestDénomination et adresse", "Logisanté Ouest SAS", CLOSE),
        ("Sanoval Conseil", "Sano", DIFFERENT),
        ("Maison de santé du Tilleul", "Maison de santé des Tilleuls", CLOSE),
        ("Lumea Santé, 3 rue du Lac, 73000 Chambéry", "Lumea Santé", SAME),
        ("Lumea Santé, 3 Medical Holding", "Lumea Santé", CLOSE),
        ("Lumea Santé RCS Lyon 123 456 789", "Lumea Santé", SAME),
        ("Lumea Santé RCS Lyon Autre Firme 123 456 789", "Lumea Santé", CLOSE),
    ],
)
def test_firms(read: str, declared: str, expected: Match) -> None:
    assert firm(read, declared) is expected


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("Médiciel Logicels", "Médiciel Logiciels SAS", True),
        ("LuméaSanté", "Luméa Santé", True),
        ("Viralandis", "Viralandis Solutions", True),
        ("Mirandiurn Technologies", "Mirandium Technologies SAS", True),
        ("Dovarover Informatique", "Dovaréo Informatique SCOP SA", False),
        ("Solimover Systèmes", "Solimédia Systèmes", False),
    ],
)
def test_a_word_that_many_firms_bear_makes_no_two_names_one(
    read: str, declared: str, *, expected: bool
) -> None:
    assert misread(read, declared) is expected


@pytest.mark.parametrize(
    ("matches", "expected"),
    [
        ([SAME], SAME),
        ([CLOSE], CLOSE),
        ([CLOSE, SAME], SAME),
        ([DIFFERENT, SAME], CLOSE),
        ([DIFFERENT, CLOSE], DIFFERENT),
        ([SAME, DIFFERENT], SAME),
    ],
)
def test_a_second_reading_settles_what_is_close(matches: list[Match], expected: Match) -> None:
    assert best(matches) is expected


@pytest.mark.parametrize(
    "read",
    ["p/o Marchetti Élodie", "P.O. Élodie MARCHETTI", "pour le Dr Vial", "Jean Dupont, par délégation"],
)
def test_who_signs_for_another_is_told(read: str) -> None:
    assert for_another(read)


@pytest.mark.parametrize("read", ["Élodie MARCHETTI", "Dr Paul Oudin", "Apolline POUR", "Hippolyte Ponson"])
def test_who_signs_alone_is_not(read: str) -> None:
    assert not for_another(read)


@pytest.mark.parametrize(
    ("read", "declared", "expected"),
    [
        ("Dr C. Delmas", "Catherine Delmas", True),
        ("DrC. Delmas", "Catherine Delmas", True),
        ("P. LE MOAL", "Pierrick Le Moal", True),
        ("Delmas C.", "Catherine Delmas", True),
        ("Cath. Delmas", "Catherine Delmas", False),
        ("Ph. Carlier, Directeur", "Philippe CARLIER", True),
        ("P. Delmas", "Catherine Delmas", False),
        ("C. Delmau", "Catherine Delmas", False),
        ("Catherine D.", "Catherine Delmas", False),
        ("C. Moal", "Claire Le Moal", False),
        ("Catherine Delmas", "Catherine Delmas", False),
    ],
)
def test_an_initial_before_the_same_surname(read: str, declared: str, *, expected: bool) -> None:
    assert initialled(read, declared) is expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("12 rue des Lilas", Match.SAME),
        ("M. Rémi PAYET 12 rue des Lilas", Match.SAME),
        ("Résidence du Parc, 12 rue des Lilas", Match.SAME),
        ("112 rue des Lilas", Match.DIFFERENT),
        ("4 bis 12 rue des Lilas", Match.DIFFERENT),
        ("33 avenue Foch", Match.DIFFERENT),
        ("À l'attention de Mme Martin 12 rue des Lilas", Match.SAME),
        ("B12 rue des Lilas", Match.DIFFERENT),
        ("O 12 rue des Lilas", Match.DIFFERENT),
    ],
)
def test_a_line_over_the_street_is_no_other_address(read: str, expected: Match) -> None:
    found = address(read, "12 rue des Lilas")
    assert (found is Match.SAME) is (expected is Match.SAME)


@pytest.mark.parametrize(
    ("readings", "wanted", "told"),
    [
        (("Lémi Saint Clair", "Rémi saintClsir"), "Rémi Saint-Clair", True),
        (("Aicha DaLilva", "licha DaSilva"), "Aïcha Da Silva", True),
        (("Lémi Saint Clair", "Lémi saintClsir"), "Rémi Saint-Clair", False),  # nobody read the first name
        (("Lémi Saint Clair", "Anne Rémi"), "Rémi Saint-Clair", False),  # that one names somebody else
        (("Lémi Saint Clair",), "Rémi Saint-Clair", False),
        (("Martine Roy",), "Martin Roy", False),  # another person, read plainly
        (("Martine Roy", "Martine Roi"), "Martin Roy", False),
        (("Pascale Saint Clair", "Pascale saintClsir"), "Pascal Saint-Clair", False),
        ((), "Rémi Saint-Clair", False),
    ],
)
def test_readings_of_one_name_show_its_words_between_them(
    readings: tuple[str, ...], wanted: str, told: bool
) -> None:
    assert pieced(readings, wanted) is told
