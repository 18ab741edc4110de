"""Pages without holes: figures made a little lower, blocks and text in another order, ends of cases kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.figures.chart_drawing import ChartSettings
from zhibao.figures.figure_drawing import chart_settings
from zhibao.figures.resizing import least_shares, resized
from zhibao.findings import Finding, Findings, paging_rules
from zhibao.finish import add_space, case_frames, keep_case_texts, may_be_kept
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import Figure
from zhibao.model.fill_marks import block_bookmark, picture_name
from zhibao.model.report import PrintedReport
from zhibao.model.walk import all_blocks
from zhibao.paging import AddedSpace, Filled, FramedCase, Movable, PagingError, blocks_of, boxes_of, filled
from zhibao.pipeline.preparing import Prepared, text_area
from zhibao.prose.passable_text import Passable, passable_texts, reordered

_NO_CAPTION = "没有题目的图"


class Filling(Struct, frozen=True):
    """How pages are filled: what was prepared, with lower figures or in another order where that helps; the cases whose
    last paragraphs are kept with their ends, and where space is added, by their places; what stands in another order.

    `lower` are the figures that are lower, where that is all that is changed of what was prepared.
    """

    prepared: Prepared
    kept: frozenset[int] = frozenset()
    spaces: Mapping[int, AddedSpace] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    lower: tuple[Figure, ...] = ()

    def hold_case_ends(self, document: Document) -> None:
        """Let no end of a case stand on a page without text of the case, in place."""
        style = self.prepared.pack.styles.case_end
        keep_case_texts(document, style, self.kept)
        for place, frame in enumerate(case_frames(document, style)) if self.spaces else ():
            if added := self.spaces.get(place):
                above = frame.opening if added.is_at_opening else frame.text
                assert above is not None
                add_space(document, above, added.space)


def fill_pages(prepared: Prepared, document: Document) -> Filling:
    """Return how the pages of a document are best filled, and what was prepared for that, itself where it is so.

    How they are filled is estimated, whoever lays the report out afterwards.
    """
    rules = prepared.pack.fill
    if not rules.on:
        return Filling(prepared)
    least = least_shares(prepared.report, rules.least_height)
    texts = passable_texts(prepared.report) if rules.reorder else {}
    try:
        boxes = boxes_of(document)
    except PagingError:
        return Filling(prepared)
    ends = _ends(prepared, document)
    while True:
        found = filled(boxes, least, rules, _movable(texts), ends)
        if not (found.shares or found.moved):
            return Filling(prepared, found.kept, found.spaces)
        report, stayed = resized(prepared.report, prepared.hidden.report, found.shares, _settings(prepared))
        if not stayed:
            moved = _moved(found, texts)
            about = tuple(_told(report, moved))
            changed = replace(prepared, report=reordered(report, moved))
            lower = () if moved else tuple(_lower(prepared.report, report))
            return Filling(changed, found.kept, found.spaces, about, lower)
        least = {name: share for name, share in least.items() if name not in stayed}


def _lower(before: PrintedReport, after: PrintedReport) -> Iterator[Figure]:
    for drawn, block in zip(all_blocks(before.parts), all_blocks(after.parts), strict=True):
        if isinstance(block, Figure) and block is not drawn:
            yield block


def _ends(prepared: Prepared, document: Document) -> list[FramedCase]:
    """Return what closes the cases, by the numbers of the document's paragraphs and tables."""
    frames = case_frames(document, prepared.pack.styles.case_end)
    numbers = {block: number for number, block in enumerate(blocks_of(document))} if frames else {}
    return [
        FramedCase(
            numbers[frame.closing],
            None if frame.opening is None else numbers[frame.opening],
            may_be_kept(frame),
            frame.is_rule,
        )
        for frame in frames
    ]


def _movable(texts: Mapping[str, Passable]) -> list[Movable]:
    return [
        Movable(
            frozenset((block_bookmark(id_), picture_name(id_))),
            tuple(map(block_bookmark, passable.after)),
            tuple(map(block_bookmark, passable.before)),
        )
        for id_, passable in texts.items()
    ]


def _moved(found: Filled, texts: Mapping[str, Passable]) -> Mapping[str, int]:
    ids = list(texts)
    return {ids[place]: count for place, count in found.moved.items()}


def _told(report: PrintedReport, moved: Mapping[str, int]) -> Iterator[Finding]:
    for block in all_blocks(report.parts):
        if isinstance(block, TableBlock | Figure) and block.id in moved:
            side = "后" if moved[block.id] > 0 else "前"
            caption = block.caption.words or _NO_CAPTION
            values = {"caption": caption, "side": side, "count": abs(moved[block.id])}
            yield paging_rules.REORDERED.at(block.ref, **values)


def _settings(prepared: Prepared) -> ChartSettings:
    """Return what the report's charts were drawn with."""
    template, rules, numbers = prepared.template, prepared.pack.picture, prepared.pack.numbers
    area, fonts = text_area(template), template.chart_fonts
    return chart_settings(prepared.hidden.report, area, rules, fonts, numbers, Findings(), prepared.cache)
