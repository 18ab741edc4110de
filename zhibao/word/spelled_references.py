"""References in a copy that LibreOffice lays out: as words that it keeps on one line, which it does to no field."""

from __future__ import annotations

from zhibao.word.fields import Field, fields
from zhibao.word.run_fonts import hold
from zhibao.word.unbroken import is_unbroken_label, joined_label
from zhibao.word.xml import Element


def spell_out_references(story: Element) -> None:
    """Put the labels that references show in place of the fields, in place."""
    for reference in fields(story, "REF"):
        if reference.end is not None and is_unbroken_label(reference.shown):
            _spell_out(reference)


def _spell_out(reference: Field) -> None:
    reference.set_result(joined_label(reference.shown))
    run = reference.result[0].getparent()
    assert run is not None
    hold(run)
    ends = [each.getparent() for each in (reference.begin, reference.end) if each is not None]
    for each in (*ends, *reference.runs):
        parent = None if each is None else each.getparent()
        if each is not None and each is not run and parent is not None:
            parent.remove(each)
