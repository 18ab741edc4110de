"""The reports of the sample workbooks, each built once in a run of the tests, whichever processes ask for it."""

from __future__ import annotations

import os
import pickle
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from zc.lockfile import LockError, SimpleLockFile  # type: ignore[import-untyped]  # it has no annotations

from tests.builders import TEMPLATES
from tests.packs import in_pack
from tests.reports import silent
from zhibao.pack import DEFAULT_PACK
from zhibao.pipeline import Outcome, build


@dataclass(frozen=True)
class SampleReports:
    """Samples as they ship, or in another pack, for tests that only read them; in a folder that processes share."""

    folder: Path

    def __call__(self, workbook: Path, pack: str = DEFAULT_PACK) -> Outcome:
        """Return the outcome of building a workbook, which is of the usual pack, in that one."""
        place = self.folder / f"{workbook.parent.name} {pack}"
        kept = place / "outcome"
        place.mkdir(parents=True, exist_ok=True)
        with closing(_locked(place / "lock")):
            if not kept.exists():
                book = workbook if pack == DEFAULT_PACK else in_pack(workbook, pack, place / "in")
                kept.write_bytes(pickle.dumps(build(book, TEMPLATES, place / "output", silent)))
        outcome = pickle.loads(kept.read_bytes())
        assert isinstance(outcome, Outcome)
        return outcome


def _locked(path: Path) -> SimpleLockFile:
    """Return the lock on a file as soon as no other process has it."""
    while True:
        try:
            return SimpleLockFile(str(path))
        except LockError:
            time.sleep(0.05)


def shared_folder(temporary: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run of the tests have."""
    own = temporary.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
