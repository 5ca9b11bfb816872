"""What a change gained and lost, by name: two JSON lines files of the same dossiers.

python -m bench.compare out/bench/before.jsonl out/bench/after.jsonl
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.markdown import section, table
from bench.record import Record

RIGHT = ("exact", "near")


def main(arguments: Sequence[str]) -> int:
    """0; 2 when there are not two files."""
    if len(arguments) != 2:
        print("bench.compare BEFORE.jsonl AFTER.jsonl", file=sys.stderr)
        return 2
    before, after = (load(Path(argument)) for argument in arguments)
    print(page(before, after))
    return 0


def load(path: Path) -> dict[str, Record]:
    """Records by dossier."""
    lines = path.read_text(encoding="utf-8").splitlines()
    records = (Record.model_validate_json(line) for line in lines)
    return {record.dossier: record for record in records}


def page(before: dict[str, Record], after: dict[str, Record]) -> str:
    """Verdicts that changed, dossier by dossier, then values that changed, key by key."""
    both = sorted(before.keys() & after.keys())
    verdicts = [
        (name, before[name].quality, before[name].expected, *_verdicts(before[name], after[name]))
        for name in both
        if before[name].verdict is not after[name].verdict
    ]
    gained: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for name in both:
        old, new = _right(before[name]), _right(after[name])
        gained.update(_keys(new - old))
        lost.update(_keys(old - new))
    keys = sorted(gained.keys() | lost.keys(), key=lambda key: (gained[key] - lost[key], key))
    return "\n\n".join(
        [
            section(f"Verdicts that changed ({len(both)} dossiers in both)",
                    table(("dossier", "quality", "expected", "before", "after"), verdicts)),
            section("Values", table(("value", "gained", "lost"), [(k, gained[k], lost[k]) for k in keys])),
        ]
    )  # fmt: skip


def _verdicts(old: Record, new: Record) -> tuple[str, str]:
    return old.verdict or "crash", new.verdict or "crash"


def _right(record: Record) -> Counter[tuple[str, str]]:
    """The printed values that were read right, each with how often."""
    return Counter((f"{s.piece}.{s.key}", s.wanted) for s in record.fields if s.outcome in RIGHT)


def _keys(values: Counter[tuple[str, str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for (key, _), count in values.items():
        counts[key] += count
    return counts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
