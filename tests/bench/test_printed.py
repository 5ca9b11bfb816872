import pytest

from bench.printed import stands_in


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("signed_on", "2026-03-18", "Fait à Brest, le 18/03/2026"),
        ("signed_on", "2026-03-08", "le 8.3.26"),
        ("signed_on", "2026-08-01", "Le 1er AOÛT 2026"),
        ("signed_on", "2026-03-18", "18 - 03 - 2026"),
        ("amounts.ht", "1250.00", "total 1 250,00 €"),
        ("amounts.ht", "1250.00", "1.250,00 EUR"),
        ("amounts.ht", "1250.00", "1250 €"),
        ("amounts.ht", "1250.50", "1250.50"),
        ("amounts.ht", "75.25", "75,25"),
        ("documents_total", "12345", "Dt : 12 345 documents"),
        ("supplier_siret", "73282932000074", "SIRET 732 829 320 00074"),
        ("af_reference", "AF-MDV-LGC-Va2", "af - mdv-lgc-va2"),
        ("order_number", "B7", "Commande B7 du"),
    ],
)
def test_a_value_is_found_as_french_documents_print_it(key: str, value: str, text: str) -> None:
    assert stands_in(key, value, text)


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("signed_on", "2026-03-08", "le 18/03/2026"),
        ("signed_on", "2026-03-18", "le 18/03/2025"),
        ("amounts.ht", "1250.00", "11 250,00"),
        ("amounts.ht", "250.00", "1250,00"),
        ("amounts.ht", "1250.50", "1250"),
        ("amounts.ht", "1250.00", "1250,01"),
        ("supplier_siret", "73282932000074", "SIRET 732 829 320 0007"),
        ("order_number", "B7", "Commande B71"),
    ],
)
def test_another_value_is_not_taken_for_it(key: str, value: str, text: str) -> None:
    assert not stands_in(key, value, text)
