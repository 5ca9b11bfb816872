"""Heads that a reader took for one line: a figure goes to its own head, or to nobody."""

from __future__ import annotations

from extractors.counts.apart import heads_apart
from extractors.fields import extract_fields
from extractors.layout.segments import segments_of
from models.geometry import union_of
from models.page import Line
from models.view import PageView
from schemes import load_scheme
from tests.extractors.counts.test_tables import APRIL, MARCH, TOTAL, row, said
from tests.extractors.fields.test_counts import KEYS, TITLE
from tests.extractors.fields.test_layouts import Texts
from tests.extractors.pages import line, view

MODEL = load_scheme("MDV-LGC-Va2").piece_model("journal-structure")
X = 0.20, 0.36, 0.53, 0.70, 0.86
NAMES = "Dt - produits", "Dm - avec succès", "T - tous patients", "Tq - dont INS", "Ts - autres"


def one_line(*names: str, x: tuple[float, ...] = X, y: float = 0.2) -> Line:
    words = tuple(w for name, at in zip(names, x, strict=True) for w in line(name, at, y).words)
    return Line(words=words, box=union_of(w.box for w in words))


def page(heads: Line, *rows: Texts) -> PageView:
    made = view([TITLE, ("Mois", 0.09, 0.2), *(text for own in rows for text in own)])
    lines = (*made.page.lines, heads)
    return PageView(made.document, made.page.model_copy(update={"lines": lines}), made.pixels, made.second)


def counts(heads: Line, *rows: Texts) -> list[str | None]:
    found = {field.key: field.value for field in extract_fields(MODEL, [page(heads, *rows)])}
    return [found[key] for key in KEYS]


def texts(heads: Line) -> list[str]:
    segments = segments_of([page(heads)])
    return [one.text for one in heads_apart(MODEL, segments) if one.index == segments[-1].index]


def months(total: Texts) -> tuple[Texts, ...]:
    return row("Mars", 0.22, *MARCH, right=X), row("Avril", 0.24, *APRIL, right=X), total


def test_heads_read_as_one_line_are_cut_at_their_names() -> None:
    assert texts(one_line(*NAMES)) == list(NAMES)
    total = row("Total", 0.26, *TOTAL, right=X)
    assert counts(one_line(*NAMES), *months(total)) == ["389", "291", "396", "324", "20"]


def test_the_client_and_the_period_right_over_the_heads_are_none_of_them() -> None:
    over: Texts = [("FINESS 590999470", 0.53, 0.184), ("patients du centre", 0.70, 0.184)]
    total = row("Total", 0.26, *TOTAL, right=X)
    assert counts(one_line(*NAMES), over, *months(total)) == ["389", "291", "396", "324", "20"]


def test_names_with_no_wider_blank_before_them_stay_one_line() -> None:
    assert texts(line(" ".join(NAMES), 0.2, 0.2)) == [" ".join(NAMES)]


def test_a_legend_is_not_cut() -> None:
    legend = one_line("Dt : documents produits ;", "Dm : envoyés", x=(0.1, 0.5))
    assert texts(legend) == ["Dt : documents produits ; Dm : envoyés"]


def test_figures_under_a_line_that_names_several_are_nobodys() -> None:
    """Neither the first name of the line nor the last one takes the total of another's column."""
    rows = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Total", 0.26, *TOTAL)
    for names in (
        "Dm - documents envoyés T - patients uniques Tq - patients dont INS Ts - par procédure",
        "Documents envoyés Patients uniques reçus INS qualifiées Procédure transitoire",
    ):
        assert said([("Mois", 0.09, 0.2), (names, 0.2, 0.2)], *rows) == [None] * 5
