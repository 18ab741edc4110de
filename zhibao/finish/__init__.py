"""The filled document made complete: numbers, references, contents, sections, properties."""

from zhibao.finish.finishing import Finished, finish
from zhibao.finish.properties import set_properties
from zhibao.finish.references import UNNUMBERED
from zhibao.finish.section_breaks import case_ends, keep_case_ends_at

__all__ = ["UNNUMBERED", "Finished", "case_ends", "finish", "keep_case_ends_at", "set_properties"]
