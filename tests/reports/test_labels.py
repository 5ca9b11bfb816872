"""Names come from the scheme; a finding is named after what it is about."""

from reports.labels import Labels, labels_of
from tests.reports.sample import report

SAMPLE = report()
PIECE = SAMPLE.pieces[0]
RPPS = next(f for f in SAMPLE.findings if f.rule == "IDF-03")
SIGNATURE = next(f for f in SAMPLE.findings if f.rule == "SIG-01")


def test_fields_boxes_and_zones_have_their_french_names() -> None:
    labels = labels_of("AF-MDV-LGC-Va2")
    assert labels.piece(PIECE).startswith("Bon de commande")
    assert "RPPS" in labels.subject(RPPS, PIECE)
    assert "ignature" in labels.subject(SIGNATURE, PIECE)


def test_a_finding_on_the_dossier_is_named_after_its_control() -> None:
    assert labels_of("AF-MDV-LGC-Va2").subject(SAMPLE.findings[-1], None) == SAMPLE.findings[-1].title


def test_a_scheme_that_is_not_installed_leaves_plain_keys() -> None:
    labels = labels_of("AF-INCONNU")
    assert labels == Labels()
    assert labels.key("x", "client_rpps") == "client_rpps"
    assert labels.subject(RPPS, PIECE) == RPPS.title
    assert labels.piece(PIECE) == "Bon de commande"


def test_a_piece_read_without_a_dossier_bears_the_id_of_its_scheme() -> None:
    """`recevable read` showed « order_number » for « Numéro du bon de commande »."""
    assert labels_of("MDV-LGC-Va2") == labels_of("AF-MDV-LGC-Va2")
    assert labels_of("MDV-LGC-Va2").key("bdc-medecin-liberal", "order_number") == "Numéro du bon de commande"
