"""What the development split may show, and the third that is held out for the bench.

Held-out layouts, fonts and hands are never drawn with `split=dev`; with `split=bench` they come up
at least half of the time.
"""

from __future__ import annotations

from random import Random

# (shown in dev, held out)
FAMILIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "bdc": (("official", "two_columns", "boxed", "erp", "word", "letter"), ("sidebar", "cerfa", "landscape")),
    "facture": (("classic", "erp_invoice", "accent", "word_invoice"), ("side_invoice", "wide_invoice")),
    "va": (("attestation", "official_va", "grid_va"), ("letter_va", "checklist_va")),
    "journal": (("monthly", "summary"), ("export",)),
}
# Layouts that print any piece of any scheme (shown in dev, held out).
SKINS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "bdc": (
        ("letter_prose", "labels_above", "dotted_leaders", "ledger"),
        ("wide_form", "two_column_form", "contract", "cells_form"),
    ),
    "va": (("letter_prose", "labels_above", "dotted_leaders"), ("two_column_form", "contract", "cells_form")),
    "mom": (
        ("letter_prose", "labels_above", "dotted_leaders"),
        ("two_column_form", "contract", "cells_form"),
    ),
    "facture": (("labels_above", "dotted_leaders", "ledger"), ("wide_form", "two_column_form", "cells_form")),
    "annulation-fournisseur": (("letter_prose",), ("labels_above",)),
    "annulation-client": (("letter_prose",), ("labels_above",)),
}
MODELS_SHARE = 0.45
TEXT_FONTS = (
    ("arimo", "lato", "open-sans", "roboto", "carlito", "tinos", "source-sans-3", "montserrat"),
    ("eb-garamond", "ibm-plex-sans", "merriweather", "nunito", "work-sans", "barlow-condensed"),
)
FILL_FONTS = (
    ("courier-prime", "cousine", "arimo", "carlito"),
    ("special-elite", "inconsolata", "comic-neue"),
)
HANDS = (
    (
        "caveat",
        "kalam",
        "patrick-hand",
        "reenie-beanie",
        "nothing-you-could-do",
        "indie-flower",
        "gochi-hand",
        "shadows-into-light",
        "covered-by-your-grace",
        "handlee",
        "la-belle-aurore",
        "architects-daughter",
    ),
    (
        "homemade-apple",
        "cedarville-cursive",
        "zeyada",
        "over-the-rainbow",
        "sue-ellen-francisco",
        "dawning-of-a-new-day",
    ),
)
# Hands too thin for a fax: a patient person could not read them there.
THIN = frozenset({"nothing-you-could-do", "dawning-of-a-new-day", "reenie-beanie", "cedarville-cursive"})
SIGNATURES = (("loops", "initials", "flat", "peaks"), ("spiral", "name"))
STAMPS = (("box", "double_box", "round"), ("oval", "plain"))
BOX_STYLES = (("square", "glyph", "bracket"), ("circle", "rounded"))
TICKS = (("cross", "tick", "scribble"), ("fill", "slash"))
OFFICIAL_SHARE = 0.3


def choose(rng: Random, split: str, lists: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    """One name: from the dev list, or in the bench split from the held-out list half of the time."""
    shown, held_out = lists
    if split == "bench" and rng.random() < 0.55:
        return rng.choice(held_out)
    return rng.choice(shown)


def choose_family(rng: Random, split: str, kind: str) -> str:
    """A layout; the official models of the ASP make a good part of the orders in life."""
    if kind == "bdc" and rng.random() < (OFFICIAL_SHARE if split == "dev" else 0.2):
        return "official"
    return choose(rng, split, FAMILIES[kind])


def choose_skin(rng: Random, split: str, kind: str, model: bool) -> str:
    """A layout for a piece of any scheme; the model of the texts itself, often, where there is one."""
    if model and rng.random() < MODELS_SHARE:
        return "official_form"
    return choose(rng, split, SKINS[kind])


def is_held_out(kind: str, family: str) -> bool:
    return family in FAMILIES.get(kind, ((), ()))[1] or family in SKINS.get(kind, ((), ()))[1]
