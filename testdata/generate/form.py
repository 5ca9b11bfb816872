"""What a piece is made of, item by item, whatever its layout.

The models of the texts are YAML files under `forms/`; pieces without a model are built from items in code.
A `label` None is left to the supplier's own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FORMS = Path(__file__).parent / "forms"
Labelled = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Text:
    """Words that are on the paper and mean nothing to a control."""

    text: str


@dataclass(frozen=True)
class Pairs:
    """Labels with their values; `title` makes a block of them."""

    keys: Labelled
    title: str = ""


@dataclass(frozen=True)
class Roster:
    """A table with a row for each client or site. `title` stands above it."""

    name: str
    columns: Labelled
    title: str = ""


@dataclass(frozen=True)
class Mention:
    """A sentence of `Content.mentions`."""

    key: str


@dataclass(frozen=True)
class Bullets:
    """Sentences of `Content.mentions`, listed."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Check boxes of which one is to be ticked. `options`: key and words."""

    key: str
    heading: str
    options: tuple[tuple[str, str], ...]
    instruction: str = ""


@dataclass(frozen=True)
class Answers:
    """The oui/non table: a row for each site, a column for each statement (S0:1269-1273)."""

    first: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Template:
    """A paragraph with values in it, `{key}` each."""

    text: str


@dataclass(frozen=True)
class Amounts:
    """The table of amounts."""


@dataclass(frozen=True)
class Notes:
    """VAT sentences."""


@dataclass(frozen=True)
class Comments:
    """An empty space with its label."""

    label: str


@dataclass(frozen=True)
class Sign:
    """Place, day and signature zone. `by`: client, supplier, or each (a zone for each client)."""

    by: str
    title: str


Item = (
    Text | Pairs | Roster | Mention | Bullets | Group | Answers | Template | Amounts | Notes | Comments | Sign
)


@dataclass(frozen=True)
class Form:
    """`heading`: name of the piece; `title`: of the case; `condition`: when this piece is the right one."""

    heading: str
    title: str
    body: tuple[Item, ...]
    condition: str = ""


@dataclass(frozen=True)
class Model:
    """A form of the texts with its sentences."""

    kind: str
    form: Form
    sentences: dict[str, str]

    def groups(self) -> Iterator[Group]:
        return (item for item in self.form.body if isinstance(item, Group))


@cache
def load_model(name: str) -> Model:
    """The model of that file. Raises OSError, yaml.YAMLError, ValueError (an unknown item)."""
    raw = yaml.safe_load((FORMS / f"{name}.yaml").read_text(encoding="utf-8"))
    sentences: dict[str, str] = {}
    body = tuple(read_item(entry, sentences) for entry in raw["body"])
    form = Form(raw["heading"], raw.get("title", ""), body, raw.get("condition", ""))
    return Model(raw["kind"], form, sentences)


def read_item(entry: dict[str, Any], sentences: dict[str, str]) -> Item:
    """One entry of `body`: its only key says what it is. Sentences met on the way are gathered."""
    ((kind, value),) = entry.items()
    if kind in ("mention", "bullets"):
        sentences.update(value)
    if kind not in READERS:
        raise ValueError(f"unknown item {kind}")
    return READERS[kind](value)


def read_group(value: dict[str, Any]) -> Group:
    options = tuple(value["options"].items())
    return Group(value["key"], value["heading"], options, value.get("instruction", ""))


def read_roster(value: dict[str, Any]) -> Roster:
    return Roster(value["name"], labelled(value["columns"]), value.get("title", ""))


def labelled(pairs: dict[str, str] | list[str]) -> Labelled:
    """Keys with the model's labels, or keys alone."""
    return tuple(pairs.items()) if isinstance(pairs, dict) else tuple((key, None) for key in pairs)


READERS: dict[str, Callable[[Any], Item]] = {
    "text": Text,
    "template": Template,
    "comments": Comments,
    "mention": lambda value: Mention(next(iter(value))),
    "bullets": lambda value: Bullets(tuple(value)),
    "pairs": lambda value: Pairs(labelled(value)),
    "block": lambda value: Pairs(labelled(value["pairs"]), value["title"]),
    "roster": read_roster,
    "group": read_group,
    "answers": lambda value: Answers(value["first"], tuple(value["columns"].items())),
    "sign": lambda value: Sign(value["by"], value["title"]),
    "amounts": lambda _value: Amounts(),
    "notes": lambda _value: Notes(),
}
