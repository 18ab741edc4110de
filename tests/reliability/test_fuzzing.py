"""A few hundred mutated files; a file of its own, so that another process of the tests takes the other proofs."""

from __future__ import annotations

from tests.reliability.test_proofs import prove_in_short


def test_nothing_goes_wrong_with_mutated_files() -> None:
    prove_in_short("fuzzing")
