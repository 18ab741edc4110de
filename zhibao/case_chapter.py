"""All case studies in one chapter, for packs whose [case] chapter names one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from zhibao.findings import Finding, Findings, structure_rules
from zhibao.model.blocks import Block, CaseStudy, Heading, Orientation, PageBreak
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, Report
from zhibao.model.text import Text


def gather_cases(report: Report, title: str) -> tuple[Report, tuple[Finding, ...]]:
    """Return the report with the case studies of its chapters in the chapter called `title`, in their order.

    A report without such a chapter gets one after its last. Headings and chapters that held nothing but case studies
    go. An empty title, or a report whose case studies stand there already, changes nothing.
    """
    others = [part for part in report.chapters if part.title.plain != title and any(_cases(part.blocks))]
    moved = tuple(case for part in others for case in _cases(part.blocks))
    if not title or not moved:
        return report, ()
    findings, count = Findings(), sum(isinstance(block, CaseStudy) for block in moved)
    findings.add(structure_rules.CASES_GATHERED.at(CellRef(), count=count, chapter=title))
    left = [_without_cases(part, findings) if part in others else part for part in report.chapters]
    at = next((index for index, part in enumerate(left) if part.title.plain == title), len(left))
    home = left[at] if at < len(left) else Part(PartKind.CHAPTER, Text.of(title), ())
    left[at : at + 1] = [replace(home, blocks=(*home.blocks, *moved))]
    return replace(report, chapters=tuple(part for part in left if part.blocks)), tuple(findings)


def _cases(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the case studies, each with the direction of the page that it is written in."""
    landscape = False
    for block in blocks:
        if isinstance(block, CaseStudy):
            yield from (Orientation(landscape), block, Orientation(landscape=False))
        landscape = _direction_after(block, landscape)


def _direction_after(block: Block, landscape: bool) -> bool:
    if isinstance(block, Orientation):
        return block.landscape
    turns = [each for each in getattr(block, "blocks", ()) if isinstance(each, Orientation)]
    return turns[-1].landscape if turns else landscape


def _without_cases(part: Part, findings: Findings) -> Part:
    """Return the part without its case studies, and without headings under which nothing else stood."""
    kept: list[Block] = []
    for index, block in enumerate(part.blocks):
        if isinstance(block, Heading) and _held_only_cases(block, part.blocks[index + 1 :]):
            findings.add(structure_rules.ONLY_CASES.at(block.text.ref, heading=block.text.plain))
        else:
            kept += _in_place_of(block)
    if any(_is_content(block) for block in kept):
        return replace(part, blocks=tuple(kept))
    findings.add(structure_rules.ONLY_CASES.at(part.title.ref, heading=part.title.plain))
    return replace(part, blocks=())


def _in_place_of(block: Block) -> tuple[Block, ...]:
    """Return what a block leaves behind: a case study only the turns of the page in it."""
    if isinstance(block, CaseStudy):
        return tuple(each for each in block.blocks if isinstance(each, Orientation))[-1:]
    return (block,)


def _held_only_cases(heading: Heading, following: Sequence[Block]) -> bool:
    under = list(takewhile(lambda each: not (isinstance(each, Heading) and each.level <= heading.level), following))
    has_cases = any(isinstance(each, CaseStudy) for each in under)
    return has_cases and not any(_is_content(each) for each in under if not isinstance(each, CaseStudy | Heading))


def _is_content(block: Block) -> bool:
    return not isinstance(block, Orientation | PageBreak)
