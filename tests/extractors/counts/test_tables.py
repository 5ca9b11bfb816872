"""Journals whose counts stand in a table of months: the total is read, and a month never."""

from __future__ import annotations

from models.reading import Field, Proof, Status
from tests.extractors.fields.test_counts import KEYS, TITLE
from tests.extractors.fields.test_layouts import Texts, read

HEADS = ("Dt", "Dm", "T", "Tq", "Ts")
MARCH, APRIL, TOTAL = (187, 142, 177, 131, 3), (202, 149, 219, 193, 17), (389, 291, 396, 324, 20)
X = 0.24, 0.32, 0.40, 0.48, 0.56


def fields(texts: Texts) -> list[Field]:
    found = read("journal-structure", [TITLE, *texts])
    return [found[key][0] for key in KEYS]


def heads(*names: str, y: float = 0.20, x: tuple[float, ...] = X) -> Texts:
    return [("Mois", 0.09, y), *((name, at, y) for name, at in zip(names, x, strict=True))]


def row(label: str, y: float, *figures: int | str, right: tuple[float, ...] = X) -> Texts:
    """Figures at the right of cells whose heads stand at the left."""
    made: Texts = [(label, 0.09, y)]
    return made + [
        (str(f), at + 0.075 - 0.0085 * len(str(f)), y)
        for f, at in zip(figures, right, strict=True)
        if f != ""
    ]


def said(*rows: Texts) -> list[str | None]:
    return [field.value for field in fields([text for own in rows for text in own])]


def test_heads_at_the_left_of_figures_at_the_right() -> None:
    rows = heads(*HEADS), row("Mars 2027", 0.22, *MARCH), row("Avril 2027", 0.24, *APRIL)
    found = fields([text for own in (*rows, row("Total", 0.26, *TOTAL)) for text in own])
    assert [field.value for field in found] == ["389", "291", "396", "324", "20"]
    assert {field.proof for field in found} == {Proof.ARITHMETIC}


def test_a_total_that_is_not_the_sum_of_its_documents_is_doubted() -> None:
    """Patients of the period are fewer than those of its months, who came back."""
    total = (398, 291, 380, 324, 20)
    rows = heads(*HEADS), row("Mars 2027", 0.22, *MARCH), row("Avril 2027", 0.24, *APRIL)
    found = fields([text for own in (*rows, row("Total", 0.26, *total)) for text in own])
    assert found[0].status is Status.AMBIGUOUS
    assert (found[1].status, found[1].proof) == (Status.FOUND, Proof.ARITHMETIC)
    assert (found[2].status, found[2].value) == (Status.FOUND, "380")


def test_months_without_a_total_count_nothing() -> None:
    rows = heads(*HEADS), row("Mars 2027", 0.22, *MARCH), row("Avril 2027", 0.24, *APRIL)
    found = fields([text for own in rows for text in own])
    assert [(field.status, field.evidence) for field in found] == [(Status.ABSENT, ())] * 5


def test_a_last_row_of_sums_is_the_total_whatever_it_says() -> None:
    last = [text for text in row("", 0.28, 691, 513, 695, 566, 30) if text[0]]
    months = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Mai", 0.26, 302, 222, 299, 242, 10)
    assert said(heads(*HEADS), *months, last) == ["691", "513", "695", "566", "30"]
    other = [text for text in row("", 0.28, 691, 513, 695, 566, 31) if text[0]]
    assert said(heads(*HEADS), *months, other) == [None] * 5


def test_two_totals_of_which_none_is_told_give_nothing() -> None:
    rows = row("Mars", 0.22, *MARCH), row("Total T1", 0.24, *MARCH), row("Avril", 0.26, *APRIL)
    assert said(heads(*HEADS), *rows, row("Total T2", 0.28, *APRIL)) == [None] * 5


def test_the_total_of_all_sites_under_that_of_each() -> None:
    """It sums them; « 6 mois » beside its name is no count, « Total du site » names none."""
    one = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Total du site", 0.26, *TOTAL)
    two = (
        row("Mars", 0.28, *APRIL),
        row("Avril", 0.3, *APRIL),
        row("Total du site", 0.32, 404, 298, 438, 386, 34),
    )
    both = 793, 589, 830, 710, 54
    rows = heads(*HEADS), *one, *two
    assert said(*rows, [("Ensemble", 0.09, 0.34), *row("6 mois", 0.34, *both)]) == [str(f) for f in both]
    fewer = 793, 589, 801, 702, 54  # patients of both sites
    assert said(*rows, row("Ensemble", 0.34, *fewer)) == [str(f) for f in fewer]
    assert said(*rows, row("Ensemble", 0.34, 793, 590, 801, 702, 55)) == [None] * 5


def test_heads_of_two_lines_beside_those_of_one() -> None:
    """Those of one stand at their middle."""
    two: Texts = [("Dt – documents", 0.22, 0.193), ("produits", 0.24, 0.207)]
    one: Texts = [
        ("Mois", 0.09, 0.2),
        ("Dm", 0.36, 0.2),
        ("T", 0.44, 0.2),
        ("Tq", 0.52, 0.2),
        ("Ts", 0.6, 0.2),
    ]
    right = 0.24, 0.34, 0.42, 0.5, 0.58
    rows = row("Mars", 0.22, *MARCH, right=right), row("Avril", 0.24, *APRIL, right=right)
    assert said(two, one, *rows, row("Total", 0.26, *TOTAL, right=right)) == [str(f) for f in TOTAL]


def test_a_mean_under_the_total_is_no_month() -> None:
    rows = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Total", 0.26, *TOTAL)
    assert said(heads(*HEADS), *rows, row("Moyenne", 0.28, 195, 146, 198, 162, 10))[:2] == ["389", "291"]


def test_an_unread_head_gives_its_figures_to_nobody() -> None:
    names = [text for text in heads(*HEADS) if text[0] != "Dm"]
    rows = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Total", 0.26, *TOTAL)
    assert said(names, *rows)[1] is None
    assert said(names, *rows)[0] in (None, "389")


def test_a_blank_total_is_nobodys_and_no_proof_of_a_blank() -> None:
    rows = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Total", 0.26, 389, "", 396, 324, 20)
    found = fields([text for own in (heads(*HEADS), *rows) for text in own])
    assert (found[1].status, found[1].evidence) == (Status.ABSENT, ())
    assert found[0].value == "389"


def test_heads_over_two_lines_under_a_title_for_several() -> None:
    upper: Texts = [("Documents", 0.28, 0.17), ("Documents", 0.24, 0.185), ("Documents", 0.40, 0.185)]
    lower: Texts = [("Mois", 0.09, 0.2), ("à envoyer", 0.24, 0.2), ("envoyés", 0.40, 0.2)]
    months: Texts = []
    for label, y, dt, dm in (("Mars", 0.22, "187", "142"), ("Avril", 0.24, "202", "149")):
        months += [(label, 0.09, y), (dt, 0.29, y), (dm, 0.45, y)]
    total: Texts = [("Total", 0.09, 0.26), ("389", 0.29, 0.26), ("291", 0.45, 0.26)]
    assert said(upper, lower, months, total)[:2] == ["389", "291"]


def test_the_total_comes_before_what_a_legend_seems_to_open() -> None:
    rows = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL), row("Total", 0.26, *TOTAL)
    legend: Texts = [
        ("Dt : nombre total de documents de santé produits ; Dm : nombre de documents", 0.09, 0.29),
        ("Export généré le 02/08/2027 par le logiciel, 0,5", 0.09, 0.305),
    ]
    assert said(heads(*HEADS), *rows, legend) == ["389", "291", "396", "324", "20"]


def test_rates_in_a_row_of_their_own_under_the_bars_of_a_chart() -> None:
    texts = [*heads(*HEADS), ("Taux Dm/Dt", 0.66, 0.20)]
    rates: Texts = [("75,9 %", 0.66, 0.228), ("73,8 %", 0.66, 0.258)]
    rows = row("Mars", 0.22, *MARCH), row("Avril", 0.25, *APRIL), row("Total", 0.28, *TOTAL)
    assert said(texts, rates, *rows) == ["389", "291", "396", "324", "20"]


def test_cards_whose_months_stand_below() -> None:
    """The months prove the cards, though no row sums them."""
    cards: Texts = []
    for at, (name, caption, figure) in enumerate(
        (("Dt", "nombre total de documents", 389), ("Dm", "nombre de documents de santé", 291))
    ):
        x = 0.1 + 0.3 * at
        cards += [(str(figure), x, 0.08), (name, x, 0.093), (caption, x, 0.106)]
    months = row("Mars", 0.22, *MARCH), row("Avril", 0.24, *APRIL)
    found = fields([text for own in (cards, heads(*HEADS), *months) for text in own])
    assert [field.value for field in found[:2]] == ["389", "291"]
    assert {field.proof for field in found[:2]} == {Proof.ARITHMETIC}


def test_a_table_for_each_site_with_totals_of_its_own_is_for_a_person() -> None:
    first = [
        *heads(*HEADS),
        *row("Mars", 0.22, *MARCH),
        *row("Avril", 0.24, *APRIL),
        *row("Total", 0.26, *TOTAL),
    ]
    second = [
        *heads(*HEADS, y=0.50),
        *row("Mars", 0.52, *APRIL),
        *row("Avril", 0.54, *APRIL),
        *row("Total", 0.56, 404, 298, 438, 386, 34),
    ]
    assert {field.status for field in fields([*first, ("Second site", 0.09, 0.47), *second])} == {
        Status.AMBIGUOUS
    }


def test_the_period_beside_that_of_the_year_before_is_no_total() -> None:
    rows = row("Mars-août 2026", 0.22, *MARCH), row("Mars-août 2027", 0.24, *TOTAL)
    assert said(heads(*HEADS), *rows) == [None] * 5


def test_a_column_of_what_failed_is_not_that_of_what_was_sent() -> None:
    x = 0.20, 0.45, 0.72
    names = heads("À envoyer (Dt)", "Documents envoyés rejetés", "Documents envoyés", x=x)
    rows = row("Mars", 0.22, 187, 45, 142, right=x), row("Avril", 0.24, 202, 53, 149, right=x)
    assert said(names, *rows, row("Total", 0.26, 389, 98, 291, right=x))[:2] == ["389", "291"]
    assert said(names[:3], *rows, row("Total", 0.26, 389, 98, 291, right=x))[1] is None
