"""A task that hangs, crashes or eats memory fails alone, with a reason."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.pool import Pool, TaskFailed, result
from pipeline.settings import Settings
from tests.pipeline import bad_tasks


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(Settings(memory_mb=1500)) as made:
        yield made


@pytest.mark.parametrize(
    ("task", "code"),
    [
        (bad_tasks.hang, "too-slow"),
        (bad_tasks.die, "crashed"),
        (bad_tasks.eat, "too-much-memory"),
        (bad_tasks.fail, "crashed"),
    ],
)
def test_a_bad_task_fails_alone(pool: Pool, task: Callable[[str], str], code: str) -> None:
    assert result(pool.submit(bad_tasks.echo, "ready", 60)) == "ready"
    bad = pool.submit(task, "x", 2)
    good = pool.submit(bad_tasks.echo, "next", 60)
    with pytest.raises(TaskFailed) as caught:
        result(bad)
    assert caught.value.problem.code == code
    assert "83187825100014" not in str(caught.value)
    assert result(good) == "next"


def test_what_a_worker_holds_already_is_not_the_next_file_s_fault(pool: Pool) -> None:
    kept = [result(pool.submit(bad_tasks.keep, "x", 60)) for _ in range(3)]
    assert max(kept) >= 2


def test_a_warm_pool_says_when_its_engines_are_loaded() -> None:
    with Pool(Settings(memory_mb=1500), warm=True) as made:
        assert not made.ready
        assert result(made.submit(bad_tasks.echo, "ready", 300)) == "ready"
        assert made.ready


def test_a_pool_that_several_close_at_once_is_closed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads that close one file descriptor close somebody else's."""
    made = Pool(Settings(workers=1))
    assert result(made.submit(bad_tasks.echo, "ready", 60)) == "ready"
    stop: Callable[[], None] = made._pool.stop
    stopped = []

    def slow() -> None:
        stopped.append(made._pool.active)
        time.sleep(0.2)
        stop()

    monkeypatch.setattr(made._pool, "stop", slow)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: made.close(), range(4)))
    assert stopped == [True]
