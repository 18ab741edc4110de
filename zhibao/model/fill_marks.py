"""Marks in the filled document: by which captions are known again, and which text of the report stands where.

They are made of noncharacters (Unicode, chapter 23.7), which XML carries and no font or keyboard knows; texts from
the workbook are freed of them. The finish step takes them all out, and leaves a hidden bookmark for each block.
"""

from zhibao.text.lazy_patterns import lazy_pattern

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_BEGIN, _NAMED, _END = "\ufdd2", "\ufdd3", "\ufdd4"
# Word hides bookmarks whose names begin with an underscore.
_BOOKMARK = "_zb_"
_BLOCK = lazy_pattern(r"[a-z]\d*(?:b\d+)?")
CAPTION_MARK = lazy_pattern(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
# The beginning of a text, with its id or that of its block, or a text's end.
TEXT_MARK = lazy_pattern(f"{_BEGIN}([a-z0-9]*){_NAMED}|{_END}")

# The id of a table's block, as the table's description.
TABLE_MARK = lazy_pattern(f"{_BEGIN}([a-z0-9]*){_END}")


def caption_mark(bookmark: str) -> str:
    """Return the mark that stands before a caption's text."""
    return f"{_OPEN}{bookmark}{_CLOSE}"


def text_marks(text_id: str) -> tuple[str, str]:
    """Return the marks that stand before and after the text of that id."""
    return f"{_BEGIN}{text_id}{_NAMED}", _END


def block_mark(block_id: str) -> str:
    """Return the mark that stands where a block without a text of its own begins."""
    return "".join(text_marks(block_id))


def table_mark(block_id: str) -> str:
    """Return the mark that the table of that block has for its description."""
    return f"{_BEGIN}{block_id}{_END}"


def picture_name(figure_id: str) -> str:
    """Return the name that the pictures of a figure have in the document, by which they are found again."""
    return f"图 {figure_id}".strip()


def block_bookmark(id_: str) -> str:
    """Return the name of the hidden bookmark of a block, given its id or that of one of its texts: _zb_c2b17."""
    found = _BLOCK.match(id_)
    return f"{_BOOKMARK}{found[0] if found else id_}"


def is_block_bookmark(name: str) -> bool:
    """Tell whether a bookmark is that of a block."""
    return name.startswith(_BOOKMARK)
