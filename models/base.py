"""The frozen base of every type that travels between rooms."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
