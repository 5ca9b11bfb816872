"""French names of pieces, fields, mentions, boxes and zones, taken from the scheme that the report is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.finding import Finding
from models.piece import Piece
from reports.words import PIECES
from schemes import Scheme, find_scheme
from schemes.piece import PieceModel


@dataclass(frozen=True)
class Labels:
    """Names by (model id, key); a key that no model knows is shown as it is."""

    scheme_title: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def piece(self, piece: Piece) -> str:
        """« Bon de commande », from the model when the scheme has it."""
        return self.models.get(piece.model) or PIECES[piece.kind]

    def key(self, model: str, key: str) -> str:
        return self.keys.get((model, key), key)

    def subject(self, finding: Finding, piece: Piece | None) -> str:
        """What a finding is about: the name of its field, mention, box or zone, else the control's title."""
        if piece is None or not finding.field:
            return finding.title
        names = (self.keys.get((piece.model, key)) for key in (finding.field, f"signature:{finding.field}"))
        return next((name for name in names if name), finding.title)


def labels_of(reference: str) -> Labels:
    """The names of the scheme of that reference (AF-MDV-LGC-Va2) or id, as pieces bear it (MDV-LGC-Va2).

    Plain keys for a scheme that is not installed here (an old report).
    """
    found = find_scheme(reference)
    return _labels(found) if found else Labels()


def _labels(scheme: Scheme) -> Labels:
    keys = {(m.id, key): title for m in scheme.pieces for key, title in _titles(m).items()}
    return Labels(scheme.title, {m.id: m.title for m in scheme.pieces}, keys)


def _titles(model: PieceModel) -> dict[str, str]:
    """Titles by key; options, columns and rows as « group.option », « table.column », « table:role »."""
    parts = (model.fields, model.mentions, model.groups, model.tables)
    titles = {item.key: item.title for part in parts for item in part}
    titles |= {f"signature:{zone.key}": zone.title for zone in model.signatures}
    for group in model.groups:
        titles |= {f"{group.key}.{option.key}": option.title for option in group.options}
    for table in model.tables:
        titles |= {f"{table.key}.{column.key}": column.title for column in table.columns}
        titles |= {f"{table.key}:{row.role}": row.title for row in table.rows}
    return titles
