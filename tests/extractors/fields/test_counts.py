"""The counts of a journal, in the layouts that software prints them in."""

from __future__ import annotations

from models.reading import Proof, Status
from tests.extractors.fields.test_layouts import Texts, read, values

KEYS = ("documents_total", "documents_sent", "patients_total", "patients_qualified", "patients_transitional")
TITLE = ("Journal de monitoring", 0.05, 0.05)


def counts(texts: Texts) -> list[str | None]:
    return values(read("journal-medecin-liberal", [TITLE, *texts]), *KEYS)


def test_rows_of_a_label_over_two_lines_and_a_value() -> None:
    texts: Texts = [
        ("Dt – nombre total des documents de santé produits", 0.05, 0.10),
        ("devant faire l’objet d’un envoi automatisé", 0.05, 0.115),
        ("1 519", 0.8, 0.107),
        ("Dm – nombre de documents de santé ayant fait l’objet", 0.05, 0.14),
        ("d’une alimentation réussie", 0.05, 0.155),
        ("952", 0.8, 0.147),
        ("T – patients uniques reçus en consultation", 0.05, 0.18),
        ("346", 0.8, 0.18),
        ("Tq – patients uniques dont l’INS a été qualifiée", 0.05, 0.21),
        ("319", 0.8, 0.21),
        ("Ts – patients uniques dont l’INS a été qualifiée par", 0.05, 0.24),
        ("la procédure transitoire", 0.05, 0.255),
        ("15", 0.8, 0.255),
    ]
    assert counts(texts) == ["1519", "952", "346", "319", "15"]


def test_two_columns_of_labels_over_their_values() -> None:
    """The value at the height of a label of the left column is another one's."""
    texts: Texts = [
        ("Documents produits à envoyer", 0.05, 0.10),
        ("vers Mon espace santé (Dt)", 0.05, 0.115),
        ("1 519", 0.05, 0.13),
        ("Documents envoyés (Dm)", 0.05, 0.16),
        ("952", 0.05, 0.175),
        ("Patients reçus (T)", 0.5, 0.10),
        ("346", 0.5, 0.115),
        ("Tq", 0.5, 0.145),
        ("319", 0.5, 0.16),
        ("Procédure transitoire (Ts)", 0.5, 0.19),
        ("15", 0.5, 0.205),
    ]
    assert counts(texts) == ["1519", "952", "346", "319", "15"]


def test_one_line_for_all() -> None:
    texts: Texts = [("Dt : 1 519   Dm : 952   T : 346   Tq : 319   Ts : 15", 0.05, 0.1)]
    assert counts(texts) == ["1519", "952", "346", "319", "15"]


def test_sentences_with_the_count_at_their_end() -> None:
    texts: Texts = [
        ("Nombre de documents à envoyer : 1 519 documents", 0.05, 0.10),
        ("Nombre de documents transmis : 952 documents", 0.05, 0.12),
        ("Patients reçus : 346", 0.05, 0.14),
        ("dont INS qualifiée (Tq) : 319", 0.05, 0.16),
        ("dont INS qualifiée par procédure transitoire (Ts) : 15", 0.05, 0.18),
    ]
    assert counts(texts) == ["1519", "952", "346", "319", "15"]


def test_months_and_their_total() -> None:
    texts: Texts = [("Mois", 0.05, 0.1), ("Documents à envoyer (Dt)", 0.3, 0.1), ("Envoyés (Dm)", 0.6, 0.1)]
    for at, (month, due, sent) in enumerate([("mars", "700", "500"), ("avril", "819", "452")]):
        texts += [
            (month, 0.05, 0.12 + at * 0.02),
            (due, 0.35, 0.12 + at * 0.02),
            (sent, 0.62, 0.12 + at * 0.02),
        ]
    texts += [("Total", 0.05, 0.16), ("1 519", 0.35, 0.16), ("952", 0.62, 0.16)]
    assert counts(texts)[:2] == ["1519", "952"]


def months(*counts: str) -> Texts:
    heads = [("Mois", 0.05, 0.1), *((f"0{at}/26", 0.3 + at * 0.1, 0.1) for at in range(1, 4))]
    figures = ((count, 0.4 + at * 0.1, 0.13) for at, count in enumerate(counts))
    return [*heads, ("Dt – documents de santé produits", 0.05, 0.13), *figures]


def test_months_side_by_side_and_their_total() -> None:
    assert counts([*months("210", "201", "190", "9"), ("Total", 0.7, 0.1)])[0] == "9"
    assert counts(months("210", "201", "190", "601"))[0] == "601"
    assert counts(months("210", "201", "190"))[0] is None


def test_a_legend_under_a_table_counts_nothing() -> None:
    heads = ("Dt", "Dm", "T", "Tq", "Ts")
    texts: Texts = [("FINESS géographique", 0.1, 0.19), ("Total", 0.1, 0.25)]
    for at, (head, first, total) in enumerate(
        zip(
            heads, ("2790", "2105", "1800", "1650", "31"), ("5310", "4002", "3422", "3130", "55"), strict=True
        )
    ):
        x = 0.4 + at * 0.1
        texts += [(head, x, 0.19), (first, x, 0.22), (total, x, 0.25)]
    texts += [
        ("Dt : nombre total des documents de santé produits ; Dm : documents ayant fait l’objet", 0.1, 0.29),
        ("d’une alimentation réussie ; T, Tq, Ts : patients uniques reçus, INS qualifiée,", 0.1, 0.305),
        ("procédure transitoire. PERF = 1.", 0.1, 0.32),
    ]
    assert counts(texts) == ["5310", "4002", "3422", "3130", "55"]


def test_months_without_a_total_give_nothing() -> None:
    texts: Texts = [("Mois", 0.05, 0.1), ("Documents à envoyer (Dt)", 0.3, 0.1)]
    for at, (month, due) in enumerate([("mars", "700"), ("avril", "819"), ("mai", "12")]):
        texts += [(month, 0.05, 0.12 + at * 0.02), (due, 0.35, 0.12 + at * 0.02)]
    assert counts(texts)[0] is None


def test_a_count_whose_label_was_not_read_is_nobodys() -> None:
    """The label over 346 was lost: it is not the count of the label left of it."""
    texts: Texts = [
        ("Dm – documents envoyés", 0.05, 0.10),
        ("952", 0.05, 0.115),
        ("346", 0.5, 0.10),
    ]
    assert counts(texts)[:3] == [None, "952", None]


def test_captions_under_their_counts() -> None:
    """A dashboard: large figures, what they count under them, row after row."""
    texts: Texts = []
    cards = [
        ("1 519", "documents à envoyer (Dt)"),
        ("952", "documents envoyés (Dm)"),
        ("346", "patients (T)"),
    ]
    cards += [("319", "INS qualifiée (Tq)"), ("15", "procédure transitoire (Ts)")]
    for at, (figure, caption) in enumerate(cards):
        x, y = 0.05 + 0.3 * (at % 3), 0.10 + 0.06 * (at // 3)
        texts += [(figure, x, y), (caption, x, y + 0.016)]
    assert counts(texts) == ["1519", "952", "346", "319", "15"]


def test_a_value_right_under_its_name_though_the_next_name_was_not_read() -> None:
    """« Dt | 1 262 », « Dm | 600 », then a name too pale to be read and its 1 438."""
    rows = (("Documents à envoyer (Dt)", "1 262"), ("Dm", "600"), ("", "1 438"))
    texts: Texts = []
    for at, (name, figure) in enumerate(rows):
        y = 0.165 + 0.037 * at
        texts += [(name, 0.07, y)] if name else []
        texts += [(figure, 0.07, y + 0.0125)]
    assert counts(texts)[:3] == ["1262", "600", None]


def test_cards_side_by_side_whose_sign_opens_a_sentence_over_the_count() -> None:
    texts: Texts = [
        ("Tr – nombre total de patients uniques reçus", 0.05, 0.10),
        ("en consultation", 0.05, 0.115),
        ("346", 0.05, 0.13),
        ("Tq – nombre total de patients uniques reçus", 0.5, 0.10),
        ("dont l'INS a été qualifiée", 0.5, 0.115),
        ("319", 0.5, 0.13),
    ]
    assert counts(texts)[2:4] == ["346", "319"]


def test_the_colon_of_a_full_line_opens_the_next_one() -> None:
    texts: Texts = [
        ("Dt (nombre total des documents de santé produits) : 968", 0.05, 0.10),
        ("Dm (nombre de documents de santé ayant fait l’objet d’une alimentation réussie)", 0.05, 0.12),
        (": 503", 0.05, 0.135),
    ]
    assert counts(texts)[:2] == ["968", "503"]


def test_a_short_name_in_a_bracket_that_was_read_as_another_one() -> None:
    texts: Texts = [
        ("Total documents (Dt}", 0.05, 0.10),
        ("1 557", 0.8, 0.10),
        ("Alimentations {Dm)", 0.05, 0.13),
        ("725", 0.8, 0.13),
        ("Patients reçus en consultation (T]", 0.05, 0.16),
        ("2 157", 0.8, 0.16),
    ]
    assert counts(texts)[:3] == ["1557", "725", "2157"]


def test_a_figure_on_the_row_of_a_label_comes_before_what_a_colon_opens_under_it() -> None:
    texts: Texts = [
        ("Documents alimentés (Dm)", 0.05, 0.10),
        ("725", 0.8, 0.10),
        (": 31 12 2026", 0.05, 0.115),
    ]
    assert counts(texts)[1] == "725"


def test_captions_of_several_lines_under_their_counts() -> None:
    """The caption of a card ends near the figure of the card under it."""
    texts: Texts = []
    cards = [("1 288", "Dt", "nombre total de documents", "de santé produits")]
    cards += [
        ("1 109", "Dm", "nombre de documents de santé", "ayant fait l’objet d’une alimentation réussie")
    ]
    cards += [("1 359", "T", "nombre total de patients uniques", "reçus en consultation")]
    cards += [("1 106", "Tq", "patients uniques reçus", "dont l’INS a été qualifiée")]
    for at, lines in enumerate(cards):
        x, y = 0.05 + 0.5 * (at % 2), 0.10 + 0.068 * (at // 2)
        texts += [(text, x, y + 0.0135 * line) for line, text in enumerate(lines)]
    assert counts(texts)[:4] == ["1288", "1109", "1359", "1106"]


def column(*lines: str) -> Texts:
    return [(text, 0.05, 0.10 + 0.016 * at) for at, text in enumerate(lines)]


def test_a_column_as_loose_as_tight_begins_with_a_label_or_with_a_figure() -> None:
    assert counts(column("Dt", "1 288", "Dm", "1 109", "T", "1 359"))[:3] == ["1288", "1109", "1359"]
    assert counts(column("1 288", "Dt", "1 109", "Dm", "1 359", "T"))[:3] == ["1288", "1109", "1359"]


def test_a_column_that_begins_and_ends_with_a_figure_tells_nothing_of_what_is_between() -> None:
    assert counts(column("1 288", "Dt", "1 109", "Dm", "1 359", "T", "1 106"))[:3] == [None] * 3


def test_a_place_is_blank_only_where_no_figure_is_near() -> None:
    """A figure that is not well tied to its label is no proof that the label has none."""
    found = read("journal-medecin-liberal", [TITLE, ("Documents envoyés (Dm) :", 0.05, 0.1)])
    assert found["documents_sent"][0].evidence
    near: Texts = [
        ("Documents envoyés (Dm) :", 0.05, 0.1),
        ("soit 952 au total de la période suivie", 0.25, 0.16),
    ]
    found = read("journal-medecin-liberal", [TITLE, *near])
    assert found["documents_sent"][0].value is None
    assert not found["documents_sent"][0].evidence


def test_the_rate_of_two_counts_is_neither() -> None:
    assert counts([("Dm / Dt", 0.05, 0.1), ("86", 0.05, 0.115)])[:2] == [None, None]


def test_days_are_no_counts() -> None:
    texts: Texts = [
        ("Ts : nombre total de patients uniques dont l’INS a été qualifiée par la procédure", 0.1, 0.10),
        ("transitoire", 0.1, 0.115),
        ("Fait à Rennes, le 2 septembre 2027", 0.1, 0.13),
    ]
    assert counts(texts)[4] is None


def test_tiles_with_a_trend_under_each_figure() -> None:
    texts: Texts = []
    for at, (figure, name) in enumerate(
        (("912", "Documents à envoyer (Dt)"), ("698", "Documents envoyés (Dm)"))
    ):
        x = 0.05 + 0.4 * at
        texts += [(name, x, 0.10), (figure, x, 0.114), ("+7 % sur 6", x, 0.13), ("mois", x, 0.142)]
    assert counts(texts)[:2] == ["912", "698"]


def test_a_mean_behind_the_total_of_a_row() -> None:
    texts = [*months("210", "201", "411", "137"), ("Total", 0.6, 0.1), ("Moy.", 0.7, 0.1)]
    found = read("journal-medecin-liberal", [TITLE, *texts])["documents_total"][0]
    assert (found.value, found.proof) == ("411", Proof.ARITHMETIC)
    texts = [*months("210", "201", "412", "137"), ("Total", 0.6, 0.1), ("Moy.", 0.7, 0.1)]
    assert read("journal-medecin-liberal", [TITLE, *texts])["documents_total"][0].status is Status.AMBIGUOUS
