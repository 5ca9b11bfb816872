"""What produced a result: versions of the program, the engines and the scheme."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import pytesseract

from ocr.networks import OURS, model_bytes, reckons_short
from schemes.load import COMMON, ROOT

PACKAGES = (
    "factur-x",
    "lxml",
    "numpy",
    "onnxruntime",
    "opencv-python-headless",
    "openvino",
    "pdfplumber",
    "pillow",
    "pyhanko",
    "pypdfium2",
    "rapidfuzz",
    "rapidocr",
    "rapidocr-onnxruntime",
    "recevable",
    "spacy",
    "zxing-cpp",
)


@lru_cache(maxsize=8)
def versions(scheme: str) -> dict[str, str]:
    """Package → version; "tesseract" → its own, "reading" → how it reckons; digests of our files.

    "models": of our networks; "scheme": of the scheme's YAML.
    """
    found = {name: _version(name) for name in PACKAGES}
    found["reading"] = "16 bits, 32 in doubt" if reckons_short() else "32 bits"
    found["tesseract"] = str(pytesseract.get_tesseract_version())
    found["models"] = _short(hashlib.sha256(b"".join(model_bytes(model) for model in OURS)))
    found["scheme"] = f"{scheme} {_digest(scheme)}"
    return found


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _short(digest: hashlib._Hash) -> str:
    """First 16 hex digits."""
    return digest.hexdigest()[:16]


def _digest(scheme: str) -> str:
    """Of the scheme's files, common ones included."""
    digest = hashlib.sha256()
    files: list[Path] = [*sorted((ROOT / scheme).glob("*.yaml")), *sorted((ROOT / COMMON).glob("*.yaml"))]
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return _short(digest)
