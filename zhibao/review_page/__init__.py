"""检查报告: the findings as a page that needs no other file."""

from zhibao.review_page.page import review_page

__all__ = ["review_page"]
