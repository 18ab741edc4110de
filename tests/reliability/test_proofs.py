"""A short form of each proof; the whole is python benchmarks/reliability.py, its figures are in docs/reliability.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reliability import PROOFS

ROOT = Path(__file__).parents[2]
COMMAND = ROOT / "benchmarks" / "reliability.py"


@pytest.mark.parametrize("name", [proof.name for proof in PROOFS if proof.name != "fuzzing"])
def test_nothing_goes_wrong(name: str) -> None:
    prove_in_short(name)


def prove_in_short(name: str) -> None:
    """Run the command on one proof."""
    # A process of its own: what it forks holds no more memory than the program.
    words = [sys.executable, str(COMMAND), "--short", name]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr[-2000:]
    assert "| 0 |" in run.stdout
