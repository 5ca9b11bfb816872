"""Values from a piece can neither move the cursor nor hide or reorder what stands beside them."""

from reports.clean import clean


def test_terminal_escapes_and_controls_are_made_visible() -> None:
    assert clean("\x1b[2J\x07Facture\x00") == "�[2J�Facture�"


def test_marks_that_turn_the_direction_of_writing_are_made_visible() -> None:
    assert clean("451\u202e,50") == "451�,50"


def test_a_value_stays_on_one_line_and_keeps_its_accents() -> None:
    assert clean("Hélène\nVasseur\u00a0!") == "Hélène Vasseur\u00a0!"


def test_soft_hyphens_vanish() -> None:
    assert clean("condition\u00adnée") == "conditionnée"
