"""For all tests: the command lays nothing out, which would take seconds each time."""

from __future__ import annotations

import importlib

import pytest

from tests.paging_fakes import FakeEngine
from zhibao.paging import Engine


@pytest.fixture(autouse=True)
def engines(monkeypatch: pytest.MonkeyPatch) -> list[Engine]:
    """The engines that the command finds: a fake one, unless a test puts others in."""
    found: list[Engine] = [FakeEngine()]
    # By its module: the package zhibao.cli has a function of that name.
    monkeypatch.setattr(importlib.import_module("zhibao.cli.main"), "all_engines", lambda: tuple(found))
    return found
