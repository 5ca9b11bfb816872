"""Labels that are captions under a rule, and labels under the rule of the value before."""

from __future__ import annotations

from models.reading import Status
from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.pages import horizontal, vertical

TITLE: Texts = [("Attestation de vérification d’aptitude", 0.3, 0.05)]
ROWS = (
    ("BC-2026-0413", "Numéro du bon de commande", "order_number"),
    ("FA-2027-0258", "Numéro de facture associé à la présente VA", "invoice_number"),
    ("Maison de santé du Lac", "Dénomination de la structure", "client_structure"),
    ("732 829 320 00074", "N° de SIRET du fournisseur", "supplier_siret"),
)
KEYS = [key for _, _, key in ROWS]
VALUES = ["BC-2026-0413", "FA-2027-0258", "Maison de santé du Lac", "73282932000074"]
STEP = 0.045


def rule(y: float) -> float:
    return y + 0.0135


def captions(blank: int | None = None) -> Texts:
    """A value, a rule, its caption right under it; then white, and the next one."""
    texts = list(TITLE)
    for n, (value, label, _) in enumerate(ROWS):
        texts += [(value, 0.08, 0.2 + STEP * n)] if n != blank else []
        texts.append((label, 0.08, 0.2 + STEP * n + 0.0145))
    return texts


RULES = [horizontal(rule(0.2 + STEP * n), 0.07, 0.5) for n in range(4)]


def test_the_value_stands_over_the_rule_of_its_caption() -> None:
    assert values(read("va-structure", captions(), RULES), *KEYS) == VALUES


def test_the_value_of_the_next_row_is_not_that_of_an_empty_one() -> None:
    found = read("va-structure", captions(blank=1), RULES)
    assert found["invoice_number"][0].status is Status.ABSENT
    assert values(found, "order_number", "client_structure") == [VALUES[0], VALUES[2]]


def test_what_could_not_be_read_over_a_rule_is_no_blank() -> None:
    texts = [
        ("7Z28 32?9 32O", x, y) if text.startswith("732 829") else (text, x, y) for text, x, y in captions()
    ]
    assert read("va-structure", texts, RULES)["supplier_siret"][0].status is Status.UNREADABLE


def test_labels_over_their_underlined_values_are_no_captions() -> None:
    texts = list(TITLE)
    rules = []
    for n, (value, label, _) in enumerate(ROWS):
        texts += [(label, 0.08, 0.2 + STEP * n), (value, 0.08, 0.2 + STEP * n + 0.0165)]
        rules.append(horizontal(0.2 + STEP * n + 0.030, 0.07, 0.5))
    assert values(read("va-structure", texts, rules), *KEYS) == VALUES


def test_the_side_of_a_cell_is_no_rule_over_a_caption() -> None:
    sides = [vertical(x, 0.19, 0.4) for x in (0.07, 0.5)]
    found = read("va-structure", captions(), [*RULES, *sides])
    assert values(found, "order_number") != [VALUES[0]]


def test_labels_between_the_rules_of_a_list_are_no_captions() -> None:
    """Rows of labels and values with a rule over and under each, no upright between them."""
    texts, rules = list(TITLE), [horizontal(0.192, 0.07, 0.9)]
    for n, (value, label, _) in enumerate(ROWS):
        y = 0.2 + 0.028 * n
        texts += [(label, 0.08, y), (value, 0.5, y)]
        rules.append(horizontal(y + 0.020, 0.07, 0.9))
    assert values(read("va-structure", texts, rules), *KEYS) == VALUES


def test_a_faint_rule_is_seen_behind_its_value_only() -> None:
    """Close rows, under a title of its section: the rule is lost where letters stand close to it."""
    texts, rules = [*TITLE, ("1. COMMANDE", 0.08, 0.181)], []
    for n, (value, label, _) in enumerate(ROWS):
        y = 0.2 + 0.031 * n
        texts += [(value, 0.08, y), (label, 0.08, y + 0.0145)]
        behind = 0.08 + 0.0085 * max(len(value), len(label)) + 0.02
        rules.append(horizontal(y + 0.0135, behind, 0.6))
    assert values(read("va-structure", texts, rules), *KEYS) == VALUES


def test_the_heads_of_a_band_under_its_edge_are_no_captions() -> None:
    """« N° facture | Date | N° de commande » right under a ruling, and their values under them."""
    heads = (
        ("N° du bon de commande", 0.08, "BC-2026-0413"),
        ("N° de facture", 0.4, "FA-27-0258"),
        ("N° de SIRET du fournisseur", 0.6, "732 829 320 00074"),
    )
    texts, rules = list(TITLE), []
    for label, x, value in heads:
        texts += [(label, x, 0.2), (value, x, 0.222)]
        rules.append(horizontal(0.196, x - 0.005, x + 0.2))
    found = values(read("va-structure", texts, rules), "order_number", "invoice_number", "supplier_siret")
    assert found == ["BC-2026-0413", "FA-27-0258", "73282932000074"]


def test_the_heads_of_a_table_right_under_its_edge_are_no_captions() -> None:
    """A grid of labels over their values, and under it a table whose edge the heads stand close to."""
    texts: Texts = [
        *TITLE,
        ("Date", 0.4, 0.16),
        ("27/05/2026", 0.4, 0.175),
        ("Référencement ANS n°", 0.4, 0.1935),
        ("bd633dd7bc", 0.4, 0.2085),
        ("Stéthospace V11.6", 0.08, 0.235),
        ("Libellé", 0.08, 0.2515),
        ("Montant HT", 0.4, 0.2515),
        ("Montant TVA", 0.55, 0.2515),
        ("Montant TTC", 0.7, 0.2515),
        ("Prestation principale", 0.08, 0.28),
        ("100,00 €", 0.4, 0.28),
        ("20,00 €", 0.55, 0.28),
        ("120,00 €", 0.7, 0.28),
    ]
    rules = [horizontal(y, 0.07, 0.9) for y in (0.19, 0.25)]
    assert values(read("facture-medecin-liberal", texts, rules), "solution_reference") == ["bd633dd7bc"]
