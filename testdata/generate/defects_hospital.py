"""Defects of the scenarios of HOP-DPI-Va2: money of vague 1 had already, numbers of the sending left out."""

from __future__ import annotations

from random import Random

from testdata.generate.any_values import SENDING
from testdata.generate.defects import Defect
from testdata.generate.draft import Draft


def funded_twice(draft: Draft, _rng: Random) -> bool:
    """Both waves are ordered for a client who had the money of the first (S1:281-289)."""
    piece = draft.piece("bdc")
    if piece is None or draft.world.nature != "vague-1-et-2" or "wave_1_funding" not in piece.values:
        return False
    piece.values["wave_1_funding"] = "oui"
    piece.must.add("wave_1_funding")
    return True


def no_sending_number(draft: Draft, rng: Random) -> bool:
    """A number or a box of the direct sending left blank on the invoice (S1:1120-1132)."""
    piece = draft.piece("facture")
    if piece is None or not all(key in piece.values for key in SENDING):
        return False
    key = rng.choice(SENDING)
    del piece.values[key]
    piece.blanked.add(key)
    return True


DEFECTS = [
    Defect("funded_twice", ("COC-06",), "fix", ("avance",), funded_twice),
    Defect("no_sending_number", ("MEN-10",), "fix", ("solde",), no_sending_number),
]
