"""Values where suppliers put them without a label of their own, or under one of several labels."""

from __future__ import annotations

from models.reading import Status
from tests.extractors.fields.test_layouts import Texts, fields, read, values
from tests.extractors.pages import horizontal, vertical, view


def test_a_number_alone_under_the_title() -> None:
    texts: Texts = [("FACTURE", 0.7, 0.05), ("FA-2026-00871", 0.7, 0.068), ("Date : 05/10/2026", 0.7, 0.09)]
    assert values(read("facture-medecin-liberal", texts), "invoice_number") == ["FA-2026-00871"]


def test_a_date_far_right_of_the_number() -> None:
    texts: Texts = [("FACTURE NO FA-2026-00871", 0.05, 0.05), ("DU 05/10/2026", 0.6, 0.05)]
    found = read("facture-medecin-liberal", texts)
    assert values(found, "invoice_number", "invoice_issued") == ["FA-2026-00871", "2026-10-05"]


def test_the_reference_of_the_call_is_no_number_of_an_order() -> None:
    texts: Texts = [("Facture n° F-2026-17", 0.05, 0.05), ("N° de commande : AF-MDV-LGC-Va2", 0.05, 0.1)]
    assert values(read("facture-medecin-liberal", texts), "order_number") == [None]


def test_a_number_ends_before_what_is_said_of_it() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Réf. commande S26-1159 – établie le 14/07/26", 0.05, 0.1),
    ]
    assert values(read("bdc-medecin-liberal", texts), "order_number") == ["S26-1159"]


def test_labels_that_go_on_to_their_sign() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("Représentant de la structure · Vincent Garnier", 0.05, 0.1),
        ("VERSION RÉFÉRENCÉE : 11.1.5", 0.05, 0.13),
    ]
    found = read("va-structure", texts)
    assert values(found, "client_representative", "software_version") == ["Vincent Garnier", "11.1.5"]


def test_the_value_under_its_own_label_goes_before_its_neighbour() -> None:
    sides = [vertical(0.05, 0.19, 0.25), vertical(0.64, 0.19, 0.25), horizontal(0.19, 0.05, 0.64)]
    texts: Texts = [
        ("Facture n° F-2026-17", 0.06, 0.05),
        ("N° DOSSIER ASP", 0.06, 0.20),
        ("LOGICIEL", 0.36, 0.20),
        ("SGN-1193595", 0.06, 0.214),
        ("Ordosoft Santé v10", 0.36, 0.215),
    ]
    found = read("facture-medecin-liberal", texts, sides)
    assert values(found, "asp_number", "software_name") == ["SGN-1193595", "Ordosoft Santé v10"]


def test_a_value_at_the_other_side_of_the_page() -> None:
    """A short label at one margin, its value at the other, dots between them."""
    texts: Texts = [("Facture", 0.4, 0.05), ("N° facture", 0.05, 0.1), ("FC2607281", 0.88, 0.1)]
    assert values(read("facture-medecin-liberal", texts), "invoice_number") == ["FC2607281"]


def test_a_value_under_its_label_in_a_ruled_cell_goes_before_what_the_next_cell_says() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Numéro unique de référencement de la solution", 0.06, 0.1),
        ("logicielle (délivré par l’ANS)", 0.06, 0.113),
        ("a8b1b2a60f", 0.06, 0.127),
        ("Version technique", 0.6, 0.1),
        ("4.7.415", 0.6, 0.113),
    ]
    sides = [vertical(x, 0.095, 0.145) for x in (0.055, 0.59, 0.95)]
    found = read("bdc-medecin-liberal", texts, [*sides, horizontal(0.095), horizontal(0.145)])
    assert values(found, "solution_reference") == ["a8b1b2a60f"]


def test_the_value_of_a_label_at_the_foot_of_a_page_may_stand_overleaf() -> None:
    head = [("Date(s) d’attribution des aides", 0.07, 0.88)]
    body = [("Bon de commande", 0.3, 0.05), ("RPPS : 10003456789", 0.07, 0.4)]
    after = [("09/12/2024", 0.07, 0.05), ("Le 12/03/2026", 0.07, 0.5)]
    parted = fields("bdc-medecin-liberal", [view([*body, *head]), view(after, number=2)])
    alone = fields("bdc-medecin-liberal", [view([*body, *head])])
    (beyond,) = parted["de_minimis_dates"]
    assert (beyond.status, beyond.evidence) == (Status.ABSENT, ())
    assert alone["de_minimis_dates"][0].evidence


def test_a_short_label_inside_of_a_list_keeps_its_aside() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("logiciel (nom et version) Véraflow Santé - v6.5.9, NUR (ANS) 986b276f72.", 0.05, 0.2),
    ]
    found = read("bdc-medecin-liberal", texts)
    assert values(found, "solution_reference", "software") == ["986b276f72", "Véraflow Santé - v6.5.9"]


def test_a_value_written_over_the_end_of_its_label() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Montant total des aides perçues", 0.05, 0.2),
        ("25 500,00 €", 0.305, 0.2),
    ]
    assert values(read("bdc-medecin-liberal", texts), "de_minimis_total") == ["25500.00"]


def test_a_word_over_the_end_of_a_label_is_no_blank() -> None:
    """A figure of another size that only starts over the label: its place was not seen blank."""
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Montant total des aides perçues", 0.05, 0.2),
        ("Z?F..B", 0.29, 0.2),
    ]
    (field,) = read("bdc-medecin-liberal", texts)["de_minimis_total"]
    assert (field.status, field.evidence) == (Status.ABSENT, ())


def test_a_small_word_glued_to_a_day() -> None:
    texts: Texts = [
        ("Journal de monitoring", 0.05, 0.05),
        ("Période d’observation : du1er août 2026 au 31 janvier 2027", 0.05, 0.1),
    ]
    found = read("journal-medecin-liberal", texts)
    assert values(found, "period_start", "period_end") == ["2026-08-01", "2027-01-31"]


def test_the_label_under_a_name_is_no_part_of_it() -> None:
    """« Nom, prénom : Karim | Cachet et signature », the family name lost by a reader."""
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("Nom, prénom : Karim", 0.05, 0.7),
        ("Cachet et signature", 0.05, 0.72),
    ]
    assert "signature" not in (values(read("va-medecin-liberal", texts), "signatory_name")[0] or "")


def test_the_street_of_a_stamp_is_no_name() -> None:
    """A stamp without a frame over the label: firm, street, town; a name written alone is one."""
    top: Texts = [("Attestation de vérification d’aptitude", 0.05, 0.05), ("Signature du client", 0.05, 0.7)]
    stamp: Texts = [("Route des Cordeliers", 0.1, 0.73), ("38000 Grenoble", 0.1, 0.744)]
    assert values(read("va-medecin-liberal", [*top, *stamp]), "signatory_name") == [None]
    named: Texts = [*top, ("Jeanne MARTIN", 0.1, 0.73)]
    assert values(read("va-medecin-liberal", named), "signatory_name") == ["Jeanne MARTIN"]


def test_le_beside_the_name_of_who_signs_where_no_label_of_a_signature_was_read() -> None:
    """« Bon pour commande – sigrature » is known to nobody; two pages of conditions follow."""
    order: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Le : 6 septembre 2026", 0.05, 0.3),
        ("Nom du signataire : Jeanne MARTIN", 0.05, 0.32),
    ]
    more: Texts = [("Article 1 – Objet. Les présentes conditions régissent la fourniture.", 0.05, 0.9)]
    views = [view(order), view(more, number=2)]
    assert values(fields("bdc-medecin-liberal", views), "signed_on") == ["2026-09-06"]


def test_names_of_both_parties_without_titles_go_by_their_order() -> None:
    """« Je, soussigné : » over two tables: the client's name first, though the supplier's label is longer."""
    texts: Texts = [
        ("Attestation de vérification d’aptitude", 0.05, 0.05),
        ("Je, soussigné :", 0.05, 0.08),
        ("Raison sociale", 0.05, 0.11),
        ("Pôle de santé Simone Veil", 0.25, 0.11),
        ("FINESS juridique", 0.05, 0.13),
        ("750712184", 0.25, 0.13),
        ("N° BDC", 0.05, 0.2),
        ("4500001172", 0.25, 0.2),
        ("Dénomination sociale", 0.05, 0.22),
        ("Aubier Logiciels SARL", 0.25, 0.22),
        ("N° de référencement", 0.05, 0.24),
        ("4845c5f704", 0.25, 0.24),
    ]
    found = read("va-structure", texts)
    assert values(found, "client_structure", "supplier_name") == [
        "Pôle de santé Simone Veil",
        "Aubier Logiciels SARL",
    ]


def test_a_ten_read_as_letters_is_a_day_after_its_article() -> None:
    """« A Lyon, le lo juillet 2027 »: by hand; a second reader has to see the ten."""
    signed = read(
        "va-medecin-liberal", [("A Lyon, le lo juillet 2027", 0.1, 0.8), ("Signature du client", 0.1, 0.82)]
    )
    assert values(signed, "signed_on") == ["2027-07-10"]
    named = read("va-medecin-liberal", [("Établi par le lo calendrier annuel", 0.1, 0.8)])
    assert values(named, "signed_on") == [None]


def test_aids_listed_under_their_label() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Date(s) d’attribution des aides", 0.05, 0.2),
        ("Montant total des aides perçues", 0.5, 0.2),
        ("14/03/2025", 0.05, 0.22),
        ("1 200,00 €", 0.5, 0.22),
        ("02/09/2025", 0.05, 0.24),
        ("1 200,00 €", 0.5, 0.24),
        ("Nom, prénom et signature", 0.5, 0.27),
        ("480,00 €", 0.5, 0.29),
    ]
    found = read("bdc-medecin-liberal", texts)["de_minimis_total"]
    assert [field.value for field in found] == ["1200.00", "1200.00"]


def test_figures_further_down_are_no_aids() -> None:
    texts: Texts = [
        ("Bon de commande", 0.05, 0.05),
        ("Montant total des aides perçues", 0.05, 0.2),
        ("98 250,00 €", 0.5, 0.2),
        ("Tesselysoft EURL - 171 ter place des Lilas 25000 Besançon - RCS 999 590 102", 0.05, 0.29),
        ("12,00 €", 0.5, 0.31),
    ]
    found = read("bdc-medecin-liberal", texts)["de_minimis_total"]
    assert [field.value for field in found] == ["98250.00"]
