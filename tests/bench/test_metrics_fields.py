from bench.metrics_fields import by_key, by_quality, critical, field_scores, fields_by, worst_errors
from bench.share import Share
from tests.bench.made import record, seen


def test_shares_are_of_printed_values_and_certain_errors_of_certain_values() -> None:
    scores = field_scores(
        [
            seen("exact", certain=True),
            seen("exact"),
            seen("near", certain=True),
            seen("wrong", certain=True),
            seen("wrong"),
            seen("absent"),
            seen("no-piece"),
            seen("unreadable"),
            seen("ambiguous"),
            seen("exact", certain=True),
            seen("invented", certain=True),
            seen("invented"),
        ]
    )
    assert scores.exact == Share(hits=3, total=10)
    assert scores.near == Share(hits=1, total=10)
    assert scores.wrong == Share(hits=2, total=10)
    assert scores.absent == Share(hits=1, total=10)
    assert scores.no_piece == Share(hits=1, total=10)
    assert scores.doubt == Share(hits=2, total=10)
    assert scores.certain == Share(hits=4, total=10)
    assert scores.certain_wrong == Share(hits=2, total=5)
    assert (scores.invented, scores.invented_certain) == (2, 1)


def test_groups_and_critical_values() -> None:
    records = [
        record("0001", fields=(seen("exact"), seen("wrong", "supplier_name"))),
        record("0002", quality="poor", fields=(seen("absent"),)),
    ]
    by_names = fields_by(records, by_key)
    assert list(by_names) == ["bdc.order_number", "bdc.supplier_name"]
    assert by_names["bdc.order_number"].exact == Share(hits=1, total=2)
    of_quality = fields_by(records, critical(by_quality))
    assert of_quality["clean"].exact == Share(hits=1, total=1)
    assert of_quality["poor"].exact == Share(hits=0, total=1)


def test_the_worst_errors_are_certain_and_critical_ones_come_first() -> None:
    fields = (
        seen("wrong", "supplier_name", certain=True),
        seen("wrong", "order_number", certain=True),
        seen("wrong", "order_number"),
        seen("near", "client_name", certain=True),
    )
    found = worst_errors([record(fields=fields)])
    assert [one.key for _, _, one in found] == ["order_number", "supplier_name"]
