"""For all tests: the command lays nothing out, which would take seconds each time."""

from __future__ import annotations

import importlib

import pytest

from tests.paging_fakes import FakeEngine


@pytest.fixture(autouse=True)
def _no_office_program(monkeypatch: pytest.MonkeyPatch) -> None:
    # By its module: the package zhibao.cli has a function of that name.
    monkeypatch.setattr(importlib.import_module("zhibao.cli.main"), "all_engines", lambda: (FakeEngine(),))
