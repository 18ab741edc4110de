"""Paragraphs that may change places with the table or figure beside them, and blocks in another order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from zhibao.model.blocks import CaseStudy, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.report import Part, PrintedReport
from zhibao.text.lazy_patterns import lazy_pattern

# What says that a table or figure follows at once; one that is below, or named by its number, may stand further on.
_LEADS = lazy_pattern(r"[:：]\s*$|如下|如[图表](?!\s*\d)")
# What says that one stands before, or speaks of the one at hand without its number.
_LOOKS_BACK = lazy_pattern(r"[上左右前此该本由从][图表]|[图表]中|[上前]述|如上|可见|看出|这[张幅些]")
_NAMES_ONE = lazy_pattern(r"[图表]\s*[\d一二三四五六七八九十]|下[图表]")
# A reference whose number is not known yet.
_REFERENCE = "图 1"
# What stands behind more paragraphs would be far from where it belongs; before more, far from where it was written.
_MOST_AFTER, _MOST_BEFORE = 4, 2

Blocks = Sequence[PrintedBlock]


class Passable(Struct, frozen=True):
    """The ids of the paragraphs that a block may pass, the nearest first: of those after it and of those before."""

    after: tuple[str, ...]
    before: tuple[str, ...]


def passable_texts(report: PrintedReport) -> Mapping[str, Passable]:
    """Return what tables and figures may pass, by id, of those that may pass any.

    They stay in their sections and behind the text that refers to them, and no text is parted from what it points to.
    """
    found = {
        block.id: _passable(blocks, at, is_captioned=bool(block.caption))
        for blocks in _sequences(report)
        for at, block in enumerate(blocks)
        if isinstance(block, TableBlock | Figure) and not _is_led_to(blocks, at)
    }
    return {id_: texts for id_, texts in found.items() if texts.after or texts.before}


def _passable(blocks: Blocks, at: int, is_captioned: bool) -> Passable:
    """Return what a block may pass: one without a caption stays beside the paragraph that it follows."""
    after, before = _ids(_after(blocks, at)), _ids(_before(blocks, at))
    return Passable(after, before) if is_captioned else Passable((), before[:1])


def reordered(report: PrintedReport, moved: Mapping[str, int]) -> PrintedReport:
    """Return the report with blocks, by id, behind so many paragraphs that stood after them.

    A number less than none is that of paragraphs that stood before them.
    """

    def change(part: Part[PrintedBlock]) -> Part[PrintedBlock]:
        return replace(part, blocks=tuple(_in_order(part.blocks, moved)))

    return report.with_parts(change) if moved else report


def _in_order(blocks: Blocks, moved: Mapping[str, int]) -> Iterator[PrintedBlock]:
    order = list(blocks)
    # Those that move down from below upwards, so that none passes another; then those that move up.
    for at in reversed(range(len(order))):
        if (count := moved.get(order[at].id, 0)) > 0:
            order[at : at + count + 1] = [*order[at + 1 : at + count + 1], order[at]]
    for at in range(len(order)):
        if (count := -moved.get(order[at].id, 0)) > 0:
            order[at - count : at + 1] = [order[at], *order[at - count : at]]
    for block in order:
        yield block.with_blocks(_in_order(block.blocks, moved)) if isinstance(block, CaseStudy) else block


def _sequences(report: PrintedReport) -> Iterator[Blocks]:
    """Yield the blocks that follow each other: those of a part, and those inside each case study."""
    for part in report.parts:
        yield part.blocks
        for case in part.blocks:
            if isinstance(case, CaseStudy):
                # Text that comes first in a case that runs in stands on its title's line: none may come to do so.
                has_lead = all(isinstance(block, Paragraph) for block in case.blocks[:1])
                yield case.blocks if has_lead or not case.run_in else case.blocks[1:]


def _is_led_to(blocks: Blocks, at: int) -> bool:
    """Tell whether the text right before a block points to it."""
    before = blocks[at - 1] if at else None
    return isinstance(before, Paragraph) and bool(_LEADS.search(_words(before)))


def _after(blocks: Blocks, at: int) -> Iterator[Paragraph]:
    """Yield the paragraphs after a block up to what is no text, or looks back."""
    for block in blocks[at + 1 : at + 1 + _MOST_AFTER]:
        if not isinstance(block, Paragraph) or _LOOKS_BACK.search(_words(block)):
            return
        yield block


def _before(blocks: Blocks, at: int) -> Iterator[Paragraph]:
    """Yield the paragraphs before a block up to one that names a table or figure, or that begins a section."""
    for nearer, further in pairwise(reversed(blocks[:at][-_MOST_BEFORE - 1 :])):
        if not (isinstance(nearer, Paragraph) and isinstance(further, Paragraph)) or _names_one(nearer):
            return
        yield nearer


def _names_one(text: Paragraph) -> bool:
    words = _words(text)
    return any(pattern.search(words) for pattern in (_NAMES_ONE, _LEADS, _LOOKS_BACK))


def _words(text: Paragraph) -> str:
    return "".join(_REFERENCE if run.target else run.text for run in text.text.runs)


def _ids(texts: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(text.id for text in texts)
