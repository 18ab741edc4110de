"""The filled document made complete: numbers, references, contents, sections, properties."""

from zhibao.finish.case_frames import add_space, case_frames, keep_case_texts, may_be_kept
from zhibao.finish.finishing import Finished, finish, finish_runs, finish_texts
from zhibao.finish.properties import set_properties
from zhibao.finish.references import UNNUMBERED

__all__ = [
    "UNNUMBERED",
    "Finished",
    "add_space",
    "case_frames",
    "finish",
    "finish_runs",
    "finish_texts",
    "keep_case_texts",
    "may_be_kept",
    "set_properties",
]
