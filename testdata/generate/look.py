"""How one piece looks: layout family, fonts, colours, habits of writing, and what is filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from testdata.generate import split
from testdata.generate.formats import HAND_DAY_STYLES, Formats, make_formats

ACCENTS = ("#1f4e79", "#0b7a75", "#7a1f3d", "#3b3b3b", "#245c2a", "#6a3fa0", "#b0451a", "#00629b", "#8a6d00")
OFFICIAL_BLUE = ("#0000ff", "#0070c0", "#1f3fbf", "#000091")
PENS = ("#1b2a8f", "#14213d", "#1a1a1a", "#0d3bb0", "#222222", "#2b3a9e", "#101060")
# What the client adds by hand on an order that the supplier has printed.
CLIENT_KEYS = frozenset(
    {"signed_on", "signatory_name", "signed_at", "de_minimis_dates", "de_minimis_total", "comments"}
)


@dataclass(frozen=True)
class Look:
    """`fill`: typed; filled (another font over a blank form); hand (everything by hand); partial (what the
    client adds by hand); client (the whole client block by hand)."""

    family: str
    held_out: bool
    font: str
    size: float
    accent: str
    mention_colour: str
    fill: str
    fill_font: str
    hand: str
    hand_day: str
    pen: str
    formats: Formats
    box_style: str
    tick: str
    signature_style: str
    stamp_style: str
    stamp_colour: str
    dots: str
    ruled: str
    initials: bool
    conditions: bool
    grey: bool
    margin: float
    dense: bool
    table_head: str
    capitals: bool
    rough: bool
    seed: int

    def by_hand(self, key: str) -> bool:
        if key == "af_reference":  # printed on every form
            return False
        if self.fill == "client" and key.startswith(("client_", "mandataire_", "signatory_f", "signatory_g")):
            return True
        return self.fill == "hand" or (self.fill in ("partial", "client") and key in CLIENT_KEYS)

    @property
    def penned(self) -> bool:
        """Boxes are ticked with a pen."""
        return self.fill in ("hand", "partial", "client")


def make_look(rng: Random, kind: str, chosen: str, quality: str, family: str | None = None) -> Look:
    """`chosen` is the split. Prints meant for a bad scanner are neither small nor pale."""
    paper, rough = quality != "digital", quality in ("poor", "phone")
    family = family or split.choose_family(rng, chosen, kind)
    fill = choose_fill(rng, family, paper)
    return Look(
        family=family,
        held_out=split.is_held_out(kind, family),
        font=split.choose(rng, chosen, split.TEXT_FONTS),
        size=rng.choice((9.5, 10, 10.5, 11) if rough else (8, 8.5, 9, 9, 9.5, 10, 10, 10.5, 11)),
        accent=rng.choice(ACCENTS),
        mention_colour=rng.choice(OFFICIAL_BLUE),
        fill=fill,
        fill_font=split.choose(rng, chosen, split.FILL_FONTS),
        hand=choose_hand(rng, chosen, rough),
        hand_day=rng.choice(HAND_DAY_STYLES),
        pen=rng.choice(PENS),
        formats=make_formats(rng),
        box_style=split.choose(rng, chosen, split.BOX_STYLES),
        tick=split.choose(rng, chosen, split.TICKS),
        signature_style=split.choose(rng, chosen, split.SIGNATURES),
        stamp_style=split.choose(rng, chosen, split.STAMPS),
        stamp_colour=rng.choice(("#1c2f9c", "#5a2a9c", "#a51c30", "#222222", "#24408e")),
        dots=rng.choice(("text", "text", "border", "none")),
        ruled=rng.choice(("all", "rows", "none", "outer")),
        initials=paper and rng.random() < 0.12,
        conditions=kind == "bdc" and rng.random() < 0.35,
        grey=rng.random() < 0.2 and not rough,
        margin=rng.choice((12, 14, 16, 18, 20)),
        dense=rng.random() < 0.25 and not rough,
        table_head=rng.choice(("plain", "plain", "tinted", "dark")),
        capitals=rng.random() < 0.1,
        rough=rough,
        seed=rng.getrandbits(32),
    )


def choose_hand(rng: Random, chosen: str, rough: bool) -> str:
    hand = split.choose(rng, chosen, split.HANDS)
    return choose_hand(rng, chosen, rough) if rough and hand in split.THIN else hand


def choose_fill(rng: Random, family: str, paper: bool) -> str:
    if not paper:
        return rng.choice(("typed", "typed", "filled") if family.startswith("official") else ("typed",))
    if family.startswith("official"):
        return rng.choice(("filled", "filled", "hand", "client", "partial", "typed"))
    return rng.choice(("partial", "partial", "partial", "typed"))
