"""The finished report laid out in pages: page numbers, the PDF, the preview."""

from typing import TYPE_CHECKING

from zhibao.text.lazy_names import lazily

if TYPE_CHECKING:
    from zhibao.paging.choosing import Engines, Laid
    from zhibao.paging.contents_fitting import fit_contents
    from zhibao.paging.copies import Copies, Wanted, make_copies
    from zhibao.paging.engine import Engine, Pages, PagingError, Printer
    from zhibao.paging.estimate import AddedSpace, Estimate, Filled, FramedCase, Movable, blocks_of, boxes_of, filled
    from zhibao.paging.page_numbers import fill_page_numbers
else:
    __getattr__ = lazily(
        __name__,
        {
            "AddedSpace": "estimate",
            "Copies": "copies",
            "Engine": "engine",
            "Engines": "choosing",
            "Estimate": "estimate",
            "Filled": "estimate",
            "FramedCase": "estimate",
            "Laid": "choosing",
            "Movable": "estimate",
            "Pages": "engine",
            "PagingError": "engine",
            "Printer": "engine",
            "Wanted": "copies",
            "blocks_of": "estimate",
            "boxes_of": "estimate",
            "fill_page_numbers": "page_numbers",
            "filled": "estimate",
            "fit_contents": "contents_fitting",
            "make_copies": "copies",
        },
    )

__all__ = [
    "AddedSpace",
    "Copies",
    "Engine",
    "Engines",
    "Estimate",
    "Filled",
    "FramedCase",
    "Laid",
    "Movable",
    "Pages",
    "PagingError",
    "Printer",
    "Wanted",
    "all_engines",
    "blocks_of",
    "boxes_of",
    "fill_page_numbers",
    "filled",
    "fit_contents",
    "make_copies",
]


def all_engines() -> "tuple[Engine, ...]":
    """Return every engine: the one whose pages the reader will see first, the estimate last."""
    from zhibao.paging.estimate import Estimate
    from zhibao.paging.libreoffice import LibreOffice
    from zhibao.paging.office_programs import WORD, WPS

    return (WORD, WPS, LibreOffice(), Estimate())
