"""The zone where the client signs: date, name, and what stands there for a signature."""

from __future__ import annotations

import hashlib
from html import escape
from random import Random

from testdata.generate.hand import SCALE
from testdata.generate.ink import data_uri, signature
from testdata.generate.sheet import Sheet
from testdata.generate.stamps import stamp


def zone(sheet: Sheet, width: float = 75, height: float = 30) -> str:
    """The zone itself, with its ink or stamp laid over it."""
    size = f"width:{width}mm;height:{height}mm"
    return f'<div class="zone" id="sign" style="{size}">{marks(sheet, width, height)}</div>'


def zone_of(sheet: Sheet, rank: int, width: float = 40, height: float = 20) -> str:
    """The zone of one of several clients, counted from 0; empty when that one has not signed."""
    content = sheet.content
    signer, whole = content.signers[rank], content.signer
    content.signer = signer
    inside = "" if rank in content.unsigned else marks(sheet, width, height)
    content.signer = whole
    return f'<div class="zone" id="sign-{rank}" style="width:{width}mm;height:{height}mm">{inside}</div>'


def marks(sheet: Sheet, width: float, height: float) -> str:
    """What the signature of the piece is made of."""
    kind = sheet.content.signature
    found = ""
    if kind == "stamp" or sheet.content.stamped:
        found += client_stamp(sheet, width, height)
    if kind == "ink":
        found += pen_signature(sheet, width, height)
    elif kind == "image":
        found += pasted(sheet, width, height)
    elif kind == "typed":
        size = sheet.rng.uniform(12, 17)
        font = sheet.rng.choice(("dancing-script", "marck-script", sheet.look.font))
        style = f"font-family:{font};font-size:{size:.0f}pt"
        found += f'<span class="typed" style="{style}">{escape(sheet.content.signer)}</span>'
    elif kind == "electronic":
        found += electronic(sheet)
    return found


def shape(sheet: Sheet) -> Random:
    """Seeded by the signer, so that one person signs alike on every piece."""
    seed = hashlib.sha256(sheet.content.signer.encode()).digest()
    return Random(int.from_bytes(seed[:8], "big"))  # noqa: S311 - test documents, no secret


def placed(sheet: Sheet, uri: str, width: float, left: float, top: float, css: str = "") -> str:
    return (
        f'<img class="over {css}" style="left:{left:.1f}mm;top:{top:.1f}mm;width:{width:.1f}mm" src="{uri}">'
    )


def pen_signature(sheet: Sheet, width: float, height: float) -> str:
    rng, look = sheet.rng, sheet.look
    image = signature(shape(sheet), look.signature_style, sheet.content.signer, look.pen, look.hand)
    size = min(width * rng.uniform(0.6, 0.95), height * rng.uniform(1.6, 2.2))
    return placed(
        sheet, data_uri(image), size, rng.uniform(-4, max(0.0, width - size)), rng.uniform(-5, height * 0.2)
    )


def client_stamp(sheet: Sheet, width: float, height: float) -> str:
    rng, lines = sheet.rng, sheet.content.stamp or [sheet.content.signer]
    image = stamp(rng, sheet.look.stamp_style, lines, sheet.look.stamp_colour)
    tall = image.height > image.width * 0.7
    size = min(width * 0.8, height * (1.15 if tall else 1.9))
    left = rng.uniform(0, max(0.0, width - size))
    return placed(sheet, data_uri(image), size, left, rng.uniform(-3, height * 0.15), "stamp")


def pasted(sheet: Sheet, width: float, height: float) -> str:
    """A picture of a signature laid on the page by a machine, with the pale ground of its scan."""
    rng, look = sheet.rng, sheet.look
    image = signature(shape(sheet), look.signature_style, sheet.content.signer, look.pen, look.hand)
    ground = image.copy()
    ground.paste((233, 234, 238, 255), (0, 0, image.width, image.height))
    ground.alpha_composite(image)
    small = ground.convert("RGB").resize((image.width // 3, image.height // 3))
    size = min(width * rng.uniform(0.5, 0.8), height * 1.7)
    return placed(sheet, data_uri(small), size, rng.uniform(0, width - size), rng.uniform(0, height * 0.2))


def electronic(sheet: Sheet) -> str:
    """The visible stamp of an electronic signature service."""
    content, rng = sheet.content, sheet.rng
    day = (
        sheet.look.formats.show("date", content.values["signed_on"]) if "signed_on" in content.values else ""
    )
    code = "".join(rng.choice("0123456789ABCDEF") for _ in range(16))
    lines = rng.choice(
        (
            ("Signé électroniquement par", content.signer, f"Le {day}", f"Identifiant : {code}"),
            (
                "Document signé électroniquement",
                f"Signataire : {content.signer}",
                f"Date : {day} {rng.randint(8, 18)}:{rng.randint(10, 59)}",
                "Signature électronique eIDAS simple",
            ),
            (
                "Signature électronique",
                f"{content.signer}",
                f"Pro Santé Connect - {day}",
                f"Réf. {code[:10]}",
            ),
        )
    )
    body = "<br>".join(escape(x) for x in lines)
    return f'<div class="esign">{body}</div>'


def initials_of(sheet: Sheet) -> str:
    """Initials at the foot of every page."""
    if not sheet.look.initials or sheet.content.signature != "ink":
        return ""
    letters = "".join(x[0] for x in sheet.content.signer.split())
    size = sheet.look.size * SCALE[sheet.look.hand]
    style = f"font-family:{sheet.look.hand};color:{sheet.look.pen};font-size:{size:.0f}pt"
    return f'<div class="initials" style="{style}">{escape(letters)}</div>'
