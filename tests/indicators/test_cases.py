"""The genre's own cases, stated in cases/*.toml, through reading and evaluation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import faults, henan, read
from tests.checks import test_computed_checks
from tests.indicators.case_files import CHAPTER, Case, all_cases
from zhibao.checks import Matter, review
from zhibao.compute import compute
from zhibao.findings import Finding
from zhibao.model.blocks import ComputedBlock, Paragraph, TableBlock
from zhibao.model.table import Table

CASES = all_cases()
# The checks of what was typed, computed and added up; the others doubt numbers that are made up.
OF_COMPUTING = {example.check for example in test_computed_checks.EXAMPLES}


def evaluated(tmp_path: Path, case: Case) -> tuple[tuple[ComputedBlock, ...], tuple[Finding, ...]]:
    """Return the chapter's blocks and all findings."""
    report, found = read(tmp_path, case.sheets)
    computed, more = compute(report, henan().change)
    (part,) = (part for part in computed.chapters if part.title.plain == CHAPTER)
    reviewed = review(Matter(computed, report, henan()), OF_COMPUTING)
    return part.blocks, tuple(dict.fromkeys((*found, *more, *reviewed.findings)))


def printed_table(blocks: tuple[ComputedBlock, ...]) -> Table:
    return [block.table for block in blocks if isinstance(block, TableBlock)][-1]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_what_is_printed_and_found(tmp_path: Path, case: Case) -> None:
    blocks, findings = evaluated(tmp_path, case)
    assert tuple(block.text.plain for block in blocks if isinstance(block, Paragraph)) == case.printed
    if case.table is not None:
        rows = printed_table(blocks).rows
        assert tuple(tuple(cell.plain if cell else "←" for cell in row) for row in rows) == case.table
    assert tuple(sorted(faults(findings))) == case.faults, [finding.message for finding in findings]
    said = "\n".join(f"{finding.message}{finding.advice}" for finding in findings)
    assert [word for word in case.words if word not in said] == [], said


def test_there_are_cases_enough_and_none_twice() -> None:
    assert len(CASES) >= 100
    assert len({case.id for case in CASES}) == len(CASES)
