"""A piece being drawn: hands out values and sentences as HTML, and notes what has really been printed."""

from __future__ import annotations

from datetime import date
from html import escape
from random import Random

from testdata.generate import hand
from testdata.generate.content import Content, Row
from testdata.generate.formats import show_day
from testdata.generate.keys import KINDS
from testdata.generate.labels import LABELS
from testdata.generate.look import Look
from testdata.generate.more_labels import MORE_LABELS

DOTS = "." * 130
MOST_LETTERS = 5  # of an amount with its currency
IN_A_LINE = 5  # numbers of a list


class Sheet:
    """`printed` and `handwritten` grow as the layout asks for values: they become the truth of the piece."""

    def __init__(self, content: Content, look: Look, official: bool = False) -> None:
        self.content, self.look, self.official = content, look, official
        self.rng = Random(look.seed)  # noqa: S311 - test documents, no secret
        self.printed: dict[str, str | list[str]] = {}
        self.handwritten: set[str] = set()
        self.rows: list[Row] = []
        self.mentions_printed: set[str] = set()
        self.labels = {
            key: 0 if official else self.rng.randrange(len(options)) for key, options in LABELS.items()
        }
        self.forms: dict[str, str] = {}
        self.shown_as: dict[str, list[str]] = {}
        self.row_shown: list[list[str]] = []
        self.rosters: dict[str, list[dict[str, list[str]]]] = {}

    def flag(self, name: str) -> bool:
        """Tossed once for the piece."""
        return self.forms.setdefault(name, self.rng.choice(("", "1"))) == "1"

    def has(self, key: str) -> bool:
        return key in self.content.values

    def wants(self, key: str, chance: float) -> bool:
        """Whether to print an optional field: always when a defect is about it."""
        return key in self.content.must or (self.has(key) and self.rng.random() < chance)

    def label(self, key: str) -> str:
        if key in MORE_LABELS:
            options = MORE_LABELS[key]
            return escape(options[0 if self.official else self.look.seed % len(options)])
        return escape(LABELS[key][self.labels[key]])

    def note(self, key: str, value: str, shown: str = "") -> None:
        """Remembers that this value stands on the paper, written as `shown`."""
        self.shown_as.setdefault(key, []).append(shown or value)
        if KINDS.get(key) in ("text", "address", "person"):
            value = " ".join(value.split())
        if key.startswith("site_"):
            known = self.printed.setdefault(key, [])
            assert isinstance(known, list)
            if value not in known:
                known.append(value)
            return
        self.printed[key] = value
        if self.look.by_hand(key):
            self.handwritten.add(key)

    def shown(self, key: str, value: str) -> str:
        """The value as this writer writes it, the same each time."""
        kind = KINDS[key]
        if kind == "date" and self.look.by_hand(key):
            return show_day(date.fromisoformat(value), self.look.hand_day)
        return self.look.formats.show(kind, value)

    def value(self, key: str, width: float = 0) -> str:
        """The value as HTML, a blank of `width` mm when the piece lacks it."""
        if key == "software":
            return self.software(width)
        raw = self.content.values.get(key)
        if raw is None:
            return self.blank("", width, key)
        shown = self.shown(key, raw)
        self.note(key, raw, shown)
        return self.blank(shown, width, key)

    def software(self, width: float = 0) -> str:
        """Name and version together; each alone when the other is missing."""
        name, version = self.content.values.get("software_name"), self.content.values.get("software_version")
        if name is None or version is None:
            key = "software_version" if name is None else "software_name"
            return self.value(key, width)
        joint = self.forms.setdefault(
            "software",
            self.rng.choice(
                (" ", " ", " version ", " - version ", " v") if version[0].isdigit() else (" ", " - ")
            ),
        )
        whole = f"{name}{joint}{version}"
        self.note("software", whole)
        self.note("software_name", name)
        self.note("software_version", version)
        return self.blank(whole, width, "software")

    def blank(self, text: str, width: float, key: str = "") -> str:
        """Text on its dotted line (one per line of text), or plain where the layout has no line.

        A list of numbers goes on over more lines: a sheet has an edge.
        """
        numbers = text.split(", ")
        if width and len(numbers) > IN_A_LINE and KINDS.get(key) == "number":
            rows = [", ".join(numbers[at : at + IN_A_LINE]) for at in range(0, len(numbers), IN_A_LINE)]
            text = ",\n".join(rows)
        if "\n" in text and width and self.look.dots != "none":
            return "<br>".join(self.blank(line, width, key) for line in text.split("\n"))
        inner = self.ink(text, key, max(width, 30) if width else 75) if text else ""
        if not width or (self.look.dots == "none" and text):
            return inner
        if self.look.dots == "border":
            return f'<span class="line" style="min-width:{width}mm">{inner or "&nbsp;"}</span>'
        dots = f'<span class="d">{DOTS}</span>'
        over = f'<span class="on">{inner or "&nbsp;"}</span>'
        return f'<span class="dots" style="min-width:{width}mm">{dots}{over}</span>'

    def ink(self, text: str, key: str, room: float = 75) -> str:
        """Typed, typed by another machine, or written."""
        if self.look.by_hand(key):
            return "<br>".join(self.written(line, room) for line in text.split("\n"))
        kind = "f" if self.look.fill in ("filled", "hand") else "v"
        shift = self.rng.uniform(-0.9, 0.9) if kind == "f" else 0
        style = f"position:relative;top:{shift:.1f}pt;" if shift else ""
        shown = escape(text).replace("\n", "<br>")
        named = not key and sum(c.isalpha() for c in text) > MOST_LETTERS  # the name of a site
        if not named and KINDS.get(key) not in ("text", "person", "address", "email"):
            # A number is never cut at a line's end; a list of them goes on over the next line.
            shown = ", ".join(f'<span style="white-space:nowrap">{one}</span>' for one in shown.split(", "))
        style = f' style="{style}"' if style else ""
        return f'<span class="{kind}"{style}>{shown}</span>'

    def written(self, text: str, room: float = 75) -> str:
        return hand.written(self.rng, text, self.look.hand, self.look.size, self.look.pen, room)

    def mention(self, key: str) -> str:
        """The sentence of that mention, nothing when the piece lacks it."""
        text = self.content.mentions.get(key)
        if text is None:
            return ""
        self.mentions_printed.add(key)
        return f'<span class="mention">{escape(text)}</span>'

    def cell(self, row: Row, column: str) -> str:
        """A cell of the amounts table, as printed."""
        value = getattr(row, column)
        if value is None:
            return ""
        kind = {"rate": "rate", "site": "finess"}.get(column, "amount")
        shown = self.look.formats.show(kind, value)
        if self.look.fill == "hand":
            return self.written(shown)
        return self.ink(shown, "")
