"""Reads a scheme's folder. Every scalar is text until pydantic types it (`0012`, `no`, `on`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from schemes.model import Scheme
from schemes.piece import PieceModel
from schemes.place import Loc, key_of, line_of, place
from schemes.samples import misfits

ROOT = Path(__file__).parent
COMMON = "common"
ADDED = "+"  # `phrases+:` adds to the phrases that are extended
TO_FILL = "À COMPLÉTER"  # what a learnt model leaves to a person


class SchemeError(Exception):
    """The YAML of a scheme is wrong: file, line and reason. The program must not start."""


class _TextLoader(yaml.SafeLoader):
    """Scalars stay text; a key given twice is an error."""


def _text(loader: _TextLoader, node: yaml.ScalarNode) -> str | None:
    return None if node.value in ("", "~", "null") and node.style is None else str(node.value)


def _mapping(loader: _TextLoader, node: yaml.MappingNode) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise yaml.constructor.ConstructorError(
                None, None, f"key given twice: {key}", key_node.start_mark
            )
        found[key] = loader.construct_object(value_node, deep=True)
    return found


def _sequence(loader: _TextLoader, node: yaml.SequenceNode) -> list[Any]:
    """Two items of a list with one key would silently become one: refused."""
    seen: set[str] = set()
    for item in node.value:
        key = key_of(item)
        if key is not None and key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"item given twice: key {key}", item.start_mark
            )
        seen.update(() if key is None else (key,))
    return [loader.construct_object(item, deep=True) for item in node.value]


_TextLoader.yaml_implicit_resolvers = {}
_TextLoader.add_constructor("tag:yaml.org,2002:str", _text)
_TextLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_TextLoader.add_constructor("tag:yaml.org,2002:seq", _sequence)


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file as text scalars. Raises SchemeError with file, line and reason."""
    _refuse_unfilled(path)
    try:
        with path.open(encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=_TextLoader)  # noqa: S506 - a SafeLoader made stricter
    except yaml.YAMLError as error:
        raise SchemeError(f"{path.name}: {error}") from error
    if not isinstance(content, dict):
        raise SchemeError(f"{path.name}: a mapping is expected")
    return content


def _refuse_unfilled(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    left = [n for n, line in lines if TO_FILL in line and not line.lstrip().startswith("#")]
    if left:
        name = f"{path.parent.name}/{path.name}"
        raise SchemeError("\n".join(f"{name}:{n}: still says « {TO_FILL} »" for n in left))


def _extended(path: Path, root: Path) -> dict[str, Any]:
    """The file laid over what it extends, one after the other.

    Lists of keyed items are merged by key, `key+` adds to the list of that key, the rest is replaced.
    """
    return reduce(_merge, _layers(path, root), {})


def _layers(path: Path, root: Path) -> Iterator[dict[str, Any]]:
    """What the file extends, deepest first, then its own content."""
    content = read_yaml(path)
    for parent in parents(content):
        yield from _layers(_common(parent, root), root)
    yield {key: value for key, value in content.items() if key != "extends"}


def parents(content: dict[str, Any]) -> list[str]:
    """The names of what a file extends."""
    said = content.get("extends", [])
    return [said] if isinstance(said, str) else list(said)


def _common(name: str, root: Path) -> Path:
    path = root / COMMON / f"{name}.yaml"
    if not path.is_file():
        raise SchemeError(f"{COMMON}/{name}.yaml: no such file")
    return path


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        under = merged.get(key)
        if key.endswith(ADDED) and isinstance(value, list):
            own = key.removesuffix(ADDED)
            merged[own] = [*merged.get(own, []), *(v for v in value if v not in merged.get(own, []))]
        elif isinstance(value, dict) and isinstance(under, dict):
            merged[key] = _merge(under, value)
        elif _keyed(value) and (_keyed(under) or under is None):
            merged[key] = _merge_keyed(under or [], value)
        else:
            merged[key] = _merge({}, value) if isinstance(value, dict) else value
    return merged


def _keyed(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and "key" in item for item in value)


def _merge_keyed(base: Any, over: Any) -> list[dict[str, Any]]:
    items = {item["key"]: item for item in base}
    for item in over:
        items[item["key"]] = _merge(items.get(item["key"], {}), item)
    return list(items.values())


def scheme_ids(root: Path = ROOT) -> tuple[str, ...]:
    """Ids of the schemes: the folders that hold a scheme.yaml."""
    return tuple(sorted(path.parent.name for path in root.glob("*/scheme.yaml")))


def find_scheme(declared: str, root: Path = ROOT) -> Scheme | None:
    """The scheme whose reference or id is declared, whatever its case; the likely one is loaded first."""
    wanted = declared.strip().casefold().removeprefix("af-")
    ids = sorted(scheme_ids(root), key=lambda one: one.casefold() != wanted)
    return next((s for s in (load_scheme(one, root) for one in ids) if s.bears(declared)), None)


@lru_cache(maxsize=64)
def load_scheme(scheme_id: str, root: Path = ROOT) -> Scheme:
    """The scheme with its piece models. Raises SchemeError with file and reason."""
    folder = root / scheme_id
    if not (folder / "scheme.yaml").is_file():
        raise SchemeError(f"{scheme_id}: unknown scheme, known: {', '.join(scheme_ids(root))}")
    content = _extended(folder / "scheme.yaml", root)
    pieces = sorted(path for path in folder.glob("*.yaml") if path.name != "scheme.yaml")
    pieces += [_common(name, root) for name in content.pop("shared", [])]
    content["pieces"] = [_extended(path, root) for path in pieces]
    try:
        scheme = Scheme.model_validate(content)
    except ValidationError as error:
        files = [folder / "scheme.yaml", *pieces]
        raise SchemeError(f"{scheme_id}: {_explain(error, content, files, root)}") from error
    _refuse_misfits(zip(pieces, scheme.pieces, strict=True), root)
    return scheme


def _refuse_misfits(models: Iterable[tuple[Path, PieceModel]], root: Path) -> None:
    """A label that the piece's own sample does not hold is a mistake: file, line, reason."""
    faults = [
        f"{path.parent.name}/{path.name}:{line_of(path, name)}: {reason}"
        for path, model in models
        for name, reason in misfits(model, path.parent)
    ]
    if faults:
        raise SchemeError("\n".join(faults))


def load_piece(path: Path, root: Path = ROOT) -> PieceModel:
    """One piece model on its own, before it joins its scheme; its sample stands in samples/ beside it.

    Raises SchemeError with file, line and reason.
    """
    content = _extended(path, root)
    try:
        model = PieceModel.model_validate(content)
    except ValidationError as error:
        raise SchemeError(_explain(error, content, [path], root)) from error
    _refuse_misfits([(path, model)], root)
    return model


def _explain(error: ValidationError, content: dict[str, Any], files: list[Path], root: Path) -> str:
    """One line an error: file, line, what is wrong there."""
    return "\n".join(
        _one(content, tuple(item["loc"]), item["msg"], files, root)
        for item in error.errors(include_url=False)
    )


def _one(content: dict[str, Any], loc: Loc, message: str, files: list[Path], root: Path) -> str:
    path, inside, rest = files[0], content, loc
    if len(loc) > 1 and loc[0] == "pieces" and isinstance(loc[1], int):
        path, inside, rest = files[loc[1] + 1], content["pieces"][loc[1]], loc[2:]
    where = place(_chain(path, root), inside, rest)
    return f"{where}: {'/'.join(str(part) for part in rest)}: {message}"


def _chain(path: Path, root: Path) -> list[Path]:
    """The file, then what it extends, the last one first: it was laid over the others."""
    above = [_common(parent, root) for parent in reversed(parents(read_yaml(path)))]
    return [path, *(one for parent in above for one in _chain(parent, root))]
