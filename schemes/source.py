"""References to the texts, and facts that the texts leave unknown."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Frozen

Source = Annotated[str, Field(pattern=r"^(S[0-4]:\d+(-\d+)?|facts §\d+(\.\d+)?|[A-Z][^:]{3,80})$")]
Sources = Annotated[tuple[Source, ...], Field(min_length=1)]


class Unknown(Frozen):
    """The text leaves this value unknown: nobody invents it, an operator may set it."""

    unknown: Annotated[str, Field(min_length=10)]


class Sourced(Frozen):
    """A piece of regulation always says where it comes from."""

    source: Sources


Basis = Literal["explicit", "inferred"]
