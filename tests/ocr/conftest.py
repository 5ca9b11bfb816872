"""The real readers, built once for all the tests."""

import pytest

from ocr.engines import Engines


@pytest.fixture(scope="session")
def engines() -> Engines:
    return Engines()
