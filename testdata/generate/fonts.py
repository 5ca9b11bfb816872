"""The fonts of the test documents: files in `testdata/fonts`, each under a free licence."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "fonts"


def font_path(name: str, weight: int = 400) -> Path:
    """The file of that font. Bold falls back on regular where a font has one weight."""
    path = FOLDER / f"{name}-{weight}.ttf"
    return path if path.exists() else FOLDER / f"{name}-400.ttf"


def font_faces(names: set[str]) -> str:
    """CSS that makes those fonts known to the renderer."""
    rules = []
    for name in sorted(names):
        for weight in (400, 700):
            path = FOLDER / f"{name}-{weight}.ttf"
            if path.exists():
                rules.append(
                    f"@font-face{{font-family:{name};font-weight:{weight};src:url('{path.as_uri()}')}}"
                )
    return "\n".join(rules)
