"""Defects of signatures, and of the dates of the order."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from testdata.generate.days import DATE_4, PARIS
from testdata.generate.defects import Defect, Plant
from testdata.generate.draft import Draft
from testdata.generate.edits import edit
from testdata.generate.people import make_person

AVANCE, SOLDE = ("avance",), ("solde",)


def signs(kind: str, how: str) -> Plant:
    """`how`: none, stamp, typed, image."""

    def plant(draft: Draft, _rng: Random) -> bool:
        piece = draft.piece(kind)
        if piece is None or (how == "image" and draft.quality != "digital"):
            return False
        piece.signature, piece.stamped = how, how == "stamp"
        return True

    return plant


def other_signer(kind: str) -> Plant:
    """Somebody else signs, under another name."""

    def plant(draft: Draft, rng: Random) -> bool:
        piece = draft.piece(kind)
        other = make_person(rng)
        if piece is None or piece.signers or other.family == draft.world.client.person.family:
            return False  # where every client signs, the piece shows no other name
        piece.values["signatory_name"], piece.signer = other.plain, other.plain
        piece.must.add("signatory_name")
        return True

    return plant


def set_signed(draft: Draft, day: date) -> None:
    """Moves the signature of the order, on the piece and in the declaration."""
    draft.declared["order"]["signed"] = str(day)
    piece = draft.piece("bdc")
    if piece is not None:
        piece.values["signed_on"] = str(day)


def set_received(draft: Draft, day: date, hour: int = 10) -> None:
    draft.declared["received"] = datetime(day.year, day.month, day.day, hour, 15, tzinfo=PARIS).isoformat()


def signed_differs(draft: Draft, rng: Random) -> bool:
    """The declared day of signature is not the one on the paper."""
    shift = rng.choice((1, 2, 3, 7))
    day = draft.world.days.signed + timedelta(shift)
    if day >= draft.world.days.received.date():
        return False
    draft.declared["order"]["signed"] = str(day)
    return True


def signed_before_issued(draft: Draft, rng: Random) -> bool:
    day, granted = draft.world.days.issued - timedelta(rng.choice((1, 3, 8, 20))), draft.world.days.granted
    if granted is not None and day < granted:
        return False
    set_signed(draft, day)
    return True


def signed_after_reception(draft: Draft, rng: Random) -> bool:
    day = draft.world.days.received.date() + timedelta(rng.choice((3, 12, 45, 365)))
    if day > DATE_4 or draft.world.conditional:
        return False
    set_signed(draft, day)
    return True


def signed_after_date_4(draft: Draft, rng: Random) -> bool:
    """Signed after the last day, with the demand of the solde (S2:505)."""
    day = DATE_4 + timedelta(rng.choice((1, 2, 9, 20)))
    if draft.piece("bdc") is None or draft.world.days.va is None or draft.world.days.va <= day:
        return False
    set_signed(draft, day)
    return True


def received_late(draft: Draft, rng: Random) -> bool:
    """After noon of Date 4 (S2:123-128)."""
    if rng.random() < 0.3:
        set_received(draft, DATE_4, 13)
    else:
        set_received(draft, DATE_4 + timedelta(rng.choice((1, 2, 15))))
    return True


def evidence_late(draft: Draft, rng: Random) -> bool:
    """Signed more than 120 days before the complete evidence file (S2:507-510)."""
    if not draft.world.conditional:
        return False
    evidence = draft.world.days.signed + timedelta(rng.randint(122, 170))
    granted = evidence + timedelta(10)
    if granted + timedelta(5) >= DATE_4:
        return False
    draft.declared["referencing"] = {"evidence_complete": str(evidence), "granted": str(granted)}
    set_received(draft, granted + timedelta(5))
    return True


def for_both(name: str, controls: tuple[str, ...], how: str) -> list[Defect]:
    return [
        Defect(name, controls, "fix", AVANCE, signs("bdc", how)),
        Defect(f"va_{name}", controls, "fix", SOLDE, signs("va", how)),
    ]


DEFECTS: list[Defect] = [
    *for_both("no_signature", ("SIG-01",), "none"),
    *for_both("stamp_only", ("SIG-01",), "stamp"),
    *for_both("typed_name_only", ("SIG-01", "SIG-05"), "typed"),
    *for_both("image_only", ("SIG-05",), "image"),
    Defect("other_signatory", ("SIG-02",), "fix", AVANCE, other_signer("bdc")),
    Defect("va_other_signatory", ("SIG-02",), "fix", SOLDE, other_signer("va")),
    Defect("no_signatory_name", ("SIG-02",), "fix", AVANCE, edit("signatory_name", None)),
    Defect("no_signature_date", ("SIG-03", "MEN-03"), "fix", AVANCE, edit("signed_on", None)),
    Defect("va_no_signature_date", ("SIG-03", "CAL-07"), "fix", SOLDE, edit("signed_on", None, "va")),
    Defect("order_signed_differs", ("DEC-02",), "fix", AVANCE, signed_differs),
    Defect("signed_before_issued", ("CAL-03",), "fix", AVANCE, signed_before_issued),
    Defect("signed_after_reception", ("CAL-03",), "fix", AVANCE, signed_after_reception),
    Defect("signed_after_date_4", ("CAL-02",), "reject", SOLDE, signed_after_date_4, needs_order=True),
    Defect("received_late", ("CAL-06",), "reject", AVANCE, received_late),
    Defect("evidence_late", ("CAL-04",), "reject", AVANCE, evidence_late),
]
