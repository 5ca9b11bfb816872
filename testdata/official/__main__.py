"""Draws the committed models again, under testdata/official."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from PIL import Image

from testdata.generate.render import pictures
from testdata.official.content import ORDER
from testdata.official.drawn import to_pdf
from testdata.official.word import to_docx

PLACE = Path(__file__).parent
NAME = "bdc-medecin-liberal"


def main(out: Path) -> int:
    """A PDF, a Word document, and two scans of the first page: in colours and in grey."""
    pdf = to_pdf(ORDER)
    (out / f"{NAME}.pdf").write_bytes(pdf)
    (out / f"{NAME}.docx").write_bytes(to_docx(ORDER))
    first = _scanned(pictures(pdf, dpi=200)[0], Random(1))  # noqa: S311 - a test picture
    first.save(out / f"{NAME}-scan.jpg", quality=60, dpi=(200, 200))
    first.convert("L").save(out / f"{NAME}-grey.jpg", quality=50, dpi=(200, 200))
    return 0


def _scanned(page: Image.Image, rng: Random) -> Image.Image:
    """Put down a little askew, on paper that is not quite white."""
    turned = page.rotate(rng.uniform(-0.6, 0.6), resample=Image.Resampling.BICUBIC, fillcolor="white")
    return turned.point(lambda level: int(20 + level * 0.9))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PLACE))
