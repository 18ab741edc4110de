"""The filled document made complete: numbers, references, contents, sections, properties."""

from zhibao.finish.finishing import finish
from zhibao.finish.references import UNNUMBERED

__all__ = ["UNNUMBERED", "finish"]
