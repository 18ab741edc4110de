"""A short form of each proof; the whole is python benchmarks/reliability.py, its figures are in docs/reliability.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reliability import PROOFS, Proof

pytestmark = pytest.mark.unsound("reports that somebody has edited")


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.prove.__module__.rpartition(".")[2])
def test_nothing_goes_wrong(proof: Proof, tmp_path: Path) -> None:
    figures = proof.prove(proof.short, tmp_path)
    assert not figures.wrong
    assert figures.skipped or any(figures.tried.values())
