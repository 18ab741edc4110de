"""docxtpl without its silent repairs, and without its passes over reports that hold nothing of what they look for."""

from __future__ import annotations

from functools import lru_cache
from inspect import getfile
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from zhibao.template_code import kept_text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.fields import fields
from zhibao.word.package import parse
from zhibao.word.table_grids import has_whole_grids
from zhibao.word.unbalanced_ranges import (
    UnbalancedFieldError,
    has_unbalanced_field,
    without_deleted_tags,
    without_unbalanced_ranges,
)
from zhibao.word.xml import Element, drop_ids

# What docxtpl makes tabs, paragraphs, breaks and pages of.
_LISTED = lazy_pattern("[\t\a\n\f]")
_FOOTNOTES = "wordprocessingml.footnotes+xml"
# The bodies, headers and footers of some templates.
_MOST_PATCHED = 64


class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no annotations
    """A template whose filled text is refused where it is no XML, not repaired."""

    def fix_tables(self, xml: str) -> Any:
        root = parse(xml.encode())
        if not has_whole_grids(root):
            root = super().fix_tables(xml)
        # A loop repeats paragraphs with their ids.
        drop_ids(root)
        return root

    def get_part_xml(self, part: Any) -> Any:
        return self.xml_to_string(without_style_texts(parse(part.blob)))

    def patch_xml(self, src_xml: str) -> Any:
        """Leave out deleted tags; what is made of a part is kept."""
        return _kept(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> Any:
        rendered = super().render_xml_part(without_unbalanced_ranges(src_xml), part, context, jinja_env)
        if has_unbalanced_field(rendered):
            raise UnbalancedFieldError
        return rendered

    def resolve_listing(self, xml: str) -> Any:
        return super().resolve_listing(xml) if _LISTED.search(xml) else xml

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Fill footnotes; docxtpl looks for them among all parts once more for each section."""
        if any(part.content_type.endswith(_FOOTNOTES) for part in self.docx.part.package.parts):
            super().render_footnotes(context, jinja_env)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties to the finish step: docxtpl would escape them twice."""


# A report may be filled in twice, and the next one of a batch is filled into the same template.
@lru_cache(_MOST_PATCHED)
def _kept(xml: str) -> str:
    return kept_text(Path(getfile(DocxTemplate)), without_deleted_tags(xml), DocxTemplate("").patch_xml)


def patched(xml: str) -> str:
    """Return a piece of a part as Jinja is given it, without deleted tags."""
    made: str = DocxTemplate("").patch_xml(without_deleted_tags(xml))
    return made


def without_style_texts(part: Element) -> Element:
    """Empty the results of STYLEREF fields in a header or footer, in place, and return it.

    Word shows there what the template's own headings say, tags and all; in the report it finds each page's heading.
    """
    for each in fields(part, "STYLEREF"):
        each.set_result("")
    return part
