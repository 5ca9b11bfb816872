"""Puts pages into files: one per piece, all in one, one picture per page; scanned or as they were born."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, cast

import pypdfium2 as pdfium
from PIL import Image

from testdata.generate.leaves import Leaf
from testdata.generate.render import pictures
from testdata.scanner import printed_words, scan, scan_single

Quality = Literal["clean", "office", "poor", "phone"]
Split = Literal["dev", "bench"]
IDENTITY = rb"/ID ?\[<[0-9A-F]{32}><[0-9A-F]{32}>\]"


@dataclass
class Packed:
    """Files by name, the ledger of their pages, and the scanner profiles that were used."""

    files: dict[str, bytes] = field(default_factory=dict)
    pages: list[dict[str, Any]] = field(default_factory=list)
    profiles: list[str] = field(default_factory=list)

    def add(self, name: str, data: bytes, leaves: list[Leaf]) -> None:
        self.files[name] = data
        for number, leaf in enumerate(leaves, 1):
            self.pages.append(
                {"document": name, "page": number, "state": leaf.state, "piece_index": leaf.piece}
            )


def file_name(rng: Random, kind: str, suffix: str, taken: set[str]) -> str:
    """Telling, meaningless or misleading, as people name files."""
    serial = rng.randint(1, 9999)
    telling = {
        "bdc": "bon_de_commande",
        "va": "VA",
        "facture": "facture",
        "journal": "journal_monitoring",
        "mom": "MOM",
        "annulation-fournisseur": "annulation",
        "annulation-client": "annulation_commande",
        "mixed": "dossier",
    }[kind]
    name = (
        rng.choice(
            (
                telling,
                f"{telling}_{serial}",
                f"{telling.upper()} signé",
                f"scan{serial:04d}",
                f"IMG_{serial:04d}",
                f"doc{serial:05d}",
                f"Numérisation_{serial}",
                f"{rng.choice(('facture', 'devis', 'contrat', 'annexe'))} {serial % 90}",
                f"20260{serial % 9 + 1}{serial % 28 + 1:02d}{serial:04d}",
            )
        )
        + suffix
    )
    name = name.encode("ascii", "ignore").decode()
    return name if name not in taken else file_name(rng, kind, suffix, taken)


def born_digital(leaves: list[Leaf]) -> bytes:
    """The pages in one PDF, untouched."""
    out = pdfium.PdfDocument.new()
    for leaf in leaves:
        with pdfium.PdfDocument(leaf.pdf) as source:
            out.import_pages(source, [leaf.index])
    return saved(out)


def saved(document: pdfium.PdfDocument) -> bytes:
    """The document as bytes; the writer's clock and its random identity are set still, and it is closed."""
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    still = re.sub(rb"CreationDate\(D:\d{14}", b"CreationDate(D:20260601080000", buffer.getvalue())
    identity = hashlib.sha256(re.sub(IDENTITY, b"", still)).hexdigest()[:32].upper().encode()
    return re.sub(IDENTITY, b"/ID[<" + identity + b"><" + identity + b">]", still)


def pictured(leaf: Leaf) -> Image.Image:
    """The page as an upright picture (a landscape page stays wide)."""
    return pictures(leaf.pdf)[leaf.index]


def with_scanned_pages(leaves: list[Leaf], scanned: set[int], rng: Random, split: Split) -> tuple[bytes, str]:
    """A born-digital PDF in which some pages were printed, signed and scanned."""
    taken = scan(
        [pictured(leaves[i]) for i in sorted(scanned)],
        "clean",
        rng,
        split,
        [printed_words(leaves[i].pdf)[leaves[i].index] for i in sorted(scanned)],
    )
    inside = taken.data if taken.suffix == ".pdf" else as_pdf(taken.data)
    parts = []
    for i, leaf in enumerate(leaves):
        parts.append(Leaf(inside, sorted(scanned).index(i)) if i in scanned else leaf)
    return born_digital(parts), taken.profile


def as_pdf(data: bytes) -> bytes:
    """A multi-page picture file as a PDF."""
    image = Image.open(io.BytesIO(data))
    frames = []
    for i in range(getattr(image, "n_frames", 1)):
        image.seek(i)
        frames.append(image.convert("RGB"))
    buffer = io.BytesIO()
    frames[0].save(
        buffer, "PDF", save_all=True, append_images=frames[1:], resolution=image.info.get("dpi", (200,))[0]
    )
    return buffer.getvalue()


def pack_scan(packed: Packed, leaves: list[Leaf], kind: str, quality: str, rng: Random, split: str) -> None:
    """One scanned file, or one picture per page."""
    graded, side = cast(Quality, quality), cast(Split, split)
    if rng.random() < (0.5 if quality == "phone" else 0.15):
        for leaf in leaves:
            words = printed_words(leaf.pdf)[leaf.index]
            taken = scan_single(pictured(leaf), graded, rng, side, words)
            packed.profiles.append(taken.profile)
            packed.add(file_name(rng, kind, taken.suffix, set(packed.files)), taken.data, [leaf])
        return
    texts = [printed_words(leaf.pdf)[leaf.index] for leaf in leaves]
    taken = scan([pictured(leaf) for leaf in leaves], graded, rng, side, texts)
    packed.profiles.append(taken.profile)
    packed.add(file_name(rng, kind, taken.suffix, set(packed.files)), taken.data, leaves)
