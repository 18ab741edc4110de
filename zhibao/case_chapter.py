"""All case studies in one chapter, for packs whose [case] chapter names one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from msgspec import structs

from zhibao.findings import Finding, Findings, structure_rules
from zhibao.model.blocks import CaseStudy, Heading, Orientation, PageBreak, ReadBlock, nested
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, ReadReport
from zhibao.model.text import Text


def gather_cases(report: ReadReport, title: str) -> tuple[ReadReport, tuple[Finding, ...]]:
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
    home = left[at] if at < len(left) else Part(PartKind.CHAPTER, structs.replace(Text.of(title), id="x1t1"), (), "x1")
    left[at : at + 1] = [structs.replace(home, blocks=(*home.blocks, *moved))]
    return replace(report, chapters=tuple(part for part in left if part.blocks)), tuple(findings)


def _cases(blocks: Iterable[ReadBlock]) -> Iterator[ReadBlock]:
    """Yield the case studies, each with the direction of the page that it is written in."""
    landscape = False
    for block in blocks:
        if isinstance(block, CaseStudy):
            turn, back = Orientation(landscape, id=f"{block.id}x1"), Orientation(landscape=False, id=f"{block.id}x2")
            yield from (turn, block, back)
        landscape = _direction_after(block, landscape)


def _direction_after(block: ReadBlock, landscape: bool) -> bool:
    turns = [each for each in nested([block]) if isinstance(each, Orientation)]
    return turns[-1].landscape if turns else landscape


def _without_cases(part: Part[ReadBlock], findings: Findings) -> Part[ReadBlock]:
    """Return the part without its case studies, and without headings under which nothing else stood."""
    kept: list[ReadBlock] = []
    for index, block in enumerate(part.blocks):
        if isinstance(block, Heading) and _held_only_cases(block, part.blocks[index + 1 :]):
            findings.add(structure_rules.ONLY_CASES.at(block.text.ref, heading=block.text.plain))
        else:
            kept += _in_place_of(block)
    if any(_is_content(block) for block in kept):
        return structs.replace(part, blocks=tuple(kept))
    findings.add(structure_rules.ONLY_CASES.at(part.title.ref, heading=part.title.plain))
    return structs.replace(part, blocks=())


def _in_place_of(block: ReadBlock) -> tuple[ReadBlock, ...]:
    """Return what a block leaves behind: a case study only the turns of the page in it."""
    if isinstance(block, CaseStudy):
        return tuple(each for each in block.blocks if isinstance(each, Orientation))[-1:]
    return (block,)


def _held_only_cases(heading: Heading, following: Sequence[ReadBlock]) -> bool:
    under = list(takewhile(lambda each: not (isinstance(each, Heading) and each.level <= heading.level), following))
    has_cases = any(isinstance(each, CaseStudy) for each in under)
    return has_cases and not any(_is_content(each) for each in under if not isinstance(each, CaseStudy | Heading))


def _is_content(block: ReadBlock) -> bool:
    return not isinstance(block, Orientation | PageBreak)
