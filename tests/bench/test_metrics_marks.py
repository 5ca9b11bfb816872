from bench.metrics_marks import (
    groups,
    mention_defects,
    of_quality,
    pages,
    pieces,
    signature_confusion,
    signatures,
)
from bench.record import GroupSeen, MentionSeen, PageSeen, PieceSeen, SignatureSeen
from bench.share import Share
from models.piece import MentionOutcome, PageState, PieceKind, SignatureKind
from tests.bench.made import record


def mentions(*pairs: tuple[str, str | None]) -> list[MentionSeen]:
    return [
        MentionSeen(key="m", truth=MentionOutcome(truth), read=MentionOutcome(read) if read else None)
        for truth, read in pairs
    ]


def zones(*pairs: tuple[str, str | None]) -> list[SignatureSeen]:
    return [
        SignatureSeen(key="client", truth=SignatureKind(truth), read=SignatureKind(read) if read else None)
        for truth, read in pairs
    ]


def test_a_faulty_mention_is_announced_as_altered_or_missing() -> None:
    found = mention_defects(
        mentions(
            ("present", "present"),
            ("present", "altered"),
            ("altered", "missing"),
            ("missing", "missing"),
            ("missing", "present"),
            ("altered", "unreadable"),
            ("present", None),
        )
    )
    assert found.precision == Share(hits=2, total=3)
    assert found.recall == Share(hits=2, total=4)
    assert found.doubt == Share(hits=2, total=7)
    assert found.exact == Share(hits=2, total=7)


def test_a_mention_that_is_not_demanded_is_no_fault() -> None:
    missing = MentionOutcome.MISSING
    found = mention_defects([MentionSeen(key="m", truth=missing, read=missing, demanded=False)])
    assert found.precision == found.recall == Share(hits=0, total=0)
    assert found.exact == Share(hits=1, total=1)


def test_only_ink_and_electronic_signatures_sign() -> None:
    seen = zones(("ink", "ink"), ("electronic", "ink"), ("stamp", "ink"), ("none", "none"), ("ink", None))
    found = signatures(seen)
    assert found.precision == Share(hits=2, total=3)
    assert found.recall == Share(hits=2, total=3)
    assert found.doubt == Share(hits=1, total=5)
    assert signature_confusion(seen)["ink"] == {"-": 1, "ink": 1}


def test_groups() -> None:
    seen = [GroupSeen(key="g", outcome=one) for one in ("right", "right", "wrong", "doubt")]
    assert groups(seen)["right"] == Share(hits=2, total=4)
    assert groups(seen)["no-piece"] == Share(hits=0, total=4)


def test_pieces_are_counted_whole_among_those_found() -> None:
    seen = [
        PieceSeen(kind=PieceKind.BDC, found=True, whole=True, case_right=True),
        PieceSeen(kind=PieceKind.VA, found=True, whole=False, case_right=True),
        PieceSeen(kind=PieceKind.VA, found=False),
    ]
    assert pieces(seen) == {
        "found": Share(hits=2, total=3),
        "whole": Share(hits=1, total=2),
        "case": Share(hits=2, total=2),
    }


def test_pages() -> None:
    attributed, blank = PageState.ATTRIBUTED, PageState.BLANK
    seen = [
        PageSeen(truth=attributed, read=attributed, right=True),
        PageSeen(truth=blank, read=attributed, right=False),
        PageSeen(truth=blank, read=blank, right=True),
        PageSeen(truth=blank, read=None, right=False),
    ]
    assert pages(seen) == {
        "right": Share(hits=2, total=4),
        "misplaced": Share(hits=1, total=2),
        "lost": Share(hits=1, total=4),
    }


def test_qualities_then_all() -> None:
    found = of_quality([record("1", quality="poor"), record("2"), record("3")])
    assert {name: len(some) for name, some in found.items()} == {"clean": 2, "poor": 1, "all": 3}
