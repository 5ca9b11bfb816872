"""A piece model: how to recognise a piece and what to look for in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.base import Frozen
from models.piece import PieceKind
from models.reading import ValueKind
from schemes.source import Basis, Sourced, Sources

Wordings = Annotated[tuple[str, ...], Field(min_length=1)]


class Section(Frozen):
    """A part of the piece, opened by one of its titles; its fields are looked for inside first."""

    key: str
    titles: Wordings


class FieldModel(Sourced):
    """A value to look for.

    `labels` are wordings of the label, most usual first, compared without case, accents and punctuation.
    `required`: the piece is incomplete without it (MEN-03). `critical`: law 2 applies. `many`: a list.
    `patternless` values (names, texts) are taken as they stand right of or under the label.
    `anywhere`: the kind is so particular (an AF reference, a SIRET in the supplier's section) that the
    value may be taken without a label when it is the only one of its kind in its section.
    `given`: the field that holds the first name, where a name is asked for in two parts (S0:182-184).
    """

    key: str
    kind: ValueKind
    labels: tuple[str, ...] = ()
    section: str | None = None
    required: bool = False
    basis: Basis = "inferred"
    critical: bool = False
    many: bool = False
    anywhere: bool = False
    given: str | None = None
    title: str  # French name shown to a gestionnaire


class MentionModel(Sourced):
    """A mandatory sentence in its accepted wordings.

    `strict`: compared word by word, every difference of sense is an alteration. Otherwise the sense is
    asked for (the wording is not known to us letter by letter): negations and figures still count.
    `required`: `always`, `if-signed-before-referencing`, `if-not-liable`, `unknown` (the model carries it,
    the texts that we hold do not say whether it is mandatory), `if-vague-1-et-2` (that nature of order
    only) or `never` (looked for only).
    """

    key: str
    title: str
    wordings: Wordings
    strict: bool = True
    required: Literal[
        "always", "if-signed-before-referencing", "if-not-liable", "if-vague-1-et-2", "unknown", "never"
    ] = "always"
    control: str
    basis: Basis = "inferred"


class Option(Frozen):
    """One box of a group, with the wordings that stand beside it."""

    key: str
    title: str
    wordings: Wordings


class GroupModel(Sourced):
    """A « cocher la case » group. `headings` stand above or before the boxes."""

    key: str
    title: str
    headings: tuple[str, ...] = ()
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    required: bool = True


class Column(Frozen):
    """A column of a table, found by its header. `many`: a cell may hold several values."""

    key: str
    kind: ValueKind
    headers: Wordings
    title: str
    critical: bool = False
    many: bool = False


class RowModel(Frozen):
    """The meaning of a row, told by the words of its description. The first role that matches best wins."""

    role: str
    labels: Wordings
    title: str


class TableModel(Sourced):
    """A table to read as cells. `rows` empty: every row has the same meaning (role "row")."""

    key: str
    title: str
    columns: Annotated[tuple[Column, ...], Field(min_length=2)]
    rows: tuple[RowModel, ...] = ()
    required: bool = True


class SignatureModel(Sourced):
    """A zone to be signed. `labels` stand above, left of or in it.

    `each`: every client signs; the signatures read have the keys `client-1`, `client-2` … in the order
    of their zones.
    """

    key: str
    title: str
    labels: Wordings
    signer: Literal["client", "supplier"]
    required: bool = True
    each: bool = False


class Recognise(Frozen):
    """What tells this piece from others.

    `titles`: phrases of its heading (any one). `phrases`: wordings that only this piece carries.
    `against`: phrases that speak against it. `usual`: what a piece is taken for that says nothing of its
    case (one client, no mandataire). `instead`: titles of papers that look like the piece and are not it.
    """

    titles: Wordings
    phrases: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    usual: bool = False


class Sample(Sourced):
    """The text of the official model, a file of the scheme's folder `samples`; `source` are its lines.

    What cites one of these lines must be found in the sample (`schemes.samples`).
    """

    file: str


class PieceModel(Sourced):
    """Everything that is known of a piece before it is seen. `case` is `tous` for a model of every case."""

    id: str
    kind: PieceKind
    case: str
    title: str
    recognise: Recognise
    sample: Sample | None = None
    sections: tuple[Section, ...] = ()
    fields: tuple[FieldModel, ...] = ()
    mentions: tuple[MentionModel, ...] = ()
    groups: tuple[GroupModel, ...] = ()
    tables: tuple[TableModel, ...] = ()
    signatures: tuple[SignatureModel, ...] = ()

    @model_validator(mode="after")
    def _sections_exist(self) -> PieceModel:
        known = {section.key for section in self.sections}
        for field in self.fields:
            if field.section is not None and field.section not in known:
                raise ValueError(f"field {field.key}: no section {field.section}")
        return self

    def field(self, key: str) -> FieldModel | None:
        return next((f for f in self.fields if f.key == key), None)

    def mention(self, key: str) -> MentionModel | None:
        return next((m for m in self.mentions if m.key == key), None)


__all__ = [
    "Column",
    "FieldModel",
    "GroupModel",
    "MentionModel",
    "Option",
    "PieceModel",
    "Recognise",
    "RowModel",
    "Sample",
    "Section",
    "SignatureModel",
    "Sources",
    "TableModel",
]
