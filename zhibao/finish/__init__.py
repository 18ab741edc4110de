"""The filled document made complete: numbers, contents, sections, properties."""

from zhibao.finish.finishing import finish

__all__ = ["finish"]
