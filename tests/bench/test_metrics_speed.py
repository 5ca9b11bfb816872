from bench.metrics_speed import peak_memory, speeds
from tests.bench.made import record


def test_speed_is_of_warm_workers_by_paper() -> None:
    records = [
        record("1", paper="scanned", seconds=60.0, page_count=2, warm=False, peak_mb=900),
        record("2", paper="scanned", seconds=6.0, page_count=3, warm=True, peak_mb=950),
        record("3", paper="scanned", seconds=2.0, page_count=1, warm=True),
        record("4", paper="digital", seconds=1.0, cpu_seconds=0.8, page_count=4, warm=True),
        record("5", paper="scanned", seconds=9.0, page_count=1, warm=True, crash="boom"),
    ]
    found = speeds(records)
    assert (found["scanned"].dossiers, found["scanned"].pages) == (2, 4)
    assert found["scanned"].mean_seconds_a_page == 2.0
    assert found["scanned"].pages_a_second == 0.5
    assert found["digital"].median_seconds_a_page == 0.25
    assert found["digital"].cpu_seconds_a_page == 0.2
    assert found["mixed"].pages_a_second is None
    assert found["all"].pages == 8
    assert peak_memory(records) == 950
