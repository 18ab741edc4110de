"""The engines that there are, in the order in which they are tried."""

from __future__ import annotations

from zhibao.paging.engine import Engine
from zhibao.paging.estimate import Estimate
from zhibao.paging.libreoffice import LibreOffice
from zhibao.paging.office_programs import WORD, WPS


def all_engines() -> tuple[Engine, ...]:
    """Return every engine: the one whose pages the reader will see first, the estimate last."""
    return (WORD, WPS, LibreOffice(), Estimate())
