"""职报: one Excel workbook in, the finished 职业教育质量报告 out.

from zhibao import review

for finding in review("inputs/焦作市2025/工作簿.xlsx", previous="inputs/焦作市2024/工作簿.xlsx"):
    print(finding.code, finding.ref, finding.message)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhibao.pipeline.library import review as review

__all__ = ["review"]


def __getattr__(name: str) -> Any:
    """Load what the library offers when it is asked for: Word, Excel and charts take a second to load."""
    if name in __all__:
        from zhibao.pipeline import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
