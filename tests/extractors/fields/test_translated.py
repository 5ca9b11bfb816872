"""Labels of two languages: the value stands beside the label and its translation, between the two."""

from __future__ import annotations

from tests.extractors.fields.test_layouts import Texts, read, values

HEAD: Texts = [("FACTURE / Invoice", 0.7, 0.05)]
KEYS = ("invoice_number", "invoice_issued", "client_name")


def both(label: str, other: str, value: str, x: float, y: float) -> Texts:
    return [(label, x, y), (value, x + 0.2, y + 0.0075), (other, x, y + 0.015)]


def test_a_value_between_a_label_and_its_translation() -> None:
    texts = [
        *HEAD,
        *both("N° de facture", "Invoice no.", "INV-2026-731", 0.05, 0.1),
        *both("Client", "Bill to", "Dr Jeanne Martin", 0.5, 0.1),
        *both("Date de facture", "Invoice date", "16/11/2026", 0.05, 0.14),
        *both("N° RPPS", "Physician ID", "10003212346", 0.5, 0.14),
    ]
    found = read("facture-medecin-liberal", texts)
    assert values(found, *KEYS) == ["INV-2026-731", "2026-11-16", "Dr Jeanne Martin"]
    assert values(found, "client_rpps") == ["10003212346"]


def test_a_value_level_with_the_second_line_is_its_own() -> None:
    texts: Texts = [
        *HEAD,
        ("N° de facture", 0.05, 0.1),
        ("Account no.", 0.05, 0.115),
        ("CL-2026-731", 0.25, 0.115),
    ]
    assert values(read("facture-medecin-liberal", texts), "invoice_number") == [None]


def test_a_value_between_two_known_labels_is_of_neither() -> None:
    texts: Texts = [*HEAD, *both("N° de facture", "N° du bon de commande", "X-2026-731", 0.05, 0.1)]
    found = read("facture-medecin-liberal", texts)
    assert values(found, "invoice_number", "order_number") == [None, None]


def test_a_label_of_two_lines_over_its_translation() -> None:
    texts: Texts = [
        *HEAD,
        ("Date de finalisation", 0.05, 0.1),
        ("N° de facture", 0.6, 0.1),
        ("de la Prestation", 0.05, 0.115),
        ("12/11/2026", 0.25, 0.1155),
        ("INV-2026-731", 0.75, 0.1),
        ("Completion date", 0.05, 0.13),
        *both("N° de dossier ASP", "ASP file no.", "SGN-4410882", 0.05, 0.16),
    ]
    assert values(read("facture-medecin-liberal", texts), "finalised") == ["2026-11-12"]


def test_a_name_under_its_label_is_no_translation() -> None:
    """Of two columns, one is half a line lower."""
    texts: Texts = [
        *HEAD,
        ("Client", 0.05, 0.1),
        ("Dr Jeanne Martin", 0.05, 0.115),
        ("Prestation réalisée", 0.4, 0.1075),
        ("N° RPPS : 10003212346", 0.05, 0.13),
    ]
    assert values(read("facture-medecin-liberal", texts), "client_name") == ["Dr Jeanne Martin"]
