"""What a signer wrote behind « Commentaires : »."""

from __future__ import annotations

import pytest

from extractors.remarks.comments import comments_of
from models.piece import PieceKind
from schemes import load_scheme
from tests.extractors.pages import HEIGHT_PX, WIDTH_PX, horizontal, vertical, view

VA = load_scheme("BIO-SGL-Va1").models_of(PieceKind.VA, "client-unique")[0]


def texts(*lines: tuple[str, float, float]) -> list[str]:
    return [text for text, _ in comments_of(view(lines), VA)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "Commentaires : les envois vers le DMP ne fonctionnent pas",
            "les envois vers le DMP ne fonctionnent pas",
        ),
        ("Observations du client : sous réserve de tests", "sous réserve de tests"),
        ("Réserves éventuelles : néant", "néant"),
        ("Commentaires (facultatif) : RAS", "RAS"),
        ("Commentaires …… RAS ……", "RAS"),
        ("Commentaires : ………… tout fonctionne …………", "tout fonctionne"),
    ],
)
def test_on_the_line_of_the_label(line: str, text: str) -> None:
    assert texts((line, 0.1, 0.66), ("A Nantes, le 20/02/2023", 0.1, 0.69)) == [text]


@pytest.mark.parametrize("opens", ["ouverte à tous depuis le", "ouverte du 3 au"])
def test_a_day_that_the_line_over_it_opens_goes_on_with_a_comment(opens: str) -> None:
    said = texts(
        (f"Commentaires : la consultation est {opens}", 0.1, 0.60),
        ("29/08/2026.", 0.1, 0.62),
        ("30/08/2026", 0.1, 0.66),
        ("Signature du Client final", 0.5, 0.68),
    )
    assert said == [f"la consultation est {opens} 29/08/2026."]


def test_under_the_label_up_to_what_the_form_prints() -> None:
    assert texts(
        ("Commentaires :", 0.1, 0.60),
        ("Le logiciel n’envoie rien vers le DMP", 0.1, 0.62),
        ("depuis sa mise à jour.", 0.1, 0.64),
        ("A Nantes, le 20/02/2023", 0.1, 0.66),
        ("Signature du Client final", 0.5, 0.68),
    ) == ["Le logiciel n’envoie rien vers le DMP depuis sa mise à jour."]


@pytest.mark.parametrize(
    "after",
    [
        "A Nantes, le 20/02/2023",
        "A Nancy ......... , le 1er mars 2025",
        "AMontpellier,le15/10/2022",
        "ACharleville-Mézièresle06/01/23",
        "ÀPau",
        "A, le",
        "A",
        "A : Rennes",
        "29 juin 2023",
        "Le 1er sept. 2023",
        "Fait à Nantes",
        "Le 20/02/2023",
        "Signature du Client final",
        "Date :",
    ],
)
def test_an_empty_room(after: str) -> None:
    assert texts(("Commentaires :", 0.1, 0.6), (after, 0.1, 0.62)) == []
    assert texts(("Commentaires : ………………………", 0.1, 0.6), (after, 0.1, 0.62)) == []


def test_what_stands_under_a_comment_that_says_nothing() -> None:
    """The stamp of the practice, not the comment."""
    assert texts(("Commentaires : néant", 0.1, 0.6), ("Dr J-P Martin", 0.1, 0.62)) == ["néant"]


def test_a_sentence_of_the_model_is_no_comment() -> None:
    said = max((w for m in VA.mentions for w in m.wordings), key=len)
    assert texts(("Commentaires :", 0.1, 0.6), (said[:90], 0.1, 0.62)) == []


def test_what_stands_far_below_is_no_comment() -> None:
    assert texts(("Commentaires :", 0.1, 0.6), ("BIO ESTUAIRE", 0.1, 0.7)) == []


@pytest.mark.parametrize(
    "line",
    [
        "sous réserve de leur disponibilité",
        "réserves :",
        "Observations faites par le client",
        "Remarquez bien :",
    ],
)
def test_a_sentence_is_no_label(line: str) -> None:
    assert texts((line, 0.1, 0.6), ("rien ne marche", 0.1, 0.62)) == []


@pytest.mark.parametrize("label", ["Commentaires :", "Observations du client :"])
def test_strokes_beside_the_label_that_nobody_read_are_a_comment_without_words(label: str) -> None:
    """A comment written by hand, of which no reader made a word, passed for none."""
    shown = view(((label, 0.1, 0.6), ("Signature du Client final", 0.5, 0.68)))
    top, left = round(0.598 * HEIGHT_PX), round(0.4 * WIDTH_PX)
    assert not list(comments_of(shown, VA))
    for at in range(6):
        shown.pixels[top : top + 14, left + 12 * at : left + 12 * at + 6] = 0
    ((text, places),) = comments_of(shown, VA)
    assert text == ""
    assert places[0].left > 0.1


def test_a_stamp_on_the_row_of_the_place_and_the_day_is_no_comment() -> None:
    """A stamp that leans begins over the row of the day; what stands over that row is a comment."""
    day, stamp = ("A Amiens, le 7 mars 2023", 0.1, 0.63), "PHARMACIE DU BEFFROI"
    assert texts(("Commentaires", 0.1, 0.6), (stamp, 0.55, 0.626), day) == []
    assert texts(("Commentaires", 0.1, 0.6), ("rien ne marche", 0.25, 0.614), day) == ["rien ne marche"]


@pytest.mark.parametrize("said", ["la MSS citoyenne reste muette", "Néant"])
def test_a_form_of_two_columns(said: str) -> None:
    day = (("A :", 0.1, 0.63), ("..Rennes....", 0.4, 0.63))
    assert texts(("Commentaires :", 0.1, 0.6), (said, 0.4, 0.6), *day) == [said]


def test_what_the_form_prints_beside_the_label_is_no_comment() -> None:
    assert texts(("Commentaires :", 0.1, 0.6), ("Signature du Client final", 0.6, 0.6)) == []


def test_the_place_and_the_day_over_dots_are_no_comment() -> None:
    """The dots part « A » from its place, and the day is read over their row."""
    day = (("29 juin 2023", 0.32, 0.618), ("A", 0.09, 0.62), ("Lorient", 0.11, 0.625))
    assert texts(("Commentaires : tout va bien", 0.1, 0.6), *day) == ["tout va bien"]
    said = ("Reçu le 29 juin 2023 sans la MSS", 0.1, 0.618)
    assert texts(("Commentaires :", 0.1, 0.6), said) == [said[0]]


def test_what_the_form_prints_in_the_next_cell_ends_no_comment() -> None:
    beside = ("Signature du Client final :", 0.55, 0.62)
    lines = (("Commentaires :", 0.1, 0.6), ("rien ne marche", 0.1, 0.622), beside)
    shown = view(lines, rulings=(vertical(0.5, 0.58, 0.75),))
    assert [text for text, _ in comments_of(shown, VA)] == ["rien ne marche"]


@pytest.mark.parametrize(
    ("ruled", "said"), [(True, "Tout va bien"), (False, "Tout va bien Les envois échouent")]
)
def test_the_heads_of_a_table_under_one_ruling_end_a_comment(ruled: bool, said: str) -> None:
    """Without the ruling the left column may hold labels, and the comment go on beside them."""
    lines = [
        ("Commentaires :", 0.52, 0.6),
        ("Tout va bien", 0.53, 0.618),
        ("Votre rôle", 0.08, 0.64),
        ("Courriel", 0.3, 0.64),
        ("Les envois échouent", 0.6, 0.64),
    ]
    shown = view(lines, rulings=(horizontal(0.635),) if ruled else ())
    assert [text for text, _ in comments_of(shown, VA)] == [said]
