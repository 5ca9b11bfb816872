import pytest

from bench.score_marks import judge_group, score_groups, score_mentions, score_signatures
from models.piece import (
    CheckGroup,
    CheckMark,
    GroupOutcome,
    MarkState,
    Mention,
    MentionOutcome,
    Signature,
    SignatureKind,
)
from tests.bench.made import read_piece, true_piece


def group(outcome: GroupOutcome, *checked: str) -> CheckGroup:
    marks = tuple(
        CheckMark(key=key, state=MarkState.CHECKED if key in checked else MarkState.EMPTY)
        for key in ("oui", "non")
    )
    return CheckGroup(key="de_minimis", outcome=outcome, marks=marks)


@pytest.mark.parametrize(
    ("truth", "read", "judged"),
    [
        ("oui", group(GroupOutcome.ONE, "oui"), "right"),
        ("oui", group(GroupOutcome.ONE, "non"), "wrong"),
        ("oui", group(GroupOutcome.NONE), "wrong"),
        (None, group(GroupOutcome.NONE), "right"),
        (None, group(GroupOutcome.ONE, "non"), "wrong"),
        (("oui",), group(GroupOutcome.ONE, "oui"), "right"),
        (("oui", "non"), group(GroupOutcome.SEVERAL, "oui", "non"), "right"),
        (("oui", "non"), group(GroupOutcome.ONE, "non"), "wrong"),
        ("oui", group(GroupOutcome.UNREADABLE), "doubt"),
        (None, group(GroupOutcome.NOT_FOUND), "doubt"),
    ],
)
def test_a_group_of_boxes(truth: str | None, read: CheckGroup, judged: str) -> None:
    assert judge_group(truth, read) == judged


def test_a_mention_that_nobody_looked_at_is_not_present() -> None:
    wanted = true_piece(mentions={"state_funding": "present", "no_strings": "missing"})
    mention = Mention(key="state_funding", outcome=MentionOutcome.PRESENT, expected="")
    seen = score_mentions(wanted, read_piece(mentions=(mention,)))
    assert [(one.key, one.read) for one in seen] == [("state_funding", "present"), ("no_strings", None)]


def test_a_mention_asked_for_in_some_dossiers_only_is_a_fault_when_it_is_planted() -> None:
    wanted = true_piece(mentions={"vat_franchise": "missing", "state_funding": "missing"})
    assert [one.demanded for one in score_mentions(wanted, read_piece())] == [False, True]
    assert [one.demanded for one in score_mentions(wanted, read_piece(), {"MON-06"})] == [True, True]


def test_a_piece_not_found_has_neither_groups_nor_signatures() -> None:
    wanted = true_piece(groups={"nature": "vague-2"}, signatures={"client": "ink"})
    assert [one.outcome for one in score_groups(wanted, None)] == ["no-piece"]
    assert [one.read for one in score_signatures(wanted, None)] == [None]


def test_a_signature_is_kept_with_its_kind() -> None:
    wanted = true_piece(signatures={"client": "stamp"})
    read = read_piece(signatures=(Signature(key="client", kind=SignatureKind.INK),))
    (seen,) = score_signatures(wanted, read)
    assert (seen.truth, seen.read) == (SignatureKind.STAMP, SignatureKind.INK)
