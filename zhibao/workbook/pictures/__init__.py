"""Pictures in a workbook: floating, in a cell by WPS, in a cell by Excel 365."""

from zhibao.workbook.pictures.book import BookPictures, is_picture_formula

__all__ = ["BookPictures", "is_picture_formula"]
