import os
import subprocess
import sys

from bench.machine import cpu_seconds, descendants, first_line, peak_mb


def test_the_memory_of_a_child_counts() -> None:
    hungry = "import sys; held = bytearray(200_000_000); print('ready', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hungry], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert child.pid in descendants(os.getpid())
        assert peak_mb(child.pid) >= 190
        child.communicate()


def test_a_program_that_is_not_there_is_absent() -> None:
    assert first_line("no-such-program-here") == "absent"
    assert first_line(sys.executable, "-c", "print('one'); print('two')") == "one"


def test_the_time_of_an_ended_child_counts() -> None:
    before = cpu_seconds()
    subprocess.run([sys.executable, "-I", "-S", "-c", "sum(range(20_000_000))"], check=True)
    assert cpu_seconds() - before >= 0.1
