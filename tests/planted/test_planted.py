"""A careful reviewer finds every planted fault at its cell, and doubts nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.builders import TEMPLATES, write_workbook
from tests.packs import WORKBOOKS
from tests.planted.planting import Reviewed, copy_of_sample, doubts, faults, look_alikes, reviewed
from zhibao import review
from zhibao.checks import all_checks

BOOKS = sorted({fault.book for fault in faults()})
ENOUGH = 120
# The sample's pack closes the gaps of which this one tells.
NOT_OF_THE_SAMPLE = {"T259"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_sample(tmp_path_factory.mktemp("样例"))


@pytest.fixture(scope="module", params=BOOKS)
def of_book(request: pytest.FixtureRequest, sample: Path) -> Reviewed:
    return reviewed(sample, request.param)


def test_every_planted_fault_is_told_at_its_cell(of_book: Reviewed) -> None:
    assert [f"{each.place} {each.fault}" for each in of_book.missed] == []


def test_nothing_else_is_doubted(of_book: Reviewed) -> None:
    assert [f"{each.code} {each.ref} {each.message}" for each in of_book.uncalled] == []


def test_faults_are_planted_for_every_check() -> None:
    planted = Counter(fault.code for fault in faults())
    assert sum(planted.values()) >= ENOUGH
    assert sorted({check.code for check in all_checks()} - set(planted) - NOT_OF_THE_SAMPLE) == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_clean_workbook_is_not_doubted(name: str) -> None:
    assert [f"{each.code} {each.ref}" for each in doubts(review(WORKBOOKS[name], templates=TEMPLATES))] == []


def test_what_looks_wrong_and_is_right_is_not_doubted(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", look_alikes())
    found = doubts(review(path, templates=TEMPLATES))
    assert [f"{each.code} {each.ref} {each.message}" for each in found] == []
