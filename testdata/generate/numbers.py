"""Identifiers with right check digits, in ranges that look real and are not in use."""

from __future__ import annotations

from random import Random

# Number ranges that the regulator keeps for fiction: no subscriber will ever have them.
FICTION_PHONES = {"01": "0199", "02": "0261", "03": "0353", "04": "0465", "05": "0536"}
FICTION_TAILS = {"01": "00", "02": "91", "03": "01", "04": "71", "05": "49"}
FICTION_MOBILE = "063998"


def luhn_sum(text: str) -> int:
    """Luhn sum of digits, where A counts 1 and B counts 2 (Corsican FINESS)."""
    total = 0
    for place, letter in enumerate(reversed(text)):
        digit = {"A": 1, "B": 2}.get(letter, -1)
        digit = int(letter) if digit < 0 else digit
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total


def luhn_ok(text: str) -> bool:
    return luhn_sum(text) % 10 == 0


def with_key(body: str) -> str:
    """The body followed by its Luhn key."""
    return body + str(-luhn_sum(body + "0") % 10)


def digits(rng: Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def siren(rng: Random) -> str:
    return with_key("99" + digits(rng, 6))


def siret(rng: Random, siren_number: str) -> str:
    nic = rng.choice(("0001", "0001", "0002", "0003", "0012", "0020"))
    return with_key(siren_number + nic)


def vat_number(siren_number: str) -> str:
    key = (12 + 3 * (int(siren_number) % 97)) % 97
    return f"FR{key:02d}{siren_number}"


def rpps(rng: Random) -> str:
    return with_key("109" + digits(rng, 7))


def finess(rng: Random, department: str) -> str:
    """Nine characters. `department`: 31, 2A, 971 …"""
    head = department if len(department) == 3 else department + "0"
    return with_key(head + "99" + digits(rng, 3))


def reference(rng: Random) -> str:
    """A numéro unique de référencement: ten hexadecimal characters (facts §2.1)."""
    return "".join(rng.choice("0123456789abcdef") for _ in range(10))


def phone(rng: Random, mobile: bool = False) -> str:
    if mobile:
        return FICTION_MOBILE + digits(rng, 4)
    area = rng.choice(tuple(FICTION_PHONES))
    return FICTION_PHONES[area] + FICTION_TAILS[area] + digits(rng, 4)


def broken_key(rng: Random, number: str) -> str:
    """The same number with one digit changed, so that the Luhn key fails."""
    places = [i for i, c in enumerate(number) if c.isdigit() and i >= 3]
    place = rng.choice(places)
    other = rng.choice([d for d in "0123456789" if d != number[place]])
    return number[:place] + other + number[place + 1 :]
