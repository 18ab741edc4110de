"""The filled document made complete: numbers, references, contents, sections, properties."""

from zhibao.finish.finishing import Finished, finish
from zhibao.finish.properties import set_properties
from zhibao.finish.references import UNNUMBERED

__all__ = ["UNNUMBERED", "Finished", "finish", "set_properties"]
