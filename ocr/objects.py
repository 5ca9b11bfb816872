"""The letters, lines and images of a PDF page, from pdfplumber's layout of it.

Of each object only what is looked at: `page.chars` and its like gather three times as much, which took as
long as laying the page out. Points, origin top left, keys named as pdfplumber names them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve
from pdfplumber.page import Page as PlumberPage

Object = dict[str, Any]
_PAINT = ("stroke", "fill", "stroking_color", "non_stroking_color")


def objects_of(page: PlumberPage) -> dict[str, list[Object]]:
    """The objects of a page by kind ("char", "line", "rect", "curve", "image"), in the order painted."""
    found: dict[str, list[Object]] = defaultdict(list)
    left, top = page.mediabox[:2]
    base, before = page.height, page.initial_doctop
    for item in _leaves(page.layout):
        kind = type(item).__name__.removeprefix("LT").lower()
        above = (base - item.y1) + top
        one: Object = {
            "object_type": kind,
            "x0": item.x0 + left if left else item.x0,
            "x1": item.x1 + left if left else item.x1,
            "top": above,
            "bottom": (base - item.y0) + top,
            "doctop": before + above,
        }
        if isinstance(item, LTChar):
            one |= _letter(item)
        elif isinstance(item, LTCurve):
            one |= {key: getattr(item, key) for key in _PAINT}
        found[kind].append(one)
    return found


def _leaves(container: LTContainer[Any]) -> Iterator[LTComponent]:
    """What stands on the page, and in the forms and groups on it."""
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _letter(char: LTChar) -> Object:
    colour = char.graphicstate.ncolor
    return {
        "text": char.get_text(),
        "size": char.size,
        "upright": char.upright,
        "matrix": char.matrix,
        "ncs": char.ncs.name,
        "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
    }
