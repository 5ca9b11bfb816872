"""Labels are found misread, glued, wrapped and abbreviated; the longest wins; sentences hold none."""

from __future__ import annotations

import pytest

from extractors.hit import Hit
from extractors.labels import find_labels
from extractors.layout.sections import regions, section_of
from extractors.layout.segments import segments_of
from schemes import load_scheme
from tests.extractors.pages import view

MODEL = load_scheme("MDV-LGC-Va2").piece_model("bdc-medecin-liberal")
Texts = list[tuple[str, float, float]]


def hits(texts: Texts) -> tuple[Hit, ...]:
    return find_labels(MODEL, segments_of([view(texts)]))


def owners(texts: Texts) -> set[str]:
    return {owner for hit in hits(texts) if hit.told for owner in hit.wording.owners}


@pytest.mark.parametrize(
    "text",
    [
        "N° de SIRET : 732 829 320 00074",
        "N° SIRET:73282932000074",
        "Numéro SIRET 732 829 320 00074",
        "N° de SlRET : 732 829 320 00074",
        "NUMÉRO DE SIRET",
        "SIRET73282932000074",
        "Nº SIRET : ........",
    ],
)
def test_a_siret_label(text: str) -> None:
    assert "supplier_siret" in owners([(text, 0.1, 0.1)])


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("LogicielCLINILOG v5.8.5", "software_name"),
        ("N° unique de référencement6bf81661e6", "solution_reference"),
        ("Appel à financementAF-MDV-LGC-Va2", "af_reference"),
        ("SociétéCorméline Éditions", "supplier_name"),
    ],
)
def test_a_label_glued_to_its_value(text: str, owner: str) -> None:
    """Bold values behind light labels: a reader leaves out the blank between them."""
    assert owner in owners([(text, 0.1, 0.1)])


def test_the_longest_label_wins() -> None:
    found = owners([("Adresse électronique : x@y.fr", 0.1, 0.1)])
    assert "supplier_email" in found
    assert "supplier_address" not in found


def test_a_label_over_two_lines() -> None:
    texts = [("Numéro unique de référencement de la", 0.1, 0.1), ("solution logicielle", 0.1, 0.113)]
    assert "solution_reference" in owners(texts)


def test_two_labels_one_under_the_other_stay_two() -> None:
    found = owners([("Code postal", 0.1, 0.1), ("Ville", 0.1, 0.113)])
    assert {"client_postal_code", "client_city"} <= found


@pytest.mark.parametrize(
    "text",
    [
        "Ce contrat d’adhésion signé par le client lui permet de commander des certificats",
        "les éditeurs candidats et la ville de Lyon sont informés",
        "contact.nom@medecin.example",
    ],
)
def test_a_sentence_holds_no_label(text: str) -> None:
    assert not owners([(text, 0.1, 0.1)]) & {"client_name", "client_city", "supplier_name", "client_email"}


def test_sections_side_by_side_and_numbered() -> None:
    texts = [
        ("2. Fournisseur", 0.05, 0.10),
        ("3. Client", 0.55, 0.10),
        ("Téléphone : 04 72 00 00 01", 0.05, 0.13),
        ("Téléphone : 04 76 00 00 02", 0.55, 0.13),
        ("Un long texte sans titre qui court sur toute la largeur de la page et finit les blocs", 0.05, 0.17),
        ("Téléphone : 09 00 00 00 00", 0.05, 0.30),
    ]
    segments = segments_of([view(texts)])
    found = regions(find_labels(MODEL, segments), segments)
    assert [section_of(s, found) for s in segments[2:]] == ["supplier", "client", None, None]


def test_a_numbered_label_is_of_the_field_that_has_the_bare_one() -> None:
    model = load_scheme("PHA-LGO-Va1").piece_model("facture")
    found = find_labels(model, segments_of([view([("N° FINESS ET", 0.06, 0.3), ("971 991 393", 0.6, 0.3)])]))
    assert "site_finess" in {owner for hit in found for owner in hit.wording.owners}


@pytest.mark.parametrize(
    "name", ["Centre de soins infirmiers du Val Fleuri", "Centre de santé infirmier de la"]
)
def test_a_name_that_opens_with_a_common_word_is_no_label(name: str) -> None:
    """The second one goes on over the next line of its cell."""
    model = load_scheme("SFP-LGC-Va2").piece_model("bdc-centre-de-sante-infirmier")
    texts: Texts = [("Raison sociale", 0.04, 0.2), (name, 0.6, 0.2)]
    assert [hit.wording.text for hit in find_labels(model, segments_of([view(texts)]))] == ["raison sociale"]
    alone = [("Centre de soins infirmiers du Val Fleuri", 0.6, 0.2)]
    assert [h.wording.text for h in find_labels(model, segments_of([view(alone)]))] == ["centre"]


@pytest.mark.parametrize("text", ["N° du bon decommande : BC-26-17", "N° du bon DECOMMANDE : BC-26-17"])
def test_a_small_word_glued_to_the_next_one(text: str) -> None:
    assert "order_number" in owners([(text, 0.1, 0.1)])


def test_a_word_that_only_begins_like_a_small_one_is_whole() -> None:
    assert "order_number" not in owners([("N° de recommande : BC-26-17", 0.1, 0.1)])


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("FINESSgéographiques : 140999012", ["finess", "geographiques", "140999012"]),
        ("signée ie 15/01/22", ["signee", "le", "15", "01", "22"]),
        ("BC ° : 17", ["bc", "n", "17"]),
        ("20 °C", ["20", "c"]),
        ("DOSSIERs", ["dossiers"]),
    ],
)
def test_tokens_as_a_reader_meant_them(text: str, tokens: list[str]) -> None:
    (segment,) = segments_of([view([(text, 0.1, 0.1)])])
    assert [token.text for token in segment.tokens] == tokens


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Votre éditeur", "supplier"),
        ("Votre client", "client"),
        ("Un éditeur", None),
    ],
)
def test_a_title_may_say_whose_it_is(title: str, key: str | None) -> None:
    segments = segments_of([view([(title, 0.1, 0.2), ("Téléphone : 01 02 03 04 05", 0.1, 0.24)])])
    found = regions(find_labels(MODEL, segments), segments)
    assert section_of(segments[1], found) == key
