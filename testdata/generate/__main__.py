"""`python -m testdata.generate --seed 7 --count 20 --split dev --out out/dossiers`"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from testdata.generate.catalogue import ANY_CATALOGUE, CATALOGUE, catalogue_of
from testdata.generate.demand import SCHEME
from testdata.generate.run import QUALITIES, Order, make, write
from testdata.generate.scheme import scheme_keys


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m testdata.generate", description="Makes test dossiers with their truth."
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--first", type=int, default=1, help="index of the first dossier")
    parser.add_argument("--split", choices=("dev", "bench"), default="dev")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scheme", choices=("all", SCHEME, *scheme_keys()), default=SCHEME)
    parser.add_argument("--stage", choices=("avance", "solde", "secondaire", "annulation"))
    parser.add_argument("--quality", choices=sorted(set(QUALITIES)))
    parser.add_argument(
        "--defect",
        choices=sorted({*CATALOGUE, *ANY_CATALOGUE}),
        metavar="NAME",
        help="this defect and no other",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only-defective", action="store_true")
    which.add_argument("--only-sound", action="store_true")
    asked = parser.parse_args(arguments)
    known = ANY_CATALOGUE if asked.scheme == "all" else catalogue_of(asked.scheme)
    if asked.defect and asked.defect not in known:
        parser.error(f"{asked.defect} is no defect of {asked.scheme}")
    return asked


def main(arguments: list[str]) -> int:
    asked = parse(arguments)
    defective = True if asked.only_defective else False if asked.only_sound else None
    keys = [key for key in (SCHEME, *scheme_keys()) if asked.defect in (None, *catalogue_of(key))]
    for index in range(asked.first, asked.first + asked.count):
        scheme = keys[index % len(keys)] if asked.scheme == "all" else asked.scheme
        order = Order(asked.seed, asked.split, asked.stage, asked.quality, defective, asked.defect, scheme)
        write(make(order, index), asked.out / f"{index:04d}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
