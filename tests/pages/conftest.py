"""The pages, made once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.made import make_all

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return make_all(tmp_path_factory.mktemp("pages"))
