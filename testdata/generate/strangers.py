"""Files and pages that belong to no piece."""

from __future__ import annotations

from random import Random

from testdata.generate import leaves as pages
from testdata.generate.draft import Draft
from testdata.generate.leaves import Leaf
from testdata.generate.locked import locked_pdf
from testdata.generate.packing import Packed

Groups = list[tuple[str, list[Leaf]]]


def add_strangers(draft: Draft, groups: Groups, packed: Packed, rng: Random) -> Groups:
    """Pages go along with the others, files that do not open stand alone."""
    for name in draft.extras:
        if name in ("care", "stray"):
            leaf = pages.care(rng) if name == "care" else pages.stray(rng)
            groups = (
                [*groups, ("mixed", [leaf])]
                if rng.random() < 0.5
                else [*groups[:-1], append(groups[-1], leaf)]
            )
        else:
            unopened(name, packed, rng)
    return groups


def append(group: tuple[str, list[Leaf]], leaf: Leaf) -> tuple[str, list[Leaf]]:
    return group[0], [*group[1], leaf]


def unopened(name: str, packed: Packed, rng: Random) -> None:
    """A file that cannot be opened; its line of the ledger has page 0."""
    data, suffix = {
        "empty": (b"", ".pdf"),
        "encrypted": (locked_pdf(rng), ".pdf"),
        "unknown": (bytes(rng.getrandbits(8) for _ in range(900)), ".dat"),
    }[name]
    file = f"annexe{rng.randint(10, 99)}{suffix}"
    packed.files[file] = data
    packed.pages.append({"document": file, "page": 0, "state": "not-opened", "piece_index": None})
