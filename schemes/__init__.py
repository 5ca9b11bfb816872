"""The regulation as data: one folder of YAML per funding scheme, and its strict loader."""

from schemes.load import SchemeError, find_scheme, load_scheme, scheme_ids
from schemes.model import Scheme

__all__ = ["Scheme", "SchemeError", "find_scheme", "load_scheme", "scheme_ids"]
