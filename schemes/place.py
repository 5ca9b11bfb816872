"""Where a mistake stands: the file and the line of a place in a YAML that may extend another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

Loc = Sequence[int | str]


def place(chain: Sequence[Path], content: Any, loc: Loc) -> str:
    """`file:line` of the deepest step of `loc` that a file of the chain writes.

    `chain`: the file, then what it extends. `content`: the merged content, which tells the key of the
    item that an index of `loc` means, because a file need not write every item, nor in the same order.
    """
    steps = _steps(content, loc)
    found = [(*_follow(path, steps), path) for path in chain]
    _, line, path = max(found, key=lambda item: item[0])
    return f"{path.parent.name}/{path.name}:{line}"


def _steps(content: Any, loc: Loc) -> list[int | str | tuple[str, str]]:
    """`loc` with ("key", value) in place of the index of a keyed item."""
    steps: list[int | str | tuple[str, str]] = []
    for part in loc:
        content = _inside(content, part)
        keyed = isinstance(part, int) and isinstance(content, dict) and "key" in content
        steps.append(("key", str(content["key"])) if keyed else part)
    return steps


def _inside(content: Any, part: int | str) -> Any:
    if isinstance(content, dict):
        return content.get(part)
    if isinstance(content, list) and isinstance(part, int):
        return content[part] if part < len(content) else None
    return None


def _follow(path: Path, steps: Sequence[int | str | tuple[str, str]]) -> tuple[int, int]:
    """How many steps the file writes, and the line of the last one."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    depth, line = 0, 1
    for step in steps:
        found = _child(node, step)
        if found is None:
            break
        node, line = found
        depth += 1
    return depth, line


def _child(node: yaml.Node | None, step: int | str | tuple[str, str]) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        pairs = ((key, value) for key, value in node.value if key.value == str(step))
        return next(((value, key.start_mark.line + 1) for key, value in pairs), None)
    if not isinstance(node, yaml.SequenceNode):
        return None
    if isinstance(step, int):
        items = node.value[step : step + 1]
    else:
        items = [item for item in node.value if isinstance(step, tuple) and key_of(item) == step[1]]
    return next(((item, item.start_mark.line + 1) for item in items), None)


def key_of(node: yaml.Node) -> str | None:
    """What a mapping writes beside `key:`, None when it writes none."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((str(value.value) for key, value in node.value if key.value == "key"), None)


def line_of(path: Path, key: str) -> int:
    """The line of the file that writes `key:` or the item of that key; 1 when what it extends does."""
    wanted = (f"key: {key}", f"{key}:")
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return next((number for number, line in lines if any(one in line for one in wanted)), 1)
