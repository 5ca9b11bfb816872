"""Parties named in a sentence before their number, and labels one under the other."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_layouts import Texts, read, values
from tests.extractors.fields.test_schemes import read as of_scheme

LETTER: Texts = [
    ("Objet : bon de commande – Prestation Ségur", 0.07, 0.1),
    (
        "Réf. appel AF-MDV-LGC-Va2, N° BDC BC 26.8283, date d’émission du bon de commande 28/01/2026.",
        0.07,
        0.14,
    ),
    ("Médiciel SAS, siret 732 829 320 00074, siège social 12 rue des Lilas 69003 Lyon.", 0.07, 0.2),
    ("Jeanne MARTIN, N° RPPS 10003456789, adresse professionnelle 3 place du Marché.", 0.07, 0.24),
    ("Nom – prénom : Rémi PAYET Cachet", 0.45, 0.7),
    ("Cachet et signature du client", 0.45, 0.72),
]


def test_the_parties_of_a_letter_are_named_before_their_numbers() -> None:
    found = read("bdc-medecin-liberal", LETTER)
    assert values(found, "supplier_name", "client_name") == ["Médiciel SAS", "Jeanne MARTIN"]


def test_the_number_of_an_order_in_a_sentence_may_have_a_blank() -> None:
    found = read("bdc-medecin-liberal", LETTER)
    assert values(found, "order_number", "order_issued") == ["BC 26.8283", "2026-01-28"]


def test_a_label_does_not_take_the_end_of_the_label_above() -> None:
    found = read(
        "facture-medecin-liberal",
        [
            ("Facture", 0.8, 0.05),
            ("N° de facture", 0.08, 0.1),
            ("F2026-8513", 0.85, 0.1),
            ("BC n°", 0.08, 0.12),
            ("SEGUR-LGC-03351", 0.82, 0.12),
            ("Dossier ASP", 0.08, 0.14),
            ("ASP1829452", 0.85, 0.14),
        ],
    )
    wanted = ["F2026-8513", "SEGUR-LGC-03351", "ASP1829452"]
    assert values(found, "invoice_number", "order_number", "asp_number") == wanted


PROSE: Texts = [
    ("Je, soussigné :", 0.085, 0.177),
    ("SISA des Trois Rivières, N° FINESS juridique 750712184, représentant de la structure Dr", 0.085, 0.2),
    ("MULLER Étienne, tél +33 2 61 91 63 85, E-mail contact@sisa.example.", 0.085, 0.215),
    ("Facture n° 2026-4998, dénomination sociale Médiciel SAS.", 0.085, 0.3),
]


def test_a_structure_that_opens_a_sentence_is_no_person_and_its_representative_may_be_parted() -> None:
    found = read("va-structure", PROSE)
    assert values(found, "client_structure", "client_representative") == [
        "SISA des Trois Rivières",
        "Dr MULLER Étienne",
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        (
            "Je, soussignée, Jeanne MARTIN, représentant la Maison de santé de Saint-",
            "Aubin",
            "Maison de santé de Saint- Aubin",
        ),
        (
            "Je, soussignée, Jeanne MARTIN, représentant la Maison de santé de",
            "Bellevue",
            "Maison de santé de Bellevue",
        ),
        (
            "Je, soussignée, Jeanne MARTIN, représentant la Maison de santé",
            "de Bellevue",
            "Maison de santé de Bellevue",
        ),
        ("Je, soussignée, Jeanne MARTIN, atteste ce qui suit", "SISA Bellevue", "SISA Bellevue"),
    ],
)
def test_a_name_that_its_line_breaks(upper: str, lower: str, name: str) -> None:
    """Only a hyphen or a small word says that it goes on."""
    texts: Texts = [
        (upper, 0.085, 0.2),
        (f"{lower} (N° FINESS juridique 750712184 ; téléphone 02 61 91 63 85)", 0.085, 0.215),
    ]
    assert values(read("va-structure", texts), "client_structure") == [name]


def test_the_second_line_of_a_name_is_none_alone() -> None:
    """The cell has the name of a person before that of her pharmacy, which it breaks."""
    texts: Texts = [
        ("SONS LGO Vague 1 – Client unique", 0.35, 0.15),
        ("Je soussigné :", 0.11, 0.181),
        ("Laure SCHMITT – Pharmacie de la", 0.499, 0.215),
        ("Nom du représentant de l’Officine", 0.126, 0.224),
        ("Robertsau", 0.499, 0.231),
        ("N° FINESS géographique", 0.126, 0.255),
        ("670475201", 0.499, 0.255),
        ("Téléphone", 0.126, 0.277),
        ("03 88 00 19 45", 0.499, 0.277),
    ]
    found = of_scheme("PHA-LGO-Va1", "va", [("Attestation de vérification d’aptitude", 0.3, 0.05), *texts])
    assert found["client_structure"][0].value == "Pharmacie de la Robertsau"


def test_the_head_of_a_row_of_amounts_names_no_supplier() -> None:
    texts: Texts = [
        ("Bon de commande BC-2026-0042", 0.3, 0.05),
        ("Montant", 0.08, 0.5),
        ("TVA", 0.08, 0.514),
        ("96,75 €", 0.3, 0.507),
    ]
    assert values(read("facture-medecin-liberal", texts), "supplier_name") == [None]


def test_a_title_that_is_a_label_too_belongs_to_the_name_that_opens_a_sentence() -> None:
    texts: Texts = [
        ("Je, soussigné :", 0.07, 0.12),
        (
            "Docteur MORVAN Rémi, numéro RPPS 10003456789, tél 02 61 91 99 98, courriel remi@morvan.example",
            0.07,
            0.14,
        ),
        ("Fait à Nîmes, le 18/02/2027", 0.07, 0.5),
    ]
    assert values(read("va-medecin-liberal", texts), "client_name") == ["Docteur MORVAN Rémi"]


def test_a_day_opens_the_line_under_the_label_that_ends_a_sentence() -> None:
    texts: Texts = [
        ("référence de l’appel à financement AF-MDV-LGC-Va2, N° commande 4500005664, établi le", 0.07, 0.14),
        ("08 JUIN 2026.", 0.07, 0.16),
    ]
    assert values(read("bdc-medecin-liberal", texts), "order_issued") == ["2026-06-08"]


def test_a_day_since_which_something_is_so_is_not_that_of_the_signature() -> None:
    texts: Texts = [
        ("La consultation est ouverte à tous les services depuis le", 0.07, 0.6),
        ("29/08/2026.", 0.07, 0.615),
        ("À Lyon, le 5 septembre 2026", 0.5, 0.7),
        ("Signature du client", 0.5, 0.72),
    ]
    assert values(read("va-medecin-liberal", texts), "signed_on") == ["2026-09-05"]


def test_a_label_of_which_a_blank_was_lost_is_one_after_a_comma() -> None:
    texts: Texts = [
        (
            "référence AF-MDV-LGC-Va2, N° commande S26-4007, date du bonde commande 26 juillet 2026.",
            0.07,
            0.14,
        )
    ]
    assert values(read("bdc-medecin-liberal", texts), "order_issued") == ["2026-07-26"]


def test_the_title_of_a_block_names_nobody() -> None:
    """« Le prestataire » over labels that the reader of labels does not know, and the firm's number."""
    for title, name in (("Le prestataire", None), ("Le Port", "Le Port")):
        texts: Texts = [
            ("Bon de commande", 0.05, 0.05),
            (title, 0.05, 0.10),
            ("SIRET : 732 829 320 00074", 0.05, 0.12),
        ]
        assert values(read("bdc-medecin-liberal", texts), "supplier_name") == [name]


def test_a_name_that_a_label_announces_opens_no_line_of_another_field() -> None:
    """« nom du représentant de l’Officine Étienne LE GOFF, N° FINESS … » names no pharmacy."""
    line = "nom du représentant de l’Officine Étienne LE GOFF, N° FINESS géographique 972 993 604, téléphone"
    found = of_scheme(
        "PHA-LGO-Va1", "va", [("Attestation de vérification d’aptitude (VA)", 0.1, 0.1), (line, 0.09, 0.2)]
    )
    assert found["client_representative"][0].value == "Étienne LE GOFF"
    assert not any(f.found for f in found["client_structure"])


def test_a_name_and_a_first_name_in_one_sentence() -> None:
    texts: Texts = [
        ("Déclaration de mise en ordre de marche (MOM)", 0.1, 0.06),
        ("Je, soussigné :", 0.09, 0.11),
        ("nom Marchetti, prénom Mickaël.", 0.09, 0.126),
        ("Cachet et signature du fournisseur", 0.09, 0.31),
    ]
    found = of_scheme("RIS-Va1", "mom", texts)
    assert found["signatory_name"][0].value in ("Marchetti Mickaël", "Marchetti, Mickaël")


def test_a_title_over_a_block_takes_nothing_of_another_column() -> None:
    """A mark in the margin, or the end of an address, is level with « Fournisseur »."""
    for stray in ("20", "hospitalier-des.example", "Nantes Atlantique"):
        texts: Texts = [
            ("Bon de commande", 0.37, 0.05),
            ("Fournisseur", 0.068, 0.183),
            (stray, 0.72, 0.183),
            ("Société", 0.068, 0.209),
            ("Quintalis Informatique", 0.27, 0.209),
        ]
        found = of_scheme("HOP-RI-Va1", "bdc-client-unique", texts)
        assert found["supplier_name"][0].value == "Quintalis Informatique", stray


def test_another_form_of_a_word_is_not_that_word_misread() -> None:
    """« Adresse | professionnelle » over « Code postal » is no « Professionnel »."""
    texts: Texts = [
        ("Bon de commande", 0.38, 0.05),
        ("Client", 0.53, 0.13),
        ("HOARAU Thomas", 0.66, 0.13),
        ("Adresse", 0.525, 0.187),
        ("75 rue des Acacias", 0.66, 0.187),
        ("professionnelle", 0.525, 0.202),
        ("Code postal", 0.525, 0.22),
        ("56100", 0.66, 0.22),
    ]
    found = of_scheme("SFP-LGC-Va2", "bdc-professionnel-liberal", texts)
    assert found["client_name"][0].value == "HOARAU Thomas"


def test_the_kind_of_a_software_in_a_sentence_is_no_name_of_one() -> None:
    texts: Texts = [
        ("Attestation de vérification d’aptitude (VA)", 0.1, 0.1),
        ("Atteste d’un accès au dossier pharmaceutique depuis le logiciel LG0.", 0.1, 0.35),
        ("Pour la connexion au service e-prescription :", 0.1, 0.365),
    ]
    found = of_scheme("PHA-LGO-Va1", "va", texts)
    assert not any(f.found for f in found.get("software", []))


def test_an_address_or_an_article_that_opens_the_line_is_no_name() -> None:
    street = ("Parc Temis, 25000 Besançon — SIRET 732 829 320 00074", 0.07, 0.08)
    head: Texts = [("Médiciel SAS", 0.07, 0.06), street, ("TVA FR44732829320", 0.07, 0.1)]
    assert values(read("bdc-medecin-liberal", [*head, LETTER[0]]), "supplier_name") == ["Médiciel SAS"]
    article = ("Article 2 – Parties. Le fournisseur est Médiciel (SARL), SIRET 732 829 320 00074.", 0.07, 0.2)
    assert values(read("bdc-medecin-liberal", [LETTER[0], article]), "supplier_name") != ["Article 2"]


def test_the_supplier_of_a_journal_is_named_before_its_siret() -> None:
    journal: Texts = [
        ("Journal de monitoring", 0.07, 0.05),
        ("Océane Informatique · SIRET 732 829 320 00074 · AF-MDV-LGC-Va2", 0.07, 0.08),
        ("Dr Jeanne Martin-Petit·RPPS 10003456789·9 rue des Lilas, 97434 Saint-Gilles", 0.07, 0.1),
    ]
    found = read("journal-medecin-liberal", journal)
    assert values(found, "supplier_name", "client_name") == ["Océane Informatique", "Dr Jeanne Martin-Petit"]


def test_what_stands_at_a_person_s_label_and_names_none_gives_way() -> None:
    letter: Texts = [
        ("Attestation de vérification d’aptitude (VA)", 0.3, 0.05),
        (
            "Je, soussigné, Rachid Ouali, représentant de la structure Centre de santé du Lac (FINESS",
            0.07,
            0.1,
        ),
    ]
    assert values(read("va-structure", letter), "client_representative") == ["Rachid Ouali"]
    form: Texts = [
        letter[0],
        ("Nom du représentant de la structure", 0.07, 0.1),
        ("Rémi Claudel", 0.07, 0.117),
        ("Je, soussigné, représentant ci-dessus désigné, atteste du bon déroulement", 0.07, 0.2),
    ]
    assert values(read("va-structure", form), "client_representative") == ["Rémi Claudel"]


def test_of_two_sirets_neither_names_the_supplier_where_none_is_asked() -> None:
    journal: Texts = [
        ("Journal de monitoring", 0.07, 0.05),
        ("Cabinet du Lac, SIRET 732 829 320 00074", 0.07, 0.08),
        ("Océane Informatique, SIRET 991 187 345 00053", 0.07, 0.1),
    ]
    assert values(read("journal-medecin-liberal", journal), "supplier_name") == [None]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Parc Euromédecine, 3 rue Galien", "Orphéa Hospitalier"),
        ("ZA des Landes, 7 rue Ampère", "Orphéa Hospitalier"),
        ("Parc Informatique, SAS", "Parc Informatique"),
        ("Médiciel SAS, 3 rue Galien", "Médiciel SAS"),
    ],
)
def test_where_a_firm_is_opens_the_line_under_its_name(place: str, name: str) -> None:
    invoice: Texts = [
        ("Orphéa Hospitalier", 0.07, 0.06),
        (f"{place} – 34090 Montpellier – SIRET 732 829 320 00074", 0.07, 0.08),
        ("FACTURE N° 25-HOP-0388", 0.35, 0.11),
    ]
    assert values(read("facture-medecin-liberal", invoice), "supplier_name") == [name]


def test_a_sentence_that_goes_on_names_who_stands_before_the_number() -> None:
    for line, name in (
        ("LGC, version 10, dans le cabinet du Dr Roseline Taillefer (N° RPPS 10003456789), bon de", "Dr"),
        ("LGC, version 10, dans le cabinet (N° RPPS 10003456789), bon de", None),
    ):
        journal: Texts = [
            ("Journal de monitoring", 0.07, 0.05),
            (
                "Le présent journal rend compte des envois vers Mon espace santé par le logiciel Atout",
                0.07,
                0.2,
            ),
            (line, 0.07, 0.22),
        ]
        found = values(read("journal-medecin-liberal", journal), "client_name")
        assert found == ["Dr Roseline Taillefer" if name else None]
