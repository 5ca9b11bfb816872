from bench.score_pages import score_pages, score_piece
from bench.truth import TruePage
from models.piece import PageEntry, PageState, Piece
from tests.bench.made import read_piece, true_piece


def true_page(page: int, state: str, piece: int | None = None) -> TruePage:
    return TruePage(document="scan.pdf", page=page, state=PageState(state), piece_index=piece)


def entry(page: int, state: PageState, piece: str | None = None) -> PageEntry:
    return PageEntry(document="scan.pdf", page=page, state=state, piece=piece)


def test_a_page_is_right_in_its_state_and_in_its_piece() -> None:
    truth = [
        true_page(1, "attributed", 0),
        true_page(2, "attributed", 1),
        true_page(3, "blank"),
        true_page(4, "unrecognised"),
        true_page(5, "attributed", 0),
    ]
    ledger = [
        entry(1, PageState.ATTRIBUTED, "bdc"),
        entry(2, PageState.ATTRIBUTED, "bdc"),
        entry(3, PageState.BLANK),
        entry(4, PageState.ATTRIBUTED, "bdc"),
    ]
    partners: list[Piece | None] = [read_piece("bdc"), None]
    seen = score_pages(truth, ledger, partners)
    assert [one.right for one in seen] == [True, False, True, False, False]
    assert seen[4].read is None


def test_a_file_that_was_not_opened_answers_for_its_pages() -> None:
    (seen,) = score_pages([true_page(2, "not-opened")], [entry(0, PageState.NOT_OPENED)], [])
    assert seen.right


def test_a_piece_is_whole_with_exactly_its_pages() -> None:
    wanted = true_piece((1, 2))
    assert score_piece(wanted, None).found is False
    assert score_piece(wanted, read_piece(pages=(1, 2))).whole
    assert not score_piece(wanted, read_piece(pages=(1, 2, 3))).whole
    assert not score_piece(wanted, read_piece(case="structure")).case_right
