"""The layers of a PDF that are switched off when it is opened (optional content, ISO 32000 §8.11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import literal_name


def off_layers(catalog: dict[str, Any]) -> frozenset[int]:
    """The object numbers of the layers that are not shown."""
    properties = _dictionary(catalog.get("OCProperties"))
    shown = _dictionary(properties.get("D"))
    off = set(_numbers(shown.get("OFF")))
    if literal_name(resolve1(shown.get("BaseState"))) == "OFF":
        off |= set(_numbers(properties.get("OCGs"))) - set(_numbers(shown.get("ON")))
    return frozenset(off)


def is_off(layer: object, off: frozenset[int]) -> bool:
    """Whether what belongs to that layer, or to that set of layers, is not shown."""
    if not off or layer is None:
        return False
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return True
    several = _dictionary(layer)
    of = several.get("OCGs")
    states = [number not in off for number in _numbers([of] if isinstance(of, PDFObjRef) else of)]
    if not states:
        return False
    policy = literal_name(resolve1(several.get("P")))
    rules = {"AllOn": all(states), "AnyOff": not all(states), "AllOff": not any(states)}
    return not rules.get(policy, any(states))


def _dictionary(item: object) -> dict[str, Any]:
    found = resolve1(item)
    return found if isinstance(found, dict) else {}


def _numbers(items: object) -> Iterable[int]:
    """The object numbers of an array of references, or of the array that a reference gives."""
    found = resolve1(items)
    return [one.objid for one in found if isinstance(one, PDFObjRef)] if isinstance(found, list) else []
