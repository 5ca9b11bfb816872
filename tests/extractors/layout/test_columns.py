"""Two columns of text are read one after the other; forms and tables are left as they are."""

from __future__ import annotations

from dataclasses import replace

from extractors.fields import extract_fields
from extractors.fields.context import context_of
from extractors.layout.columns import in_columns
from models.geometry import Box
from models.page import Ruling
from models.reading import Field
from schemes import load_scheme
from tests.extractors.pages import view

Texts = list[tuple[str, float, float]]
PROSE = (
    "La vérification a porté sur les fonctions clés de la",
    "Solution logicielle, notamment :",
    "la possibilité de s’authentifier avec Pro Santé",
    "Connect pour se connecter à son logiciel avec",
    "et aux téléservices de l’assurance maladie, et",
    "la possibilité de connaître le statut des patients",
    "puis de qualifier leur identité assez facilement,",
    "la possibilité de rechercher un confrère dans un",
    "annuaire et de lui adresser un document par mail,",
    "la possibilité de recevoir des documents de santé",
    "directement dans son logiciel et de les y mettre,",
    "la possibilité de consulter simplement son espace",
    "et de produire tous les documents aux formats dus",
)
ROWS = (
    ("Raison sociale", "Quintalis"),
    ("", "Technologies"),
    ("Téléphone", "01 99 00 51 70"),
    ("N° de facture", "FAC-5561"),
    ("Identifiant RPPS", "10005173140"),
    ("N° commande", "SEGUR-01994"),
    ("Logiciel et version", "Stéthonote V10.3"),
    ("Nom du médecin", "Thomas DIALLO"),
    ("N° de référencement", "8da72a1126"),
)
HEAD: Texts = [("Attestation de vérification d’aptitude de la solution", 0.2, 0.05)]
FOOT: Texts = [("Fait à Orléans, le 19/02/2026, pour valoir ce que de droit ici", 0.2, 0.6)]


def left(step: float = 0.019, start: float = 0.1) -> Texts:
    rows = [(label, value, start + step * n) for n, (label, value) in enumerate(ROWS)]
    return [(text, x, y) for label, value, y in rows for text, x in ((label, 0.05), (value, 0.25)) if text]


def right(step: float = 0.0156, start: float = 0.1) -> Texts:
    return [(text, 0.52, start + step * n) for n, text in enumerate(PROSE)]


def va(texts: Texts) -> dict[str, Field]:
    model = load_scheme("MDV-LGC-Va2").piece_model("va-medecin-liberal")
    return {field.key: field for field in extract_fields(model, in_columns([view(texts)]))}


def test_the_columns_of_a_page_are_parts_of_it_in_reading_order() -> None:
    parts = in_columns([view([*HEAD, *left(), *right(), *FOOT])])
    firsts = [part.page.lines[0].text for part in parts]
    assert firsts == [HEAD[0][0], PROSE[0], FOOT[0][0]]
    assert sum(len(part.page.lines) for part in parts) == len(HEAD + left() + right() + FOOT)
    assert {part.page.number for part in parts} == {1}


def test_the_columns_of_a_page_stand_beside_each_other() -> None:
    model = load_scheme("MDV-LGC-Va2").piece_model("va-medecin-liberal")
    context = context_of(model, in_columns([view([*HEAD, *left(), *right(), *FOOT])]))
    for segment in context.segments:
        assert context.height(segment) == segment.box.middle_y


def test_a_value_does_not_go_on_into_the_other_column() -> None:
    found = va([*HEAD, *left(), *right(), *FOOT])
    assert found["supplier_name"].value == "Quintalis Technologies"
    assert found["signed_on"].value == "2026-02-19"


def test_a_sentence_that_speaks_of_the_software_names_none() -> None:
    found = va([*HEAD, *left(), *right(), *FOOT])
    names = [found[key].value or "" for key in ("software", "software_name")]
    assert all("possibilité" not in name and "notamment" not in name for name in names)


def test_rows_that_keep_step_are_a_table() -> None:
    labels: Texts = [(f"Fonction numéro {n} de la liste", 0.05, 0.1 + 0.016 * n) for n in range(13)]
    texts = [*HEAD, *labels, *right(step=0.016), *FOOT]
    assert len(in_columns([view(texts)])) == 1


def test_rulings_across_the_gutter_are_those_of_a_table() -> None:
    ruling = Ruling(direction="horizontal", box=Box(left=0.04, top=0.2, right=0.96, bottom=0.201))
    assert len(in_columns([view([*HEAD, *left(), *right(), *FOOT], rulings=[ruling])])) == 1


def test_a_form_has_no_columns() -> None:
    assert len(in_columns([view([*HEAD, *left(), *FOOT])])) == 1


def test_the_parties_side_by_side_over_a_table_are_no_columns() -> None:
    """Three blocks of labels and values, close lines, then the rows of amounts under them."""
    firm: Texts = [
        (f"Coordonnée numéro {n} : valeur bien longue {n}", 0.05, 0.1 + 0.0156 * n) for n in range(13)
    ]
    client: Texts = [(f"Donnée du client {n} : une valeur {n}", 0.52, 0.107 + 0.0156 * n) for n in range(13)]
    assert len(in_columns([view([*HEAD, *firm, *client, *FOOT])])) == 1


def test_a_part_of_a_page_shows_nothing_of_the_others() -> None:
    """A bullet of the right column stands beside the sentences of the left one."""
    whole = view([*left(), *right()])
    pixels = whole.pixels.copy()
    pixels[300:310, 620:630] = (200, 0, 0)
    parts = in_columns([replace(whole, pixels=pixels)])
    assert [bool((part.pixels == (200, 0, 0)).all(axis=-1).any()) for part in parts] == [False, True]


def test_a_ruled_table_under_the_columns_is_no_part_of_them() -> None:
    """Its first ruling crosses the gutter: the columns end there, and their last lines are theirs."""
    rows = [
        (text, x, 0.6 + 0.02 * n)
        for n in range(3)
        for text, x in (("SESSAD du Mail", 0.1), ("750995797", 0.6))
    ]
    rulings = tuple(
        Ruling(direction="horizontal", box=Box(left=0.05, top=y, right=0.95, bottom=y + 0.001))
        for y in (0.59, 0.61, 0.63)
    )
    drawn = view([*left(), *right(), *rows])
    page = drawn.page.model_copy(update={"rulings": rulings})
    whole, other, foot = in_columns([replace(drawn, page=page)])
    assert [line.text for line in other.page.lines] == list(PROSE)
    assert len(whole.page.lines) == len(left())
    assert len(foot.page.lines) == len(rows)
