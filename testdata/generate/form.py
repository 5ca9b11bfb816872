"""What a piece is made of, item by item, whatever its layout: texts, values, tables, boxes, a signature.

The models of the texts are YAML files under `forms/`; pieces without a model are built from items in code.
A `label` None is left to the supplier's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
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


def read_item(entry: dict[str, Any], sentences: dict[str, str]) -> Item:  # noqa: PLR0911 - one a kind
    """One entry of `body`: its only key says what it is. Sentences met on the way are gathered."""
    ((kind, value),) = entry.items()
    if kind in ("mention", "bullets"):
        sentences.update(value)
        return Mention(next(iter(value))) if kind == "mention" else Bullets(tuple(value))
    if kind == "text":
        return Text(value)
    if kind == "template":
        return Template(value)
    if kind == "comments":
        return Comments(value)
    if kind == "pairs":
        return Pairs(labelled(value))
    if kind == "block":
        return Pairs(labelled(value["pairs"]), value["title"])
    if kind == "roster":
        return Roster(value["name"], labelled(value["columns"]), value.get("title", ""))
    if kind == "group":
        options = tuple(value["options"].items())
        return Group(value["key"], value["heading"], options, value.get("instruction", ""))
    if kind == "answers":
        return Answers(value["first"], tuple(value["columns"].items()))
    if kind == "sign":
        return Sign(value["by"], value["title"])
    if kind in ("amounts", "notes"):
        return Amounts() if kind == "amounts" else Notes()
    raise ValueError(f"unknown item {kind}")


def labelled(pairs: dict[str, str] | list[str]) -> Labelled:
    """Keys with the model's labels, or keys alone."""
    return tuple(pairs.items()) if isinstance(pairs, dict) else tuple((key, None) for key in pairs)
