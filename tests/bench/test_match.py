from bench.match import pair
from models.piece import PieceKind
from tests.bench.made import read_piece, true_piece


def test_pairs_by_kind_and_most_pages_in_common() -> None:
    first, second = true_piece((1, 2)), true_piece((3,))
    left, right = read_piece("bdc", (1, 2)), read_piece("bdc-2", (2, 3))
    paired, surplus = pair([first, second], [right, left])
    assert paired == [left, right]
    assert surplus == []


def test_another_kind_or_other_pages_is_not_found() -> None:
    invoice = read_piece("facture", (1,), kind=PieceKind.FACTURE)
    elsewhere = read_piece("bdc", (4,))
    paired, surplus = pair([true_piece((1,))], [invoice, elsewhere])
    assert paired == [None]
    assert surplus == [invoice, elsewhere]


def test_one_read_piece_stands_for_one_true_piece_only() -> None:
    paired, _ = pair([true_piece((1,)), true_piece((2,))], [read_piece("bdc", (1, 2))])
    assert [one is None for one in paired] == [False, True]
