"""Limits and choices of a run: environment variables RECEVABLE_*, or a .env file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import DirectoryPath, Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from electronic.trust import load_trust
from ocr.settings import Limits
from pipeline.machine import fitting

MOST_WORKERS = 4  # unless more are asked for: a dossier has few pages


class Settings(BaseSettings):
    """Every limit has a default that an ordinary dossier never meets.

    `seconds_per_file` bounds opening and reading one file, `seconds_per_dossier` what comes after it;
    `memory_mb` bounds what one task may add to a worker's private memory. `calendar` sets dates that the
    texts leave unknown, by scheme and key: {"MDV-LGC-Va2": {"date-0": "2025-09-30T00:00:00+02:00"}}.
    `trust` is a folder of certificates (PEM or DER) that the chain of an electronic signature may end in.
    `workers` read one dossier together, as many as there is room for, four at most; they change no result.
    `references` is the folder of the reference bases that were loaded.
    """

    model_config = SettingsConfigDict(env_prefix="RECEVABLE_", env_nested_delimiter="__", frozen=True)

    reading: Limits = Limits()
    seconds_per_file: float = Field(default=300.0, gt=0)
    seconds_per_dossier: float = Field(default=300.0, gt=0)
    memory_mb: int = Field(default=3000, ge=500)
    workers: int = Field(default_factory=lambda: min(fitting(), MOST_WORKERS), ge=1)
    max_files: int = Field(default=200, ge=1)
    archive_max_bytes: int = Field(default=500_000_000, ge=1)
    archive_max_ratio: float = Field(default=200.0, gt=1)
    calendar: dict[str, dict[str, datetime]] = {}
    trust: DirectoryPath | None = None
    references: Path | None = None

    @field_validator("trust")
    @classmethod
    def _only_certificates(cls, folder: DirectoryPath | None) -> DirectoryPath | None:
        """A folder that cannot be read is told at start, not file by file. Raises ValueError."""
        load_trust(folder)
        return folder
