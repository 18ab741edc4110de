"""Schools that case studies name, against the roster."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.findings import Finding, structure_rules
from zhibao.model.blocks import CaseStudy
from zhibao.model.report import ComputedReport
from zhibao.model.walk import all_blocks
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


def unknown_schools(report: ComputedReport) -> Iterator[Finding]:
    """Yield the case studies of a computed report whose school the roster lacks; without a roster nothing is known."""
    known = {key_of(school.plain): school.plain for school in report.schools}
    for block in all_blocks(report.parts):
        if not isinstance(block, CaseStudy) or not known or any(run.todo for run in block.school.runs):
            continue
        for school in block.schools:
            if key_of(school) not in known:
                near = suggestion(school, known.values())
                yield structure_rules.UNKNOWN_SCHOOL.at(block.school.ref, found=school, suggestion=near)
