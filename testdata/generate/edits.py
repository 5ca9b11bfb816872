"""Ways to make a piece wrong: another value, a blank, a sentence dropped or altered, a box."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from testdata.generate import numbers, texts
from testdata.generate.defects import Plant
from testdata.generate.draft import Draft
from testdata.generate.people import make_person, make_supplier
from testdata.generate.wares import invoice_number, make_software, order_number


def other_day(rng: Random, _draft: Draft, old: str) -> str:
    return str(date.fromisoformat(old) - timedelta(rng.choice((1, 2, 7, 10, 30))))


def other_digit(rng: Random, _draft: Draft, old: str) -> str:
    """One digit of a number changed."""
    places = [i for i, c in enumerate(old) if c.isdigit()]
    place = places[-1 - rng.randrange(min(4, len(places)))]
    return old[:place] + str((int(old[place]) + rng.randint(1, 8)) % 10) + old[place + 1 :]


def other_nic(rng: Random, draft: Draft, old: str) -> str:
    found = numbers.siret(rng, old[:9])
    return found if found != old else other_nic(rng, draft, old)


def other_version(_rng: Random, _draft: Draft, old: str) -> str:
    digits = [i for i, c in enumerate(old) if c.isdigit()]
    return old[: digits[-1]] + str((int(old[digits[-1]]) + 1) % 10) + old[digits[-1] + 1 :]


def other_finess(rng: Random, draft: Draft, _old: str) -> str:
    return numbers.finess(rng, draft.world.client.address.department)


MAKE: dict[str, Callable[[Random, Draft, str], str]] = {
    "day": other_day,
    "digit": other_digit,
    "nic": other_nic,
    "version": other_version,
    "finess": other_finess,
    "order": lambda rng, draft, old: order_number(rng, 2026),
    "invoice": lambda rng, draft, old: invoice_number(rng, 2026),
    "siret": lambda rng, draft, old: numbers.siret(rng, numbers.siren(rng)),
    "broken": lambda rng, draft, old: numbers.broken_key(rng, old),
    "rpps": lambda rng, draft, old: numbers.rpps(rng),
    "firm": lambda rng, draft, old: make_supplier(rng).name,
    "person": lambda rng, draft, old: make_person(rng).plain,
    "software": lambda rng, draft, old: make_software(rng)[0],
    "reference": lambda rng, draft, old: numbers.reference(rng),
    "scheme": lambda rng, draft, old: rng.choice(("AF-SFP-LGC-Va2", "AF-HOP-DPI-Va2", "AF-PHA-LGO-Va1")),
    "phone": lambda rng, draft, old: numbers.phone(rng),
    "email": lambda rng, draft, old: "accueil@" + old.split("@")[1],
}


def edit(key: str, new: str | None, kind: str = "bdc") -> Plant:
    """Sets a printed value by name of a maker below, or leaves it blank."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        if piece is None or key not in piece.values:
            return False
        if new is None:
            del piece.values[key]
            piece.blanked.add(key)
            return True
        value = MAKE[new](rng, draft, piece.values[key])
        if value == piece.values[key]:
            return False
        piece.values[key] = value
        piece.must.add(key)
        return True

    return plant


def drop_mention(key: str, kind: str = "bdc") -> Plant:
    def plant(draft: Draft, _rng: Random) -> bool:
        piece = draft.piece(kind)
        if piece is None or key not in piece.mentions:
            return False
        if key == "conditional_order" and not draft.world.conditional:
            return False
        del piece.mentions[key]
        return True

    return plant


def alter(key: str, changes: tuple[tuple[str, str], ...], kind: str = "bdc") -> Plant:
    """Changes the sense of a sentence by a few words."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        if piece is None or key not in piece.mentions:
            return False
        old, new = rng.choice(changes)
        text = piece.mentions[key]
        if old not in text:
            return False
        piece.mentions[key] = text.replace(old, new)
        piece.altered.add(key)
        return True

    return plant


def boxes(group: str, ticks: str) -> Plant:
    """`ticks`: both, none, other, corrected."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece("bdc")
        if piece is None or group not in piece.ticks:
            return False
        options = list(texts.NATURE) if group == "nature" else ["oui", "non"]
        now = piece.ticks[group]
        others = [o for o in options if o not in now]
        if ticks == "corrected":
            if draft.quality != "digital":
                piece.corrected.add(f"{group}.{others[0]}")
            return draft.quality != "digital"
        piece.ticks[group] = {"both": options, "none": [], "other": others}[ticks]
        return True

    return plant
