"""A row of labels that a reader took for one line, and the values under it."""

from __future__ import annotations

from extractors.layout.headed import headed
from models.geometry import union_of
from models.page import Line, Word
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import line, words


def joined(y: float, *texts: tuple[str, float]) -> Line:
    """Texts at places, read as one line."""
    made: list[Word] = [w for text, x in texts for w in words(text, x, y)]
    return Line(words=tuple(made), box=union_of(w.box for w in made))


def test_labels_and_values_are_cut_where_the_labels_start() -> None:
    labels = joined(0.2, ("Date d'émission :", 0.06), ("Validité :", 0.25), ("Logiciel :", 0.4))
    figures = joined(0.22, ("05/10/2026", 0.06), ("30 jours", 0.25), ("Médilog 4.2", 0.4))
    said = [one.text for one in headed([labels, figures])]
    assert said == ["Date d'émission :", "Validité :", "Logiciel :", "05/10/2026", "30 jours", "Médilog 4.2"]


def test_a_label_with_its_value_beside_it_is_left_alone() -> None:
    beside = line("Date : 05/10/2026 Logiciel :", 0.06, 0.2)
    sentence = line("Objet : le bon de commande de la solution suivante :", 0.06, 0.3)
    under = line("Médilog 4.2 éditée par Médiciel", 0.06, 0.32)
    assert headed([beside]) == [beside]
    assert headed([sentence, under])[-1] is under


def test_values_go_to_the_label_over_them() -> None:
    order: Texts = [
        ("Devis valant bon de commande n° S00417", 0.06, 0.15),
        ("Date d’émission : Validité : Appel à financement :", 0.06, 0.2),
        ("05/10/2026", 0.06, 0.22),
    ]
    assert values(read("bdc-medecin-liberal", order), "order_number", "order_issued") == [
        "S00417",
        "2026-10-05",
    ]
