from datetime import date

from bench.calendar import dates_drawn
from bench.metrics_schemes import by_scheme
from bench.record import GroupSeen, MentionSeen, SignatureSeen
from bench.share import Share
from models.finding import Verdict
from models.piece import MentionOutcome, SignatureKind
from testdata.generate.scheme import load_scheme
from tests.bench.made import record, seen, spoilt


def test_each_scheme_has_a_line_of_its_own_and_all_of_them_another() -> None:
    present, missing = MentionOutcome.PRESENT, MentionOutcome.MISSING
    marks = {
        "fields": (
            seen("exact", certain=True),
            seen("wrong", certain=True),
            seen("exact", key="supplier_name"),
        ),
        "mentions": (
            MentionSeen(key="a", truth=present, read=present),
            MentionSeen(key="b", truth=present, read=missing),
        ),
        "groups": (GroupSeen(key="dmp", outcome="right"), GroupSeen(key="pfi", outcome="no-piece")),
        "signatures": (SignatureSeen(key="client", truth=SignatureKind.INK, read=None),),
    }
    found = by_scheme(
        [
            record("1", scheme="RIS-Va1", **marks),
            record("2", scheme="RIS-Va1", verdict=Verdict.A_VERIFIER),
            record("3", scheme="RIS-Va1", verdict=Verdict.A_COMPLETER),
            spoilt("4", Verdict.CONFORME, scheme="PHA-LGO-Va1"),
        ]
    )
    assert list(found) == ["PHA-LGO-Va1", "RIS-Va1", "all"]
    line = found["RIS-Va1"]
    assert (line.straight_through, line.to_review, line.wrong_refusals) == (
        Share(hits=1, total=3),
        Share(hits=1, total=3),
        Share(hits=1, total=3),
    )
    assert (line.critical.exact, line.critical.certain_wrong) == (
        Share(hits=1, total=2),
        Share(hits=1, total=2),
    )
    assert (line.mentions, line.boxes) == (Share(hits=1, total=2), Share(hits=1, total=2))
    assert line.signatures == Share(hits=0, total=1)
    assert found["PHA-LGO-Va1"].false_accepts == Share(hits=1, total=1)
    assert found["all"].dossiers == 4


def test_one_scheme_alone_is_not_summed_up_twice() -> None:
    assert list(by_scheme([record()])) == ["MDV-LGC-Va2"]


def test_the_dates_that_the_generator_sets_are_those_of_the_control() -> None:
    dates = dates_drawn()
    assert set(dates) == {"SFP-LGC-Va2", "HOP-DPI-Va2"}
    assert dates["SFP-LGC-Va2"]["date-0"].date() == load_scheme("SFP-LGC-Va2").unknown["date-0"]
    assert dates["HOP-DPI-Va2"]["date-1"].isoformat() == "2024-09-12T00:00:00+02:00"
    assert dates["SFP-LGC-Va2"]["date-0"].date() == date(2025, 3, 31)
