"""Reference bases of the operator: loaded from CSV or XLSX, kept by version, looked up for a dossier."""

from pipeline.references.keep import digest, keep, look_up
from pipeline.references.rows import BaseError, Columns, read_base

__all__ = ["BaseError", "Columns", "digest", "keep", "look_up", "read_base"]
