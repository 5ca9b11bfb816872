"""The colour of a run of a Word document: its own, else that of its styles, else the document's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from docx.document import Document
from docx.enum.dml import MSO_COLOR_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.text.font import Font
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from electronic.hardened import BadXmlError, parsed
from models.inks import colour_of
from models.page import Ink

NAMES = {  # Word's own names of the colours of a theme -> those of its file
    "DARK_1": "dk1", "LIGHT_1": "lt1", "DARK_2": "dk2", "LIGHT_2": "lt2", "TEXT_1": "dk1", "TEXT_2": "dk2",
    "BACKGROUND_1": "lt1", "BACKGROUND_2": "lt2", "HYPERLINK": "hlink", "FOLLOWED_HYPERLINK": "folHlink",
    **{f"ACCENT_{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Theme:
    """The colours of a document's theme, by the name that its file gives them."""

    colours: Mapping[str, Rgb]

    @classmethod
    def of(cls, document: Document) -> Theme:
        """No colour when the document has no theme, or one that is damaged."""
        for relation in document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.is_external:
                try:
                    return cls(dict(_scheme(parsed(relation.target_part.blob))))
                except BadXmlError:
                    break
        return cls({})

    def rgb(self, font: Font) -> Rgb | None:
        """The colour that a font states, None when it states none or Word's automatic one."""
        colour = font.color
        if colour.type is MSO_COLOR_TYPE.THEME and colour.theme_color is not None:
            return self.colours.get(NAMES.get(colour.theme_color.name, ""))
        return tuple(colour.rgb) if colour.rgb is not None else None


def _scheme(root: Any) -> Iterator[tuple[str, Rgb]]:
    for scheme in root.iter(f"{DRAWING}clrScheme"):
        for entry in scheme:
            value = next((one.get("val") or "" for one in entry.iter(f"{DRAWING}srgbClr")), "")
            value = value or next((one.get("lastClr") or "" for one in entry.iter(f"{DRAWING}sysClr")), "")
            if len(value) == 6:
                yield (
                    entry.tag.removeprefix(DRAWING),
                    (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)),
                )


def blue_of(run: Run, paragraph: Paragraph, theme: Theme) -> bool:
    """Whether a run is printed in blue; automatic colour is black."""
    stated = (theme.rgb(font) for font in _fonts(run, paragraph))
    rgb = next((one for one in stated if one is not None), None)
    return rgb is not None and colour_of(1.0 - np.array(rgb) / 255.0) is Ink.BLUE


def _fonts(run: Run, paragraph: Paragraph) -> Iterator[Font]:
    """From the nearest to the most general."""
    yield run.font
    for start in (run.style, paragraph.style):
        style: Any = start
        while style is not None:
            yield style.font
            style = style.base_style
