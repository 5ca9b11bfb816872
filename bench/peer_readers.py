"""Readers of a whole page picture, one thread each: picture file in, text out."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import which

import pytesseract

from ocr.document import read_document
from ocr.engines import Engines

Reader = Callable[[Path], str]
SECONDS = 120.0
ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}


class GaveUpError(Exception):
    """The reader took more than `SECONDS` on a page, or refused it."""


def readers() -> Mapping[str, Reader]:
    """The readers that this machine has, by name."""
    os.environ |= ONE_THREAD
    found: dict[str, Reader] = {"recevable, first reader": first_reader(), "Tesseract, psm 3": tesseract}
    if which("ocrmypdf"):
        found["OCRmyPDF, deskew and rotate"] = ocrmypdf
    return found


def first_reader() -> Reader:
    """Ours, which turns and straightens by itself; the second reader has no part in it."""
    engines = Engines()

    def read(picture: Path) -> str:
        document = read_document(picture.name, picture.read_bytes(), engines).document
        if document.problem is not None:
            raise GaveUpError(document.problem.code)
        return "\n".join(page.text for page in document.pages)

    return read


def tesseract(picture: Path) -> str:
    """The page as it is, as French. Raises GaveUpError."""
    try:
        return str(pytesseract.image_to_string(str(picture), "fra", config="--psm 3", timeout=SECONDS))
    except RuntimeError as error:  # pytesseract's way to say that the time is over
        raise GaveUpError(str(error)) from error


def ocrmypdf(picture: Path) -> str:
    """What it writes beside its PDF. Raises GaveUpError."""
    sidecar = picture.with_suffix(".txt")
    options = ("-l", "fra", "--rotate-pages", "--deskew", "--jobs", "1", "--output-type", "pdf", "--quiet")
    run((*options, "--sidecar", str(sidecar), str(picture), str(picture.with_suffix(".pdf"))))
    return sidecar.read_text(encoding="utf-8")


def run(arguments: Sequence[str], program: str = "ocrmypdf", seconds: float = SECONDS) -> None:
    """Run a program to its end, or end it with its own children. Raises GaveUpError."""
    process = subprocess.Popen(  # noqa: S603 - our own words
        (program, *arguments), env=os.environ | ONE_THREAD, start_new_session=True
    )
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise GaveUpError(f"more than {seconds:.0f} s") from error
    if code:
        raise GaveUpError(f"{program} ended with code {code}")
